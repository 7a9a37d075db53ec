"""Which version a set of another tracker is, and the exercises of the person's own that come with a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import (
    BY_WEIGHT,
    WITH_WEIGHT,
    Exercise,
    LoadKind,
    Measure,
    Region,
    SideRule,
)
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.own_exercise import OWN, VERSION, OwnExercise, own_id
from runstrength_tui.domain.quicklog.building import empty_record
from runstrength_tui.domain.session import ExerciseRecord, Load
from runstrength_tui.domain.version import Version
from runstrength_tui.exchange.incoming import How, Matched
from runstrength_tui.exchange.tables.columns import trackers
from runstrength_tui.exchange.tables.known_names import Known, KnownNames, Match, plain
from runstrength_tui.exchange.tables.rows import Row
from runstrength_tui.text import fold

_LEAST_REPS: Final = 2
"""A hold is often written as one rep with its seconds."""


class Use(Struct, frozen=True, gc=False):
    """What one set is a set of: a record without its sets, how it is loaded, how weight is counted."""

    record: ExerciseRecord
    load: LoadKind
    pair: bool = False

    def loaded(self, row: Row) -> Load:
        """Return a set's load; two dumbbells count in all, help is below zero."""
        if row.kg is None or self.load not in BY_WEIGHT:
            return Load(kind=self.load, unit=row.unit)
        kg = abs(row.kg) * (2 if self.pair else 1)
        return Load(kind=self.load, kg=-kg if self.load is LoadKind.ASSISTED else kg, unit=row.unit)


class Exercises:
    """The exercises of one file: each name is looked up once, and none is dropped."""

    def __init__(self, names: Names, own: Sequence[OwnExercise]) -> None:
        self._known = KnownNames(names, own)
        self._taken = {exercise.id for exercise in names.exercises} | {each.id for each in own}
        self._matches: dict[tuple[str, str], Match] = {}
        self._own: dict[str, OwnExercise] = {}
        self._new: dict[str, OwnExercise] = {}
        self._uses: dict[tuple[str, str, str, Measure, LoadKind], Use] = {}
        self._sets: Counter[tuple[str, str, str]] = Counter()
        self._records: dict[tuple[str, str, str], tuple[How, ExerciseRecord]] = {}

    @property
    def new(self) -> tuple[OwnExercise, ...]:
        """Exercises of the person's own that are new, or known better, with this file."""
        return tuple(self._new.values())

    @property
    def matched(self) -> tuple[Matched, ...]:
        """Every name with what it became, those with most sets first."""
        return tuple(
            Matched(
                name=name,
                exercise=record.exercise,
                rung=record.rung,
                version=record.name,
                how=how,
                sets=sets,
                muscles=bool(record.regions),
            )
            for (name, _, _), sets, how, record in (
                (key, sets, *self._records[key]) for key, sets in self._sets.most_common()
            )
        )

    @property
    def pairs(self) -> tuple[str, ...]:
        """Names of versions whose weight is that of two."""
        return tuple(sorted({use.record.name for use in self._uses.values() if use.pair}))

    @property
    def sides(self) -> tuple[str, ...]:
        """Names of versions done with one side and then the other."""
        one = SideRule.ONE_THEN_OTHER
        return tuple(sorted({use.record.name for use in self._uses.values() if use.record.side is one}))

    def use(self, row: Row) -> Use:
        """Return what a set is a set of, and count it."""
        name = (row.exercise, row.equipment)
        match = self._matches.get(name)
        if match is None:
            match = self._matches[name] = self._known.find(*name)
        found = self._ours(match, row) or self._of_own(match, row)
        record = found.record
        how = match.how if not record.exercise.startswith(OWN) or match.facts else How.OWN
        key = (row.exercise, record.exercise, record.rung)
        self._records.setdefault(key, (how, record))
        self._sets[key] += 1
        return found

    def _ours(self, match: Match, row: Row) -> Use | None:
        """Return our version of a set, None where it holds no weight or is counted in something else."""
        version, pair = match.plain, match.pair
        if version is None:
            return None
        if row.kg is not None and version.load is not LoadKind.ASSISTED:
            if row.kg < 0:
                version = match.helped
            elif match.loaded:
                version = match.loaded
            if version is None or version.load not in BY_WEIGHT:
                return None
        if not _counted(row, version.measure):
            return None
        key = (version.exercise.id, version.rung.id, "", version.measure, version.load)
        found = self._uses.get(key)
        if found is None:
            pair = pair and version.load in WITH_WEIGHT
            found = self._uses[key] = Use(empty_record(version, planned=0), version.load, pair)
        return found

    def _of_own(self, match: Match, row: Row) -> Use:
        own = self._own_exercise(match, row)
        load = own.load
        if row.kg is not None and load is LoadKind.BODYWEIGHT:
            load = LoadKind.ASSISTED if row.kg < 0 else LoadKind.EXTERNAL
            if own.muscles and load is LoadKind.EXTERNAL:
                load = LoadKind.ADDED
            own = self._keep(row, replace(own, load=load))
        measure = measure_of(row)
        key = (own.id, VERSION, own.name, measure, load)
        found = self._uses.get(key)
        if found is None:
            record = ExerciseRecord(
                exercise=own.id,
                rung=VERSION,
                name=own.name,
                measure=measure,
                side=own.side,
                regions=own.regions,
            )
            found = self._uses[key] = Use(record, load)
        return found

    def _own_exercise(self, match: Match, row: Row) -> OwnExercise:
        """Return the exercise of a name that is not ours, made of what is known of it the first time."""
        key = _own_key(row)
        found = self._own.get(key)
        if found is None and match.own is not None:
            found = self._own[key] = match.own
            region = _region(row)
            if region and not (found.muscles or found.region):
                found = self._keep(row, replace(found, region=region))
        if found is None:
            name = f"{row.exercise} ({row.equipment})" if row.equipment else row.exercise
            fresh = OwnExercise(id=own_id(name, self._taken), name=name, measure=measure_of(row))
            fresh = _with_facts(fresh, match.facts, match.plain)
            found = self._keep(row, fresh if fresh.muscles else replace(fresh, region=_region(row)))
        return found

    def _keep(self, row: Row, own: OwnExercise) -> OwnExercise:
        self._taken.add(own.id)
        self._own[_own_key(row)] = self._new[own.id] = own
        return own


def _region(row: Row) -> Region | None:
    """Return the part of the body that the file's category says."""
    return _regions().get(fold(row.category)) if row.category else None


@cache
def _regions() -> dict[str, Region]:
    return trackers().regions


def measure_of(row: Row) -> Measure:
    """Return what a set was counted in, as far as its own numbers tell."""
    if row.reps and (row.reps >= _LEAST_REPS or not (row.seconds or row.metres)):
        return Measure.REPS
    if row.seconds:
        return Measure.SECONDS
    return Measure.METRES if row.metres else Measure.REPS


def count_of(row: Row, measure: Measure) -> int:
    """Return a set's count in a measure; 0 where the file has none."""
    if measure is Measure.REPS:
        return row.reps or 0
    return round((row.seconds if measure is Measure.SECONDS else row.metres) or 0)


def _counted(row: Row, measure: Measure) -> bool:
    return count_of(row, measure) > 0 and (measure is not Measure.REPS or measure_of(row) is Measure.REPS)


def _own_key(row: Row) -> str:
    return plain(f"{row.exercise} {row.equipment}") or row.exercise


def _with_facts(own: OwnExercise, facts: Known | None, ours: Version | None) -> OwnExercise:
    """Return an exercise with what is known of it, or of ours that it is a variation of."""
    if facts is not None:
        return replace(own, side=facts.side, load=facts.load, pattern=facts.pattern, muscles=facts.muscles)
    if ours is not None:
        exercise: Exercise = ours.exercise
        return replace(own, side=ours.side, pattern=exercise.pattern, muscles=exercise.muscles)
    return own
