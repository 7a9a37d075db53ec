"""Dates as other trackers write them, in the language of a phone and in the order of its country."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from runstrength_tui.errors import NotUnderstood
from runstrength_tui.exchange.reading import shown
from runstrength_tui.text import fold

_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 2080
_TIME: Final = re.compile(
    r"(?<![0-9])([0-9]{1,2})[:.h]([0-5][0-9])(?:[:.]([0-5][0-9])(?:[.,][0-9]{1,9})?)?(?![0-9])"
    r"(?:\s*([ap])\.?\s?m\b\.?)?(?=[^0-9]*$)",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_MOST: Final = 60
"""Signs of the longest date that makes sense."""


class Dates:
    """Reads the dates of one file; the order of day and month is that which fits all of them."""

    def __init__(self, months: Mapping[str, int], sample: Iterable[str] = ()) -> None:
        """``sample`` are dates of the file, as many as there are; ``months`` how names of months begin."""
        self._months = months
        self._known: dict[str, datetime] = {}
        self.day_first = True
        self.guessed = False
        """Whether nothing in the file tells the day from the month."""
        self._decide(sample)

    def read(self, cell: str) -> datetime:
        """Return a date with its time of day, midnight where none is named; aware only where the cell is.

        Raises ``NotUnderstood``.
        """
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._read(cell)
        return found

    def _read(self, cell: str) -> datetime:
        text = " ".join(cell[: _MOST + 1].split())
        found = _iso(text)
        if found is None:
            with contextlib.suppress(ValueError):
                found = self._worded(text)
        if found is None or len(text) > _MOST or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            raise NotUnderstood(f"{shown(cell)} is no date" if text else "the date is missing")
        return found

    def _worded(self, text: str) -> datetime | None:
        hour = minute = second = 0
        if time := _TIME.search(text):
            rest = text[: time.start()]
            if len(_TOKEN.findall(rest)) >= 3:
                text = rest
                hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
                if half := (time[4] or "").lower():
                    hour = hour % 12 + (12 if half == "p" else 0)
        tokens = _TOKEN.findall(text)
        numbers = [int(token) for token in tokens if token[0].isdecimal() and len(token) <= 4]
        months = [month for token in tokens if not token[0].isdecimal() and (month := self._month(token))]
        day_month_year = self._named(numbers, months) if months else self._numbered(numbers)
        if day_month_year is None:
            return None
        day, month, year = day_month_year
        return datetime(year, month, day, hour, minute, second)

    def _named(self, numbers: list[int], months: list[int]) -> tuple[int, int, int] | None:
        years = [each for each in numbers if each >= _FIRST_YEAR]
        days = [each for each in numbers if 1 <= each <= 31]
        if len(years) != 1 or len(days) != 1 or len(numbers) != 2:
            return None
        return days[0], months[-1], years[0]

    def _numbered(self, numbers: list[int]) -> tuple[int, int, int] | None:
        if len(numbers) != 3:
            return None
        first, second, third = numbers
        if first >= _FIRST_YEAR:
            return third, second, first
        year = third if third >= 100 else 2000 + third
        return (first, second, year) if self.day_first else (second, first, year)

    def _month(self, token: str) -> int | None:
        word = fold(token)
        for length in range(min(len(word), 8), 1, -1):
            if word[:length] in self._months:
                return self._months[word[:length]]
        return 0 if word == "月" else None

    def _decide(self, sample: Iterable[str]) -> None:
        """Find the order of day and month: a day above 12 tells, else the order in which dates go on."""
        cells = [cell for cell in dict.fromkeys(sample) if in_numbers(cell)]
        pairs = [tuple(map(int, _TOKEN.findall(cell)[:2])) for cell in cells]
        if not pairs:
            return
        if any(first > 12 for first, _ in pairs) or any(second > 12 for _, second in pairs):
            self.day_first = any(first > 12 for first, _ in pairs)
            return
        steps = {order: self._steps(cells, day_first=order) for order in (True, False)}
        self.day_first = steps[True] <= steps[False]
        if steps[True] == steps[False]:
            self.day_first = not any(_TIME.search(cell) and _half_day(cell) for cell in cells)
            self.guessed = any(first != second for first, second in pairs)

    def _steps(self, cells: list[str], *, day_first: bool) -> int:
        """Return how far all the dates of a file are apart, one after the other, in days."""
        self.day_first = day_first
        days = []
        for cell in cells:
            try:
                days.append(self._read(cell).toordinal())
            except NotUnderstood:
                continue
        return sum(abs(later - earlier) for earlier, later in pairwise(days))


def minute_of(moment: datetime) -> str:
    """Return a moment to the minute, as the file wrote it: ``2020-12-30T18:51``; UTC where it has a zone."""
    plain = moment.astimezone(UTC) if moment.tzinfo else moment
    return plain.strftime("%Y-%m-%dT%H:%M") + ("Z" if moment.tzinfo else "")


def _iso(text: str) -> datetime | None:
    if text[4:5] != "-" or len(text) > _MOST:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def in_numbers(cell: str) -> bool:
    """Whether a date is three numbers of which the last is the year."""
    tokens = _TOKEN.findall(cell[:_MOST])[:3]
    return (
        len(tokens) == 3
        and all(token.isascii() and token.isdecimal() for token in tokens)
        and max(len(tokens[0]), len(tokens[1])) <= 2
    )


def _half_day(cell: str) -> bool:
    found = _TIME.search(cell)
    return bool(found and found[4])
