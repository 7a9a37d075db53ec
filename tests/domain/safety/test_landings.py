"""Limits of landings: a beginner would be told of an advanced jumper's, or jumps that do not count would."""

from __future__ import annotations

import pytest

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.landings import LandingLimits, counted_landings, landing_limits
from runstrength_tui.library import Library
from tests.domain.safety.help import JUMP, NOW, ago, done
from tests.domain.test_ladder import a_set

SMALL = ("tuck-jump", "small-squat-jump")


def limits(library: Library, *days: int, level: Level = Level.BEGINNER, by: str = "box") -> LandingLimits:
    jump = done(library, JUMP if by == "box" else SMALL, a_set(5))
    sessions = tuple(ago(each, jump) for each in days)
    return landing_limits(
        Context(now=NOW, rules=library.rules, profile=Profile(level=level), sessions=sessions)
    )


@pytest.mark.parametrize(
    ("days", "most"), [((), 40), ((0,), 40), ((13,), 40), ((14,), 60), ((2, 27), 60), ((2, 28), 80)]
)
def test_a_beginners_limit_rises_with_the_weeks_of_jumping(
    library: Library, days: tuple[int, ...], most: int
) -> None:
    assert limits(library, *days) == LandingLimits(landings=most, big=12)


def test_small_jumps_begin_nothing_and_count_for_nothing(library: Library) -> None:
    assert limits(library, 40, by="small").landings == 40
    session = ago(1, done(library, SMALL, a_set(5)), done(library, JUMP, a_set(4, missed=1)))
    assert (session.contacts, counted_landings(session, 2)) == (10, 5)


def test_others_have_a_limit_of_their_level(library: Library) -> None:
    assert limits(library, 3, level=Level.ADVANCED) == LandingLimits(landings=120, big=60)
