"""The history: weeks with their sessions and runs, newest first, and the one under the cursor beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from runstrength_tui.domain.history.editing import Spot, Value
from runstrength_tui.domain.history.rows import Row
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.history.finding import Finding
from runstrength_tui.screens.working import work_once
from runstrength_tui.widgets.blocks import para
from runstrength_tui.widgets.filter_bar import FilterBar
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.run_sheet import run_blocks
from runstrength_tui.widgets.session_pane import SessionPane
from runstrength_tui.widgets.sheet import Sheet
from runstrength_tui.widgets.week_list import WeekList

EMPTY: Final = "Nothing here yet. Your first session will be: 1 goes to Today, where enter starts one."
NOTHING: Final = "Nothing fits. escape shows everything again."


class HistoryScreen(Finding):
    """List and session side by side; in a narrow terminal ``enter`` opens one and ``escape`` goes back."""

    CSS_PATH = STYLES / "history.tcss"
    PLACE = "History"
    AUTO_FOCUS = ""
    BINDING_GROUP_TITLE = "History"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "filter",
            "Filter",
            tooltip="Words: goblet, last month, pr",
            id="history.filter",
            priority=True,  # so that what comes in one packet with it is typed into the line
        ),
        Binding("c,C", "calendar", "Calendar", tooltip="A year by day", id="history.calendar"),
        Binding("a,A", "add", "Add", tooltip="What was done that day, as a line", id="history.add"),
        Binding("g,G", "add_run", "A run", tooltip="Done or ahead, in a small form", id="history.run"),
        Binding("e,E", "edit", "Change", tooltip="The value under the cursor", id="history.edit"),
        Binding("b,B", "before", "Time before", tooltip="The exercise's last time", id="history.before"),
        Binding("n,N", "after", "Time after", tooltip="The exercise's next time", id="history.after"),
        Binding("d,D,delete", "delete", "Delete", tooltip="u brings it back", id="history.delete"),
        Binding("u,U", "undo", "Undo", tooltip="The last change, for 30 days", id="history.undo"),
        Binding("t,T", "trash", "Trash", tooltip="What was deleted, for 30 days", id="history.trash"),
        Binding("r,R", "repeat", "Do it again", tooltip="Start this session anew", id="history.repeat"),
        Binding(
            "plus,add", "one_more", "One more set", tooltip="Like the one under the cursor", id="history.more"
        ),
        Binding(
            "minus,subtract", "one_fewer", "Take the set out", tooltip="Under the cursor", id="history.fewer"
        ),
        Binding("escape", "back", "Back", tooltip="To the list, then to all of it", id="history.back"),
        Binding("pagedown", "page(1)", "By a page", tooltip="List or session", id="history.page-down"),
        Binding("pageup", "page(-1)", "By a page", tooltip="List or session", id="history.page-up"),
        Binding("space", "read(1)", "Scroll the session", tooltip="By a page", id="history.read"),
        Binding("j,J", "move(1)", "Move", tooltip="List or session", id="history.down"),
        Binding("k,K", "move(-1)", "Move", tooltip="List or session", id="history.up"),
    ]

    def compose_place(self) -> ComposeResult:
        yield FilterBar(id="history-filter")
        with Container(id="history-body"):
            yield WeekList(id="history-list")
            yield SessionPane(id="history-session")
        yield Sheet([para(EMPTY)], id="history-empty", can_focus=False)

    def on_mount(self) -> None:
        self.backstage.history_changed.subscribe(self, self.follow)
        self.set_focus(self.pane)

    def on_screen_resume(self) -> None:
        if self.backstage.look_up is not None:
            session_id, *version = self.backstage.look_up
            self.go_to, self.look_at = (False, session_id), (version[0], version[1])
            self.backstage.look_up = None
            self.bar.put("")
        self.load()

    @property
    def sheet(self) -> SessionPane:
        return self.query_one("#history-session", SessionPane)

    @property
    def reading(self) -> bool:
        """Whether the session has the keys."""
        return self.sheet.has_focus

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.listing.rows[self.pane.cursor] if self.listing.rows else None

    def hints(self) -> Sequence[Hint]:
        if self.bar.typing:
            return ("↑↓", "choose"), ("tab", "complete"), ("enter", "keep"), ("escape", "everything")
        row = self.row
        if row is None:
            filtered = (("/", "filter"), ("escape", "everything")) if self.bar.text else ()
            return (*filtered, ("a", "add"), ("u", "undo"), ("t", "trash"), ("q", "quit"))
        if self.reading and row.is_run:
            return ("e", "change"), ("d", "delete"), ("escape", "list")
        if self.reading:
            return (
                ("↑↓←→", "value"),
                ("e", "change"),
                ("b", "time before"),
                ("r", "do it again"),
                ("escape", "list"),
            )
        opened: tuple[Hint, ...] = (("e", "change"),) if row.is_run else (("enter", "read, change"),)
        again: tuple[Hint, ...] = () if row.is_run else (("r", "do it again"),)
        rest = ("a", "add"), ("c", "calendar"), ("d", "delete"), ("u", "undo"), ("t", "trash")
        return ("/", "filter"), *opened, *again, *rest

    def day_changed(self) -> None:
        self._shown = None
        self.show_list(self.pane.cursor)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.set_class(self.reading, "-reading")
        self.filter_by(self.bar.text)  # a word that was left unfinished is one that makes no sense
        self.show_hints()

    @on(ListPane.Moved)
    def _on_moved(self) -> None:
        self.show_record()
        self.show_hints()

    @work(exclusive=True, group="record")
    async def show_record(self) -> None:
        """Show the session or run under the cursor; the one that is shown keeps its place on the page."""
        await self.show_now()

    async def show_now(self) -> None:
        row = self.row
        if row is None:
            self._shown = None
            self.sheet.show_blocks([para(NOTHING)] if self.query_now.terms and self.all_found else ())
            return
        try:
            record: Session | Run | None
            if row.is_run:
                record = await self.backstage.run_record(row.id)
            else:
                record = await self.backstage.record(row.id)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        if record is None:  # deleted elsewhere: the list follows
            return
        told = self.history.records.get(row.id) if not row.is_run else None
        spot = self._spot_in(record)
        if (record, told) == self._shown and spot is None:
            return
        self._shown = record, told
        today = self.backstage.clock().date()
        if isinstance(record, Run):
            self.sheet.show_blocks(run_blocks(record, today, self.backstage.personal.settings.distance))
        else:
            self.sheet.show_session(record, today, told.told if told else (), spot)

    def _spot_in(self, record: Session | Run) -> Spot | None:
        """Return where the exercise stands that one came for; None where one came for none."""
        look_at, self.look_at = self.look_at, None
        if isinstance(look_at, Spot) or look_at is None or isinstance(record, Run):
            return look_at if isinstance(look_at, Spot) else None
        names = [(each.exercise, each.rung) for each in record.exercises]
        return Spot(Value.EXERCISE, names.index(look_at)) if look_at in names else None

    @work_once("calendar")
    async def action_calendar(self) -> None:
        """Show the year, and go to the day that is chosen there."""
        from runstrength_tui.screens.history.calendar import CalendarScreen

        row = self.row
        day = await self.app.push_screen_wait(CalendarScreen(self.backstage, row.day if row else None))
        self.load()
        if day is None:
            return
        there = next((each for each in self.history.rows if each.day <= day), None)
        if there is None or there.day != day:
            self.tell("There was nothing on that day: the one before it is here.")
        if there is not None:
            self._go_to(there)

    # --- keys ------------------------------------------------------------------------

    @on(ListPane.Chosen)
    def _on_chosen(self) -> None:
        self.set_class(True, "-reading")
        self.set_focus(self.sheet)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The line has ``/`` for itself."""
        return super().check_action(action, parameters) and not (action == "filter" and self.bar.typing)

    def action_back(self) -> None:
        """From the session to the list; from there, or from the line, to everything."""
        if not self.reading:
            self.bar.put("")
        self.set_class(False, "-reading")
        self.to_list()
        self.say()

    def action_page(self, pages: int) -> None:
        if self.reading:
            self.sheet.action_page(pages)
        else:
            self.pane.action_page(pages)

    def action_read(self, pages: int) -> None:
        self.sheet.action_page(pages)

    def action_move(self, by: int) -> None:
        if self.reading:
            self.sheet.action_move(by)
        else:
            self.pane.action_move(by)

    def action_before(self) -> None:
        self._other_time(older=True)

    def action_after(self) -> None:
        self._other_time(older=False)

    def _other_time(self, *, older: bool) -> None:
        """Go to the session before or after in which the exercise under the cursor was done."""
        row, session, spot = self.row, self.session, self.sheet.spot
        if row is not None and self._record is None:
            self.once_read(lambda: self._other_time(older=older))
            return
        if row is None or session is None or not session.exercises:
            self.tell("A session's exercises have a time before; a run has none.")
            return
        record = session.exercises[max(0, spot.exercise) if spot else 0]
        found = self.history.beside(row, record.exercise, record.rung, older=older)
        if found is None:
            when = "before" if older else "after"
            self.tell(f"{record.name}: there is no time {when} this one.")
            return
        self.look_at = record.exercise, record.rung
        self._go_to(found)

    def _go_to(self, row: Row) -> None:
        """Put the cursor on a row; a filter that hides it goes."""
        place = self.listing.history.place(row.key)
        if place is None:
            self.go_to = row.key
            self.bar.put("")
        else:
            self.pane.move_to(place)
