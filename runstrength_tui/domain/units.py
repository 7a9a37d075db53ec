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
