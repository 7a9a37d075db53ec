"""Changing course: what a swap and a changed set leave behind, on screen and in the history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runstrength_tui.domain.exercise import Exercise, LoadKind, Measure, SideRule
from runstrength_tui.domain.live.before import Before, last_times
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.events import CheckQuestion
from runstrength_tui.domain.live.opening import item_facts, usual_dose
from runstrength_tui.domain.live.swapping import Instead, Way, instead_of, swapped_item
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.session import Effort, Load, SkipReason
from runstrength_tui.library import Library
from tests.compiled_copy import our_library
from tests.domain.live_help import Presser, facts, header

BOX_SQUAT = facts("9", name="Box squat", kind=LoadKind.BODYWEIGHT, kg=None, rest_s=60)


def swapped(p: Presser) -> Presser:
    return p.press(lambda c: c.swap("1", BOX_SQUAT))


def test_sets_done_stay_with_the_old_version_and_the_rest_go_on_with_the_new() -> None:
    p = swapped(Presser().done())
    assert [item.facts.name for item in p.session.items] == ["Goblet squat", "Box squat", "Press-up"]
    assert (p.item.key, p.item.number, len(p.item.targets)) == ("9", 1, 2)
    p.done().done()
    stored = build(p.header, p.events)
    assert [(each.name, each.planned_sets, len(each.sets)) for each in stored.exercises] == [
        ("Goblet squat", 1, 1),
        ("Box squat", 2, 2),
        ("Press-up", 2, 0),
    ]
    assert [each.swapped_for for each in stored.exercises] == ["Box squat", "", ""]


def test_a_swap_before_the_first_set_leaves_nothing_of_the_old_one_but_its_note() -> None:
    p = swapped(Presser().press(lambda c: c.note("rack taken")))
    assert [item.facts.name for item in p.session.items] == ["Box squat", "Press-up"]
    assert len(p.item.targets) == 3
    assert p.item.note == "rack taken"


def test_reps_counted_when_swapping_are_kept_as_a_set_and_cost_none_of_those_left() -> None:
    p = swapped(Presser().done().reps(3))
    old, new = p.session.items[:2]
    assert [done.record.count for done in old.done] == [8, 3]
    assert len(new.targets) == 2
    assert "kept" in p.said
    p.undo().undo()
    assert (p.item.key, p.item.hand.count, len(p.item.done)) == ("1", 3, 1)


def test_a_swap_leaves_the_rest_alone() -> None:
    p = Presser().done()
    rest = p.session.rest
    assert swapped(p).session.rest == rest


def test_what_is_done_or_left_out_has_nothing_to_swap() -> None:
    p = Presser().done().done().done().press(lambda c: c.move(-1))
    assert "No set is left" in swapped(p).said
    q = swapped(Presser().press(lambda c: c.skip(SkipReason.PAIN)))
    assert "No set is left" in q.said and not q.session.item("9")


def test_a_new_jump_makes_the_check_ask_and_a_no_before_keeps_it_out() -> None:
    question = CheckQuestion(id="S18", text="Fitted clothes?", items=("9",))
    jump = facts("9", name="Box jump", kind=LoadKind.BOX, contacts=1)
    p = Presser().press(lambda c: c.swap("1", jump, (question,)))
    assert [asked.id for asked in p.session.unasked] == ["S18"]
    p.undo()
    assert not p.session.unasked and p.item.key == "1"

    first = facts("1", name="Tuck jump", kind=LoadKind.BODYWEIGHT, kg=None, contacts=1)
    asked = CheckQuestion(id="S18", text="Fitted clothes?", items=("1",))
    q = Presser(header(first, facts("2"), questions=(asked,))).press(lambda c: c.answer({"S18": False}))
    q.press(lambda c: c.swap("2", jump, (question,)))
    assert "check said no" in q.said
    assert q.item.key == "2"


def test_changing_an_earlier_set_restarts_no_rest_and_is_undone_at_once() -> None:
    p = Presser().done().done()
    rest = p.session.rest
    p.press(lambda c: c.change_set("1", 1, count=6, load=Load(kind=LoadKind.EXTERNAL, kg=12)))
    record = p.session.items[0].done[0].record
    assert (record.count, record.load.kg, record.changed) == (6, 12, True)
    assert p.session.rest == rest
    stored = build(p.header, p.events).exercises[0].sets[0]
    assert (stored.count, stored.load.kg) == (6, 12)
    p.undo()
    assert p.session.items[0].done[0].record.count == 8
    assert p.session.rest == rest


def test_unequal_sides_are_kept_and_their_sum_is_the_count() -> None:
    p = Presser(header(facts("1", name="Step-up", count=16, side=SideRule.ONE_THEN_OTHER))).done()
    load = p.session.items[0].done[0].record.load
    p.press(lambda c: c.change_set("1", 1, count=16, load=load, sides=(8, 7)))
    record = p.session.items[0].done[0].record
    assert (record.count, record.left, record.right) == (15, 8, 7)
    p.felt(Effort.HARD).press(lambda c: c.change_set("1", 1, count=15, load=load, sides=(8, 8)))
    record = p.session.items[0].done[0].record
    assert (record.count, record.left, record.right, record.effort) == (16, 8, 8, Effort.HARD)


def test_a_set_changed_to_what_it_was_is_no_event_for_undo_to_take_back() -> None:
    p = Presser(header(facts("1", name="Step-up", count=16, side=SideRule.ONE_THEN_OTHER))).done()
    load, made = p.session.items[0].done[0].record.load, len(p.events)
    p.press(lambda c: c.change_set("1", 1, count=16, load=load, sides=(8, 8)))
    p.press(lambda c: c.change_set("1", 5, count=16, load=load))
    assert len(p.events) == made
    assert "not there" in p.said


@pytest.fixture(scope="module")
def library() -> Library:
    return our_library()


def test_easier_versions_stand_first_and_the_nearest_of_each_kind_before_the_farther(
    library: Library,
) -> None:
    push = library.exercise("press-up")
    found = instead_of(push, "knee-press-up", library.exercises, {})
    ladder = [rung.id for rung in push.ladder]
    here = ladder.index("knee-press-up")
    assert [each.rung.id for each in found if each.way is Way.EASIER] == ladder[:here][::-1]
    assert [each.rung.id for each in found if each.way is Way.HARDER] == ladder[here + 1 :]
    alike = [each for each in found if each.way is Way.LIKE]
    assert alike and all(each.exercise.pattern is push.pattern for each in alike)
    assert push not in [each.exercise for each in alike]
    assert [each.way for each in found] == sorted((each.way for each in found), key=list(Way).index)


def test_no_name_stands_twice_among_the_choices(library: Library) -> None:
    for exercise in library.exercises:
        named = [
            each.rung.name for each in instead_of(exercise, exercise.ladder[0].id, library.exercises, {})
        ]
        assert len(named) == len(set(named)), exercise.id


def test_every_version_of_the_library_can_be_swapped_in_for_every_like_one(library: Library) -> None:
    for exercise in library.exercises:
        rung = exercise.first_rung()
        amount = next(iter(exercise.doses.values()))
        plan = PlanItem(exercise=exercise.id, rung=rung.id, dose=usual_dose(amount))
        p = Presser(header(item_facts("1", plan, exercise, {})))
        for to in instead_of(exercise, rung.id, library.exercises, {}):
            new = swapped_item("9", p.item, to, {})
            assert len(new.targets) == len(p.item.targets)
            assert all(target.count > 0 for target in new.targets)
            assert new.measure is (to.rung.measure or to.exercise.measure)


def test_what_is_swapped_in_is_offered_as_last_time_else_at_its_first_weight(library: Library) -> None:
    squat = library.exercise("goblet-squat")
    dose = Dose(sets=3, low=8, high=10, kg=24)
    going = item_facts("1", PlanItem(exercise=squat.id, rung="goblet-squat", dose=dose), squat, {})
    paused = next(
        each
        for each in instead_of(squat, "goblet-squat", (), {})
        if each.rung.id == "paused-goblet-squat" and each.way is Way.HARDER
    )
    p = Presser(header(going))
    first = swapped_item("9", p.item, paused, {}).targets[0].load.kg
    assert first == (squat.start_kg if paused.rung.start_kg is None else paused.rung.start_kg)

    q = Presser(header(swapped_item("1", p.item, paused, {}))).press(lambda c: c.heavier(1)).done()
    before = last_times([build(q.header, q.events)])
    again = swapped_item("9", p.item, paused, before)
    heavier = q.session.items[0].done[0].record.load
    assert again.targets[0].load == heavier
    assert again.reason == "as last time"


def test_an_exercise_alike_comes_in_the_version_done_last(library: Library) -> None:
    squat, lunge = library.exercise("walking-lunge"), library.exercise("step-up")
    hardest = lunge.ladder[-1]
    plan = PlanItem(exercise=lunge.id, rung=hardest.id, dose=Dose(sets=1, low=8, high=8))
    p = Presser(header(item_facts("1", plan, lunge, {}))).done()
    record = build(p.header, p.events).exercises[0]
    before = {(lunge.id, hardest.id): Before(record, p.now - timedelta(days=2))}
    found = instead_of(squat, squat.ladder[0].id, library.exercises, before)
    assert Instead(lunge, hardest, Way.LIKE) in found


def test_seconds_are_never_offered_to_a_version_counted_in_reps(library: Library) -> None:
    plank = library.exercise("plank")
    seconds = plank.first_rung()
    tap = plank.rung("plank-shoulder-tap")
    plan = PlanItem(exercise=plank.id, rung=seconds.id, dose=Dose(sets=2, low=45, high=60))
    p = Presser(header(item_facts("1", plan, plank, {})))
    new = swapped_item("9", p.item, Instead(plank, tap, Way.HARDER), {})
    assert new.measure is Measure.REPS
    assert new.targets[0].count == tap.goal


def test_a_version_is_not_told_of_what_only_the_harder_ones_do(library: Library) -> None:
    """Whoever hops a hand high would lift the knees to the face, or look for a box."""
    tuck, box = library.by_id["tuck-jump"], library.by_id["box-jump"]

    def told(exercise: Exercise, rung: str) -> str:
        dose = Dose(sets=1, low=3, high=3, rest_s=60)
        return " ".join(
            item_facts("1", PlanItem(exercise=exercise.id, rung=rung, dose=dose), exercise, {}).advice
        )

    assert "Start slowly" in told(tuck, "small-squat-jump") and "nees" not in told(
        tuck, "jump-for-height"
    ).replace("soft knees", "")
    assert "never into your face" in told(tuck, "single-tuck-jump")
    assert "box" not in told(box, "jump-and-stick") and "25 cm" in told(box, "medium-box-jump")
