"""What can be true of a row of the history, and how many reps were left, both as bits of a number."""

from __future__ import annotations

from enum import IntFlag
from typing import Final

HALVES: Final = 21
"""Reps left in a set, from 0 to 10 by halves, are the bits of a number."""


class Mark(IntFlag):
    """What can be true of a row, or of one exercise in it."""

    RUN = 1
    LONG = 2
    RACE = 4
    EASY = 8
    GOOD = 16
    HARD = 32
    PAIN = 64
    NOTE = 128
    EARLY = 256
    """Ended before its time."""
    SAID = 512
    """A safety rule said something."""
    SKIPPED = 1024
    WARM_UP = 2048
    DROP = 4096
    FAILURE = 8192
    MISSED = 16384
    JUMP = 32768
    DAY_ONLY = 65536
    """Nobody said at what time; its minute only gives it a place in its day."""


FIELDS: Final = {
    int(Mark.EASY): "easy",
    int(Mark.GOOD): "good",
    int(Mark.HARD): "hard",
    int(Mark.SKIPPED): "skipped",
    int(Mark.WARM_UP): "warm_up",
    int(Mark.DROP): "drop",
    int(Mark.FAILURE): "failure",
    int(Mark.MISSED): "missed",
    int(Mark.JUMP): "jump",
}
"""Marks of single exercises, and where a row has the bits of those that bear them."""


def ratings(low: float, high: float) -> int:
    """Return the bits of all numbers of reps left from ``low`` to ``high``; 0 where there are none."""
    first, last = max(0, round(2 * low)), min(HALVES - 1, round(2 * high))
    return (1 << last + 1) - (1 << first) if first <= last else 0
