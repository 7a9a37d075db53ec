"""What the coach is asked with, and what it answers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from runstrength_tui.domain.exercise import Grade
from runstrength_tui.domain.gear import Means
from runstrength_tui.domain.kit import owned_kit
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.opening import Before, last_times
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.rules import Value, filled


class Kind(StrEnum):
    """What sort of session: the usual one, and what can be asked for instead."""

    USUAL = "usual"
    SHORT = "short"
    NO_JUMPS = "no_jumps"
    UPPER_CORE = "upper_core"
    REST = "rest"


class Reason(Struct, frozen=True, kw_only=True):
    """Why something is suggested, in a sentence, and how well that is shown."""

    text: str
    rule: str = ""
    """Id of the safety rule that is kept; empty for a reason of the coach's own."""
    grade: Grade = Grade.HABIT
    source: str = ""


class Suggestion(Struct, frozen=True, kw_only=True):
    """One session for one day; without exercises it is rest."""

    on: date
    """The day it was made for; on another one it is made anew."""
    kind: Kind
    name: str
    plan: str = ""
    """Id of the plan it was made of."""
    items: tuple[ItemFacts, ...] = ()
    minutes: int = 0
    """About how long it takes."""
    why: tuple[Reason, ...] = ()
    """What matters most first."""


class Asked(Struct, frozen=True, kw_only=True, dict=True):
    """Everything a suggestion is made from; nothing else is looked at."""

    context: Context
    """History, runs, facts, rules and the moment, without a session under way."""
    plans: tuple[Plan, ...]
    means: Means = Means()

    @cached_property
    def before(self) -> dict[tuple[str, str], Before]:
        """Each version as it was done last."""
        return last_times(self.context.sessions)

    @cached_property
    def kit(self) -> frozenset[str] | None:
        """What is owned, as ``kit.fits`` compares it; None where nothing was said of it."""
        kit = self.means.gear.kit
        return owned_kit(kit) if kit else None

    def reason(self, name: str, values: dict[str, Value] | None = None) -> Reason:
        """Return a reason of the coach's own, in the words of the rules file."""
        coach = self.context.rules.coach
        return Reason(text=filled(coach.texts[name], values or {}), grade=coach.grades.get(name, Grade.HABIT))
