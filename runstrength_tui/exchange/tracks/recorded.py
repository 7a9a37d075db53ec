"""An activity as a watch recorded it, whatever the file, and the run it comes to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import MAXYEAR, UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.entries import MOST_M, MOST_SECONDS
from runstrength_tui.domain.run import Run
from runstrength_tui.errors import BadFile
from runstrength_tui.text import clean_text

STOPPED_M_S: Final = 1609.344 / (30 * 60)
"""Slower than 30 minutes a mile is standing: the convention of Strava's running glossary."""
_PAUSED_S: Final = 5
"""Clock and timer of a watch apart by more than this: the person stopped the watch on the way."""
_FASTEST_M_S: Final = 7.0
"""Nobody keeps this up for ``_FAR_M``: the world's best over 3 km is 6.9 m/s."""
_FAR_M: Final = 3000.0
_FIRST_YEAR: Final = 2000
_BEATS: Final = range(25, 251)


class Sample(Struct, frozen=True, gc=False):
    """One point on the way: when, how far by then, and the heart's rate."""

    at: datetime
    metres: float | None = None
    beats: float | None = None


class Recorded(Struct, frozen=True, kw_only=True):
    """One activity of a file; times are aware."""

    what: str
    """The kind of file: GPX, TCX, FIT."""
    started_at: datetime | None
    sport: str = ""
    """As the file names it; empty where it does not."""
    name: str = ""
    metres: float | None = None
    """As the watch had it, as with the times; None where the points have to say."""
    timer_s: float | None = None
    """The watch ran for so long; pauses are out."""
    clock_s: float | None = None
    """From start to end by the clock."""
    beats: float | None = None
    own_tz: tzinfo | None = None
    """The zone the watch was in, where the file tells."""
    samples: Sequence[Sample] = ()


def as_run(recorded: Recorded, tz: tzinfo) -> Run:
    """Return the run, without an id yet; raises one sentence where it is none.

    ``origin`` is the minute it started, without the kind of file: a run comes in once, as GPX or as FIT.
    """
    what, start, samples = recorded.what, recorded.started_at, recorded.samples
    if recorded.sport and not _is_running(recorded.sport):
        raise _refused(f"This {what} file holds {_sport(recorded.sport)}, not a run")
    if start is None:
        raise _refused(f"This {what} file says no times, so it is a route rather than a run")
    if not _FIRST_YEAR <= start.year < MAXYEAR:
        raise _refused(f"The watch's clock was not set: this {what} file is of {start.year}")
    if any(after.at < before.at for before, after in pairwise(samples)):
        raise _refused(f"The times in this {what} file go backwards")
    metres = recorded.metres if recorded.metres is not None else _covered(samples)
    seconds = _moving_s(recorded)
    if any(value is not None and not math.isfinite(value) for value in (metres, seconds)):
        raise _refused(f"This {what} file has numbers that are none")
    if not metres and not seconds:
        raise _refused(f"This {what} file holds no distance and no time")
    if (metres or 0) > MOST_M or (seconds or 0) > MOST_SECONDS or (metres or 0) < 0 or (seconds or 0) < 0:
        raise _refused(f"This {what} file holds more than a run can be")
    if metres and seconds and metres > _FAR_M and metres / seconds > _FASTEST_M_S:
        raise _refused(f"At {metres / seconds * 3.6:.0f} km/h this {what} file holds a ride, not a run")
    start = start.astimezone(recorded.own_tz or tz)
    start = start.replace(tzinfo=timezone(start.utcoffset() or timedelta()))
    return Run(
        id=0,
        started_at=start,
        updated=start,
        distance_m=round(metres, 1) if metres else None,
        seconds=round(seconds) if seconds else None,
        heart_rate=_heart_rate(recorded),
        note=clean_text(recorded.name, most=200),
        origin=f"track {start.astimezone(UTC):%Y-%m-%dT%H:%MZ}",
    )


def _refused(why: str) -> BadFile:
    return BadFile(f"{why}; nothing was stored.")


def _is_running(sport: str) -> bool:
    plain = sport.casefold()
    return "run" in plain or "jog" in plain


def _sport(sport: str) -> str:
    named = clean_text(sport.replace("_", " "), most=30).lower()
    return {"biking": "cycling"}.get(named, named) or "another sport"


def _covered(samples: Sequence[Sample]) -> float | None:
    """Return how far the points go in all."""
    known = [sample.metres for sample in samples if sample.metres is not None]
    return known[-1] - known[0] if len(known) > 1 else None


def _moving_s(recorded: Recorded) -> float | None:
    """Return seconds on the move: what the watch ran for if it was stopped on the way, else by the speed."""
    timer, clock = recorded.timer_s, recorded.clock_s
    if timer is not None and clock is not None and clock - timer > _PAUSED_S:
        return timer
    moving, told = 0.0, False
    known = [sample for sample in recorded.samples if sample.metres is not None]
    for before, after in pairwise(known):
        seconds = (after.at - before.at).total_seconds()
        metres = (after.metres or 0.0) - (before.metres or 0.0)
        told = told or metres > 0
        if seconds > 0 and metres / seconds > STOPPED_M_S:
            moving += seconds
    if not told:
        points = recorded.samples
        return timer if timer is not None or not points else (points[-1].at - points[0].at).total_seconds()
    return min(moving, timer) if timer is not None else moving


def _heart_rate(recorded: Recorded) -> int | None:
    """Return the average rate, by the watch's own figure or over the points; None for what no heart does."""
    beats = recorded.beats
    if beats is None:
        known = [sample.beats for sample in recorded.samples if sample.beats is not None]
        known = [rate for rate in known if math.isfinite(rate) and rate > 0]
        beats = sum(known) / len(known) if known else None
    if beats is None or not math.isfinite(beats):
        return None
    return round(beats) if round(beats) in _BEATS else None
