"""Made-up runners follow the coach: nothing it says may break a rule, and who does it gets stronger."""

from __future__ import annotations

import pytest

from runstrength_tui.library import Library
from tests.domain.coach.laws import faults
from tests.domain.coach.runners import Runner
from tests.domain.coach.years import restless, table, year_of

_PART = 20


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
