"""What the coach is asked with, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach.habits import expected
from runstrength_tui.domain.exercise import Exercise, Grade
from runstrength_tui.domain.gear import Means
from runstrength_tui.domain.ladder import Standing, standing
from runstrength_tui.domain.live.before import Before, last_times
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety.before import p14_low_day, p15_hot
from runstrength_tui.domain.safety.duties import broken
from runstrength_tui.domain.safety.engine import Context, Fired
from runstrength_tui.domain.safety.lighter import b12_easy_week, b13_back_after, next_goal
from runstrength_tui.domain.safety.looking_back import said_today
from runstrength_tui.domain.safety.rules import Phase, Value, filled
from runstrength_tui.domain.session import NotMyDay

T = TypeVar("T")


class Kind(StrEnum):
    """What sort of session: the usual one, and what can be asked for instead."""

    USUAL = "usual"
    SHORT = "short"
    NO_JUMPS = "no_jumps"
    UPPER_CORE = "upper_core"
    TRAIN = "train"
    """The whole session on a day that is for rest."""
    REST = "rest"


class Reason(Struct, frozen=True, kw_only=True):
    """Why something is suggested, in a sentence, and how well that is shown."""

    text: str
    rule: str = ""
    """Id of the safety rule that is kept; empty for a reason of the coach's own."""
    name: str = ""
    """Which of the coach's own reasons it is; empty for a rule's."""
    grade: Grade = Grade.HABIT
    source: str = ""
    cited: bool = False
    """The source is one of its own, not what holds for all habits."""


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
    marks: tuple[NotMyDay, ...] = ()
    """What was said of the day, and is in it."""
    why: tuple[Reason, ...] = ()
    """What matters most first."""
    only: bool = False
    """There is nothing else today: illness, a sign to see a doctor about, a race."""


class Asked(Struct, frozen=True, kw_only=True, dict=True):
    """Everything a suggestion is made from; nothing else is looked at."""

    context: Context
    """History, runs, facts, rules and the moment, without a session under way."""
    plans: tuple[Plan, ...]
    means: Means = Means()
    marks: tuple[NotMyDay, ...] = ()
    """What the person said speaks against a usual session today; found by ``ready``."""
    usual: tuple[Run, ...] | None = None
    """Runs that the coming days usually bring; worked out by ``ready``."""

    @cached_property
    def ready(self) -> Asked:
        """The same with what is worked out once a day: usual runs, taken as planned, and the level."""
        if self.usual is not None:
            return self
        context = self.context
        usual = expected(context.runs, context.now)
        marks = said_today(context)
        context = replace(context, runs=(*context.runs, *usual), known_level=context.level)
        return replace(self, context=context, usual=usual, marks=marks)

    @cached_property
    def _worked_out(self) -> dict[Callable[[Asked], object], object]:
        return {}

    def once(self, what: Callable[[Asked], T]) -> T:
        """Return what a function says of the day, asked once however many sessions are tried for it."""
        if what not in self._worked_out:
            self._worked_out[what] = what(self)
        return cast(T, self._worked_out[what])

    @cached_property
    def before(self) -> dict[tuple[str, str], Before]:
        """Each version as it was done last."""
        return last_times(self.context.sessions)

    @cached_property
    def kit(self) -> frozenset[str] | None:
        """What is owned, as ``kit.fits`` compares it; None where nothing was said of it."""
        return self.means.gear.known_kit

    @cached_property
    def _found(self) -> dict[tuple[bool, tuple[int, ...]], tuple[Sequence[ItemFacts], tuple[Fired, ...]]]:
        """What speaks against sessions that were tried; each is kept, so that no other has its identity."""
        return {}

    def against(self, items: Sequence[ItemFacts], *, rehearse: bool = True) -> tuple[Fired, ...]:
        """Return what a session does not keep (``duties.broken``), worked out once for the same session."""
        key = rehearse, tuple(map(id, items))
        if key not in self._found:
            self._found[key] = tuple(items), broken(self.context, items, rehearse=rehearse)
        return self._found[key][1]

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return {}

    def standing(self, exercise: Exercise) -> Standing:
        """Return where the person stands on an exercise's ladder, with what is owned."""
        if exercise.id not in self._standings:
            self._standings[exercise.id] = standing(exercise, self.context.sessions, self.kit)
        return self._standings[exercise.id]

    @cached_property
    def holding(self) -> str:
        """Name of the reason why nothing rises for now: a race, a break, an easy week, a low day; or none."""
        now = self.phase
        if now is not None and now[0].hold:
            return "hold_race"
        if self.recovering is not None:
            return "hold_raced"
        if b13_back_after(self.context) is not None:
            return "hold_gap"
        if b12_easy_week(self.context) is not None:
            return "hold_easy"
        if p14_low_day(self.context, self.marks) is not None:
            return "hold_low"
        return "hold_hot" if p15_hot(self.context, self.marks) is not None else ""

    @cached_property
    def steady(self) -> str:
        """Name of the reason why no weight and no version rises, though reps may; else empty."""
        keeps = self.phase is not None and self.phase[0].keep
        return self.holding or ("hold_weight" if keeps else "")

    @cached_property
    def phase(self) -> tuple[Phase, Race] | None:
        """Where on the way to a goal race today is; None where no race is set: then none is claimed."""
        race = next_goal(self.context)
        if race is None:
            return None
        days = (race.on - self.context.now.date()).days
        found = [each for each in self.context.rules.coach.phases if each.least_days <= days]
        return (max(found, key=lambda each: each.least_days), race) if found else None

    @cached_property
    def recovering(self) -> Race | None:
        """The goal race so lately run that the legs stay light; None where none was."""
        coach, today = self.context.rules.coach, self.context.now.date()
        over = [race for race in self.context.profile.races if race.goal and race.on < today]
        race = max(over, key=lambda race: race.on, default=None)
        if race is None:
            return None
        days = coach.marathon_no_jumps_days if race.marathon else coach.no_jumps_days
        return race if (today - race.on).days <= days else None

    def reason(self, name: str, values: dict[str, Value] | None = None) -> Reason:
        """Return a reason of the coach's own, in the words of the rules file."""
        coach = self.context.rules.coach
        return Reason(
            text=filled(coach.texts[name], values or {}),
            name=name,
            grade=coach.grades.get(name, Grade.HABIT),
            source=coach.sources.get(name, coach.source),
            cited=name in coach.sources,
        )
