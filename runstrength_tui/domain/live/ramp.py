"""Lighter sets: the ramp before a loaded lift, and the drop after a set."""

from __future__ import annotations

import math
from typing import Final

import msgspec

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.loads import unit_step
from runstrength_tui.domain.session import Load, SetKind, Target
from runstrength_tui.domain.units import from_kg, to_kg

RAMP: Final = ((0.5, 5), (0.7, 3), (0.85, 2))
"""Share of the day's weight and reps of each warm-up set (ramp sets of the RAMP warm-up, Jeffreys 2007)."""
DROP: Final = 0.8
"""Share of the weight that a drop set goes on with (coaching convention)."""


def ramp(facts: ItemFacts, target: Target) -> tuple[Target, ...]:
    """Return the warm-up sets for a set of ``target``; none where there is no weight to build up.

    Each weight is the heaviest that can be built and is no more than its share; shares that come to the same
    weight are one set, and a weight that is the day's own is none.
    """
    kg = target.load.kg or 0.0
    if facts.load is not LoadKind.EXTERNAL or facts.measure is not Measure.REPS or kg <= 0:
        return ()
    sides = facts.side.sides
    found: dict[float, Target] = {}
    for share, reps in RAMP:
        load = at_most(facts, target.load, kg * share)
        if load is not None and 0 < (load.kg or 0.0) < kg:
            found.setdefault(load.kg or 0.0, Target(count=reps * sides, load=load, kind=SetKind.WARM_UP))
    return tuple(found.values())


def drop_after(facts: ItemFacts, done: Target) -> Target:
    """Return the drop set behind a set: as many, with a fifth less weight where there is weight to drop."""
    load = done.load
    if load.kind is LoadKind.EXTERNAL and load.kg:
        load = at_most(facts, load, load.kg * DROP) or load
    return Target(count=done.count, load=load, kind=SetKind.DROP)


def at_most(facts: ItemFacts, like: Load, kg: float) -> Load | None:
    """Return the heaviest load that can be built and is no more than ``kg``; None where none is as light."""
    if facts.loads:
        fitting = [load for load in facts.loads if load.kg is not None and load.kg <= kg + 1e-6]
        return fitting[-1] if fitting else None
    step = unit_step(facts.step_kg, like.unit)
    amount = math.floor(from_kg(kg, like.unit) / step + 1e-6) * step
    return msgspec.structs.replace(like, kg=to_kg(amount, like.unit)) if amount > 0 else None
