"""Choosing what one has, one thing after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_HINTS: Final = (("↑↓", "thing"), ("space", "have it or not"), ("enter", "keep"), ("escape", "as it was"))


class PickThings(ModalScreen[frozenset[str] | None]):
    """Returns what the person has of ``things``, and what else they had; None when they went back."""

    BINDING_GROUP_TITLE = "What you have"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,left", "turn", "Have it or not", tooltip="The marked one", id="things.turn"),
        Binding("j,J", "move(1)", "Move in the list", tooltip="One up or down", id="things.down"),
        Binding("k,K", "move(-1)", "Move in the list", tooltip="One up or down", id="things.up"),
        Binding("escape,q,Q", "back", "As it was", tooltip="Change nothing", id="things.back"),
    ]

    def __init__(self, things: Sequence[str], had: frozenset[str]) -> None:
        super().__init__()
        self._things = tuple(dict.fromkeys((*things, *sorted(had))))
        self._has = had

    def compose(self) -> ComposeResult:
        with Vertical(id="things"):
            yield Static("What do you have?", classes="dialog-title")
            yield ListPane(id="things-list")
            yield FootLine()

    def on_mount(self) -> None:
        self.query_one(ListPane).focus()
        self._show()

    def on_resize(self) -> None:
        self.query_one(FootLine).show(_HINTS, rows=2 if self.size.width < 72 else 1)

    def _show(self) -> None:
        rows = [ListRow(thing, "have it" if thing in self._has else "–") for thing in self._things]
        self.query_one(ListPane).show(rows)

    def action_turn(self) -> None:
        self._has ^= {self._things[self.query_one(ListPane).cursor]}
        self._show()

    def action_move(self, by: int) -> None:
        self.query_one(ListPane).action_move(by)

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.dismiss(self._has)

    def action_back(self) -> None:
        self.dismiss(None)
