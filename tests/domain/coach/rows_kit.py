"""Situations about what there is to lift: steps in kilograms and pounds, bars with plates, holds, carries."""

from __future__ import annotations

from typing import Any, Final

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Bar, Gear, Weights
from runstrength_tui.domain.session import SkipReason
from runstrength_tui.domain.units import WeightUnit, to_kg
from tests.domain.coach.situations import (
    BRIDGE,
    EASY,
    GOOD,
    LUNGE,
    PLANK,
    PRESS,
    ROW,
    SQUAT,
    Did,
    Set,
    Situation,
    item,
    past,
    plan,
    squat,
)

_POUNDS = Gear(
    weights=(Weights(thing="kettlebell", amounts=(20.0, 25.0, 50.0, 55.0), unit=WeightUnit.LB),),
)
_LIFTS = plan(item("deadlift", "conventional-deadlift", low=5, high=5, rir=2, rest_s=120), PRESS, ROW, PLANK)
_CARRIES = plan(item("farmer-carry", "farmer-carry", sets=2, low=20, high=30), SQUAT, PRESS, PLANK)
_LONG = plan(SQUAT, PRESS, ROW, item("plank", "long-plank", sets=2, low=30, high=60), BRIDGE)
_LUNGES = plan(LUNGE, PRESS, ROW, PLANK, BRIDGE)
_SHORT = (Set(4, 5), Set(4, 5), Set(4, 5))


def _bells(*amounts: float) -> Gear:
    return Gear(weights=(Weights(thing="kettlebell", amounts=amounts),))


def _bar(*plates: float) -> Gear:
    return Gear(bars=(Bar(amount=20.0, plates=plates),))


def _lift(*counts: int | Set, kg: float = 60.0, **more: Any) -> Did:
    return Did("deadlift", "conventional-deadlift", counts, kg, **more)


def _lb(amount: float) -> float:
    return to_kg(amount, WeightUnit.LB)


def _lifts(name: str, gear: Gear, *did: Did, has: str, **more: Any) -> Situation:
    """Times of the deadlift, four days apart."""
    times = tuple(past(3 + 4 * at, each) for at, each in enumerate(reversed(did)))
    profile = {"level": more.pop("level", Level.INTERMEDIATE)}
    return Situation(name=name, gear=gear, plans=(_LIFTS,), past=times, profile=profile, has=(has,))


KIT: Final = (
    Situation(
        name="a step of exactly 10 % is earned once",
        gear=_bells(20.0, 22.0, 24.0),
        past=(past(3, squat(10, 10, 10, kg=20.0, effort=GOOD)),),
        has=("goblet-squat 8 8 8 @22 (every set reached 10: next weight)",),
    ),
    Situation(
        name="a step of 10.1 % is earned twice",
        gear=_bells(19.8, 21.8),
        past=(past(3, squat(10, 10, 10, kg=19.8, effort=EASY)),),
        has=("goblet-squat 10 10 10 @19.8 (every set reached 10: once more, then 21.8 kg)",),
    ),
    Situation(
        name="pounds, a step of a quarter once",
        gear=_POUNDS,
        past=(past(3, squat(10, 10, 10, kg=_lb(20))),),
        has=("goblet-squat 10 10 10 @9.0", "once more, then 25 lb"),
    ),
    Situation(
        name="pounds, a step of a quarter twice",
        gear=_POUNDS,
        past=(past(7, squat(10, 10, 10, kg=_lb(20))), past(3, squat(10, 10, 10, kg=_lb(20)))),
        has=("goblet-squat 8 8 8 @11.3", "twice: next weight"),
    ),
    Situation(
        name="pounds, a step of 10 %",
        gear=_POUNDS,
        past=(past(3, squat(10, 10, 10, kg=_lb(50), effort=GOOD)),),
        has=("goblet-squat 8 8 8 @24.9", "every set reached 10: next weight"),
    ),
    Situation(
        name="easy below the top is one more rep, no more weight",
        past=(past(3, squat(8, 8, 8, effort=EASY)),),
        has=("goblet-squat 9 9 9 @12",),
    ),
    _lifts(
        "a bar goes up by the smallest pair", _bar(1.25, 5.0, 10.0, 20.0), _lift(5, 5, 5), has="5 5 5 @62.5"
    ),
    _lifts("or by the pair there is", _bar(2.5, 5.0, 10.0, 20.0), _lift(5, 5, 5), has="5 5 5 @65"),
    _lifts(
        "two reps over in the last set, twice",
        _bar(1.25, 5.0, 10.0, 20.0),
        _lift(5, 5, 7),
        _lift(5, 5, 7),
        has="5 5 5 @62.5",
    ),
    _lifts(
        "a beginner's bar comes down after two that were short",
        _bar(1.25, 2.5, 5.0, 10.0, 20.0),
        _lift(*_SHORT),
        _lift(*_SHORT),
        level=Level.BEGINNER,
        has="5 5 5 @57.5 (too few reps twice: a step lighter)",
    ),
    _lifts("once short stays", _bar(1.25, 5.0, 10.0, 20.0), _lift(5, 5, 5), _lift(*_SHORT), has="5 5 5 @60"),
    Situation(
        name="a carry goes on by five metres",
        plans=(_CARRIES,),
        past=(past(3, squat(9, 9, 9), Did("farmer-carry", "farmer-carry", (20, 20), 16.0)),),
        has=("farmer-carry 25 25 @16 (5 m more than last time)",),
    ),
    Situation(
        name="a version that needs what is not owned is passed over",
        plans=(_LONG,),
        past=tuple(past(days, Did("plank", "long-plank", (60, 60))) for days in (7, 3)),
        has=("body-saw",),
        lacks=("weighted-plank",),
    ),
    Situation(
        name="the first weight in the hand is the lightest there is",
        plans=(_LUNGES,),
        past=tuple(past(days, Did("walking-lunge", "walking-lunge", (8, 8))) for days in (7, 3)),
        has=("loaded-walking-lunge 8 8 @8 (every set reached 8 twice: the next version)",),
    ),
    Situation(
        name="left out twice because tired is no failure",
        past=(
            past(15, squat(9, 9, 9)),
            *(past(days, squat(skipped=SkipReason.TIRED)) for days in (11, 7, 3)),
        ),
        has=("goblet-squat 10 10 10 @12",),
    ),
)
