"""Choosing what the sets left of the exercise in hand go on with."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.live.swapping import Instead
from runstrength_tui.domain.wording import many_text
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_HINTS: Final = (("↑↓", "choose"), ("enter", "swap"), ("escape", "back"))


class SwapScreen(PageOver[Instead | None]):
    """Returns what was chosen; None when the person went back."""

    BINDING_GROUP_TITLE = "Swap the exercise"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,Q", "back", "Back", tooltip="Swap nothing", id="swap.back"),
    ]

    def __init__(self, item: LiveItem, choices: tuple[Instead, ...]) -> None:
        super().__init__()
        self._item = item
        self._choices = choices

    def compose(self) -> ComposeResult:
        left = many_text(len(self._item.targets) - len(self._item.done), "set")
        kept = "; what is done stays" if self._item.done else ""
        yield Static(shown(f"Instead of {self._item.facts.name}"), classes="dialog-title")
        yield Static(shown(f"{left} to go{kept}"), id="swap-left")
        yield ListPane(id="swap-list")
        yield FootLine()

    def on_mount(self) -> None:
        pane = self.query_one(ListPane)
        pane.show([ListRow(each.rung.name, each.way.value) for each in self._choices])
        self.set_focus(pane)
        self.query_one(FootLine).show(_HINTS, rows=1)

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.dismiss(self._choices[event.index])

    def action_back(self) -> None:
        self.dismiss(None)
