"""One exercise as its file tells it: how it is done, what it trains, its ladder and its doses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.figure.format import Figure


class Muscle(StrEnum):
    """The eighteen muscle groups that sets are counted for."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    GLUTE_MAX = "glute_max"
    GLUTE_MED = "glute_med"
    ADDUCTORS = "adductors"
    CALVES = "calves"
    SOLEUS = "soleus"
    TIBIALIS_FOOT = "tibialis_foot"
    HIP_FLEXORS = "hip_flexors"
    ABS = "abs"
    OBLIQUES = "obliques"
    ERECTORS = "erectors"
    CHEST = "chest"
    FRONT_DELT = "front_delt"
    TRICEPS = "triceps"
    LATS = "lats"
    MID_BACK_TRAPS = "mid_back_traps"
    BICEPS_FOREARM = "biceps_forearm"


class Region(StrEnum):
    """The three shares of the balance bar."""

    LEGS = "legs"
    CORE = "core"
    UPPER = "upper"


def lead_region(regions: Mapping[Region, float]) -> Region | None:
    """Return the region with the greatest share, the first of several; None where none is known."""
    return max(regions, key=lambda region: regions[region], default=None)


class Pattern(StrEnum):
    """The kind of movement; two exercises of one pattern can stand in for each other."""

    JUMP = "jump"
    SQUAT = "squat"
    LUNGE = "lunge"
    HINGE = "hinge"
    BRIDGE = "bridge"
    KNEE_FLEXION = "knee_flexion"
    ANKLE = "ankle"
    HIP_SIDE = "hip_side"
    PUSH = "push"
    PULL = "pull"
    CARRY = "carry"
    CORE = "core"
    OTHER = "other"
    """Of which nothing is known; stands in for nothing."""


class SideRule(StrEnum):
    """How the two sides take part."""

    BOTH = "both"
    ALTERNATING = "alternating"
    ONE_THEN_OTHER = "one_then_other"

    @property
    def sides(self) -> int:
        """How many sides share what a set counts: 1 where both work together, 2 else."""
        return 1 if self is SideRule.BOTH else 2


def turns_of(side: SideRule, count: int) -> tuple[int | None, int | None]:
    """Return what each side did where the sides take turns; the first takes the odd one."""
    if side is not SideRule.ALTERNATING:
        return None, None
    return (count + 1) // 2, count // 2


class LoadKind(StrEnum):
    """What makes a set heavier or lighter."""

    BODYWEIGHT = "bodyweight"
    EXTERNAL = "external"
    ADDED = "added"
    ASSISTED = "assisted"
    BAND = "band"
    BOX = "box"


WITH_WEIGHT: Final = (LoadKind.EXTERNAL, LoadKind.ADDED)
"""Loads that a weight makes heavier."""
BY_WEIGHT: Final = (*WITH_WEIGHT, LoadKind.ASSISTED)
"""Loads that are told in kilograms; help is weight taken off."""


class Measure(StrEnum):
    """What a set is counted in."""

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"


class Held(StrEnum):
    """How many kettlebells or dumbbells a version is done with; a pair counts in all."""

    ONE = "one"
    PAIR = "pair"
    EITHER = "either"


class JumpTier(IntEnum):
    """How hard a landing is on the body (small, medium, big on screen)."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Grade(StrEnum):
    """How well a statement is shown: well shown, some studies, early, coaching habit on screen."""

    WELL_SHOWN = "A"
    SOME_STUDIES = "B"
    EARLY = "C"
    HABIT = "P"


class Level(StrEnum):
    """How long a person has been training strength."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


LEVELS: Final = tuple(Level)
"""From the first to the last."""


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of advice; ``ids`` trace it to the founding advice it carries (S1 to S24)."""

    text: str
    ids: tuple[str, ...] = ()
    since: str = ""
    """Id of the first version it is about; empty where it is about each."""


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why the exercise helps a runner, and how well that is shown."""

    text: str
    grade: Grade
    ids: tuple[str, ...] = ()


class Tempo(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds of one rep: down, hold at the bottom, up, hold at the top; 0 up is as fast as possible."""

    down: float
    bottom: float
    up: float
    top: float = 0.0
    text: str = ""


class Rung(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of the exercise, one step of its ladder; what is None is as the exercise says."""

    id: str
    name: str
    text: str
    earn: str = ""
    """What earns the next version."""
    goal: int | None = None
    """Reps (seconds, metres; on each side) that every set must reach for it; None: the usual most."""
    goal_cm: int | None = None
    """Box height at which they count for it, cm."""
    equipment: tuple[str, ...] | None = None
    measure: Measure | None = None
    side: SideRule | None = None
    load: LoadKind | None = None
    held: Held | None = None
    """One weight, a pair of the same size that counts in all, or either."""
    start_kg: float | None = None
    """First weight with nothing known, kg."""
    step_kg: float | None = None
    """Smallest weight step of this equipment, kg."""
    start_cm: int | None = None
    """First box height with nothing known, cm."""
    jump_tier: JumpTier | None = None
    contacts_per_rep: int | None = None
    body_fraction: float | None = None
    """Share of body mass moved; an estimate."""
    card: str | None = None
    """Id of the exercise that has a card of its own for this version."""


class LevelDose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a level usually does: [least, most] of sets, reps (or seconds, metres), rest seconds."""

    rung: str
    sets: tuple[int, int]
    reps: tuple[int, int]
    rest_s: tuple[int, int]
    per_side: bool = False
    measure: Measure = Measure.REPS
    rir: tuple[int, int] | None = None
    """Reps in reserve, [least, most]."""
    rpe: tuple[float, float] | None = None
    load: str = ""
    """The usual weight or height in words, e.g. ``10–15 % of your body mass``."""
    body_mass_share: tuple[float, float] | None = None
    box_cm: tuple[int, int] | None = None
    contacts: tuple[int, int] | None = None
    """Landings in all, [least, most]."""


class Exercise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One movement with everything its card, its session and its safety rules need."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pattern: Pattern
    summary: str
    muscles: dict[Muscle, float]
    """1.0 a prime mover, 0.5 a helper."""
    regions: dict[Region, float]
    """Shares that sum to 1; a modelling choice for the balance bar."""
    equipment: tuple[str, ...] = ()
    equipment_options: tuple[str, ...] = ()
    """What may be added later."""
    measure: Measure = Measure.REPS
    side: SideRule = SideRule.BOTH
    load: LoadKind = LoadKind.BODYWEIGHT
    held: Held = Held.ONE
    """One weight, a pair of the same size that counts in all, or either."""
    start_kg: float = 8.0
    step_kg: float = 2.0
    start_cm: int = 20
    step_cm: int = 5
    gap_cm: int | None = None
    """Distance from toes to box at the start, cm."""
    jump_tier: JumpTier | None = None
    contacts_per_rep: int = 0
    setup: tuple[Statement, ...]
    cues: tuple[Statement, ...]
    faults: tuple[Statement, ...]
    breathing: str
    tempo: Tempo
    why: tuple[Reason, ...]
    stop: tuple[Statement, ...]
    advice: tuple[Statement, ...]
    """The founding advice as short lines for the cue line during a session."""
    ladder: tuple[Rung, ...]
    doses: dict[Level, LevelDose]
    jump_check: tuple[Statement, ...] = ()
    """What to make sure of before the first jump, each a question answered by yes."""
    figure: Figure | None = None
    """How it looks; in this file, or in one of the same name in the folder ``figures``."""

    def rung(self, rung_id: str) -> Rung:
        """Return a version by its id; raises KeyError for one this exercise does not have."""
        for rung in self.ladder:
            if rung.id == rung_id:
                return rung
        raise KeyError(rung_id)

    def easier(self, rung_id: str) -> tuple[Rung, ...]:
        """Return the versions easier than one, the nearest first; raises KeyError where there is no such."""
        return self.ladder[: self.ladder.index(self.rung(rung_id))][::-1]

    def about(self, statements: Iterable[Statement], rung: Rung) -> tuple[Statement, ...]:
        """Return the statements that are about a version: a tuck is no matter of a small squat jump."""
        begun = {each.id for each in self.ladder[: self.ladder.index(rung) + 1]}
        return tuple(each for each in statements if not each.since or each.since in begun)

    def first_rung(self) -> Rung:
        """Return the version to begin with: a beginner's usual one, else the easiest there is."""
        usual = self.doses.get(Level.BEGINNER)
        return self.rung(usual.rung) if usual else self.ladder[0]

    def landings(self, rung: Rung) -> int:
        """Return how often one rep of a version lands: as often as it says, else as the exercise does."""
        return self.contacts_per_rep if rung.contacts_per_rep is None else rung.contacts_per_rep

    def lands(self, rung: Rung) -> JumpTier | None:
        """Return how big a jump one version is; None for one that does not land."""
        return (rung.jump_tier or self.jump_tier) if self.landings(rung) else None
