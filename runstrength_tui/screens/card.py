"""An exercise's card over whatever one was doing, for example a set."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.widgets.exercise_card import card_blocks
from runstrength_tui.widgets.foot_line import READING_HINTS, FootLine
from runstrength_tui.widgets.sheet import Sheet


class CardScreen(ModalScreen[None]):
    """How one exercise is done; ``escape`` goes back."""

    BINDING_GROUP_TITLE = "Form"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,i,I,q,Q,enter", "back", "Back", tooltip="To where you were", id="card.back"),
        Binding("space,pagedown", "page(1)", "Scroll by a page", tooltip="Up or down", id="card.down"),
        Binding("pageup", "page(-1)", "Scroll by a page", tooltip="Up or down", id="card.up"),
        Binding("j,J", "move(1)", "Scroll by a line", tooltip="Up or down", id="card.line-down"),
        Binding("k,K", "move(-1)", "Scroll by a line", tooltip="Up or down", id="card.line-up"),
    ]

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        yield Sheet(card_blocks(self._exercise), id="card")
        yield FootLine()

    def on_mount(self) -> None:
        self.query_one(Sheet).focus()
        self.query_one(FootLine).show(READING_HINTS, rows=1)

    def action_page(self, pages: int) -> None:
        self.query_one(Sheet).action_page(pages)

    def action_move(self, lines: int) -> None:
        self.query_one(Sheet).action_move(lines)

    def action_back(self) -> None:
        self.dismiss()
