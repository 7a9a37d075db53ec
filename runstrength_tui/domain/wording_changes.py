"""How a change of the history is named, where it is told and where it is taken back."""

from __future__ import annotations

from datetime import date
from typing import Final

from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.domain.wording import session_name
from runstrength_tui.domain.wording_numbers import clock_text, date_text, distance_text

_FACTS: Final = {"races": "your list of races", "own_exercises": "your list of own exercises"}


def session_of_text(session: Session, today: date) -> str:
    """Return which session it is: ``Runner's base A of Saturday 21 Nov``."""
    return f"{session_name(session)} of {date_text(session.started_at.date(), today, weekday=True)}"


def run_of_text(run: Run, today: date) -> str:
    """Return which run it is: ``the run of Saturday 21 Nov``."""
    return f"the run of {date_text(run.started_at.date(), today, weekday=True)}"


def run_there_text(run: Run, today: date, unit: DistanceUnit) -> str:
    """Return that a run like one that is written down now is there: ``You have a run of 8 km that day``."""
    what = distance_text(run.distance_m, unit) if run.distance_m else clock_text(run.seconds or 0)
    return f"You have a run of {what} on {date_text(run.started_at.date(), today, weekday=True)} already."


def race_of_text(race: Race, today: date) -> str:
    """Return which race it is: ``the race of Saturday 21 Nov``."""
    return f"the race of {date_text(race.on, today, weekday=True)}"


def fact_text(name: str) -> str:
    """Return what a field of the person's facts is called."""
    return _FACTS.get(name, "what you told of yourself")
