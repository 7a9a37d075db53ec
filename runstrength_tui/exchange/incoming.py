"""What a file of another tracker comes to, before anything is stored."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import RunStrengthError


class How(StrEnum):
    """How a name of the file was matched."""

    NAME = "name"
    """It is a name of ours."""
    KNOWN = "known"
    """It stands in the list of other trackers' names."""
    OWN = "own"
    """Nobody knows it: it stays as the person's own exercise."""


class Matched(Struct, frozen=True, kw_only=True):
    """One name of the file, and what it became."""

    name: str
    exercise: str
    """Id."""
    rung: str
    version: str
    """Its name."""
    how: How
    sets: int
    muscles: bool
    """Whether it is known what it works: its muscles, or at least the part of the body."""


class Refused(Struct, frozen=True):
    """A line of the file that was left out, and why in a few words."""

    line: int
    why: str


class Incoming(Struct, frozen=True, kw_only=True):
    """A file read; records carry no id yet (0), and name their origin."""

    source: str
    """Whose file it is: ``Strong``, ``Hevy``, ``a run (GPX)``."""
    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    races: tuple[Race, ...] = ()
    own: tuple[OwnExercise, ...] = ()
    """Exercises that are new with this file."""
    matched: tuple[Matched, ...] = ()
    refused: tuple[Refused, ...] = ()
    empty: int = 0
    """Sets in which nothing was done, left out."""
    remarks: tuple[str, ...] = ()
    """How the file was read where that is a choice, a sentence each."""

    @property
    def moments(self) -> list[datetime]:
        """When sessions and runs began, in order."""
        return sorted([each.started_at for each in self.sessions] + [each.started_at for each in self.runs])


class UnitNeeded(RunStrengthError):
    """The file does not say what its weights (or distances) are in."""
