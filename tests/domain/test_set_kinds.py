"""Warm-up and drop sets, sets to failure, exercises in turns, and their order."""

from __future__ import annotations

import msgspec

from runstrength_tui.domain.exercise import LoadKind, SideRule
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.marking import warm_ups_left
from runstrength_tui.domain.live.ramp import ramp
from runstrength_tui.domain.session import (
    Effort,
    Load,
    NotMyDay,
    PainArea,
    PainReport,
    SetKind,
    Severity,
    SkipReason,
)
from tests.domain.live_help import Presser, facts, header


def pressup(key: str = "2", **changes: object) -> ItemFacts:
    made = facts(key, name="Press-up", count=10, kind=LoadKind.BODYWEIGHT, kg=None)
    return msgspec.structs.replace(made, **changes)


def in_turns(*items: ItemFacts) -> Presser:
    """A session whose exercises are done in turns."""
    return Presser(header(*(msgspec.structs.replace(item, group="a") for item in items)))


def walked(presser: Presser, sets: int) -> str:
    """Do so many sets and return whose they were, with a stroke where a rest came after."""
    seen = []
    for _ in range(sets):
        key = presser.session.current_key
        presser.done()
        seen.append(key + ("|" if presser.session.rest else ""))
    return " ".join(seen)


def test_a_ramp_goes_by_half_seven_tenths_and_a_bit_less_than_all_to_what_can_be_lifted() -> None:
    bar = facts("1", name="Deadlift", kg=80)
    sets = ramp(msgspec.structs.replace(bar, step_kg=2.5), bar.targets[0])
    assert [(each.load.kg, each.count) for each in sets] == [(40, 5), (55, 3), (67.5, 2)]
    assert {each.kind for each in sets} == {SetKind.WARM_UP}


def test_a_ramp_keeps_to_the_weights_that_are_owned_and_names_none_twice() -> None:
    owned = tuple(Load(kind=LoadKind.EXTERNAL, kg=kg) for kg in (8, 12, 16))
    bell = msgspec.structs.replace(facts("1", kg=16), loads=owned)
    assert [(each.load.kg, each.count) for each in ramp(bell, bell.targets[0])] == [(8, 5), (12, 2)]


def test_a_ramp_of_one_side_after_the_other_is_counted_both_sides_together() -> None:
    one = facts("1", kg=20, side=SideRule.ONE_THEN_OTHER)
    assert ramp(one, one.targets[0])[0].count == 10


def test_there_is_no_ramp_to_no_weight() -> None:
    assert ramp(pressup(), pressup().targets[0]) == ()
    p = Presser(header(pressup())).press(lambda c: c.warm_ups())
    assert not p.events
    assert "no weight to build up to" in p.said


def test_warm_up_sets_come_first_and_count_for_nothing() -> None:
    p = Presser(header(facts("1", kg=40, sets=2))).press(lambda c: c.warm_ups())
    assert [p.item.kind(number) for number in (1, 2, 3, 4)] == [SetKind.WARM_UP] * 3 + [SetKind.WORK]
    for _ in range(3):
        p.done()
    assert p.session.sets_done == 0
    assert p.session.sets_left == 2
    assert p.item.ordinal(p.item.number) == 1
    p.done().done()
    stored = build(p.header, p.press(lambda c: c.finish()).events)
    record = stored.exercises[0]
    assert (len(record.sets), len(record.work_sets), record.planned_sets, stored.sets) == (5, 2, 2, 2)


def test_a_warm_up_is_followed_by_a_short_rest_and_changing_its_weight_leaves_the_work_sets_alone() -> None:
    p = Presser(header(facts("1", kg=40, sets=2))).press(lambda c: c.warm_ups())
    p.press(lambda c: c.heavier(1)).done()
    rest = p.session.rest
    assert rest is not None and rest.seconds == 45
    assert p.item.done[0].record.load.kg == 22
    assert p.item.offered(4).load.kg == 40
    p.done().done()
    assert p.item.target.load.kg == 40


def test_pressed_again_the_warm_ups_left_go_and_undo_brings_them_back() -> None:
    p = Presser(header(facts("1", kg=40, sets=2))).press(lambda c: c.warm_ups()).done()
    p.press(lambda c: c.warm_ups())
    assert [target.kind for target in p.item.targets] == [SetKind.WARM_UP, SetKind.WORK, SetKind.WORK]
    p.undo()
    assert len(p.item.targets) == 5


def test_no_warm_up_is_added_to_an_exercise_under_way() -> None:
    p = Presser().done().press(lambda c: c.warm_ups())
    assert "under way already" in p.said
    assert len(p.item.targets) == 3


def test_somebody_who_has_warmed_up_is_not_warmed_up_again() -> None:
    p = Presser().press(lambda c: c.warm_ups())
    while warm_ups_left(p.item):
        p.done()
    before = p.session
    p.press(lambda c: c.warm_ups())
    assert p.session == before and "no warm-up sets any more" in p.said


def test_a_set_that_turns_out_a_warm_up_leaves_as_many_work_sets_to_do() -> None:
    p = Presser().done().press(lambda c: c.mark("1", 1, SetKind.WARM_UP))
    assert p.item.planned == 3
    assert p.session.sets_left == 5
    p.press(lambda c: c.mark("1", 1, SetKind.WORK))
    assert (p.item.planned, len(p.item.targets), p.session.sets_left) == (3, 3, 4)


def test_a_drop_set_follows_at_once_with_a_fifth_less_and_needs_no_set_of_the_plan() -> None:
    p = Presser().done().press(lambda c: c.drop_set("1", 1))
    assert p.session.rest is None
    assert p.session.current_key == "1"
    assert (p.item.target.load.kg, p.item.target.kind) == (12, SetKind.DROP)
    p.done()
    assert p.item.done[1].record.kind is SetKind.DROP
    assert (len(p.item.targets), len(p.item.done)) == (4, 2)
    assert p.item.target.load.kg == 16


def test_a_drop_set_behind_the_last_set_comes_back_to_it() -> None:
    p = Presser().done().done().done()
    assert p.session.current_key == "2"
    p.press(lambda c: c.drop_set("1", 3))
    assert p.session.current_key == "1"
    p.done()
    assert p.session.current_key == "2"


def test_a_set_to_failure_says_so_in_history() -> None:
    p = Presser().done().press(lambda c: c.mark("1", 1, to_failure=True))
    assert p.item.done[0].record.to_failure
    p.undo()
    assert not p.item.done[0].record.to_failure


def test_a_number_of_reps_in_reserve_is_kept_beside_the_word() -> None:
    p = Presser().done().press(lambda c: c.effort(Effort.GOOD, 2.5))
    assert (p.item.done[0].record.effort, p.item.done[0].record.rir) == (Effort.GOOD, 2.5)


def test_two_in_turns_rest_after_the_round_only_and_as_long_as_the_longer_of_the_two() -> None:
    p = in_turns(facts("1", rest_s=60), pressup(), facts("3", name="Row", rest_s=90))
    assert walked(p, 9) == "1 2 3| 1 2 3| 1 2 3|"
    assert p.session.rest is not None and p.session.rest.seconds == 90


def test_one_with_fewer_sets_drops_out_of_the_round_when_it_is_done() -> None:
    p = in_turns(facts("1", sets=3), msgspec.structs.replace(pressup(), targets=pressup().targets[:1]))
    assert walked(p, 4) == "1 2| 1| 1|"


def test_an_exercise_after_the_round_comes_when_all_turns_are_done() -> None:
    a, b = (msgspec.structs.replace(each, group="a") for each in (facts("1", sets=2), pressup()))
    b = msgspec.structs.replace(b, targets=b.targets[:2])
    p = Presser(header(a, b, facts("3", name="Row", sets=1)))
    assert walked(p, 5) == "1 2| 1 2| 3|"


def test_a_skipped_one_leaves_the_others_their_turns() -> None:
    p = in_turns(facts("1"), pressup()).done().press(lambda c: c.skip(SkipReason.NO_KIT))
    assert walked(p, 2) == "1| 1|"


def test_exercises_are_put_in_turns_and_taken_apart_on_the_way() -> None:
    p = Presser(header(facts("1"), pressup(), facts("3", name="Row")))
    p.press(lambda c: c.group("2")).press(lambda c: c.group("1"))
    assert [each.key for each in p.session.turns(p.item)] == ["1", "2", "3"]
    p.press(lambda c: c.group("2"))
    assert p.session.turns(p.item) == ()
    p.undo()
    assert len(p.session.turns(p.item)) == 3


def test_a_third_joins_two_in_turns_and_leaves_them_again_by_undo() -> None:
    """A circuit is made from the exercise in hand onwards; nobody has to begin at its end."""
    p = Presser(header(facts("1"), pressup(), facts("3", name="Row"))).press(lambda c: c.group("1"))
    p.press(lambda c: c.join("1"))
    assert [each.key for each in p.session.turns(p.item)] == ["1", "2", "3"]
    assert p.session.next_in_turns(p.item) is None
    p.undo()
    assert [each.key for each in p.session.turns(p.item)] == ["1", "2"]


def test_the_last_exercise_has_none_behind_it_to_take_turns_with() -> None:
    p = Presser().press(lambda c: c.group("2"))
    assert not p.events
    assert "no exercise behind it" in p.said


def test_another_order_keeps_everything_done_and_the_set_in_hand() -> None:
    p = Presser().done().reps(3).press(lambda c: c.order(("2", "1")))
    assert [item.key for item in p.session.items] == ["2", "1"]
    assert (p.session.current_key, p.item.hand.count, len(p.item.done)) == ("1", 3, 1)
    p.undo()
    assert [item.key for item in p.session.items] == ["1", "2"]


def test_an_order_that_no_longer_fits_changes_nothing() -> None:
    p = Presser().press(lambda c: c.order(("2",)))
    assert not p.events
    assert "changed meanwhile" in p.said


def test_pain_keeps_the_reps_counted_so_far_leaves_the_exercise_out_and_is_never_undone() -> None:
    p = Presser().reps(5)
    report = PainReport(area=PainArea.KNEE, score=6, at=p.now, exercise="goblet-squat")
    p.press(lambda c: c.pain(report, ("1",)))
    squat = p.session.item("1")
    assert squat is not None
    assert (squat.done[0].record.count, squat.skipped) == (5, SkipReason.PAIN)
    assert p.session.current_key == "2"
    p.undo().undo().undo().undo().undo().undo().undo()
    assert p.session.pains == (report,)
    after = p.session.item("1")
    assert after is not None and after.skipped is SkipReason.PAIN
    assert build(p.header, p.events).pains == (report,)


def test_a_prompt_its_inputs_and_its_answer_are_in_the_record() -> None:
    p = Presser().press(
        lambda c: c.shown("I8", "+25 %", {"percent": 25}, severity=Severity.CONFIRM, item="1")
    )
    p.press(lambda c: c.answered(p.events[-1].seq, "20 kg")).done()
    kept = build(p.header, p.events).prompts
    assert [(each.id, each.answer, each.severity, each.exercise) for each in kept] == [
        ("I8", "20 kg", Severity.CONFIRM, "goblet-squat")
    ]
    assert kept[0].inputs == {"percent": 25}


def test_a_day_that_is_not_mine_takes_a_set_less_of_each_and_undo_brings_them_back() -> None:
    p = Presser().press(lambda c: c.not_my_day((NotMyDay.SORE,))).press(lambda c: c.fewer_sets())
    assert [len(item.targets) for item in p.session.items] == [2, 1]
    assert p.session.not_my_day == (NotMyDay.SORE,)
    p.undo()
    assert [len(item.targets) for item in p.session.items] == [3, 2]


def test_how_the_whole_session_was_is_kept() -> None:
    p = Presser().done().press(lambda c: c.rated(7))
    assert build(p.header, p.events).effort == 7


def test_a_lighter_weight_taken_before_the_warm_ups_makes_them_anew_and_undo_brings_all_back() -> None:
    p = Presser(header(facts("1", kg=40, sets=2))).press(lambda c: c.warm_ups())
    assert p.item.work_load.kg == 40
    p.press(lambda c: c.take_load("1", Load(kind=LoadKind.EXTERNAL, kg=20)))
    assert [(target.load.kg, target.kind) for target in p.item.targets[:3]] == [
        (10, SetKind.WARM_UP),
        (14, SetKind.WARM_UP),
        (16, SetKind.WARM_UP),
    ]
    assert p.item.work_load.kg == 20
    p.undo().undo().undo()
    assert (p.item.work_load.kg, len(p.item.targets), p.item.target.load.kg) == (40, 5, 20)
