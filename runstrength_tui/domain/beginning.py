"""The first start: what is asked of somebody new, and what of it becomes facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Weights, with_things, with_weights
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.units import DistanceUnit, WeightUnit

_TERRITORY: Final = re.compile(r"^[a-z]{2,3}_([A-Z]{2})\b")
_POUNDS: Final = frozenset({"US", "LR", "MM", "PR", "GU", "VI", "AS", "MP", "UM"})
"""Where weights are in pounds and roads in miles."""
_MILES: Final = frozenset({"GB"})
"""Where roads are in miles and weights in kilograms."""


class UnitsOf(StrEnum):
    """What weights and distances are in."""

    METRIC = "metric"
    POUNDS = "pounds"
    KG_MILES = "kg_miles"

    @property
    def weights(self) -> WeightUnit:
        """The unit of new weights."""
        return WeightUnit.LB if self is UnitsOf.POUNDS else WeightUnit.KG

    @property
    def distance(self) -> DistanceUnit:
        """The unit of runs."""
        return DistanceUnit.KM if self is UnitsOf.METRIC else DistanceUnit.MILE


class Having(StrEnum):
    """What there is to train with."""

    NOTHING = "nothing"
    KETTLEBELL = "kettlebell"
    DUMBBELL = "dumbbell"
    MORE = "more"
    """To be told in the settings; until then nothing is known."""


class SoFar(StrEnum):
    """How long somebody has trained for strength."""

    NEW = "new"
    SOME = "some"
    LONG = "long"
    ELSEWHERE = "elsewhere"
    """In another tracker: the level comes from what is brought along."""


_LEVELS: Final = {SoFar.SOME: Level.INTERMEDIATE, SoFar.LONG: Level.ADVANCED}
"""What is told; all others grow out of the sessions, beginning with the easiest."""


class Begun(Struct, frozen=True, kw_only=True):
    """How the questions were answered."""

    units: UnitsOf
    having: Having
    bell: tuple[float, WeightUnit] | None = None
    """What the one bell weighs, where that was said."""
    so_far: SoFar


def guessed_units(environ: Mapping[str, str]) -> UnitsOf:
    """Return the units that are usual where the locale is from; metric where it does not say."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_MEASUREMENT", "LANG") if environ.get(name)), "")
    found = _TERRITORY.match(locale)
    territory = found[1] if found else ""
    if territory in _POUNDS:
        return UnitsOf.POUNDS
    return UnitsOf.KG_MILES if territory in _MILES else UnitsOf.METRIC


def begun(profile: Profile, answers: Begun, today: date) -> Profile:
    """Return the facts with what was answered."""
    gear, thing = profile.gear, answers.having.value
    if answers.having in (Having.KETTLEBELL, Having.DUMBBELL):
        if answers.bell is None:
            gear = with_things(gear, (*gear.things, thing))
        else:
            amount, unit = answers.bell
            gear = with_weights(gear, thing, (Weights(thing=thing, amounts=(amount,), unit=unit),))
    gear = replace(gear, told=answers.having is not Having.MORE)
    return replace(profile, gear=gear, level=_LEVELS.get(answers.so_far), begun_on=today)
