"""Why a session waits for a day that suits it better: clear of hard runs, or after one, as it is set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.habits import LEARNED, WEEKDAYS, expected
from runstrength_tui.domain.coach.suggestion import Asked, Reason
from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.profile import StrengthOn
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.before import runs_ahead, runs_behind, strength_after
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.looking_back import days_ago
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.strength import lands, main_region

_FOR_LEGS: Final = 4
"""Days that a session waits at most for one on which the legs can work."""
_FOR_SETTING: Final = 2
"""Days that it waits at most for a hard run that it is to follow."""
_LATEST: Final = 4
"""Days after the last session from which it waits for no hard run (all three are our own choice)."""


def better_day(asked: Asked, week: Sequence[Session], left: int) -> Reason | None:
    """Return why a day soon is better; ``week`` are seven days' sessions, ``left`` how many it lacks.

    Never for the first session of all, and never where the time before or after a race sets the pace.
    """
    if not week or asked.holding:
        return None
    return _after_hard_run(asked, week) or _for_legs(asked, week, _FOR_LEGS if left == 1 else 1)


def near_run(context: Context) -> bool:
    """Whether a key run or a race keeps the legs light."""
    behind = any(not strength_after(context, run) for run in runs_behind(context))
    return behind or bool(runs_ahead(context))


def _after_hard_run(asked: Asked, week: Sequence[Session]) -> Reason | None:
    """Where strength goes on hard days: why it waits for the next of them."""
    now = asked.context.now
    if asked.context.profile.habits.strength_on is not StrengthOn.HARD_DAYS:
        return None
    away = {(run.started_at.date() - now.date()).days for run in _runs(asked) if run.kind is RunKind.HARD}
    ahead = [days for days in range(1, _FOR_SETTING + 1) if days in away]
    if 0 in away or not ahead or days_ago(asked.context, week[0]) > _LATEST:
        return None
    return asked.reason("hard_day", {"when": _when(now, ahead[0])})


def _for_legs(asked: Asked, week: Sequence[Session], most: int) -> Reason | None:
    """Why a session waits so many days at most: the legs had only light work, and could have more then.

    The last one of seven days may wait for long; any other for tomorrow, which would be for rest after today.
    """
    now = asked.context.now
    if not near_run(asked.context) or any(_worked_legs(asked, session) for session in week):
        return None
    soon = range(1, most + 1)
    found = next((days for days in soon if not _near_run_at(asked, now + timedelta(days=days))), None)
    return asked.reason("legs_day", {"when": _when(now, found)}) if found else None


def _when(now: datetime, days: int) -> str:
    return "tomorrow" if days == 1 else f"on {WEEKDAYS[(now + timedelta(days=days)).weekday()]}"


def _worked_legs(asked: Asked, session: Session) -> bool:
    """Whether a session had leg work on a day that was clear of key runs."""
    legs = any(
        main_region(record) is Region.LEGS and record.work_sets and not lands(record)
        for record in session.exercises
    )
    return legs and not _near_run_at(asked, session.started_at)


def _near_run_at(asked: Asked, at: datetime) -> bool:
    """Whether a key run or a race keeps, or kept, the legs light at a moment of this week."""
    now, near = asked.context.now, timedelta(days=2)
    runs = [
        replace(run, planned=run.started_at > at)
        for run in _runs(asked)
        if abs(run.started_at - at) < near and not (run.planned and run.started_at <= now)
    ]
    return near_run(replace(asked.context, now=at, runs=tuple(runs)))


def _runs(asked: Asked) -> tuple[Run, ...]:
    """Return the runs done and planned, and those that the days ahead usually bring."""
    return asked.once(_all_runs)


def _all_runs(asked: Asked) -> tuple[Run, ...]:
    runs = tuple(run for run in asked.context.runs if run.origin != LEARNED)
    return (*runs, *expected(runs, asked.context.now, _FOR_LEGS + 1))
