"""Doing a session again: a runner would be asked for something else than what they did last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.live.before import last_times
from runstrength_tui.domain.live.events import Header
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.live.repeat import plan_of, repeat_text
from runstrength_tui.domain.session import (
    ExerciseRecord,
    Load,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.library import Library

AT = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
KG_18 = Load(kind=LoadKind.EXTERNAL, kg=18.0)


def done(count: int, load: Load = KG_18, *, asked: int | None = None, **more: Any) -> SetRecord:
    target = Target(count=asked or count, load=load)
    return SetRecord(count=count, load=load, target=target, done_at=AT, source=TimingSource.TYPED, **more)


def session(*records: ExerciseRecord, plan: str = "", name: str = "") -> Session:
    return Session(
        id=1,
        started_at=AT,
        ended_at=AT + timedelta(minutes=31),
        updated=AT,
        plan=plan,
        plan_name=name,
        exercises=records,
    )


def squat(*sets: SetRecord, **more: Any) -> ExerciseRecord:
    fields: dict[str, Any] = {"planned_sets": len(sets), **more}
    return ExerciseRecord(
        exercise="goblet-squat", rung="goblet-squat", name="Goblet squat", sets=sets, **fields
    )


def again(of: Session, library: Library) -> Header:
    plan = plan_of(of, library.by_id, library.plans).plan
    return open_header(2, AT + timedelta(days=2), plan, library.by_id, last_times([of]))


def test_a_session_without_a_plan_comes_again_set_by_set(library: Library) -> None:
    row = ExerciseRecord(
        exercise="press-up", rung="full-press-up", name="Press-up", planned_sets=2, sets=(done(7, Load()),)
    )
    header = again(session(squat(done(12), done(12), done(9, asked=12)), row), library)
    assert (header.plan, header.plan_name) == ("", "")
    assert [(item.exercise, item.rung) for item in header.items] == [
        ("goblet-squat", "goblet-squat"),
        ("press-up", "full-press-up"),
    ]
    assert [(target.count, target.load.kg) for target in header.items[0].targets] == [(12, 18.0)] * 3
    assert [target.count for target in header.items[1].targets] == [7, 7], "a set that was missed out"


def test_the_plans_rests_hold_and_the_session_counts_as_that_plan(library: Library) -> None:
    plan = library.plan("runners-base-a")
    header = again(session(squat(done(9, asked=8)), plan=plan.id, name=plan.name), library)
    assert (header.plan, header.plan_name) == (plan.id, plan.name)
    dose = header.items[0].dose
    assert (dose.rest_s, dose.rir) == (plan.items[1].dose.rest_s, plan.items[1].dose.rir)
    assert header.items[0].targets[0].count == 9, "what was done beyond the plan is what comes again"


def test_sides_are_asked_for_as_they_were_done(library: Library) -> None:
    lunge = ExerciseRecord(
        exercise="walking-lunge",
        rung="walking-lunge",
        name="Walking lunge",
        planned_sets=1,
        sets=(done(16, Load(), left=8, right=8),),
    )
    item = again(session(lunge), library).items[0]
    assert (item.dose.low, item.dose.per_side, item.targets[0].count) == (8, True, 16)


def test_turns_stay_and_warm_ups_and_drop_sets_are_no_sets_of_their_own(library: Library) -> None:
    light = Load(kind=LoadKind.EXTERNAL, kg=8.0)
    sets = (done(5, light, kind=SetKind.WARM_UP), done(8), done(8), done(6, light, kind=SetKind.DROP))
    item = plan_of(session(squat(*sets, planned_sets=3, group="a")), library.by_id).plan.items[0]
    assert (item.dose.sets, item.dose.low, item.dose.kg, item.dose.warm_up) == (2, 8, 18.0, True)
    assert item.group == "a"


def test_what_is_gone_or_had_better_rest_is_left_out_and_said(library: Library) -> None:
    gone = ExerciseRecord(exercise="wall-sit", rung="wall-sit", name="Wall sit", planned_sets=1)
    version = ExerciseRecord(exercise="press-up", rung="on-one-arm", name="One-arm press-up")
    repeat = plan_of(
        session(
            gone,
            version,
            squat(skipped=SkipReason.PAIN, planned_sets=3),
            squat(swapped_for="Split squat"),
            squat(done(8), skipped=SkipReason.PAIN, planned_sets=3),
            squat(skipped=SkipReason.TIME, planned_sets=2),
        ),
        library.by_id,
    )
    assert [item.dose.sets for item in repeat.plan.items] == [3, 2]
    assert repeat_text(repeat) == (
        "No longer in the library, so left out: Wall sit, One-arm press-up. "
        "Left out as last time: Goblet squat."
    )
    assert repeat_text(plan_of(session(squat(done(8))), library.by_id)) == ""
