"""Days as one says them, looking back: ``last month``, ``3 weeks``, ``nov 2025``, ``tue``, ``2026-11-20``."""

from __future__ import annotations

import calendar
import contextlib
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.strength import week_of

MOST_WORDS: Final = 4
"""Words of the longest phrase: ``fri 20 nov 2025``."""
EXAMPLES: Final = "2026-01, march, 20 nov, tue, last month, 3 weeks"

_UNITS: Final = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_MONTH_NAMES: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = tuple(name[:3] for name in _MONTH_NAMES)
_DAYS: Final = tuple(name[:3] for name in _DAY_NAMES)
_BY_NAME: Final = re.compile(rf"(?:{'|'.join((*_MONTHS, *_DAYS))})[a-z]*\.?")
_COUNT: Final = re.compile(r"\d{1,4}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NUMBERS: Final = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}/\d{4}")
_BEGUN: Final = ("today", "yesterday", "this", "last", *_MONTH_NAMES, *_DAY_NAMES)
_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.")
_LEAP: Final = 9
"""Years back within which every day of the calendar comes at least once."""


class Span(Struct, frozen=True):
    """Days from ``first`` to ``last``, both of them in it."""

    first: date
    last: date


def begins_phrase(word: str) -> bool:
    """Whether a word may be the beginning of such a phrase, whole or not yet."""
    word = word.casefold()
    return bool(word) and (word[0].isdigit() or any(each.startswith(word) for each in _BEGUN))


def read_span(phrase: str, today: date) -> Span | None:
    """Return the days that a phrase stands for, None for what is none; without a year, the last such days."""
    words = phrase.casefold().replace(",", " ").split()
    if not words or len(words) > MOST_WORDS:
        return None
    try:
        return _near(words, today) or _counted(words, today) or _named(words, today)
    except (OverflowError, ValueError):  # before the year 1, or a 30 February
        return None


def phrases() -> tuple[str, ...]:
    """Return what is offered while typing."""
    return "today", "yesterday", "this week", "last week", "this month", "last month", "this year", "4 weeks"


def _near(words: Sequence[str], today: date) -> Span | None:
    if len(words) == 1 and words[0] in ("today", "yesterday"):
        day = today - timedelta(days=words[0] == "yesterday")
        return Span(day, day)
    if len(words) != 2 or words[0] not in ("this", "last"):
        return None
    if words[1] in _UNITS:
        return _whole(words[1], today, 1 if words[0] == "last" else 0)
    if words[0] == "last" and words[1][:3] in _DAYS:
        return _named(words[1:], today - timedelta(days=1))
    return None


def _counted(words: Sequence[str], today: date) -> Span | None:
    """Return ``3 weeks`` and ``last 3 weeks``, which end today, or the one week of ``3 weeks ago``."""
    ago = words[-1] == "ago"
    words = words[:-1] if ago else words[1:] if words[0] == "last" else words
    if len(words) != 2 or not _COUNT.fullmatch(words[0]):
        return None
    unit = words[1] if words[1] in _UNITS else words[1].removesuffix("s")
    if unit not in _UNITS:
        return None
    count = int(words[0])
    if ago:
        return _whole(unit, today, count)
    return Span(_before(today, unit, count) + timedelta(days=1), today)


def _whole(unit: str, today: date, ago: int) -> Span:
    """Return a whole day, week (from Monday), month or year, so many before the present one."""
    day = _before(today, unit, ago)
    if unit == "week":
        monday = week_of(day)
        return Span(monday, monday + timedelta(days=6))
    if unit == "month":
        return _month(day.year, day.month)
    return Span(date(day.year, 1, 1), date(day.year, 12, 31)) if unit == "year" else Span(day, day)


def _before(day: date, unit: str, count: int) -> date:
    from dateutil.relativedelta import relativedelta  # a start need not bring it

    return day - relativedelta(**{_UNITS[unit]: count})  # type: ignore[arg-type]


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _named(words: Sequence[str], today: date) -> Span | None:
    """Return what a date with a name or in numbers stands for: a day, a month or a year."""
    if len(words) == 1 and _YEAR.fullmatch(words[0]):
        return Span(date(int(words[0]), 1, 1), date(int(words[0]), 12, 31))
    if not all(_BY_NAME.fullmatch(word) or _NUMBERS.fullmatch(word) or _COUNT.fullmatch(word.rstrip("."))
               for word in words) or all(_COUNT.fullmatch(word) for word in words):  # fmt: skip
        return None
    if len(words) == 1 and (short := _DAY_AND_MONTH.fullmatch(words[0])):
        month = int(short[2])
        return _parsed(f"{short[1]} {_MONTHS[month - 1]}", today) if 1 <= month <= len(_MONTHS) else None
    from dateutil.parser import parserinfo

    known = parserinfo()
    names = [word.rstrip(".") for word in words if word[0].isalpha()]
    if any(known.month(name) is None and known.weekday(name) is None for name in names):
        return None
    if len(words) == 1 and names and (weekday := known.weekday(names[0])) is not None:
        day = today - timedelta(days=(today.weekday() - weekday) % 7)
        return Span(day, day)
    return _parsed(" ".join(words), today)


def _parsed(text: str, today: date) -> Span | None:
    """Read a date twice with what it leaves out filled in differently: what differs was not said."""
    from dateutil.parser import parse

    year_first = text[:4].isdigit()
    first, second = (
        parse(text, default=datetime(year, month, day), dayfirst=not year_first, yearfirst=year_first).date()
        for year, month, day in ((2000, 1, 1), (2004, 3, 2))
    )
    if first.month != second.month:
        return None
    whole_month = first.day != second.day
    if first.year == second.year:
        return _month(first.year, first.month) if whole_month else Span(first, first)
    for year in range(today.year, today.year - _LEAP, -1):
        with contextlib.suppress(ValueError):  # no 29 February that year
            day = date(year, first.month, 1 if whole_month else first.day)
            if day <= today:
                return _month(year, day.month) if whole_month else Span(day, day)
    return None
