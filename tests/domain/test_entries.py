"""What is typed into a field: understood as it was meant, or one sentence and nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrength_tui.domain.entries import (
    body_mass_entry,
    date_entry,
    distance_entry,
    duration_entry,
    heights_entry,
    kind_entry,
    names_entry,
    time_entry,
    weight_entry,
    weights_entry,
    yes_entry,
)
from runstrength_tui.domain.gear import Weights
from runstrength_tui.domain.own_words import FLAGS, race_text, run_text, weights_text, weights_typed
from runstrength_tui.domain.profile import Flag, Profile, Race, Said, answered, answers_hold
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.errors import NotUnderstood

KG, LB = WeightUnit.KG, WeightUnit.LB
TODAY = date(2026, 11, 21)


def _weights(text: str, unit: WeightUnit = KG) -> list[tuple[tuple[float, ...], WeightUnit]]:
    return [(each.amounts, each.unit) for each in weights_entry(text, "kettlebell", unit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8 12 16 20", [((8, 12, 16, 20), KG)]),
        ("20, 8; 12", [((8, 12, 20), KG)]),
        ("8,12,16", [((8, 12, 16), KG)]),
        ("2,5 1,25 10", [((1.25, 2.5, 10), KG)]),
        ("20,10,5,2.5", [((2.5, 5, 10, 20), KG)]),
        ("20,10,5", [((5, 10, 20), KG)]),
        ("1,25;2,5;5", [((1.25, 2.5, 5), KG)]),
        ("2,5 kg", [((2.5,), KG)]),
        ("2x8 12", [((8, 8, 12), KG)]),
        ("2 × 8 kg", [((8, 8), KG)]),
        ("8 35lb 12kg", [((8, 12), KG), ((35,), LB)]),
        ("", []),
    ],
)
def test_a_list_of_weights(text: str, found: list[tuple[tuple[float, ...], WeightUnit]]) -> None:
    assert _weights(text) == found


@pytest.mark.parametrize("text", ["abc", "8 and 12", "-8", "0", "99999", "2x", "8 stone", "1e3", "8" * 50])
def test_rubbish_is_one_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match="nothing was changed"):
        _weights(text)


@given(
    st.lists(st.sampled_from([1.25, 2.5, 8.0, 12.0, 35.0, 52.5]), max_size=8),
    st.sampled_from(WeightUnit),
    st.sampled_from(WeightUnit),
)
def test_what_is_shown_to_change_reads_as_what_it_was_whatever_the_setting(
    amounts: list[float], marked: WeightUnit, setting: WeightUnit
) -> None:
    """Opening the field and pressing enter would turn kilograms into pounds."""
    owned = (Weights(thing="dumbbell", amounts=tuple(sorted(amounts)), unit=marked),) if amounts else ()
    assert weights_entry(weights_typed(owned, setting), "dumbbell", setting) == owned


def test_weights_are_said_with_their_unit() -> None:
    owned = weights_entry("8 2x12 35lb", "dumbbell", KG)
    assert weights_text(owned) == "8, 2 × 12 kg, 35 lb"
    assert weight_entry("45lb", KG) == (45, LB)
    assert weight_entry(" ", KG) is None
    with pytest.raises(NotUnderstood):
        weight_entry("20 25", KG)


def test_body_mass_heights_and_names() -> None:
    assert body_mass_entry("70,5", KG) == (70.5, KG)
    kg, unit = body_mass_entry("150", LB)
    assert (round(kg, 2), unit) == (68.04, LB)
    assert heights_entry("45 20, 20in") == (20, 45, 51)
    assert names_entry(" yellow,red ,, red") == ("yellow", "red")
    for read, text in ((body_mass_entry, "7"), (body_mass_entry, "")):
        with pytest.raises(NotUnderstood):
            read(text, KG)
    for text in ("high", "300", "0"):
        with pytest.raises(NotUnderstood):
            heights_entry(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 20)),
        ("2027-04-04", date(2027, 4, 4)),
        ("4 Apr 2027", date(2027, 4, 4)),
        ("4. april", date(2027, 4, 4)),
        ("4apr", date(2027, 4, 4)),
        ("Apr 4th, 2027", date(2027, 4, 4)),
        ("nov 20", date(2026, 11, 20)),
        ("20.11.", date(2026, 11, 20)),
        ("3 Jan", date(2027, 1, 3)),
        ("29 Feb 2028", date(2028, 2, 29)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert date_entry(text, TODAY) == day


def test_a_race_without_a_year_is_ahead_and_no_day_is_refused() -> None:
    assert date_entry("20 Nov", TODAY, ahead=True) == date(2027, 11, 20)
    saturday = TODAY
    for text, days in (("next sun", 1), ("Sunday", 1), ("sat", 7), ("next saturday", 7), ("fri", 6)):
        assert date_entry(text, TODAY, ahead=True) == saturday + timedelta(days=days)
    for text, days in (
        ("last sun", -6),
        ("on last saturday", -7),
        ("this tue", 3),
        ("in 3 days", 3),
        ("1 day ago", -1),
    ):
        assert date_entry(text, TODAY) == saturday + timedelta(days=days)
    with pytest.raises(NotUnderstood, match="“sun” can be 15 or 22 Nov, write last sun or next sun"):
        date_entry("sun", TODAY)
    for text in ("", "soon", "31 Feb", "2026-13-01", "4 Foo"):
        with pytest.raises(NotUnderstood, match="4 Apr 2027"):
            date_entry(text, TODAY)


def test_a_distance_and_a_time() -> None:
    km, mile = DistanceUnit.KM, DistanceUnit.MILE
    assert [distance_entry(text, km) for text in ("8", "5k", "8,5 km", "half", "400 m", "")] == [
        8000,
        5000,
        8500,
        21_097.5,
        400,
        None,
    ]
    assert distance_entry("10", mile) == pytest.approx(16_093.44)
    assert distance_entry("10k", mile) == 10_000
    assert [duration_entry(text) for text in ("42", "42:10", "1:23:45", "1h20", "1 h", "120:30", "")] == [
        2520,
        2530,
        5025,
        4800,
        3600,
        7230,
        None,
    ]
    refused: list[tuple[Callable[[str], object], str]] = [
        (duration_entry, "0"),
        (duration_entry, "42:70"),
        (duration_entry, "fast"),
        (lambda text: distance_entry(text, km), "far"),
        (lambda text: distance_entry(text, km), "999999"),
        (kind_entry, "sideways"),
        (yes_entry, "maybe"),
    ]
    for read, text in refused:
        with pytest.raises(NotUnderstood):
            read(text)
    assert (kind_entry("l"), kind_entry("")) == (RunKind.LONG, RunKind.EASY)
    assert (yes_entry("y"), yes_entry("NO"), yes_entry("")) == (True, False, None)


def test_a_time_of_day_is_read_as_it_is_said_on_either_side_of_the_ocean() -> None:
    read = [time_entry(text) for text in ("7", "7.30", "18:30", "7am", "7:15 PM", "12 pm", "12am", "noon")]
    assert read == [
        *(time(7), time(7, 30), time(18, 30), time(7), time(19, 15), time(12), time(0), time(12)),
    ]
    for text in ("", "25", "13pm", "0am", "7:5", "now"):
        with pytest.raises(NotUnderstood, match="is no time of day"):
            time_entry(text)


@given(st.text(max_size=20))
def test_nothing_typed_is_worse_than_a_sentence(text: str) -> None:
    """A field that ends the app takes the session with it."""
    for read in (
        lambda: _weights(text),
        lambda: heights_entry(text),
        lambda: names_entry(text),
        lambda: date_entry(text, TODAY),
        lambda: distance_entry(text, DistanceUnit.KM),
        lambda: duration_entry(text),
        lambda: kind_entry(text),
        lambda: yes_entry(text),
    ):
        try:
            read()
        except NotUnderstood as refused:
            assert str(refused).endswith("nothing was changed.")


def test_a_yes_to_a_health_question_holds_until_it_is_lifted_and_every_answer_is_kept() -> None:
    """Somebody with a heart condition would be treated as having none, or nobody could tell since when."""
    now = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
    told = answered(Profile(), Flag.HEART, Said.YES, now)
    assert told.screening is not None and told.screening.in_force == {Flag.HEART}
    assert told.screening.said(Flag.JOINT) is None, "nobody asked yet"
    told = answered(told, Flag.HEART, Said.LIFTED, now)
    assert told.screening is not None and not told.screening.in_force
    assert told.screening.said(Flag.HEART) is Said.LIFTED
    told = answered(told, Flag.HEART, Said.YES, now)
    told = answered(told, Flag.JOINT, Said.YES, now)
    told = answered(told, Flag.HEART, Said.NO, now)
    assert told.screening is not None and told.screening.in_force == {Flag.JOINT}
    assert [(each.flag, each.said) for each in told.screening.log] == [
        (Flag.HEART, Said.YES),
        (Flag.HEART, Said.LIFTED),
        (Flag.HEART, Said.YES),
        (Flag.JOINT, Said.YES),
        (Flag.HEART, Said.NO),
    ]
    later = answers_hold(told, now.replace(year=2027))
    assert later.screening is not None and later.screening.answered_on == date(2027, 11, 21)
    assert later.screening.flags == (Flag.JOINT,) and later.screening.unsaid == ()
    assert later.screening.said(Flag.PREGNANT) is Said.NO
    assert answers_hold(Profile(), now).screening.flags == ()  # type: ignore[union-attr]
    assert set(FLAGS) == set(Flag)


def test_races_and_runs_are_said_in_the_persons_unit() -> None:
    race = Race(on=date(2027, 4, 4), distance_m=21_097.5, goal=True)
    assert race_text(race, TODAY, DistanceUnit.KM) == "4 Apr 2027, 21.1 km, goal"
    assert race_text(race, TODAY, DistanceUnit.MILE) == "4 Apr 2027, 13.11 mi, goal"
    at = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    run = Run(id=1, started_at=at, updated=at, kind=RunKind.LONG, distance_m=18_000, seconds=6300)
    assert run_text(run, DistanceUnit.KM) == "long 18 km, 1 h 45 min"
    assert run_text(Run(id=1, started_at=at, updated=at, planned=True), DistanceUnit.KM) == "easy, planned"
