"""What is asked when it first matters: health before jumps and heavy work, body mass before a share of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.facts import has_weight, jumps, records
from runstrength_tui.domain.safety.heavy import heavy_item

_HOLDS: Final = timedelta(days=365)
"""So long health answers hold."""


def health_due(context: Context, items: Sequence[ItemFacts]) -> bool:
    """Whether the health questions come before these exercises: never answered, not all, or a year ago."""
    if not any(jumps(item) or heavy_item(context, item) for item in items):
        return False
    screening = context.profile.screening
    if screening is None or screening.unsaid:
        return True
    return context.now.date() - screening.answered_on > _HOLDS


def mass_due(context: Context, items: Sequence[ItemFacts]) -> bool:
    """Whether body mass is asked for: a weight is lifted for the first time that usually goes by it."""
    if context.profile.body_mass_kg is not None or context.profile.mass_asked:
        return False
    return any(
        has_weight(item) and _by_mass(context, item) and next(records(context, item.exercise), None) is None
        for item in items
    )


def _by_mass(context: Context, item: ItemFacts) -> bool:
    exercise = context.exercises.get(item.exercise)
    return exercise is not None and any(dose.body_mass_share for dose in exercise.doses.values())
