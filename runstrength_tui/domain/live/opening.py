"""From a plan to the header of a session: facts, targets and what was done last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec

from runstrength_tui.domain.exercise import (
    BY_WEIGHT,
    Exercise,
    Grade,
    LevelDose,
    LoadKind,
)
from runstrength_tui.domain.gear import UNKNOWN, Means, bar_for, loads
from runstrength_tui.domain.kit import needs
from runstrength_tui.domain.live.before import Before, rep_seconds, tier, version_to_do
from runstrength_tui.domain.live.header import (
    LOG_FORMAT,
    CheckQuestion,
    Header,
    ItemFacts,
    PreviousSet,
)
from runstrength_tui.domain.live.offering import first_offer
from runstrength_tui.domain.live.ramp import ramp
from runstrength_tui.domain.plan import Dose, Plan, PlanItem
from runstrength_tui.domain.session import Load, SetRecord, Target
from runstrength_tui.domain.version import Version

LAST_TIME: Final = "as last time"
AS_PLANNED: Final = "as the plan says"


def open_header(
    session_id: int,
    now: datetime,
    plan: Plan | None,
    exercises: Mapping[str, Exercise],
    before: Mapping[tuple[str, str], Before],
    means: Means = UNKNOWN,
) -> Header:
    """Return what a session starts from; a plan of None is an empty session.

    Raises KeyError where the plan names an exercise or a version that ``exercises`` does not have.
    """
    items = tuple(
        item_facts(str(number), item, exercises[item.exercise], before, means)
        for number, item in enumerate(plan.items if plan else (), start=1)
    )
    return Header(
        format=LOG_FORMAT,
        session=session_id,
        started_at=now,
        plan=plan.id if plan else "",
        plan_name=plan.name if plan else "",
        items=items,
        questions=questions(items, exercises),
    )


def item_facts(
    key: str,
    item: PlanItem,
    exercise: Exercise,
    before: Mapping[tuple[str, str], Before],
    means: Means = UNKNOWN,
) -> ItemFacts:
    """Return one exercise of a session with its targets: as last time within the plan's range."""
    rung = exercise.rung(item.rung)
    version = Version(exercise, rung)
    kind, side = version.load, version.side
    last = before.get((exercise.id, rung.id))
    worked = last.record.work_sets if last else ()
    needed = needs(exercise, rung)
    owned = loads(needed, kind, means.gear, held=version.held, used=last.loads if last else ())
    first = first_offer(exercise, rung, kind, item.dose, owned, means.unit)
    sides = side.sides if item.dose.per_side else 1
    targets = tuple(
        _target(number, item.dose, sides, first.load, last) for number in range(1, item.dose.sets + 1)
    )
    cues = exercise.about((*exercise.advice, *exercise.cues), rung)
    facts = ItemFacts(
        key=key,
        exercise=exercise.id,
        rung=rung.id,
        name=rung.name,
        measure=version.measure,
        side=side,
        load=kind,
        step_kg=version.step_kg,
        step_cm=exercise.step_cm,
        contacts_per_rep=exercise.landings(rung),
        jump_tier=tier(exercise, rung),
        regions=exercise.regions,
        advice=tuple(dict.fromkeys(cue.text for cue in cues)),
        dose=item.dose,
        targets=targets,
        reason=_reason(targets, worked) if worked else first.reason,
        grade=None if worked else Grade.HABIT,
        rep_s=rep_seconds(exercise, rung),
        still_s=max(exercise.tempo.bottom, exercise.tempo.top),
        previous=tuple(PreviousSet(count=done.count, load=done.load, effort=done.effort) for done in worked),
        previous_on=last.on if last else None,
        group=item.group,
        loads=owned,
        bar=bar_for(needed, kind, means.gear),
    )
    return _warmed_up(facts)


def _reason(targets: Sequence[Target], worked: Sequence[SetRecord]) -> str:
    """Return why so much is offered after a time before: the plan's range may ask for another amount."""
    before = [worked[min(at, len(worked) - 1)].count for at in range(len(targets))]
    return LAST_TIME if [target.count for target in targets] == before else AS_PLANNED


def _warmed_up(facts: ItemFacts) -> ItemFacts:
    """Put the warm-up sets that the plan asks for before the others."""
    if not facts.dose.warm_up or not facts.targets:
        return facts
    targets = (*ramp(facts, facts.targets[0]), *facts.targets)
    return msgspec.structs.replace(facts, targets=targets)


def added_item(
    key: str, exercise: Exercise, before: Mapping[tuple[str, str], Before], means: Means = UNKNOWN
) -> ItemFacts:
    """Return an exercise added on the way: the version done last, else the beginner's usual one.

    It asks for what was done last time, also where that was fewer or more than is usual.
    """
    rung = version_to_do(exercise, before)
    dose = usual_dose(next(iter(exercise.doses.values())))
    if last := before.get((exercise.id, rung.id)):
        sides = Version(exercise, rung).side.sides if dose.per_side else 1
        counts = [done.count // sides for done in last.record.work_sets if done.count >= sides]
        dose = msgspec.structs.replace(dose, low=min((dose.low, *counts)), high=max((dose.high, *counts)))
    item = PlanItem(exercise=exercise.id, rung=rung.id, dose=dose)
    return item_facts(key, item, exercise, before, means)


def usual_dose(usual: LevelDose) -> Dose:
    """Return a level's usual dose as a plan would name it, at its smaller end."""
    return Dose(
        sets=usual.sets[0],
        low=usual.reps[0],
        high=usual.reps[1],
        per_side=usual.per_side,
        rir=usual.rir[0] if usual.rir else None,
        rest_s=usual.rest_s[0],
    )


def questions(items: Iterable[ItemFacts], exercises: Mapping[str, Exercise]) -> tuple[CheckQuestion, ...]:
    """Return what to make sure of before a session that jumps, each question once."""
    asked: dict[str, tuple[str, list[str]]] = {}
    for item in items:
        if item.jump_tier is None:
            continue
        exercise = exercises[item.exercise]
        for statement in exercise.about(exercise.jump_check, exercise.rung(item.rung)):
            _, keys = asked.setdefault("-".join(statement.ids) or statement.text, (statement.text, []))
            keys.append(item.key)
    return tuple(CheckQuestion(id=name, text=text, items=tuple(keys)) for name, (text, keys) in asked.items())


def _target(number: int, dose: Dose, sides: int, first: Load, last: Before | None) -> Target:
    """Return what is offered for one set: count and load as last time, else the first load."""
    low, high = dose.low * sides, dose.high * sides
    sets = last.record.work_sets if last else ()
    same = sets[min(number, len(sets)) - 1] if sets else None
    count = min(max(same.count, low), high) if same else low
    if sides == 2:
        count -= count % 2
    return Target(count=count, load=_as_before(first, same.load) if same else first)


def _as_before(first: Load, before: Load) -> Load:
    """Return last time's load as the version is loaded now; what it does not say is as at the first time."""
    kind = first.kind
    if kind is LoadKind.BOX:
        return Load(kind=kind, box_cm=before.box_cm or first.box_cm, gap_cm=before.gap_cm or first.gap_cm)
    if kind is LoadKind.BAND:
        return Load(kind=kind, band=before.band or first.band)
    if kind not in BY_WEIGHT or before.kg is None:
        return first
    kg = -abs(before.kg) if kind is LoadKind.ASSISTED else before.kg
    return Load(kind=kind, kg=kg, unit=before.unit)
