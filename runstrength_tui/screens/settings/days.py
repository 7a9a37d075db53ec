"""When strength is to be: on which days, how often, how long, and beside which runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from runstrength_tui.domain.profile import StrengthOn
from runstrength_tui.domain.schedule import EXAMPLES, next_scheduled, schedule_entry, schedule_text
from runstrength_tui.domain.wording import date_text
from runstrength_tui.screens.settings.entry import Desk, Entry, Part
from runstrength_tui.screens.settings.form import Blank, Form

_ON = {StrengthOn.EASY_DAYS: "easy days", StrengthOn.HARD_DAYS: "hard days, after the run"}
_A_WEEK = {None: "as it suits", 1: "1", 2: "2", 3: "3"}
_MINUTES = {None: "about 30 min", 10: "10 min", 20: "20 min", 40: "40 min", 60: "60 min"}


def days(desk: Desk) -> Part:
    """Return the part with the days for strength, how often, how long, and beside which runs."""
    return Part(
        "Strength days",
        (
            _schedule(desk),
            _habit(
                desk,
                "Sessions a week",
                "How many are suggested at most. One keeps what you have, two add to it.",
                "a_week",
                _A_WEEK,
            ),
            _habit(desk, "Time for one", "What is suggested fits, give or take.", "minutes", _MINUTES),
            _habit(
                desk,
                "Beside runs",
                "Away from hard runs, or after them, so that easy days stay easy.",
                "strength_on",
                _ON,
            ),
        ),
    )


def _habit(desk: Desk, label: str, about: str, name: str, words: Mapping[Any, str]) -> Entry:
    """Return a line of which ``enter`` goes through the values, from what holds at that moment."""
    values = tuple(words)

    async def change(by: int) -> str:
        here = getattr(desk.personal.profile.habits, name)
        at = values.index(here) if here in values else 0
        value = values[(at + by) % len(values)]
        await desk.personal.change(lambda told: replace(told, habits=replace(told.habits, **{name: value})))
        return ""

    here = getattr(desk.personal.profile.habits, name)
    return Entry(label, words.get(here, f"{here}"), about, change)


def _schedule(desk: Desk) -> Entry:
    profile, today = desk.personal.profile, desk.backstage.clock().date()
    rule = profile.habits.schedule
    about = f"For example {EXAMPLES}; empty for any day. The week of a goal race is left out by itself."

    def read(texts: Sequence[str]) -> str:
        return schedule_entry(texts[0], today)

    async def change(_: int) -> str:
        words = schedule_text(rule, today) if rule else ""
        typed = words if not words.startswith(("by the rule", "not readable")) else rule.splitlines()[-1]
        typed = typed.partition(" from ")[0]
        found = await desk.app.push_screen_wait(
            Form("Which days are for strength?", (Blank("Days", typed, "tue fri"),), read, about)
        )
        if found is None or found == rule or (typed and found and schedule_text(found, today) == words):
            return ""
        await desk.personal.change(lambda told: replace(told, habits=replace(told.habits, schedule=found)))
        after = desk.personal.profile
        if not found:
            return "Strength on any day that suits, then."
        then = next_scheduled(after.habits, today, after.races)
        first = f", next {date_text(then, today, weekday=True)}" if then else ""
        return f"Strength on {schedule_text(found, today)}{first}; never in the week of a goal race."

    return Entry("Days", schedule_text(rule, today), about, change)
