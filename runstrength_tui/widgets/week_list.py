"""Sessions and runs under the heading of their week; of a lifetime only what is in sight is worded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import ClassVar, Final, overload

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from runstrength_tui.widgets.list_pane import ListPane, ListRow, fitted

HEAD_LINES: Final = 3
_ROW_LINES: Final = 2


class Heading(Struct, frozen=True):
    """What stands over a group: a name with something at its right, and two more lines."""

    text: str
    aside: str
    below: str = ""
    last: str = ""


class _Worded(Sequence[ListRow]):
    """Rows that are put into words when they are looked at."""

    def __init__(self, count: int, row: Callable[[int], ListRow]) -> None:
        self._count = count
        self._row = row

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> ListRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[ListRow]: ...

    def __getitem__(self, at: int | slice) -> ListRow | Sequence[ListRow]:
        if isinstance(at, slice):
            return [self[each] for each in range(self._count)[at]]
        if not 0 <= at < self._count:
            raise IndexError(at)
        return self._row(at)


class WeekList(ListPane):
    """A list in groups: the cursor goes from row to row, over the headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"week-list--heading"}
    DEFAULT_CSS = """
    WeekList > .week-list--heading { text-style: bold; color: $text-accent; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(two_lines=True, id=id)
        self._starts: Sequence[int] = ()
        """Place of each group's first row."""
        self._tops: Sequence[int] = ()
        """Line of each group's heading."""
        self._heading: Callable[[int], Heading] = lambda _: Heading("", "")

    def show_groups(
        self,
        starts: Sequence[int],
        count: int,
        row: Callable[[int], ListRow],
        heading: Callable[[int], Heading],
        cursor: int,
    ) -> None:
        """List so many rows in groups that begin at ``starts``; both are worded when they come in sight."""
        self._starts = starts
        self._tops = [HEAD_LINES * at + _ROW_LINES * start for at, start in enumerate(starts)]
        self._heading = heading
        self._list = _Worded(count, row)
        self.cursor = max(0, min(cursor, count - 1))
        self._keep_in_sight()
        self.changed()

    def total(self, width: int) -> int:
        return HEAD_LINES * len(self._starts) + _ROW_LINES * len(self._list)

    def lines_of(self, at: int) -> tuple[int, int]:
        group = bisect_right(self._starts, at) - 1
        first = HEAD_LINES * (group + 1) + _ROW_LINES * at
        with_heading = group >= 0 and self._starts[group] == at
        return first - HEAD_LINES * with_heading, first + _ROW_LINES

    def draw(self, row: int, width: int) -> Strip:
        group = bisect_right(self._tops, row) - 1
        line = row - self._tops[group]
        if line >= HEAD_LINES:
            at, below = divmod(line - HEAD_LINES, _ROW_LINES)
            return self.draw_entry(self._starts[group] + at, bool(below), width)
        heading = self._heading(group)
        line -= not heading.last  # an empty line stands above rather than below
        if line < 0:
            return Strip.blank(0)
        if line:
            muted = self.get_component_rich_style("list-pane--muted")
            return Strip([Segment(fitted(f" {heading.last if line > 1 else heading.below}", width), muted)])
        style = self.get_component_rich_style("week-list--heading")
        room = width - cell_len(heading.aside)
        if room < cell_len(heading.text) + 2:
            return Strip([Segment(fitted(f" {heading.text}", width), style)])
        return Strip(
            [
                Segment(fitted(f" {heading.text}", room), style),
                Segment(heading.aside, self.get_component_rich_style("list-pane--muted")),
            ]
        )
