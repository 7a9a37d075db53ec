"""A table in the column order of Strong's export, which most other trackers can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session, SetKind, SetRecord
from runstrength_tui.domain.wording import session_name
from runstrength_tui.exchange.rows import (
    RUNNING,
    Cell,
    Units,
    counted,
    csv_chunks,
    distance,
    exercise_note,
    in_order,
    rpe,
    run_name,
    run_note,
    session_note,
    weight,
)

HEADER: Final = (
    "Date",
    "Workout Name",
    "Duration",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Reps",
    "Distance",
    "Seconds",
    "Notes",
    "Workout Notes",
    "RPE",
)
_WHEN: Final = "%Y-%m-%d %H:%M:%S"


def strong_chunks(sessions: Iterable[Session], runs: Iterable[Run], units: Units) -> Iterator[bytes]:
    """Yield the table piece by piece, oldest first; 0 stands for what was not counted or is no weight."""
    return csv_chunks(_rows(sessions, runs, units), HEADER)


def _rows(sessions: Iterable[Session], runs: Iterable[Run], units: Units) -> Iterator[tuple[Cell, ...]]:
    for each in in_order(sessions, runs):
        yield from _run(each, units) if isinstance(each, Run) else _session(each, units)


def _session(session: Session, units: Units) -> Iterator[tuple[Cell, ...]]:
    when = session.started_at.strftime(_WHEN)
    name, took, said = session_name(session), _duration(session.minutes), session_note(session)
    for record in session.exercises:
        note, number = exercise_note(record), 0
        for done in record.sets:
            number += done.kind is SetKind.WORK
            metres = counted(done, record, Measure.METRES)
            yield (
                when,
                name,
                took,
                record.name,
                _order(done) or number,
                weight(done.load, units.weight) or 0,
                counted(done, record, Measure.REPS) or 0,
                distance(metres, units.distance) if metres else 0,
                counted(done, record, Measure.SECONDS) or 0,
                note,
                said,
                rpe(done),
            )
            note = said = ""


def _run(run: Run, units: Units) -> Iterator[tuple[Cell, ...]]:
    far = distance(run.distance_m, units.distance) if run.distance_m else 0
    yield (
        run.started_at.strftime(_WHEN),
        run_name(run),
        _duration(round((run.seconds or 0) / 60)),
        RUNNING,
        1,
        0,
        0,
        far,
        run.seconds or 0,
        run_note(run),
        "",
        run.rpe,
    )


def _order(done: SetRecord) -> str:
    """Return the letter that stands for a set's number where it is more than a set."""
    if done.kind is SetKind.WARM_UP:
        return "W"
    return "D" if done.kind is SetKind.DROP else "F" if done.to_failure else ""


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}h {rest}m" if hours else f"{rest}m"
