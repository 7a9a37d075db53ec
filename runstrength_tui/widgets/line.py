"""One row with something at its left and something at its right; it repaints only when either changes."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget


class Line(Widget):
    """A row of text, ``left … right``; where both do not fit, the left one is cut with an ellipsis."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(
        self,
        left: str | Content = "",
        right: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._left = Content(left) if isinstance(left, str) else left
        self._right = Content(right) if isinstance(right, str) else right

    def show(self, left: str | Content = "", right: str | Content = "") -> None:
        """Show these two; plain strings are taken as they are, never as markup."""
        new_left = Content(left) if isinstance(left, str) else left
        new_right = Content(right) if isinstance(right, str) else right
        if (new_left, new_right) == (self._left, self._right) and (
            new_left.spans == self._left.spans and new_right.spans == self._right.spans
        ):
            return
        same_right = new_right == self._right and new_right.spans == self._right.spans
        changed = max(cell_len(self._left.plain), cell_len(new_left.plain))
        self._left, self._right = new_left, new_right
        if same_right and self.size:
            self.refresh(Region(0, 0, min(changed, self.size.width), 1))
        else:
            self.refresh()

    @property
    def text(self) -> str:
        """What it says, left and right."""
        return f"{self._left.plain} {self._right.plain}".strip()

    def render(self) -> Content:
        width = self.content_size.width
        right = self._right
        room = width - cell_len(right.plain) - (2 if right.plain else 0)
        if room < 0:
            right, room = Content(""), width
        left = self._left.truncate(max(room, 0), ellipsis=True)
        gap = width - cell_len(left.plain) - cell_len(right.plain)
        return Content.assemble(left, " " * max(gap, 0), right)
