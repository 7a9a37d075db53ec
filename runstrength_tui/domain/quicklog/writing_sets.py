"""The sets of an exercise as a line tells them: ``3x8 16kg rir 2 r90s``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule, turns_of
from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog.building import plain_kind
from runstrength_tui.domain.quicklog.cursor import quoted
from runstrength_tui.domain.quicklog.said import clean_note
from runstrength_tui.domain.rating import effort_of
from runstrength_tui.domain.session import ExerciseRecord, Load, SetKind, SetRecord, SkipReason
from runstrength_tui.domain.units import KG_PER_LB, WeightUnit, to_kg
from runstrength_tui.domain.version import Version

_KINDS: Final = {SetKind.WORK: "", SetKind.WARM_UP: "w ", SetKind.DROP: "drop "}
_REASONS: Final = {
    SkipReason.NO_KIT: "no kit",
    SkipReason.PAIN: "pain",
    SkipReason.TIRED: "tired",
    SkipReason.TIME: "no time",
    SkipReason.CHECK: "check",
    SkipReason.ADVICE: "on advice",
}
_UNITS: Final = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}
_LEAST_LIST: Final = 3
"""Two numbers between commas could be one with a decimal comma."""


def entry_text(record: ExerciseRecord, name: str, names: Names) -> str:
    """Return an exercise as an entry of a line, under a name that is known to stand for it."""
    version = _version(record, names)
    parts = [name]
    if record.sets and record.sets[0].rest_s is not None:
        parts.append(f"rest {record.sets[0].rest_s}s")
    plain = (
        version is not None
        and version.load is LoadKind.BODYWEIGHT
        and all(done.load == Load() for done in record.sets)
    )
    for number, group in enumerate(_groups(record)):
        parts.append(_group(group, record, version, first=number == 0, loads=not plain))
    if record.skipped is not None:
        parts.append(f"skipped {_REASONS[record.skipped]}")
    elif not record.sets:
        parts.append("not done")
    if note := clean_note(record.note):
        parts.append(f"note {quoted(note)}")
    return " ".join(parts)


def mass_text(kg: float, unit: WeightUnit) -> str:
    """Return a weight in its unit that reads back as the very same number of kilograms."""
    if unit is WeightUnit.KG:
        return f"{plain_text(kg)}kg"
    lb = kg / KG_PER_LB
    for digits in range(1, 16):
        if to_kg(round(lb, digits), unit) == kg:
            return f"{plain_text(round(lb, digits))}lb"
    near = (math.nextafter(lb, 0), lb, math.nextafter(lb, math.inf))
    return f"{plain_text(next((each for each in near if to_kg(each, unit) == kg), lb))}lb"


def plain_text(value: float) -> str:
    """Return a number that reads back as the very same, without an exponent."""
    text = repr(float(value))
    if "e" in text:
        text = f"{value:.30f}".rstrip("0")
    return text.removesuffix(".0").rstrip(".")


def _version(record: ExerciseRecord, names: Names) -> Version | None:
    exercise = names.by_id.get(record.exercise)
    if exercise is None:
        return None
    return next((Version(exercise, rung) for rung in exercise.ladder if rung.id == record.rung), None)


def _groups(record: ExerciseRecord) -> Iterator[list[SetRecord]]:
    """Yield sets one after another that are told in one: alike in all but their counts, none missed."""
    sets = record.sets
    keys: list[tuple[object, ...]] = []
    for number, done in enumerate(sets):
        rest = sets[1].rest_s if number == 0 and len(sets) > 1 else done.rest_s
        alone = number if done.missed or _sided(done, record) is not None else -1
        keys.append((done.kind, done.load, done.effort, done.rir, done.to_failure, rest, alone))
    for _, same in groupby(range(len(sets)), key=lambda number: keys[number]):
        yield from _alike([sets[number] for number in same])


def _alike(sets: list[SetRecord]) -> Iterator[list[SetRecord]]:
    """Yield sets of one count together, and the rest as lists of at least three."""
    runs = [list(same) for _, same in groupby(sets, key=lambda done: done.count)]
    if len(runs) == 1 or len(sets) >= _LEAST_LIST:
        yield sets
    else:
        yield from runs


def _sided(done: SetRecord, of: ExerciseRecord) -> tuple[int, int] | None:
    """Return what each side did where that does not follow from the count."""
    if done.left is None or done.right is None:
        return None
    sides = done.left, done.right
    return None if sides == turns_of(of.side, done.count) else sides


def _group(
    sets: Sequence[SetRecord],
    of: ExerciseRecord,
    version: Version | None,
    *,
    first: bool,
    loads: bool,
) -> str:
    done = sets[-1]
    parts = [_KINDS[done.kind] + _counts(sets, of, version)]
    if loads:
        parts += _load(done.load, version)
    if done.missed:
        parts.append(f"{done.missed} missed")
    if done.rir is not None:
        parts.append(f"rir {plain_text(done.rir)}")
    if done.effort is not None and (done.rir is None or effort_of(done.rir) is not done.effort):
        parts.append(done.effort.value)
    if done.to_failure:
        parts.append("to failure")
    if done.rest_s is not None and not (first and len(sets) == 1):
        parts.append(f"r{done.rest_s}s")
    return " ".join(parts)


def _counts(sets: Sequence[SetRecord], of: ExerciseRecord, version: Version | None) -> str:
    measure = of.measure if version is None or version.measure is of.measure else Measure.REPS
    unit = _UNITS[measure]
    sides = _sided(sets[0], of)
    if sides is not None:
        return f"L{sides[0]}{unit} R{sides[1]}{unit}"
    counts = [done.count for done in sets]
    side = version.side if version is not None else of.side
    behind = ""
    if side is not SideRule.BOTH and all(count % 2 == 0 for count in counts):
        counts, behind = [count // 2 for count in counts], "/side"
    if len(set(counts)) == 1:
        return f"{len(counts)}x{counts[0]}{unit}{behind}"
    return ",".join(f"{count}{unit}" for count in counts) + behind


def _load(load: Load, version: Version | None) -> Iterator[str]:
    if load.kg is not None:
        yield _weight(load, load.kg, version)
    elif load.kind is LoadKind.BODYWEIGHT and not load.box_cm:
        yield "bw"
    elif load.kind in (LoadKind.EXTERNAL, LoadKind.ADDED, LoadKind.ASSISTED):
        yield "no weight"
    if load.kind is LoadKind.BAND or load.band:
        yield f"band {quoted(clean_note(load.band))}" if load.band else "band"
    if load.box_cm:
        yield f"box {load.box_cm}cm"
    elif load.kind is LoadKind.BOX and load.kg is None:
        yield "no box"
    if load.gap_cm:
        yield f"gap {load.gap_cm}cm"


def _weight(load: Load, kg: float, version: Version | None) -> str:
    text = mass_text(abs(kg), load.unit)
    external = version is not None and version.load is LoadKind.EXTERNAL
    if load.kind is LoadKind.ADDED:
        return f"added {text}" if external else f"+{text}"
    if load.kind is LoadKind.ASSISTED:
        return f"help {text}" if external else f"-{text}"
    plain = version is None or plain_kind(version) is LoadKind.EXTERNAL
    return text if plain else f"with {text}"
