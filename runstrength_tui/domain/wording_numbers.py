"""Numbers, times and dates in words; the same on every screen and on the command line.

English month and day names whatever the locale, so that output can be compared.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from runstrength_tui.domain.units import DistanceUnit, WeightUnit, from_kg, from_metres

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number_text(value: float) -> str:
    """Return a number with at most two decimals and no empty ones: ``16``, ``12.5``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def many_text(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 landing``, ``24 landings``; ``many`` is for irregular plurals."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def mass_text(kg: float, unit: WeightUnit) -> str:
    """Return a weight in the unit it was entered in: ``16 kg``, ``35 lb``."""
    return f"{number_text(from_kg(kg, unit))} {unit}"


def distance_text(metres: float, unit: DistanceUnit) -> str:
    """Return how far a run was: ``8 km``, ``13.1 mi``."""
    return f"{number_text(from_metres(metres, unit))} {unit}"


def clock_text(seconds: int) -> str:
    """Return whole seconds as a clock: ``0:45``, ``1:30``, ``1:02:03``; below zero reads ``0:00``."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span_text(seconds: float) -> str:
    """Return how long something took: ``45 s``, ``12 min``, ``1 h 05 min``."""
    if seconds < 60:
        return f"{max(0, round(seconds))} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def date_text(day: date, today: date, *, weekday: bool = False) -> str:
    """Return a date: ``12 Oct``, ``Monday 12 Oct``, with the year where it is not this year's."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    if day.year != today.year:
        text += f" {day.year}"
    return f"{_DAYS[day.weekday()]} {text}" if weekday else text


def month_text(month: int) -> str:
    """Return a month's short name: ``Oct`` for 10."""
    return _MONTHS[month - 1]


def weekday_text(day: date) -> str:
    """Return a day's name: ``Monday``."""
    return _DAYS[day.weekday()]


def day_text(day: date, today: date) -> str:
    """Return a day as one says it: ``today``, ``yesterday``, ``Thursday`` of the last six, ``12 Oct``."""
    ago = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if ago in near:
        return near[ago]
    return _DAYS[day.weekday()] if 1 < ago < 7 else date_text(day, today)


def time_text(moment: datetime) -> str:
    """Return the time of day as it was where it was noted: ``07:05``."""
    return f"{moment:%H:%M}"
