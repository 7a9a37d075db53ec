"""Pain that flares or comes back, fuel and health: what is missed here is missed where it matters most."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.profile import Flag, Profile, Screening
from runstrength_tui.domain.safety.hurting import (
    b6_flared,
    b18_keeps_hurting,
    b19_low_fuel,
    b20_answers_old,
    flares,
    to_ask,
)
from runstrength_tui.domain.session import PainArea, PainKind, PainReport, Session
from runstrength_tui.library import Library
from tests.domain.safety.help import NOW, ago, context, live

EVENING = NOW - timedelta(days=1)
MORNING = NOW.replace(hour=7)


def pain(score: int, at: datetime = EVENING, area: PainArea = PainArea.ACHILLES) -> PainReport:
    return PainReport(area=area, score=score, at=at)


def after(*morning: PainReport) -> Profile:
    return Profile(pains=morning)


@pytest.mark.parametrize(
    ("before", "morning", "fires"),
    [
        (2, 4, True),
        (2, 3, False),
        (4, 5, False),
        (5, 6, True),
        (6, 6, True),
        (7, 5, False),
        (0, 2, True),
        (None, 6, False),
    ],
)
def test_pain_two_above_the_session_or_six_is_a_flare_up(
    library: Library, before: int | None, morning: int, fires: bool
) -> None:
    pains = () if before is None else (pain(before),)
    here = context(library, ago(1, pains=pains), profile=after(pain(morning, MORNING)))
    fired = b6_flared(here)
    assert (fired is not None) is fires
    if fired is not None:
        assert fired.text == (
            f"Achilles flared up: {morning} of 10 this morning, {before} before. "
            "One version easier, half the sets."
        )


def test_only_the_same_place_on_the_morning_after_counts(library: Library) -> None:
    session = ago(1, pains=(pain(1), pain(2)))
    for report in (
        pain(5, MORNING, PainArea.KNEE),
        pain(5, EVENING + timedelta(hours=3)),
        pain(5, NOW + timedelta(hours=1)),
    ):
        assert b6_flared(context(library, session, profile=after(report))) is None
    later = replace(session, started_at=NOW - timedelta(days=3), ended_at=NOW - timedelta(days=3))
    assert b6_flared(context(library, later, profile=after(pain(5, MORNING)))) is None
    between = ago(0.9)
    assert b6_flared(context(library, session, between, profile=after(pain(5, MORNING)))) is None


def test_a_flare_up_is_heeded_for_a_week_or_until_it_is_reported_again(library: Library) -> None:
    session, morning = ago(1, pains=(pain(1),)), pain(4, MORNING)
    for days, many in ((0, 1), (7, 1), (8, 0)):
        here = context(library, session, profile=after(morning), now=NOW + timedelta(days=days))
        assert len(list(flares(here))) == many
        assert (b6_flared(here) is not None) is (days == 0)
    better = after(morning, pain(1, MORNING + timedelta(hours=2)))
    assert not list(flares(context(library, session, profile=better)))


def _hurt(days: float, score: int = 4, area: PainArea = PainArea.KNEE) -> Session:
    return ago(days, pains=(pain(score, NOW - timedelta(days=days), area),))


@pytest.mark.parametrize(
    ("sessions", "fires"),
    [
        ([_hurt(0), _hurt(5), _hurt(21)], True),
        ([_hurt(0), _hurt(5), _hurt(22)], False),
        ([_hurt(0), _hurt(5)], False),
        ([_hurt(0), _hurt(5, 3), _hurt(9)], False),
        ([_hurt(0), _hurt(5, area=PainArea.HIP), _hurt(9)], False),
        ([_hurt(0, 3), _hurt(3), _hurt(5), _hurt(9)], False),
        ([ago(0), _hurt(3), _hurt(5), _hurt(9)], False),
        ([_hurt(0), ago(3), _hurt(5), ago(7), _hurt(9, 8)], True),
        ([], False),
    ],
)
def test_the_third_time_in_three_weeks_wants_a_professional(
    library: Library, sessions: list[Session], fires: bool
) -> None:
    """Said when it hurts again, not on every day after."""
    assert (b18_keeps_hurting(context(library, *sessions)) is not None) is fires


def test_pain_of_the_session_under_way_is_the_third_time_as_well(library: Library) -> None:
    past = [_hurt(2), _hurt(4)]
    here = context(library, *past, live=live(pains=(pain(4, NOW, PainArea.KNEE),)))
    fired = b18_keeps_hurting(here)
    assert fired is not None and fired.about == "knee"
    assert fired.text.startswith("Knee at 4 or more in 3 sessions within 3 weeks: ")
    assert b18_keeps_hurting(context(library, *past, _hurt(6), live=live())) is None


def test_signs_of_too_little_food_are_answered_once_a_professional_looked(library: Library) -> None:
    flagged = Screening(answered_on=date(2026, 11, 1), flags=(Flag.LOW_FUEL, Flag.HEART))
    lifted = replace(flagged, lifted=(Flag.LOW_FUEL,))
    other = replace(flagged, flags=(Flag.HEART,))
    for screening, fires in ((flagged, True), (lifted, False), (other, False), (None, False)):
        assert (b19_low_fuel(context(library, profile=Profile(screening=screening))) is not None) is fires


@pytest.mark.parametrize(
    ("answered", "months"),
    [
        (date(2025, 11, 24), None),
        (date(2025, 11, 23), 12),
        (date(2024, 2, 29), 32),
        (date(2026, 11, 23), None),
        (date(2027, 1, 1), None),
    ],
)
def test_health_answers_hold_for_a_year_to_the_day(
    library: Library, answered: date, months: int | None
) -> None:
    fired = b20_answers_old(context(library, profile=Profile(screening=Screening(answered_on=answered))))
    assert (fired.inputs["months"] if fired else None) == months
    assert b20_answers_old(context(library)) is None


@pytest.mark.parametrize(
    ("days", "score", "kind", "told", "asked"),
    [
        (1, 4, None, False, True),
        (1, 3, None, False, False),
        (1, 1, PainKind.BONE, False, True),
        (2, 5, PainKind.ACHE, False, True),
        (3, 9, None, False, False),
        (0, 9, None, False, False),
        (1, 6, None, True, False),
    ],
)
def test_a_pain_of_four_or_of_bone_is_asked_about_on_the_two_mornings_after(
    library: Library, days: int, score: int, kind: PainKind | None, told: bool, asked: bool
) -> None:
    """Without the question, nobody notices that it flared up."""
    report = PainReport(area=PainArea.ACHILLES, score=score, at=NOW - timedelta(days=days), kind=kind)
    profile = after(pain(2, NOW - timedelta(minutes=1))) if told else after()
    found = to_ask(context(library, ago(days, pains=(report,)), profile=profile))
    assert (found is not None) is asked


def test_the_worst_of_several_pains_is_asked_about_first(library: Library) -> None:
    reports = (pain(4), pain(6, area=PainArea.KNEE), pain(5, area=PainArea.SHIN))
    found = to_ask(context(library, ago(1, pains=reports)))
    assert found is not None and found.area is PainArea.KNEE
