"""Ways to ask less of one exercise: fewer sets, a light day, lighter after a gap, a version back."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.dosing import because, dosed
from runstrength_tui.domain.coach.ranges import Range
from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import BY_WEIGHT, WITH_WEIGHT, LoadKind
from runstrength_tui.domain.ladder import each_side, strength
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import PlanItem
from runstrength_tui.domain.safety.engine import Fired
from runstrength_tui.domain.safety.facts import loads_area, records
from runstrength_tui.domain.safety.heavy import heavy_item
from runstrength_tui.domain.safety.hurting import flares
from runstrength_tui.domain.safety.lighter import after_gap
from runstrength_tui.domain.safety.looking_back import same_version
from runstrength_tui.domain.session import ExerciseRecord, SetKind

_LIGHT_SETS: Final = 2


def fewer(item: ItemFacts, sets: int = 1) -> ItemFacts:
    """Return an exercise with so many sets less, one at least; warm-up sets stay."""
    warm = [target for target in item.targets if target.kind is SetKind.WARM_UP]
    work = [target for target in item.targets if target.kind is not SetKind.WARM_UP]
    left = max(1, len(work) - sets)
    return replace(item, targets=(*warm, *work[:left]), dose=replace(item.dose, sets=left))


def light(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return leg work that is not heavy: last time's weight, few reps, many left; None where it cannot be.

    The version stays, so that nothing is lost by it: a light day says nothing about how it goes on.
    """
    coach = asked.context.rules.coach
    work = [target for target in item.targets if target.kind is not SetKind.WARM_UP][:_LIGHT_SETS]
    sides = item.side.sides
    low = item.dose.low if item.dose.per_side or sides == 1 else max(1, item.dose.low // 2)
    each = max(1, int(coach.light_share * low))
    before = max((done.load for done in item.previous), key=strength, default=None)
    targets = []
    for target in work:
        load = target.load
        if before is not None and load.kind in BY_WEIGHT and strength(load) > strength(before):
            load = replace(load, kg=before.kg, unit=before.unit)
        targets.append(replace(target, count=min(target.count, sides * each), load=load))
    left = max(coach.light_left, item.dose.rir or 0)
    dose = replace(item.dose, sets=len(targets), low=each, high=each, per_side=sides == 2, rir=left)
    found = replace(item, targets=tuple(targets), dose=replace(dose, warm_up=False))
    if item.contacts_per_rep or heavy_item(asked.context, found):
        return None
    return because(found, asked.reason("light", {"left": left}))


def without_weight(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return the next easier version that is neither heavy nor a jump; None where there is none."""
    exercise = asked.context.exercises[item.exercise]
    for rung in exercise.easier(item.rung):
        found = in_version(asked, item, rung.id) if not exercise.lands(rung) else None
        if found is not None and not heavy_item(asked.context, found):
            return because(found, asked.reason("spared"))
    return None


def back_after(asked: Asked, item: ItemFacts, fired: Fired) -> ItemFacts | None:
    """Return an exercise as it is begun with again after a gap: fewer sets, and lighter if that can be.

    After the longest gaps what has no weight begins a version easier.
    """
    rule, days = asked.context.rules["B13"], int(fired.inputs.get("days") or 0)
    times = same_version(asked.context, item.exercise, item.rung)
    if not times:
        return item
    last, telling = times[0], Range.of(item).telling(times)[0]
    restart = days > rule.whole("restart_days")
    if restart and not any(target.load.kg for target in item.targets):
        item = _one_back(asked, item) or item
    found = fewer(item, max(0, work_sets(item) - max(1, len(last.work_sets) - rule.whole("sets_fewer"))))
    percent = float(fired.inputs.get("percent") or 0)
    heaviest = max((done.load.kg or 0.0 for done in last.work_sets), default=0.0)
    sides = item.side.sides
    most = min(each_side(done, telling) for done in telling.work_sets) * sides
    low = found.dose.low * (sides if found.dose.per_side else 1)
    most = min(low, most) if days >= rule.whole("long_days") else most
    targets = []
    for target in found.targets:
        load = target.load
        if restart and load.kind is LoadKind.BOX:
            load = next((each for each in found.loads if each.box_cm), load)
        if load.kind in WITH_WEIGHT and (load.kg or 0.0) > heaviest * (100 - percent) / 100:
            load = after_gap(asked.context, found, load, heaviest, int(percent)) or load
        count = target.count if target.kind is SetKind.WARM_UP else min(target.count, most)
        targets.append(replace(target, load=load, count=count))
    found = replace(found, targets=tuple(targets))
    return because(found, asked.reason("restarted" if restart else _gap_name(found, last, heaviest)))


def _gap_name(item: ItemFacts, last: ExerciseRecord, heaviest: float) -> str:
    """Return the name of what is less after a gap: weight and sets, sets, or nothing that can be less."""
    lighter = max((target.load.kg or 0.0 for target in item.targets), default=0.0) < heaviest
    highest = max((done.load.box_cm or 0 for done in last.work_sets), default=0)
    lower = max((target.load.box_cm or 0 for target in item.targets), default=0) < highest
    fewer_sets = work_sets(item) < len(last.work_sets)
    return f"after_gap{'_lighter' if lighter else '_lower' if lower else ''}{'_fewer' if fewer_sets else ''}"


def _one_back(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return an exercise in the version before, but none easier than most begin with."""
    exercise = asked.context.exercises[item.exercise]
    places = [rung.id for rung in exercise.ladder]
    here = places.index(item.rung)
    if here <= places.index(exercise.first_rung().id):
        return None
    return in_version(asked, item, places[here - 1])


def stepped_back(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return an exercise one version easier, with half the sets, where a place it loads flared up."""
    if not any(loads_area(asked.context, item, flare.area) for flare in flares(asked.context)):
        return item
    exercise = asked.context.exercises[item.exercise]
    places = [rung.id for rung in exercise.ladder]
    times = (record for _, record in records(asked.context, item.exercise))
    last = next((record for record in times if record.rung in places), None)
    if last is None:
        return None
    easier = in_version(asked, item, places[max(0, places.index(last.rung) - 1)])
    if easier is None:
        return None
    half = max(1, len(last.work_sets) // 2)
    return because(fewer(easier, max(0, work_sets(easier) - half)), asked.reason("flared"))


def in_version(asked: Asked, item: ItemFacts, rung: str) -> ItemFacts | None:
    """Return an exercise in another of its versions, as it is to be done today; None where it cannot be."""
    exercise = asked.context.exercises[item.exercise]
    planned = PlanItem(exercise=exercise.id, rung=item.rung, dose=item.dose, group=item.group)
    found = dosed(item.key, planned, exercise, asked, rung=rung)
    sets = work_sets(item)
    return fewer(found, max(0, work_sets(found) - sets)) if found else None


def work_sets(item: ItemFacts) -> int:
    """Return how many sets are asked for, warm-ups left out."""
    return sum(target.kind is not SetKind.WARM_UP for target in item.targets)
