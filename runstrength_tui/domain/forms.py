"""Patterns that cost nothing until a text begins as they can: a line meets few of the many that there are."""

from __future__ import annotations

import re
from typing import Final, Protocol

DIGITS: Final = "0123456789"


class Matcher(Protocol):
    """What can be tried at a place of a text."""

    def match(self, string: str, pos: int = ..., /) -> re.Match[str] | None:
        """Return what matches at ``pos``."""


class Form:
    """A regular expression, compiled when it is first needed.

    ``first`` holds every sign that a match can begin with, in small letters; empty where that can be any.
    """

    __slots__ = ("_compiled", "_first", "_flags", "pattern")

    def __init__(self, pattern: str, first: str = "", *, flags: int = re.IGNORECASE) -> None:
        self.pattern = pattern
        self._first = frozenset(first + first.upper())
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def match(self, string: str, pos: int = 0, /) -> re.Match[str] | None:
        """Return what matches at ``pos``."""
        if self._first and string[pos : pos + 1] not in self._first:
            return None
        return (self._compiled or self.compiled).match(string, pos)

    def fullmatch(self, string: str) -> re.Match[str] | None:
        """Return the match of all of a text."""
        return self.compiled.fullmatch(string)

    def search(self, string: str, pos: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match from ``pos`` on."""
        return self.compiled.search(string, pos, len(string) if end is None else end)


def words(pattern: str, first: str = "") -> Form:
    """Return a pattern of whole words."""
    return Form(rf"(?:{pattern})(?![^\W_])(?!['’-][^\W\d_])", first)
