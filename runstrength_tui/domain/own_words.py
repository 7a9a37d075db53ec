"""How what a person told of themselves is said: what they own, health, races, runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from runstrength_tui.domain.coach.habits import WEEKDAYS
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Weights
from runstrength_tui.domain.profile import Flag, Race, Said
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.domain.wording import date_text, day_text, distance_text, number_text, span_text

FLAGS: Final = {
    Flag.HEART: (
        "Heart, circulation, kidneys",
        "A disease of the heart, circulation, metabolism or kidneys?",
    ),
    Flag.SYMPTOMS: ("Chest, or fainting", "Discomfort in the chest, or a faint, when you work hard?"),
    Flag.BLOOD_PRESSURE: ("High blood pressure", "High blood pressure that is not under control?"),
    Flag.JOINT: (
        "Joint, bone or tendon",
        "Joint, bone or tendon trouble, or surgery, in the last 12 months?",
    ),
    Flag.PREGNANT: ("Pregnancy or birth", "Pregnant, or a birth in the last 12 weeks?"),
    Flag.DOCTOR: ("Told to hold back", "Has a doctor told you to limit activity?"),
    Flag.UNDER_18: ("Under 18", "Younger than 18?"),
    Flag.OVER_65: ("Over 65, new to this", "Over 65 and new to lifting?"),
    Flag.LOW_FUEL: (
        "Low on fuel",
        "Repeated bone injuries, missed periods, or much weight lost fast?",
    ),
}
"""Each health question in two or three words and in full; our own words."""
_RULE_OF: Final = {
    Flag.SYMPTOMS: "O2",
    Flag.PREGNANT: "O5",
    Flag.UNDER_18: "O4",
    Flag.LOW_FUEL: "B19",
}
_ANY_YES: Final = "O1"
LEVELS: Final = {
    Level.BEGINNER: "under 3 months",
    Level.INTERMEDIATE: "3 to 12 months",
    Level.ADVANCED: "over a year",
}


def changed_by(flag: Flag) -> str:
    """Return the safety rule whose text says what a yes changes."""
    return _RULE_OF.get(flag, _ANY_YES)


def said_text(said: Said | None) -> str:
    """Return an answer to a health question."""
    return {None: "not asked yet", Said.YES: "yes", Said.NO: "no", Said.LIFTED: "yes, need not hold back"}[
        said
    ]


def weights_text(owned: Iterable[Weights]) -> str:
    """Return weights: ``8, 2 × 12 kg, 35 lb``; empty for none."""
    named = ((", ".join(_counted(each, " × ")), each.unit) for each in owned)
    return ", ".join(f"{amounts} {unit}" for amounts, unit in named if amounts)


def weights_typed(owned: Iterable[Weights], unit: WeightUnit) -> str:
    """Return weights as they can be typed again where ``unit`` is taken for granted: ``8 2x12 35lb``."""
    return " ".join(
        amount if each.unit is unit else f"{amount}{each.unit}"
        for each in owned
        for amount in _counted(each, "x")
    )


def _counted(weights: Weights, times: str) -> list[str]:
    counts = {amount: weights.amounts.count(amount) for amount in sorted(weights.amounts)}
    return [
        f"{count}{times}{number_text(amount)}" if count > 1 else number_text(amount)
        for amount, count in counts.items()
    ]


def race_text(race: Race, today: date, unit: DistanceUnit) -> str:
    """Return when and how far a race is, and whether it is a goal: ``4 Apr 2027, 21.1 km, goal``."""
    parts = [date_text(race.on, today)]
    if race.distance_m:
        parts.append(distance_text(race.distance_m, unit))
    if race.goal:
        parts.append("goal")
    return ", ".join(parts)


def run_text(run: Run, unit: DistanceUnit) -> str:
    """Return what a run was: ``easy 8 km, 42 min``, ``long, planned``."""
    first = f"{run.kind} {distance_text(run.distance_m, unit)}" if run.distance_m else str(run.kind)
    parts = [first]
    if run.seconds:
        parts.append(span_text(run.seconds))
    if run.planned:
        parts.append("planned")
    return ", ".join(parts)


def added_text(told: Run | Race, today: date, unit: DistanceUnit) -> str:
    """Return a new run or race with its day: ``Sunday, long 18 km, planned``; ``race, 4 Apr 2027, goal``."""
    if isinstance(told, Race):
        return f"{told.name or 'race'}, {race_text(told, today, unit)}"
    return f"{day_text(told.started_at.date(), today)}, {run_text(told, unit)}"


def usual_days_text(usual: Mapping[int, RunKind]) -> str:
    """Return the weekdays that bring a hard or long run, as learned: ``Tue hard, Sun long``."""
    words = [f"{WEEKDAYS[day][:3]} {kind}" for day, kind in sorted(usual.items())]
    return ", ".join(words) or "no hard or long day yet"
