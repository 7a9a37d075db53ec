"""The rest as a bar: small tiles of which only the one that changes is sent again."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class RestBar(Widget):
    """How much of a rest is over, from left to right; nothing when there is no rest."""

    DEFAULT_CSS = """
    RestBar { height: 1; width: 1fr; max-width: 44; }
    RestBar > .rest-bar--over { color: $accent; }
    RestBar > .rest-bar--left { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rest-bar--over", "rest-bar--left"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._share: float | None = None

    def show(self, share: float | None) -> None:
        """Show a share from 0 to 1, or nothing for None."""
        before, after = self._cells(self._share), self._cells(share)
        was, self._share = self._share, share
        if (was is None) != (share is None):
            self.refresh()
        elif before != after:
            self.refresh(Region(0, 0, max(before, after) + 1, 1))

    def _cells(self, share: float | None) -> int:
        return round(self.size.width * min(max(share, 0.0), 1.0)) if share is not None else -1

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._share is None:
            return Strip.blank(width, self.rich_style)
        over = self._cells(self._share)
        return Strip(
            [
                Segment("━" * over, self.get_component_rich_style("rest-bar--over")),
                Segment("─" * (width - over), self.get_component_rich_style("rest-bar--left")),
            ]
        )
