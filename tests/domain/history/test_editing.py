"""Correcting what was noted: a value that is read wrong replaces one that was right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.history import editing
from runstrength_tui.domain.history.editing import Spot, Value
from runstrength_tui.domain.rating import RateIn
from runstrength_tui.domain.session import Effort, ExerciseRecord, Load, SetKind
from runstrength_tui.domain.units import KG_PER_LB, WeightUnit
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.library import Library
from tests.domain.history.made import SESSIONS, a_set, session, squat

BOTH = squat(a_set(8, 16))
SIDES = replace(BOTH, side=SideRule.ONE_THEN_OTHER)
STEPS = replace(BOTH, side=SideRule.ALTERNATING)
HOLD = replace(BOTH, measure=Measure.SECONDS)


@pytest.mark.parametrize(
    ("of", "typed", "count", "sides"),
    [
        (BOTH, "10", 10, (None, None)),
        (HOLD, "45 s", 45, (None, None)),
        (SIDES, "8", 16, (None, None)),
        (SIDES, "8 a side", 16, (None, None)),
        (SIDES, "L8 R7", 15, (8, 7)),
        (SIDES, "l8r7", 15, (8, 7)),
        (SIDES, "8/7", 15, (8, 7)),
        (SIDES, "15 in all", 15, (None, None)),
        (STEPS, "16 steps", 16, (None, None)),
        (BOTH, "many", None, None),
        (BOTH, "", None, None),
        (BOTH, "0", None, None),
        (BOTH, "L8 R7", None, None),
        (BOTH, "99999", None, None),
    ],
)
def test_a_count_is_read_as_one_says_it(
    of: ExerciseRecord, typed: str, count: int | None, sides: tuple[int | None, int | None] | None
) -> None:
    if count is None or sides is None:
        with pytest.raises(NotUnderstood, match="Nothing was changed"):
            editing.with_count(of.sets[0], of, typed)
        return
    done = editing.with_count(of.sets[0], of, typed)
    assert (done.count, (done.left, done.right), done.changed) == (count, sides, True)
    again = editing.with_count(done, of, editing.count_typed(done, of))
    assert (again.count, again.left, again.right) == (done.count, done.left, done.right)


def load(kind: LoadKind, **more: Any) -> Load:
    return Load(kind=kind, **more)


KG, LB = WeightUnit.KG, WeightUnit.LB
POUNDS = load(LoadKind.EXTERNAL, kg=35 * KG_PER_LB, unit=LB)


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (load(LoadKind.EXTERNAL, kg=16), "20", load(LoadKind.EXTERNAL, kg=20)),
        (load(LoadKind.EXTERNAL, kg=16), "62,5kg", load(LoadKind.EXTERNAL, kg=62.5)),
        (load(LoadKind.EXTERNAL, kg=16), "35 lb", load(LoadKind.EXTERNAL, kg=35 * KG_PER_LB, unit=LB)),
        (POUNDS, "40", replace(POUNDS, kg=40 * KG_PER_LB)),
        (load(LoadKind.EXTERNAL, kg=16), "", load(LoadKind.EXTERNAL)),
        (load(LoadKind.BODYWEIGHT), "8", load(LoadKind.ADDED, kg=8)),
        (load(LoadKind.ASSISTED, kg=-20), "15", load(LoadKind.ASSISTED, kg=-15)),
        (load(LoadKind.BOX, box_cm=30), "45 cm", load(LoadKind.BOX, box_cm=45)),
        (load(LoadKind.BOX, box_cm=30), "20in", load(LoadKind.BOX, box_cm=51)),
        (load(LoadKind.BAND, band="red"), "blue", load(LoadKind.BAND, band="blue")),
        (load(LoadKind.BOX, box_cm=30), "900", None),
        (load(LoadKind.EXTERNAL, kg=16), "heavy", None),
        (load(LoadKind.EXTERNAL, kg=16), "4000", None),
    ],
)  # fmt: skip
def test_a_weight_keeps_its_kind_and_its_unit(before: Load, typed: str, after: Load | None) -> None:
    done = replace(a_set(8), load=before)
    if after is None:
        with pytest.raises(NotUnderstood):
            editing.with_weight(done, typed, KG)
        return
    changed = editing.with_weight(done, typed, KG)
    assert changed.load == after
    assert editing.with_weight(changed, editing.weight_typed(after), KG).load == after


@pytest.mark.parametrize(
    ("typed", "rate_in", "effort", "rir"),
    [
        ("hard", RateIn.WORDS, Effort.HARD, None),
        ("g", RateIn.RIR, Effort.GOOD, None),
        ("2", RateIn.WORDS, Effort.GOOD, 2.0),
        ("1,5", RateIn.RIR, Effort.HARD, 1.5),
        ("8", RateIn.RPE, Effort.GOOD, 2.0),
        ("rpe 9", RateIn.WORDS, Effort.HARD, 1.0),
        ("rir 4", RateIn.RPE, Effort.EASY, 4.0),
        ("2 left in you", RateIn.WORDS, Effort.GOOD, 2.0),
        ("", RateIn.WORDS, None, None),
    ],
)
def test_a_rating_is_read_in_words_and_numbers(
    typed: str, rate_in: RateIn, effort: Effort | None, rir: float | None
) -> None:
    done = editing.with_rating(a_set(8, effort=Effort.EASY), typed, rate_in)
    assert (done.effort, done.rir) == (effort, rir)
    assert editing.with_rating(a_set(8), editing.rated_typed(done, rate_in), rate_in) == replace(
        a_set(8), effort=effort, rir=rir
    )


@pytest.mark.parametrize("typed", ["so so", "11", "rpe 0", "2.3"])
def test_what_is_no_rating_changes_nothing(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        editing.with_rating(a_set(8), typed, RateIn.WORDS)


def test_the_same_for_the_others_leaves_warm_ups_and_everything_else_alone() -> None:
    warm = a_set(5, 8, kind=SetKind.WARM_UP)
    of = session(1, "2026-11-20", squat(warm, a_set(8, 16, effort=Effort.GOOD), a_set(7, 16, rest_s=90)))
    spot = Spot(Value.WEIGHT, 0, 1)
    done = editing.with_weight(of.exercises[0].sets[1], "20", KG)
    changed = editing.with_set(of, spot, done)
    same = editing.alike(changed, spot, done)
    assert same is not None
    first, second, third = same.exercises[0].sets
    assert (first, second.load.kg, third.load.kg) == (warm, 20, 20)
    assert (third.count, third.rest_s, second.effort) == (7, 90, Effort.GOOD)
    assert editing.alike(same, spot, done) is None
    assert len(editing.sets_beside(of, spot)) == 1


def test_sets_are_added_and_taken_out_and_exercises_change_places() -> None:
    of = SESSIONS["d"]
    more = editing.one_more_set(of, Spot(Value.COUNT, 0, 0))
    assert [done.effort for done in more.exercises[0].sets] == [Effort.GOOD, None]
    assert editing.without_set(more, Spot(Value.COUNT, 0, 1)) == of
    turned = editing.reordered(of, 0, 9)
    assert [each.name for each in turned.exercises] == ["Press-up", "Goblet squat"]
    assert editing.reordered(turned, 1, 0) == of


def test_another_exercise_brings_the_facts_that_are_counted_by(library: Library) -> None:
    jump = library.exercise("box-jump")
    rung = jump.rung("low-box-jump")
    record = editing.as_exercise(BOTH, jump, rung)
    assert (record.exercise, record.rung, record.name) == ("box-jump", rung.id, rung.name)
    assert record.contacts == 8 and record.jump_tier is not None
    assert (
        editing.as_exercise(
            record, library.exercise("goblet-squat"), library.exercise("goblet-squat").ladder[0]
        ).contacts
        == 0
    )


def test_a_session_that_moves_takes_everything_in_it_along() -> None:
    of = SESSIONS["i"]
    to = of.started_at - timedelta(days=2, hours=1)
    moved = editing.moved(of, to, of.minutes)
    assert (moved.started_at, moved.minutes) == (to, of.minutes)
    assert moved.prompts[0].at == of.prompts[0].at - timedelta(days=2, hours=1)
    shorter = editing.moved(of, of.started_at, 10)
    assert (shorter.minutes, shorter.started_at) == (10, of.started_at)
    assert all(done.done_at <= shorter.ended_at for each in shorter.exercises for done in each.sets)


@pytest.mark.parametrize(("typed", "value"), [("", None), ("0", 0), ("10", 10)])
def test_how_hard_it_was(typed: str, value: int | None) -> None:
    assert editing.effort_entry(typed) == value
    for wrong in ("11", "-1", "hard"):
        with pytest.raises(NotUnderstood):
            editing.effort_entry(wrong)
