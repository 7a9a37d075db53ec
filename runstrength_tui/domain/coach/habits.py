"""What is usual for a person: on which days they run hard or long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from runstrength_tui.domain.run import Run, RunKind

LEARNED: Final = "learned"
"""Origin of a run that nobody planned: it is what the weekday usually brings."""
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKS: Final = 6
LOOK_BACK: Final = timedelta(weeks=_WEEKS, days=1)
"""How far back the runs reach that habits are learned from."""
_LEAST: Final = 3
"""Weeks looked back, and the fewest times that make a habit (our own choice)."""
_USUAL: Final = (RunKind.HARD, RunKind.LONG)
_LATE: Final = timedelta(hours=2)
"""So long after its usual hour a run of today is still waited for."""


def usual_days(runs: Iterable[Run], today: date) -> Mapping[int, RunKind]:
    """Return the weekdays that bring a hard or a long run in most of the last six weeks, Monday is 0."""
    first = today - timedelta(weeks=_WEEKS)
    done = [run for run in runs if not run.planned and first <= run.started_at.date() < today]
    if not done:
        return {}
    days = (today - min(run.started_at.date() for run in done)).days
    weeks = min(_WEEKS, max(1, -(-days // 7)))
    found: defaultdict[int, dict[date, RunKind]] = defaultdict(dict)
    for run in done:
        if run.kind in _USUAL:
            day = run.started_at.date()
            found[day.weekday()][day] = run.kind
    usual: dict[int, RunKind] = {}
    for weekday, times in sorted(found.items()):
        if len(times) >= _LEAST and 2 * len(times) > weeks:
            usual[weekday] = Counter(times.values()).most_common(1)[0][0]
    return usual


def expected(runs: Iterable[Run], now: datetime, ahead: int = 1) -> tuple[Run, ...]:
    """Return the runs of today and of days ahead that are usual; none where any is planned for two days.

    A day that has been run on brings no other, and neither does one whose usual hour is long gone.
    """
    runs, today = tuple(runs), now.date()
    if any(run.planned and 0 <= (run.started_at.date() - today).days <= 2 for run in runs):
        return ()
    usual = usual_days(runs, today)
    ran = {run.started_at.date() for run in runs if not run.planned}
    found = []
    for day in (today + timedelta(days=away) for away in range(ahead + 1)):
        kind = usual.get(day.weekday())
        if kind is None or day in ran:
            continue
        hours = [
            run.started_at.time()
            for run in runs
            if run.kind is kind and run.started_at.weekday() == day.weekday()
        ]
        at = datetime.combine(day, max(hours), now.tzinfo)
        if now - at <= _LATE:
            found.append(Run(id=0, started_at=at, updated=now, kind=kind, planned=True, origin=LEARNED))
    return tuple(found)
