"""What rules between sessions look at: past sessions, days as a person counts them, words for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Pattern, Region, lead_region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import Context, days_apart
from runstrength_tui.domain.session import ExerciseRecord, NotMyDay, Session
from runstrength_tui.domain.strength import (
    Work,
    by_week,
    day_of,
    hard_sets,
    region_sets,
    unknown_percent,
    week_of,
)
from runstrength_tui.domain.wording import day_text

_NOISE = 1e-9
"""Share of a number within which two are the same, so that 11 of 10 is 10 % more and not above it."""


def past(context: Context) -> Iterator[Session]:
    """Yield the sessions begun by now, newest first; those of a clock that was ahead are left out."""
    return (session for session in context.sessions if session.started_at <= context.now)


def said_today(context: Context) -> tuple[NotMyDay, ...]:
    """Return what the person said speaks against a usual session today, at last or in sessions of today."""
    last = context.profile.day
    if last is not None and last.on == context.now.date():
        return last.marks
    today = (each for each in context.sessions if days_ago(context, each) == 0)
    return tuple(dict.fromkeys(mark for session in today for mark in session.not_my_day))


class Seen:
    """A history at a moment; the same only where it is the same tuple, so that comparing costs nothing."""

    __slots__ = ("exercises", "now", "sessions")

    def __init__(self, context: Context | Seen) -> None:
        self.sessions: Sequence[Session] = context.sessions
        self.exercises: Mapping[str, Exercise] = context.exercises
        self.now: datetime = context.now

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Seen) or other.now != self.now:
            return False
        return other.sessions is self.sessions and other.exercises is self.exercises

    def __hash__(self) -> int:
        return hash((id(self.sessions), self.now))

    def past(self) -> Iterator[Session]:
        """Yield the sessions begun by then, newest first."""
        return (session for session in self.sessions if session.started_at <= self.now)


def worked_weeks(context: Context | Seen) -> Mapping[date, Work]:
    """Return each trained week's work by its Monday; added up once for a history and a moment."""
    return _worked_weeks(Seen(context))


@lru_cache(4)
def _worked_weeks(seen: Seen) -> Mapping[date, Work]:
    return by_week(seen.past())


@lru_cache(4)
def _by_version(seen: Seen) -> Mapping[tuple[str, str], Sequence[ExerciseRecord]]:
    """Return each version as it was done, one record a session, newest first."""
    found: dict[tuple[str, str], list[ExerciseRecord]] = {}
    for session in seen.past():
        here: dict[tuple[str, str], ExerciseRecord] = {}
        for record in session.exercises:
            if any(done.counts for done in record.sets):
                here.setdefault((record.exercise, record.rung), record)
        for version, record in here.items():
            found.setdefault(version, []).append(record)
    return found


class Trained(Struct, frozen=True):
    """One day's training: how many days ago, the exercises with a hard set, with any set, their movements."""

    days_ago: int
    hard: tuple[str, ...]
    done: tuple[str, ...]
    patterns: frozenset[Pattern | None]


def trained(context: Context) -> Sequence[Trained]:
    """Return what was trained, session by session, newest first; sessions without a set are left out."""
    return _trained(Seen(context))


@lru_cache(4)
def _trained(seen: Seen) -> Sequence[Trained]:
    found: list[Trained] = []
    for session in seen.past():
        done = [record for record in session.exercises if any(each.counts for each in record.sets)]
        if done:
            days = max(0, days_apart(session.started_at, seen.now))
            hard = tuple(record.exercise for record in done if hard_sets(record))
            names = tuple(record.exercise for record in done)
            patterns = frozenset(pattern_of(seen.exercises, name) for name in names)
            found.append(Trained(days, hard, names, patterns))
    return found


def pattern_of(exercises: Mapping[str, Exercise], name: str) -> Pattern | None:
    """Return the kind of movement, None where that is not known."""
    exercise = exercises.get(name)
    return exercise.pattern if exercise and exercise.pattern is not Pattern.OTHER else None


class Counted(Struct, frozen=True):
    """One session's hard sets, how many days ago, and the Monday of its week."""

    days_ago: int
    week: date
    hard_sets: int


def counted(context: Context | Seen) -> Sequence[Counted]:
    """Return the hard sets of each session that had any, newest first."""
    return _counted(Seen(context))


@lru_cache(4)
def _counted(seen: Seen) -> Sequence[Counted]:
    found: list[Counted] = []
    for session in seen.past():
        if sets := sum(map(hard_sets, session.exercises)):
            days = max(0, days_apart(session.started_at, seen.now))
            found.append(Counted(days, week_of(day_of(session)), sets))
    return found


class Shares(Struct, frozen=True):
    """What the regions had of the sets of some days, over how many sessions, and how much is not known."""

    sessions: int
    sets: Mapping[Region, float]
    unknown_percent: float


def shares(context: Context, days: int) -> Shares:
    """Return the shares of legs, core and upper body in the sets of so many days."""
    return _shares(Seen(context), days)


@lru_cache(8)
def _shares(seen: Seen, days: int) -> Shares:
    sessions = [
        session
        for session in seen.past()
        if max(0, days_apart(session.started_at, seen.now)) < days and session.sets
    ]
    return Shares(len(sessions), region_sets(sessions), unknown_percent(sessions))


def days_ago(context: Context, session: Session) -> int:
    """Return how many days ago a session was for the person; a journey west makes it no less than none."""
    return max(0, days_apart(session.started_at, context.now))


def within(context: Context, days: int) -> tuple[Session, ...]:
    """Return the sessions of the last so many days, today's among them, newest first."""
    return tuple(session for session in past(context) if days_ago(context, session) < days)


def same_version(context: Context, exercise: str, rung: str) -> Sequence[ExerciseRecord]:
    """Return a version as it was done, one record a session, newest first."""
    return _by_version(Seen(context)).get((exercise, rung), ())


def when_text(day: date, today: date) -> str:
    """Return when something was, as it follows a verb: ``yesterday``, ``on Monday``, ``on 12 Oct``."""
    text = day_text(day, today)
    return text if text in ("today", "yesterday", "tomorrow") else f"on {text}"


def exercise_name(context: Context, exercise_id: str) -> str:
    """Return what an exercise is called; its version's last name where the library does not have it."""
    if exercise_id in context.exercises:
        return context.exercises[exercise_id].name
    names = (
        each.name for session in past(context) for each in session.exercises if each.exercise == exercise_id
    )
    return next(names, exercise_id)


def is_beyond(new: float, old: float, percent: float) -> bool:
    """Whether something is more than ``percent`` % above something; exactly that much is not."""
    return new * 100 - old * (100 + percent) > _NOISE * abs(old)


def usual(counts: Iterable[float]) -> float:
    """Return the middle of some counts; 0 of none."""
    many = sorted(counts)
    half = len(many) // 2
    return (many[half] + many[~half]) / 2 if many else 0.0


def keys(items: Iterable[ItemFacts]) -> tuple[str, ...]:
    """Return the names of exercises within their session."""
    return tuple(item.key for item in items)


def lead(item: ItemFacts) -> Region:
    """Return the region that a planned exercise trains most; legs where that is not known."""
    return lead_region(item.regions) or Region.LEGS


def beyond_legs(item: ItemFacts) -> bool:
    """Whether a planned exercise is for upper body or core; one that lands is not."""
    return lead(item) is not Region.LEGS and not item.contacts_per_rep
