"""A picture of braille with its caption, and what it costs to send the change from one to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_BYTES_A_SECOND: Final = 1300
_BURST: Final = 1600
"""A quick part, such as a jump, may be sent faster when a slow one came before it."""
_FRAME_BYTES: Final = 20
"""Of a picture whatever changed: begin and end of the update."""
_ROW_BYTES: Final = 9
"""Of a row that changed: the move of the cursor."""


class Picture(Widget):
    """One picture with its caption below; sends only what changed of it."""

    DEFAULT_CSS = "Picture { width: auto; height: auto; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"figure--caption", "figure--wrong"}

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()
        self._caption = ""
        self._wrong = False
        self._columns = 0

    def show(self, rows: tuple[str, ...], columns: int, caption: str = "", *, wrong: bool = False) -> None:
        """Show these rows, ``columns`` wide; a caption below them, marked where it names a fault."""
        before, shape = self._rows, ([*map(len, self._rows)], self._columns, bool(self._caption))
        told, self._caption, self._wrong = (self._caption, self._wrong), caption, wrong
        self._rows, self._columns = rows, columns
        if shape != ([*map(len, rows)], columns, bool(caption)):
            self.refresh(layout=True)
            return
        regions = [Region(0, y, end, 1) for y, end in changes(before, rows)]
        if told != (caption, wrong):
            regions.append(Region(0, len(rows), self.size.width, 1))
        if regions:
            self.refresh(*regions)

    @property
    def rows(self) -> tuple[str, ...]:
        """What is drawn."""
        return self._rows

    @property
    def caption(self) -> str:
        """What is said below."""
        return self._caption

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return max(self._columns, len(self._caption))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows) + bool(self._caption)

    def render_line(self, y: int) -> Strip:
        if y == len(self._rows) and self._caption:
            look = self.get_component_rich_style("figure--wrong" if self._wrong else "figure--caption")
            strip = Strip([Segment(self._caption, look)])
        else:
            strip = Strip([Segment(self._rows[y] if y < len(self._rows) else "", self.rich_style)])
        return strip.adjust_cell_length(self.size.width, self.rich_style)


class Budget:
    """How many bytes pictures may cost: so many a second in the long run, a few more for a moment."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._at = 0.0

    def allows(self, costs: Iterable[int], now: float) -> bool:
        """Whether a picture of these costs may be sent ``now`` (seconds); if so, it is counted."""
        cost = sum(costs)
        cost += _FRAME_BYTES if cost else 0
        self._spent = max(0.0, self._spent - (now - self._at) * _BYTES_A_SECOND)
        self._at = now
        if self._spent and self._spent + cost > _BURST:
            return False
        self._spent += cost
        return True


def changes(before: tuple[str, ...], after: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the rows that differ, each with the column after its last difference."""
    found = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            found.append((y, max(x for x, (a, b) in enumerate(zip(old, new, strict=True)) if a != b) + 1))
    return found


def wire_bytes(before: tuple[str, ...], after: tuple[str, ...]) -> int:
    """Return about how many bytes the change costs: a row is sent from its left end on."""
    if len(before) != len(after):
        return 0
    return sum(_ROW_BYTES + len(after[y][:end].encode()) for y, end in changes(before, after))
