"""Where a hold or a set to the tempo bell stands, and when reps slow down. Deadlines, never ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from msgspec import Struct

LEAD_IN_S: Final = 5
"""Seconds to get into position before a hold or the tempo bell counts."""
CHANGE_S: Final = 5
"""Seconds to change sides."""
SHORTEST_REP_S: Final = 1.0
"""The tempo bell never asks for more than a rep a second."""

_SECOND: Final = timedelta(seconds=1)
_BASELINE: Final = 3
"""Reps 2 to 4 say how fast this set is; the first has the setting up in it."""


class HoldPart(StrEnum):
    """What is going on in a hold, or in a set to the tempo bell."""

    LEAD_IN = "lead_in"
    FIRST = "first"
    CHANGE = "change"
    SECOND = "second"
    OVER = "over"


class HoldStand(Struct, frozen=True):
    """A hold at one moment."""

    part: HoldPart
    left: float
    """Seconds to the end of this part, 0 when all is over."""
    held: int
    """Whole seconds held so far, both sides together."""


class HoldPlan(Struct, frozen=True):
    """A hold as it was begun: ``seconds`` a side, one or two sides."""

    begun_at: datetime
    seconds: int
    sides: int = 1

    @property
    def over_at(self) -> datetime:
        """When the target is reached."""
        return self.begun_at + timedelta(seconds=sum(length for _, length in self._parts()))

    def stand(self, now: datetime) -> HoldStand:
        """Return where the hold is at ``now``; a clock set back never goes before the lead-in."""
        passed = max(0.0, (now - self.begun_at).total_seconds())
        held = 0.0
        for part, length in self._parts():
            within = min(passed, length)
            if part in (HoldPart.FIRST, HoldPart.SECOND):
                held += within
            if passed < length:
                return HoldStand(part, length - passed, int(held))
            passed -= length
        return HoldStand(HoldPart.OVER, 0.0, int(held))

    def _parts(self) -> tuple[tuple[HoldPart, int], ...]:
        first = ((HoldPart.LEAD_IN, LEAD_IN_S), (HoldPart.FIRST, self.seconds))
        if self.sides == 1:
            return first
        return (*first, (HoldPart.CHANGE, CHANGE_S), (HoldPart.SECOND, self.seconds))


class TempoStand(Struct, frozen=True):
    """A set to the tempo bell at one moment."""

    part: HoldPart
    count: int
    """Reps done, with those counted before it began."""
    next_at: datetime | None
    """When there is something new to show or to ring, None when all is over."""
    left: int = 0
    """Whole seconds to the end of the lead-in or of the change of sides."""


class TempoPlan(Struct, frozen=True):
    """A set to the tempo bell as it was begun: one beat a rep until ``reps`` are counted."""

    begun_at: datetime
    rep_s: float
    reps: int
    counted: int = 0
    """Reps that were counted before it began."""
    sides: int = 1
    """2: half of the reps, some seconds to change sides, the other half."""

    @property
    def over_at(self) -> datetime:
        """When the target is reached."""
        waiting = sum(wait_s for _, wait_s, _, _ in self._parts())
        return self.begun_at + waiting * _SECOND + max(0, self.reps - self.counted) * self._rep

    def stand(self, now: datetime) -> TempoStand:
        """Return where the set is at ``now``; a clock set back never goes before the lead-in."""
        now = max(now, self.begun_at)
        start, count = self.begun_at, self.counted
        for waiting, wait_s, working, reps in self._parts():
            start += wait_s * _SECOND
            if now < start:
                left = -((now - start) // _SECOND)
                return TempoStand(waiting, count, start - (left - 1) * _SECOND, left)
            done = (now - start) // self._rep
            if done < reps:
                return TempoStand(working, count + done, start + (done + 1) * self._rep)
            start += reps * self._rep
            count += reps
        return TempoStand(HoldPart.OVER, count, None)

    @property
    def _rep(self) -> timedelta:
        return timedelta(seconds=max(SHORTEST_REP_S, self.rep_s))

    def _parts(self) -> Iterator[tuple[HoldPart, int, HoldPart, int]]:
        """What is waited for, how long, then what is done, and its reps."""
        half = self.reps // 2 if self.sides == 2 else self.reps
        if self.counted >= half:
            side = HoldPart.SECOND if self.sides == 2 else HoldPart.FIRST
            yield HoldPart.LEAD_IN, LEAD_IN_S, side, max(0, self.reps - self.counted)
            return
        yield HoldPart.LEAD_IN, LEAD_IN_S, HoldPart.FIRST, half - self.counted
        if self.sides == 2:
            yield HoldPart.CHANGE, CHANGE_S, HoldPart.SECOND, self.reps - half


class Slowing(Struct, frozen=True):
    """Reps that take longer than this set's first ones, in seconds; why they do, no key press tells."""

    usual_s: float
    before_s: float
    last_s: float


def slowing(
    offsets: Sequence[float], *, percent: float, least_reps: int, even_below: float
) -> Slowing | None:
    """Return whether the last two reps were slow, given seconds from the first press to each press.

    Slow is ``percent`` of what reps 2 to 4 took, if those were even enough (standard deviation over mean).
    Intervals between key presses say how long reps take and nothing of how fast the bar moves. Two slow
    reps in a row are needed because one may be a breath or a late press.
    """
    if len(offsets) < least_reps:
        return None
    from statistics import mean, median, stdev  # brings random and fractions, which a start need not

    hundredths = [round((later - earlier) * 100) for earlier, later in pairwise(offsets)]
    baseline = hundredths[:_BASELINE]
    if min(hundredths) <= 0 or stdev(baseline) >= even_below * mean(baseline):
        return None
    usual = median(baseline)
    before, last = hundredths[-2:]
    if min(before, last) * 100 < usual * percent:
        return None
    return Slowing(usual / 100, before / 100, last / 100)
