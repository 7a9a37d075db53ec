"""Something longer than its place, scrolled by keyboard, that sends only the rows that have changed."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_THUMB = "▐"


class Scrolled(Widget, can_focus=True):
    """Rows of which a window is shown; a thumb in the last column says where the window is.

    A subclass says how many rows there are and draws each; it calls ``changed`` when they differ.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scrolled--thumb"}
    DEFAULT_CSS = """
    Scrolled { width: 1fr; height: 1fr; }
    Scrolled > .scrolled--thumb { color: $scrollbar; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = 0
        self._rows: list[Strip] = []
        self._drawn_for: object = None
        self.plain_style = Style.null()
        """The look of what has no other; worked out once for all rows in sight, as it takes long."""

    def total(self, width: int) -> int:
        """Return the number of rows when ``width`` cells are there for each."""
        raise NotImplementedError

    def draw(self, row: int, width: int) -> Strip:
        """Return one row, at most ``width`` cells; what is missing is left blank."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """Cells for a row: all but the thumb's column."""
        return max(1, self.content_size.width - 1)

    @property
    def top(self) -> int:
        """Number of the first row in sight."""
        return self._top

    def scroll_top(self, top: int) -> None:
        """Bring row ``top`` to the first line, or as near as the last row allows."""
        top = self._clamped(top)
        if top != self._top:
            self._top = top
            self.changed()

    def changed(self) -> None:
        """Send the rows in sight that differ from what was sent."""
        height = self.content_size.height
        if self._drawn_for != self._look():
            self.refresh()
            return
        before, self._rows = self._rows, self._window()
        regions = [
            Region(0, y, max(old.cell_length, new.cell_length), 1)
            for y, (old, new) in enumerate(zip(before, self._rows, strict=True))
            if old != new
        ]
        if regions and height:
            self.refresh(*regions)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn_for = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.total(max(1, width - 1))

    def render_line(self, y: int) -> Strip:
        look = self._look()
        if self._drawn_for != look:
            self._drawn_for = look
            self._rows = self._window()
        row = self._rows[y] if y < len(self._rows) else Strip.blank(0)
        return row.adjust_cell_length(self.content_size.width, self.rich_style)

    def _look(self) -> object:
        return self.content_size, self.rich_style, self.app.theme

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self.total(self.room) - self.content_size.height))

    def _window(self) -> list[Strip]:
        height, width = self.content_size.height, self.room
        self.plain_style = plain = self.rich_style
        total = self.total(width)
        self._top = self._clamped(self._top)
        rows = [
            self.draw(row, width) if row < total else Strip.blank(0)
            for row in range(self._top, self._top + height)
        ]
        if total > height > 0:
            size = max(1, height * height // total)
            first = round((height - size) * self._top / (total - height))
            thumb = Segment(_THUMB, self.get_component_rich_style("scrolled--thumb"))
            for y in range(first, first + size):
                rows[y] = Strip([*rows[y].adjust_cell_length(width, plain), thumb])
        return rows
