"""What the terminal sends, made fit for the key parser: bad bytes and unasked reports type nothing."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from typing import Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

PASTE_START: Final = "\x1b[200~"
PASTE_END: Final = "\x1b[201~"

_OLD_MOUSE = re.compile(rb"\x1b\[M[\x20-\xff]{3}")  # three bytes, often not UTF-8
_NOT_KEYS = re.compile(
    r"\x1b\[[<=>][0-9;:-]*[ -/]*[@-~]"  # the newer mouse report, device attributes
    r"|\x1b\[\?[0-9;:]*(?:[@-~]|[ -#%-/]+[@-~])"  # other reports; mode reports end in $y and stay
    r"|\x1b\[[<=>?]?[0-9;:]*(?=[^\x20-\x7e])|\x1b\[[0-9;:<=>?]{24,}[@-~]?"  # one broken off, one too long
    r"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\|(?=\x1b))"  # titles, colours, clipboard: a string
)
_NUMBERED = re.compile(r"\x1b\[[0-9;:]+[ -/]*[@-~]")
_UNFINISHED = re.compile(  # an old mouse report, a sequence, a string: its end is still to come
    rb"\x1b(?:O|\[M[\x20-\xff]{0,2}|\[[<=>?]?[0-9;:]*[ -/]*|[\]P_^X][^\x07\x1b]*)?\Z"
)
_HALF_A_REPORT = re.compile(r"\x1b\[[<=>?]?[0-9;:]+[ -/]*[@-~]?\Z")
_PASTE_EDGE = re.compile(f"({re.escape(PASTE_START)}|{re.escape(PASTE_END)})")
_ESCAPE_KEY = re.compile(r"\x1b(?=[\r\n 0-9!?/.,+A-NQ-WYZac-eg-z])")
"""Escape and a key soon after it: alt with it is nothing here (with b, f and backspace it is a word)."""
_TAIL = 64
_PAUSES = 2
"""Tenths of a second without a byte after which the rest of a report will not come."""


def _if_known(sequence: re.Match[str]) -> str:
    """Keep a key that the parser knows; of others it would type the digits."""
    known = sequence[0] in ANSI_SEQUENCES_KEYS or sequence[0] in (PASTE_START, PASTE_END)
    return sequence[0] if known else ""


class BytesIn:
    """Decodes what was read, piece by piece, and remembers how the last piece ended.

    The sequences of lost or foreign modes are dropped rather than typed: in this app digits are reps,
    and the digits of a mouse report must not become any.
    """

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._held = b""
        self._pauses = 0
        self._tail = ""
        self._pasting = False

    def text(self, data: bytes) -> str:
        """Return the text in ``data``, without bytes that are no UTF-8 and without mouse reports."""
        data = _OLD_MOUSE.sub(b"", self._held + data)
        self._held, self._pauses = b"", 0
        if last := _UNFINISHED.search(data):
            data, self._held = data[: last.start()], last[0][:_TAIL]
        text = self._decoder.decode(data)
        after = "\x1b" if self._held or data[-1:] > b"\x7f" else ""  # it ends what was broken off
        text = _NUMBERED.sub(_if_known, _NOT_KEYS.sub("", text + after)).removesuffix(after)
        text = text.replace("\ufffd", "")
        self._tail = (self._tail + text)[-_TAIL - len(text) :]
        start, end = self._tail.rfind(PASTE_START), self._tail.rfind(PASTE_END)
        if start != end:
            self._pasting = start > end
        self._tail = self._tail[-_TAIL:]
        return text

    def pieces(self, data: bytes) -> list[str]:
        """Return the text in ``data``, cut where escape was pressed: such a piece is ``\\x1b`` alone."""
        pasting = self._pasting
        found = [""]
        for part in _PASTE_EDGE.split(self.text(data)):
            if part in (PASTE_START, PASTE_END):
                pasting = part == PASTE_START
            first, *others = [part] if pasting else _ESCAPE_KEY.split(part)
            found[-1] += first
            for other in others:
                found += ["\x1b", other]
        return [piece for piece in found if piece]

    @property
    def half_a_report(self) -> bool:
        """Whether the last text ends in the beginning of a terminal's report, which no finger typed."""
        return _HALF_A_REPORT.search(self._tail + self._held.decode("latin-1")) is not None

    def pause(self) -> str:
        """Say that nothing came for a tenth of a second; after a few, the rest of a report will not come.

        Return what was held back for it and is a key after all: escape, or alt with another.
        """
        held = self._held
        self._pauses += 1
        if len(held) > 2 and self._pauses < _PAUSES:
            return ""
        self._held = b""
        return held.decode("latin-1") if len(held) <= 2 else ""

    def end_of_paste(self) -> str:
        """Return what ends a paste whose end was lost, or nothing when none is open."""
        if not self._pasting:
            return ""
        self._pasting = False
        self._tail = ""
        return PASTE_END
