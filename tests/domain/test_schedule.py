"""The days for strength: what is typed is what is kept, and is said back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.profile import Habits, Race
from runstrength_tui.domain.schedule import next_scheduled, schedule_entry, schedule_text, scheduled
from runstrength_tui.errors import NotUnderstood

FRIDAY = date(2026, 11, 27)
FROM = "DTSTART:20261127T000000\nRRULE:FREQ=DAILY;INTERVAL="


@pytest.mark.parametrize(
    ("typed", "rule", "said"),
    [
        ("tue fri", "FREQ=WEEKLY;BYDAY=TU,FR", "Tuesdays and Fridays"),
        ("Tuesdays and Fridays, not in race week", "FREQ=WEEKLY;BYDAY=TU,FR", "Tuesdays and Fridays"),
        ("fr,tu", "FREQ=WEEKLY;BYDAY=TU,FR", "Tuesdays and Fridays"),
        ("on weds & sunday", "FREQ=WEEKLY;BYDAY=WE,SU", "Wednesdays and Sundays"),
        ("mon-wed sat", "FREQ=WEEKLY;BYDAY=MO,TU,WE,SA", "Mondays, Tuesdays, Wednesdays and Saturdays"),
        ("sat-mon", "FREQ=WEEKLY;BYDAY=MO,SA,SU", "Mondays, Saturdays and Sundays"),
        ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "weekdays"),
        ("weekends", "FREQ=WEEKLY;BYDAY=SA,SU", "weekends"),
        ("every day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day"),
        ("every tuesday", "FREQ=WEEKLY;BYDAY=TU", "Tuesdays"),
        ("every other tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Tuesdays, every other week"),
        ("every other week mon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "Mondays, every other week"),
        ("every other day", f"{FROM}2", "every other day from 27 Nov"),
        ("every 3rd day", f"{FROM}3", "every third day from 27 Nov"),
        (
            "rrule:freq=monthly;bymonthday=1",
            "FREQ=MONTHLY;BYMONTHDAY=1",
            "by the rule FREQ=MONTHLY;BYMONTHDAY=1",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1MO,-1FR",
            "FREQ=MONTHLY;BYDAY=1MO,-1FR",
            "by the rule FREQ=MONTHLY;BYDAY=1MO,-1FR",
        ),
        (
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101",
            "by the rule FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101",
        ),
        ("Tue - Thu", "FREQ=WEEKLY;BYDAY=TU,WE,TH", "Tuesdays, Wednesdays and Thursdays"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "weekdays"),
        ("Mondays, every 2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "Mondays, every other week"),
        ("any day", "", "any day"),
        ("", "", "any day"),
    ],
)
def test_days_are_kept_as_they_were_typed_and_said_back(typed: str, rule: str, said: str) -> None:
    """Somebody who wrote Tuesdays would be sent to train on Thursdays."""
    assert schedule_entry(typed, FRIDAY) == rule
    assert schedule_text(rule, FRIDAY) == said


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("t", "“t” is no day of the week"),
        ("tomorrow", "“tomorrow” is no day of the week"),
        ("tue 7", "“7” is no day of the week"),
        ("on the", "“on the” names no days"),
        ("FREQ=SECONDLY", "This rule cannot be read"),
        ("FREQ=WEEKLY;BYDAY=XX", "This rule cannot be read"),
        ("FREQ=DAILY;" + "BYMONTH=1;" * 60, "This rule cannot be read"),
        ("FREQ=DAILY;INTERVAL=0", "This rule cannot be read"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "This rule cannot be read"),
        ("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20", "This rule cannot be read"),
        ("FREQ=DAILY;UNTIL=20200101", "This rule has no day in the year ahead"),
        ("twice a week", "“twice” is no day of the week"),
    ],
)
def test_what_names_no_days_is_said(typed: str, says: str) -> None:
    """A slip would be kept as some other days, or a rule that never ends stop the screen."""
    with pytest.raises(NotUnderstood) as told:
        schedule_entry(typed, FRIDAY)
    assert str(told.value) == f"{says}; for example tue fri, weekdays, or every other day."


def test_the_week_up_to_a_goal_race_is_left_out() -> None:
    """Two days before the race of the year the legs would be asked for squats."""
    habits = Habits(schedule="FREQ=WEEKLY;BYDAY=TU,FR")
    month = date(2026, 12, 1), date(2026, 12, 31)
    days = [day.day for day in scheduled(habits, *month) or ()]
    assert days == [1, 4, 8, 11, 15, 18, 22, 25, 29]
    goal = Race(on=date(2026, 12, 13), goal=True)
    left = [day.day for day in scheduled(habits, *month, [goal]) or ()]
    assert left == [1, 4, 15, 18, 22, 25, 29]
    assert scheduled(habits, *month, [Race(on=date(2026, 12, 13))]) == scheduled(habits, *month)
    assert next_scheduled(habits, date(2026, 12, 4), [goal]) == date(2026, 12, 15)
    for none in (Habits(), Habits(schedule="no rule"), Habits(schedule="FREQ=HOURLY")):
        assert scheduled(none, *month) is None and next_scheduled(none, FRIDAY) is None
    assert schedule_text("FREQ=HOURLY", FRIDAY) == "not readable, so any day"


def test_every_other_day_goes_on_across_weeks_and_years() -> None:
    """After a New Year the days would jump, and two sessions stand side by side."""
    habits = Habits(schedule=schedule_entry("every other day", FRIDAY))
    days = scheduled(habits, FRIDAY - timedelta(days=30), FRIDAY + timedelta(days=60)) or ()
    assert days[0] == FRIDAY
    assert {(after - before).days for before, after in pairwise(days)} == {2}


@settings(max_examples=60)
@given(
    st.sets(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1),
    st.dates(date(2025, 1, 1), date(2035, 1, 1)),
)
def test_any_days_come_back_on_just_those_days(names: set[str], first: date) -> None:
    """Whatever days are chosen, and whenever they are asked for."""
    habits = Habits(schedule=schedule_entry(" ".join(names), first))
    days = scheduled(habits, first, first + timedelta(days=13)) or ()
    assert len(days) == 2 * len(names)
    assert {f"{day:%a}".lower() for day in days} == names
    assert schedule_entry(schedule_text(habits.schedule, first), first) == habits.schedule
