"""A plan of one's own is a plan after every step, whatever is done to it."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.dose_entry import dose_fields, read_dose
from runstrength_tui.domain.exercise import SideRule
from runstrength_tui.domain.own_plan import (
    added,
    copy_of,
    free_name,
    in_turns,
    joined,
    moved,
    named,
    new_plan,
    with_rung,
    without,
)
from runstrength_tui.domain.plan import Dose, Plan
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.library import Library
from runstrength_tui.library.checks import plan_problems, unknown_items
from tests.compiled_copy import our_library


@pytest.fixture(scope="module")
def library() -> Library:
    return our_library()


def groups(plan: Plan) -> list[str]:
    return [item.group for item in plan.items]


def test_a_copy_is_another_plan_that_asks_for_the_same(library: Library) -> None:
    """Ours is never changed: what is changed is a copy, under a name and an id that are free."""
    ours = library.plan("runners-base-a")
    mine = copy_of(ours, library.plans)
    assert (mine.name, mine.id, mine.items) == ("My base A", "my-base-a", ours.items)
    again = copy_of(ours, (*library.plans, mine))
    assert (again.name, again.id) == ("My base A 2", "my-base-a-2")
    long = free_name("x" * 60, [mine])
    assert (
        len(long) == 28
        and len(free_name(long, [Plan(id="x", name=long, summary="", minutes=1, items=())])) == 28
    )
    assert named(mine, "First steps", library.plans) == "Another plan is called First steps already."
    assert named(mine, mine.name, (*library.plans, mine)) == ""
    assert named(mine, "…", library.plans) and named(mine, "y" * 29, library.plans)


def test_exercises_come_go_and_change_places(library: Library) -> None:
    """An exercise would come without an amount, or the minutes be those of another plan."""
    by_id = library.by_id
    plan = new_plan(library.plans)
    for at, name in enumerate(("press-up", "row", "plank")):
        plan = added(plan, by_id[name], at, by_id)
    assert [item.exercise for item in plan.items] == ["press-up", "row", "plank"]
    assert plan.items[0].dose == Dose(sets=3, low=5, high=8, rir=3, rest_s=60)
    assert plan.minutes == 13
    up = moved(plan, 2, -1, by_id)
    assert [item.exercise for item in up.items] == ["press-up", "plank", "row"]
    assert moved(plan, 0, -1, by_id) is plan and moved(plan, 2, 1, by_id) is plan
    assert without(plan, 1, by_id).minutes < plan.minutes
    row = by_id["row"]
    other = with_rung(plan, 1, row, row.rung("barbell-row"), by_id).items[1]
    assert (other.rung, other.dose.sets, other.dose.per_side) == ("barbell-row", 2, False)


def test_turns_are_taken_with_the_one_above_and_given_up_again(library: Library) -> None:
    """A round would hold an exercise that is elsewhere, or one alone, and the file be refused."""
    by_id = library.by_id
    plan = library.plan("runners-base-a")
    two = joined(plan, 2, by_id)
    assert groups(two) == ["", "round 1", "round 1", "", ""] and two.minutes < plan.minutes
    three = joined(two, 3, by_id)
    assert groups(three) == ["", "round 1", "round 1", "round 1", ""]
    assert [in_turns(three, at) for at in range(5)] == [False, False, True, True, False]
    assert groups(joined(three, 2, by_id)) == ["", "", "round 1", "round 1", ""]
    assert groups(joined(three, 3, by_id)) == groups(two)
    assert groups(joined(joined(three, 1, by_id), 1, by_id)) == groups(three)
    assert joined(plan, 0, by_id) is plan
    assert groups(moved(two, 1, -1, by_id)) == [""] * 5


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_it_stays_a_plan(library: Library, seed: int) -> None:
    """One step would leave a file that the next start leaves out."""
    by_id, dice = library.by_id, random.Random(seed)
    plan = copy_of(library.plan(dice.choice(library.plans).id), library.plans)
    for _ in range(25):
        at = dice.randrange(len(plan.items))
        step = dice.randrange(5)
        if step == 0:
            plan = added(plan, dice.choice(library.exercises), at, by_id)
        elif step == 1 and len(plan.items) > 1:
            plan = without(plan, at, by_id)
        elif step == 2:
            plan = moved(plan, at, dice.choice((-1, 1)), by_id)
        elif step == 3:
            exercise = by_id[plan.items[at].exercise]
            plan = with_rung(plan, at, exercise, dice.choice(exercise.ladder), by_id)
        else:
            plan = joined(plan, at, by_id)
        assert [*plan_problems(plan), *unknown_items(plan, by_id)] == []


@pytest.mark.parametrize(
    ("exercise", "rung", "typed", "amount"),
    [
        ("press-up", "full-press-up", "4, 8-12, 2, 1:30", Dose(sets=4, low=8, high=12, rir=2)),
        ("row", "dumbbell-row", "3, 10, 12.5, , 60s", Dose(sets=3, low=10, high=10, kg=12.5, rest_s=60)),
        (
            "goblet-squat",
            "goblet-squat",
            "3, 8 to 9, 35lb, 3, 90",
            Dose(sets=3, low=8, high=9, kg=15.876, rir=3),
        ),
        ("goblet-squat", "goblet-squat", "3, 8, , 3, 2 min", Dose(sets=3, low=8, high=8, rir=3, rest_s=120)),
        ("box-jump", "low-box-jump", "3, 3-5, 30, 90", Dose(sets=3, low=3, high=5, box_cm=30)),
        ("side-plank", "side-plank", "2, 20-30 sec, , 45", Dose(sets=2, low=20, high=30, rest_s=45)),
        ("farmer-carry", "farmer-carry", "2, 30 m, 32, , 90", Dose(sets=2, low=30, high=30, kg=32)),
    ],
)
def test_an_amount_reads_as_it_is_typed(
    library: Library, exercise: str, rung: str, typed: str, amount: Dose
) -> None:
    """Kilograms would be taken for pounds, or sides be counted twice; and it is shown as it is read."""
    of = library.exercise(exercise)
    before = Dose(sets=1, low=1, high=1)
    texts = typed.split(", ")
    found = read_dose(texts, before, of, of.rung(rung), WeightUnit.KG)
    sides = (of.rung(rung).side or of.side) is not SideRule.BOTH
    assert found == replace(amount, per_side=sides)
    shown = [text for _, text, _ in dose_fields(found, of, of.rung(rung), WeightUnit.KG)]
    assert read_dose(shown, found, of, of.rung(rung), WeightUnit.KG) == found


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0, 8, 3, 90", "Sets: 1 to 20 is wanted; for example 3."),
        ("3, eight, 3, 90", "Reps: “eight” is no number; for example 8 or 8-10."),
        ("3, 12-8, 3, 90", "Reps: 1 to 300 is wanted, the lower number first; for example 8-10."),
        ("3, 8, 11, 90", "Left in you: 0 to 10 is wanted; for example 3."),
        ("3, 8, 3, soon", "Rest: “soon” is none of up to 10 minutes; for example 90 or 1:30."),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(library: Library, typed: str, says: str) -> None:
    """A slip of the finger would be a plan of 800 reps."""
    press_up = library.exercise("press-up")
    with pytest.raises(NotUnderstood, match="for example") as told:
        read_dose(
            typed.split(", "),
            Dose(sets=1, low=1, high=1),
            press_up,
            press_up.rung("full-press-up"),
            WeightUnit.KG,
        )
    assert str(told.value) == says
