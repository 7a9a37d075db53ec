"""The tempo bell counts for busy hands, and nobody is told that reps slow down unless they do."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.exercise import JumpTier, LoadKind, Measure, SideRule
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.events import Event, Header, ItemFacts
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.session import SkipReason, TimingSource
from runstrength_tui.domain.timing import CHANGE_S, LEAD_IN_S, HoldPart, TempoPlan, slowing
from tests.domain.live_help import RULES, START, Presser, facts, header

REP_S = 3.0


def squat(**more: object) -> ItemFacts:
    made = msgspec.structs.replace(facts("1"), rep_s=REP_S)
    return msgspec.structs.replace(made, **more)


def sided(side: SideRule, count: int = 10) -> ItemFacts:
    made = facts("1", name="Split squat", count=count, kind=LoadKind.BODYWEIGHT, kg=None, side=side)
    return msgspec.structs.replace(made, rep_s=REP_S)


# --- the plan -----------------------------------------------------------------


def at(plan: TempoPlan, seconds: float) -> tuple[HoldPart, int]:
    stand = plan.stand(START + timedelta(seconds=seconds))
    return stand.part, stand.count


def test_a_rep_is_counted_when_it_is_over_and_not_before() -> None:
    plan = TempoPlan(START, REP_S, 3)
    assert at(plan, 0) == at(plan, 4.999) == (HoldPart.LEAD_IN, 0)
    assert at(plan, 5) == at(plan, 7.999) == (HoldPart.FIRST, 0)
    assert at(plan, 8) == (HoldPart.FIRST, 1)
    assert at(plan, 13.999) == (HoldPart.FIRST, 2)
    assert at(plan, 14) == at(plan, 9999) == (HoldPart.OVER, 3)
    assert plan.over_at == START + timedelta(seconds=14)


def test_it_goes_on_from_what_was_counted() -> None:
    plan = TempoPlan(START, REP_S, 8, counted=6)
    assert at(plan, 1) == (HoldPart.LEAD_IN, 6)
    assert at(plan, LEAD_IN_S + REP_S) == (HoldPart.FIRST, 7)
    assert plan.over_at == START + timedelta(seconds=LEAD_IN_S + 2 * REP_S)


def test_one_side_then_the_other_leaves_time_to_change() -> None:
    plan = TempoPlan(START, REP_S, 4, sides=2)
    change = LEAD_IN_S + 2 * REP_S
    assert at(plan, change - 0.001) == (HoldPart.FIRST, 1)
    assert at(plan, change) == at(plan, change + CHANGE_S - 0.001) == (HoldPart.CHANGE, 2)
    assert at(plan, change + CHANGE_S) == (HoldPart.SECOND, 2)
    assert at(plan, change + CHANGE_S + 2 * REP_S) == (HoldPart.OVER, 4)


def test_on_the_second_side_already_there_is_no_change_any_more() -> None:
    plan = TempoPlan(START, REP_S, 4, counted=2, sides=2)
    assert at(plan, LEAD_IN_S) == (HoldPart.SECOND, 2)
    assert at(plan, LEAD_IN_S + 2 * REP_S) == (HoldPart.OVER, 4)


plans = st.builds(
    TempoPlan,
    st.just(START),
    st.floats(0, 20).map(lambda value: round(value, 1)),
    st.integers(1, 60),
    st.integers(0, 60),
    st.sampled_from([1, 2]),
)


@given(plans, st.floats(-1000, 2000), st.floats(0, 100))
def test_time_never_takes_reps_back_nor_counts_beyond_the_target(
    plan: TempoPlan, first: float, later: float
) -> None:
    before, after = at(plan, first), at(plan, first + later)
    assert plan.counted <= before[1] <= after[1] <= max(plan.reps, plan.counted)


@given(plans)
@settings(max_examples=50)
def test_going_from_beat_to_beat_misses_none_and_never_beats_faster_than_once_a_second(
    plan: TempoPlan,
) -> None:
    """A timer set for each next beat in turn would otherwise skip a bell, or hang or flood the line."""
    now, seen = START, [plan.counted]
    while (following := plan.stand(now).next_at) is not None:
        assert timedelta(0) < following - now
        assert now == START or following - now >= timedelta(seconds=1)
        now = following
        seen.append(plan.stand(now).count)
    assert now == plan.over_at
    assert sorted(set(seen)) == list(range(plan.counted, max(plan.reps, plan.counted) + 1))


# --- the key ------------------------------------------------------------------


def test_the_bell_stops_at_the_target_and_leaves_the_count_to_enter_or_correct() -> None:
    p = Presser(header(squat())).press(lambda c: c.tempo())
    tempo = p.item.hand.tempo
    assert tempo is not None and (tempo.rep_s, tempo.reps) == (REP_S, 8)
    p.press(lambda c: c.stop_tempo(), after=LEAD_IN_S + 8 * REP_S + 0.1)
    assert (p.item.hand.tempo, p.item.hand.count, p.session.sets_done) == (None, 8, 0)
    p.press(lambda c: c.tempo())
    assert p.item.hand.tempo is None and "counted" in p.said
    p.done()
    record = p.session.items[0].done[0].record
    assert (record.count, record.source, record.rep_offsets) == (8, TimingSource.TEMPO, ())


def test_a_corrected_count_is_no_longer_the_bells() -> None:
    p = Presser(header(squat())).press(lambda c: c.tempo())
    p.press(lambda c: c.stop_tempo(), after=60).press(lambda c: c.more(-1)).done()
    record = p.session.items[0].done[0].record
    assert (record.count, record.source) == (7, TimingSource.TYPED)


@pytest.mark.parametrize("act", ["tempo", "rep"])
def test_t_or_space_stops_it_and_keeps_the_reps_so_far(act: str) -> None:
    p = Presser(header(squat())).press(lambda c: c.tempo())
    p.press(lambda c: getattr(c, act)(), after=LEAD_IN_S + 3 * REP_S + 1)
    assert (p.item.hand.tempo, p.item.hand.count) == (None, 3)
    p.press(lambda c: c.tempo())
    assert p.item.hand.tempo is not None and p.item.hand.tempo.counted == 3


def test_stopping_in_the_lead_in_leaves_the_set_untouched() -> None:
    p = Presser(header(squat())).press(lambda c: c.tempo()).press(lambda c: c.tempo(), after=3)
    assert (p.item.hand.tempo, p.item.hand.count, p.item.hand.begun) == (None, None, False)


def test_other_keys_stop_it_and_lose_no_rep() -> None:
    p = Presser(header(squat(), facts("2"))).press(lambda c: c.tempo())
    p.press(lambda c: c.move(1), after=LEAD_IN_S + 4 * REP_S)
    assert (p.session.items[0].hand.tempo, p.session.items[0].hand.count) == (None, 4)
    p.press(lambda c: c.move(1)).press(lambda c: c.tempo())
    p.press(lambda c: c.more(1), after=LEAD_IN_S + 2 * REP_S)
    assert (p.item.hand.tempo, p.item.hand.count) == (None, 7)
    p.press(lambda c: c.tempo()).done(after=LEAD_IN_S + REP_S)
    record = p.session.items[0].done[0].record
    assert (record.count, record.source) == (8, TimingSource.TEMPO)


def test_a_swap_keeps_what_the_bell_has_counted() -> None:
    p = Presser(header(squat())).press(lambda c: c.tempo())
    p.press(lambda c: c.swap("1", facts("2", name="Split squat")), after=LEAD_IN_S + 4 * REP_S)
    record = p.session.items[0].done[0].record
    assert (record.count, record.source) == (4, TimingSource.TEMPO)


def test_undo_stops_it_and_brings_back_what_was_counted_before() -> None:
    p = Presser(header(squat())).reps(2).press(lambda c: c.tempo())
    p.press(lambda c: c.undo(), after=LEAD_IN_S + 2 * REP_S)
    assert (p.item.hand.tempo, p.item.hand.count) == (None, 2)
    p.press(lambda c: c.tempo()).press(lambda c: c.tempo(), after=LEAD_IN_S + 2 * REP_S).undo()
    assert (p.item.hand.tempo, p.item.hand.count) == (None, 2)


def test_it_ends_a_rest_and_notes_how_long_that_was() -> None:
    p = Presser(header(squat())).done().press(lambda c: c.tempo(), after=75)
    assert p.session.rest is None
    p.done(after=60)
    assert p.session.items[0].done[1].record.rest_s == 75


def test_steps_are_beats_and_sides_in_turn_leave_a_pause() -> None:
    p = Presser(header(sided(SideRule.ALTERNATING))).press(lambda c: c.tempo())
    assert p.item.hand.tempo == TempoPlan(p.now, REP_S, 10)
    p = Presser(header(sided(SideRule.ONE_THEN_OTHER))).press(lambda c: c.tempo())
    assert p.item.hand.tempo == TempoPlan(p.now, REP_S, 10, sides=2)


@pytest.mark.parametrize(
    "item",
    [
        squat(measure=Measure.SECONDS),
        squat(measure=Measure.METRES),
        squat(jump_tier=JumpTier.MEDIUM),
        squat(rep_s=0.0),
    ],
)
def test_where_it_makes_no_sense_it_says_so_and_does_nothing(item: ItemFacts) -> None:
    p = Presser(header(item)).press(lambda c: c.tempo())
    assert p.said.startswith("The tempo bell is not for this one") and not p.events


# --- slowing down -------------------------------------------------------------


PACE = {name: RULES["I14"].limits[name] for name in ("percent", "even_below")}
LEAST = RULES["I14"].whole("least_reps")


def offsets(*intervals: float) -> list[float]:
    made = [0.0]
    for interval in intervals:
        made.append(round(made[-1] + interval, 2))
    return made


@pytest.mark.parametrize(
    ("intervals", "told"),
    [
        ((2, 2, 2, 2.8, 2.8), True),  # 40 %
        ((2, 2, 2, 2.79, 2.8), False),  # 39.5 %
        ((2, 2, 2, 2.8, 2.78), False),  # 39 %
        ((2, 2, 2, 2.8), False),  # five reps
        ((2, 2, 2, 2.8, 2, 2.8), False),  # never two in a row
        ((2, 2, 2, 2, 2.8), False),  # one
        ((2, 2, 2, 2, 2, 3, 3), True),
        ((2, 2, 2, 3, 3, 2), False),  # over again
        ((17.02, 20, 22.98, 28, 28), True),  # 14.9 %
        ((17, 20, 23, 28, 28), False),  # 15 %
        ((2, 2, -2, 4, 4), False),  # the clock was set back
        ((2, 2, 2, 0, 4), False),
    ],
)
def test_slowing_is_told_at_its_bounds_and_just_short_of_them_it_is_not(
    intervals: tuple[float, ...], told: bool
) -> None:
    assert (slowing(offsets(*intervals), least_reps=LEAST, **PACE) is not None) is told


@given(st.lists(st.floats(-10, 100).map(lambda value: round(value, 2)), max_size=20))
def test_two_reps_that_are_not_slower_than_all_before_are_never_told(intervals: list[float]) -> None:
    found = slowing(offsets(*intervals), least_reps=LEAST, **PACE)
    if found is not None:
        assert min(found.before_s, found.last_s) > min(intervals[:3])
        assert len(intervals) >= 5


def slow_set(item: ItemFacts) -> Presser:
    return Presser(header(item)).reps(4, every=2).reps(2, every=3)


def test_it_is_told_once_a_set_and_kept_with_what_it_fired_on() -> None:
    p = slow_set(squat())
    assert [shown.text for shown in p.item.hand.prompts] == [RULES["I14"].text]
    p.reps(2, every=4).done()
    assert p.item.hand.prompts == ()
    p.reps(4, every=2).reps(2, every=3).done()
    kept = build(p.header, p.events).prompts
    assert [shown.id for shown in kept] == ["I14", "I14"]
    assert kept[0].inputs == {
        "exercise": "goblet-squat",
        "set": 1,
        "reps": 6,
        "usual_s": 2.0,
        "before_s": 3.0,
        "last_s": 3.0,
    }
    assert kept[1].inputs["set"] == 2


def test_undoing_the_rep_does_not_say_it_again() -> None:
    p = slow_set(squat()).undo().reps(2, every=9)
    assert len(p.session.prompts) == 1


@pytest.mark.parametrize(
    "item",
    [
        squat(jump_tier=JumpTier.LOW),
        squat(still_s=2.0),
        sided(SideRule.ALTERNATING),
    ],
)
def test_jumps_steps_and_paused_reps_are_never_called_slow(item: ItemFacts) -> None:
    assert slow_set(item).session.prompts == ()


def test_only_live_presses_of_a_whole_set_can_be_slow() -> None:
    def before(p: Presser) -> Presser:
        return p.reps(4, every=2).reps(3, every=3)

    assert before(Presser(header(squat()))).session.prompts
    assert not before(Presser(header(squat())).typed(1)).session.prompts
    assert not before(Presser(header(squat())).press(lambda c: c.rep(timed=False))).session.prompts
    assert not before(Presser(header(squat())).press(lambda c: c.missed())).session.prompts
    bell = Presser(header(squat())).press(lambda c: c.tempo())
    assert not before(bell.press(lambda c: c.tempo(), after=LEAD_IN_S + REP_S)).session.prompts


# --- laws ---------------------------------------------------------------------

ACTS: list[tuple[str, object]] = [
    ("tempo", None),
    ("tempo", None),
    ("tempo", None),
    ("stop_tempo", None),
    ("break_off", None),
    ("rep", None),
    ("rep", None),
    ("rep", None),
    ("digit", 7),
    ("more", -1),
    ("missed", None),
    ("done", None),
    ("move", 1),
    ("put_off", None),
    ("skip", SkipReason.TIRED),
    ("undo", None),
    ("redo", None),
]
acts = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from([2, 3, 3, 9, 30, -20])), max_size=40)


def play(steps: list[tuple[tuple[str, object], int]]) -> Presser:
    hop = msgspec.structs.replace(facts("3", name="Pogo hops", contacts=1), rep_s=1.0)
    p = Presser(header(squat(), msgspec.structs.replace(sided(SideRule.ONE_THEN_OTHER), key="2"), hop))
    for (name, value), seconds in steps:
        args = () if value is None else (value,)
        p.press(lambda c, n=name, a=args: getattr(c, n)(*a), after=seconds)  # type: ignore[misc]
    return p


@given(acts)
@settings(max_examples=150, deadline=None)
def test_the_log_read_back_gives_the_session_on_screen(steps: list[tuple[tuple[str, object], int]]) -> None:
    p = play(steps)
    decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
    read = [decoder.decode(msgspec.json.encode(event)) for event in p.events]
    head = msgspec.json.decode(msgspec.json.encode(p.header), type=Header)
    assert fold(head, read) == p.session


@given(acts)
@settings(max_examples=150, deadline=None)
def test_undo_then_redo_is_the_identity_once_the_bell_is_still(
    steps: list[tuple[tuple[str, object], int]],
) -> None:
    p = play(steps).press(lambda c: c.stop_tempo())
    before = p.session
    if before.undo is None:
        return
    after = p.undo().redo().session
    assert msgspec.structs.replace(after, seq=0, at=START) == msgspec.structs.replace(before, seq=0, at=START)


@given(acts)
@settings(max_examples=150, deadline=None)
def test_the_bell_rings_for_the_exercise_in_hand_and_for_no_other(
    steps: list[tuple[tuple[str, object], int]],
) -> None:
    """A bell left running behind another exercise would go on counting when one comes back to it."""
    session = play(steps).session
    for item in session.items:
        assert item.hand.tempo is None or item.key == session.current_key


@given(acts, st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_t_means_the_same_whether_or_not_a_rest_is_over(
    steps: list[tuple[tuple[str, object], int]], later: int
) -> None:
    session = play(steps).press(lambda c: c.stop_tempo()).session
    soon = Conductor(session, session.at + timedelta(seconds=3)).tempo()
    late = Conductor(session, session.at + timedelta(seconds=3 + later)).tempo()
    assert soon.say == late.say
    assert [msgspec.structs.replace(each, at=START) for each in soon.events] == [
        msgspec.structs.replace(each, at=START) for each in late.events
    ]


def test_a_log_from_before_the_tempo_bell_is_read_and_says_that_none_is_known() -> None:
    """A session under way while the program is renewed would otherwise be lost."""
    raw = (
        b'{"format":1,"session":7,"started_at":"2026-11-21T18:30:00+01:00","items":[{"key":"1",'
        b'"exercise":"goblet-squat","rung":"two-hands","name":"Goblet squat","load":"external",'
        b'"dose":{"sets":3,"low":8,"high":10,"rest_s":90},'
        b'"targets":[{"count":8,"load":{"kind":"external","kg":16.0}}]}]}'
    )
    p = Presser(msgspec.json.decode(raw, type=Header))
    p.events.append(
        msgspec.json.decode(
            b'{"event":"count","seq":1,"at":"2026-11-21T18:31:00+01:00","item":"1","count":5}', type=Event
        )
    )
    assert p.item.hand.count == 5
    p.press(lambda c: c.tempo())
    assert "no tempo is known" in p.said
    p.done()
    assert p.session.items[0].done[0].record.source is TimingSource.TYPED
