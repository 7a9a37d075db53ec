"""A table in the shape of Hevy's export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session, SetKind, SetRecord
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.domain.wording import session_name
from runstrength_tui.domain.wording_numbers import month_text
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

_KINDS: Final = {SetKind.WORK: "normal", SetKind.WARM_UP: "warmup", SetKind.DROP: "dropset"}


def hevy_header(units: Units) -> tuple[str, ...]:
    """Return the names of the columns, which name the units as well."""
    return (
        "title",
        "start_time",
        "end_time",
        "description",
        "exercise_title",
        "superset_id",
        "exercise_notes",
        "set_index",
        "set_type",
        "weight_lbs" if units.weight is WeightUnit.LB else "weight_kg",
        "reps",
        "distance_miles" if units.distance is DistanceUnit.MILE else "distance_km",
        "duration_seconds",
        "rpe",
    )


def hevy_chunks(sessions: Iterable[Session], runs: Iterable[Run], units: Units) -> Iterator[bytes]:
    """Yield the table piece by piece, oldest first; a cell stays empty where nothing is known."""
    return csv_chunks(_rows(sessions, runs, units), hevy_header(units))


def _rows(sessions: Iterable[Session], runs: Iterable[Run], units: Units) -> Iterator[tuple[Cell, ...]]:
    for each in in_order(sessions, runs):
        yield from _run(each, units) if isinstance(each, Run) else _session(each, units)


def _session(session: Session, units: Units) -> Iterator[tuple[Cell, ...]]:
    whole = (
        session_name(session),
        _when(session.started_at),
        _when(session.ended_at),
        session_note(session),
    )
    turns = list(dict.fromkeys(record.group for record in session.exercises if record.group))
    for record in session.exercises:
        together = turns.index(record.group) if record.group else None
        note = exercise_note(record)
        for index, done in enumerate(record.sets):
            metres = counted(done, record, Measure.METRES)
            yield (
                *whole,
                record.name,
                together,
                note,
                index,
                _kind(done),
                weight(done.load, units.weight),
                counted(done, record, Measure.REPS),
                distance(metres, units.distance) if metres is not None else None,
                counted(done, record, Measure.SECONDS),
                rpe(done),
            )


def _run(run: Run, units: Units) -> Iterator[tuple[Cell, ...]]:
    yield (
        run_name(run),
        _when(run.started_at),
        _when(run.ended_at),
        "",
        RUNNING,
        None,
        run_note(run),
        0,
        "normal",
        None,
        None,
        distance(run.distance_m, units.distance) if run.distance_m else None,
        run.seconds,
        run.rpe,
    )


def _kind(done: SetRecord) -> str:
    return "failure" if done.to_failure and done.kind is SetKind.WORK else _KINDS[done.kind]


def _when(moment: datetime) -> str:
    return f"{moment.day} {month_text(moment.month)} {moment.year}, {moment:%H:%M}"
