"""Reads a file as the command does, and tells what came of it in lines short enough to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import ExerciseRecord, Session, SetKind, SetRecord
from runstrength_tui.domain.units import WeightUnit, from_kg
from runstrength_tui.exchange.incoming import Incoming
from runstrength_tui.exchange.read_by import ReadBy
from runstrength_tui.exchange.reading import text_of
from runstrength_tui.exchange.tables import read_table
from runstrength_tui.library import Library, load_library
from tests.compiled_copy import lay_copy

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOME = timezone(timedelta(hours=2))
_UNITS = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}
_KINDS = {SetKind.WORK: "", SetKind.WARM_UP: "w", SetKind.DROP: "d"}


@cache
def library() -> Library:
    """Return our library, read once."""
    with TemporaryDirectory() as cache_folder:
        lay_copy(Path(cache_folder))
        return load_library((), Path(cache_folder))


def by(unit: WeightUnit | None = None, own: Sequence[OwnExercise] = ()) -> ReadBy:
    """Return how a test's files are read: at noon in November, at home two hours east of Greenwich."""
    return ReadBy(now=NOW, zone=HOME, names=library().with_own(own), own=own, unit=unit)


def read(data: str | bytes, unit: WeightUnit | None = None, own: Sequence[OwnExercise] = ()) -> Incoming:
    """Return what a table holds; it has to be somebody's."""
    text = data if isinstance(data, str) else text_of(data)
    found = read_table(text, by(unit, own))
    assert found is not None
    return found


def told(incoming: Incoming) -> list[str]:
    """Return sessions and runs in lines: ``2020-12-30 18:51 +138 Push: plank/plank 60s, 30s``."""
    return [*map(_session, incoming.sessions), *map(_run, incoming.runs)]


def _session(session: Session) -> str:
    head = f"{session.started_at:%Y-%m-%d %H:%M} +{session.minutes} {session.plan_name}".strip()
    return f"{head}: {'; '.join(map(_record, session.exercises))}"


def _record(record: ExerciseRecord) -> str:
    own = record.exercise.startswith("own-")
    name = f"[{record.name}]" if own else f"{record.exercise}/{record.rung}"
    sets = ", ".join(_set(done, record.measure) for done in record.sets)
    return f"{name} {sets}" + (f" “{record.note}”" if record.note else "")


def _set(done: SetRecord, measure: Measure) -> str:
    kg = done.load.kg
    weight = "" if kg is None else f"x{from_kg(kg, done.load.unit):g}{done.load.unit}"
    left = "" if done.rir is None else f"@{done.rir:g}"
    return f"{_KINDS[done.kind]}{done.count}{_UNITS[measure]}{weight}{left}{'!' * done.to_failure}"


def _run(run: Run) -> str:
    far = "?" if run.distance_m is None else f"{run.distance_m:.0f}"
    return f"{run.started_at:%Y-%m-%d %H:%M} run {far}m {run.seconds}s" + (
        f" “{run.note}”" if run.note else ""
    )


def rows(header: str, *lines: str) -> str:
    """Return a table."""
    return "\n".join((header, *lines)) + "\n"


def names(incoming: Incoming) -> Iterable[tuple[str, str]]:
    """Return what each name became, and how."""
    return [(each.name, f"{each.exercise}/{each.rung} {each.how}") for each in incoming.matched]
