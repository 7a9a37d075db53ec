"""What was deleted in the last 30 days: read the list, and bring one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.own_words import run_text
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.wording import date_text, day_text, many_text, session_name
from runstrength_tui.screens.history.edits import Desk
from runstrength_tui.screens.over import PageOver
from runstrength_tui.store.records import TrashedRun, TrashedSession
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_HINTS: Final = (("↑↓", "choose"), ("enter", "bring it back"), ("escape", "back"))
_NOTHING: Final = "Nothing was deleted in the last 30 days."


class TrashScreen(PageOver[Session | Run | None]):
    """Returns what is to come back; None when the person went back."""

    BINDING_GROUP_TITLE = "Deleted"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,Q,t,T", "back", "Back", tooltip="Bring nothing back", id="trash.back"),
    ]

    def __init__(self, deleted: Sequence[TrashedSession | TrashedRun], desk: Desk) -> None:
        super().__init__()
        self._deleted = tuple(deleted)
        self._desk = desk

    def compose(self) -> ComposeResult:
        yield Static("Deleted in the last 30 days", classes="dialog-title")
        yield ListPane(two_lines=True, id="trash-list")
        yield Static(shown(_NOTHING, "$text-muted"), id="trash-none")
        yield FootLine()

    def on_mount(self) -> None:
        pane = self.query_one(ListPane)
        pane.show([self._row(each) for each in self._deleted])
        pane.display = bool(self._deleted)
        self.query_one("#trash-none").display = not self._deleted
        self.set_focus(pane)
        self.query_one(FootLine).show(_HINTS if self._deleted else _HINTS[-1:], rows=2)

    def _row(self, each: TrashedSession | TrashedRun) -> ListRow:
        today = self._desk.now.date()
        gone = day_text(each.deleted_at.astimezone(self._desk.now.tzinfo).date(), today)
        record = each.session if isinstance(each, TrashedSession) else each.run
        if isinstance(record, Session):
            what = f"{session_name(record)}, {many_text(record.sets, 'set')}"
        else:
            what = f"Run: {run_text(record, self._desk.distance)}"
        return ListRow(date_text(record.started_at.date(), today, weekday=True), f"deleted {gone}", what)

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        chosen = self._deleted[event.index]
        self.dismiss(chosen.session if isinstance(chosen, TrashedSession) else chosen.run)

    def action_back(self) -> None:
        self.dismiss(None)
