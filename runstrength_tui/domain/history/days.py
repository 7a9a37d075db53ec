"""The history day by day: what there was, and how much of it next to the person's other days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.history.collection import History, totals_of
from runstrength_tui.domain.history.rows import Row
from runstrength_tui.domain.history.telling import how_long, sums, what_text
from runstrength_tui.domain.strength import week_of
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.domain.wording_numbers import date_text

WEEKS: Final = 53
LEVELS: Final = 3
_UNSAID: Final = 5.0
"""How hard a session or a run counts that nobody rated, of 10."""
_RUN_PACE: Final = 360.0
"""Seconds a kilometre for a run whose time is not known."""


class Day(Struct, frozen=True):
    """One day with something in it; ``level`` is 1 to 3: a light, a usual, a big one of this year's days."""

    strength: bool
    run: bool
    level: int


def load_of(row: Row) -> float:
    """Return how much a row asked: minutes times how hard it was, which is the same for runs and strength."""
    minutes: float = row.minutes
    if row.is_run and not row.minutes:
        minutes = row.metres / 1000 * _RUN_PACE / 60
    return minutes * (_UNSAID if row.effort is None else row.effort)


def year_to(day: date) -> date:
    """Return the Monday on which the 53 weeks up to the week of a day begin."""
    return week_of(day) - timedelta(weeks=WEEKS - 1)


def days_of(history: History, first: date, last: date) -> dict[date, Day]:
    """Return the days from ``first`` to ``last`` in which there was something."""
    found: dict[date, list[Row]] = {}
    for row in history.rows:
        if row.day < first:
            break
        if row.day <= last:
            found.setdefault(row.day, []).append(row)
    loads = {day: sum(map(load_of, rows)) for day, rows in found.items()}
    bounds = _thirds(loads.values())
    return {
        day: Day(
            strength=any(not row.is_run for row in rows),
            run=any(row.is_run for row in rows),
            level=1 + sum(loads[day] > bound for bound in bounds),
        )
        for day, rows in found.items()
    }


def told_of(day: date, history: History, today: date, unit: DistanceUnit) -> tuple[str, ...]:
    """Return a day in words: its date, then a line for each session and run."""
    lines = [date_text(day, today, weekday=True)]
    for row in reversed([row for row in history.rows if row.day == day]):
        took = how_long(row)
        lines.append(what_text(row, history, unit) + (f", {took}" if took else ""))
    return tuple(lines)


def summed(history: History, first: date, last: date, unit: DistanceUnit) -> str:
    """Return what some days add up to: ``96 sessions, 2 350 min, 140 runs, 1 230 km``."""
    strength, _, ran = sums(totals_of([row for row in history.rows if first <= row.day <= last]), unit)
    return ", ".join(part for part in (strength, ran) if part) or "nothing yet"


def first_of_months(first: date, weeks: int) -> Iterator[tuple[int, date]]:
    """Yield the number of each week in which a month begins, with that month's first day."""
    for number in range(weeks):
        monday = first + timedelta(weeks=number)
        for day in (monday + timedelta(days=each) for each in range(7)):
            if day.day == 1:
                yield number, day


def _thirds(loads: Iterable[float]) -> Sequence[float]:
    ordered = sorted(loads)
    if not ordered:
        return ()
    return [ordered[(len(ordered) - 1) * part // LEVELS] for part in range(1, LEVELS)]


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


Days = Mapping[date, Day]
