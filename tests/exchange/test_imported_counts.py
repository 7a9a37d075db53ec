"""If these fail, years brought along count for nothing, or the app nags about what is long over."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.bests import best_text, bests, new_bests
from runstrength_tui.domain.exercise import LoadKind, Measure, Pattern
from runstrength_tui.domain.live.before import last_times
from runstrength_tui.domain.live.opening import added_item
from runstrength_tui.domain.live.swapping import instead_of
from runstrength_tui.domain.own_exercise import as_exercise
from runstrength_tui.domain.safety.moments import Context, any_day, before_session
from runstrength_tui.domain.safety.weeks import b8_behind, b10_no_glutes, b11_no_pull
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.strength import hard_sets, unknown_percent
from runstrength_tui.domain.summary import summary_of
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.exchange.incoming import Incoming
from tests.exchange.test_other_trackers import STRONG_12
from tests.exchange.told import HOME, NOW, library, read, rows

KG = WeightUnit.KG


def _day(ago: int, *sets: tuple[str, float, int, int]) -> list[str]:
    """A workout so many days ago: name, weight, reps, seconds of each set."""
    when = datetime(2026, 11, 20, 8) - timedelta(days=ago)
    return [
        f'{when:%Y-%m-%d %H:%M:%S},"Gym",40m,"{name}",{place},{kg},{count},0,{secs},"","",8'
        for place, (name, kg, count, secs) in enumerate(sets, 1)
    ]


def _file(*workouts: list[str]) -> Incoming:
    return read(rows(STRONG_12, *(line for workout in workouts for line in workout)), KG)


def _newest_first(found: Incoming) -> tuple[Session, ...]:
    return tuple(replace(each, id=place) for place, each in enumerate(found.sessions, 1))[::-1]


def _context(found: Incoming) -> Context:
    return Context(
        now=NOW.astimezone(HOME),
        rules=library().rules,
        sessions=_newest_first(found),
        exercises=library().with_own(found.own).by_id,
    )


def test_a_session_started_after_an_import_offers_what_was_done_last_in_the_other_tracker() -> None:
    found = _file(
        _day(9, ("Squat (Barbell)", 80, 6, 0), ("Bench Press (Barbell)", 60, 9, 0)),
        _day(5, ("Squat (Barbell)", 85, 5, 0), ("Bench Press (Barbell)", 62.5, 8, 0), ("Wall Sit", 0, 0, 45)),
    )
    before = last_times(_newest_first(found))
    everything = library().with_own(found.own)
    squat = added_item("1", everything.exercise("goblet-squat"), before)
    assert (squat.rung, squat.targets[0].load.kg, squat.reason) == ("back-squat", 85, "as last time")
    assert {target.count for target in squat.targets} == {5}, "no more of 85 kg than it was"
    bench = added_item("2", everything.exercise("own-bench-press-barbell"), before)
    assert (bench.name, bench.targets[0].count, bench.targets[0].load.kg) == (
        "Bench Press (Barbell)",
        8,
        62.5,
    )
    sit = added_item("3", everything.exercise("own-wall-sit"), before)
    assert (sit.measure, sit.targets[0].count) == (Measure.SECONDS, 45)


def test_bests_of_the_other_tracker_have_to_be_beaten() -> None:
    found = _file(_day(9, ("Squat (Barbell)", 100, 3, 0)), _day(5, ("Squat (Barbell)", 80, 8, 0)))
    sessions = _newest_first(found)
    assert [best.done.load.kg for best in bests("goblet-squat", sessions)] == [100, 80]
    today = _newest_first(_file(_day(0, ("Squat (Barbell)", 90, 5, 0))))[0]
    assert new_bests(today, sessions) == ()
    heavier = _newest_first(_file(_day(0, ("Squat (Barbell)", 102.5, 1, 0))))[0]
    assert [best_text(each) for each in new_bests(heavier, sessions)] == ["heaviest: 102.5 kg"]


@pytest.mark.parametrize("newest", [2, 20, 900])
def test_no_rule_speaks_about_sessions_that_are_over(newest: int) -> None:
    """Old weights, landings and weeks without a pull were nobody's to be warned of any more."""
    workout = (
        ("Box Jump", 0, 60, 0),
        ("Squat (Barbell)", 140, 3, 0),
        ("Push Up", 0, 40, 0),
        ("Thing", 5, 9, 0),
    )
    found = _file(*(_day(newest + 2 * week, *workout) for week in range(30)))
    assert found.sessions[0].contacts == 60
    context = _context(found)
    assert not any(any_day(context))
    assert not before_session(context, ())
    assert all(not session.prompts and not session.checks for session in found.sessions)


def test_an_exercise_known_by_name_only_is_no_reason_to_miss_glutes_pulls_or_arms() -> None:
    legs = (("Squat (Barbell)", 80, 5, 0), ("Push Up", 0, 10, 0))
    trained = [_day(30, *legs), *(_day(day, *legs) for day in (12, 9, 6, 3))]
    known, with_thing = _file(*trained), _file(*trained, _day(1, ("Thing", 5, 9, 0), ("Thing", 5, 9, 0)))
    assert b10_no_glutes(_context(known)) and b11_no_pull(_context(known))
    assert b10_no_glutes(_context(with_thing)) is None
    assert b11_no_pull(_context(with_thing)) is None
    only_legs = [_day(day, *[("Leg Press", 80, 5, 0)] * 4) for day in (11, 9, 6, 3)]
    assert b8_behind(_context(_file(*only_legs)))
    assert b8_behind(_context(_file(*only_legs, _day(1, ("Thing", 5, 9, 0), ("Thing", 5, 9, 0))))) is None


def test_balance_says_what_share_of_the_sets_it_does_not_know() -> None:
    nine = [("Squat (Barbell)", 80, 5, 0)] * 9
    tenth = _file(_day(1, *nine, ("Thing", 5, 9, 0))).sessions[0]
    fifth = _file(_day(1, *nine[:4], ("Thing", 5, 9, 0))).sessions[0]
    assert (unknown_percent([tenth]), unknown_percent([fifth])) == (10, 20)
    said = {part.lead: part.text for part in summary_of(fifth, (), None).lines}
    assert said["Balance"] == "20 % of the hard sets are not in it: their muscles are not known."
    assert "Balance" not in {part.lead for part in summary_of(tenth, (), None).lines}


def test_half_an_hour_on_a_bike_is_no_hard_set() -> None:
    session = _file(_day(1, ("Cycling", 0, 0, 1800), ("Wall Sit", 0, 0, 60))).sessions[0]
    assert [hard_sets(record) for record in session.exercises] == [0, 1]


def test_what_is_known_by_name_only_stands_in_for_nothing() -> None:
    found = _file(_day(1, ("Thing", 5, 9, 0), ("Other thing", 5, 9, 0), ("Bench Press (Barbell)", 60, 8, 0)))
    thing, _, bench = (as_exercise(each) for each in found.own)
    everything = library().with_own(found.own).exercises
    assert (thing.pattern, thing.load, bench.pattern) == (Pattern.OTHER, LoadKind.EXTERNAL, Pattern.PUSH)
    assert instead_of(thing, "own", everything, {}) == ()
    alike = {each.exercise.id for each in instead_of(bench, "own", everything, {})}
    assert "press-up" in alike
    assert "own-thing" not in alike
