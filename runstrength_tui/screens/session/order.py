"""Putting the exercises of a session in another order."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.wording import many_text
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_HINTS: Final = (("↑↓", "choose"), ("j k", "move it down, up"), ("enter", "keep"), ("escape", "back"))


class OrderScreen(PageOver[tuple[str, ...] | None]):
    """Returns the keys of the exercises in their new order; None when the person went back."""

    BINDING_GROUP_TITLE = "Order of the exercises"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J,plus,add", "carry(1)", "Move it down", id="order.down"),
        Binding("k,K,minus,subtract", "carry(-1)", "Move it up", id="order.up"),
        Binding("enter", "keep", "Keep", id="order.keep", priority=True),
        Binding("escape,q,Q", "back", "Leave as it was", id="order.back"),
    ]

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._items = list(session.items)
        self._current = session.current_key

    def compose(self) -> ComposeResult:
        with Vertical(id="order"):
            yield Static("Order of the exercises", classes="dialog-title")
            yield ListPane(id="order-list")
            yield FootLine()

    def on_mount(self) -> None:
        here = next((at for at, item in enumerate(self._items) if item.key == self._current), 0)
        self._show(here)
        self.set_focus(self.query_one(ListPane))
        self.query_one(FootLine).show(_HINTS, rows=2)

    def _show(self, cursor: int) -> None:
        self.query_one(ListPane).show([self._row(item) for item in self._items], cursor=cursor)

    def _row(self, item: LiveItem) -> ListRow:
        left = item.planned - len(item.worked)
        done = "left out" if item.skipped else f"{many_text(left, 'set')} to go" if left > 0 else "done"
        return ListRow(item.facts.name, done)

    def action_carry(self, by: int) -> None:
        here = self.query_one(ListPane).cursor
        there = here + by
        if 0 <= there < len(self._items):
            self._items.insert(there, self._items.pop(here))
            self._show(there)

    def action_keep(self) -> None:
        self.dismiss(tuple(item.key for item in self._items))

    def action_back(self) -> None:
        self.dismiss(None)
