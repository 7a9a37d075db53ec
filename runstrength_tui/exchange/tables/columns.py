"""Whose file a table is, and what each of its columns holds: by the names in its header, never asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.units import METRES_PER_MILE, WeightUnit
from runstrength_tui.text import fold

DATA: Final = Path(__file__).resolve().parent.parent.parent / "data" / "trackers"
"""What is known of other trackers, beside the code in a checkout and in a wheel alike."""
_WORD: Final = re.compile(r"[^\W_]+|#")
WEIGHT_UNITS: Final = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms", "кг"), WeightUnit.KG),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), WeightUnit.LB),
}
DISTANCE_UNITS: Final = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "км"), 1000.0),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres", "м"), 1.0),
    **dict.fromkeys(("mi", "mile", "miles"), METRES_PER_MILE),
    **dict.fromkeys(("ft", "feet", "foot"), 0.3048),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), 0.9144),
    **dict.fromkeys(("cm",), 0.01),
    **dict.fromkeys(("in", "inch", "inches"), 0.0254),
}
"""Metres of each."""
_TIME_UNITS: Final = frozenset({"sec", "secs", "seconds", "s"})


class Column(StrEnum):
    """What a column holds."""

    START = "start"
    END = "end"
    WORKOUT = "workout"
    DURATION = "duration"
    EXERCISE = "exercise"
    CATEGORY = "category"
    EQUIPMENT = "equipment"
    ORDER = "order"
    """Number of the set, or a letter for what it was."""
    KIND = "kind"
    STATUS = "status"
    WARM_UP = "warm_up"
    AMRAP = "amrap"
    GROUP = "group"
    WEIGHT = "weight"
    WEIGHT_UNIT = "weight_unit"
    REPS = "reps"
    DISTANCE = "distance"
    DISTANCE_UNIT = "distance_unit"
    SECONDS = "seconds"
    RPE = "rpe"
    RIR = "rir"
    NOTE = "note"
    WORKOUT_NOTE = "workout_note"
    SKIP = "skip"
    """Known, and not needed."""


NUMBERS: Final = (Column.WEIGHT, Column.REPS, Column.DISTANCE, Column.RPE)
COUNTING: Final = (Column.START, Column.EXERCISE, *NUMBERS[:-1], Column.SECONDS, Column.WEIGHT_UNIT)
"""A row has to reach the last of these."""


class Tracker(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one tracker writes its files."""

    columns: dict[Column, tuple[str, ...]]
    needs: tuple[Column, ...]
    """Columns that tell its files from others'."""
    order: tuple[tuple[Column, ...], ...] = ()
    """Orders of columns by which a header in an unknown language is still its own."""
    name: str = ""
    unquoted: bool = False
    """Commas within a name stand as they are, so that a row may have too many cells."""
    without_time: bool = False
    """Its files name the day alone."""


class _Runs(Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]


class Trackers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that ``columns.toml`` says."""

    strong: Tracker
    hevy: Tracker
    fitnotes: Tracker
    fitnotes_workouts: Tracker = msgspec.field(name="fitnotes-workouts")
    liftosaur: Tracker
    runs: _Runs
    categories: dict[Region, tuple[str, ...]]
    """What a file calls the part of the body that an exercise works."""
    months: dict[str, tuple[str, ...]]

    @property
    def by_name(self) -> Mapping[str, Tracker]:
        """Each tracker by its name, those whose header says more of it first."""
        return {
            "Hevy": self.hevy,
            "Liftosaur": self.liftosaur,
            "FitNotesWorkouts": self.fitnotes_workouts,
            "FitNotes": self.fitnotes,
            "Strong": self.strong,
        }

    @property
    def regions(self) -> dict[str, Region]:
        """The part of the body by the name of a category, folded."""
        return {fold(name): region for region, names in self.categories.items() for name in names}

    @property
    def month_names(self) -> dict[str, int]:
        """How the names of months begin, folded."""
        return {fold(name): int(number) for number, names in self.months.items() for name in names}


class Layout(Struct, frozen=True, kw_only=True):
    """Whose file a table is, and where each column stands."""

    source: str
    tracker: Tracker
    places: dict[Column, int]
    width: int
    weights: tuple[tuple[int, WeightUnit], ...] = ()
    """Columns of weights that say their unit in the header."""
    metres: float | None = None
    """What one of the distance is, where the header says so."""

    @property
    def least(self) -> int:
        """Cells that a row must have, so that nothing that counts is missing."""
        return 1 + max(self.places[column] for column in COUNTING if column in self.places)


@cache
def trackers() -> Trackers:
    """Return what is known of other trackers' files."""
    return msgspec.convert(tomllib.loads((DATA / "columns.toml").read_text("utf-8")), Trackers)


def layout_of(header: Sequence[str]) -> Layout | None:
    """Return whose header this is by the names of its columns; None for nobody's that is known."""
    titles = [_title(cell) for cell in header]
    for source, tracker in trackers().by_name.items():
        known = {_plain(word): column for column, names in tracker.columns.items() for word in names}
        columns = [known.get(name) for name, _ in titles]
        if all(need in columns for need in tracker.needs):
            return _layout(source, tracker, columns, [unit for _, unit in titles])
    return None


def layouts_by_order(header: Sequence[str]) -> Iterable[Layout]:
    """Yield whose header it may be by the number of its columns alone; the first row has to fit one."""
    units = [unit for _, unit in map(_title, header)]
    for source, tracker in trackers().by_name.items():
        for order in tracker.order:
            if len(order) == len(header):
                yield _layout(source, tracker, order, units)


def _layout(source: str, tracker: Tracker, columns: Sequence[Column | None], units: Sequence[str]) -> Layout:
    places: dict[Column, int] = {}
    weights = []
    for place, column in enumerate(columns):
        if column is Column.WEIGHT and units[place] in WEIGHT_UNITS:
            weights.append((place, WEIGHT_UNITS[units[place]]))
        if column is not None:
            places.setdefault(column, place)
    distance = places.get(Column.DISTANCE)
    return Layout(
        source=source,
        tracker=tracker,
        places=places,
        width=len(columns),
        weights=tuple(weights),
        metres=None if distance is None else DISTANCE_UNITS.get(units[distance]),
    )


def _title(cell: str) -> tuple[str, str]:
    """Return a column's name as it is compared, and the unit behind it."""
    words = _WORD.findall(fold(cell[:100]))
    unit = words[-1] if len(words) > 1 else ""
    if unit in WEIGHT_UNITS or unit in DISTANCE_UNITS or unit in _TIME_UNITS:
        return "".join(words[:-1]), unit
    return "".join(words), ""


def _plain(name: str) -> str:
    return "".join(_WORD.findall(fold(name)))
