"""Why it is this session, at length, on a page over the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from runstrength_tui.screens.reading import ReadingPage
from runstrength_tui.widgets.blocks import Block


class WhyScreen(ReadingPage):
    """The reasons of one suggestion."""

    HEADING = "Why this today"
    BINDING_GROUP_TITLE = "Why"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y", "back", "Back", tooltip="To Today", id="why.back"),
    ]

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._blocks = blocks

    def blocks(self) -> Sequence[Block]:
        return self._blocks
