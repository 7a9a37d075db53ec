"""A run, done or ahead: what strength has to fit around."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.moment import Moment

HARD_RPE: Final = 7
"""From here on a run is a hard one where nobody says what it was."""
BY_HAND: Final = ("", "line")
"""Origins of what the person wrote, which many records share: nothing is known by them."""


class RunKind(StrEnum):
    """What a run asks of the legs."""

    EASY = "easy"
    HARD = "hard"
    LONG = "long"
    RACE = "race"


class Run(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One run as the store keeps it; ``id`` is its document id, times carry their UTC offset."""

    id: int
    started_at: Moment
    updated: Moment
    kind: RunKind = RunKind.EASY
    planned: bool = False
    """Still ahead, or never confirmed as done."""
    day_only: bool = False
    """Only its day is known; the hour of ``started_at`` says nothing."""
    distance_m: float | None = None
    seconds: int | None = None
    """Moving time."""
    rpe: float | None = None
    """How hard it was, 0 to 10."""
    heart_rate: int | None = None
    """Average, beats a minute."""
    note: str = ""
    origin: str = ""
    """Where it came from; as with a session."""

    @property
    def ended_at(self) -> datetime:
        """When it ended; the start where its length is not known."""
        return self.started_at + timedelta(seconds=self.seconds or 0)

    @property
    def key(self) -> bool:
        """A run that strength keeps its distance from: hard, long or a race."""
        return self.kind is not RunKind.EASY
