"""A year at a glance, day by day; ``enter`` opens the day in the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.history.collection import History
from runstrength_tui.domain.history.days import days_of, month_of, summed, told_of
from runstrength_tui.domain.wording_numbers import date_text, month_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.working import stands
from runstrength_tui.widgets.blocks import MUTED, shown
from runstrength_tui.widgets.calendar import BOTH, RUN, STRENGTH, Calendar
from runstrength_tui.widgets.foot_line import FootLine

_HINTS: Final = (("↑↓", "day"), ("←→", "week"), ("enter", "open the day"), ("t", "today"), ("escape", "back"))
_MONTH_HINTS: Final = (("←→", "day"), ("↑↓", "week"), ("enter", "open"), ("t", "today"), ("escape", "back"))
_YEAR: Final = 364
"""Days of 52 whole weeks, so that the weekday stays."""


class CalendarScreen(PageOver[date | None]):
    """Returns the day to open; None when the person went back."""

    BINDING_GROUP_TITLE = "Calendar"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "arrow('up')", "Day before", tooltip="On a phone a week", id="calendar.up"),
        Binding("down", "arrow('down')", "Next day", tooltip="On a phone a week", id="calendar.down"),
        Binding("left", "arrow('left')", "Week before", tooltip="On a phone a day", id="calendar.left"),
        Binding("right", "arrow('right')", "Next week", tooltip="On a phone a day", id="calendar.right"),
        Binding("pageup", "page(-1)", "Year before", tooltip="On a phone a month", id="calendar.page-up"),
        Binding("pagedown", "page(1)", "Next year", tooltip="On a phone a month", id="calendar.page-down"),
        Binding("t,T,end", "today", "Today", id="calendar.today"),
        Binding("enter", "open", "Open the day", tooltip="In the history", id="calendar.open"),
        Binding("escape,q,Q,c,C", "back", "Back", tooltip="To the history", id="calendar.back"),
    ]

    def __init__(self, backstage: Backstage, day: date | None = None) -> None:
        super().__init__()
        self._backstage = backstage
        self._history = History()
        self._today = backstage.clock().date()
        self._day = min(day or self._today, self._today)

    def compose(self) -> ComposeResult:
        yield Static("Calendar", classes="dialog-title")
        with Vertical(id="calendar-body"):
            yield Calendar(self._today, id="calendar-days")
            yield Static(id="calendar-sum", markup=False)
            yield Static(id="calendar-told", markup=False)
            yield Static(_legend(), id="calendar-legend", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        self._calendar.cursor = self._day
        self._calendar.as_month(self._narrow)
        self.set_focus(self._calendar)
        self._backstage.history_changed.subscribe(self, lambda _: self.load())
        self.load()

    def on_resize(self) -> None:
        if self._calendar.month != self._narrow:
            self._calendar.as_month(self._narrow)
        self._show()

    @property
    def _calendar(self) -> Calendar:
        return self.query_one(Calendar)

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < NARROW

    @work(exclusive=True, group="history")
    async def load(self) -> None:
        """Read what changed, and show it."""
        try:
            async for looked in self._backstage.look_back():
                if not stands(self):
                    return
                if looked.history is not self._history:
                    self._history = looked.history
                    self._show()
        except RunStrengthError as error:
            if not stands(self):
                return
            self.query_one("#calendar-told", Static).update(shown(str(error), "$text-warning"))

    def _show(self) -> None:
        """Show the days in sight, and what there was on the one under the cursor."""
        calendar = self._calendar
        calendar.show(days_of(self._history, calendar.first, calendar.last))
        self.query_one(FootLine).show(
            _MONTH_HINTS if calendar.month else _HINTS, rows=2 if calendar.month else 1
        )
        unit = self._backstage.personal.settings.distance
        if calendar.month:
            first, last = month_of(calendar.cursor)
            span = f"{month_text(first.month)} {first.year}"
        else:
            first, last = calendar.first, min(calendar.last, self._today)
            span = f"{date_text(first, last)} to {date_text(last, self._today)}"
        words = f"{span}: {summed(self._history, first, last, unit)}"
        self.query_one("#calendar-sum", Static).update(shown(words, MUTED))
        self._tell()

    def _tell(self) -> None:
        """Say what there was on the day under the cursor."""
        unit = self._backstage.personal.settings.distance
        when, *what = told_of(self._calendar.cursor, self._history, self._today, unit)
        lines = [shown(when, "bold"), *map(shown, what or ["nothing"])]
        self.query_one("#calendar-told", Static).update(Content("\n").join(lines))

    def _move_to(self, day: date) -> None:
        if self._calendar.move_to(day):
            self._show()
        else:
            self._tell()

    def action_arrow(self, way: str) -> None:
        along = {"up": -1, "down": 1, "left": -7, "right": 7}
        across = {"up": -7, "down": 7, "left": -1, "right": 1}
        calendar = self._calendar
        days = (across if calendar.month else along)[way]
        self._move_to(calendar.cursor + timedelta(days=days))

    def action_page(self, by: int) -> None:
        calendar = self._calendar
        if not calendar.month:
            self._move_to(calendar.cursor + timedelta(days=by * _YEAR))
            return
        first, last = month_of(calendar.cursor)
        other = month_of(first - timedelta(days=1) if by < 0 else last + timedelta(days=1))
        self._move_to(min(other[0] + timedelta(days=calendar.cursor.day - 1), other[1]))

    def action_today(self) -> None:
        self._move_to(self._today)

    def action_open(self) -> None:
        self.dismiss(self._calendar.cursor)

    def action_back(self) -> None:
        self.dismiss(None)


def _legend() -> Content:
    """Return what the signs mean: their shape is what there was, how full they are how much."""
    signs = ((STRENGTH, "strength"), (RUN, "run"), (BOTH, "both"))
    parts = [Content(f"{each} {what}") for each, what in signs]
    return Content("   ").join([*parts, shown("the fuller, the bigger the day")]).stylize(MUTED)
