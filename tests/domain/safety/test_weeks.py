"""Duties over weeks: a coach that forgets them lets jumps soar, and arms, glutes and pulls go missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.safety import weeks
from runstrength_tui.domain.session import Session
from runstrength_tui.library import Library
from tests.domain.safety.help import BRIDGE, JUMP, NOW, PRESS, ROW, SQUAT, ago, ahead, context, done
from tests.domain.test_ladder import a_set, reps

LUNGE = ("walking-lunge", "walking-lunge")
PLANK = ("plank", "plank")


def jumped(library: Library, *landings: int) -> list[Session]:
    """One session a week on Fridays, last week's first; the oldest week is there even without landings."""
    return [
        ago(3 + 7 * week, done(library, JUMP, a_set(count)) if count else done(library, SQUAT, a_set(8)))
        for week, count in enumerate(landings)
    ]


@pytest.mark.parametrize(
    ("before", "now", "fires"),
    [
        ((40, 40, 40, 40), 60, True),
        ((40, 40, 40, 40), 59, False),
        ((100, 100, 100, 100), 125, False),
        ((100, 100, 100, 100), 126, True),
        ((40, 90, 40, 40), 60, True),
        ((40, 40, 0, 0), 40, True),
        ((40, 40, 0, 0), 39, False),
        ((40, 0, 0, 0), 90, False),
        ((40, 40, 40), 90, False),
        ((), 90, False),
    ],
)
def test_landings_well_above_the_last_four_weeks(
    library: Library, before: tuple[int, ...], now: int, fires: bool
) -> None:
    """Half of them done on Monday, half ahead; with less than four weeks known nothing is said."""
    monday = ago(0.1, done(library, JUMP, a_set(now // 2)))
    planned = ahead(library, JUMP, sets=1, low=now - now // 2, high=now - now // 2)
    here = context(library, monday, *jumped(library, *before))
    fired = weeks.b4_landings_up(here, [ahead(library, SQUAT, "1"), planned])
    assert (fired is not None) is fires
    if fired:
        assert fired.items == ("1",)
        assert fired.inputs["landings"] == now


@pytest.mark.parametrize(
    ("before", "now", "fires"),
    [
        ((20, 20, 20, 20), 26, False),
        ((20, 20, 20, 20), 27, True),
        ((10, 10, 10, 10), 16, True),
        ((10, 10, 10, 10), 15, False),
        ((0, 0, 0, 10), 40, False),
        ((10, 10, 10), 40, False),
    ],
)
def test_hard_sets_well_above_the_last_four_weeks(
    library: Library, before: tuple[int, ...], now: int, fires: bool
) -> None:
    past = [
        ago(3 + 7 * week, done(library, SQUAT, *reps(*[8] * sets)), done(library, JUMP, a_set(3)))
        for week, sets in enumerate(before)
    ]
    items = [
        ahead(library, SQUAT, "1", sets=now, rir=3),
        ahead(library, BRIDGE, "2", sets=9, rir=5),
        ahead(library, JUMP, "3", sets=9),
    ]
    assert (weeks.b5_sets_up(context(library, *past), items) is not None) is fires


@pytest.mark.parametrize(
    ("versions", "fires"),
    [
        # Legs, core and upper body of a squat are 0.75, 0.25, 0; of a lunge 0.85, 0.15, 0.
        ((LUNGE, LUNGE, LUNGE), True),
        ((SQUAT, SQUAT, SQUAT), False),
        ((LUNGE, LUNGE, SQUAT), True),
        ((LUNGE, LUNGE, PRESS), False),
        ((LUNGE, LUNGE), False),
        ((JUMP, JUMP, JUMP), False),
    ],
)
def test_less_than_a_quarter_for_upper_body_and_core(
    library: Library, versions: tuple[tuple[str, str], ...], fires: bool
) -> None:
    past = [
        ago(13 - 5 * place, done(library, version, *reps(8, 8))) for place, version in enumerate(versions)
    ]
    fired = weeks.b8_behind(context(library, *past))
    assert (fired is not None) is fires
    assert weeks.b8_behind(context(library, *past), [ahead(library, LUNGE), ahead(library, PLANK)]) is None
    assert weeks.b8_behind(context(library, *past, now=NOW + timedelta(days=1))) is None
    if versions == (LUNGE,) * 3 and fired:
        assert fired.text == "Upper body and core are falling behind: 15 % of the last 14 days' sets."


@pytest.mark.parametrize(
    ("last_bridge", "since", "fires"),
    [
        (14, SQUAT, True),
        (13, SQUAT, False),
        (14, ("deadlift", "kettlebell-deadlift"), False),
        (14, ("hip-abduction", "clamshell"), False),
        (14, LUNGE, True),
        (14, PRESS, True),
        (14, None, False),
    ],
)
def test_a_fortnight_without_work_that_the_glutes_lead(
    library: Library, last_bridge: int, since: tuple[str, str] | None, fires: bool
) -> None:
    past = [ago(last_bridge, done(library, BRIDGE, *reps(10)))]
    if since:
        past.append(ago(2, done(library, since, *reps(8))))
    here = context(library, *past)
    assert (weeks.b10_no_glutes(here) is not None) is fires
    assert weeks.b10_no_glutes(here, [ahead(library, BRIDGE)]) is None
    assert (weeks.b10_no_glutes(here, [ahead(library, SQUAT)]) is not None) is fires


def test_glutes_are_not_missed_in_the_first_fortnight_or_in_exercises_nobody_knows(library: Library) -> None:
    new = [ago(day, done(library, SQUAT, *reps(8))) for day in (1, 3)]
    assert weeks.b10_no_glutes(context(library, *new)) is None
    unknown = ago(4, done(library, SQUAT, *reps(8)))
    here = context(library, *new, ago(20, done(library, PRESS, *reps(8))), unknown)
    assert weeks.b10_no_glutes(here) is not None
    without = {name: each for name, each in library.by_id.items() if name != "goblet-squat"}
    assert weeks.b10_no_glutes(replace(here, exercises=without)) is None


@pytest.mark.parametrize(
    ("past", "days"),
    [
        ([(1, PRESS), (3, PRESS)], 14),
        ([(1, PRESS), (3, PRESS), (16, ROW)], 16),
        ([(1, PRESS), (13, PRESS), (14, ROW)], 14),
        ([(1, PRESS), (3, PRESS), (13, ROW)], None),
        ([(1, PRESS), (14, PRESS)], None),
        ([(1, SQUAT), (3, SQUAT)], None),
        ([], None),
    ],
)
def test_two_sessions_of_pushing_in_a_fortnight_without_a_pull(
    library: Library, past: list[tuple[int, tuple[str, str]]], days: int | None
) -> None:
    here = context(library, *(ago(day, done(library, version, *reps(8))) for day, version in past))
    fired = weeks.b11_no_pull(here)
    assert (fired and fired.text) == (days and f"No pulling for {days} days: add a row or a pull-up.")
    assert weeks.b11_no_pull(here, [ahead(library, ROW)]) is None


def test_nothing_known_says_nothing(library: Library) -> None:
    here, items = context(library), [ahead(library, JUMP), ahead(library, SQUAT)]
    for rule in (
        weeks.b4_landings_up,
        weeks.b5_sets_up,
        weeks.b8_behind,
        weeks.b10_no_glutes,
        weeks.b11_no_pull,
    ):
        assert rule(here) is None
        assert rule(here, items) is None
