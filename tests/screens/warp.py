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
from textual.screen import Screen

_STEP_S: Final = 0.25
_paint: Final = Screen._compositor_refresh


class Warp:
    """Moves the time of the event loop and of Textual's timers and keys on; nobody else's."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self._pilot = pilot
        self._ahead = 0.0
        self._unpainted: Screen[Any] | None = None

    def now(self) -> float:
        return monotonic() + self._ahead

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Have the running loop and Textual ask us for the time."""
        loop = asyncio.get_running_loop()
        with (
            patch.object(loop, "time", self.now),
            patch.object(_time, "get_time", self.now),
            patch.object(Screen, "_compositor_refresh", lambda screen: self._paint_later(screen)),
        ):
            yield
            self.paint()

    async def quiet(self) -> None:
        """Wait until this thread has nothing left to do before the next timer, and the screen is drawn."""
        loop: Any = asyncio.get_running_loop()
        for _ in range(3):  # what is drawn may ask for more
            await asyncio.sleep(0)
            while loop._ready:
                await asyncio.sleep(0)
            self._pilot.app.screen._on_timer_update()

    def _paint_later(self, screen: Screen[Any]) -> None:
        if screen is not self._pilot.app.screen:
            _paint(screen)  # has what is in front of it painted
            return
        self._unpainted = screen

    def paint(self) -> None:
        """Paint what has changed since the last time, all at once, as a terminal is painted now and then."""
        screen, self._unpainted = self._unpainted, None
        if screen is not None and screen.is_running:
            _paint(screen)

    async def forward(self, seconds: float) -> None:
        """Let ``seconds`` pass, in steps, for what a timer begins may want a timer too."""
        while seconds > 0:
            step = min(seconds, _STEP_S)
            self._ahead += step
            seconds -= step
            await self.quiet()
