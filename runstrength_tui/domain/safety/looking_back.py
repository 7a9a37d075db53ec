"""What rules between sessions look at: past sessions, days as a person counts them, words for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from statistics import median

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import Context, days_apart
from runstrength_tui.domain.session import ExerciseRecord, Session
from runstrength_tui.domain.wording import day_text

_NOISE = 1e-9
"""Share of a number within which two are the same, so that 11 of 10 is 10 % more and not above it."""


def past(context: Context) -> Iterator[Session]:
    """Yield the sessions begun by now, newest first; those of a clock that was ahead are left out."""
    return (session for session in context.sessions if session.started_at <= context.now)


def days_ago(context: Context, session: Session) -> int:
    """Return how many days ago a session was for the person; a journey west makes it no less than none."""
    return max(0, days_apart(session.started_at, context.now))


def within(context: Context, days: int) -> tuple[Session, ...]:
    """Return the sessions of the last so many days, today's among them, newest first."""
    return tuple(session for session in past(context) if days_ago(context, session) < days)


def same_version(context: Context, exercise: str, rung: str) -> list[ExerciseRecord]:
    """Return a version as it was done, one record a session, newest first."""
    found: list[ExerciseRecord] = []
    for session in past(context):
        here = [each for each in session.exercises if (each.exercise, each.rung) == (exercise, rung)]
        found.extend([each for each in here if each.work_sets][:1])
    return found


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
    many = list(counts)
    return median(many) if many else 0.0


def keys(items: Iterable[ItemFacts]) -> tuple[str, ...]:
    """Return the names of exercises within their session."""
    return tuple(item.key for item in items)


def beyond_legs(item: ItemFacts) -> bool:
    """Whether a planned exercise is for upper body or core; one that lands is not."""
    region = max(item.regions, key=lambda each: item.regions[each], default=Region.LEGS)
    return region is not Region.LEGS and not item.contacts_per_rep
