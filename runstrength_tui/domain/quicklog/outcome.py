"""What a line comes to, or why it does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from runstrength_tui.domain.gear import Means
from runstrength_tui.domain.live.before import Before
from runstrength_tui.domain.moment import Localise
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.errors import NotUnderstood

if TYPE_CHECKING:
    from runstrength_tui.domain.live.header import ItemFacts


class Given(Struct, frozen=True, kw_only=True):
    """What a line is read by besides its own words."""

    now: datetime
    """Local time, aware; a line without a date is of now."""
    localise: Localise | None = None
    """Gives a day and hour the UTC offset that holds then at home; without it they have that of now."""
    means: Means = Means()
    """What there is to train with, and the unit of a weight that names none."""
    distance: DistanceUnit = DistanceUnit.KM
    """Unit of a run's distance that names none."""
    before: Mapping[tuple[str, str], Before] = {}
    """Each version as it was done last time, for what is logged as planned."""
    planned: Plan | None = None
    """What the word ``planned`` stands for: the session that is suggested today."""
    aimed: tuple[ItemFacts, ...] = ()
    """Its exercises with today's targets, one for each of the plan's."""


class Told(Struct, frozen=True):
    """One entry as it was understood, for the person to check before it is kept."""

    what: str
    """The exercise's version, the run, the plan, the race."""
    how: str
    """Sets × reps, load, effort; distance, time."""
    start: int
    """Columns of the line that say so: first, and one past the last."""
    end: int


class Understood(Struct, frozen=True, kw_only=True):
    """A whole line understood. Records carry no id yet (0): the store gives it, by when each began."""

    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    races: tuple[Race, ...] = ()
    told: tuple[Told, ...] = ()
    totals: str = ""
    """What it adds up to: exercises, sets, landings, minutes; empty where one entry says it all."""


class Completion(Struct, frozen=True):
    """What the words at the cursor can go on to be."""

    start: int
    """Columns that it takes the place of: first, and one past the last."""
    end: int
    text: str
    hint: str = ""
    """What it is, in a few words; empty where the text says it."""


class Reading(Struct, frozen=True):
    """One of the things an ambiguous line can mean, and how to write it so that it means only that."""

    means: str
    write: str
    """The whole line, rewritten."""


class NotALine(NotUnderstood):
    """A line, or a part of it, that is not understood; nothing was stored.

    ``start`` and ``end`` are columns of the text (0 is its first sign; ``start <= end <= len(text)``).
    """

    def __init__(
        self,
        sentence: str,
        start: int,
        end: int,
        *,
        nearest: tuple[str, ...] = (),
        readings: tuple[Reading, ...] = (),
        unfinished: bool = False,
        told: tuple[Told, ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end
        self.nearest = nearest
        """Names that may have been meant, in place of ``start`` to ``end``."""
        self.readings = readings
        """Two or more where it can be read in several ways."""
        self.unfinished = unfinished
        """Nothing is wrong yet: more has to be typed."""
        self.told = told
        """What was understood of the entries before it."""
