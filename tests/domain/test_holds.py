"""Timed holds: a plank counts itself, and no clock that moves takes a second away."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.session import TimingSource
from runstrength_tui.domain.timing import CHANGE_S, LEAD_IN_S, HoldPart, HoldPlan
from tests.domain.live_help import START, Presser, facts, header


def plank(*, sides: SideRule = SideRule.BOTH, seconds: int = 30) -> ItemFacts:

    made = facts("1", name="Plank", sets=2, count=seconds, kind=LoadKind.BODYWEIGHT, kg=None, side=sides)
    return msgspec.structs.replace(made, measure=Measure.SECONDS)


def test_a_hold_leads_in_counts_down_and_is_over() -> None:
    hold = HoldPlan(START, 30)
    seen = [hold.stand(START + timedelta(seconds=s)) for s in (0, 4.9, 5, 20, 35, 3600)]
    assert [stand.part for stand in seen] == [
        HoldPart.LEAD_IN,
        HoldPart.LEAD_IN,
        HoldPart.FIRST,
        HoldPart.FIRST,
        HoldPart.OVER,
        HoldPart.OVER,
    ]
    assert [stand.held for stand in seen] == [0, 0, 0, 15, 30, 30]
    assert seen[3].left == 15


def test_two_sides_have_a_change_between_them_that_counts_for_neither() -> None:
    hold = HoldPlan(START, 20, 2)
    change = START + timedelta(seconds=LEAD_IN_S + 20 + 2)
    assert hold.stand(change).part is HoldPart.CHANGE
    assert hold.stand(change).held == 20
    assert hold.over_at == START + timedelta(seconds=LEAD_IN_S + 20 + CHANGE_S + 20)
    assert hold.stand(hold.over_at - timedelta(seconds=1)).held == 39


@given(st.integers(1, 300), st.sampled_from([1, 2]), st.floats(-1000, 1000), st.floats(0, 100))
def test_time_never_takes_held_seconds_back(seconds: int, sides: int, at: float, later: float) -> None:
    hold = HoldPlan(START, seconds, sides)
    first = hold.stand(START + timedelta(seconds=at))
    second = hold.stand(START + timedelta(seconds=at + later))
    assert 0 <= first.held <= second.held <= seconds * sides


def test_space_begins_a_hold_and_space_stops_it_with_what_was_held() -> None:
    p = Presser(header(plank()))
    p.press(lambda c: c.rep())
    assert p.item.hand.hold is not None
    p.press(lambda c: c.rep(), after=LEAD_IN_S + 12)
    assert p.item.hand.hold is None
    assert p.item.hand.count == 12
    p.done()
    assert p.session.items[0].done[0].record.count == 12


def test_stopping_in_the_lead_in_leaves_the_set_untouched() -> None:
    p = Presser(header(plank()))
    p.press(lambda c: c.rep()).press(lambda c: c.rep(), after=3)
    assert p.item.hand.hold is None and p.item.hand.count is None


def test_at_the_target_the_set_is_done_at_that_moment_however_late_it_is_noticed() -> None:
    p = Presser(header(plank(sides=SideRule.ONE_THEN_OTHER, seconds=40)))
    p.press(lambda c: c.rep())
    hold = p.item.hand.hold
    assert hold is not None and (hold.seconds, hold.sides) == (20, 2)
    p.press(lambda c: c.hold_over(), after=3600)
    record = p.session.items[0].done[0].record
    assert (record.count, record.done_at) == (40, hold.over_at)
    assert record.source is TimingSource.LIVE
    assert p.session.rest is not None and p.session.rest.since == hold.over_at


def test_a_space_just_after_a_hold_ended_by_itself_does_not_begin_the_next() -> None:
    p = Presser(header(plank()))
    p.press(lambda c: c.rep()).press(lambda c: c.hold_over(), after=LEAD_IN_S + 30)
    p.press(lambda c: c.rep(), after=1)
    assert p.item.hand.hold is None and "by itself" in p.said
    p.press(lambda c: c.rep(), after=5)
    assert p.item.hand.hold is not None


def test_a_space_just_after_an_enter_begins_the_hold_at_once() -> None:
    """Exercises in turns have no rest between: only a hold that ended by itself swallows a late press."""
    p = Presser(header(plank()))
    p.done(after=60).press(lambda c: c.rep(), after=1)
    assert p.item.hand.hold is not None and not p.said


def test_enter_during_a_hold_takes_what_was_held() -> None:
    p = Presser(header(plank()))
    p.press(lambda c: c.rep()).done(after=LEAD_IN_S + 17)
    assert p.session.items[0].done[0].record.count == 17
    assert p.session.items[0].done[0].record.source is not TimingSource.ACCEPTED


def test_moving_away_or_typing_stops_a_hold_and_keeps_the_seconds() -> None:
    p = Presser(header(plank(), facts("2")))
    p.press(lambda c: c.rep()).press(lambda c: c.move(1), after=LEAD_IN_S + 9)
    first = p.session.items[0]
    assert first.hand.hold is None and first.hand.count == 9
    p.press(lambda c: c.move(1)).press(lambda c: c.rep()).typed(25)
    assert p.item.hand.hold is None and p.item.hand.count == 25


def test_undo_stops_a_running_hold_and_never_brings_one_back() -> None:
    p = Presser(header(plank()))
    p.press(lambda c: c.rep()).undo()
    assert p.item.hand.hold is None
    p.press(lambda c: c.rep()).press(lambda c: c.rep(), after=LEAD_IN_S + 8).undo()
    assert p.item.hand.hold is None and p.item.hand.count is None


def test_metres_are_typed_or_accepted() -> None:

    carry = msgspec.structs.replace(facts("1", name="Farmer carry", count=20), measure=Measure.METRES)
    p = Presser(header(carry)).press(lambda c: c.rep())
    assert "metres" in p.said and not p.events
    p.done()
    assert p.session.items[0].done[0].record.count == 20
