"""What a session was opened with: the first line of its log."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from runstrength_tui.domain.exercise import Grade, JumpTier, LoadKind, Measure, Region, SideRule
from runstrength_tui.domain.gear import Bar
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.session import Effort, Load, NotMyDay, Target

LOG_FORMAT = 1


class PreviousSet(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was done in this very set last time."""

    count: int
    load: Load
    effort: Effort | None = None


class ItemFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An exercise of the session with every fact the fold needs, so that files may change meanwhile."""

    key: str
    """Its name within this session, never reused."""
    exercise: str
    rung: str
    name: str
    measure: Measure = Measure.REPS
    side: SideRule = SideRule.BOTH
    load: LoadKind = LoadKind.BODYWEIGHT
    step_kg: float = 2.0
    step_cm: int = 5
    contacts_per_rep: int = 0
    jump_tier: JumpTier | None = None
    regions: dict[Region, float] = {}
    advice: tuple[str, ...] = ()
    """Short lines for the cue line, in order."""
    dose: Dose
    targets: tuple[Target, ...]
    """One for each planned set."""
    reason: str = ""
    """Why this weight or count is offered, in a few words."""
    grade: Grade | None = None
    """How well that reason is shown; None where there is none to show, as for last time's values."""
    source: str = ""
    """Where that is from; empty for what is habit and no more."""
    rep_s: float = 0.0
    """Seconds that one rep takes at the exercise's tempo; 0 where none is known."""
    still_s: float = 0.0
    """The longest that a rep is held still at its bottom or top, seconds."""
    previous: tuple[PreviousSet, ...] = ()
    previous_on: datetime | None = None
    group: str = ""
    """Neighbours of one group are done in turns, with the rest after the round."""
    loads: tuple[Load, ...] = ()
    """What can really be lifted with what is owned, lightest first; empty where that is not known."""
    bar: Bar | None = None
    """The bar it is done with, for the plates on each side."""


class CheckQuestion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question to answer before the session; "no" leaves ``items`` out."""

    id: str
    text: str
    items: tuple[str, ...] = ()


class Header(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first line of a log: what the session was opened with."""

    format: int
    session: int
    started_at: datetime
    plan: str = ""
    plan_name: str = ""
    items: tuple[ItemFacts, ...] = ()
    questions: tuple[CheckQuestion, ...] = ()
    not_my_day: tuple[NotMyDay, ...] = ()
    """What was said of the day before, and is in these exercises already."""
