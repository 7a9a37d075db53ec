"""What somebody new is asked, what it becomes, and when the questions come that wait until they matter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.beginning import Begun, Having, SoFar, UnitsOf, begun, guessed_units
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear, Weights
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.profile import Flag, Profile, Said, Screening, all_answered
from runstrength_tui.domain.safety.asked_first import health_due, mass_due
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.library import Library
from tests.domain.safety.help import BRIDGE, JUMP, NOW, PRESS, SQUAT, a_set, ago, ahead, context, done, kg

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("environ", "units"),
    [
        ({"LANG": "en_US.UTF-8"}, UnitsOf.POUNDS),
        ({"LANG": "es_PR"}, UnitsOf.POUNDS),
        ({"LANG": "en_GB.UTF-8"}, UnitsOf.KG_MILES),
        ({"LANG": "de_DE.UTF-8"}, UnitsOf.METRIC),
        ({"LANG": "C.UTF-8"}, UnitsOf.METRIC),
        ({}, UnitsOf.METRIC),
        ({"LANG": "en_US.UTF-8", "LC_MEASUREMENT": "de_DE.UTF-8"}, UnitsOf.METRIC),
        ({"LANG": "de_DE", "LC_MEASUREMENT": "de_DE", "LC_ALL": "en_US"}, UnitsOf.POUNDS),
        ({"LANG": "en_US", "LC_ALL": ""}, UnitsOf.POUNDS),
    ],
)
def test_the_units_are_those_that_are_usual_where_the_locale_is_from(
    environ: dict[str, str], units: UnitsOf
) -> None:
    """Most people would have to change the guess."""
    assert guessed_units(environ) is units


def _begun(
    having: Having, so_far: SoFar = SoFar.NEW, bell: tuple[float, WeightUnit] | None = None
) -> Profile:
    return begun(Profile(), Begun(units=UnitsOf.METRIC, having=having, bell=bell, so_far=so_far), TODAY)


def test_what_somebody_has_is_known_from_the_first_session_on() -> None:
    """Who has nothing would be offered a barbell; who has more would be taken for having nothing."""
    assert _begun(Having.NOTHING).gear.known_kit == frozenset()
    assert _begun(Having.MORE).gear.known_kit is None
    assert _begun(Having.DUMBBELL).gear.known_kit == frozenset({"dumbbell"})
    heavy = _begun(Having.KETTLEBELL, bell=(35, WeightUnit.LB)).gear
    assert heavy.weights == (Weights(thing="kettlebell", amounts=(35,), unit=WeightUnit.LB),)
    assert heavy.known_kit == frozenset({"kettlebell"})
    assert Gear().known_kit is None


def test_a_level_is_told_only_by_who_has_one_and_else_comes_from_the_sessions() -> None:
    """A beginner would be one for ever, or the history that is brought along would not count."""
    levels = {each: _begun(Having.NOTHING, each).level for each in SoFar}
    assert levels == {
        SoFar.NEW: None,
        SoFar.SOME: Level.INTERMEDIATE,
        SoFar.LONG: Level.ADVANCED,
        SoFar.ELSEWHERE: None,
    }


def test_only_who_has_told_nothing_is_new() -> None:
    """The questions would come at every start, or never."""
    assert Profile().untold
    assert not _begun(Having.MORE).untold
    told = Profile(updated=datetime(2026, 11, 1, tzinfo=UTC))
    assert not told.untold
    brought = replace(told, own_exercises=(OwnExercise(id="own-crunch", name="Crunch"),))
    assert brought.untold and not replace(brought, mass_asked=True).untold


def test_answers_are_kept_whole_and_each_change_is_in_the_log() -> None:
    """What was lifted could not be told from what was never so, nor when."""
    told = all_answered(Profile(), {flag: Said.NO for flag in Flag} | {Flag.JOINT: Said.YES}, NOW)
    assert told.screening is not None
    assert (told.screening.flags, told.screening.unsaid) == ((Flag.JOINT,), ())
    assert len(told.screening.log) == len(Flag)
    later = all_answered(told, {Flag.JOINT: Said.LIFTED}, NOW + timedelta(days=400))
    assert later.screening is not None
    assert later.screening.in_force == frozenset()
    assert later.screening.answered_on == (NOW + timedelta(days=400)).date()
    assert [each.said for each in later.screening.log if each.flag is Flag.JOINT] == [Said.YES, Said.LIFTED]


def test_health_is_asked_before_the_first_jump_and_again_after_a_year(library: Library) -> None:
    """Somebody with a bad heart would jump first and be asked then, or be asked before a glute bridge."""
    jump = [ahead(library, JUMP)]

    def due(screening: Screening | None) -> bool:
        return health_due(context(library, profile=Profile(screening=screening)), jump)

    assert not health_due(context(library), [ahead(library, BRIDGE)])
    assert due(None)
    assert not due(Screening(answered_on=NOW.date() - timedelta(days=365)))
    assert due(Screening(answered_on=NOW.date() - timedelta(days=366)))
    whole = all_answered(Profile(), {}, NOW).screening
    assert whole is not None and not due(whole)
    assert due(replace(whole, log=whole.log[:1]))


def test_body_mass_is_asked_for_once_before_a_weight_that_goes_by_it(library: Library) -> None:
    """Somebody who does not want to say it would be asked before every session."""
    squat = [ahead(library, SQUAT, load=kg(8))]

    def due(items: list[ItemFacts], **told: Any) -> bool:
        return mass_due(context(library, profile=Profile(**told)), items)

    assert due(squat)
    assert not due([ahead(library, BRIDGE), ahead(library, PRESS)])
    assert not due(squat, body_mass_kg=70)
    assert not due(squat, mass_asked=True)
    before = ago(3, done(library, SQUAT, a_set(8, load=kg(8))))
    assert not mass_due(context(library, before), squat)
