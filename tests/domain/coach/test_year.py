"""Made-up runners follow the coach: nothing it says may break a rule, and who does it gets stronger."""

from __future__ import annotations

import pytest

from runstrength_tui.library import Library
from tests.domain.coach.laws import faults
from tests.domain.coach.runners import Runner
from tests.domain.coach.years import Still, hard_week, restless, rises, table, thin, waits, year_of

_PART = 20
_REGION = 14
"""Days after which legs, core or upper body are offered again, if nothing is in the way."""
_SAME = 6
"""Times that an exercise asks for the same in four weeks, though all of it was done and nothing holds it."""
_FEW = 0.1
"""Share of the sessions that may be passed over by those who meet their targets."""
_MOVED = 2
"""Weeks of a year whose second session may move past a Sunday."""
_MANY = 50
"""Sessions from which on something has risen."""


def follow(seed: int, days: int, library: Library) -> tuple[Runner, list[str]]:
    """Live one runner's life and return it with everything that was wrong on the way."""
    runner, found = Runner(seed, library), []
    still = Still(runner)
    for day in runner.live(days):
        found += [f"{day.suggestion.on}: {fault}" for fault in faults(runner, day)]
        still.add(day)
    if runner.misses <= _FEW:
        found += [f"{name} the same {times} times" for name, times in still.longest.items() if times > _SAME]
    found += [f"{name} up and down" for name in restless(runner)]
    found += [f"no {region} for {n} days, {on}" for region, (n, on) in waits(runner).items() if n > _REGION]
    few = list(thin(runner)) if hard_week(runner) else []
    found += [f"fewer than two sessions from {monday} on" for monday in few if len(few) > _MOVED]
    if len(runner.sessions) >= _MANY and not rises(runner):
        found.append("nothing rose")
    return runner, [f"seed {seed}, {fault}" for fault in found]


@pytest.mark.parametrize("part", range(5))
def test_no_suggestion_breaks_a_rule_in_eight_weeks_of_fifty_runners(part: int, library: Library) -> None:
    """A suggestion that a prompt speaks against would have the app argue with itself."""
    for seed in range(10 * part, 10 * part + 10):
        assert not follow(seed, 56, library)[1]


@pytest.mark.campaign
@pytest.mark.parametrize("part", range(50))
def test_no_suggestion_breaks_a_rule_in_a_year_of_a_thousand_runners(part: int, library: Library) -> None:
    """As above, whole: every level, kit, week of runs, race, gap, pain and silence about effort."""
    years, found = [], []
    for seed in range(_PART * part, _PART * (part + 1)):
        runner, wrong = follow(seed, 364, library)
        found += wrong
        years.append(year_of(runner, 364))
    print(f"\nrunners {_PART * part} to {_PART * (part + 1) - 1}")
    for line in table(years):
        print(f"  {line}")
    assert not found
