"""How much of an exercise, as it is typed into fields and read back; what makes no sense is one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NoReturn

from msgspec.structs import replace

from runstrength_tui.domain.entries import heights_entry, weight_entry
from runstrength_tui.domain.exercise import BY_WEIGHT, Exercise, LoadKind, Measure, Rung, SideRule
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.units import WeightUnit, from_kg, to_kg
from runstrength_tui.domain.version import Version
from runstrength_tui.domain.wording import number_text
from runstrength_tui.errors import NotUnderstood

MOST_SETS: Final = 20
MOST_COUNT: Final = {Measure.REPS: 300, Measure.SECONDS: 3600, Measure.METRES: 3600}
MOST_REST_S: Final = 600
_RANGE: Final = re.compile(r"(\d{1,4})(?: ?(?:-|–|to) ?(\d{1,4}))?(?: ?(?:s|secs?|m|reps?|a side|each))*")
_CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)(?: ?min)?|(\d{1,2}) ?m(?:in)?")
_SECONDS: Final = re.compile(r"(\d{1,4})(?: ?s(?:ecs?)?)?")
_NAMES: Final = {Measure.REPS: "Reps", Measure.SECONDS: "Seconds", Measure.METRES: "Metres"}


class Field:
    """Names of the fields, in their order."""

    SETS = "Sets"
    LEFT = "Left in you"
    REST = "Rest"


def dose_fields(dose: Dose, exercise: Exercise, rung: Rung, unit: WeightUnit) -> list[tuple[str, str, str]]:
    """Return the fields of an amount: name, how it stands, and an example of what may be typed."""
    version = Version(exercise, rung)
    side = "" if version.side is SideRule.BOTH else " a side"
    count = f"{dose.low}-{dose.high}" if dose.low != dose.high else f"{dose.low}"
    fields = [
        (Field.SETS, f"{dose.sets}", "3"),
        (f"{_NAMES[version.measure]}{side}", count, "8-10"),
    ]
    if version.load is LoadKind.BOX:
        fields.append(("Box, cm", f"{dose.box_cm or ''}", "as last time"))
    elif version.load in BY_WEIGHT:
        weight = "" if dose.kg is None else number_text(round(from_kg(dose.kg, unit), 2))
        fields.append((f"Weight, {unit.value}", weight, "as last time"))
    if not exercise.landings(rung):
        fields.append((Field.LEFT, "" if dose.rir is None else f"{dose.rir}", "3"))
    fields.append((Field.REST, f"{dose.rest_s}", "90, 1:30"))
    return fields


def read_dose(typed: Sequence[str], dose: Dose, exercise: Exercise, rung: Rung, unit: WeightUnit) -> Dose:
    """Return the amount that was typed into the fields; raises NotUnderstood with one sentence."""
    fields = dose_fields(dose, exercise, rung, unit)
    names, version = [name for name, _, _ in fields], Version(exercise, rung)
    found = dict(zip(names, (" ".join(text.split()) for text in typed), strict=True))
    low, high = _range(names[1], found[names[1]], MOST_COUNT[version.measure])
    made = replace(
        dose,
        sets=_whole(Field.SETS, found[Field.SETS], 1, MOST_SETS),
        low=low,
        high=high,
        per_side=version.side is not SideRule.BOTH,
        rest_s=_rest(found[Field.REST]),
    )
    if Field.LEFT in found:
        left = found[Field.LEFT]
        made = replace(made, rir=_whole(Field.LEFT, left, 0, 10) if left else None)
    if version.load is LoadKind.BOX:
        heights = heights_entry(found[names[2]])
        if len(heights) > 1:
            raise NotUnderstood("One height is wanted; nothing was changed.")
        made = replace(made, box_cm=heights[0] if heights else None)
    elif version.load in BY_WEIGHT and found[names[2]] != fields[2][1]:  # else it stays as exact as it was
        weight = weight_entry(found[names[2]], unit)
        made = replace(made, kg=round(to_kg(*weight), 3) if weight else None)
    return made


def _range(name: str, text: str, most: int) -> tuple[int, int]:
    match = _RANGE.fullmatch(text.lower())
    if match is None:
        _refuse(f"{name}: “{text}” is no number" if text else f"{name}: a number is wanted", "8 or 8-10")
    low, high = int(match[1]), int(match[2] or match[1])
    if not 1 <= low <= high <= most:
        _refuse(f"{name}: 1 to {most} is wanted, the lower number first", "8-10")
    return low, high


def _whole(name: str, text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text[:5]) <= most:
        _refuse(f"{name}: {least} to {most} is wanted", f"{min(3, most)}")
    return int(text)


def _rest(text: str) -> int:
    typed = text.lower()
    if clock := _CLOCK.fullmatch(typed):
        seconds = int(clock[1] or clock[3]) * 60 + int(clock[2] or 0)
    else:
        plain = _SECONDS.fullmatch(typed)
        seconds = int(plain[1]) if plain else -1
    if not 0 <= seconds <= MOST_REST_S:
        said = f"“{text}” is none of up to {MOST_REST_S // 60} minutes" if text else "a time is wanted"
        _refuse(f"{Field.REST}: {said}", "90 or 1:30")
    return seconds


def _refuse(why: str, example: str) -> NoReturn:
    raise NotUnderstood(f"{why}; for example {example}.")
