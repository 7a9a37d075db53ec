"""What the sets left of an exercise can go on with: an easier or a harder version, or an exercise like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Measure, Pattern, Rung, SideRule
from runstrength_tui.domain.gear import UNKNOWN, Means
from runstrength_tui.domain.ladder import usual
from runstrength_tui.domain.live.before import Before, version_to_do
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.opening import item_facts, usual_dose
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.version import Version

_PLAIN: Final = {Measure.REPS: 8, Measure.SECONDS: 20, Measure.METRES: 20}
"""What is asked for where neither the plan, nor an amount that is usual, nor a goal says it."""


class Way(StrEnum):
    """How what is swapped in compares with what is swapped out."""

    EASIER = "easier"
    HARDER = "harder"
    LIKE = "like it"


class Instead(Struct, frozen=True):
    """One version that the sets left can go on with."""

    exercise: Exercise
    rung: Rung
    way: Way


def instead_of(
    exercise: Exercise,
    rung_id: str,
    exercises: Iterable[Exercise],
    before: Mapping[tuple[str, str], Before],
) -> tuple[Instead, ...]:
    """Return the easier versions, nearest first, the harder ones, nearest first, then exercises alike.

    Exercises of the same pattern are alike, where it is known; of each the version done last stands there,
    else the one to begin with. For a version that the ladder no longer has, that is what is compared.
    """
    places = {each.id: place for place, each in enumerate(exercise.ladder)}
    here = places.get(rung_id, places[exercise.first_rung().id])
    easier, harder = exercise.ladder[:here][::-1], exercise.ladder[here + 1 :]
    same = () if rung_id in places else (exercise.ladder[here],)
    # Ladders share versions: each stands there once, by the name it is known by.
    alike = {
        rung.name: Instead(each, rung, Way.LIKE)
        for each in exercises
        if each.pattern is exercise.pattern is not Pattern.OTHER and each.id != exercise.id
        for rung in (version_to_do(each, before),)
    }
    known = {each.name for each in exercise.ladder}
    return (
        *(Instead(exercise, each, Way.LIKE) for each in same),
        *(Instead(exercise, each, Way.EASIER) for each in easier),
        *(Instead(exercise, each, Way.HARDER) for each in harder),
        *(each for name, each in alike.items() if name not in known),
    )


def swapped_item(
    key: str,
    going: LiveItem,
    to: Instead,
    before: Mapping[tuple[str, str], Before],
    means: Means = UNKNOWN,
) -> ItemFacts:
    """Return what the sets left of ``going`` become: as last time with that version, else its first weight.

    A version for which an amount is usual is offered that; otherwise the plan's goes on where both
    are counted alike.
    """
    sets = going.planned - len(going.worked)
    facts = going.facts
    dose = dose_for(to.exercise, to.rung, facts.exercise, facts.dose, facts.measure, facts.side)
    dose = msgspec.structs.replace(dose, sets=sets, kg=None, box_cm=None, gap_cm=None)
    item = PlanItem(exercise=to.exercise.id, rung=to.rung.id, dose=dose)
    return item_facts(key, item, to.exercise, before, means)


def dose_for(
    exercise: Exercise, rung: Rung, before: str, planned: Dose, in_measure: Measure, on_sides: SideRule
) -> Dose:
    """Return how much of a version takes the place of ``planned``, which was of the exercise ``before``."""
    version = Version(exercise, rung)
    measure, side = version.measure, version.side
    own = next((each for each in exercise.doses.values() if each.rung == rung.id), None)
    if own is not None and own.measure is measure:
        return usual_dose(own)
    if before == exercise.id and (in_measure, on_sides) == (measure, side):
        return planned
    amount = usual(exercise, rung)
    if amount is not None:
        dose = usual_dose(amount)
    else:
        most = rung.goal or _PLAIN[measure]
        dose = Dose(sets=1, low=most, high=most, rest_s=planned.rest_s)
    # The amounts may be those of a version that both sides do together; this one does one, then the other.
    per_side = dose.per_side or side is SideRule.ONE_THEN_OTHER
    return msgspec.structs.replace(dose, per_side=per_side)
