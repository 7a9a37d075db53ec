"""The history: sessions newest first, and the sets of the one under the cursor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from runstrength_tui.domain.live.repeat import plan_of, repeat_text
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.wording import date_text, many_text, session_name
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.widgets.blocks import para
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.list_pane import ListPane, ListRow
from runstrength_tui.widgets.session_sheet import session_blocks
from runstrength_tui.widgets.sheet import Sheet

PAGE: Final = 60
"""Sessions read at a time."""
_NEAR_END: Final = 20
"""Rows before the end of what was read at which more is read."""
EMPTY: Final = "Nothing here yet. Your first session will be: 1 goes to Today, where enter starts one."


class HistoryScreen(PlaceScreen):
    """List and session side by side; in a narrow terminal ``enter`` opens one and ``escape`` goes back."""

    CSS_PATH = STYLES / "history.tcss"
    PLACE = "History"
    BINDING_GROUP_TITLE = "History"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,D,delete", "delete", "Delete", tooltip="u brings it back", id="history.delete"),
        Binding("u,U", "undo", "Undo", tooltip="The last delete, then those before it", id="history.undo"),
        Binding("r,R", "repeat", "Do it again", tooltip="Start this session anew", id="history.repeat"),
        Binding("escape", "back", "Back", tooltip="To the list", id="history.back"),
        Binding("pagedown", "page(1)", "By a page", tooltip="List or session", id="history.page-down"),
        Binding("pageup", "page(-1)", "By a page", tooltip="List or session", id="history.page-up"),
        Binding("space", "read(1)", "Scroll the session", tooltip="By a page", id="history.read"),
        Binding("j,J", "move(1)", "Move", tooltip="List or session", id="history.down"),
        Binding("k,K", "move(-1)", "Move", tooltip="List or session", id="history.up"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._sessions: list[Session] = []
        self._all_read = False
        self._wanted = PAGE
        self._deleted: list[int] = []
        self._go_to: int | None = None
        self._shown: Session | None = None

    def compose_place(self) -> ComposeResult:
        with Container(id="history-body"):
            yield ListPane(two_lines=True, id="history-list")
            yield Sheet(id="history-session")
        yield Sheet([para(EMPTY)], id="history-empty", can_focus=False)

    def on_mount(self) -> None:
        self.backstage.history_changed.subscribe(self, self._on_history)
        self._pane.focus()

    def on_screen_resume(self) -> None:
        self.load()

    @property
    def _pane(self) -> ListPane:
        return self.query_one("#history-list", ListPane)

    @property
    def _sheet(self) -> Sheet:
        return self.query_one("#history-session", Sheet)

    @property
    def reading(self) -> bool:
        """Whether the session has the keys."""
        return self._sheet.has_focus

    @property
    def _session(self) -> Session | None:
        return self._sessions[self._pane.cursor] if self._sessions else None

    def hints(self) -> Sequence[Hint]:
        if self.reading:
            return ("↑↓", "scroll"), ("r", "do it again"), ("d", "delete"), ("escape", "list")
        if not self._sessions:
            return (("u", "undo"), ("q", "quit")) if self._deleted else (("q", "quit"),)
        read = ("enter", "read") if self.narrow else ("space", "scroll")
        undo: tuple[Hint, ...] = (("u", "undo"),) if self._deleted else ()
        return ("↑↓", "choose"), read, ("r", "do it again"), ("d", "delete"), *undo, ("q", "quit")

    def day_changed(self) -> None:
        self._shown = None
        self._show_list(self._pane.cursor)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.set_class(self.reading, "-reading")
        self.show_hints()

    # --- reading ---------------------------------------------------------------------

    def _on_history(self, _: None) -> None:
        self.load()

    @work(exclusive=True, group="history")
    async def load(self) -> None:
        """Read again as many sessions as are wanted; the cursor stays on its session, or takes its place."""
        at, here = self._pane.cursor, self._session
        wanted = self._go_to if self._go_to is not None else here.id if here else None
        try:
            found = await self.backstage.recent(self._wanted)
        except RunStrengthError as error:
            if self._sessions:
                self.tell(str(error))
            return
        self._sessions = list(found)
        self._all_read = len(found) < self._wanted
        self._go_to = None
        self._show_list(self._place_of(wanted, at))

    @work(exclusive=True, group="history")
    async def load_more(self) -> None:
        """Read the next sessions behind the last one that was read."""
        try:
            found = await self.backstage.recent(PAGE, self._sessions[-1].id)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self._sessions.extend(found)
        self._all_read = len(found) < PAGE
        self._wanted = max(PAGE, len(self._sessions))
        self._pane.extend(self._list_rows(found))

    def _place_of(self, session_id: int | None, otherwise: int) -> int:
        """Return the row of a session; the list is ordered by id, newest first."""
        if session_id is None:
            return otherwise
        row = bisect_left(self._sessions, -session_id, key=lambda session: -session.id)
        known = row < len(self._sessions) and self._sessions[row].id == session_id
        return row if known else otherwise

    def _list_rows(self, sessions: Sequence[Session]) -> list[ListRow]:
        today = self.backstage.clock().date()
        return [
            ListRow(
                date_text(each.started_at.date(), today, weekday=True),
                f"{each.minutes} min",
                f"{session_name(each)}, {many_text(each.sets, 'set')}",
            )
            for each in sessions
        ]

    def _show_list(self, cursor: int) -> None:
        self._pane.show(self._list_rows(self._sessions), cursor)
        self.set_class(not self._sessions, "-empty")
        if not self._sessions and self.reading:
            self._pane.focus()
        self._show_session()
        self.show_hints()

    @on(ListPane.Moved)
    def _on_moved(self, event: ListPane.Moved) -> None:
        self._show_session()
        if not self._all_read and event.index >= len(self._sessions) - _NEAR_END:
            self.load_more()

    def _show_session(self) -> None:
        """Show the session under the cursor; the one that is shown already keeps its place on the page."""
        session = self._session
        if session is not None and session == self._shown:
            return
        self._shown = session
        blocks = session_blocks(session, self.backstage.clock().date()) if session else ()
        self._sheet.show(blocks)

    # --- keys ------------------------------------------------------------------------

    @on(ListPane.Chosen)
    def _on_chosen(self) -> None:
        self.set_class(True, "-reading")
        self._sheet.focus()

    def action_back(self) -> None:
        self.set_class(False, "-reading")
        self._pane.focus()

    def action_page(self, pages: int) -> None:
        if self.reading:
            self._sheet.action_page(pages)
        else:
            self._pane.action_page(pages)

    def action_read(self, pages: int) -> None:
        self._sheet.action_page(pages)

    def action_move(self, by: int) -> None:
        if self.reading:
            self._sheet.action_move(by)
        else:
            self._pane.action_move(by)

    def action_delete(self) -> None:
        session = self._session
        if session is not None:
            self.delete(session.id)

    def action_repeat(self) -> None:
        session = self._session
        if session is not None:
            self.repeat(session)

    def action_undo(self) -> None:
        if self._deleted:
            self.restore()
        else:
            self.tell("Nothing was deleted here that could come back.")

    @work(exclusive=True, group="start")
    async def repeat(self, session: Session) -> None:
        """Start a session of the history anew, and go to it."""
        library = self.backstage.library
        again = plan_of(session, library.by_id, library.plans)
        left_out = repeat_text(again)
        if not again.plan.items:
            self.tell(f"Nothing of it can be done again. {left_out}")
            return
        try:
            await self.backstage.start(again.plan)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self.backstage.greeting = left_out
        self.app.switch_mode("session")

    @work(group="change")
    async def delete(self, session_id: int) -> None:
        """Move a session to the trash; the one below it takes its place."""
        try:
            await self.backstage.delete(session_id)
        except RunStrengthError as error:
            self.tell(str(error))
            self.load()
            return
        self._deleted.append(session_id)
        self.tell("Deleted. u brings it back.")

    @work(group="change")
    async def restore(self) -> None:
        """Bring the session that was deleted last back, and put the cursor on it."""
        session_id = self._deleted.pop()
        try:
            session = await self.backstage.restore(session_id)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self._go_to = session.id
        self._wanted = max(self._wanted, len(self._sessions) + 1)
        self.load()
        self.tell("It is back.")
