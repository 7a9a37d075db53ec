"""The clock's beat: once a second while a rest or a hold runs, and never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.timer import Timer

from runstrength_tui.domain.live.state import Rest
from runstrength_tui.domain.timing import HoldPart, HoldPlan

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage

TITLE = "RunStrength"


class RestWatch:
    """Tells screens each second of a rest or a hold, rings where one ends, and says so in the title.

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
        self._app = app
        self._timer: Timer | None = None
        self._part: HoldPart | None = None

    def look(self) -> None:
        """Follow what has just happened in the session: begin to beat, or leave off."""
        rest, hold = self._running()
        waiting = rest is not None and rest.left(self._backstage.clock()) > 0
        if hold is None:
            self._part = None
        if (waiting or hold is not None) and self._timer is None:
            self._timer = self._app.set_interval(1.0, self._beat)
        elif rest is None and hold is None:
            self._stop()
        if rest is None:
            self._set_title(TITLE)

    def _running(self) -> tuple[Rest | None, HoldPlan | None]:
        """The rest and the hold of the session under way, where there are any."""
        session = self._backstage.session
        if session is None or session.ended is not None:
            return None, None
        item = session.current
        return session.rest, item.hand.hold if item is not None else None

    def _beat(self) -> None:
        rest, hold = self._running()
        if hold is not None:
            self._hold_beat(hold)
        elif rest is not None:
            self._rest_beat(rest)
        else:
            self._stop()
            return
        self._backstage.rest_tick.publish(None)

    def _hold_beat(self, hold: HoldPlan) -> None:
        """Ring where a hold begins, changes sides and ends; at its end the set is done by itself."""
        part = hold.stand(self._backstage.clock()).part
        if part is not (self._part or HoldPart.LEAD_IN):
            self._ring()
        self._part = part
        if part is HoldPart.OVER:
            self._backstage.act(lambda conductor: conductor.hold_over())

    def _rest_beat(self, rest: Rest) -> None:
        session = self._backstage.session
        if session is None or rest.left(self._backstage.clock()) > 0:
            return
        if self._rung_for != rest.since:
            self._rung_for = rest.since
            self._ring()
            item = session.current
            following = "finish" if session.all_done or item is None else item.facts.name
            self._set_title(f"Rest over: {following}")
            self._backstage.rest_over.publish(None)
        self._stop()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
