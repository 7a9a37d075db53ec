"""A hundred situations as they come up in a runner's life, each with the session and the reason expected."""

from __future__ import annotations

import pytest

from runstrength_tui.domain.coach import Kind, alternatives, suggest
from runstrength_tui.domain.coach.telling import aims
from runstrength_tui.domain.profile import Flag
from runstrength_tui.library import Library
from tests.domain.coach.rows_body import BODY
from tests.domain.coach.rows_days import DAYS
from tests.domain.coach.rows_doses import DOSES
from tests.domain.coach.rows_jumps import JUMPS
from tests.domain.coach.rows_kit import KIT
from tests.domain.coach.rows_races import RACES
from tests.domain.coach.rows_times import TIMES
from tests.domain.coach.situations import Situation, flagged, jumps, on, past, race, squat

ALL = (*DAYS, *BODY, *DOSES, *JUMPS, *KIT, *TIMES, *RACES)


@pytest.mark.parametrize("here", ALL, ids=[each.name for each in ALL])
def test_what_the_coach_says(here: Situation, library: Library) -> None:
    """Each is what a coach would do who has read the same studies and knows the same person."""
    assert not here.wrong(suggest(here.asked(library), here.kind))


def test_there_are_a_hundred_and_none_twice() -> None:
    assert len({each.name for each in ALL}) == len(ALL) >= 100


def test_on_a_day_for_rest_there_is_the_whole_session_a_short_one_and_upper_body(library: Library) -> None:
    """Whoever wants to train on a day for rest may; each is another session, none is rest again."""
    here = on("rest", past=(past(5, squat(8, 8, 8)), past(2, squat(9, 9, 9)))).asked(library)
    first = suggest(here)
    others = alternatives(here, first)
    assert first.kind is Kind.REST
    assert [each.kind for each in others] == [Kind.TRAIN, Kind.SHORT, Kind.UPPER_CORE]
    assert all(each.items and each.minutes >= 8 for each in others)


def test_on_race_day_and_with_signs_to_see_a_doctor_nothing_else_is_offered(library: Library) -> None:
    for profile in (race(0), flagged(Flag.SYMPTOMS)):
        here = on("none", profile=profile).asked(library)
        assert alternatives(here, suggest(here)) == ()


def test_on_a_usual_day_the_others_differ_and_rest_is_the_last(library: Library) -> None:
    here = jumps("others").asked(library)
    first = suggest(here)
    kinds = [each.kind for each in alternatives(here, first)]
    assert first.kind is Kind.USUAL
    assert kinds == [Kind.SHORT, Kind.NO_JUMPS, Kind.UPPER_CORE, Kind.REST]


def test_a_reason_of_an_exercise_has_how_well_it_is_shown_and_where_it_is_from(library: Library) -> None:
    """A number that cannot say where it comes from is to be taken on trust."""
    here = on("heavier", past=tuple(past(days, squat(10, 10, 10)) for days in (7, 3))).asked(library)
    told = {each.name: each.shown for each in aims(suggest(here))}
    assert told["Goblet squat"].endswith("is earned twice (after the 2-for-2 rule of Baechle and Graves).")
    assert all(each.startswith("Evidence: ") for each in told.values())
