"""Runs and races as entries told of them, when they were, and how they are said back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.moment import Localise
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.quicklog.outcome import Told
from runstrength_tui.domain.quicklog.when import When, moment
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.same_run import twins
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.domain.wording import (
    clock_text,
    date_text,
    day_text,
    distance_text,
    number_text,
    time_text,
)
from runstrength_tui.domain.wording_changes import run_there_text

_NOON: Final = time(12)
_PACE_S: Final = 360
"""Seconds a kilometre, to place a run of unknown length before what followed it."""
_USUAL_S: Final = 1800
QUICKEST_S: Final = 120
"""Seconds a kilometre that nobody gets below."""


class Ran(Struct, frozen=True, kw_only=True):
    """A run as an entry told of it; its moment is settled with the rest of the line."""

    run: Run
    when: When
    start: int
    end: int


class Raced(Struct, frozen=True, kw_only=True):
    """A race as an entry told of it."""

    race: Race
    start: int
    end: int


class RunSaid(Struct):
    """What has been read of one run or race so far."""

    metres: float | None = None
    seconds: int | None = None
    pace: tuple[int, bool] | None = None
    rpe: float | None = None
    heart: int | None = None
    kind: RunKind | None = None
    planned: bool = False
    day_only: bool = False
    goal: bool = False
    note: str = ""
    name: str = ""
    clock: tuple[int, int] | None = None
    """Columns of a time that was written as 42:10."""


def length_of(run: Run) -> timedelta:
    """Return how long a run took, or is likely to have taken where that was not said."""
    if run.seconds is not None:
        return timedelta(seconds=run.seconds)
    return timedelta(seconds=round(run.distance_m / 1000 * _PACE_S) if run.distance_m else _USUAL_S)


def planned_at(when: When, now: datetime, localise: Localise | None = None) -> datetime:
    """Return when a run ahead is; at noon where no time was said."""
    return moment(when, now, _NOON, localise)


def told_run(ran: Ran, run: Run, unit: DistanceUnit, now: datetime) -> Told:
    """Return a run in words, for the person to check."""
    parts = [distance_text(run.distance_m, unit)] if run.distance_m else []
    if run.seconds:
        parts.append(clock_text(run.seconds))
    if run.rpe is not None:
        parts.append(f"{number_text(run.rpe)} of 10")
    if run.heart_rate:
        parts.append(f"heart rate {run.heart_rate}")
    day = day_text(run.started_at.date(), now.date())
    if run.planned:
        parts.append(f"planned, {day}")
    else:
        parts.append(day if run.day_only else f"{day} {time_text(run.started_at)}")
    if run.note:
        parts.append(f"“{run.note}”")
    what = "Race" if run.kind is RunKind.RACE else f"{run.kind.value.capitalize()} run"
    return Told(what, ", ".join(parts), ran.start, ran.end)


def told_race(raced: Raced, unit: DistanceUnit, now: datetime) -> Told:
    """Return a race in words, for the person to check."""
    race = raced.race
    parts = [date_text(race.on, now.date(), weekday=True)]
    if race.distance_m:
        parts.append(distance_text(race.distance_m, unit))
    if race.goal:
        parts.append("goal")
    return Told(race.name or "Race", ", ".join(parts), raced.start, raced.end)


def runs_there(runs: Sequence[Run], there: Sequence[Run], today: date, unit: DistanceUnit) -> Iterator[str]:
    """Yield a sentence for each run that is in the history already, as it seems; it may be meant."""
    if runs and there:
        for run in twins(runs, there).values():
            yield run_there_text(run, today, unit)
