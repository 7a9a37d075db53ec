"""A page of text that scrolls by keyboard and wraps to its width, never sideways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from runstrength_tui.widgets.blocks import Block, lay_out


class _Text(Widget):
    """The text itself, laid out anew when its width changes."""

    DEFAULT_CSS = "_Text { width: 1fr; height: auto; }"

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._blocks = tuple(blocks)
        self._laid_out: tuple[int, list[Content]] = (-1, [])

    def show(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self._laid_out = (-1, [])
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        if self._laid_out[0] != width:
            self._laid_out = (width, lay_out(self._blocks, width))
        return self._laid_out[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        return Content("\n").join(self.lines(self.content_size.width))


class Sheet(VerticalScroll, inherit_bindings=False):
    """Blocks of text, scrolled by line or by page; takes the focus unless told otherwise."""

    BINDING_GROUP_TITLE = "Reading"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "A line up", tooltip="Scroll", id="sheet.up"),
        Binding("down", "move(1)", "A line down", tooltip="Scroll", id="sheet.down"),
        Binding("home", "edge(False)", "To the top", tooltip="Scroll", id="sheet.home"),
        Binding("end", "edge(True)", "To the end", tooltip="Scroll", id="sheet.end"),
    ]

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        id: str | None = None,  # noqa: A002
        can_focus: bool = True,
    ) -> None:
        super().__init__(id=id, can_focus=can_focus)
        self._text = _Text(blocks)

    def compose(self) -> ComposeResult:
        yield self._text

    def show(self, blocks: Sequence[Block], *, from_top: bool = True) -> None:
        """Show these blocks, from the top unless the page is the same one brought up to date."""
        self._text.show(blocks)
        if from_top and self.scroll_offset.y:
            self.scroll_home(animate=False)

    @property
    def plain(self) -> str:
        """What it says, as it is wrapped now."""
        return "\n".join(each.plain for each in self._text.lines(self._text.content_size.width))

    def action_move(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by so many pages, one line of the last kept in sight."""
        self.scroll_relative(y=pages * max(1, self.container_size.height - 1), animate=False)

    def action_edge(self, end: bool) -> None:
        """Scroll to the top or to the end."""
        if end:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)
