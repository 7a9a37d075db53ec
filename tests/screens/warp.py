"""Time that passes at once: the app's timers go off as soon as nothing is left to do before them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final
from unittest.mock import patch

from textual import _time
from textual.pilot import Pilot

_STEP_S: Final = 0.25


class Warp:
    """Moves the time of the event loop and of Textual's timers and keys on; nobody else's."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self._pilot = pilot
        self._ahead = 0.0

    def now(self) -> float:
        return monotonic() + self._ahead

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Have the running loop and Textual ask us for the time."""
        loop = asyncio.get_running_loop()
        with patch.object(loop, "time", self.now), patch.object(_time, "get_time", self.now):
            yield

    async def quiet(self) -> None:
        """Wait until this thread has nothing left to do before the next timer, and the screen is drawn."""
        loop: Any = asyncio.get_running_loop()
        for _ in range(3):  # what is drawn may ask for more
            await asyncio.sleep(0)
            while loop._ready:
                await asyncio.sleep(0)
            self._pilot.app.screen._on_timer_update()

    async def forward(self, seconds: float) -> None:
        """Let ``seconds`` pass, in steps, for what a timer begins may want a timer too."""
        while seconds > 0:
            step = min(seconds, _STEP_S)
            self._ahead += step
            seconds -= step
            await self.quiet()
