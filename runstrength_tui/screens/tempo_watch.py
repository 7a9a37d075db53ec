"""The tempo bell's beat: one timer to the next beat while it runs, and none otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.timer import Timer

from runstrength_tui.domain.timing import HoldPart, TempoPlan, TempoStand

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage

_TWICE_S: Final = 0.3
"""Between two bells that belong together; closer ones many terminals sound as one."""
_LEAST_S: Final = 0.01
"""A timer that was early waits at least this long for the rest."""


class TempoWatch:
    """Rings once where a rep begins, twice where a side or the set is done, and has the screens show it.

    It keeps no count of its own: the count follows from the clock, so that after a stall it is right again
    at the next beat, and only that beat is rung.
    """

    def __init__(self, app: App[Any], backstage: Backstage, ring: Callable[[], None]) -> None:
        self._app = app
        self._backstage = backstage
        self._ring = ring
        self._timer: Timer | None = None
        self._plan: TempoPlan | None = None
        self._rung: tuple[HoldPart, int] | None = None

    def look(self) -> None:
        """Follow what has just happened in the session: begin to beat, or leave off."""
        plan = self._running()
        if plan == self._plan:
            return
        self._plan, self._rung = plan, None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if plan is not None:
            self._wait(plan.stand(self._backstage.clock()))

    def _running(self) -> TempoPlan | None:
        session = self._backstage.session
        if session is None or session.ended is not None:
            return None
        item = session.current
        return item.hand.tempo if item is not None else None

    def _wait(self, stand: TempoStand) -> None:
        if stand.next_at is None:
            self._beat()
            return
        seconds = (stand.next_at - self._backstage.clock()).total_seconds()
        self._timer = self._app.set_timer(max(_LEAST_S, seconds), self._beat)

    def _beat(self) -> None:
        self._timer = None
        plan = self._plan
        if plan is None:
            return
        stand = plan.stand(self._backstage.clock())
        if stand.part is HoldPart.OVER:
            self._ring_twice()
            self._backstage.act(lambda conductor: conductor.stop_tempo())
        else:
            self._ring_for(stand)
            self._wait(stand)
        self._backstage.rest_tick.publish(None)

    def _ring_for(self, stand: TempoStand) -> None:
        here = (stand.part, stand.count)
        if stand.part is HoldPart.LEAD_IN or here == self._rung:
            return
        self._rung = here
        if stand.part is HoldPart.CHANGE:
            self._ring_twice()
        else:
            self._ring()

    def _ring_twice(self) -> None:
        self._ring()
        self._app.set_timer(_TWICE_S, self._ring)
