"""What Trends reads from the history, in the writer's thread: boiled down, so that little stays in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.safety.landings import LandingLimits, landing_limits
from runstrength_tui.domain.trends.balance import nudges
from runstrength_tui.domain.trends.digest import Digest, digest
from runstrength_tui.domain.trends.one_exercise import Course, course
from runstrength_tui.domain.trends.records import Holder, records
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.library import Library
from runstrength_tui.store.store import Store


class Figures(Struct, frozen=True, kw_only=True):
    """Everything but one exercise's course and the records."""

    found: Digest
    exercises: Mapping[str, Exercise]
    """Ours and those of the person's own."""
    limits: LandingLimits | None
    nudged: tuple[str, ...]
    since: date
    """The first day that was read; all of history where it is the first day there is."""

    def cover(self, first: date) -> bool:
        """Whether the days from ``first`` on were read."""
        return self.since <= first


def read_figures(store: Store, library: Library, now: datetime, since: date) -> Figures:
    """Read the history from a day on."""
    begun = None if since == date.min else datetime.combine(since, time(), now.tzinfo)
    lately = store.lately(now)
    exercises = _known(store, library)
    sessions = store.each_session(begun)
    runs = store.runs(since=begun)
    found = digest(sessions, runs, exercises, now.date())
    limits: LandingLimits | None = None
    nudged: tuple[str, ...] = ()
    try:
        context = lately.context(now, library.rules, exercises)
    except RunStrengthError:
        pass  # the rules cannot be read: the figures stand without limits
    else:
        limits, nudged = landing_limits(context), nudges(context)
    return Figures(found=found, exercises=exercises, limits=limits, nudged=nudged, since=since)


def read_course(store: Store, library: Library, exercise_id: str, today: date) -> Course:
    """Read all that was done with one exercise."""
    exercise = _known(store, library).get(exercise_id)
    return course(exercise_id, exercise, store.each_session(exercise_id=exercise_id), date.min, today)


def read_records(store: Store, library: Library, today: date) -> tuple[Holder, ...]:
    """Read every record."""
    return records(store.each_session(), _known(store, library), today)


def _known(store: Store, library: Library) -> Mapping[str, Exercise]:
    own = store.profile().own_exercises
    return (library.with_own(own) if own else library).by_id
