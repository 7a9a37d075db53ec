"""A text as rows of cells, each with the number of its line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from runstrength_tui.errors import BadFile, NotUnderstood
from runstrength_tui.exchange.reading import lines_of
from runstrength_tui.exchange.tables.cells import number
from runstrength_tui.exchange.tables.columns import DISTANCE_UNITS, NUMBERS, WEIGHT_UNITS, Column, Layout

MOST_ROWS: Final = 500_000
"""Sets of several lifetimes."""
_MOST_LINES: Final = 200
"""Lines of one row, which are those of its notes."""
_UNITS: Final = (
    (Column.WEIGHT_UNIT, frozenset(WEIGHT_UNITS)),
    (Column.DISTANCE_UNIT, frozenset(DISTANCE_UNITS)),
)
_SEPARATORS: Final = ",;\t|"


class Line(Struct, frozen=True):
    """One row of a table, and the line of the file on which it begins."""

    number: int
    cells: list[str]


def separator_of(header: str) -> str:
    """Return what stands between the columns: the sign there are most of outside quotes."""
    outside = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def rows(text: str) -> Iterator[Line]:
    """Yield a table's rows, the header first; empty lines are passed over. Raises ``BadFile``."""
    lines = lines_of(text)
    skipped = 0
    first = ""
    for first in lines:
        skipped += 1
        if first.strip(" \t\r\n;,"):
            break
    else:
        return
    reader = csv.reader(_with(first, lines), delimiter=separator_of(first))
    count, begins = 0, skipped
    try:
        for cells in reader:
            if reader.line_num - (begins - skipped) > _MOST_LINES:
                raise _never_closed(begins)
            if any(cells) and any(map(str.strip, cells)):
                yield Line(begins, cells)
                count += 1
                if count > MOST_ROWS:
                    raise BadFile(
                        f"Line {begins}: the file has more than {MOST_ROWS:,} rows, more than is read at "
                        "once; nothing was stored, split it by years."
                    )
            begins = skipped + reader.line_num
    except csv.Error:
        raise _never_closed(begins) from None


def _never_closed(line: int) -> BadFile:
    return BadFile(
        f"Line {line}: a cell is longer than any note, perhaps because a quote is never closed; "
        "nothing was stored."
    )


def fitted(line: Line, layout: Layout) -> Line:
    """Return a row with as many cells as the header; raises ``BadFile`` with the line where it has not.

    Commas that stand unquoted in a name or a comment are put back where the tracker writes such.
    """
    cells, width = line.cells, layout.width
    if len(cells) == width:
        return line
    if len(cells) > width and layout.tracker.unquoted:
        for repaired in _put_back(cells, layout):
            if _fits(repaired, layout):
                return Line(line.number, repaired)
    if len(cells) > width and not any(map(str.strip, cells[width:])):
        return Line(line.number, cells[:width])
    if layout.least <= len(cells) < width:
        return Line(line.number, cells + [""] * (width - len(cells)))
    raise BadFile(
        f"Line {line.number} has {len(cells)} columns where the header has {width}: nothing was stored; "
        "the file may be cut short, or its commas moved."
    )


def _put_back(cells: Sequence[str], layout: Layout) -> Iterator[list[str]]:
    """Yield the rows it may be: as many commas as can be in the name, the others in the comment."""
    name = layout.places[Column.EXERCISE]
    note = layout.places.get(Column.NOTE)
    extra = len(cells) - layout.width
    for inside in range(extra, -1, -1):
        after = extra - inside
        if after and note is None:
            return
        row = [*cells[:name], ",".join(cells[name : name + inside + 1]), *cells[name + inside + 1 :]]
        if after and note is not None:
            row = [*row[:note], ",".join(row[note : note + after + 1]), *row[note + after + 1 :]]
        yield row


def _fits(cells: Sequence[str], layout: Layout) -> bool:
    """Whether what stands in the columns can stand there: numbers, units, a word of what it is."""
    for column, units in _UNITS:
        unit = cells[layout.places[column]].strip() if column in layout.places else ""
        if unit and unit.casefold() not in units:
            return False
    if Column.CATEGORY in layout.places and not cells[layout.places[Column.CATEGORY]].strip():
        return False
    try:
        for column in NUMBERS:
            if column in layout.places:
                number(cells[layout.places[column]])
    except NotUnderstood:
        return False
    return True


def _with(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines
