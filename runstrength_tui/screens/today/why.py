"""Why it is this session, at length, on a page over the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from runstrength_tui.widgets.blocks import Block
from runstrength_tui.widgets.foot_line import READING_HINTS, FootLine
from runstrength_tui.widgets.sheet import Sheet


class WhyScreen(ModalScreen[None]):
    """A page to read; ``escape`` goes back."""

    BINDING_GROUP_TITLE = "Why"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,y,Y,q,Q,enter", "back", "Back", tooltip="To Today", id="why.back"),
        Binding("space,pagedown", "page(1)", "Scroll by a page", tooltip="Up or down", id="why.page-down"),
        Binding("pageup", "page(-1)", "Scroll by a page", tooltip="Up or down", id="why.page-up"),
        Binding("j,J", "move(1)", "Scroll by a line", tooltip="Up or down", id="why.down"),
        Binding("k,K", "move(-1)", "Scroll by a line", tooltip="Up or down", id="why.up"),
    ]

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        yield Static("Why this today", classes="dialog-title")
        yield Sheet(self._blocks, id="why")
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
