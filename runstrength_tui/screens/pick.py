"""Choosing an exercise, for example to add to the session."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.library import Library
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.finder import Finder
from runstrength_tui.widgets.foot_line import FootLine

_HINTS: Final = (("type", "to find"), ("enter", "choose"), ("escape", "back"))


class PickExercise(PageOver[Exercise | None]):
    """Returns the exercise that was chosen; None when the person went back."""

    BINDING_GROUP_TITLE = "Choose an exercise"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Choose none", id="pick.back"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def compose(self) -> ComposeResult:
        yield Static("Which exercise?", classes="dialog-title")
        yield Finder(self._library.search)
        yield FootLine()

    def on_mount(self) -> None:
        self.query_one(Finder).focus_field()
        self.query_one(FootLine).show(_HINTS, rows=1)

    @on(Finder.Chosen)
    def _on_chosen(self, event: Finder.Chosen) -> None:
        self.dismiss(event.exercise)

    def action_back(self) -> None:
        self.dismiss(None)
