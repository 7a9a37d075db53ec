"""Sets as another tracker's file tells them, one by one, to the sessions and runs that are kept here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from string import ascii_uppercase
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Measure, SideRule
from runstrength_tui.domain.rating import effort_of
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import (
    ExerciseRecord,
    Load,
    Session,
    SetKind,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.domain.wording_numbers import distance_text
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.exchange.rows import Units
from runstrength_tui.exchange.tables.dates import minute_of
from runstrength_tui.exchange.tables.known_names import plain, run_names
from runstrength_tui.exchange.tables.rows import Head, Row
from runstrength_tui.exchange.tables.versions import Exercises, Use, count_of, measure_of
from runstrength_tui.text import clean_text

_AHEAD: Final = timedelta(days=1)
"""How far a start may be ahead: the file's clock may stand in another zone."""
_MOST_NOTE: Final = 500
_TOLD_EVERY: Final = 50


class _Workout(Struct):
    """One workout of the file while its rows come in."""

    head: Head
    rows: list[Row]
    seconds: float | None = None
    note: str = ""


class Gathering:
    """Takes rows in any order; a workout is its start, to the minute, and its name."""

    def __init__(
        self, source: str, exercises: Exercises, now: datetime, zone: tzinfo, *, day_only: bool = False
    ) -> None:
        self._source = source
        self._day_only = day_only
        self._exercises = exercises
        self._now = now
        self._zone = zone
        self._workouts: dict[tuple[datetime, str], _Workout] = {}
        self._targets: dict[tuple[int, Load, SetKind], Target] = {}
        self._runs: dict[str, bool] = {}
        self.empty = 0
        """Sets in which nothing was done."""

    def add(self, head: Head, row: Row) -> None:
        """Take one set in; raises ``NotUnderstood`` for one that is still ahead."""
        if not (row.reps or row.seconds or row.metres):
            self.empty += 1
            return
        key = (head.start, head.workout)
        workout = self._workouts.get(key)
        if workout is None:
            if self._local(head.start) > self._now + _AHEAD:
                raise NotUnderstood(f"{head.start:%Y-%m-%d} is still ahead")
            key = (head.start.replace(second=0, microsecond=0), head.workout)
            workout = self._workouts.setdefault(key, _Workout(head=head, rows=[]))
            self._workouts.setdefault((head.start, head.workout), workout)
        workout.rows.append(row)
        workout.seconds = max(workout.seconds or 0, head.seconds or 0) or None
        if head.note and head.note not in workout.note:
            workout.note = clean_text(f"{workout.note}\n{head.note}", most=4 * _MOST_NOTE, lines=True)

    def done(
        self, told: Callable[[float], None] = lambda share: None
    ) -> tuple[tuple[Session, ...], tuple[Run, ...]]:
        """Return the sessions and runs, oldest first; ``told`` is called on the way with the share done."""
        sessions: list[Session] = []
        runs: list[Run] = []
        workouts = {id(each): each for each in self._workouts.values()}
        in_order = sorted(workouts.values(), key=lambda each: self._local(each.head.start))
        for number, workout in enumerate(in_order):
            if not number % _TOLD_EVERY:
                told(number / len(in_order))
            ran = [row for row in workout.rows if self._is_run(row)]
            others = [row for row in workout.rows if not self._is_run(row)]
            if others:
                sessions.append(self._session(workout, others))
            if ran:
                runs.append(self._run(workout, ran, alone=not others))
        return tuple(sessions), tuple(runs)

    def _is_run(self, row: Row) -> bool:
        name = self._runs.get(row.exercise)
        if name is None:
            name = self._runs[row.exercise] = plain(row.exercise) in run_names()
        return name and measure_of(row) is not Measure.REPS

    def _origin(self, workout: _Workout, what: str = "") -> str:
        named = f"{self._source.lower()} {minute_of(workout.head.start)} {workout.head.workout}".strip()
        return named + what

    def _session(self, workout: _Workout, rows: Sequence[Row]) -> Session:
        start = self._local(workout.head.start)
        long = timedelta(seconds=workout.seconds or 0)
        uses: dict[int, tuple[Use, list[SetRecord], list[Row]]] = {}
        for number, row in enumerate(rows, 1):
            use = self._exercises.use(row)
            entry = uses.setdefault(id(use), (use, [], []))
            passed = timedelta(seconds=round(long.total_seconds() * number / len(rows)))
            entry[1].append(self._set(use, row, start + passed))
            entry[2].append(row)
        groups = _groups(rows)
        return Session(
            id=0,
            started_at=start,
            ended_at=start + long,
            updated=self._now,
            plan_name=workout.head.workout,
            exercises=tuple(_record(*entry, groups) for entry in uses.values()),
            note=workout.note,
            origin=self._origin(workout),
        )

    def _set(self, use: Use, row: Row, done_at: datetime) -> SetRecord:
        record = use.record
        count = count_of(row, record.measure)
        if record.side is SideRule.ONE_THEN_OTHER and record.measure is not Measure.METRES:
            count *= 2
        load = use.loaded(row)
        key = (count, load, row.kind)
        target = self._targets.get(key)
        if target is None:
            target = self._targets[key] = Target(count=count, load=load, kind=row.kind)
        return SetRecord(
            count=count,
            load=target.load,
            target=target,
            done_at=done_at,
            source=TimingSource.TYPED,
            effort=None if row.rir is None else effort_of(row.rir),
            kind=row.kind,
            to_failure=row.to_failure,
            rir=row.rir,
        )

    def _run(self, workout: _Workout, rows: Sequence[Row], *, alone: bool) -> Run:
        metres = sum(row.metres or 0 for row in rows)
        taken = sum(row.seconds or 0 for row in rows)
        left = [row.rir for row in rows if row.rir is not None]
        notes = [row.note for row in rows if row.note]
        if alone and workout.note:
            notes.append(workout.note)
        return Run(
            id=0,
            started_at=self._local(workout.head.start),
            updated=self._now,
            day_only=self._day_only,
            distance_m=metres or None,
            seconds=round(taken) or (round(workout.seconds) if alone and workout.seconds else None),
            rpe=10 - min(left) if left else None,
            note=_joined(notes),
            origin=self._origin(workout, " run"),
        )

    def _local(self, moment: datetime) -> datetime:
        """Return a moment with the offset that held then at home; a fixed one, as all that is kept."""
        there = moment.astimezone(self._zone) if moment.tzinfo else moment.replace(tzinfo=self._zone)
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def _record(
    use: Use, sets: Sequence[SetRecord], rows: Sequence[Row], groups: dict[str, str]
) -> ExerciseRecord:
    notes = [row.note for row in rows if row.note]
    if use.record.measure is Measure.SECONDS and (metres := sum(row.metres or 0 for row in rows)):
        notes.append(distance_text(metres, Units(rows[0].unit).distance))
    return replace(
        use.record,
        sets=tuple(sets),
        planned_sets=sum(done.kind is not SetKind.WARM_UP for done in sets),
        note=_joined(notes),
        group=groups.get(rows[0].group, ""),
    )


def _joined(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    return clean_text("; ".join(dict.fromkeys(notes)), most=_MOST_NOTE)


def _groups(rows: Sequence[Row]) -> dict[str, str]:
    """Return a letter for each group of exercises that were done in turns; one alone is no group."""
    members: dict[str, set[str]] = {}
    for row in rows:
        if row.group:
            members.setdefault(row.group, set()).add(row.exercise)
    several: Iterator[str] = (group for group, names in members.items() if len(names) > 1)
    return dict(zip(several, ascii_uppercase, strict=False))
