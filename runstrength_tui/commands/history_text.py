"""The history as lines of plain text and as plain values: weeks, newest first, each with its totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.commands.call import cut
from runstrength_tui.domain.history.collection import History, Totals, Week
from runstrength_tui.domain.history.marks import Mark
from runstrength_tui.domain.history.rows import Row
from runstrength_tui.domain.history.telling import clock_of, how_long, name_of, sums, week_text, what_text
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.text import clean_text

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session or a run, for programs; what is not known or not there is left out."""

    kind: str
    id: int
    day: date
    time: str = ""
    name: str
    minutes: int = 0
    sets: int = 0
    hard_sets: int = 0
    landings: int = 0
    metres: float = 0
    seconds: int = 0
    effort: float | None = None
    pain: bool = False
    records: tuple[str, ...] = ()


class WeekOut(Struct, frozen=True, kw_only=True):
    """A week for programs."""

    monday: date
    totals: Totals
    entries: tuple[Entry, ...]


def history_lines(
    history: History, weeks: Sequence[Week], today: date, unit: DistanceUnit, width: int
) -> Iterator[str]:
    """Yield the lines of some weeks, none wider than ``width``."""
    for place, week in enumerate(weeks):
        if place:
            yield ""
        yield from _heading(week_text(week, today), sums(history.totals(week), unit), width)
        for row in history.rows[week.start : week.end]:
            when = f"{_DAYS[row.day.weekday()]} {row.day.day:>2}  {clock_of(row):5}  "
            what, took = clean_text(what_text(row, history, unit)), how_long(row)
            room = width - len(when) - 2
            line = what if len(what) + len(took) + 2 > room else what.ljust(room - len(took)) + took
            yield cut(f"  {when}{line}".rstrip(), width)


def weeks_out(history: History, weeks: Sequence[Week]) -> tuple[WeekOut, ...]:
    """Return some weeks as plain values."""
    return tuple(
        WeekOut(
            monday=week.monday,
            totals=history.totals(week),
            entries=tuple(_entry(row, history) for row in history.rows[week.start : week.end]),
        )
        for week in weeks
    )


def _heading(name: str, parts: Sequence[str], width: int) -> Iterator[str]:
    """Yield the name of a week and its totals, on as few lines as they fit."""
    line = name
    for part in filter(None, parts):
        joined = f"{line}, {part}" if line != name else f"{name}: {part}"
        if len(joined) <= width:
            line = joined
        else:
            yield line
            line = cut(f"  {part}", width)
    yield line


def _entry(row: Row, history: History) -> Entry:
    records = history.records.get(row.id) if not row.is_run else None
    return Entry(
        kind="run" if row.is_run else "session",
        id=row.id,
        day=row.day,
        time=clock_of(row),
        name=name_of(row, history),
        minutes=row.minutes,
        sets=row.sets,
        hard_sets=row.hard_sets,
        landings=row.landings,
        metres=row.metres or 0,
        seconds=row.seconds,
        effort=row.effort,
        pain=bool(row.marks & Mark.PAIN),
        records=records.told if records else (),
    )
