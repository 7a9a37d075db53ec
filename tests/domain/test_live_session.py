"""The session under way: what each key does to it, and that nothing entered is lost."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.live.closing import build, ended_log, nothing_done
from runstrength_tui.domain.live.events import CheckQuestion, ItemFacts, PreviousSet, Reopened
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    Load,
    SkipReason,
    TimingSource,
    WarningSign,
)
from tests.domain.live_help import START, Presser, facts, header


def test_enter_alone_stores_the_target_so_a_planned_set_is_one_key() -> None:
    p = Presser().done()
    record = p.session.items[0].done[0].record
    assert (record.count, record.load.kg, record.source) == (8, 16, TimingSource.ACCEPTED)
    assert p.item.number == 2


@pytest.mark.parametrize(
    ("item", "typed", "kept"),
    [
        (facts("1"), "999", 99),
        (facts("1"), "300", 300),
        (facts("1", count=100), "500", 500),
        (msgspec.structs.replace(facts("1"), measure=Measure.SECONDS), "999", 999),
    ],
)
def test_reps_that_nobody_does_are_not_taken_by_a_slip_of_the_finger(
    item: ItemFacts, typed: str, kept: int
) -> None:
    """Else a digit too many would stand in history for ever, as the best ever done."""
    p = Presser(header(item))
    for digit in typed:
        p.press(lambda c, digit=digit: c.digit(int(digit)))  # type: ignore[misc]
    assert p.item.hand.count == kept


def test_counted_reps_are_what_is_stored_with_their_times() -> None:
    p = Presser().reps(7, every=2.5).done()
    record = p.session.items[0].done[0].record
    assert (record.count, record.source) == (7, TimingSource.LIVE)
    assert record.rep_offsets == (0.0, 2.5, 5.0, 7.5, 10.0, 12.5, 15.0)


def test_reps_of_one_packet_count_but_say_nothing_of_cadence() -> None:
    p = Presser().press(lambda c: c.rep())
    for _ in range(3):
        p.press(lambda c: c.rep(timed=False), after=0)
    p.done()
    record = p.session.items[0].done[0].record
    assert record.count == 4
    assert record.rep_offsets == ()


def test_typed_digits_make_one_number_and_a_later_number_begins_anew() -> None:
    p = Presser().typed(12)
    assert p.item.hand.count == 12
    p.press(lambda c: c.rep())
    assert p.item.hand.count == 13
    p.typed(9)
    assert p.item.hand.count == 9
    p.press(lambda c: c.rub_out())
    assert p.item.hand.count == 0
    p.typed(1).typed(1).done()
    assert p.session.items[0].done[0].record.source is TimingSource.TYPED


def test_arrows_correct_the_target_then_the_set_just_done_then_the_set_in_hand() -> None:
    p = Presser().press(lambda c: c.more(-1))
    assert p.item.hand.count == 7
    p.done()
    p.press(lambda c: c.more(-1))
    record = p.session.items[0].done[0].record
    assert (record.count, record.changed) == (6, True)
    p.reps(2)
    p.press(lambda c: c.more(1))
    assert p.item.hand.count == 3
    assert p.session.items[0].done[0].record.count == 6


def test_after_moving_away_arrows_leave_the_done_set_alone() -> None:
    p = Presser().done().press(lambda c: c.move(1)).press(lambda c: c.more(1))
    assert p.session.items[0].done[0].record.count == 8
    assert p.item.hand.count == 11


def test_a_second_enter_from_a_stalled_line_adds_no_ghost_set() -> None:
    p = Presser().done().done(after=0.4)
    assert p.session.sets_done == 1
    assert "one" in p.said
    p.done(after=2)
    assert p.session.sets_done == 2


def test_an_enter_after_a_counted_rep_counts_even_when_quick() -> None:
    p = Presser().done().reps(1, every=0.5).done(after=0.5)
    assert p.session.sets_done == 2


def test_weight_steps_hold_for_this_set_and_those_after_it() -> None:
    p = Presser().press(lambda c: c.heavier(1)).done().done()
    assert [done.record.load.kg for done in p.session.items[0].done] == [18, 18]
    assert p.session.items[0].done[0].record.target.load.kg == 16


def test_weight_never_goes_below_nothing_and_bodyweight_has_no_step() -> None:
    p = Presser()
    for _ in range(20):
        p.press(lambda c: c.heavier(-1))
    assert p.item.target.load.kg == 0
    p.press(lambda c: c.move(1)).press(lambda c: c.heavier(1))
    assert p.item.load is None
    assert "own weight" in p.said


def test_heavier_is_less_help_and_never_turns_into_weight() -> None:
    p = Presser(header(facts("1", name="Pull-up", kind=LoadKind.ASSISTED, kg=-3)))
    p.press(lambda c: c.heavier(1))
    assert p.item.target.load.kg == -1
    p.press(lambda c: c.heavier(1)).press(lambda c: c.heavier(1))
    assert p.item.target.load.kg == 0
    assert "as far as it goes" in p.said


def test_a_box_steps_by_its_height_and_keeps_its_gap() -> None:
    p = Presser(header(facts("1", name="Box jump", kind=LoadKind.BOX, contacts=1)))
    p.press(lambda c: c.heavier(1))
    assert p.item.target.load.box_cm == 35


def test_a_missed_jump_is_a_landing_and_not_a_rep() -> None:
    p = Presser(header(facts("1", name="Box jump", kind=LoadKind.BOX, contacts=1, count=5)))
    p.reps(3).press(lambda c: c.missed()).done()
    record = p.session.items[0].done[0].record
    assert (record.count, record.missed) == (3, 1)
    assert p.session.contacts == 4


def test_effort_is_kept_with_the_set_done_last_even_after_the_next_exercise_began() -> None:
    p = Presser().done().done().done()
    assert p.session.wants_effort
    assert p.item.facts.name == "Press-up"
    p.felt(Effort.GOOD)
    assert p.session.items[0].done[2].record.effort is Effort.GOOD
    assert not p.session.wants_effort
    assert p.item.facts.name == "Press-up"


def test_the_rest_is_a_deadline_that_editing_and_rating_do_not_restart() -> None:
    p = Presser().done()
    rest = p.session.rest
    assert rest is not None and rest.until == p.now + timedelta(seconds=90)
    p.press(lambda c: c.more(1)).felt(Effort.EASY)
    assert p.session.rest == rest
    p.press(lambda c: c.rest(15)).press(lambda c: c.rest(15)).press(lambda c: c.rest(-15))
    assert p.session.rest is not None and p.session.rest.seconds == 105
    p.undo()
    assert p.session.rest.since == rest.since
    p.reps(1)
    assert p.session.rest is None


def test_a_rest_left_for_an_hour_reads_right_and_a_clock_set_back_never_lengthens_it() -> None:
    p = Presser().done()
    rest = p.session.rest
    assert rest is not None
    assert rest.left(p.now + timedelta(hours=1)) == 90 - 3600
    assert rest.left(p.now - timedelta(days=1)) == 90


def test_rest_taken_is_kept_from_the_last_set_to_the_first_rep() -> None:
    p = Presser().done().press(lambda c: c.rep(), after=72).reps(7).done()
    assert p.session.items[0].done[1].record.rest_s == 72


def test_undo_brings_back_the_count_the_rest_and_the_exercise() -> None:
    p = Presser().done().done().reps(5)
    before = p.session
    p.done()
    assert p.item.facts.name == "Press-up"
    p.undo()
    after = p.session
    assert after.items == before.items
    assert after.current_key == before.current_key
    assert after.rest == before.rest


def test_moving_is_not_undone_but_undo_goes_back_to_where_the_thing_was() -> None:
    p = Presser().done().press(lambda c: c.move(1)).undo()
    assert p.session.sets_done == 0
    assert p.item.facts.name == "Goblet squat"


def test_redo_gives_back_what_undo_took_and_a_new_set_ends_redoing() -> None:
    p = Presser().done()
    done = p.session
    p.undo().redo()
    assert p.session.items == done.items
    p.undo().reps(1)
    p.redo()
    assert p.said == "Nothing to redo."


def test_later_puts_the_exercise_last_and_it_is_returned_to() -> None:
    p = Presser().press(lambda c: c.put_off())
    assert [item.facts.name for item in p.session.items] == ["Press-up", "Goblet squat"]
    p.done().done()
    assert p.item.facts.name == "Goblet squat"
    p.press(lambda c: c.put_off())
    assert p.said == "It is the last one already."


def test_skip_keeps_its_reason_and_the_sets_done_before_it() -> None:
    p = Presser().done().press(lambda c: c.skip(SkipReason.PAIN))
    squat = p.session.items[0]
    assert (squat.skipped, len(squat.done), squat.open) == (SkipReason.PAIN, 1, False)
    assert p.item.facts.name == "Press-up"
    p.undo()
    assert p.session.items[0].skipped is None
    assert p.item.facts.name == "Goblet squat"


def test_a_set_beyond_the_plan_is_kept_and_enter_alone_never_makes_one() -> None:
    p = Presser().done().done().done().press(lambda c: c.move(-1)).done()
    assert len(p.session.items[0].done) == 3
    assert "All sets done" in p.said
    p.typed(5).done()
    assert [done.record.count for done in p.session.items[0].done] == [8, 8, 8, 5]
    p.press(lambda c: c.move(1)).press(lambda c: c.move(1)).press(lambda c: c.add_set())
    assert p.session.current is not None


def test_one_more_set_reopens_the_exercise() -> None:
    p = Presser().done().done().done().press(lambda c: c.move(-1)).press(lambda c: c.add_set())
    assert p.item.open and p.item.number == 4
    p.done()
    assert len(p.session.items[0].done) == 4


def test_an_added_exercise_is_in_hand_at_once_and_undo_takes_it_away() -> None:
    p = Presser().press(lambda c: c.add(facts("3", name="Glute bridge", kind=LoadKind.BODYWEIGHT)))
    assert p.item.facts.name == "Glute bridge"
    p.undo()
    assert [item.key for item in p.session.items] == ["1", "2"]
    assert p.session.current is not None


def test_walking_lunges_are_counted_in_steps_and_kept_for_each_side() -> None:
    p = Presser(header(facts("1", name="Walking lunge", count=16, side=SideRule.ALTERNATING)))
    p.reps(15).done()
    record = p.session.items[0].done[0].record
    assert (record.count, record.left, record.right) == (15, 8, 7)
    p.press(lambda c: c.more(1))
    record = p.session.items[0].done[0].record
    assert (record.left, record.right) == (8, 8)


def test_a_no_in_the_check_leaves_the_jumps_out_with_that_reason() -> None:
    jump = facts("1", name="Box jump", kind=LoadKind.BOX, contacts=1)
    question = CheckQuestion(id="S18", text="Fitted clothes?", items=("1",))
    p = Presser(header(jump, facts("2"), questions=(question,)))
    assert p.session.unasked
    p.press(lambda c: c.answer({"S18": False}))
    assert not p.session.unasked
    assert p.session.items[0].skipped is SkipReason.CHECK
    assert p.item.key == "2"
    assert build(p.header, p.events).checks[0].yes is False


def test_a_jump_added_on_the_way_is_asked_about_unless_it_was_answered_already() -> None:
    def jump(key: str) -> ItemFacts:
        return facts(key, name="Box jump", kind=LoadKind.BOX, contacts=1)

    def question(key: str) -> tuple[CheckQuestion, ...]:
        return (CheckQuestion(id="S18", text="Fitted clothes?", items=(key,)),)

    p = Presser().press(lambda c: c.add(jump("3"), question("3")))
    assert [asked.id for asked in p.session.unasked] == ["S18"]
    p.undo()
    assert not p.session.unasked
    p.redo().press(lambda c: c.answer({"S18": False}))
    assert p.session.items[2].skipped is SkipReason.CHECK
    p.press(lambda c: c.add(jump("4"), question("4")))
    assert not p.session.unasked
    assert p.session.items[3].skipped is SkipReason.CHECK


def test_a_warning_sign_ends_the_session_and_no_undo_takes_it_back() -> None:
    p = Presser().done().press(lambda c: c.warning(WarningSign.CHEST))
    assert p.session.ended is EndReason.WARNING_SIGN
    p.undo()
    stored = build(p.header, p.events)
    assert p.session.sign is WarningSign.CHEST
    assert stored.end is EndReason.WARNING_SIGN


def test_the_finished_session_holds_what_was_done_left_out_and_noted() -> None:
    p = Presser().done().press(lambda c: c.note("slow and low")).felt(Effort.HARD)
    p.press(lambda c: c.skip(SkipReason.TIME)).done().done()
    p.press(lambda c: c.note("after the run", of_session=True)).press(lambda c: c.finish())
    stored = build(p.header, p.events)
    assert (stored.id, stored.plan_name, stored.end) == (42, "Runner's base A", EndReason.COMPLETE)
    assert (stored.sets, stored.note) == (3, "after the run")
    squat = stored.exercises[0]
    assert (squat.note, squat.skipped, squat.planned_sets) == ("slow and low", SkipReason.TIME, 3)
    assert squat.sets[0].effort is Effort.HARD
    assert stored.ended_at == p.now and stored.ended_at.utcoffset() == START.utcoffset()


def test_a_session_left_open_ends_with_its_last_set() -> None:
    p = Presser().done()
    last = p.now
    p.reps(3)
    stored = build(p.header, p.events)
    assert (stored.end, stored.ended_at) == (EndReason.LEFT_OPEN, last)


def test_finishing_early_says_so_and_reopening_goes_on() -> None:
    p = Presser().done().press(lambda c: c.finish())
    assert p.session.ended is EndReason.EARLY
    assert ended_log(p.events) == p.now
    p.events.append(Reopened(seq=p.session.seq + 1, at=p.now))
    assert ended_log(p.events) is None
    assert p.session.ended is None and p.session.reopened
    p.done()
    assert p.session.sets_done == 2


def test_nothing_done_is_nothing_to_store() -> None:
    p = Presser()
    assert nothing_done(p.session)
    assert nothing_done(p.press(lambda c: c.digit(0)).session)
    assert not nothing_done(p.reps(3).session), "reps counted would be thrown away with the log"


def test_finishing_keeps_the_set_that_was_counted_in_part() -> None:
    """Else five reps counted before ``f`` would be gone without a word."""
    p = Presser().done().reps(5).press(lambda c: c.move(1)).reps(2).press(lambda c: c.finish())
    stored = build(p.header, p.events)
    assert [[done.count for done in each.sets] for each in stored.exercises][:2] == [[8, 5], [2]]
    assert stored.end is EndReason.EARLY
    p.events.append(Reopened(seq=p.session.seq + 1, at=p.now))
    assert [done.record.count for done in p.session.items[0].done] == [8, 5]


def test_the_last_set_counted_and_finished_with_f_makes_the_session_whole() -> None:
    p = Presser(header(facts("1", sets=1))).reps(8).press(lambda c: c.finish())
    assert p.session.ended is EndReason.COMPLETE
    assert p.session.sets_done == 1


def test_a_warning_sign_keeps_the_reps_counted_before_it() -> None:
    p = Presser().reps(4).press(lambda c: c.warning(WarningSign.FAINT))
    stored = build(p.header, p.events)
    assert stored.end is EndReason.WARNING_SIGN
    assert [done.count for done in stored.exercises[0].sets] == [4]


def test_a_set_left_open_in_part_is_stored_at_the_time_it_was_counted() -> None:
    """Else a session found the next morning would have lasted the night."""
    p = Presser().done().reps(3)
    counted = p.session.at
    p.press(lambda c: c.finish(EndReason.LEFT_OPEN), after=80_000)
    stored = build(p.header, p.events)
    assert [done.count for done in stored.exercises[0].sets] == [8, 3]
    assert stored.ended_at == counted


def test_an_empty_session_answers_every_key_with_what_to_do() -> None:
    p = Presser(header())
    p.header = p.header.__class__(format=1, session=1, started_at=START)
    for act in ("rep", "missed", "done", "put_off", "undo", "redo", "add_set"):
        p.press(lambda c, act=act: getattr(c, act)())  # type: ignore[misc]
        assert p.said and not p.events


def test_what_was_done_in_this_very_set_last_time_is_found_for_each_set() -> None:
    previous = tuple(PreviousSet(count=count, load=Load(kg=14)) for count in (8, 7))
    p = Presser(header(facts("1", previous=previous)))
    first, second, third = (p.item.previous(number) for number in (1, 2, 3))
    assert first is not None and first.count == 8
    assert second is not None and second.count == 7
    assert third is None


@pytest.mark.parametrize("lost", range(12))
def test_an_event_lost_to_damage_leaves_the_rest_of_the_session_true(lost: int) -> None:
    p = Presser().reps(3).done().reps(2).press(lambda c: c.more(1)).done().felt(Effort.GOOD)
    p.press(lambda c: c.move(1)).typed(9).done()
    kept = [event for at, event in enumerate(p.events) if at != lost % len(p.events)]
    session = fold(p.header, kept)
    for item in session.items:
        whole = p.session.item(item.key)
        assert whole is not None
        for done in item.done:
            original = whole.find(done.number)
            assert original is not None and done.record.count == original.record.count


def test_advice_travels_with_the_session() -> None:
    item: ItemFacts = Presser().item.facts
    assert item.advice[0] == "Sit between the heels."
