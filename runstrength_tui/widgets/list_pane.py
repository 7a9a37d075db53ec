"""A list with a cursor, drawn row by row: however long it is, moving the cursor sends two rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from runstrength_tui.text import clean_text
from runstrength_tui.widgets.scrolled import Scrolled

_MARK = " › "
_NO_MARK = "   "


class ListRow(Struct, frozen=True):
    """One entry: ``text`` with ``aside`` at the right; ``below`` is a second line, where the list has one."""

    text: str
    aside: str = ""
    below: str = ""


class ListPane(Scrolled):
    """Rows of one or two lines; the row under the cursor is marked by ``›`` and bold, not by colour alone."""

    BINDING_GROUP_TITLE = "List"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Move in the list", tooltip="One up or down", id="list.up"),
        Binding("down", "move(1)", "Move in the list", tooltip="One up or down", id="list.down"),
        Binding("home", "edge(False)", "To one end", tooltip="First or last", id="list.home"),
        Binding("end", "edge(True)", "To one end", tooltip="First or last", id="list.end"),
        Binding("enter", "choose", "Open", tooltip="Start, read or go on", id="list.choose"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list-pane--cursor",
        "list-pane--mark",
        "list-pane--muted",
    }
    DEFAULT_CSS = """
    ListPane > .list-pane--cursor { text-style: bold; background: $surface; }
    ListPane > .list-pane--mark { text-style: bold; color: $text-accent; background: $surface; }
    ListPane > .list-pane--muted { color: $text-muted; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        pane: ListPane
        index: int

        @property
        def control(self) -> ListPane:
            return self.pane

    @dataclass
    class Chosen(Message):
        """``enter`` on a row."""

        pane: ListPane
        index: int

        @property
        def control(self) -> ListPane:
            return self.pane

    def __init__(
        self,
        *,
        two_lines: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.used = False
        """Whether the person has moved the cursor or chosen with it: then nothing else may move it."""
        self._list: Sequence[ListRow] = ()
        self._row_height = 2 if two_lines else 1
        self.cursor = 0
        """Number of the row under the cursor; 0 in an empty list too."""

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What is listed."""
        return tuple(self._list)

    def show(self, rows: Sequence[ListRow], cursor: int | None = None) -> None:
        """List these rows, with the cursor where it was or on row ``cursor``."""
        before = len(self._list)
        self._list = tuple(rows)
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, len(rows) - 1))
        if self.styles.is_auto_height and len(rows) != before:
            self.refresh(layout=True)
        self._keep_in_sight()
        self.changed()

    def extend(self, rows: Sequence[ListRow]) -> None:
        """List more rows behind those that are there."""
        self._list = (*self._list, *rows)
        self.changed()

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        index = max(0, min(index, len(self._list) - 1))
        if index == self.cursor or not self._list:
            return
        self.cursor = index
        self._keep_in_sight()
        self.changed()
        self.post_message(self.Moved(self, index))

    def on_resize(self) -> None:
        self._keep_in_sight()

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.used = True
        self.move_to(self.cursor + by)

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many screens of rows."""
        self.used = True
        self.move_to(self.cursor + pages * max(1, self.content_size.height // self._row_height - 1))

    def action_edge(self, end: bool) -> None:
        """Move the cursor to the first or the last row."""
        self.used = True
        self.move_to(len(self._list) - 1 if end else 0)

    def action_choose(self) -> None:
        """Say that the row under the cursor was chosen."""
        self.used = True
        if self._list:
            self.post_message(self.Chosen(self, self.cursor))

    def total(self, width: int) -> int:
        return len(self._list) * self._row_height

    def draw(self, row: int, width: int) -> Strip:
        at, below = divmod(row, self._row_height)
        return self.draw_entry(at, bool(below), width)

    def draw_entry(self, at: int, below: bool, width: int) -> Strip:
        """Return the first or the second line of an entry."""
        entry, here, plain = _cleaned(self._list[at]), at == self.cursor, self.plain_style
        style = self.get_component_rich_style("list-pane--cursor") if here else plain
        muted = style if here else self.get_component_rich_style("list-pane--muted")
        if below:
            text, aside, style = entry.below, "", muted
        else:
            text, aside = entry.text, entry.aside
        room = width - len(_MARK) - (cell_len(aside) + 2 if aside else 0)
        if room < 4:
            aside, room = "", width - len(_MARK)
        mark = self.get_component_rich_style("list-pane--mark") if here else plain
        return Strip(
            [
                Segment(_MARK if here and not below else _NO_MARK, mark),
                Segment(fitted(text, room), style),
                Segment(f"  {aside}" if aside else "", muted),
            ]
        )

    def lines_of(self, at: int) -> tuple[int, int]:
        """Return the first line that has to be in sight with an entry, and the one behind its last."""
        return at * self._row_height, (at + 1) * self._row_height

    def _keep_in_sight(self) -> None:
        height = self.content_size.height
        first, last = self.lines_of(self.cursor)
        if height and first < self.top:
            self.scroll_top(first)
        elif height and last > self.top + height:
            self.scroll_top(last - height)


def _cleaned(row: ListRow) -> ListRow:
    """Return a row as it may be shown; only those in sight need it."""
    return ListRow(*(clean_text(part, most=300) for part in (row.text, row.aside, row.below)))


def fitted(text: str, width: int) -> str:
    """Return text in exactly ``width`` cells, cut with an ellipsis where it is longer."""
    if cell_len(text) > width:
        return set_cell_size(text, max(0, width - 1)) + "…" * min(1, width)
    return text + " " * (width - cell_len(text))
