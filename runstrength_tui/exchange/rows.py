"""What the tables for other trackers have in common: the order of things, numbers, notes, safe text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.rating import rpe_of
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import ExerciseRecord, Load, Session, SetKind, SetRecord
from runstrength_tui.domain.session_parts import said_parts, set_marks
from runstrength_tui.domain.units import DistanceUnit, WeightUnit, from_kg, to_metres
from runstrength_tui.domain.wording import load_long_text
from runstrength_tui.exchange.guard import guarded
from runstrength_tui.text import clean_text

Cell = str | int | float | None
RUNNING: Final = "Running"
"""What other trackers call a run that stands among the sets."""

_MOST: Final = 2_000
_CHUNK: Final = 1 << 16


class Units(Struct, frozen=True):
    """What a table's weights and distances are in: kilometres go with kilograms, miles with pounds."""

    weight: WeightUnit = WeightUnit.KG

    @property
    def distance(self) -> DistanceUnit:
        """What distances are in."""
        return DistanceUnit.MILE if self.weight is WeightUnit.LB else DistanceUnit.KM


def by_start(sessions: Iterable[Session], runs: Iterable[Run]) -> Iterator[Session | Run]:
    """Yield sessions and runs by when they began; both come in that order."""
    entries: tuple[Iterable[Session | Run], ...] = (sessions, runs)
    yield from merge(*entries, key=lambda each: each.started_at)


def in_order(sessions: Iterable[Session], runs: Iterable[Run]) -> Iterator[Session | Run]:
    """Yield sessions and the runs that were done by when they began."""
    return by_start(sessions, (run for run in runs if not run.planned))


def csv_chunks(rows: Iterable[Sequence[Cell]], header: Sequence[str]) -> Iterator[bytes]:
    """Yield a table piece by piece; text that a spreadsheet would run as a formula is disarmed."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(header)
    for row in rows:
        write([_cell(value) for value in row])
        if out.tell() >= _CHUNK:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def weight(load: Load, unit: WeightUnit) -> float | None:
    """Return the weight of a set, below zero where it is help; None for what is no weight."""
    if load.kg is None or load.kind in (LoadKind.BODYWEIGHT, LoadKind.BAND, LoadKind.BOX):
        return None
    kg = -abs(load.kg) if load.kind is LoadKind.ASSISTED else load.kg
    return from_kg(kg, unit)


def distance(metres: float, unit: DistanceUnit) -> float:
    """Return a distance to the metre."""
    return round(metres / to_metres(1, unit), 5)


def rpe(done: SetRecord) -> float | None:
    """Return how hard a set was on the scale that others use; None where it was not said."""
    return rpe_of(done.effort, done.rir)


def counted(done: SetRecord, of: ExerciseRecord, measure: Measure) -> int | None:
    """Return a set's count where its exercise is counted so; of one side where that is done first.

    Others count so as well; where the sides differ the note says it.
    """
    if of.measure is not measure:
        return None
    one = of.side is SideRule.ONE_THEN_OTHER and measure is not Measure.METRES
    return max(1, done.count // 2) if one and done.count else done.count


def exercise_note(record: ExerciseRecord) -> str:
    """Return an exercise's note and what of its sets the table has no column for."""
    facts = [_facts(done) for done in record.sets]
    parts = [record.note] if record.note else []
    if facts and facts[0] and facts.count(facts[0]) == len(facts):
        parts.append(facts[0])
    else:
        marks = set_marks(record.sets)
        parts += [f"set {mark}: {fact}" for mark, fact in zip(marks, facts, strict=True) if fact]
    return "; ".join(parts)


def session_note(session: Session) -> str:
    """Return a session's note and what was said of it as a whole."""
    told = [f"{each.lead}: {each.text}" for each in said_parts(session) if each.lead != "Note"]
    return "; ".join([*([session.note] if session.note else []), *told])


def run_name(run: Run) -> str:
    """Return what a run is called among the sessions."""
    return "Race" if run.kind is RunKind.RACE else f"{run.kind.value.capitalize()} run"


def run_note(run: Run) -> str:
    """Return a run's note and its heart rate."""
    heart = f"heart rate {run.heart_rate}" if run.heart_rate else ""
    return "; ".join(part for part in (run.note, heart) if part)


def _facts(done: SetRecord) -> str:
    facts = []
    if done.load.kind in (LoadKind.BOX, LoadKind.BAND):
        facts.append(load_long_text(done.load))
    if done.left is not None and done.right is not None and done.left != done.right:
        facts.append(f"L{done.left} R{done.right}")
    if done.missed:
        facts.append(f"{done.missed} missed")
    if done.kind is SetKind.DROP and done.to_failure:
        facts.append("to failure")
    return ", ".join(facts)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    return f"{value:.5f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


@lru_cache(2048)
def _text(text: str) -> str:
    """Return text as it may stand in a cell; a file says the same few things again and again."""
    return guarded(clean_text(text, most=_MOST, lines=True)) if text else ""
