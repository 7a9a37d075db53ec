"""What a person owns to train with."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.units import WeightUnit


class Weights(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The weights of one kind of thing, such as kettlebells, in the unit they are marked with."""

    thing: str
    """As the exercises name it: ``kettlebell``, ``dumbbell``."""
    amounts: tuple[float, ...] = ()
    """Each weight owned once, lightest first; a pair stands twice."""
    unit: WeightUnit = WeightUnit.KG


class Bar(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A bar with the plates for it, in the unit they are marked with."""

    thing: str = "barbell"
    amount: float = 20.0
    """Weight of the empty bar."""
    plates: tuple[float, ...] = ()
    """One entry for each pair of plates, lightest first."""
    unit: WeightUnit = WeightUnit.KG


class Gear(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything owned; empty means that nothing was said."""

    things: tuple[str, ...] = ()
    """Kit without a weight, as the exercises name it: ``box``, ``bench``."""
    weights: tuple[Weights, ...] = ()
    bars: tuple[Bar, ...] = ()
    box_cm: tuple[int, ...] = ()
    """Heights of boxes and steps owned."""
