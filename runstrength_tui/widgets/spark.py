"""A row of small bars for a few numbers, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_BARS: Final = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float]) -> str:
    """Return one bar for each value, the lowest value the lowest bar; all alike, all in the middle."""
    if not values:
        return ""
    low, high = min(values), max(values)
    if high <= low:
        return _BARS[3] * len(values)
    top = len(_BARS) - 1
    return "".join(_BARS[round((value - low) / (high - low) * top)] for value in values)
