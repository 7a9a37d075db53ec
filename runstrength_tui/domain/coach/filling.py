"""Exercises that a session lacks: what balance asks for, in the version that is next for the person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.dosing import dosed
from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import LEVELS, Exercise, Level, LevelDose, Pattern, Region
from runstrength_tui.domain.kit import needs
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.opening import usual_dose
from runstrength_tui.domain.plan import PlanItem
from runstrength_tui.domain.safety import weeks
from runstrength_tui.domain.safety.between import b7_legs_only
from runstrength_tui.domain.safety.looking_back import days_ago, past, trained
from runstrength_tui.domain.strength import main_region

BALANCE: Final = {
    "B7": (b7_legs_only, (Pattern.PUSH, Pattern.CORE)),
    "B8": (weeks.b8_behind, (Pattern.CORE, Pattern.PUSH)),
    "B10": (weeks.b10_no_glutes, (Pattern.BRIDGE, Pattern.HINGE, Pattern.HIP_SIDE)),
    "B11": (weeks.b11_no_pull, (Pattern.PULL,)),
}
"""Duties that ask for something to be there, and the movements that it can be."""
BEYOND_LEGS: Final = (Pattern.CORE, Pattern.PUSH, Pattern.PULL, Pattern.BRIDGE, Pattern.CORE)
"""What a session for upper body and core is made of, in the order it is asked for."""
_TRIED: Final = 3
"""So many exercises of one kind are tried; if rules speak against them all, they do against the rest."""


def one_of(
    patterns: Iterable[Pattern], have: Sequence[ItemFacts], asked: Asked
) -> Iterator[Iterator[ItemFacts]]:
    """Yield for each kind of movement the exercises it can be, none one of ``have``; familiar ones first."""
    taken = {item.exercise for item in have}
    for pattern in patterns:
        yield islice(_all_of(pattern, taken, asked), _TRIED)


def like(item: ItemFacts, asked: Asked, taken: Collection[str]) -> Iterator[ItemFacts]:
    """Yield other exercises of the same kind of movement with as many sets at most, familiar ones first."""
    pattern = asked.context.exercises[item.exercise].pattern
    sets = item.dose.sets
    for found in _all_of(pattern, taken, asked):
        dose = replace(found.dose, sets=min(sets, found.dose.sets))
        yield replace(found, key=item.key, group=item.group, dose=dose, targets=found.targets[: dose.sets])


def _all_of(pattern: Pattern, taken: Collection[str], asked: Asked) -> Iterator[ItemFacts]:
    for exercise in _familiar(pattern, asked):
        if exercise.id not in taken:
            found = _usual(f"with {exercise.id}", exercise, asked)
            if found is not None:
                yield found


def out_of_balance(asked: Asked, items: Sequence[ItemFacts]) -> frozenset[str]:
    """Return the duties that ask for something to be there and find it missing in a session."""
    return frozenset(rule for rule, (fires, _) in BALANCE.items() if fires(asked.context, items) is not None)


def neglected(asked: Asked) -> dict[Region, int]:
    """Return the regions without a set for too long with how many days, the longest first."""
    limit = asked.context.rules.coach.region_days
    sessions = trained(asked.context)
    first = sessions[-1].days_ago if sessions else 0
    if not first:
        return {}
    last: dict[Region, int] = {}
    for session in past(asked.context):
        for record in session.exercises:
            region = main_region(record)
            if region is not None and region not in last and record.work_sets:
                last[region] = days_ago(asked.context, session)
        if len(last) == len(Region):
            break
    gaps = {region: last.get(region, first) for region in Region}
    found = [region for region in Region if gaps[region] >= limit]
    return {region: gaps[region] for region in sorted(found, key=lambda region: -gaps[region])}


PATTERNS_OF: Final = {
    Region.LEGS: (Pattern.SQUAT, Pattern.LUNGE, Pattern.BRIDGE),
    Region.CORE: (Pattern.CORE,),
    Region.UPPER: (Pattern.PUSH, Pattern.PULL),
}


def _familiar(pattern: Pattern, asked: Asked) -> list[Exercise]:
    """Return the exercises of a pattern: those done lately first, then those that most begin with."""
    done = asked.once(_lately)
    alike = [
        each for each in asked.context.exercises.values() if each.pattern is pattern and each.ladder[0].text
    ]
    return sorted(
        alike,
        key=lambda each: (
            done.get(each.id, 10_000),
            Level.BEGINNER not in each.doses,
            bool(needs(each, each.first_rung())),
            each.name,
        ),
    )


def _lately(asked: Asked) -> dict[str, int]:
    """Return how many days ago each exercise was done last."""
    done: dict[str, int] = {}
    for session in trained(asked.context):
        for exercise in session.done:
            done.setdefault(exercise, session.days_ago)
    return done


def _usual(key: str, exercise: Exercise, asked: Asked) -> ItemFacts | None:
    amount = _amount(exercise, asked.context.level)
    item = PlanItem(exercise=exercise.id, rung=amount.rung, dose=usual_dose(amount))
    return dosed(key, item, exercise, asked)


def _amount(exercise: Exercise, level: Level) -> LevelDose:
    """Return what is usual at a level, else at the next lower one, else the least there is."""
    at_most = LEVELS[: LEVELS.index(level) + 1][::-1]
    return next(
        (exercise.doses[each] for each in at_most if each in exercise.doses),
        next(iter(exercise.doses.values())),
    )
