"""The rest clock's beat: once a second while a rest runs, and never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.timer import Timer

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage

TITLE = "RunStrength"


class RestWatch:
    """Tells screens each second of a rest, and when it is over rings once and says so in the title.

    It keeps no time of its own: a rest is a deadline, so a clock that stood still while the line was
    stalled is right again at the next beat.
    """

    def __init__(
        self,
        app: App[Any],
        backstage: Backstage,
        ring: Callable[[], None],
        set_title: Callable[[str], None],
    ) -> None:
        self._backstage = backstage
        self._ring = ring
        self._set_title = set_title
        self._rung_for: datetime | None = None
        self._timer: Timer = app.set_interval(1.0, self._beat, pause=True)
        self._beating = False

    def look(self) -> None:
        """Follow what has just happened in the session: begin to beat, or leave off."""
        session = self._backstage.session
        rest = session.rest if session is not None and session.ended is None else None
        running = rest is not None and rest.left(self._backstage.clock()) > 0
        if running and not self._beating:
            self._beating = True
            self._timer.reset()
            self._timer.resume()
        elif rest is None and self._beating:
            self._stop()
        if rest is None:
            self._set_title(TITLE)

    def _beat(self) -> None:
        session = self._backstage.session
        rest = session.rest if session is not None and session.ended is None else None
        if session is None or rest is None:
            self._stop()
            return
        if rest.left(self._backstage.clock()) <= 0:
            if self._rung_for != rest.since:
                self._rung_for = rest.since
                self._ring()
                item = session.current
                following = "finish" if session.all_done or item is None else item.facts.name
                self._set_title(f"Rest over: {following}")
                self._backstage.rest_over.publish(None)
            self._stop()
        self._backstage.rest_tick.publish(None)

    def _stop(self) -> None:
        self._beating = False
        self._timer.pause()
