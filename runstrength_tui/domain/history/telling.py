"""Weeks and rows of the history in words; the same in the app and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from runstrength_tui.domain.history.collection import History, Totals, Week, days_of
from runstrength_tui.domain.history.marks import Mark
from runstrength_tui.domain.history.rows import Row
from runstrength_tui.domain.units import DistanceUnit, to_metres
from runstrength_tui.domain.wording_numbers import clock_text, date_text, distance_text, many_text, span_text

NO_PLAN: Final = "Without a plan"
_KINDS: Final = {Mark.LONG: "long run", Mark.RACE: "race", Mark.HARD: "hard run", Mark.EASY: "easy run"}


def week_text(week: Week, today: date) -> str:
    """Return which week it is: ``This week``, ``16–22 Nov``, ``28 Dec–3 Jan 2026``."""
    first, last = days_of(week)
    if first <= today <= last:
        return "This week"
    if first <= today - timedelta(days=7) <= last:
        return "Last week"
    end = date_text(last, today)
    if first.month == last.month:
        return f"{first.day}–{end}"
    begin = date_text(first, last)
    return f"{begin}–{end}"


def sums(totals: Totals, unit: DistanceUnit) -> tuple[str, str, str]:
    """Return what a week adds up to, in three parts: sessions and minutes, sets and landings, runs.

    A part is empty where there was none of it.
    """
    strength = work = ran = ""
    if totals.sessions:
        strength = f"{many_text(totals.sessions, 'session')}, {totals.minutes} min"
        parts = [many_text(totals.sets, "set")]
        if totals.hard_sets:
            parts.append(f"{totals.hard_sets} hard")
        if totals.landings:
            parts.append(many_text(totals.landings, "landing"))
        work = ", ".join(parts)
    if totals.runs:
        parts = [many_text(totals.runs, "run")]
        if totals.metres:
            parts.append(rough_distance(totals.metres, unit))
        if totals.run_seconds:
            parts.append(span_text(totals.run_seconds))
        ran = ", ".join(parts)
    return strength, work, ran


def rough_distance(metres: float, unit: DistanceUnit) -> str:
    """Return a distance to a tenth: ``21.1 km``."""
    step = to_metres(1, unit)
    return distance_text(round(metres / step, 1) * step, unit)


def when_text(row: Row, today: date, *, weekday: bool = True) -> str:
    """Return the day of a row: ``Thursday 19 Nov``."""
    return date_text(row.day, today, weekday=weekday)


def clock_of(row: Row) -> str:
    """Return the time of day at which it began: ``18:02``; "" where only the day is known."""
    return "" if row.marks & Mark.DAY_ONLY else f"{row.minute // 60:02}:{row.minute % 60:02}"


def how_long(row: Row) -> str:
    """Return how long it took: ``29 min``, ``42:10``; "" where that is not known."""
    if row.is_run:
        return clock_text(row.seconds) if row.seconds else ""
    return f"{row.minutes} min" if row.minutes else ""


def name_of(row: Row, history: History) -> str:
    """Return what a row is called: the plan's name, ``Easy run``."""
    if row.is_run:
        kind = next(word for mark, word in _KINDS.items() if row.marks & mark)
        return f"{kind[:1].upper()}{kind[1:]}"
    return history.plans[row.plan][1] or NO_PLAN


def what_text(row: Row, history: History, unit: DistanceUnit, *, short: bool = False) -> str:
    """Return a row in one breath: ``Runner's base A, 12 sets, 1 record``, ``Long run, 18 km``."""
    return ", ".join((name_of(row, history), *_what(row, history, unit, short)))


def _what(row: Row, history: History, unit: DistanceUnit, short: bool) -> Iterator[str]:
    if row.is_run:
        if row.metres:
            yield rough_distance(row.metres, unit)
    else:
        yield many_text(row.sets, "set")
        if row.id in history.records:
            yield "record" if short else many_text(len(history.records[row.id].told), "record")
    if row.marks & Mark.PAIN:
        yield "pain"


def found_text(history: History) -> str:
    """Return how much there is: ``3 sessions and 2 runs``, ``nothing``."""
    rows = history.rows
    runs = sum(row.marks & 1 for row in rows)
    parts = [
        many_text(count, what) for count, what in ((len(rows) - runs, "session"), (runs, "run")) if count
    ]
    return " and ".join(parts) or "nothing"
