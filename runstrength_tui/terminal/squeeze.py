"""Fewer bytes on the wire: of each style, only what differs from the style already in force."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_STYLE = re.compile(r"(\x1b\[[0-9;:]*m)")
# What neither shows the style in force nor changes it: cursor moves, bell, title, synchronized output.
_UNSTYLED = re.compile(r"(?:\x1b\[[0-9;]*H|\x07|\x1b\][^\x07\x1b]*\x07|\x1b\[\?(?:2026|25)[hl])+")
# Textual goes from row to row by a new line and a move to the next row: the move is enough.
_NEXT_ROW = re.compile(r"(\x1b\[(\d+);\d+H(?:[^\x00-\x1f]|\x1b\[[0-9;:]*m)*)\r?\n(?=\x1b\[(\d+);\d+H)")
_MOVED_AGAIN = re.compile(r"(?:\x1b\[[0-9;]*H)+(?=\x1b\[[0-9;]*H)")
# What may bring back a style from before: restored cursors, resets, the change to the other screen.
_FORGETS = re.compile(r"\x1b(?:[78c]|\[[0-9;]*[su]|\[!p|\[\?(?:47|104[789])[hl])")
_CUT_SHORT = re.compile(r"\x1b(?:\[[0-9;:<=>?]*)?\Z")

# ECMA-48, 8.3.117: what each code sets, and the code that unsets it (1 and 2 share theirs).
_UNSET: Final = {
    "weight": "22", "faint": "22", "italic": "23", "underline": "24", "blink": "25",
    "reverse": "27", "conceal": "28", "strike": "29", "colour": "39", "ground": "49",
}  # fmt: skip
_SETS: Final = {
    1: "weight", 2: "faint", 3: "italic", 4: "underline", 5: "blink", 7: "reverse",
    8: "conceal", 9: "strike",
    **dict.fromkeys([*range(30, 38), *range(90, 98)], "colour"),
    **dict.fromkeys([*range(40, 48), *range(100, 108)], "ground"),
}  # fmt: skip
_LONG: Final = {38: "colour", 48: "ground"}
_PARTS_OF_LONG: Final = {"5": 3, "2": 5}  # 38;5;N and 38;2;R;G;B

_Style = dict[str, str]


class Squeezer:
    """Rewrites terminal output so that a style is set once, when something is drawn in it.

    Rich ends every segment with a reset and begins the next with its whole style, about 40 bytes a
    piece. The style stays in force across calls, so that the next update need not set it again;
    whatever shows it or leaves the app's screen sets it right first. A style of unknown effect is
    passed on as it is.
    """

    def __init__(self) -> None:
        self._wanted: _Style | None = {}
        self._in_force: _Style | None = {}
        self._held = ""

    def squeeze(self, text: str) -> str:
        """Return output that paints what ``text`` would.

        A code cut short at the end of ``text`` is kept for the next call.
        """
        text = self._held + text
        self._held = ""
        if cut := _CUT_SHORT.search(text):
            text, self._held = text[: cut.start()], cut.group()
        if "H" in text:
            text = _MOVED_AGAIN.sub("", _NEXT_ROW.sub(_if_not_below, text))
        out: list[str] = []
        for part in _STYLE.split(text):
            if not part:
                continue
            if _STYLE.fullmatch(part):
                self._style(part, out)
            else:
                if not _UNSTYLED.fullmatch(part):
                    self._settle(out)
                out.append(part)
                if "\x1b" in part and _FORGETS.search(part):
                    self._wanted = self._in_force = None
        return "".join(out)

    def _style(self, code: str, out: list[str]) -> None:
        steps = _understand(code[2:-1])
        if steps is not None and (steps[0] == ("", "") or self._wanted is not None):
            wanted = dict(self._wanted or {})
            for slot, value in steps:
                if not slot:
                    wanted.clear()
                elif value:
                    wanted[slot] = value
                else:
                    wanted.pop(slot, None)
            self._wanted = wanted
        else:
            self._settle(out)
            out.append(code)
            self._wanted = self._in_force = None

    def _settle(self, out: list[str]) -> None:
        if self._wanted is not None and self._wanted != self._in_force:
            out.append(_change(self._in_force, self._wanted))
            self._in_force = self._wanted


def _if_not_below(step: re.Match[str]) -> str:
    """Keep a new line that may be in the last row, where it scrolls."""
    return step[1] if int(step[2]) < int(step[3]) else step[0]


@lru_cache(maxsize=512)
def _understand(codes: str) -> tuple[tuple[str, str], ...] | None:
    """Return the codes as steps: (slot, code), (slot, "") to unset, ("", "") for a reset; else ``None``."""
    steps: list[tuple[str, str]] = []
    parts = codes.split(";")
    while parts:
        if not parts[0].isdecimal() and parts[0]:
            return None  # colons
        number = int(parts[0] or 0)
        used = 1
        if number == 0:
            steps.append(("", ""))
        elif slot := _SETS.get(number):
            steps.append((slot, parts[0]))
        elif slot := _LONG.get(number):
            used = _PARTS_OF_LONG.get(parts[1] if len(parts) > 1 else "", 0)
            if not used or not all(part.isdecimal() for part in parts[1:used]) or len(parts) < used:
                return None
            steps.append((slot, ";".join(parts[:used])))
        else:
            unset = [(slot, "") for slot, code in _UNSET.items() if code == parts[0]]
            if not unset:
                return None
            steps.extend(unset)
        del parts[:used]
    return tuple(steps)


def _change(before: _Style | None, after: _Style) -> str:
    """Return the shortest code that leads from one style to the other."""
    whole = ";".join(["0", *after.values()]) if after else ""
    if before is None:
        return f"\x1b[{whole}m"
    unset = {_UNSET[slot] for slot in before if slot not in after}
    parts = sorted(unset)
    parts += [value for slot, value in after.items() if before.get(slot) != value or (_UNSET[slot] in unset)]
    return f"\x1b[{min(';'.join(parts), whole, key=len)}m"
