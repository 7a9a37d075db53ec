"""A place in a line that moves along as the line is understood, and how what is not is told."""

from __future__ import annotations

import re
from typing import Final, NoReturn

from runstrength_tui.domain.forms import Form, Matcher
from runstrength_tui.domain.quicklog.outcome import NotALine, Reading
from runstrength_tui.text import clean_text

_SPACES: Final = frozenset(" \u00a0\u2009\u202f")
_NEXT_WORD: Final = Form(r"[^\s,;]+")
_BREAKS: Final = str.maketrans({"\t": " ", **dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")})
QUOTED: Final = Form(r'"((?:[^"\\]|\\.)*)"|[“„]([^“”]*)[”“]', '"“„', flags=re.DOTALL)
_ESCAPED: Final = Form(r"\\(.)", "\\", flags=re.DOTALL)
MOST_SHOWN: Final = 40


class Cursor:
    """A text, and how far it has been understood.

    ``text`` is what is still to be read: the same columns as ``whole``, with blanks where something out of
    its order was read already.
    """

    def __init__(self, text: str) -> None:
        self.whole = text
        self.text = text.translate(_BREAKS)
        self.pos = 0
        self.last = 0
        """Where what was read last ended, spaces after it left out."""

    def skip(self) -> None:
        """Go past spaces."""
        text, pos = self.text, self.pos
        while text[pos : pos + 1] in _SPACES:
            pos += 1
        self.pos = pos

    def take(self, pattern: Matcher) -> re.Match[str] | None:
        """Go past what matches here, spaces before it left aside; None where nothing does."""
        self.skip()
        found = pattern.match(self.text, self.pos)
        if found is None or found.end() == found.start():
            return None
        self.pos = self.last = found.end()
        return found

    def sees(self, pattern: Matcher) -> re.Match[str] | None:
        """Return what matches here without going past it."""
        self.skip()
        return pattern.match(self.text, self.pos)

    @property
    def done(self) -> bool:
        """Whether the entry ends here."""
        self.skip()
        return self.pos >= len(self.text) or self.text[self.pos] in ";\n"

    def blank(self, start: int, end: int) -> None:
        """Take a part out, so that the rest is read as if it were not there."""
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def rewritten(self, start: int, end: int, write: str) -> str:
        """Return the whole line with one part of it written otherwise."""
        before, after = self.whole[:start], self.whole[end:]
        if before and not before[-1].isspace():
            before += " "
        if after and (after[0].isalnum() or after[0] == "@"):
            after = " " + after
        return before + write + after

    def ask(self, what: str, start: int, end: int, *ways: tuple[str, str]) -> NoReturn:
        """Refuse a part that can be read in several ways: what each means, and how to write it."""
        readings = tuple(Reading(means, self.rewritten(start, end, write)) for means, write in ways)
        told = " or ".join(f"“{write}” for {means}" for means, write in ways)
        count = "two" if len(ways) == 2 else "three"
        raise NotALine(f"{what} can be read in {count} ways: write {told}.", start, end, readings=readings)

    def refuse(
        self,
        sentence: str,
        start: int | None = None,
        end: int | None = None,
        *,
        nearest: tuple[str, ...] = (),
        unfinished: bool = False,
    ) -> NoReturn:
        """Refuse what stands from ``start`` to ``end``, the next word where that is not said."""
        if start is None:
            self.skip()
            start = min(self.pos, len(self.text))
        if end is None:
            word = _NEXT_WORD.match(self.text, start)
            end = word.end() if word else min(start + 1, len(self.text))
        raise NotALine(
            sentence,
            min(start, len(self.whole)),
            min(max(start, end), len(self.whole)),
            nearest=nearest,
            unfinished=unfinished,
        )

    def word(self) -> str:
        """Return the next word, to be named in a sentence; refuses one that nobody could see in it."""
        self.skip()
        found = _NEXT_WORD.match(self.text, self.pos)
        if found and not clean_text(found[0]):
            self.refuse("A sign that cannot be shown stands here: delete it.", found.start(), found.end())
        return shown(found[0]) if found else ""


def shown(text: str) -> str:
    """Return a part of the line as a sentence names it, short."""
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def unquoted(found: re.Match[str]) -> str:
    """Return what stands between quotes: ``\\n`` is a line break, any other sign after ``\\`` is itself."""
    if found[1] is None:
        return found[2]
    return _ESCAPED.compiled.sub(lambda each: "\n" if each[1] == "n" else each[1], found[1])


def quoted(text: str) -> str:
    """Return a text between quotes, so that ``unquoted`` gives it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
