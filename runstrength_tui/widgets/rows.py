"""Short tables drawn row by row, so that a changed cell costs a few bytes and not the whole table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class Cell(NamedTuple):
    """Text of one cell and the name of its look (``""``, ``muted``, ``good``, ``accent``, ``strong``)."""

    text: str
    look: str = ""


Row = tuple[Cell, ...]

LOOKS: Final = ("muted", "good", "accent", "strong", "warn")


class Rows(Widget):
    """Rows of cells in fixed columns; a negative width aligns to the right, 0 takes what is left."""

    DEFAULT_CSS = """
    Rows { height: auto; width: 1fr; }
    Rows > .rows--muted { color: $text-muted; }
    Rows > .rows--good { color: $text-success; }
    Rows > .rows--accent { color: $text-accent; text-style: bold; }
    Rows > .rows--strong { text-style: bold; }
    Rows > .rows--warn { color: $text-warning; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{look}" for look in LOOKS}

    def __init__(
        self,
        widths: Sequence[int],
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._widths = tuple(widths)
        self._rows: tuple[Row, ...] = ()
        self._styles: dict[str, Style] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, sending again only what changed."""
        new, old = tuple(rows), self._rows
        if new == old:
            return
        self._rows = new
        if len(new) != len(old):
            self.refresh(layout=True)
            return
        regions = []
        for y, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                last = max(
                    x for x in range(max(len(before), len(after))) if before[x : x + 1] != after[x : x + 1]
                )
                regions.append(Region(0, y, self._end(last), 1))
        self.refresh(*regions)

    def _columns(self) -> list[int]:
        fixed = sum(abs(width) for width in self._widths)
        rest = max(self.size.width - fixed, 0)
        return [abs(width) or rest for width in self._widths]

    def _end(self, column: int) -> int:
        return min(sum(self._columns()[: column + 1]), self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._styles.clear()  # each is asked once for all rows: it is put together of all that is around
        return super().render_lines(crop)

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"rows--{look}") if look else self.rich_style
        return self._styles[look]

    def render_line(self, y: int) -> Strip:
        plain = self._style("")
        if y >= len(self._rows):
            return Strip.blank(self.size.width, plain)
        segments = []
        for cell, width, column in zip(self._rows[y], self._widths, self._columns(), strict=False):
            text = cell.text
            if cell_len(text) > column:
                text = set_cell_size(text, max(column - 1, 0)) + "…"
            pad = " " * (column - cell_len(text))
            segments.append(Segment(pad + text if width < 0 else text + pad, self._style(cell.look)))
        return Strip(segments).adjust_cell_length(self.size.width, plain)
