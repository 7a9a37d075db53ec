"""What a file that comes in is read by besides its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from msgspec import Struct

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.quicklog.outcome import Given
from runstrength_tui.domain.units import WeightUnit


class ReadBy(Struct, frozen=True, kw_only=True):
    """What a file is read by besides its own words."""

    now: datetime
    zone: tzinfo
    """Where the file's times of day were; they name no zone."""
    names: Names
    own: Sequence[OwnExercise] = ()
    """Exercises that came in by name before."""
    unit: WeightUnit | None = None
    """What weights without a unit are in."""
    given: Callable[[str], Given] | None = None
    """Returns what a text of lines is read by."""
    told: Callable[[float], None] = lambda share: None
    """Called on the way with the share that is done."""
