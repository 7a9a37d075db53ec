"""A page of text that scrolls by keyboard and wraps to its width, never sideways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from runstrength_tui.widgets.blocks import Block, lay_out
from runstrength_tui.widgets.scrolled import Scrolled


class Sheet(Scrolled):
    """Blocks of text, scrolled by line or by page; takes the focus unless told otherwise."""

    BINDING_GROUP_TITLE = "Reading"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Scroll by a line", tooltip="Up or down", id="sheet.up"),
        Binding("down", "move(1)", "Scroll by a line", tooltip="Up or down", id="sheet.down"),
        Binding("home", "edge(False)", "To one end", tooltip="Top or end", id="sheet.home"),
        Binding("end", "edge(True)", "To one end", tooltip="Top or end", id="sheet.end"),
    ]

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        id: str | None = None,  # noqa: A002
        can_focus: bool = True,
    ) -> None:
        super().__init__(id=id)
        self.can_focus = can_focus
        self._blocks = tuple(blocks)
        self._laid_out: tuple[int, list[Content]] = (-1, [])

    def show(self, blocks: Sequence[Block], *, stay: bool = False) -> None:
        """Show these blocks, from the top, or from where the page stands with ``stay``."""
        before = self._height()
        self._blocks = tuple(blocks)
        self._laid_out = (-1, [])
        if not stay:
            self._top = 0
        if self.styles.is_auto_height and self._height() != before:
            self.refresh(layout=True)
        else:
            self.changed()

    def reveal(self, number: int) -> None:
        """Scroll as little as is needed to have a block in sight, its first lines where it is too long."""
        if not (height := self.content_size.height):
            return
        width = self.room - 1
        first = len(lay_out(self._blocks[:number], width))
        last = first + len(lay_out(self._blocks[number : number + 1], width))
        self.scroll_top(min(max(self.top, last - height), first))

    @property
    def plain(self) -> str:
        """What it says, as it is wrapped now."""
        return "\n".join(each.plain for each in self._lines(self.room - 1))

    def total(self, width: int) -> int:
        return len(self._lines(width - 1))

    def draw(self, row: int, width: int) -> Strip:
        line = self._lines(width - 1)[row]
        return Visual.to_strips(self, line, max(1, width), 1, self.visual_style)[0]

    def action_move(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_top(self.top + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by so many pages, one line of the last kept in sight."""
        self.scroll_top(self.top + pages * max(1, self.content_size.height - 1))

    def action_edge(self, end: bool) -> None:
        """Scroll to the top or to the end."""
        self.scroll_top(self.total(self.room) if end else 0)

    def _lines(self, width: int) -> list[Content]:
        if self._laid_out[0] != width:
            self._laid_out = (width, lay_out(self._blocks, width))
        return self._laid_out[1]

    def _height(self) -> int:
        return len(self._lines(self.room - 1))
