"""A person, a day and what is expected of the coach, in a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach import Asked, Kind, Suggestion
from runstrength_tui.domain.exercise import BY_WEIGHT, LoadKind, SideRule
from runstrength_tui.domain.gear import Gear, Means, Weights
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import Dose, Plan, PlanItem
from runstrength_tui.domain.profile import DaySaid, Flag, Habits, Profile, Race, Screening
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    PainArea,
    PainKind,
    PainReport,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.library import Library
from tests.domain.safety.help import NOW, context, done

HARD, GOOD, EASY = Effort.HARD, Effort.GOOD, Effort.EASY
NOTHING = Gear(things=("nothing",))
ONE_BELL = Gear(weights=(Weights(thing="kettlebell", amounts=(12.0,)),))
BELLS = Gear(
    things=("bench", "step"),
    weights=(
        Weights(thing="kettlebell", amounts=(8.0, 12.0, 16.0, 20.0)),
        Weights(thing="dumbbell", amounts=(8.0, 8.0)),
    ),
    box_cm=(20, 25, 30, 45),
)
FINE = Gear(
    things=("bench",),
    weights=(Weights(thing="kettlebell", amounts=(8.0, 12.0, 16.0, 17.0, 18.0)),),
)


def item(exercise: str, rung: str, **dose: Any) -> PlanItem:
    fields = {"sets": 3, "low": 8, "high": 10, "rir": 3, "rest_s": 60} | dose
    return PlanItem(exercise=exercise, rung=rung, dose=Dose(**fields))


SQUAT = item("goblet-squat", "goblet-squat")
PRESS = item("press-up", "full-press-up", high=12)
ROW = item("row", "supported-row", sets=2, per_side=True)
PLANK = item("plank", "plank", sets=2, low=20, high=45)
BRIDGE = item("glute-bridge", "glute-bridge", sets=2, low=10, high=12, rir=4)
BOX = item("box-jump", "low-box-jump", low=3, high=5, rir=None, box_cm=20)
TUCK = item("tuck-jump", "small-squat-jump", low=3, high=4, rir=None)
LUNGE = item("walking-lunge", "walking-lunge", sets=2, low=6, high=8, per_side=True, rir=4)


def plan(*items: PlanItem, name: str = "Whole") -> Plan:
    return Plan(id=name.lower(), name=name, summary="", minutes=30, items=items)


WHOLE = plan(SQUAT, PRESS, ROW, PLANK, BRIDGE)
JUMPY = plan(BOX, SQUAT, PRESS, PLANK, BRIDGE, name="Jumpy")


class Set(Struct, frozen=True):
    """One set: on each side what was done, what was asked, and how it was."""

    count: int
    asked: int = 0
    effort: Effort | None = None
    missed: int = 0
    sides: tuple[int, int] | None = None
    """Left and right, where they differ."""


class Did(Struct, frozen=True):
    """An exercise as it was done."""

    exercise: str
    rung: str
    counts: tuple[int | Set, ...]
    kg: float | None = None
    effort: Effort | None = None
    box: int | None = None
    skipped: SkipReason | None = None


def squat(*counts: int | Set, kg: float = 12.0, effort: Effort | None = None, **more: Any) -> Did:
    return Did("goblet-squat", "goblet-squat", counts, kg, effort, **more)


def press(*counts: int | Set, rung: str = "full-press-up", effort: Effort | None = None, **more: Any) -> Did:
    return Did("press-up", rung, counts, None, effort, **more)


def box(*counts: int | Set, cm: int = 20, **more: Any) -> Did:
    return Did("box-jump", "low-box-jump", counts, None, None, cm, **more)


CALM = (
    Did("press-up", "full-press-up", (8, 8, 8)),
    Did("row", "supported-row", (8, 8), 8.0),
    Did("plank", "plank", (20, 20)),
    Did("glute-bridge", "glute-bridge", (10, 10)),
)
"""What else was done each time, so that nothing is left out."""


class Past(Struct, frozen=True, kw_only=True):
    """A session so many days ago, with what else is done each time unless ``bare``.

    ``planned`` sets of each exercise, where not all were done.
    """

    planned: int = 0

    days: float
    did: tuple[Did, ...] = ()
    bare: bool = False
    plan: str = "whole"
    pains: tuple[PainReport, ...] = ()
    origin: str = ""
    end: EndReason = EndReason.COMPLETE


def past(days: float, *did: Did, **more: Any) -> Past:
    return Past(days=days, did=did, **more)


def often(*did: Did, first: int = 30, last: int = 3, step: int = 4) -> tuple[Past, ...]:
    """The same every few days, oldest first."""
    return tuple(past(days, *did) for days in range(first, last - 1, -step))


class Situation(Struct, frozen=True, kw_only=True):
    """A person on a day, and what the coach is to answer."""

    name: str
    past: tuple[Past, ...] = ()
    runs: tuple[Run, ...] = ()
    profile: dict[str, Any] = {}
    habits: dict[str, Any] = {}
    gear: Gear = BELLS
    plans: tuple[Plan, ...] = (WHOLE,)
    now: datetime = NOW
    marks: tuple[Any, ...] = ()
    kind: Kind = Kind.USUAL
    rest: bool = False
    """Nothing to do today."""
    has: tuple[str, ...] = ()
    """Pieces that stand in the lines of the exercises."""
    lacks: tuple[str, ...] = ()
    """Pieces that stand in none of them."""
    why: tuple[str, ...] = ()
    """Pieces of the reasons, in their order."""
    silent: tuple[str, ...] = ()
    """Pieces that stand in no reason."""
    title: str = ""
    check: Callable[[Suggestion], bool] | None = None

    def asked(self, library: Library) -> Asked:
        """Return what the coach is asked with."""
        said = DaySaid(on=self.now.date(), marks=self.marks) if self.marks else None
        fields = {"gear": self.gear, "habits": Habits(**self.habits), "day": said} | self.profile
        sessions = [_session(library, each, self.now) for each in self.past]
        here = context(library, *sessions, now=self.now, profile=Profile(**fields), runs=self.runs)
        return Asked(context=here, plans=self.plans, means=Means(gear=self.gear))

    def wrong(self, found: Suggestion) -> list[str]:
        """Return what of an answer is not as expected."""
        lines = [line(each) for each in found.items]
        told = [each.text for each in found.why]
        wrong = [] if bool(found.items) is not self.rest else [f"rest is {not found.items}"]
        wrong += [f"no {each}" for each in self.has if not any(each in one for one in lines)]
        wrong += [f"has {each}" for each in self.lacks if any(each in one for one in lines)]
        places = [next((at for at, one in enumerate(told) if each in one), -1) for each in self.why]
        if -1 in places or places != sorted(places):
            wrong.append(f"reasons {self.why}")
        wrong += [f"says {each}" for each in self.silent if any(each in one for one in told)]
        if self.title and self.title != found.name:
            wrong.append(f"is called {found.name}")
        if self.check is not None and not self.check(found):
            wrong.append("does not check")
        return [*wrong, f"{found.name}, {found.minutes} min", *lines, *told] if wrong else []


def line(of: ItemFacts) -> str:
    """Return an exercise in a line: ``goblet-squat 9 9 9 @12 (one more than last time)``."""
    sides = 1 if of.side is SideRule.BOTH else 2
    work = [target for target in of.targets if target.kind is not SetKind.WARM_UP]
    counts = " ".join(str(target.count // sides) for target in work)
    load = work[0].load
    at = f" @{load.kg:g}" if load.kg else f" @{load.box_cm}cm" if load.box_cm else ""
    return f"{of.rung} {counts}{at} ({of.reason})"


SHORT = (Set(6, 8), Set(6, 8), Set(6, 8))
"""Six of eight, three times."""


def run(days: float, kind: RunKind = RunKind.HARD, *, planned: bool = False, minutes: int = 45) -> Run:
    """A run that began so many days from now; before now it was done, unless planned."""
    at = NOW + timedelta(days=days)
    return Run(
        id=int(days * 10), started_at=at, updated=NOW, kind=kind, planned=planned, seconds=60 * minutes
    )


def race(days: int, metres: float = 21_097, *, goal: bool = True) -> dict[str, Any]:
    return {"races": (Race(on=NOW.date() + timedelta(days=days), distance_m=metres, goal=goal),)}


def pain(score: int, area: PainArea, days: float = 0, kind: PainKind | None = None) -> PainReport:
    return PainReport(area=area, score=score, at=NOW - timedelta(days=days, hours=2), kind=kind)


def hurts(*reports: PainReport) -> dict[str, Any]:
    return {"pains": reports}


def flagged(*flags: Flag) -> dict[str, Any]:
    return {"screening": Screening(answered_on=date(2026, 11, 1), flags=flags)}


def _session(library: Library, of: Past, now: datetime) -> Session:
    at = now - timedelta(days=of.days)
    named = {each.exercise for each in of.did}
    did: Iterable[Did] = (
        of.did if of.bare else (*of.did, *(each for each in CALM if each.exercise not in named))
    )
    return Session(
        id=int(at.timestamp()),
        started_at=at,
        ended_at=at + timedelta(minutes=30),
        updated=at,
        plan=of.plan,
        plan_name=of.plan,
        exercises=tuple(_record(library, each, at, of.planned) for each in did),
        pains=of.pains,
        origin=of.origin,
        end=of.end,
    )


def _record(library: Library, of: Did, at: datetime, planned: int) -> ExerciseRecord:
    exercise = library.by_id[of.exercise]
    rung = exercise.rung(of.rung)
    kind, side = rung.load or exercise.load, rung.side or exercise.side
    sides = 1 if side is SideRule.BOTH else 2
    load = Load(kind=kind, kg=of.kg if kind in BY_WEIGHT else None)
    if kind is LoadKind.BOX:
        load = Load(kind=kind, box_cm=of.box)
    sets = []
    for count in of.counts:
        one = count if isinstance(count, Set) else Set(count)
        sets.append(
            SetRecord(
                count=one.count * sides,
                load=load,
                target=Target(count=(one.asked or one.count) * sides, load=load),
                done_at=at,
                source=TimingSource.LIVE,
                effort=one.effort or of.effort,
                missed=one.missed,
                left=one.sides[0] if one.sides else None,
                right=one.sides[1] if one.sides else None,
            )
        )
    record = done(library, (of.exercise, of.rung), *sets, planned=planned or len(sets), skipped=of.skipped)
    return replace(record, side=side)


USUAL = (past(7, squat(9, 9, 9)), past(3, squat(9, 9, 9)))
JUMPED = (past(7, squat(9, 9, 9), box(4, 4, 4)), past(3, squat(9, 9, 9), box(4, 4, 4)))
FULL = "goblet-squat 10 10 10 @12"
LIGHT = "goblet-squat 4 4 @12 (light"


def on(name: str, *why: str, **more: Any) -> Situation:
    """The usual history and plan; ``why`` the reasons."""
    return Situation(**({"name": name, "past": USUAL, "why": why} | more))


def jumps(name: str, *why: str, **more: Any) -> Situation:
    """The same with box jumps."""
    return on(name, *why, **({"past": JUMPED, "plans": (JUMPY,)} | more))
