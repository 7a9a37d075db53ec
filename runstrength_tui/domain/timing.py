"""Where a timed hold stands: lead-in, first side, change, second side. Deadlines, never ticks."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

LEAD_IN_S: Final = 5
"""Seconds to get into position before a hold counts."""
CHANGE_S: Final = 5
"""Seconds to change sides."""


class HoldPart(StrEnum):
    """What is going on in a hold."""

    LEAD_IN = "lead_in"
    FIRST = "first"
    CHANGE = "change"
    SECOND = "second"
    OVER = "over"


class HoldStand(Struct, frozen=True):
    """A hold at one moment."""

    part: HoldPart
    left: float
    """Seconds to the end of this part, 0 when all is over."""
    held: int
    """Whole seconds held so far, both sides together."""


class HoldPlan(Struct, frozen=True):
    """A hold as it was begun: ``seconds`` a side, one or two sides."""

    begun_at: datetime
    seconds: int
    sides: int = 1

    @property
    def over_at(self) -> datetime:
        """When the target is reached."""
        return self.begun_at + timedelta(seconds=sum(length for _, length in self._parts()))

    def stand(self, now: datetime) -> HoldStand:
        """Return where the hold is at ``now``; a clock set back never goes before the lead-in."""
        passed = max(0.0, (now - self.begun_at).total_seconds())
        held = 0.0
        for part, length in self._parts():
            within = min(passed, length)
            if part in (HoldPart.FIRST, HoldPart.SECOND):
                held += within
            if passed < length:
                return HoldStand(part, length - passed, int(held))
            passed -= length
        return HoldStand(HoldPart.OVER, 0.0, int(held))

    def _parts(self) -> tuple[tuple[HoldPart, int], ...]:
        first = ((HoldPart.LEAD_IN, LEAD_IN_S), (HoldPart.FIRST, self.seconds))
        if self.sides == 1:
            return first
        return (*first, (HoldPart.CHANGE, CHANGE_S), (HoldPart.SECOND, self.seconds))
