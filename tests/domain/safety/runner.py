"""A runner to hold the safety rules against: history, runs, pain and a session under way, without files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from runstrength_tui.domain.exercise import Exercise, LoadKind
from runstrength_tui.domain.live.before import tier
from runstrength_tui.domain.live.events import LOG_FORMAT, Header, ItemFacts, PreviousSet
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.live.state import Hand, LiveItem, LiveSession, LiveSet
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.profile import Profile, Race, Screening
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.engine import Context, Fired
from runstrength_tui.domain.session import (
    ExerciseRecord,
    Load,
    PainArea,
    PainKind,
    PainReport,
    PromptRecord,
    Session,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.library.compiled import DATA
from runstrength_tui.library.files import read_exercise
from tests.domain.live_help import RULES, START

NOW = START
USED = (
    "box-jump",
    "bounding",
    "deadlift",
    "drop-jump",
    "goblet-squat",
    "nordic-curl",
    "plank",
    "pogo-hops",
    "press-up",
    "pull-up",
    "skipping",
    "tuck-jump",
    "walking-lunge",
)
KG = LoadKind.EXTERNAL


@cache
def exercises() -> dict[str, Exercise]:
    """The exercises that the rules are tried on, as they ship."""
    return {name: read_exercise(DATA / "exercises" / f"{name}.toml") for name in USED}


def context(**what: Any) -> Context:
    """What the rules look at: a beginner without a history, unless told otherwise."""
    level = what.pop("level", None)
    flags, lifted = what.pop("flags", None), what.pop("lifted", ())
    profile = what.pop("profile", Profile())
    if level is not None:
        profile = msgspec.structs.replace(profile, level=level)
    if flags is not None:
        profile = msgspec.structs.replace(
            profile,
            screening=Screening(answered_on=date(2026, 11, 1), flags=tuple(flags), lifted=tuple(lifted)),
        )
    for field in ("races", "pains", "body_mass_kg", "gear"):
        if field in what:
            profile = msgspec.structs.replace(profile, **{field: what.pop(field)})
    sessions = sorted(what.pop("sessions", ()), key=lambda each: each.started_at, reverse=True)
    return Context(
        **{
            "now": NOW,
            "rules": RULES,
            "profile": profile,
            "sessions": tuple(sessions),
            "exercises": exercises(),
            **what,
        }
    )


def item(
    name: str = "goblet-squat",
    rung: str = "",
    *,
    key: str = "",
    kg: float | None = None,
    cm: int | None = None,
    previous: Sequence[PreviousSet] = (),
    loads: Iterable[float] = (),
    **dose: Any,
) -> ItemFacts:
    """An exercise of a session: 3 × 8–10 with 3 left, after 90 s, unless told otherwise."""
    exercise = exercises()[name]
    rung = rung or exercise.first_rung().id
    amount = Dose(**{"sets": 3, "low": 8, "high": 10, "rir": 3, "kg": kg, "box_cm": cm, **dose})
    made = item_facts(key or name, PlanItem(exercise=name, rung=rung, dose=amount), exercise, {})
    return msgspec.structs.replace(
        made,
        previous=tuple(previous),
        loads=tuple(Load(kind=made.load, kg=each) for each in loads),
    )


def load(of: ItemFacts, size: float) -> Load:
    """A weight or height of an exercise."""
    if of.load is LoadKind.BOX:
        return Load(kind=of.load, box_cm=int(size), gap_cm=25)
    return Load(kind=of.load, kg=size)


def last_time(of: ItemFacts, size: float, count: int = 8, sets: int = 3) -> ItemFacts:
    """The same exercise, as it was done last time."""
    each = PreviousSet(count=count, load=load(of, size))
    target = Target(count=count, load=load(of, size))
    return msgspec.structs.replace(of, previous=(each,) * sets, targets=(target,) * len(of.targets))


def done(count: int = 8, what: Load | None = None, *, at: datetime = NOW, **more: Any) -> SetRecord:
    """A finished set."""
    what = what or Load()
    return SetRecord(
        count=count,
        load=what,
        target=Target(count=count, load=what),
        done_at=at,
        **{"source": TimingSource.LIVE, **more},
    )


def record(name: str = "goblet-squat", rung: str = "", *sets: SetRecord) -> ExerciseRecord:
    """An exercise as it was done: one set of 8, unless told otherwise."""
    exercise = exercises()[name]
    version = exercise.rung(rung) if rung else exercise.first_rung()
    contacts = exercise.contacts_per_rep if version.contacts_per_rep is None else version.contacts_per_rep
    return ExerciseRecord(
        exercise=name,
        rung=version.id,
        name=version.name,
        contacts_per_rep=contacts,
        jump_tier=tier(exercise, version),
        regions=exercise.regions,
        sets=sets or (done(),),
    )


def session(days: float, *records: ExerciseRecord, at: datetime | None = None, **more: Any) -> Session:
    """A session so many days ago, or ``at``."""
    begun = at or NOW - timedelta(days=days)
    return Session(
        id=int(begun.timestamp()),
        started_at=begun,
        ended_at=begun + timedelta(minutes=30),
        updated=begun,
        exercises=records or (record(),),
        **more,
    )


def run(hours: float, kind: RunKind = RunKind.HARD, *, planned: bool = False) -> Run:
    """A run that ended so many hours ago (below zero: begins in so many)."""
    at = NOW - timedelta(hours=hours)
    return Run(id=1, started_at=at, updated=at, kind=kind, planned=planned, distance_m=8000)


def race(days: int, metres: float = 21_097, *, goal: bool = True) -> Race:
    """A race in so many days."""
    return Race(on=NOW.date() + timedelta(days=days), distance_m=metres, goal=goal)


def pain(
    score: int,
    area: PainArea = PainArea.ACHILLES,
    *,
    days: float = 0,
    kind: PainKind | None = None,
    exercise: str = "",
) -> PainReport:
    """A report so many days ago."""
    return PainReport(area=area, score=score, at=NOW - timedelta(days=days), kind=kind, exercise=exercise)


def live(*items: LiveItem | ItemFacts, last: tuple[str, int] | None = None, **more: Any) -> LiveSession:
    """The session under way, 20 minutes old unless told otherwise."""
    made = tuple(each if isinstance(each, LiveItem) else at_work(each) for each in items)
    header = Header(
        format=LOG_FORMAT,
        session=1,
        started_at=NOW - timedelta(minutes=more.pop("minutes", 20)),
        items=tuple(each.facts for each in made),
    )
    return LiveSession(header=header, items=made, last=last, at=NOW, **more)


def at_work(of: ItemFacts, *sets: SetRecord, hand: Hand | None = None, size: float | None = None) -> LiveItem:
    """An exercise of the session under way with the sets done of it, and the load chosen now."""
    return LiveItem(
        facts=of,
        targets=of.targets,
        done=tuple(LiveSet(number, number, each) for number, each in enumerate(sets, start=1)),
        hand=hand or Hand(),
        load=None if size is None else load(of, size),
    )


def shown(rule: str, *, days: float = 0, exercise: str = "", **more: Any) -> PromptRecord:
    """A prompt of earlier."""
    return PromptRecord(id=rule, text="", at=NOW - timedelta(days=days), exercise=exercise, **more)


def fires(found: Fired | Iterable[Fired | None] | None) -> bool:
    """Whether anything fired."""
    if found is None or isinstance(found, Fired):
        return found is not None
    return any(each is not None for each in found)
