"""The names of the parts of something, the one that is shown marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

_MARK = "›"


class PartsRow(Widget):
    """One row of names; the current one stands behind ``›``, bold, and is always in sight."""

    DEFAULT_CSS = "PartsRow { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._names: tuple[str, ...] = ()
        self._at = 0

    def show(self, names: Sequence[str], at: int) -> None:
        """Show these names with number ``at`` marked."""
        if (tuple(names), at) != (self._names, self._at):
            self._names, self._at = tuple(names), at
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        first, last, gap = self._window(width)
        pieces: list[tuple[str, str]] = []
        for number in range(first, last):
            here = number == self._at
            lead = " " * (gap - 1) if number > first else ""
            pieces.append((lead + (_MARK if here else " "), "bold $text-accent" if here else ""))
            pieces.append((self._names[number], "bold $text-accent" if here else "$text-muted"))
        return Content.assemble(*pieces).truncate(max(0, width), ellipsis=True)

    def _window(self, width: int) -> tuple[int, int, int]:
        """Return which names fit, the current one among them, and the cells from one to the next."""
        widths = [cell_len(name) for name in self._names]
        many = len(widths)
        for gap in (3, 2, 1):
            if sum(widths) + gap * (many - 1) + 1 <= width:
                return 0, many, gap
        first, last = self._at, min(many, self._at + 1)
        used = sum(widths[first:last]) + 1
        while True:
            if last < many and used + widths[last] + 2 <= width:
                used += widths[last] + 2
                last += 1
            elif first > 0 and used + widths[first - 1] + 2 <= width:
                first -= 1
                used += widths[first] + 2
            else:
                return first, last, 2
