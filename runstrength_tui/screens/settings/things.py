"""Choosing what one has, one thing after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from runstrength_tui.screens.list_sheet import ListSheet
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow


class PickThings(ListSheet[frozenset[str] | None]):
    """Returns what the person has of ``things``, and what else they had; None when they went back."""

    BINDING_GROUP_TITLE = "What you have"
    HINTS = (("↑↓", "thing"), ("space", "have it or not"), ("enter", "keep"), ("escape", "as it was"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,left", "turn", "Have it or not", tooltip="The marked one", id="things.turn"),
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

    def show_rows(self) -> None:
        rows = [ListRow(thing, "have it" if thing in self._has else "–") for thing in self._things]
        self.listed.show(rows)

    def action_turn(self) -> None:
        self._has ^= {self._things[self.listed.cursor]}
        self.show_rows()

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.dismiss(self._has)

    def action_back(self) -> None:
        self.dismiss(None)
