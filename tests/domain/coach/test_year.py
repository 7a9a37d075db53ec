"""Made-up runners follow the coach: nothing it says may break a rule, and who does it gets stronger."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.strength import main_region
from runstrength_tui.library import Library
from tests.domain.coach.laws import faults
from tests.domain.coach.runners import START, Runner


def follow(seed: int, days: int, library: Library) -> tuple[Runner, list[str]]:
    """Live one runner's life and return it with everything that was wrong on the way."""
    runner = Runner(seed, library)
    told = ((day.suggestion.on, fault) for day in runner.live(days) for fault in faults(runner, day))
    return runner, [f"seed {seed}, {on}: {fault}" for on, fault in told]


@pytest.mark.parametrize("part", range(5))
def test_no_suggestion_breaks_a_rule_in_eight_weeks_of_fifty_runners(part: int, library: Library) -> None:
    """A suggestion that a prompt speaks against would have the app argue with itself."""
    for seed in range(10 * part, 10 * part + 10):
        _, found = follow(seed, 56, library)
        assert not found


@pytest.mark.campaign
@pytest.mark.parametrize("part", range(50))
def test_no_suggestion_breaks_a_rule_in_a_year_of_a_thousand_runners(part: int, library: Library) -> None:
    """As above, whole: every level, kit, week of runs, race, gap, pain and silence about effort."""
    table: Counter[str] = Counter()
    for seed in range(20 * part, 20 * part + 20):
        runner, found = follow(seed, 364, library)
        assert not found
        table["sessions"] += len(runner.sessions)
        table["longest gap of a region, days"] = max(table["longest gap of a region, days"], gap(runner))
        table["up and down too often"] += sum(restless(runner).values())
    print(part, dict(table))


def gap(runner: Runner) -> int:
    """Return the longest that a region was not trained, where nothing kept the runner from it."""
    last = dict.fromkeys(Region, START)
    longest = 0
    for session in reversed(runner.sessions):
        day = session.started_at.date()
        for record in session.exercises:
            region = main_region(record)
            if region is not None:
                longest = max(longest, (day - last[region]).days)
                last[region] = day
    return longest


def restless(runner: Runner) -> Counter[str]:
    """Return the exercises whose weight or version went up and down more than twice in four weeks."""
    moves: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    last: dict[str, tuple[int, float]] = {}
    for session in reversed(runner.sessions):
        for record in session.exercises:
            places = [rung.id for rung in runner.library.by_id[record.exercise].ladder]
            here = places.index(record.rung), max(each.load.kg or 0.0 for each in record.sets)
            before = last.get(record.exercise)
            if before is not None and here != before:
                day = session.started_at.date().toordinal()
                moves[record.exercise].append((day, 1 if here > before else -1))
            last[record.exercise] = here
    found: Counter[str] = Counter()
    for exercise, steps in moves.items():
        turns = [day for (day, way), (_, before) in zip(steps[1:], steps, strict=False) if way != before]
        found[exercise] += any(turns[at + 2] - turns[at] <= 28 for at in range(len(turns) - 2))
    return +found
