"""Tables of other trackers, Strong, Hevy, FitNotes and Liftosaur, to what is kept here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.domain.wording_numbers import many_text
from runstrength_tui.errors import BadFile, NotUnderstood
from runstrength_tui.exchange.incoming import Incoming, Refused
from runstrength_tui.exchange.read_by import ReadBy
from runstrength_tui.exchange.tables.columns import Column, Layout, layout_of, layouts_by_order, trackers
from runstrength_tui.exchange.tables.dates import Dates, in_numbers
from runstrength_tui.exchange.tables.gathering import Gathering
from runstrength_tui.exchange.tables.rows import RowReader
from runstrength_tui.exchange.tables.table import Line, fitted, rows
from runstrength_tui.exchange.tables.versions import Exercises

MOST_REFUSED: Final = 1000
"""Lines without sense, beyond which the file is taken for something else."""
_TRIED: Final = 50
"""Rows that an order of columns is tried on, where the header is in an unknown language."""
_TOLD_EVERY: Final = 500
_ROWS_SHARE: Final = 0.7
"""Of the time that a file takes: reading its rows; the rest makes sessions of them."""


def read_table(text: str, by: ReadBy) -> Incoming | None:
    """Return what a table of another tracker holds; None where it is nobody's that is known.

    Raises ``BadFile`` with a line for a table that is damaged, and ``UnitNeeded``.
    """
    found = _layout(text)
    if found is None:
        return None
    layout = found
    dates = Dates(trackers().month_names, _dates(text, layout))
    reader = RowReader(layout, dates, by.unit)
    exercises = Exercises(by.names, by.own)
    day_only = layout.tracker.without_time
    gathering = Gathering(layout.source, exercises, by.now, by.zone, day_only=day_only)
    refused: list[Refused] = []
    lines = text.count("\n") or 1
    for count, line in enumerate(_body(text, layout)):
        if not count % _TOLD_EVERY:
            by.told(_ROWS_SHARE * min(1.0, line.number / lines))
        try:
            if read := reader.read(line.number, line.cells):
                gathering.add(*read)
        except NotUnderstood as why:
            refused.append(Refused(line.number, str(why)))
            if len(refused) > MOST_REFUSED:
                raise BadFile(
                    f"More than {MOST_REFUSED} lines make no sense, the first is line {refused[0].line} "
                    f"({refused[0].why}): nothing was stored."
                ) from None
    sessions, runs = gathering.done(lambda share: by.told(_ROWS_SHARE + (1 - _ROWS_SHARE) * share))
    if not sessions and not runs:
        first = f": line {refused[0].line}, {refused[0].why}" if refused else ""
        raise BadFile(f"The {layout.source} file holds no set that was done{first}; nothing was stored.")
    return Incoming(
        source=layout.source,
        sessions=sessions,
        runs=runs,
        own=exercises.new,
        matched=exercises.matched,
        refused=tuple(refused),
        empty=gathering.empty,
        remarks=tuple(_remarks(layout, dates, reader, exercises)),
    )


def _layout(text: str) -> Layout | None:
    """Return whose table it is: by its header, else by what stands in its columns."""
    found = rows(text)
    header = next(found, None)
    if header is None:
        return None
    if layout := layout_of(header.cells):
        return layout
    tried = list(islice(found, _TRIED))
    for layout in layouts_by_order(header.cells):
        if tried and all(_in_order(line, layout) for line in tried):
            return layout
    return None


def _in_order(line: Line, layout: Layout) -> bool:
    """Whether a row makes sense in an order of columns that was guessed."""
    if len(line.cells) != layout.width:
        return False
    order = line.cells[layout.places[Column.ORDER]].strip()
    if not order or len(order) > 20:
        return False
    try:
        RowReader(layout, Dates(trackers().month_names), WeightUnit.KG).read(line.number, line.cells)
    except NotUnderstood:
        return False
    return order.isdecimal() or len(order) == 1 or " " in order


def _body(text: str, layout: Layout) -> Iterator[Line]:
    found = rows(text)
    next(found)
    return (fitted(line, layout) for line in found)


def _dates(text: str, layout: Layout) -> Iterator[str]:
    """Return all dates of a file; none where the first has a year or a month to tell them by."""
    place = layout.places[Column.START]
    first = next(_body(text, layout), None)
    if first is None or not in_numbers(first.cells[place]):
        return iter(())
    return (line.cells[place] for line in _body(text, layout))


def _remarks(layout: Layout, dates: Dates, reader: RowReader, exercises: Exercises) -> Iterator[str]:
    """Yield what was decided for the person, as far as this file came to it."""
    if layout.tracker.without_time:
        yield f"{layout.source} keeps no time of day: each day is one session, at noon."
    if dates.guessed:
        order = "day before month" if dates.day_first else "month before day"
        yield f"Nothing in the file tells the day from the month; read {order}."
    if exercises.pairs:
        yield f"Two dumbbells count in all, so their weight is twice the file's: {_few(exercises.pairs)}."
    if exercises.sides:
        yield f"Reps and seconds are taken to be a side: {_few(exercises.sides)}."
    if reader.odd_ratings:
        yield f"{many_text(reader.odd_ratings, 'rating')} beyond the scale left out; the sets are kept."
    if reader.fractions:
        yield f"Parts of a rep left out in {many_text(reader.fractions, 'set')}."


def _few(names: Sequence[str], most: int = 4) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
