"""One run told twice, by the person and by a watch or by two files: which are, and what one has to add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.run import BY_HAND, Run

_ALIKE: Final = 0.05
"""Figures of one run are no further apart: a watch measures, a person rounds."""
_WRITTEN_APART: Final = timedelta(hours=3)
"""A run is written down behind it, so its start is a guess; on distance or time alone it must be near."""
_RECORDED_APART: Final = timedelta(minutes=10)
"""Starts that two files recorded; the way there and the way back are further apart."""
_LINES: Final = "lines "


def same_run(one: Run, other: Run) -> bool:
    """Whether two runs are one: the same day, nothing that both say far apart, and enough of that.

    Of a run that the person wrote the hour is worth little, so distance and time together are enough.
    """
    if one.planned or other.planned or one.started_at.date() != other.started_at.date():
        return False
    both = ((one.distance_m, other.distance_m), (one.seconds, other.seconds))
    common = [(a, b) for a, b in both if a and b]
    if not common or any(abs(a - b) > _ALIKE * max(a, b) for a, b in common):
        return False
    by_hand, hours_known = _by_hand(one) or _by_hand(other), not (one.day_only or other.day_only)
    if len(common) == len(both) and (by_hand or not hours_known):
        return True
    if not hours_known:
        return by_hand
    return abs(one.started_at - other.started_at) <= (_WRITTEN_APART if by_hand else _RECORDED_APART)


def twins(new: Sequence[Run], there: Sequence[Run]) -> dict[int, Run]:
    """Return the runs of ``there`` that are among ``new``, by their places in it.

    Each stands for one at most, the one that began nearest: who ran there and back wrote down two.
    """
    days: defaultdict[date, list[Run]] = defaultdict(list)
    wanted = {run.started_at.date() for run in new}
    for run in there:
        if (day := run.started_at.date()) in wanted:
            days[day].append(run)
    pairs = sorted(
        (abs(run.started_at - other.started_at), place, number)
        for place, run in enumerate(new)
        for number, other in enumerate(days[run.started_at.date()])
        if same_run(run, other)
    )
    found: dict[int, Run] = {}
    taken: set[tuple[date, int]] = set()
    for _, place, number in pairs:
        day = new[place].started_at.date()
        if place not in found and (day, number) not in taken:
            found[place] = days[day][number]
            taken.add((day, number))
    return found


def completed(run: Run, by: Run) -> Run:
    """Return a run with what it lacks and the other has: distance, time, heart rate, the hour.

    What it says itself stays. With something of the other it also comes from there, if it was written by
    hand: the same file again is known by that.
    """
    hour = run.day_only and not by.day_only
    fuller = replace(
        run,
        distance_m=run.distance_m or by.distance_m,
        seconds=run.seconds or by.seconds,
        heart_rate=run.heart_rate or by.heart_rate,
        started_at=by.started_at if hour else run.started_at,
        day_only=run.day_only and by.day_only,
    )
    return replace(fuller, origin=by.origin) if fuller != run and _by_hand(run) else fuller


def _by_hand(run: Run) -> bool:
    return run.origin in BY_HAND or run.origin.startswith(_LINES)
