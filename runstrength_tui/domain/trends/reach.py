"""How far back Trends looks: whole weeks from Monday on, the one under way among them."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from runstrength_tui.domain.strength import week_of


class Reach(StrEnum):
    """A stretch of time up to today; the value is what it is called."""

    MONTH = "4 weeks"
    SEASON = "12 weeks"
    YEAR = "1 year"
    ALL = "all"


_WEEKS: Final = {Reach.MONTH: 4, Reach.SEASON: 12, Reach.YEAR: 52}
WEEK: Final = timedelta(days=7)


def first_day(reach: Reach, today: date) -> date:
    """Return the Monday it begins with."""
    weeks = _WEEKS.get(reach)
    return date.min if weeks is None else week_of(today) - (weeks - 1) * WEEK


def mondays(reach: Reach, today: date, first: date) -> tuple[date, ...]:
    """Return the Mondays of its weeks, oldest first; those before ``first``, the oldest record, left out."""
    monday = max(first_day(reach, today), week_of(first))
    found: list[date] = []
    while monday <= today:
        found.append(monday)
        monday += WEEK
    return tuple(found)


def after(reach: Reach) -> Reach:
    """Return the next longer stretch, the shortest after the longest."""
    every = list(Reach)
    return every[(every.index(reach) + 1) % len(every)]


def reach_text(reach: Reach) -> str:
    """Return it within a sentence: ``the last 12 weeks``, ``all weeks``."""
    if reach is Reach.ALL:
        return "all weeks"
    return f"the last {'year' if reach is Reach.YEAR else reach}"
