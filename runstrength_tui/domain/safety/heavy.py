"""Which work is heavy, planned or done, and for which muscles; ``heavy`` of the rules has the numbers."""

from __future__ import annotations

from collections.abc import Iterable

from runstrength_tui.domain.exercise import WITH_WEIGHT, Muscle, Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.session import ExerciseRecord, Load
from runstrength_tui.domain.strength import is_hard, reserve


def heavy_item(context: Context, item: ItemFacts) -> bool:
    """Whether a planned exercise is meant to be heavy; without a number of reps to keep it is not."""
    if item.exercise in context.rules.heavy.always:
        return True
    if item.contacts_per_rep or item.dose.rir is None:
        return False
    return item.dose.rir <= _left(context, (target.load for target in item.targets))


def heavy_record(context: Context, record: ExerciseRecord) -> bool:
    """Whether an exercise was heavy; where nobody said how it was, that is not known and it is not."""
    sets = [done for done in record.sets if is_hard(done, record)]
    if sets and record.exercise in context.rules.heavy.always:
        return True
    rated = ((done, reserve(done)) for done in sets)
    return any(left is not None and left <= _left(context, [done.load]) for done, left in rated)


def heavy_legs(context: Context, items: Iterable[ItemFacts]) -> tuple[ItemFacts, ...]:
    """Return those of the exercises that are heavy for the legs."""
    share = context.rules.heavy.legs_share
    return tuple(
        item for item in items if item.regions.get(Region.LEGS, 0.0) >= share and heavy_item(context, item)
    )


def jumping(items: Iterable[ItemFacts], least_tier: int) -> tuple[ItemFacts, ...]:
    """Return those of the exercises that jump, from a size up."""
    return tuple(item for item in items if item.contacts_per_rep and (item.jump_tier or 0) >= least_tier)


def prime_movers(context: Context, exercise_id: str) -> frozenset[Muscle]:
    """Return the muscles that an exercise is done for; none where the library does not have it."""
    exercise = context.exercises.get(exercise_id)
    return frozenset(muscle for muscle, share in (exercise.muscles if exercise else {}).items() if share >= 1)


def _left(context: Context, loads: Iterable[Load]) -> int:
    """Return the most reps in reserve at which it still is heavy."""
    heavy = context.rules.heavy
    weighted = any(load.kind in WITH_WEIGHT and (load.kg or 0) > 0 for load in loads)
    return heavy.left_with_weight if weighted else heavy.left_without
