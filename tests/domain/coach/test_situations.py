"""A hundred situations as they come up in a runner's life, each with the session and the reason expected."""

from __future__ import annotations

import pytest

from runstrength_tui.domain.coach import suggest
from runstrength_tui.library import Library
from tests.domain.coach.rows_body import BODY
from tests.domain.coach.rows_days import DAYS
from tests.domain.coach.rows_doses import DOSES
from tests.domain.coach.rows_races import RACES
from tests.domain.coach.situations import Situation

ALL = (*DAYS, *BODY, *DOSES, *RACES)


@pytest.mark.parametrize("here", ALL, ids=[each.name for each in ALL])
def test_what_the_coach_says(here: Situation, library: Library) -> None:
    """Each is what a coach would do who has read the same studies and knows the same person."""
    assert not here.wrong(suggest(here.asked(library), here.kind))


def test_there_are_a_hundred_and_none_twice() -> None:
    assert len({each.name for each in ALL}) == len(ALL) >= 100
