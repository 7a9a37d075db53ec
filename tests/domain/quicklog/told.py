"""What a line says of a record, and nothing else: what is read back is held against it."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from runstrength_tui.domain.exercise import turns_of
from runstrength_tui.domain.quicklog.said import clean_note
from runstrength_tui.domain.rating import effort_of
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import (
    EndReason,
    ExerciseRecord,
    Session,
    SetRecord,
    Target,
    TimingSource,
)


def told_by_line(session: Session) -> Session:
    """Return a session with nothing but what its line says of it.

    Left out are prompts and checks, when and on which exercise it hurt, cadence, what was asked for, when
    each set was done, how counts came in, turns and swaps, what ended it (but for early), seconds of the
    clock, and ids.
    """
    started = session.started_at.replace(second=0, microsecond=0)
    return Session(
        id=0,
        started_at=started,
        ended_at=max(started, session.ended_at.replace(second=0, microsecond=0)),
        updated=started,
        plan=session.plan,
        plan_name=clean_note(session.plan_name),
        end=EndReason.EARLY if session.end is EndReason.EARLY else EndReason.COMPLETE,
        exercises=tuple(_record(record, started) for record in session.exercises),
        note=clean_note(session.note),
        pains=tuple(replace(report, at=started, exercise="") for report in session.pains),
        effort=session.effort,
    )


def run_told_by_line(run: Run) -> Run:
    """Return a run with nothing but what its line says of it."""
    started = run.started_at.replace(second=0, microsecond=0)
    return replace(run, id=0, started_at=started, updated=started, note=clean_note(run.note), origin="")


def _record(record: ExerciseRecord, at: datetime) -> ExerciseRecord:
    sets = tuple(_set(done, record, at) for done in record.sets)
    return replace(
        record,
        planned_sets=sum(done.counts for done in sets),
        sets=sets,
        swapped_for="",
        note=clean_note(record.note),
        group="",
    )


def _set(done: SetRecord, of: ExerciseRecord, at: datetime) -> SetRecord:
    count, left, right = done.count, done.left, done.right
    if left is None or right is None:
        left, right = turns_of(of.side, count)
    else:
        count = left + right
    return SetRecord(
        count=count,
        load=done.load,
        target=Target(count=count, load=done.load, kind=done.kind),
        done_at=at,
        source=TimingSource.TYPED,
        missed=done.missed,
        left=left,
        right=right,
        rest_s=done.rest_s,
        effort=effort_of(done.rir) if done.effort is None and done.rir is not None else done.effort,
        kind=done.kind,
        to_failure=done.to_failure,
        rir=done.rir,
    )
