"""Choosing a version of an exercise, from the easiest to the hardest."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.exercise import Exercise, Rung
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_HINTS: Final = (("↑↓", "easier, harder"), ("enter", "choose"), ("escape", "back"))


class PickVersion(PageOver[Rung | None]):
    """Returns the version that was chosen; None when the person went back."""

    CSS_PATH = STYLES / "plans.tcss"
    BINDING_GROUP_TITLE = "Choose a version"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "move(1)", "Harder", id="version.down"),
        Binding("k,K", "move(-1)", "Easier", id="version.up"),
        Binding("escape,q,Q", "back", "Back", tooltip="Choose none", id="version.back"),
    ]

    def __init__(self, exercise: Exercise, now: str) -> None:
        super().__init__()
        self._exercise = exercise
        self._now = now

    def compose(self) -> ComposeResult:
        yield Static(shown(f"{self._exercise.name}: which version?"), classes="dialog-title")
        yield ListPane(id="version-list")
        yield FootLine()

    def on_mount(self) -> None:
        ladder, usual = self._exercise.ladder, self._exercise.equipment
        rows = [
            ListRow(rung.name, ", ".join(usual if rung.equipment is None else rung.equipment))
            for rung in ladder
        ]
        here = next((place for place, rung in enumerate(ladder) if rung.id == self._now), 0)
        pane = self.query_one(ListPane)
        pane.show(rows, here)
        self.set_focus(pane)
        self.query_one(FootLine).show(_HINTS, rows=1)

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.dismiss(self._exercise.ladder[event.index])

    def action_move(self, by: int) -> None:
        self.query_one(ListPane).action_move(by)

    def action_back(self) -> None:
        self.dismiss(None)
