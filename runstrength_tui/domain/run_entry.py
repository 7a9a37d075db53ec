"""A run as it is typed into a form: what each field may say, and the run or the race it makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.entries import (
    date_entry,
    distance_entry,
    duration_entry,
    kind_entry,
    rpe_entry,
    time_entry,
    yes_entry,
)
from runstrength_tui.domain.moment import Localise, at_home
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.domain.wording import clock_text, distance_text, number_text, time_text
from runstrength_tui.errors import NotUnderstood

_NOON: Final = time(12)
_YEARS: Final = range(1970, 2201)
_FAR_M: Final = 800
_FASTEST: Final = 8.0
"""Metres in a second, as in the world's best 800 m."""
_GOAL: Final = "goal"
_TO: Final = ("to ", "until ", "till ", "-", "–")
_NOW: Final = ("now", "just now")


class Cell(Struct, frozen=True):
    """One field: its name, what stands in it, and what may."""

    label: str
    value: str
    example: str


class At(IntEnum):
    """The place of each field."""

    DATE = 0
    KIND = 1
    DISTANCE = 2
    TIME = 3
    HOUR = 4
    DONE = 5
    HARD = 6
    NOTE = 7


def run_cells(run: Run | None, unit: DistanceUnit) -> tuple[Cell, ...]:
    """Return the fields, those of a run that is there filled in; all may stay empty but one of them."""
    if run is None:
        values = [""] * len(At)
    else:
        values = [
            run.started_at.date().isoformat(),
            run.kind.value,
            distance_text(run.distance_m, unit) if run.distance_m else "",
            clock_text(run.seconds) if run.seconds else "",
            "" if run.day_only else time_text(run.started_at),
            "planned" if run.planned else "done",
            number_text(run.rpe) if run.rpe is not None else "",
            run.note,
        ]
    labels = {
        "Date": "today, or 29 Nov",
        "Kind": "easy",
        "Distance": f"8 {unit}, or half",
        "Time": "42:10",
        "When": "7:30, to 8:15, now",
        "Done, planned": "by the date",
        "How hard": "0 to 10",
        "Note, name": "",
    }
    return tuple(
        Cell(label, value, example) for (label, example), value in zip(labels.items(), values, strict=True)
    )


def read_run(
    texts: Sequence[str],
    before: Run | None,
    now: datetime,
    unit: DistanceUnit,
    localise: Localise | None = None,
) -> Run | Race:
    """Return what the fields say; a field that was not touched keeps its value to the last digit.

    ``localise`` gives a day and hour the UTC offset that holds then at home; else it is that of now.
    Without an hour only the day is known. A race ahead is a race, not a run. Raises NotUnderstood.
    """
    was = [cell.value for cell in run_cells(before, unit)]
    if before is None and not any(text.strip() for text in texts):
        raise NotUnderstood("Nothing was typed: a distance or a time is enough.")

    def kept(at: At) -> bool:
        return before is not None and texts[at] == was[at]

    done = yes_entry(texts[At.DONE], yes="done", no="planned")
    goal, kind = _kind(texts[At.KIND])
    on = before.started_at.date() if before and kept(At.DATE) else _day(texts[At.DATE], now, done)
    metres = before.distance_m if before and kept(At.DISTANCE) else distance_entry(texts[At.DISTANCE], unit)
    seconds = before.seconds if before and kept(At.TIME) else duration_entry(texts[At.TIME])
    same_day = before is not None and kept(At.DATE)
    if before is not None and same_day and kept(At.HOUR) and not before.day_only:
        start: datetime | None = before.started_at
    else:
        start = _start(texts[At.HOUR], on, seconds, now)
    if metres and seconds and metres >= _FAR_M and metres / seconds > _FASTEST:
        raise NotUnderstood(f"“{texts[At.TIME].strip()}” is faster than anyone runs: write 1h45 or 42:10.")
    if done is None:
        done = start <= now if start is not None and on == now.date() else on <= now.date()
    if done and (on > now.date() or (start is not None and start > now)):
        raise NotUnderstood("That is still ahead, so the run is planned: nothing was changed.")
    if kind is RunKind.RACE and not done and before is None:
        return Race(on=on, name=texts[At.NOTE], distance_m=metres, goal=goal)
    if start is not None:
        began = start
    elif before is not None and same_day and before.day_only and (before.started_at <= now or not done):
        began = before.started_at
    else:
        began = _some_time(on, seconds, now, done=done)
    if localise is not None and (before is None or began != before.started_at):
        began = at_home(began, now, localise)
    run = before or Run(id=0, started_at=began, updated=now)
    return replace(
        run,
        started_at=began,
        day_only=start is None,
        kind=kind,
        planned=not done,
        distance_m=metres,
        seconds=seconds,
        rpe=before.rpe if before and kept(At.HARD) else rpe_entry(texts[At.HARD]),
        note=texts[At.NOTE],
    )


def _day(text: str, now: datetime, done: bool | None) -> date:
    """Return the day; a weekday is the next one for what is planned, the last one for what is done."""
    today, typed = now.date(), text.strip()
    if not typed:
        return today
    day = date_entry(typed, today, ahead=done is False, behind=done is True)
    if day.year not in _YEARS:
        raise NotUnderstood(f"{day.year} is no year to keep a log of: nothing was changed.")
    return day


def _kind(text: str) -> tuple[bool, RunKind]:
    """Return the kind, and whether it is a goal: ``goal race``, ``race, goal``, ``goal``."""
    words = text.lower().replace(",", " ").split()
    goal = _GOAL in words
    rest = " ".join(word for word in words if word != _GOAL)
    kind = kind_entry(rest or (RunKind.RACE if goal else ""))
    if goal and kind is not RunKind.RACE:
        raise NotUnderstood("Only a race can be a goal: nothing was changed.")
    return goal, kind


def _start(text: str, on: date, seconds: int | None, now: datetime) -> datetime | None:
    """Return when it began, by its start or its end; None where neither is said."""
    typed = " ".join(text.lower().split())
    if not typed:
        return None
    took = timedelta(seconds=seconds or 0)
    if typed in _NOW:
        if on != now.date():
            raise NotUnderstood("“now” is an hour of today: nothing was changed.")
        return now - took
    end = next((typed.removeprefix(word) for word in _TO if typed.startswith(word)), "")
    at = datetime.combine(on, time_entry(end or typed), now.tzinfo)
    if end and at > now and on == now.date():
        raise NotUnderstood("That hour is still ahead: nothing was changed.")
    return at - took if end else at


def _some_time(on: date, seconds: int | None, now: datetime, *, done: bool) -> datetime:
    """Return a moment of a day of which nothing more is known: noon, or before it where that is ahead."""
    noon = datetime.combine(on, _NOON, now.tzinfo)
    if not done or on < now.date():
        return noon
    midnight = datetime.combine(on, time(), now.tzinfo)
    return max(midnight, min(noon, now - timedelta(seconds=seconds or 0)))
