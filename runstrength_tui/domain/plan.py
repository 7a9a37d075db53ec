"""A plan: ordered exercises, each with its dose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.own_exercise import OwnExercise

MOST_NAME: Final = 28
"""A name of a plan or an exercise stands beside other things on an 80-column screen."""


class Dose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How much of one exercise: sets of ``low`` to ``high`` reps, seconds or metres, rest after each."""

    sets: int
    low: int
    high: int
    per_side: bool = False
    """``low`` and ``high`` are for each side."""
    kg: float | None = None
    """Weight in kg when the plan names one; None: last time's, else the version's first weight."""
    box_cm: int | None = None
    gap_cm: int | None = None
    rir: int | None = None
    """Reps in reserve to keep."""
    rest_s: int = 90
    warm_up: bool = False
    """Lighter sets first, worked out from the weight of the day."""


class PlanItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One exercise of a plan, in one of its versions."""

    exercise: str
    rung: str
    dose: Dose
    group: str = ""
    """Neighbours with the same name here are done in turns, a set each, with the rest after the round."""


class Plan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An ordered session that can be started with one key."""

    id: str
    name: str
    summary: str
    minutes: int
    level: Level = Level.BEGINNER
    items: tuple[PlanItem, ...]
    own: tuple[OwnExercise, ...] = ()
    """Exercises in it that are known by little more than their name: a plan brings these along itself."""


IN_USE: Final = timedelta(days=28)
"""A plan done within this time is one the person goes by."""


def whose_turn(plans: Sequence[Plan], done: Iterable[tuple[str, datetime]], now: datetime) -> Plan | None:
    """Return the plan whose turn it is: of those in use, the one done longest ago; None where none is.

    ``done`` holds plan ids and when each was begun, in any order.
    """
    last: dict[str, datetime] = {}
    for plan_id, at in done:
        if now - at <= IN_USE:
            last[plan_id] = max(at, last.get(plan_id, at))
    in_use = [plan for plan in plans if plan.id in last]
    return min(in_use, key=lambda plan: last[plan.id], default=None)
