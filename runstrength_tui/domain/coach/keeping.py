"""A session made to keep every rule: what breaks one is made easier, lighter, fewer, or is left out.

Each step takes something away or makes it less, so that it ends; what is left keeps them all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.dosing import dosed
from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import WITH_WEIGHT
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.ramp import at_most
from runstrength_tui.domain.plan import PlanItem
from runstrength_tui.domain.safety.duties import broken
from runstrength_tui.domain.safety.engine import Fired, Way
from runstrength_tui.domain.safety.facts import loads_area
from runstrength_tui.domain.safety.hurting import flares
from runstrength_tui.domain.safety.looking_back import same_version
from runstrength_tui.domain.safety.weeks import hard_sets_of
from runstrength_tui.domain.session import Load, SetKind

Items = tuple[ItemFacts, ...]

_MOST_STEPS: Final = 60
_NEEDS_MORE: Final = frozenset({"B7", "B8", "B10", "B11"})
"""Duties that ask for something to be there; adding it is not for here."""
_FEWER: Final = frozenset({"B5", "B12", "B17"})
"""Duties that ask for fewer sets in all."""


def kept(asked: Asked, items: Sequence[ItemFacts]) -> Items:
    """Return what of a session keeps every rule; maybe nothing."""
    now, rehearse = within_sets(asked, tuple(items)), False
    for _ in range(_MOST_STEPS):
        if not now:
            return ()
        against = broken(asked.context, now, rehearse=rehearse)
        fired = next((each for each in against if each.rule not in _NEEDS_MORE), None)
        if fired is not None:
            less = _less(asked, now, fired)
            now, rehearse = (less if less != now else _without(now, fired)), False
        elif rehearse:
            return now
        else:
            rehearse = True
    return ()


def within_sets(asked: Asked, items: Items) -> Items:
    """Return a session with no more hard sets than are plenty at the person's level."""
    limit = asked.context.rules["I20"].whole(asked.context.level.value)
    while sum(map(hard_sets_of, items)) > limit:
        fewer = one_set_less(items)
        if fewer == items:
            break
        items = fewer
    return items


def one_set_less(items: Items) -> Items:
    """Return a session with one set less of the exercise that has most; the later of two, of a group all."""
    counted = [(_sets(item), place) for place, item in enumerate(items) if not item.contacts_per_rep]
    counted = counted or [(_sets(item), place) for place, item in enumerate(items)]
    most, place = max(counted)
    if most <= 1:
        return items[:-1] if len(items) > 1 else items
    group = items[place].group
    return tuple(
        fewer(item) if at == place or (group and item.group == group) else item
        for at, item in enumerate(items)
    )


def fewer(item: ItemFacts, sets: int = 1) -> ItemFacts:
    """Return an exercise with so many sets less, one at least; warm-up sets stay."""
    warm = [target for target in item.targets if target.kind is SetKind.WARM_UP]
    work = [target for target in item.targets if target.kind is not SetKind.WARM_UP]
    left = max(1, len(work) - sets)
    return replace(item, targets=(*warm, *work[:left]), dose=replace(item.dose, sets=left))


def _less(asked: Asked, items: Items, fired: Fired) -> Items:
    """Return the session with what a rule speaks against made less, unchanged where nothing helps."""
    if fired.rule in _FEWER:
        return one_set_less(items)
    if fired.rule == "B13":
        return _each(items, fired, lambda item: _back_after(asked, item, fired))
    if fired.rule == "B6":
        return _each(items, fired, lambda item: _stepped_back(asked, item))
    if fired.rule in ("I21", "I3", "I4"):
        return _each(items, fired, _until_quiet)
    if fired.rule in ("B4",):
        return _each(items, fired, lambda item: fewer(item) if _sets(item) > 1 else None)
    easier = next((each.rung for each in fired.offers if each.way is Way.EASIER and each.exercise), "")
    return _each(items, fired, lambda item: _version(asked, item, easier)) if easier else items


def _each(items: Items, fired: Fired, change: Callable[[ItemFacts], ItemFacts | None]) -> Items:
    """Return the session with each exercise a rule speaks against changed, or left out for None."""
    about = set(fired.items) or {fired.item}
    changed = (change(item) if item.key in about else item for item in items)
    return tuple(item for item in changed if item is not None)


def _without(items: Items, fired: Fired) -> Items:
    """Return the session without what a rule speaks against; without anything where it speaks of all."""
    about = set(fired.items) or ({fired.item} if fired.item else {item.key for item in items})
    return tuple(item for item in items if item.key not in about)


def _until_quiet(item: ItemFacts) -> ItemFacts | None:
    """Return an exercise with a set less; the sets that a rule would stop are not asked for."""
    return fewer(item) if _sets(item) > 1 else None


def _back_after(asked: Asked, item: ItemFacts, fired: Fired) -> ItemFacts | None:
    """Return an exercise as it is begun with again after a gap: fewer sets, and lighter if that can be."""
    rule = asked.context.rules["B13"]
    last = next(iter(same_version(asked.context, item.exercise, item.rung)), None)
    if last is None:
        return item
    most = max(1, len(last.work_sets) - rule.whole("sets_fewer"))
    found = fewer(item, max(0, _sets(item) - most))
    percent = float(fired.inputs.get("percent") or 0)
    heaviest = max((done.load.kg or 0.0 for done in last.work_sets), default=0.0)
    targets = []
    for target in found.targets:
        load = target.load
        if load.kind in WITH_WEIGHT and (load.kg or 0.0) > heaviest * (100 - percent) / 100:
            load = at_most(found, load, heaviest * (100 - percent) / 100) or _lightest(found) or load
        targets.append(replace(target, load=load))
    return replace(found, targets=tuple(targets))


def _lightest(item: ItemFacts) -> Load | None:
    return next((load for load in item.loads if load.kg), None)


def _stepped_back(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return an exercise one version easier, with half the sets, where a place it loads flared up."""
    if not any(loads_area(asked.context, item, flare.area) for flare in flares(asked.context)):
        return item
    exercise = asked.context.exercises[item.exercise]
    places = [rung.id for rung in exercise.ladder]
    last = next(
        (
            record
            for session in asked.context.sessions
            for record in session.exercises
            if record.exercise == item.exercise and record.work_sets and record.rung in places
        ),
        None,
    )
    if last is None:
        return None
    easier = _version(asked, item, places[max(0, places.index(last.rung) - 1)])
    if easier is None:
        return None
    half = max(1, len(last.work_sets) // 2)
    return fewer(easier, max(0, _sets(easier) - half))


def _version(asked: Asked, item: ItemFacts, rung: str) -> ItemFacts | None:
    """Return an exercise in another of its versions, as it is to be done today; None where it cannot be."""
    exercise = asked.context.exercises[item.exercise]
    planned = PlanItem(exercise=exercise.id, rung=item.rung, dose=item.dose, group=item.group)
    found = dosed(item.key, planned, exercise, asked, rung=rung)
    sets = _sets(item)
    return fewer(found, max(0, _sets(found) - sets)) if found else None


def _sets(item: ItemFacts) -> int:
    return sum(target.kind is not SetKind.WARM_UP for target in item.targets)
