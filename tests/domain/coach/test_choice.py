"""Which of our plans a person is given, by what they own, their level and the time they have."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.coach.doing import as_done
from runstrength_tui.domain.coach.suggest import suggest
from runstrength_tui.domain.coach.suggestion import Asked, Kind
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear, Means, Weights
from runstrength_tui.domain.profile import Habits, Profile
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.session import Session
from runstrength_tui.library import Library

NOW: Final = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=1)))
BELL: Final = Gear(weights=(Weights(thing="kettlebell", amounts=(12.0,)),))
BARBELL: Final = Gear(
    things=("bench", "rack"),
    weights=(
        Weights(thing="barbell", amounts=(20.0,)),
        Weights(thing="plate", amounts=(10.0, 10.0, 5.0, 5.0)),
    ),
)
NOTHING: Final = Gear(things=("nothing",))
NEW, SOME, LONG = Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED


def asked(
    library: Library, gear: Gear, level: Level, minutes: int | None, sessions: tuple[Session, ...] = ()
) -> Asked:
    profile = Profile(gear=gear, level=level, habits=Habits(minutes=minutes))
    context = Context(
        now=NOW,
        rules=library.rules,
        profile=profile,
        sessions=sessions,
        runs=(),
        exercises=library.by_id,
    )
    return Asked(context=context, plans=library.plans, means=Means(gear=gear))


@pytest.mark.parametrize(
    ("gear", "level", "minutes", "first", "then"),
    [
        (BELL, NEW, 10, "ten-minutes-with-a-bell", "ten-minutes-anywhere"),
        (BELL, SOME, 10, "ten-minutes-with-a-bell", "ten-minutes-anywhere"),
        (BELL, LONG, 10, "ten-minutes-with-a-bell", "ten-minutes-anywhere"),
        (BELL, NEW, 20, "twenty-minutes-with-a-bell", "dumbbell-basics"),
        (BELL, SOME, 20, "twenty-minutes-with-a-bell", "dumbbell-basics"),
        (BELL, LONG, 20, "hard-twenty-without-kit", "twenty-minutes-without-kit"),
        (BELL, SOME, 40, "dumbbell-strength", "forty-minutes-with-a-bell"),
        (BELL, NEW, None, "runners-base-b", "dumbbell-basics"),
        (NOTHING, NEW, 10, "ten-minutes-anywhere", "after-an-easy-run"),
        (NOTHING, NEW, 15, "after-an-easy-run", "first-steps"),
        (NOTHING, NEW, None, "first-steps", "after-an-easy-run"),
        (NOTHING, SOME, 40, "forty-minutes-without-kit", "twenty-minutes-without-kit"),
        (BARBELL, SOME, None, "barbell-strength", "twenty-minutes-without-kit"),
        (Gear(), NEW, 10, "ten-minutes-anywhere", "ten-minutes-with-a-bell"),
    ],
)
def test_the_plan_is_one_for_the_time_there_is_with_what_is_owned(
    library: Library, gear: Gear, level: Level, minutes: int | None, first: str, then: str
) -> None:
    """Else somebody with ten minutes and a bell never sees the plan that was made for them."""
    found = suggest(asked(library, gear, level, minutes), Kind.TRAIN)
    assert found.plan == first
    trained = replace(as_done(found, NOW - timedelta(days=3)), id=1)
    assert suggest(asked(library, gear, level, minutes, (trained,)), Kind.TRAIN).plan == then


def test_a_plan_in_use_stays_until_there_is_no_time_for_it(library: Library) -> None:
    """Who goes by a longer plan of their choice keeps it; with ten minutes it would be cut to pieces."""
    done = as_done(suggest(asked(library, BELL, NEW, 30), Kind.TRAIN), NOW - timedelta(days=3))
    pair = "runners-base-b", "dumbbell-basics"
    trained = tuple(replace(done, id=number, plan=plan) for number, plan in enumerate(pair, start=1))
    for minutes in (None, 20, 30, 40):
        assert suggest(asked(library, BELL, NEW, minutes, trained), Kind.TRAIN).plan in pair, minutes
    assert suggest(asked(library, BELL, NEW, 10, trained), Kind.TRAIN).plan == "ten-minutes-with-a-bell"
