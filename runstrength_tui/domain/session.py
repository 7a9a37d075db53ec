"""What history holds: a finished session with its exercises and sets."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import JumpTier, LoadKind, Measure, Region, SideRule
from runstrength_tui.domain.moment import Moment
from runstrength_tui.domain.units import WeightUnit


class Effort(StrEnum):
    """How a set felt, in three words; each stands for a range of reps in reserve (RIR)."""

    EASY = "easy"
    """Four or more left."""
    GOOD = "good"
    """Two or three left."""
    HARD = "hard"
    """None or one left."""


class SetKind(StrEnum):
    """What a set is for; only WORK and DROP count for volume and records."""

    WORK = "work"
    WARM_UP = "warm_up"
    DROP = "drop"
    """Lighter, right after the set before it, without a rest."""


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
    ADVICE = "advice"
    """Left out where a safety prompt offered that."""


RIGHT_SKIPS: Final = (SkipReason.PAIN, SkipReason.NO_KIT)
"""Reasons to leave sets out that are right, may hold again, and say nothing about strength."""


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


class Severity(StrEnum):
    """How much a safety prompt asks for."""

    INFO = "info"
    """Shown; needs no key."""
    CONFIRM = "confirm"
    """Needs one key; the choice is kept."""
    BLOCK = "block"
    """That exercise stops; the way on is another one, rest or the end."""


class PainArea(StrEnum):
    """Where it hurts."""

    FOOT = "foot"
    """Heel, sole and toes included."""
    ANKLE = "ankle"
    ACHILLES = "achilles"
    SHIN = "shin"
    CALF = "calf"
    KNEE = "knee"
    THIGH = "thigh"
    """Front of it."""
    HAMSTRING = "hamstring"
    GROIN = "groin"
    HIP = "hip"
    BACK = "back"
    NECK = "neck"
    SHOULDER = "shoulder"
    ARM = "arm"
    """Elbow, wrist and hand included."""


class PainKind(StrEnum):
    """What it is like, as far as that changes what to do."""

    ACHE = "ache"
    """Spread out: an ache, stiffness, soreness."""
    BONE = "bone"
    """One sore spot on bone, at night, or on hopping: red at any number."""
    SHARP = "sharp"
    """Sharp, a pop, numb or tingling."""


class NotMyDay(StrEnum):
    """What the person said speaks against a usual session today; never asked unasked."""

    ILL = "ill"
    HOT = "hot"
    SLEPT_BADLY = "slept_badly"
    """Under six hours."""
    SORE = "sore"
    """Very sore, 7 of 10 or more."""
    WORN_OUT = "worn_out"
    STRESSED = "stressed"
    DRANK = "drank"
    """Alcohol, or something that makes drowsy."""


# gc=False: records hold no cycles; with garbage collection, reading 5 000 sessions takes ten times as long.
class Load(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """The weight or height of a set; ``kg`` is outside the body, help is below zero; box, gap in cm."""

    kind: LoadKind = LoadKind.BODYWEIGHT
    kg: float | None = None
    box_cm: int | None = None
    gap_cm: int | None = None
    unit: WeightUnit = WeightUnit.KG
    """What the weight was entered in and is shown in; ``kg`` is kilograms all the same."""
    band: str = ""
    """Which band, in the person's own words."""


class Target(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What was offered for one set: ``count`` in the exercise's measure (all sides together)."""

    count: int
    load: Load
    kind: SetKind = SetKind.WORK


class SetRecord(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One finished set; ``count`` is reps, steps, seconds or metres, all sides together."""

    count: int
    load: Load
    target: Target
    done_at: Moment
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
    kind: SetKind = SetKind.WORK
    to_failure: bool = False
    """Gone on with until no further rep would come."""
    rir: float | None = None
    """Reps in reserve, where the person rates in numbers; ``effort`` says it in words as well."""

    @property
    def counts(self) -> bool:
        """Whether it counts for volume and records: every set but a warm-up."""
        return self.kind is not SetKind.WARM_UP


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
    """Without warm-up sets."""
    sets: tuple[SetRecord, ...] = ()
    skipped: SkipReason | None = None
    swapped_for: str = ""
    """Name of what the sets left went on as; ``planned_sets`` are those done before."""
    note: str = ""
    group: str = ""
    """Exercises of one session with the same name here were done in turns, as a superset or circuit."""

    @property
    def work_sets(self) -> tuple[SetRecord, ...]:
        """Sets that count for volume and records."""
        for done in self.sets:  # asked for often, and most have no warm-up
            if done.kind is SetKind.WARM_UP:
                return tuple(each for each in self.sets if each.counts)
        return self.sets

    @property
    def contacts(self) -> int:
        """Landings: every rep's and every missed one's."""
        if not self.contacts_per_rep:
            return 0
        return sum(self.contacts_per_rep * (done.count + done.missed) for done in self.sets)


class CheckAnswer(Struct, frozen=True, gc=False, kw_only=True):
    """A question of the check before the session, in the words it was asked, and its answer."""

    id: str
    question: str
    yes: bool
    at: Moment


class PromptRecord(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A safety prompt that fired, what it fired on, and what the person answered."""

    id: str
    text: str
    at: Moment
    inputs: dict[str, str | int | float | bool | None] = {}
    answer: str = ""
    severity: Severity = Severity.INFO
    exercise: str = ""
    """Id of the exercise it was about; empty for the whole session."""


class PainReport(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Pain as it was reported, in a session or on the morning after; never undone."""

    area: PainArea
    score: int
    """0 to 10."""
    at: Moment
    kind: PainKind | None = None
    """None where it was not asked."""
    exercise: str = ""
    """Id of the exercise in hand; empty outside a session."""


class Session(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """A session as history keeps it; ``id`` is the store's document id, times carry their UTC offset."""

    id: int
    started_at: Moment
    ended_at: Moment
    updated: Moment
    plan: str = ""
    """Id of the plan, empty for a session made up on the way."""
    plan_name: str = ""
    end: EndReason = EndReason.COMPLETE
    exercises: tuple[ExerciseRecord, ...] = ()
    checks: tuple[CheckAnswer, ...] = ()
    prompts: tuple[PromptRecord, ...] = ()
    note: str = ""
    pains: tuple[PainReport, ...] = ()
    not_my_day: tuple[NotMyDay, ...] = ()
    effort: int | None = None
    """How hard the whole session was, 0 to 10 (session RPE); None where it was not said."""
    origin: str = ""
    """Where it came from: empty for the app, ``line`` for one written as a line, else what names it in the
    file of another tracker (``strong 2020-12-30T18:51 Push``), by which a second import knows it."""

    @property
    def minutes(self) -> int:
        """Whole minutes from start to end, by the wall clock, never negative."""
        return max(0, round((self.ended_at - self.started_at).total_seconds() / 60))

    @property
    def sets(self) -> int:
        """Sets done, warm-ups left out."""
        return sum(len(exercise.work_sets) for exercise in self.exercises)

    @property
    def contacts(self) -> int:
        """Landings in all."""
        return sum(exercise.contacts for exercise in self.exercises)
