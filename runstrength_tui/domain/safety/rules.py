"""The safety rules as ``data/rules.toml`` tells them: words, severity, numbers, source and grade.

What they look at and when they fire is code, one function a rule, named by the rule's id.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Grade, Level, Muscle, Pattern
from runstrength_tui.domain.session import PainArea, Severity
from runstrength_tui.domain.wording import number_text

IDS: Final = tuple(
    f"{letter}{number}"
    for letter, last in (("O", 5), ("P", 16), ("I", 21), ("B", 20))
    for number in range(1, last + 1)
)
"""All 62: once, before, during and between sessions."""

Value = str | int | float | bool | None
"""What a rule fired on, as it is kept with the session."""


class Moment(StrEnum):
    """When a rule is asked."""

    ONCE = "once"
    BEFORE = "before"
    DURING = "during"
    BETWEEN = "between"


class Role(StrEnum):
    """Whom a rule speaks to."""

    PROMPT = "prompt"
    """The person: it guards a change of theirs, or what only they can know."""
    DUTY = "duty"
    """The coach, which suggests nothing against it and names it as a reason."""


class Again(StrEnum):
    """How soon the same info may be said again."""

    WEEK = "week"
    SET = "set"


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One rule; the fields are explained on top of ``data/rules.toml``."""

    moment: Moment
    severity: Severity
    role: Role = msgspec.field(name="as")
    text: str
    source: str
    grade: Grade
    worst: Severity | None = None
    override: bool = False
    question: str = ""
    no: str = ""
    texts: dict[str, str] = {}
    again: Again = Again.WEEK
    per_exercise: bool = False
    """The same info about another exercise is another one."""
    reminder: bool = False
    """Info that nothing the person did asks for; one of these a session is enough."""
    ids: tuple[str, ...] = ()
    """The founding advice it carries (S1 to S24)."""
    limits: dict[str, float] = {}
    exercises: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()

    def whole(self, name: str) -> int:
        """Return a limit that counts something: days, sessions, landings."""
        return int(self.limits[name])


class Heavy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What counts as heavy work for the legs."""

    legs_share: float
    left_with_weight: int
    left_without: int
    always: tuple[str, ...] = ()


class Steady(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes someone more than a beginner, and a beginner again."""

    weeks: int
    sessions: int
    off_days: int


class Area(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What loads a place that hurts."""

    patterns: tuple[Pattern, ...]
    muscles: tuple[Muscle, ...]
    jumps: bool


class Phase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of the way to a goal race, counted back from it."""

    name: str
    least_days: int
    """From so many days before the race on."""
    a_week: int
    sets: float = 1.0
    """Share of the usual sets."""
    hold: bool = False
    """Nothing rises and nothing new begins."""
    keep: bool = False
    """No weight and no version rises; reps may."""
    small_jumps: bool = False
    """Medium and big jumps are over until the race."""
    text: str
    grade: Grade


class Coach(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers that suggestions go by, beside those of the rules."""

    a_week: dict[Level, int]
    minutes: int
    hours_apart: int
    up_percent: float
    times: int
    region_days: int
    recovery_days: int
    no_jumps_days: int
    marathon_no_jumps_days: int
    least_exercises: int
    session_sets: int
    least_minutes: int
    least_sets: int
    short_minutes: int
    short_sets: int
    legs_near_run: int
    light_share: float
    light_left: int
    landings_more: int
    wait_days: int
    left: dict[Level, int]
    """Fewest reps that stay in a person of that level."""
    source: str
    """Where what has no source of its own is from."""
    sources: dict[str, str]
    in_use_days: int
    phases: tuple[Phase, ...]
    texts: dict[str, str]
    grades: dict[str, Grade]


class Rules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All rules with what they share."""

    level: Steady
    coach: Coach
    heavy: Heavy
    areas: dict[PainArea, Area]
    rules: dict[str, Rule]

    def __getitem__(self, rule_id: str) -> Rule:
        return self.rules[rule_id]


def filled(text: str, values: Mapping[str, Value]) -> str:
    """Return a rule's text with its ``{names}`` filled in; numbers without empty decimals."""
    shown = {
        name: number_text(value) if isinstance(value, float) else value for name, value in values.items()
    }
    return text.format_map(shown)
