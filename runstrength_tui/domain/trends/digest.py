"""All of history in one pass, boiled down to what Trends needs of it: best sets, weeks, and both sides.

What it keeps is a small part of the sessions, which can be forgotten again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, JumpTier, Measure, Muscle, Region, SideRule
from runstrength_tui.domain.ladder import each_side, strength
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety.landings import big_landings, counted_landings
from runstrength_tui.domain.session import ExerciseRecord, Load, Session, SetKind, SetRecord
from runstrength_tui.domain.strength import (
    HardSets,
    Work,
    day_of,
    hard_records,
    lands,
    muscles_of,
    regions_of,
    unknown_sets,
    week_of,
)
from runstrength_tui.domain.trends.reach import WEEK

_WARM_UP: Final = SetKind.WARM_UP
_BOTH: Final = SideRule.BOTH


class Point(Struct, frozen=True, gc=False, kw_only=True):
    """The best work set of one exercise in one session: hardest version, then load, then count."""

    session: int
    """Its id."""
    on: date
    rung: str
    name: str
    """The version's name as it was shown then."""
    place: int
    """The version's place on the ladder, 0 for the easiest; -1 where the ladder does not have it."""
    measure: Measure
    side: SideRule
    jump: bool
    count: int
    """Of the weaker side where the sides take turns."""
    load: Load

    @property
    def rank(self) -> tuple[int, float, int]:
        """Order from worst to best."""
        return self.place, strength(self.load), self.count


class Sides(Struct, frozen=True, gc=False, kw_only=True):
    """What left and right did of one exercise in one session, where both were counted."""

    on: date
    name: str
    left: int
    right: int


class Week(Struct, frozen=True, kw_only=True):
    """One week from its Monday: strength, landings and runs."""

    monday: date
    sessions: int = 0
    """With a set done."""
    work: Work = Work()
    counted: int = 0
    """Landings of medium and big jumps, which have a limit."""
    most_counted: int = 0
    """Most of them in one session."""
    most_big: int = 0
    """Most landings of big jumps in one session."""
    regions: dict[Region, float] = {}
    muscles: dict[Muscle, float] = {}
    unknown: int = 0
    """Hard sets whose muscles are not known."""
    strength_load: float = 0.0
    """How hard each session was, 0 to 10, times its minutes."""
    unrated: int = 0
    """Sessions of which nobody said how hard they were."""
    runs: int = 0
    run_load: float = 0.0
    """How hard each run was, 0 to 10, times its minutes."""
    runs_unrated: int = 0
    """Runs without that, or without a time."""


class Digest(Struct, frozen=True, kw_only=True):
    """What is left of a history."""

    points: dict[str, tuple[Point, ...]] = {}
    """By exercise, oldest first."""
    sides: dict[str, tuple[Sides, ...]] = {}
    weeks: tuple[Week, ...] = ()
    """Weeks with a session or a run, oldest first."""

    @property
    def first(self) -> date | None:
        """The Monday of the oldest week."""
        return self.weeks[0].monday if self.weeks else None


def session_load(session: Session) -> float | None:
    """Return how hard a session was times its minutes (Foster 2001); None where nobody said how hard."""
    return None if session.effort is None else float(session.effort * session.minutes)


def run_load(run: Run) -> float | None:
    """Return how hard a run was times its minutes; None where either is not known."""
    return None if run.rpe is None or run.seconds is None else run.rpe * run.seconds / 60


def digest(
    sessions: Iterable[Session], runs: Iterable[Run], exercises: Mapping[str, Exercise], today: date
) -> Digest:
    """Return what is needed of a history up to ``today``, from sessions given newest first.

    They may come one by one: each is forgotten when its week is over.
    """
    points: dict[str, list[Point]] = {}
    sides: dict[str, list[Sides]] = {}
    ran: dict[date, list[Run]] = {}
    for run in runs:
        if not run.planned and run.started_at.date() <= today:
            ran.setdefault(week_of(run.started_at.date()), []).append(run)
    places = {exercise.id: places_of(exercise) for exercise in exercises.values()}
    weeks: list[Week] = []
    open_weeks: dict[date, list[Session]] = {}
    for session in sessions:
        day = day_of(session)
        if day > today:
            continue
        week = week_of(day)
        for monday in [each for each in open_weeks if each > week + WEEK]:
            weeks.append(week_from(monday, open_weeks.pop(monday), ran.pop(monday, ()), exercises))
        open_weeks.setdefault(week, []).append(session)
        for exercise, point in _points(session, day, places):
            points.setdefault(exercise, []).append(point)
        for record in session.exercises:
            if record.side is not _BOTH and (both := _both_sides(record, day)):
                sides.setdefault(record.exercise, []).append(both)
    for monday in {*open_weeks, *ran}:
        weeks.append(week_from(monday, open_weeks.get(monday, ()), ran.get(monday, ()), exercises))
    return Digest(
        points={exercise: tuple(reversed(many)) for exercise, many in points.items()},
        sides={exercise: tuple(reversed(many)) for exercise, many in sides.items()},
        weeks=tuple(sorted(weeks, key=lambda week: week.monday)),
    )


def week_from(
    monday: date, sessions: Iterable[Session], runs: Iterable[Run], exercises: Mapping[str, Exercise]
) -> Week:
    """Return what a week's sessions and runs add up to."""
    trained, run = [each for each in sessions if each.exercises], list(runs)
    hard: list[HardSets] = list(hard_records(trained))
    loads = [session_load(session) for session in trained if _did_any(session)]
    run_loads = [run_load(each) for each in run]
    jumped = [session for session in trained if any(map(lands, session.exercises))]
    counted = [counted_landings(session, JumpTier.MEDIUM) for session in jumped]
    big = [big_landings(session) for session in jumped]
    return Week(
        monday=monday,
        sessions=len(loads),
        work=Work(
            hard_sets=sum(sets for _, sets in hard),
            landings=sum(session.contacts for session in jumped),
            big_landings=sum(big),
        ),
        counted=sum(counted),
        most_counted=max(counted, default=0),
        most_big=max(big, default=0),
        regions=regions_of(hard),
        muscles=muscles_of(hard, exercises),
        unknown=unknown_sets(hard, exercises),
        strength_load=sum(load for load in loads if load is not None),
        unrated=loads.count(None),
        runs=len(run),
        run_load=sum(load for load in run_loads if load is not None),
        runs_unrated=run_loads.count(None),
    )


def _did_any(session: Session) -> bool:
    """Whether a set was done, warm-ups left out."""
    return any(done.counts for record in session.exercises for done in record.sets)


def best_point(
    records: Iterable[ExerciseRecord], session: Session, day: date, places: Mapping[str, int]
) -> Point | None:
    """Return the best set of one exercise, which a session may hold several times."""
    best: Point | None = None
    for record in records:
        if not record.sets or (done := _best(record)) is None:
            continue
        point = Point(
            session=session.id,
            on=day,
            rung=record.rung,
            name=record.name,
            place=places.get(record.rung, -1),
            measure=record.measure,
            side=record.side,
            jump=lands(record),
            count=each_side(done, record),
            load=done.load,
        )
        if best is None or point.rank > best.rank:
            best = point
    return best


def places_of(exercise: Exercise | None) -> dict[str, int]:
    """Return each version's place on its ladder, 0 for the easiest."""
    return {rung.id: place for place, rung in enumerate(exercise.ladder)} if exercise else {}


def _points(
    session: Session, day: date, places: Mapping[str, Mapping[str, int]]
) -> Iterator[tuple[str, Point]]:
    """Yield the best set of each exercise of a session."""
    records: dict[str, list[ExerciseRecord]] = {}
    for record in session.exercises:
        records.setdefault(record.exercise, []).append(record)
    for exercise, many in records.items():
        if (point := best_point(many, session, day, places.get(exercise, {}))) is not None:
            yield exercise, point


def _best(record: ExerciseRecord) -> SetRecord | None:
    """Return the best work set, None where all there is are warm-ups or sets of nothing but misses."""
    found: SetRecord | None = None
    most, longest = 0.0, 0
    before: Load | None = None
    load, both = 0.0, record.side is _BOTH
    for done in record.sets:
        if not done.count or done.kind is _WARM_UP:
            continue
        if done.load != before:
            load, before = strength(done.load), done.load
        if found is None or load >= most:
            count = done.count if both else each_side(done, record)
            if found is None or load > most or count > longest:
                found, most, longest = done, load, count
    return found


def _both_sides(record: ExerciseRecord, day: date) -> Sides | None:
    left = right = 0
    known = False
    for done in record.sets:
        if done.left is not None and done.right is not None and done.kind is not _WARM_UP:
            left, right, known = left + done.left, right + done.right, True
    return Sides(on=day, name=record.name, left=left, right=right) if known else None
