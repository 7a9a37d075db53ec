"""Ids that are numbers in time order, so that the newest records are found without decoding any."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)
RANDOM_BITS: Final = 12
LIMIT: Final = 1 << 53
"""Every whole number below this is exact in every JSON reader, JavaScript's included."""

_MILLISECOND: Final = timedelta(milliseconds=1)


def random_bits(count: int) -> int:
    """Return a random number of up to ``count`` bits, from the operating system."""
    return int.from_bytes(os.urandom((count + 7) // 8), "big") & ((1 << count) - 1)


def first_id(moment: datetime) -> int:
    """Return the lowest id that something which begins at ``moment`` (aware) or later can have."""
    return (moment - EPOCH) // _MILLISECOND << RANDOM_BITS


def new_id(now: datetime, taken: Callable[[int], bool], bits: Callable[[int], int] = random_bits) -> int:
    """Return a free id for something that begins at ``now`` (aware): milliseconds since 2020, then 12 bits.

    A later ``now`` (by a millisecond or more) gives a higher id; moments before 2020 give negative ones,
    still in order. Raises ValueError where 53 bits do not reach (2089).
    """
    wanted = first_id(now) | bits(RANDOM_BITS)
    while taken(wanted):
        wanted += 1
    if not -LIMIT < wanted < LIMIT:
        raise ValueError(f"no id reaches {now.isoformat()}")
    return wanted
