"""The year by day: a day that is missing, or in the wrong place, looks like one that was left out."""

from __future__ import annotations

from datetime import date, timedelta

from runstrength_tui.domain.history.days import (
    WEEKS,
    days_of,
    first_of_months,
    month_of,
    summed,
    told_of,
    year_to,
)
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.units import DistanceUnit
from tests.domain.history.made import RUNS, SESSIONS, collected

TODAY = date(2026, 11, 21)
FIRST = year_to(TODAY)
HISTORY = collected(list(SESSIONS.values()), list(RUNS.values()))


def test_each_day_says_what_there_was_and_how_much_beside_the_others() -> None:
    days = days_of(HISTORY, FIRST, TODAY)
    records: list[Session | Run] = [*SESSIONS.values(), *RUNS.values()]
    wanted: dict[date, tuple[bool, bool]] = {}
    for each in records:
        day = each.started_at.date()
        if FIRST <= day <= TODAY:
            strength, run = wanted.get(day, (False, False))
            wanted[day] = strength or isinstance(each, Session), run or isinstance(each, Run)
    assert {day: (found.strength, found.run) for day, found in days.items()} == wanted
    assert days[date(2026, 11, 20)].strength and days[date(2026, 11, 20)].run
    half = days[date(2026, 3, 8)]  # 118 minutes at 9 of 10
    assert (half.level, days[date(2026, 11, 16)].level) == (3, 1)
    assert {found.level for found in days.values()} == {1, 2, 3}


def test_a_single_day_has_a_level() -> None:
    (day,) = days_of(collected([SESSIONS["a"]], []), date.min, date.max).values()
    assert (day.strength, day.run, day.level) == (True, False, 1)


def test_the_year_ends_with_this_week_and_every_month_is_named_once() -> None:
    assert FIRST.weekday() == 0
    assert FIRST + timedelta(weeks=WEEKS) == date(2026, 11, 23)
    months = [day for _, day in first_of_months(FIRST, WEEKS)]
    assert months == [date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 12))]
    assert month_of(date(2024, 2, 10)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))


def test_a_day_is_told_in_the_order_it_went() -> None:
    assert told_of(date(2026, 11, 20), HISTORY, TODAY, DistanceUnit.KM) == (
        "Friday 20 Nov",
        "Easy run, 40:00",
        "Bob's evening, 1 set, 30 min",
    )
    assert told_of(date(2026, 11, 18), HISTORY, TODAY, DistanceUnit.KM) == ("Wednesday 18 Nov",)
    assert summed(HISTORY, date(2026, 11, 16), TODAY, DistanceUnit.KM) == (
        "3 sessions, 68 min, 3 runs, 20.3 km, 2 h 05 min"
    )
