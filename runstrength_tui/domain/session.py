"""What history holds: a finished session with its exercises and sets."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from runstrength_tui.domain.exercise import JumpTier, LoadKind, Measure, Region, SideRule


class Effort(StrEnum):
    """How a set felt, in three words; each stands for a range of reps in reserve (RIR)."""

    EASY = "easy"
    """Four or more left."""
    GOOD = "good"
    """Two or three left."""
    HARD = "hard"
    """None or one left."""


class TimingSource(StrEnum):
    """How a set's count came in; only LIVE presses say anything about cadence."""

    LIVE = "live"
    TEMPO = "tempo"
    """Counted by the tempo bell."""
    TYPED = "typed"
    ACCEPTED = "accepted"


class SkipReason(StrEnum):
    """Why an exercise was left out; a skip for pain is a right one."""

    NO_KIT = "no_kit"
    PAIN = "pain"
    TIRED = "tired"
    TIME = "time"
    CHECK = "check"
    """Left out by the check before the session."""


class EndReason(StrEnum):
    """What ended a session."""

    COMPLETE = "complete"
    EARLY = "early"
    WARNING_SIGN = "warning_sign"
    LEFT_OPEN = "left_open"


class WarningSign(StrEnum):
    """Signs on which everything stops: chest, breath, faint, one side weak or numb."""

    CHEST = "chest"
    BREATH = "breath"
    FAINT = "faint"
    ONE_SIDE = "one_side"
    UNSAID = "unsaid"


# gc=False: records hold no cycles; with garbage collection, reading 5 000 sessions takes ten times as long.
class Load(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """The weight or height of a set; ``kg`` is outside the body, help is below zero; box, gap in cm."""

    kind: LoadKind = LoadKind.BODYWEIGHT
    kg: float | None = None
    box_cm: int | None = None
    gap_cm: int | None = None


class Target(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What was offered for one set: ``count`` in the exercise's measure (all sides together)."""

    count: int
    load: Load


class SetRecord(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One finished set; ``count`` is reps, steps, seconds or metres, all sides together."""

    count: int
    load: Load
    target: Target
    done_at: datetime
    source: TimingSource
    missed: int = 0
    """Reps that went wrong: for a jump a landing, never a rep."""
    left: int | None = None
    right: int | None = None
    rest_s: int | None = None
    """Rest taken before this set, seconds, when its start is known."""
    rep_offsets: tuple[float, ...] = ()
    """Seconds from the first timed rep to each timed one; live presses only."""
    effort: Effort | None = None
    changed: bool = False
    """Count or load corrected after it was done."""


class ExerciseRecord(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One exercise of a session as it was done, with the facts that counting needs later."""

    exercise: str
    rung: str
    name: str
    """The version's name as it was shown."""
    measure: Measure = Measure.REPS
    side: SideRule = SideRule.BOTH
    contacts_per_rep: int = 0
    jump_tier: JumpTier | None = None
    regions: dict[Region, float] = {}
    planned_sets: int = 0
    sets: tuple[SetRecord, ...] = ()
    skipped: SkipReason | None = None
    swapped_for: str = ""
    """Name of what the sets left went on as; ``planned_sets`` are those done before."""
    note: str = ""

    @property
    def contacts(self) -> int:
        """Landings: every rep's and every missed one's."""
        return sum(self.contacts_per_rep * (done.count + done.missed) for done in self.sets)


class CheckAnswer(Struct, frozen=True, gc=False, kw_only=True):
    """A question of the check before the session, in the words it was asked, and its answer."""

    id: str
    question: str
    yes: bool
    at: datetime


class PromptRecord(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A safety prompt that fired, what it fired on, and what the person answered."""

    id: str
    text: str
    at: datetime
    inputs: dict[str, str | int | float | bool | None] = {}
    answer: str = ""


class Session(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A session as history keeps it; ``id`` is the store's document id, times carry their UTC offset."""

    id: int
    started_at: datetime
    ended_at: datetime
    updated: datetime
    plan: str = ""
    """Id of the plan, empty for a session made up on the way."""
    plan_name: str = ""
    end: EndReason = EndReason.COMPLETE
    exercises: tuple[ExerciseRecord, ...] = ()
    checks: tuple[CheckAnswer, ...] = ()
    prompts: tuple[PromptRecord, ...] = ()
    note: str = ""

    @property
    def minutes(self) -> int:
        """Whole minutes from start to end, by the wall clock, never negative."""
        return max(0, round((self.ended_at - self.started_at).total_seconds() / 60))

    @property
    def sets(self) -> int:
        """Sets done."""
        return sum(len(exercise.sets) for exercise in self.exercises)

    @property
    def contacts(self) -> int:
        """Landings in all."""
        return sum(exercise.contacts for exercise in self.exercises)
