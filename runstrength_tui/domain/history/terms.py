"""What a filter asks of a row, each word of it by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.history.rows import Mark, Records, Row, field_of
from runstrength_tui.domain.history.words import RECORD, STRENGTH

Test = Callable[[Row], object]
"""Says yes by anything that is true: a plain ``bool()`` around it would be a third of its time."""
_RUN: Final = int(Mark.RUN)


class NameTerm(Struct, frozen=True):
    """An exercise or a version by its name."""

    versions: int
    """Bits of those that are called so; 0 where none was ever done."""


class PlanTerm(Struct, frozen=True):
    """A plan by its name; place 0 is none."""

    plans: frozenset[int]


class SpanTerm(Struct, frozen=True):
    """Days."""

    first: date
    last: date


class MarkTerm(Struct, frozen=True):
    """Something that is so or not."""

    mark: int
    exercises: bool


class RatingTerm(Struct, frozen=True):
    """How many were left in a set; ``low`` to ``high`` is what a run's RPE has to be, None for no run."""

    bits: int
    low: float
    high: float
    runs: bool


class NumberTerm(Struct, frozen=True):
    """A number from ``low`` to ``high``: ``landings``, ``sets``, ``minutes``, ``effort`` or ``metres``."""

    field: str
    low: float
    high: float


class NoteTerm(Struct, frozen=True):
    """The beginning of a word in a note."""

    word: str


Ask = NameTerm | PlanTerm | SpanTerm | MarkTerm | RatingTerm | NumberTerm | NoteTerm


class Term(Struct, frozen=True):
    """One word of a filter, understood; ``start`` to ``end`` is where it stands."""

    ask: Ask
    negated: bool
    start: int
    end: int


def test_of(term: Term, named: int, records: Mapping[int, Records]) -> Test:
    """Return what a row has to pass; what is true of single exercises is asked of those in ``named``."""
    test = _test(term.ask, named, records)
    return (lambda row: not test(row)) if term.negated else test


def _test(ask: Ask, named: int, records: Mapping[int, Records]) -> Test:
    match ask:
        case NameTerm(versions):
            return lambda row: row.versions & versions
        case PlanTerm(plans):
            return lambda row: not row.marks & _RUN and row.plan in plans
        case SpanTerm(first, last):
            return lambda row: first <= row.day <= last
        case NoteTerm(word):
            begins = f" {word}"
            return lambda row: begins in row.note
        case MarkTerm(mark, exercises):
            return _marked(mark, named if exercises else 0, records)
        case RatingTerm(bits, low, high, runs):
            return _rated(bits, low, high, runs, named)
        case NumberTerm(field, low, high):
            return _counted(field, low, high)


def _marked(mark: int, named: int, records: Mapping[int, Records]) -> Test:
    if mark == STRENGTH:
        return lambda row: not row.marks & _RUN
    if mark == RECORD:
        wanted = named or -1
        return lambda row: not row.marks & _RUN and row.id in records and records[row.id].versions & wanted
    if named:
        bits = attrgetter(field_of(mark))
        return lambda row: bits(row) & named
    return lambda row: row.marks & mark


def _rated(bits: int, low: float, high: float, runs: bool, named: int) -> Test:
    if named:
        return lambda row: (
            row.versions & named
            and row.ratings & bits
            and any(each.version & named and each.ratings & bits for each in row.rated)
        )
    return lambda row: (
        row.ratings & bits
        or (runs and row.marks & _RUN and row.effort is not None and low <= row.effort <= high)
    )


def _counted(field: str, low: float, high: float) -> Test:
    if field == "metres":
        return lambda row: row.metres and low <= row.metres <= high
    if field == "minutes":
        return lambda row: low <= row.minutes <= high and (row.minutes or not row.marks & _RUN)
    if field == "effort":
        return lambda row: row.effort is not None and low <= row.effort <= high
    if field == "landings":
        return lambda row: low <= row.landings <= high and not row.marks & _RUN
    return lambda row: low <= row.sets <= high and not row.marks & _RUN
