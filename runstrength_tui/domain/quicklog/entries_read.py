"""The entries of a line as they were read, before they become one session, runs and races."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.quicklog.groups import Work
from runstrength_tui.domain.quicklog.outcome import Told
from runstrength_tui.domain.quicklog.when import When
from runstrength_tui.domain.session import PainReport
from runstrength_tui.domain.version import Version


class Exercised(Struct, kw_only=True):
    """An exercise with all that was said of it."""

    version: Version
    chosen: bool
    """The version was named; otherwise it is the plan's, last time's or the first."""
    work: Work
    start: int
    end: int


class Headed(Struct, kw_only=True):
    """What was said of the whole session: its plan, length, how hard it was, a note."""

    plan: Plan | None = None
    plan_name: str = ""
    plan_id: str = ""
    """Of a plan that is not known by its name any more."""
    as_planned: bool = False
    """The plan was done, not only named."""
    minutes: int | None = None
    effort: int | None = None
    note: str = ""
    early: bool = False
    """It was ended before its time."""
    alone: bool = False
    """It stands for a session by itself, whatever else is written."""
    start: int = 0
    end: int = 0


class Entries(Struct, kw_only=True):
    """Everything one line says that belongs to its session."""

    done: list[Exercised] = []
    head: Headed | None = None
    notes: list[str] = []
    pains: list[PainReport] = []
    told: list[Told] = []
    when: When = When()
