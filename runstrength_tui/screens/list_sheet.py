"""A sheet with a list of which each row has a value that is turned: what one has, what is to be listed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType

from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.list_pane import ListPane

T = TypeVar("T")


class ListSheet(PageOver[T], Generic[T]):
    """The frame: a list with the keys to move in it, and below it the keys that turn a row."""

    HINTS: ClassVar[Sequence[Hint]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "move(1)", "Move in the list", tooltip="One up or down", id="sheet-list.down"),
        Binding("k,K", "move(-1)", "Move in the list", tooltip="One up or down", id="sheet-list.up"),
    ]

    @abstractmethod
    def show_rows(self) -> None:
        """List the rows as they stand."""

    @property
    def listed(self) -> ListPane:
        """The list."""
        return self.query_one(ListPane)

    def on_mount(self) -> None:
        self.set_focus(self.listed)
        self.show_rows()

    def on_resize(self) -> None:
        self.query_one(FootLine).show(self.HINTS, rows=2 if self.size.width < NARROW else 1)

    def action_move(self, by: int) -> None:
        self.listed.action_move(by)
