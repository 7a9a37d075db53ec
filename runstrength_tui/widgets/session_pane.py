"""A session to read, with a cursor that goes from value to value of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from runstrength_tui.domain.history.editing import Spot, Value
from runstrength_tui.domain.session import Session
from runstrength_tui.widgets.blocks import Block
from runstrength_tui.widgets.session_sheet import Place, session_page
from runstrength_tui.widgets.sheet import Sheet

_TOP: Final = Spot(Value.WHEN)


class SessionPane(Sheet):
    """While it has the keys, arrows choose a value; what has none scrolls."""

    BINDING_GROUP_TITLE = "Session"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Line before", tooltip="A value to change", id="pane.up"),
        Binding("down", "move(1)", "Next line", tooltip="A value to change", id="pane.down"),
        Binding("left", "aside(-1)", "Value before", tooltip="Reps, weight, how it was", id="pane.left"),
        Binding("right", "aside(1)", "Next value", tooltip="Reps, weight, how it was", id="pane.right"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._session: Session | None = None
        self._today = date.min
        self._records: Sequence[str] = ()
        self._places: tuple[Place, ...] = ()
        self._spot = _TOP

    @property
    def spot(self) -> Spot | None:
        """The value under the cursor; None while the keys are elsewhere, or for what has no values."""
        return self._spot if self.has_focus and self._session is not None else None

    def show_session(
        self, session: Session, today: date, records: Sequence[str], at: Spot | None = None
    ) -> None:
        """Show a session, another one from the top; the cursor goes to ``at`` or stays on its value."""
        same = self._session is not None and self._session.id == session.id
        self._session, self._today, self._records = session, today, records
        self._spot = at or (self._spot if same else _TOP)
        self._draw(stay=same)
        if at is not None:
            self._in_sight()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show something without values, from the top."""
        self._session, self._places = None, ()
        self.show(blocks)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._draw(stay=True)

    def action_move(self, lines: int) -> None:
        """Go to the value a line on, at the same place of it where there is one; beyond the last, scroll."""
        if self.spot is None:
            super().action_move(lines)
            return
        blocks = sorted({place.block for place in self._places})
        to = blocks.index(self._places[self._at].block) + lines
        if not 0 <= to < len(blocks):
            super().action_move(lines)
            return
        onward = [place.spot for place in self._places if place.block == blocks[to]]
        alike = [spot for spot in onward if spot.value is self._spot.value]
        self._go((alike or onward)[0])

    def action_aside(self, by: int) -> None:
        """Go to the value beside."""
        if self.spot is not None and 0 <= self._at + by < len(self._places):
            self._go(self._places[self._at + by].spot)

    def action_edge(self, end: bool) -> None:
        super().action_edge(end)
        if self.spot is not None:
            self._spot = self._places[-1 if end else 0].spot
            self._draw(stay=True)

    @property
    def _at(self) -> int:
        return next((at for at, place in enumerate(self._places) if place.spot == self._spot), 0)

    def _go(self, spot: Spot) -> None:
        self._spot = spot
        self._draw(stay=True)
        self._in_sight()

    def _draw(self, *, stay: bool) -> None:
        if self._session is None:
            return
        page = session_page(self._session, self._today, records=self._records, here=self.spot)
        self._places = page.places
        if self.spot is not None and self._spot not in (place.spot for place in page.places):
            self._spot = _nearest(self._spot, page.places)
            page = session_page(self._session, self._today, records=self._records, here=self._spot)
        self.show(page.blocks, stay=stay)

    def _in_sight(self) -> None:
        self.reveal(self._places[self._at].block)


def _nearest(spot: Spot, places: Sequence[Place]) -> Spot:
    """Return what is there of a value that is gone: its exercise, else the top."""
    own = [place.spot for place in places if place.spot.exercise == spot.exercise >= 0]
    return own[-1] if own else places[0].spot
