"""When less is due: a coach that forgets tires people out, sends them back too fast, or spoils their race."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile, Race
from runstrength_tui.domain.safety import lighter
from runstrength_tui.domain.session import Effort, ExerciseRecord, Session, SetRecord, Severity
from runstrength_tui.library import Library
from tests.domain.safety.help import JUMP, NOW, PRESS, SQUAT, ago, ahead, context, done, kg
from tests.domain.test_ladder import a_set, reps


def trained(library: Library, *sets: int) -> list[Session]:
    """One session a week, last week's first."""
    return [
        ago(3 + 7 * week, *([done(library, SQUAT, *reps(*[8] * many))] if many else []))
        for week, many in enumerate(sets)
    ]


@pytest.mark.parametrize(
    ("sets", "weeks"),
    [
        ((10,) * 6, 6),
        ((10,) * 7, 7),
        ((10,) * 5, None),
        ((10, 10, 7, 10, 10, 10), 6),
        ((10, 10, 6, 10, 10, 10, 10), None),
        ((10, 10, 0, 10, 10, 10, 10), None),
        ((6, 10, 10, 10, 10, 10, 10, 10), None),
        ((), None),
    ],
)
def test_six_weeks_in_a_row_without_an_easy_one(
    library: Library, sets: tuple[int, ...], weeks: int | None
) -> None:
    here = context(library, *trained(library, *sets))
    fired = lighter.b12_easy_week(here)
    assert (fired.inputs["weeks"] if fired else None) == weeks
    half, more = ahead(library, SQUAT, sets=5), ahead(library, SQUAT, sets=6)
    assert lighter.b12_easy_week(here, [half, ahead(library, JUMP, "2")]) is None
    assert (lighter.b12_easy_week(here, [more]) is None) is (weeks is None)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (9, None),
        (10, "10 days off: one set fewer, a step lighter."),
        (21, "21 days off: one set fewer, a step lighter."),
        (22, "22 days off: one set fewer, few reps, a step lighter."),
        (56, "56 days off: one set fewer, few reps, a step lighter."),
        (57, "57 days off: begin with a light set and see."),
    ],
)
def test_after_days_off_less_is_due_and_it_is_said_without_a_question(
    library: Library, days: int, text: str | None
) -> None:
    here = context(library, ago(days, done(library, SQUAT, *reps(8, 8, 8))), ago(days - 1))
    fired = lighter.b13_back_after(here)
    assert (fired and fired.text) == text
    assert fired is None or fired.severity is Severity.INFO


@pytest.mark.parametrize(
    ("sets", "weight", "owned", "fires"),
    [
        (3, 14, (), True),
        (2, 16, (), True),
        (2, 14.5, (), True),
        (2, 14.4, (), False),
        (2, 12, (), False),
        (2, 16, (16, 20), False),
        (2, 16, (12, 16), False),
        (2, 16, (14, 16), True),
        (2, 12, (12, 16), False),
    ],
)
def test_a_suggestion_after_a_gap_has_a_set_fewer_and_a_lighter_weight_where_one_is_owned(
    library: Library, sets: int, weight: float, owned: tuple[float, ...], fires: bool
) -> None:
    record = done(library, SQUAT, *(a_set(8, kg(16)) for _ in range(3)))
    item = ahead(library, SQUAT, sets=sets, load=kg(weight))
    item = replace(item, loads=tuple(kg(each) for each in owned))
    fired = lighter.b13_back_after(context(library, ago(14, record)), [item])
    assert (fired is not None) is fires
    if fired:
        assert fired.items == ("1",)


def test_a_gap_does_not_ask_for_less_than_one_set_or_of_something_new(library: Library) -> None:
    record = done(library, PRESS, a_set(8))
    here = context(library, ago(14, record))
    assert lighter.b13_back_after(here, [ahead(library, PRESS, sets=1), ahead(library, SQUAT, "2")]) is None
    assert lighter.b13_back_after(here, [ahead(library, PRESS, sets=2)]) is not None


def _time(count: int, effort: Effort | None, weight: float = 16) -> SetRecord:
    return a_set(count, kg(weight), effort=effort)


E_, G, H = Effort.EASY, Effort.GOOD, Effort.HARD


@pytest.mark.parametrize(
    ("times", "fires"),
    [
        ([_time(8, G), _time(8, G), _time(8, H)], True),
        ([_time(9, E_), _time(8, G), _time(7, H)], True),
        ([_time(8, E_), _time(8, H), _time(8, H)], True),
        ([_time(8, G), _time(8, G), _time(8, G)], False),
        ([_time(8, H), _time(8, G), _time(8, H)], False),
        ([_time(8, G), _time(8, G), _time(9, H)], False),
        ([_time(8, G), _time(8, G), _time(6, H, 18)], False),
        ([_time(8, G), _time(8, None), _time(8, H)], False),
        ([_time(8, G), _time(8, H)], False),
        ([_time(9, G), _time(8, E_), _time(8, G), _time(8, H)], True),
    ],
)
def test_no_better_three_times_while_it_felt_harder_is_stuck(
    library: Library, times: list[SetRecord], fires: bool
) -> None:
    """Oldest first; where nobody said how it was, nothing is."""
    past = [ago(len(times) - place, done(library, SQUAT, made)) for place, made in enumerate(times)]
    here = context(library, *past)
    assert [each.exercise for each in lighter.b15_stuck(here)] == (["goblet-squat"] if fires else [])
    again = lighter.b15_stuck(here, [ahead(library, PRESS, "1"), ahead(library, SQUAT, "2")])
    assert [each.items for each in again] == ([("2",)] if fires else [])
    other = ahead(library, ("goblet-squat", "paused-goblet-squat"))
    assert lighter.b15_stuck(here, [other]) == ()


def _races(*days: int, **more: Any) -> Profile:
    fields = {"goal": True} | more
    return Profile(races=tuple(Race(on=NOW.date() + timedelta(days=each), **fields) for each in days))


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (_races(15), None),
        (_races(14), "14 days to your race: keep the weight, halve the sets."),
        (_races(30, 2), "2 days to your race: keep the weight, halve the sets."),
        (_races(1), "Your race is tomorrow: keep the weight, halve the sets."),
        (_races(0), "Your race is today: keep the weight, halve the sets."),
        (_races(-1), None),
        (_races(5, goal=False), None),
        (Profile(), None),
    ],
)
def test_a_goal_race_within_a_fortnight_halves_the_sets(
    library: Library, profile: Profile, text: str | None
) -> None:
    record: ExerciseRecord = done(library, SQUAT, *reps(*[8] * 10))
    here = context(library, ago(3, record), profile=profile)
    fired = lighter.b17_taper(here, [ahead(library, SQUAT, sets=6)])
    assert (fired and fired.text) == text
    assert lighter.b17_taper(here, [ahead(library, SQUAT, sets=5)]) is None


def test_nothing_known_says_nothing(library: Library) -> None:
    here, items = context(library), [ahead(library, SQUAT)]
    for some in ((), items):
        assert lighter.b12_easy_week(here, some) is None
        assert lighter.b13_back_after(here, some) is None
        assert lighter.b17_taper(here, some) is None
        assert lighter.b15_stuck(here, some) == ()
