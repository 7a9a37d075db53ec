"""One row of another tracker's table as one set, whatever the tracker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import lru_cache
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.session import SetKind
from runstrength_tui.domain.units import WeightUnit, to_kg, to_metres
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.exchange.incoming import UnitNeeded
from runstrength_tui.exchange.reading import shown
from runstrength_tui.exchange.rows import Units
from runstrength_tui.exchange.tables.cells import number, seconds, words, yes
from runstrength_tui.exchange.tables.columns import DISTANCE_UNITS, WEIGHT_UNITS, Column, Layout
from runstrength_tui.exchange.tables.dates import Dates
from runstrength_tui.text import fold

NOON: Final = time(12)
"""Where a session stands whose file names the day alone: the same at every import."""
MOST_KG: Final = 1500.0
MOST_REPS: Final = 10_000
MOST_SECONDS: Final = 72 * 3600
MOST_METRES: Final = 1_000_000.0
_WARM_UPS: Final = frozenset({"w", "warmup", "warm up", "warm-up", "aufwarmen", "echauffement"})
_DROPS: Final = frozenset({"d", "dropset", "drop set", "drop-set", "drop"})
_FAILURES: Final = frozenset({"f", "failure", "to failure"})
_RESTS: Final = frozenset({"rest timer", "rest", "note"})
_NOT_DONE: Final = frozenset({"notstarted", "not started", "skipped"})


class Row(Struct, frozen=True, gc=False):
    """One set as the file tells it; nothing is 0 that was not said."""

    line: int
    exercise: str
    equipment: str
    category: str
    reps: int | None
    kg: float | None
    """Below zero where the file says so."""
    unit: WeightUnit
    seconds: float | None
    metres: float | None
    kind: SetKind
    to_failure: bool
    rir: float | None
    note: str
    group: str


class Head(Struct, frozen=True, gc=False):
    """What a row says of its workout."""

    start: datetime
    workout: str
    seconds: float | None
    note: str


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, layout: Layout, dates: Dates, unit: WeightUnit | None) -> None:
        """``unit`` is what weights without a unit are in; miles go with pounds."""
        self._dates = dates
        self._layout = layout
        self._unit = unit
        self._texts: dict[str, str] = {}
        self.odd_ratings = 0
        """Ratings beyond their scale, which were left out."""
        self.fractions = 0
        """Sets with a part of a rep, which was left out."""

    def read(self, line: int, cells: Sequence[str]) -> tuple[Head, Row] | None:
        """Return what a row says; None for one that is no set, such as a rest.

        Raises ``NotUnderstood`` with what is wrong with it, and ``UnitNeeded``.
        """
        places = self._layout.places

        def cell(column: Column) -> str:
            place = places.get(column)
            return "" if place is None else cells[place]

        kind, failure, done = _kind(
            cell(Column.ORDER), cell(Column.KIND), cell(Column.STATUS), cell(Column.WARM_UP)
        )
        if not done:
            return None
        exercise = self._text(cell(Column.EXERCISE))
        start = self._dates.read(cell(Column.START))
        if not exercise:
            raise NotUnderstood("the name of the exercise is missing")
        kg, unit = self._weight(line, cells, cell)
        row = Row(
            line=line,
            exercise=exercise,
            equipment=self._text(cell(Column.EQUIPMENT)),
            category=self._text(cell(Column.CATEGORY)),
            reps=self._reps(cell(Column.REPS)),
            kg=kg,
            unit=unit,
            seconds=_within(seconds(cell(Column.SECONDS)), MOST_SECONDS, "a time"),
            metres=self._metres(line, cell),
            kind=kind,
            to_failure=failure,
            rir=self._rir(cell),
            note=words(cell(Column.NOTE)),
            group=self._text(cell(Column.GROUP)),
        )
        if row.reps is None and kg is None and _is_word(cell(Column.ORDER)):
            return None
        return self._head(start, cell), row

    def _head(self, start: datetime, cell: Callable[[Column], str]) -> Head:
        taken = seconds(cell(Column.DURATION))
        if taken is None and cell(Column.END).strip():
            end = self._dates.read(cell(Column.END))
            if bool(end.tzinfo) == bool(start.tzinfo):
                taken = (end - start).total_seconds()
        if self._layout.tracker.without_time and start.time() == time.min:
            start = datetime.combine(start, NOON, start.tzinfo)
        return Head(
            start=start,
            workout=self._text(cell(Column.WORKOUT)),
            seconds=taken if taken and 0 < taken <= MOST_SECONDS else None,
            note=words(cell(Column.WORKOUT_NOTE), lines=True),
        )

    def _weight(
        self, line: int, cells: Sequence[str], cell: Callable[[Column], str]
    ) -> tuple[float | None, WeightUnit]:
        for place, unit in self._layout.weights:
            if amount := number(cells[place]):
                return _kilograms(amount, unit), unit
        if self._layout.weights:
            return None, self._layout.weights[0][1]
        amount = number(cell(Column.WEIGHT))
        named = fold(cell(Column.WEIGHT_UNIT))
        if named and named not in WEIGHT_UNITS:
            raise NotUnderstood(f"{shown(named)} is no unit of weight")
        own = WEIGHT_UNITS.get(named, self._unit)
        if not amount:
            return None, own or WeightUnit.KG
        if own is None:
            raise UnitNeeded(
                f"The file does not say whether its weights are kg or lb (line {line}: {amount:g}): nothing "
                "was stored; say it with --unit kg or --unit lb."
            )
        return _kilograms(amount, own), own

    def _metres(self, line: int, cell: Callable[[Column], str]) -> float | None:
        amount = number(cell(Column.DISTANCE))
        if not amount:
            return None
        named = fold(cell(Column.DISTANCE_UNIT))
        if named and named not in DISTANCE_UNITS:
            raise NotUnderstood(f"{shown(named)} is no unit of distance")
        metres = DISTANCE_UNITS.get(named, self._layout.metres)
        if metres is None and self._unit is not None:
            metres = to_metres(1, Units(self._unit).distance)
        if metres is None:
            raise UnitNeeded(
                f"The file does not say whether its distances are km or miles (line {line}: {amount:g}): "
                "nothing was stored; say it with --unit kg (and km) or --unit lb (and miles)."
            )
        return _within(amount * metres, MOST_METRES, "a distance")

    def _reps(self, cell: str) -> int | None:
        reps = _within(number(cell), MOST_REPS, "a number of reps")
        if reps and reps % 1:
            self.fractions += 1
        return int(reps) if reps and reps >= 1 else None

    def _rir(self, cell: Callable[[Column], str]) -> float | None:
        left, rpe = number(cell(Column.RIR)), number(cell(Column.RPE))
        if left is None and rpe:
            left = 10 - rpe
        if left is not None and not 0 <= left <= 9.5:
            self.odd_ratings += 1
            return None
        return left

    def _text(self, cell: str) -> str:
        """Return a name, cleaned once for all the rows that have it."""
        found = self._texts.get(cell)
        if found is None:
            found = self._texts[cell] = words(cell, most=120)
        return found


@lru_cache(1024)
def _kind(order: str, kind: str, status: str, warm_up: str) -> tuple[SetKind, bool, bool]:
    """Return what a set was for, whether it went to the last rep, and whether it is a set at all."""
    marks = {fold(order), fold(kind)}
    status = fold(status)
    if marks & _RESTS or status in _NOT_DONE:
        return SetKind.WORK, False, False
    failure = bool(marks & _FAILURES) or status == "failed"
    if marks & _WARM_UPS or yes(warm_up):
        return SetKind.WARM_UP, failure, True
    return (SetKind.DROP if marks & _DROPS else SetKind.WORK), failure, True


def _is_word(order: str) -> bool:
    """Whether a word stands for a set's number: a rest, in a language that is not known here."""
    return len(order.strip()) > 2 and not any(map(str.isdecimal, order))


def _kilograms(amount: float, unit: WeightUnit) -> float | None:
    kg = to_kg(amount, unit)
    if abs(kg) > MOST_KG:
        raise NotUnderstood(f"{amount:g} {unit} is no weight that anyone lifts")
    return kg


def _within(amount: float | None, most: float, what: str) -> float | None:
    """Return an amount that makes sense, None for nothing and for 0."""
    if not amount:
        return None
    if not 0 < amount <= most:
        raise NotUnderstood(f"{amount:g} is not {what} that makes sense")
    return amount
