"""Finding in the history: all of it read in steps, what a filter leaves of it, and what is said to that."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from contextlib import suppress
from typing import Final

from textual import on, work

from runstrength_tui.domain.history.collection import History
from runstrength_tui.domain.history.completing import completed, completions
from runstrength_tui.domain.history.query import Query, read_query
from runstrength_tui.domain.history.telling import found_text
from runstrength_tui.domain.history.vocabulary import Vocabulary
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.history.changing import Changing
from runstrength_tui.screens.history.listing import Listing, show_listing
from runstrength_tui.screens.working import stands
from runstrength_tui.widgets.filter_bar import Answer, FilterBar
from runstrength_tui.widgets.week_list import WeekList

_SOME_AT_ONCE: Final = 1000
"""Rows that are read between two looks of the list while a lifetime is read."""


class Finding(Changing):
    """The part of the history's screen that fills its list."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self.history = History()
        """Everything that is known, whatever is listed."""
        self._unread = self._uncounted = 0
        self.query_now = Query()
        """The filter as it is understood."""
        self.listing = Listing()
        """What the filter leaves."""
        self._vocabulary: Vocabulary | None = None
        self._known: object = None
        self._read = False
        """All of it was read once."""

    @abstractmethod
    def show_record(self) -> object:
        """Show the session or run under the cursor."""

    @property
    def pane(self) -> WeekList:
        """The list."""
        return self.query_one("#history-list", WeekList)

    @property
    def bar(self) -> FilterBar:
        """The line to filter by."""
        return self.query_one("#history-filter", FilterBar)

    @property
    def all_read(self) -> bool:
        """Whether everything is read and every record counted."""
        return self._read

    @property
    def all_found(self) -> bool:
        """Whether no more can be found than is listed."""
        return not self._unread and not (self.query_now.asks_records and self._uncounted)

    # --- reading ---------------------------------------------------------------------

    def follow(self, _: None) -> None:
        """Read again what changed, now or when this place is gone to."""
        if self.is_current:
            self.load()

    async def read_again(self) -> None:
        with suppress(RunStrengthError):  # which reading on says
            looked = await anext(self.backstage.look_back())
            self._unread, self._uncounted = looked.unread, looked.uncounted
            self._take(looked.history)
        self.load()  # counting records anew may take seconds
        await self.show_now()

    @work(exclusive=True, group="history")
    async def load(self) -> None:
        """Read again what changed; the cursor stays on its session or run, or takes its place."""
        shown = 0
        try:
            async for looked in self.backstage.look_back():
                if not stands(self):
                    return
                self._unread, self._uncounted = looked.unread, looked.uncounted
                rows = len(looked.history.rows)
                if looked.history is not self.history and (
                    not shown or not looked.unread or rows - shown >= _SOME_AT_ONCE
                ):
                    shown = rows
                    self._take(looked.history)
                elif looked.unread or self.query_now.asks_records:
                    self.say()
        except RunStrengthError as error:
            if self.history.rows:
                self.tell(str(error))
            return
        if not stands(self):
            return
        self._read = True
        self.say()
        if not self.listing.rows:
            self.show_record()

    def _take(self, history: History) -> None:
        self.history = history
        known = (self.backstage.library, history.versions, history.plans)
        if known != self._known:
            self._known = known
            self._vocabulary = Vocabulary(*known)
        self.query_now = self._understood(self.bar.text)
        self._find()

    def _understood(self, text: str) -> Query:
        if not text.strip() or self._vocabulary is None:
            return Query()
        return read_query(
            text,
            self._vocabulary,
            self.backstage.clock().date(),
            distance=self.backstage.personal.settings.distance,
            typing=self.bar.typing,
        )

    def _find(self) -> None:
        """List what the filter leaves; the cursor stays on its row where that is still listed."""
        row, at = self.row, self.pane.cursor
        found = self.history.where(self.query_now) if self.query_now.terms else self.history
        self.listing = Listing(found, found.weeks())
        wanted = self.go_to or (row.key if row else None)
        place = self.listing.history.place(wanted) if wanted else None
        if place is not None:
            self.go_to = None
        self.show_list(at if place is None else place)

    def show_list(self, cursor: int) -> None:
        today, unit = self.backstage.clock().date(), self.backstage.personal.settings.distance
        show_listing(self.pane, self.listing, today, unit, cursor)
        empty = not self.history.rows
        if empty and not self.bar.typing:
            self.set_focus(None)  # else hiding the list would give the keys to the line
        self.set_class(empty, "-empty")
        self.sheet.can_focus = self.pane.can_focus = not empty  # else what is hidden would get the keys
        if not empty and (self.focused is None or (self.reading and not self.listing.rows)):
            self.set_focus(self.pane)
        self.say()
        self.show_record()
        self.show_hints()

    # --- the filter --------------------------------------------------------------------

    def action_filter(self) -> None:
        self.set_class(False, "-reading")
        self.bar.focus_field()
        self._bring_dates()
        self.say()

    @work(exclusive=True, group="dates")
    async def _bring_dates(self) -> None:
        """Bring what reads dates, so that the first key of one does not wait for it."""
        await asyncio.to_thread(__import__, "dateutil.parser")

    @on(FilterBar.Typed)
    def _on_typed(self, event: FilterBar.Typed) -> None:
        self.filter_by(event.text)

    def filter_by(self, text: str) -> None:
        """List what these words find, and say what was understood of them."""
        query = self._understood(text)
        if query.terms != self.query_now.terms:
            self.query_now = query
            self._find()
        else:
            self.query_now = query
            self.say()

    @on(FilterBar.Complete)
    def _on_complete(self, event: FilterBar.Complete) -> None:
        offered = completions(event.text, event.cursor, self._vocabulary) if self._vocabulary else ()
        if offered:
            self.bar.put(*completed(event.text, offered[0]))

    @on(FilterBar.Taken)
    def _on_taken(self) -> None:
        self.to_list()
        self.say()

    def to_list(self) -> None:
        """Give the keys to the list; where there is nothing yet, to none, as the line would keep them."""
        self.set_focus(self.pane if self.pane.can_focus else None)
        self.show_hints()

    def say(self) -> None:
        """Say what the filter finds, what is wrong with it, or how far reading is."""
        bar, query = self.bar, self.query_now
        found = ""
        if bar.text.strip() and not (query.asks_records and self._uncounted):
            found = found_text(self.listing.history)
        elif bar.text.strip():
            found = (
                f"{found_text(self.listing.history)}, {self._uncounted} sessions still to be looked through"
            )
        if self._unread:
            found = f"{found or 'reading'}, {self._unread} more to read".removeprefix(", ")
        wrong = str(query.problem) if query.problem else ""
        offered: tuple[str, ...] = ()
        if bar.typing and self._vocabulary and not wrong:
            offered = tuple(each.write for each in completions(bar.text, bar.cursor, self._vocabulary))
        bar.answer(Answer(found, wrong, offered) if found or wrong or offered else None)
