"""A session of the history as a plan, so that it can be done again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Rung, SideRule
from runstrength_tui.domain.live.opening import usual_dose
from runstrength_tui.domain.plan import Dose, Plan, PlanItem
from runstrength_tui.domain.session import RIGHT_SKIPS, ExerciseRecord, Session, SetKind
from runstrength_tui.domain.version import Version


class Repeat(Struct, frozen=True, kw_only=True):
    """A session to do again, and what of it cannot be or had better not."""

    plan: Plan
    unknown: tuple[str, ...] = ()
    """Names of exercises and versions that the library no longer has."""
    stays_out: tuple[str, ...] = ()
    """Names of exercises that were left out whole, for pain or for want of kit."""


def plan_of(session: Session, exercises: Mapping[str, Exercise], plans: Iterable[Plan] = ()) -> Repeat:
    """Return a session as a plan: its exercises and versions in their order, in turns where they were.

    Sets and counts are those that were asked for, or what was done where that was more; weights are last
    time's, as in every session. The one of ``plans`` that it was done by gives its rests and its reserve.
    """
    by = next((plan for plan in plans if plan.id == session.plan), None)
    items: list[PlanItem] = []
    unknown: list[str] = []
    stays_out: list[str] = []
    for record in session.exercises:
        found = _version(record, exercises)
        if record.swapped_for and not record.sets:
            continue
        if record.skipped in RIGHT_SKIPS and not record.sets:
            stays_out.append(record.name)
        elif found is None:
            unknown.append(record.name)
        else:
            items.append(_item(record, *found, by))
    return Repeat(
        plan=Plan(
            id=session.plan,
            name=session.plan_name,
            summary="",
            minutes=session.minutes,
            items=tuple(items),
        ),
        unknown=tuple(unknown),
        stays_out=tuple(stays_out),
    )


def repeat_text(repeat: Repeat) -> str:
    """Return what of the session is not in it again, and why, in a sentence or two; "" where all is."""
    return " ".join(_told(repeat))


def _told(repeat: Repeat) -> Iterator[str]:
    if repeat.unknown:
        yield f"No longer in the library, so left out: {', '.join(repeat.unknown)}."
    if repeat.stays_out:
        yield f"Left out as last time: {', '.join(repeat.stays_out)}."


def _version(record: ExerciseRecord, exercises: Mapping[str, Exercise]) -> tuple[Exercise, Rung] | None:
    exercise = exercises.get(record.exercise)
    rungs = exercise.ladder if exercise else ()
    rung = next((rung for rung in rungs if rung.id == record.rung), None)
    return (exercise, rung) if exercise and rung else None


def _item(record: ExerciseRecord, exercise: Exercise, rung: Rung, plan: Plan | None) -> PlanItem:
    base = _base(record, exercise, plan)
    sets = [done for done in record.sets if done.kind is SetKind.WORK]
    drops = sum(done.kind is SetKind.DROP for done in record.sets)
    dose = msgspec.structs.replace(
        base,
        sets=max(record.planned_sets - drops, len(sets)) or base.sets,
        warm_up=base.warm_up or any(done.kind is SetKind.WARM_UP for done in record.sets),
    )
    if sets:
        both = Version(exercise, rung).side is SideRule.BOTH
        sides = 2 if base.per_side and not both else 1
        asked = [max(1, done.target.count // sides) for done in sets]
        most = max(*asked, *(done.count // sides for done in sets))
        first = sets[0].load
        dose = msgspec.structs.replace(
            dose,
            low=min(asked),
            high=most,
            kg=first.kg if first.kg is None else abs(first.kg),
            box_cm=first.box_cm,
            gap_cm=first.gap_cm,
        )
    return PlanItem(exercise=record.exercise, rung=record.rung, dose=dose, group=record.group)


def _base(record: ExerciseRecord, exercise: Exercise, plan: Plan | None) -> Dose:
    """Return the plan's dose of a version, else what is usual for it."""
    for item in plan.items if plan else ():
        if (item.exercise, item.rung) == (record.exercise, record.rung):
            return item.dose
    usual = list(exercise.doses.values())
    return usual_dose(next((each for each in usual if each.rung == record.rung), usual[0]))
