"""A line with a mark under what is wrong with it."""

from __future__ import annotations

import unicodedata
from typing import Final

_WIDE: Final = frozenset("WF")


def pointed(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """Return the line of ``text`` in which columns ``start`` to ``end`` lie, and the marks below them.

    Of a line that is longer than ``width`` the part around the marks is shown. What a terminal would
    obey, or not show, is a blank.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    start, end = start - first, min(end - first, len(line))
    cut = max(0, min(start - width // 3, len(line) - width + 1))
    shown = [_plain(sign) for sign in line[cut : cut + max(1, width - 2)]]
    if cut:
        shown[0] = "…"
    if cut + len(shown) < len(line):
        shown.append("…")
    before = sum(map(_columns, shown[: start - cut]))
    under = sum(map(_columns, shown[start - cut : end - cut]))
    return "".join(shown), " " * before + "^" * max(1, min(under, width - before))


def line_number(text: str, start: int) -> int:
    """Return the number of the line that a column of a text is in, from 1."""
    return text.count("\n", 0, start) + 1


def _plain(sign: str) -> str:
    return sign if sign.isprintable() else " "


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1
