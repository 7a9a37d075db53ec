"""One step heavier or lighter: along what is owned where that is known, else by steps of the equipment."""

from __future__ import annotations

from typing import Final

import msgspec

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.units import KG_PER_LB, WeightUnit, from_kg, to_kg

MOST_KG: Final = 500.0
MOST_BOX_CM: Final = 120
_KG_BOUNDS: Final = {
    LoadKind.EXTERNAL: (0.0, MOST_KG),
    LoadKind.ADDED: (0.0, MOST_KG),
    LoadKind.ASSISTED: (-MOST_KG, 0.0),
}
"""Help is weight taken off: below zero, so that heavier is less of it."""
_LB_STEP: Final = 2.5
"""Steps of weights marked in pounds are multiples of this."""
_ENDS: Final = {
    LoadKind.BOX: ("lowest box", "highest box"),
    LoadKind.BAND: ("lightest band", "strongest band"),
    LoadKind.ASSISTED: ("most help", "least help"),
}


def stepped(load: Load, facts: ItemFacts, steps: int) -> Load | None:
    """Return the load ``steps`` away, within bounds; None where there is none to change.

    A load that is not among those owned goes to the nearest one above or below it.
    """
    owned = _owned(load, facts)
    if owned:
        return _along(load, owned, steps)
    if load.kind is LoadKind.BOX:
        height = (load.box_cm or 0) + steps * facts.step_cm
        return msgspec.structs.replace(load, box_cm=min(max(facts.step_cm, height), MOST_BOX_CM))
    if load.kind not in _KG_BOUNDS:
        return None
    lowest, highest = _KG_BOUNDS[load.kind]
    amount = from_kg(load.kg or 0.0, load.unit) + steps * unit_step(facts.step_kg, load.unit)
    kg = min(max(lowest, to_kg(amount, load.unit)), highest) if steps else load.kg or 0.0
    return msgspec.structs.replace(load, kg=kg)


def unit_step(step_kg: float, unit: WeightUnit) -> float:
    """Return a step in ``unit``; in pounds the nearest of 2.5, 5, 7.5 lb and so on to one in kilograms."""
    if unit is WeightUnit.KG:
        return step_kg
    return max(1, round(step_kg / KG_PER_LB / _LB_STEP)) * _LB_STEP


def no_step(facts: ItemFacts) -> str:
    """Return what to say where there is no weight to change at all."""
    if facts.load is LoadKind.BAND:
        return "Which bands you have can be told in the settings; then ↑ and ↓ go along them."
    return f"{facts.name} is done with your own weight here."


def at_end(load: Load, facts: ItemFacts, steps: int) -> str:
    """Return what to say where there is nothing heavier or lighter than ``load``."""
    if not _owned(load, facts):
        return "That is as far as it goes."
    lighter, heavier = _ENDS.get(load.kind, ("lightest", "heaviest"))
    return f"That is the {heavier if steps > 0 else lighter} you own: Settings has the list."


def _owned(load: Load, facts: ItemFacts) -> tuple[Load, ...]:
    return tuple(each for each in facts.loads if each.kind is load.kind)


def _along(load: Load, owned: tuple[Load, ...], steps: int) -> Load:
    """Return the load ``steps`` along ``owned``, lightest first; the last on the way where it ends."""
    sizes = [_size(each, owned) for each in owned]
    here = _size(load, owned)
    if steps > 0:
        way = [each for each, size in zip(owned, sizes, strict=True) if size > here]
    else:
        way = [each for each, size in zip(owned, sizes, strict=True) if size < here][::-1]
    if not steps or not way:
        return load
    chosen = way[min(abs(steps), len(way)) - 1]
    if load.kind is LoadKind.BOX:
        return msgspec.structs.replace(load, box_cm=chosen.box_cm)
    return msgspec.structs.replace(load, kg=chosen.kg, unit=chosen.unit, band=chosen.band)


def _size(load: Load, owned: tuple[Load, ...]) -> float:
    """What loads of one kind are compared by; a band by its place, and one that is not owned as none."""
    if load.kind is LoadKind.BAND:
        return next((place for place, each in enumerate(owned) if each.band == load.band), -1)
    return load.box_cm or 0 if load.kind is LoadKind.BOX else round(load.kg or 0.0, 2)
