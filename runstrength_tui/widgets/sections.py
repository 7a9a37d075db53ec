"""A list in sections: headings that the cursor passes over, entries with their value at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from rich.segment import Segment
from textual.strip import Strip

from runstrength_tui.text import clean_text
from runstrength_tui.widgets.list_pane import ListPane, ListRow, fitted


class Section(Struct, frozen=True):
    """A heading and what stands under it."""

    title: str
    rows: tuple[ListRow, ...]


class SectionList(ListPane):
    """Entries are numbered from the first to the last, headings left out; ``entry`` is the cursor's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"section-list--heading"}
    DEFAULT_CSS = "SectionList > .section-list--heading { text-style: bold; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: tuple[int, ...] = ()
        """The row of each entry."""

    @property
    def entry(self) -> int:
        """Number of the entry under the cursor."""
        return self._entries.index(self.cursor) if self.cursor in self._entries else 0

    def show_sections(self, sections: Sequence[Section], entry: int) -> None:
        """List these sections, with the cursor on an entry."""
        rows: list[ListRow] = []
        entries: list[int] = []
        for section in sections:
            if rows:
                rows.append(ListRow(""))
            rows.append(ListRow(section.title))
            entries.extend(range(len(rows), len(rows) + len(section.rows)))
            rows.extend(section.rows)
        self._entries = tuple(entries)
        self.show(rows, cursor=entries[max(0, min(entry, len(entries) - 1))] if entries else 0)

    def move_to(self, index: int) -> None:
        """Put the cursor on an entry; from a heading it goes on in the same direction, where it can."""
        if not self._entries:
            return
        onward = [row for row in self._entries if (row >= index if index > self.cursor else row <= index)]
        if index > self.cursor:
            super().move_to(onward[0] if onward else self._entries[-1])
        elif index < self.cursor:
            super().move_to(onward[-1] if onward else self._entries[0])

    def draw(self, row: int, width: int) -> Strip:
        if row in self._entries:
            return super().draw(row, width)
        style = self.get_component_rich_style("section-list--heading")
        return Strip([Segment(fitted(f" {clean_text(self._list[row].text)}", width), style)])

    def _keep_in_sight(self) -> None:
        super()._keep_in_sight()
        heading = self.cursor - 1
        if heading >= 0 and heading not in self._entries and heading < self.top:
            self.scroll_top(heading)
