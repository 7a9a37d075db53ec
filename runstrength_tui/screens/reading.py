"""A page to read over the others: a heading, a sheet with the keys to scroll it, a way back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import Block
from runstrength_tui.widgets.foot_line import READING_HINTS, FootLine
from runstrength_tui.widgets.sheet import Sheet


class ReadingPage(PageOver[None]):
    """The frame; each page binds the key that opened it to ``back`` as well."""

    HEADING: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,Q,enter", "back", "Back", tooltip="Close", id="page.back"),
        Binding("space,pagedown", "page(1)", "Scroll by a page", tooltip="Up or down", id="page.down"),
        Binding("pageup", "page(-1)", "Scroll by a page", tooltip="Up or down", id="page.up"),
        Binding("j,J", "move(1)", "Scroll by a line", tooltip="Up or down", id="page.line-down"),
        Binding("k,K", "move(-1)", "Scroll by a line", tooltip="Up or down", id="page.line-up"),
    ]

    @abstractmethod
    def blocks(self) -> Iterable[Block]:
        """Return what there is to read."""

    def compose(self) -> ComposeResult:
        yield Static(self.HEADING, classes="dialog-title")
        yield Sheet(tuple(self.blocks()))
        yield FootLine()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Sheet))
        self.query_one(FootLine).show(READING_HINTS, rows=1)

    def action_page(self, pages: int) -> None:
        self.query_one(Sheet).action_page(pages)

    def action_move(self, lines: int) -> None:
        self.query_one(Sheet).action_move(lines)

    def action_back(self) -> None:
        self.dismiss()
