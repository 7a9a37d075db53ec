"""Arrows that come in a burst are a swipe on a phone terminal: scrolling, not reps or weight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

BURST_GAP_S: Final = 0.02
"""Arrows closer than this were not pressed one by one: a held key repeats at about 0.03 s."""
QUIET_S: Final = 0.15
"""Silence that ends a burst."""


class Bursts:
    """Holds an arrow back for a moment; passes it on when it stays alone, drops it when more follow."""

    def __init__(self, single: Callable[[str], None], dropped: Callable[[], None]) -> None:
        self._single = single
        self._dropped = dropped
        self._held: str | None = None
        self._in_burst = False
        self._last = float("-inf")

    def press(self, arrow: str, at: float) -> float:
        """Take an arrow that arrived ``at`` (monotonic seconds); return after how long to ``settle``."""
        gap, self._last = at - self._last, at
        if self._in_burst and gap < QUIET_S:
            return QUIET_S
        self._in_burst = False
        if gap < BURST_GAP_S:
            self._held, self._in_burst = None, True
            self._dropped()
            return QUIET_S
        if self._held is not None:
            self.settle()
        self._held = arrow
        return BURST_GAP_S

    def settle(self) -> None:
        """Nothing followed: pass the held arrow on."""
        held, self._held = self._held, None
        if held is not None:
            self._single(held)
