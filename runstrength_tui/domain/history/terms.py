"""What a filter asks of a row, each word of it by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from operator import attrgetter, not_
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.history.marks import FIELDS, Mark
from runstrength_tui.domain.history.rows import Records, Row
from runstrength_tui.domain.history.words import RECORD, STRENGTH

_RUN: Final = int(Mark.RUN)
_VERSIONS, _MARKS, _PLAN = attrgetter("versions"), attrgetter("marks"), attrgetter("plan")


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


def kept(rows: Sequence[Row], term: Term, named: int, records: Mapping[int, Records]) -> list[Row]:
    """Return the rows that fit; what is true of single exercises is asked of those in ``named``.

    All but comparisons runs in C: a key of the filter looks at each row of a lifetime.
    """
    fits = _fits(rows, term.ask, named, records)
    return list(compress(rows, map(not_, fits) if term.negated else fits))


def _fits(rows: Sequence[Row], ask: Ask, named: int, records: Mapping[int, Records]) -> Iterable[object]:
    """Return something for each row that is true where it fits."""
    match ask:
        case NameTerm(versions):
            return map(versions.__and__, map(_VERSIONS, rows))
        case PlanTerm(plans):
            return map(plans.__contains__, map(_PLAN, rows))
        case SpanTerm(first, last):
            return (first <= row.day <= last for row in rows)
        case NoteTerm(word):
            begins = f" {word}"
            return (begins in row.note for row in rows)
        case MarkTerm(mark, exercises):
            return _marked(rows, mark, named if exercises else 0, records)
        case RatingTerm(bits, low, high, runs):
            return _rated(rows, bits, (low, high) if runs else None, named)
        case NumberTerm(field, low, high):
            return _counted(rows, field, low, high)


def _marked(rows: Sequence[Row], mark: int, named: int, records: Mapping[int, Records]) -> Iterable[object]:
    if mark == STRENGTH:
        return map(not_, map(_RUN.__and__, map(_MARKS, rows)))
    if mark == RECORD:
        wanted = {number for number, each in records.items() if each.versions & (named or -1)}
        return (row.id in wanted and not row.marks & _RUN for row in rows)
    if named:
        return map(named.__and__, map(attrgetter(FIELDS[mark]), rows))
    return map(mark.__and__, map(_MARKS, rows))


def _rated(rows: Sequence[Row], bits: int, rpe: tuple[float, float] | None, named: int) -> Iterable[object]:
    if named:
        return (
            row.versions & named
            and row.ratings & bits
            and any(each.version & named and each.ratings & bits for each in row.rated)
            for row in rows
        )
    low, high = rpe or (1.0, 0.0)
    return (
        row.ratings & bits or (row.marks & _RUN and row.effort is not None and low <= row.effort <= high)
        for row in rows
    )


def _counted(rows: Sequence[Row], field: str, low: float, high: float) -> Iterable[object]:
    if field == "metres":
        return (row.metres and low <= row.metres <= high for row in rows)
    if field == "minutes":
        return (low <= row.minutes <= high and (row.minutes or not row.marks & _RUN) for row in rows)
    if field == "effort":
        return (row.effort is not None and low <= row.effort <= high for row in rows)
    if field == "landings":
        return (low <= row.landings <= high and not row.marks & _RUN for row in rows)
    return (low <= row.sets <= high and not row.marks & _RUN for row in rows)
