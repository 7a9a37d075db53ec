"""Pounds and miles beside the SI units that everything is kept in."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

KG_PER_LB: Final = 0.45359237
"""Exact, by the international yard and pound agreement of 1959."""
METRES_PER_MILE: Final = 1609.344
"""Exact, by the same agreement."""


class WeightUnit(StrEnum):
    """What a weight was entered in, and is shown in for ever: nothing is converted behind anyone's back."""

    KG = "kg"
    LB = "lb"


class DistanceUnit(StrEnum):
    """What distances of runs are shown in."""

    KM = "km"
    MILE = "mi"


def to_kg(amount: float, unit: WeightUnit) -> float:
    """Return kilograms for an amount in ``unit``."""
    return amount * KG_PER_LB if unit is WeightUnit.LB else amount


def from_kg(kg: float, unit: WeightUnit) -> float:
    """Return the amount in ``unit``, to a hundredth, so that what was entered in pounds reads as entered."""
    return round(kg / KG_PER_LB if unit is WeightUnit.LB else kg, 2)


def to_metres(amount: float, unit: DistanceUnit) -> float:
    """Return metres for a distance in ``unit``."""
    return amount * (METRES_PER_MILE if unit is DistanceUnit.MILE else 1000)


def from_metres(metres: float, unit: DistanceUnit) -> float:
    """Return the distance in ``unit``, to a hundredth."""
    return round(metres / (METRES_PER_MILE if unit is DistanceUnit.MILE else 1000), 2)


def light_lb(kg: float) -> float:
    """Return a round number of pounds for so many kilograms, not heavier by more than a pound."""
    lb = kg / KG_PER_LB + 1
    step = 5.0 if lb >= 10 else 2.5
    return max(2.5, lb // step * step)
