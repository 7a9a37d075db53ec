"""Every exercise then and now, a row each with how it went; in a narrow terminal a row is two lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from runstrength_tui.domain.trends.then_now import Change
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.list_pane import ListPane, ListRow, fitted
from runstrength_tui.widgets.spark import spark

_MARK: Final = 3
_SPARK: Final = 8
_GAP: Final = 2
_HEADS: Final = ("", "then", "now", "change")
_LEAST: Final = 60
"""Cells below which a row is two lines."""


class ThenNowList(ListPane):
    """Rows of changes in columns as wide as they need to be, the widest cut first where room is short."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._changes: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is listed."""
        return self._changes

    @property
    def change(self) -> Change | None:
        """What stands under the cursor."""
        return self._changes[self.cursor] if self._changes else None

    def show_changes(self, changes: Sequence[Change], cursor: int) -> None:
        """List these, with the cursor on one of them."""
        self._changes = tuple(changes)
        self._fit()
        self.show([_row(each) for each in changes], cursor)

    def on_resize(self) -> None:
        self._fit()
        self._keep_in_sight()
        self.changed()

    def _fit(self) -> None:
        self._row_height = 1 if self.content_size.width >= _LEAST else 2

    def heading(self) -> Content:
        """Return the words over the columns, for the width as it is; empty where rows are two lines."""
        if self._row_height == 2:
            return Content("")
        cells = [
            word.ljust(width + _GAP) for word, width in zip(_HEADS, self._widths(self.room), strict=True)
        ]
        return Content.styled(" " * _MARK + "".join(cells).rstrip(), "$text-muted")

    def draw(self, row: int, width: int) -> Strip:
        if self._row_height == 2:
            return super().draw(row, width)
        change, here = self._changes[row], row == self.cursor
        plain = self.get_component_rich_style("list-pane--cursor") if here else self.rich_style
        muted = plain if here else self.get_component_rich_style("list-pane--muted")
        mark = self.get_component_rich_style("list-pane--mark") if here else self.rich_style
        cells = _cells(change)
        looks = (plain, muted, plain, plain)
        segments = [Segment(" › " if here else " " * _MARK, mark)]
        for text, room, look in zip(cells, self._widths(width), looks, strict=True):
            segments.append(Segment(fitted(clean_text(text, most=200), room) + " " * _GAP, look))
        # The highest bar leaves a little room, else the bars of two rows would run together.
        segments.append(Segment(spark(change.course).replace("█", "▇"), muted))
        return Strip(segments)

    def _widths(self, width: int) -> list[int]:
        room = width - _MARK - _SPARK - len(_HEADS) * _GAP
        columns = zip(_HEADS, *map(_cells, self._changes), strict=True)
        widths = [max(cell_len(cell) for cell in column) for column in columns]
        while sum(widths) > room:
            widths[widths.index(max(widths))] -= 1
        return widths


def _cells(change: Change) -> tuple[str, str, str, str]:
    return change.name, change.then, change.now, change.change


def _row(change: Change) -> ListRow:
    below = f"{change.then} → {change.now}" if change.then else change.now
    return ListRow(change.name, change.change, below)
