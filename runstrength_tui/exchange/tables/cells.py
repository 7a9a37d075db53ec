"""What stands in one cell of a table: numbers, times taken, text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from runstrength_tui.errors import NotUnderstood
from runstrength_tui.exchange.guard import unguarded
from runstrength_tui.exchange.reading import shown
from runstrength_tui.text import clean_text

_NUMBER: Final = re.compile(r"[+\-−]?(?:[0-9]{1,9}(?:[.,][0-9]{1,12})?|[.,][0-9]{1,12})")
_THOUSANDS: Final = re.compile(
    r"[+\-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,9})"
)
_CLOCK: Final = re.compile(r"([0-9]{1,3}):([0-5]?[0-9])(?::([0-5]?[0-9])(?:[.,][0-9]{1,6})?)?")
_SPAN: Final = re.compile(
    r"(?:([0-9]{1,3}) ?(?:h|hr|hrs|hours?|std|stunden?|u|uur|ч)\.?)? ?"
    r"(?:([0-9]{1,4}) ?(?:m|min|mins|minutes?|minuten?|minutos?|minuti|мин)\.?)? ?"
    r"(?:([0-9]{1,6}) ?(?:s|sec|secs|sek|seg|seconds?|secondes?|sekunden?|segundos?|с|сек)\.?)?",
    re.IGNORECASE,
)
_NOTHING: Final = frozenset({"", "null", "none", "nan", "-", "–", "n/a"})


@lru_cache(4096)
def number(cell: str) -> float | None:
    """Return a number with a decimal point or comma; None for an empty cell. Raises ``NotUnderstood``."""
    if not cell:
        return None
    text = cell.strip()
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ".").replace("−", "-"))
    if text.casefold() in _NOTHING:
        return None
    if _THOUSANDS.fullmatch(text):
        point = max(text.rfind("."), text.rfind(","))
        whole = text[:point].replace(".", "").replace(",", "").replace("−", "-")
        return float(f"{whole}.{text[point + 1 :]}")
    raise NotUnderstood(f"{shown(cell)} is no number")


@lru_cache(4096)
def seconds(cell: str) -> float | None:
    """Return a time taken: ``0:09:21``, ``9:21``, ``2h 38m``, ``35min``, ``90``; None for an empty cell.

    A plain number is seconds. Raises ``NotUnderstood``.
    """
    text = cell.strip()
    if not text or text.casefold() in _NOTHING:
        return None
    if clock := _CLOCK.fullmatch(text):
        first, second, third = clock.groups()
        if third is None:
            return float(int(first) * 60 + int(second))
        return float(int(first) * 3600 + int(second) * 60 + int(third))
    if _NUMBER.fullmatch(text):
        return number(text)
    span = _SPAN.fullmatch(text)
    if span is None or not any(span.groups()):
        raise NotUnderstood(f"{shown(cell)} is no time taken")
    hours, minutes, rest = (int(part or 0) for part in span.groups())
    return float(hours * 3600 + minutes * 60 + rest)


def yes(cell: str) -> bool:
    """Whether a cell says yes: ``1``, ``true``, ``yes``."""
    return cell.strip().casefold() in ("1", "true", "yes", "y")


def words(cell: str, *, most: int = 500, lines: bool = False) -> str:
    """Return text as it is kept: safe to show, without the sign that keeps spreadsheets from running it."""
    if not cell:
        return ""
    if cell[0] == "'":
        cell = unguarded(cell)
    return clean_text(cell, most=most, lines=lines)
