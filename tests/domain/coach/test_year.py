"""Made-up runners follow the coach: nothing it says may break a rule, and who does it gets stronger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest
from msgspec import Struct

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import ExerciseRecord
from runstrength_tui.domain.strength import main_region
from runstrength_tui.library import Library
from tests.domain.coach.laws import faults
from tests.domain.coach.runners import START, Runner

_HARD_WEEK = {1: RunKind.HARD, 3: RunKind.HARD, 6: RunKind.LONG}
_PART = 20


class Year(Struct, frozen=True, kw_only=True):
    """What became of one runner."""

    sessions: int
    a_week: float
    """Sessions in a week in which the runner was there."""
    gap: int
    """The longest, in days, that legs, core or upper body went without a set."""
    restless: int
    """Exercises that went up and down more than twice in four weeks."""
    rises: bool
    """Whether a weight or a version is higher at the end than at the start."""
    hard_week: bool
    """Hard on Tuesday and Thursday, long on Sunday."""


def follow(seed: int, days: int, library: Library) -> tuple[Runner, list[str]]:
    """Live one runner's life and return it with everything that was wrong on the way."""
    runner = Runner(seed, library)
    told = ((day.suggestion.on, fault) for day in runner.live(days) for fault in faults(runner, day))
    return runner, [f"seed {seed}, {on}: {fault}" for on, fault in told]


@pytest.mark.parametrize("part", range(5))
def test_no_suggestion_breaks_a_rule_in_eight_weeks_of_fifty_runners(part: int, library: Library) -> None:
    """A suggestion that a prompt speaks against would have the app argue with itself."""
    for seed in range(10 * part, 10 * part + 10):
        runner, found = follow(seed, 56, library)
        assert not found
        assert not restless(runner)


@pytest.mark.campaign
@pytest.mark.parametrize("part", range(50))
def test_no_suggestion_breaks_a_rule_in_a_year_of_a_thousand_runners(part: int, library: Library) -> None:
    """As above, whole: every level, kit, week of runs, race, gap, pain and silence about effort."""
    years = []
    for seed in range(_PART * part, _PART * (part + 1)):
        runner, found = follow(seed, 364, library)
        assert not found
        years.append(year_of(runner, 364))
    print(f"\nrunners {_PART * part} to {_PART * (part + 1) - 1}")
    for line in table(years):
        print(f"  {line}")
    assert not any(year.restless for year in years)


def year_of(runner: Runner, days: int) -> Year:
    """Return what became of a runner after so many days."""
    there = days - len(runner.away)
    return Year(
        sessions=len(runner.sessions),
        a_week=7 * len(runner.sessions) / there,
        gap=gap(runner),
        restless=sum(restless(runner).values()),
        rises=rises(runner),
        hard_week=all(runner.week.get(day) is kind for day, kind in _HARD_WEEK.items()),
    )


def table(years: Iterable[Year]) -> list[str]:
    """Return the years of many runners in a few lines."""
    years = list(years)
    hard = [year for year in years if year.hard_week]
    lines = [
        f"{len(years)} runners, {sum(year.sessions for year in years)} sessions",
        f"sessions a week: {min(year.a_week for year in years):.1f} to "
        f"{max(year.a_week for year in years):.1f}, {_mean(year.a_week for year in years):.2f} on average",
        f"longest without legs, core or upper body: {sorted(year.gap for year in years)} days",
        f"restless exercises: {sum(year.restless for year in years)}",
        f"weight or version rose: {100 * _mean(float(year.rises) for year in years):.0f} %",
    ]
    if hard:
        mean = _mean(year.a_week for year in hard)
        lines.append(
            f"hard Tuesday and Thursday, long Sunday: {mean:.2f} sessions a week ({len(hard)} runners)"
        )
    return lines


def gap(runner: Runner) -> int:
    """Return the longest that a region was not trained, away and the two weeks after pain left out."""
    last = dict.fromkeys(Region, START.toordinal())
    away = range(START.toordinal() + runner.away.start, START.toordinal() + runner.away.stop)
    longest, sore = 0, 0
    for session in reversed(runner.sessions):
        day = session.started_at.date().toordinal()
        for record in session.exercises:
            region = main_region(record)
            if region is not None and record.work_sets:
                blocked = last[region] < sore or (
                    len(away) and last[region] < away.stop and day >= away.start
                )
                longest = max(longest, 0 if blocked else day - last[region])
                last[region] = day
        if any(pain.score >= 4 for pain in session.pains):
            sore = day + 14
    return longest


def rises(runner: Runner) -> bool:
    """Whether some exercise is done at the end with more weight, or in a harder version, than at first."""
    first: dict[str, tuple[int, float]] = {}
    highest: dict[str, tuple[int, float]] = {}
    for session in reversed(runner.sessions):
        for record in session.exercises:
            here = _place(runner, record)
            first.setdefault(record.exercise, here)
            highest[record.exercise] = max(here, highest.get(record.exercise, here))
    return any(highest[exercise] > first[exercise] for exercise in first)


def restless(runner: Runner) -> Counter[str]:
    """Return the exercises whose weight or version went up and down more than twice in four weeks.

    What ten days off or more take away counts as a new start.
    """
    moves: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    last: dict[str, tuple[int, float]] = {}
    newest = 0
    for session in reversed(runner.sessions):
        day = session.started_at.date().toordinal()
        after_gap, newest = day - newest >= 10, day
        for record in session.exercises:
            here = _place(runner, record)
            before = last.get(record.exercise)
            if after_gap:
                moves.pop(record.exercise, None)
            elif before is not None and here != before:
                moves[record.exercise].append((day, 1 if here > before else -1))
            last[record.exercise] = here
    found: Counter[str] = Counter()
    for exercise, steps in moves.items():
        turns = [day for (day, way), (_, before) in zip(steps[1:], steps, strict=False) if way != before]
        found[exercise] += any(turns[at + 2] - turns[at] <= 28 for at in range(len(turns) - 2))
    return +found


def _place(runner: Runner, record: ExerciseRecord) -> tuple[int, float]:
    places = [rung.id for rung in runner.library.by_id[record.exercise].ladder]
    return places.index(record.rung), max((each.load.kg or 0.0 for each in record.sets), default=0.0)


def _mean(values: Iterable[float]) -> float:
    many = list(values)
    return sum(many) / len(many)
