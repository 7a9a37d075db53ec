"""A year of days, a column a week, or one month of them; a moved cursor sends a few cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from runstrength_tui.domain.history.days import (
    WEEKS,
    Day,
    first_of_months,
    month_of,
    year_to,
)
from runstrength_tui.domain.strength import week_of
from runstrength_tui.domain.wording_numbers import month_text

_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
STRENGTH: Final = "▂▅█"
RUN: Final = "∘○●"
BOTH: Final = "◇◈◆"
NOTHING: Final = "·"
_HERE: Final = "^"
"""Under the week of the cursor, whose weekday is named: one cell alone is looked for too long."""
_LABEL: Final = 4
_CELL: Final = 5
"""Columns of a day in the month."""
_MONTH_LINES: Final = 7


def sign(day: Day | None) -> str:
    """Return the sign of a day: its shape says what there was, its size how much."""
    if day is None:
        return NOTHING
    signs = BOTH if day.strength and day.run else STRENGTH if day.strength else RUN
    return signs[day.level - 1]


class Calendar(Widget, can_focus=True):
    """Days from long ago to today, with a cursor; ``month`` shows one month with the days' numbers."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "calendar--muted", "calendar--1", "calendar--2", "calendar--3", "calendar--cursor", "calendar--label",
        "calendar--here",
    }  # fmt: skip
    DEFAULT_CSS = """
    Calendar { height: auto; width: 1fr; }
    Calendar > .calendar--muted { color: $text-muted; }
    Calendar > .calendar--label { color: $text-muted; }
    Calendar > .calendar--here { color: $text-accent; text-style: bold; }
    Calendar > .calendar--1 { color: $text-muted; }
    Calendar > .calendar--2 { color: $text; }
    Calendar > .calendar--3 { color: $text-accent; text-style: bold; }
    Calendar > .calendar--cursor { text-style: bold reverse; }
    """

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.today = today
        self.cursor = today
        self.month = False
        self._days: Mapping[date, Day] = {}
        self.first = year_to(today)
        """The first day that is shown."""

    @property
    def last(self) -> date:
        """The last day that is shown."""
        if self.month:
            return month_of(self.cursor)[1]
        return self.first + timedelta(weeks=WEEKS, days=-1)

    def show(self, days: Mapping[date, Day]) -> None:
        """Show these days."""
        self._days = days
        self.refresh()

    def move_to(self, day: date) -> bool:
        """Put the cursor on a day, not behind today; whether other days are in sight now."""
        day = min(day, self.today)
        before, self.cursor = self.cursor, day
        first = month_of(day)[0] if self.month else self._year_with(day)
        if first != self.first:
            self.first = first
            self.refresh(layout=self.month)
            return True
        moved = [Region(*self._place(each), self._wide, 1) for each in (before, day)]
        if not self.month:
            moved += [Region(0, 1 + each.weekday(), _LABEL, 1) for each in (before, day)]
            moved += [Region(self._place(each)[0], 8, 1, 1) for each in (before, day)]
        self.refresh(*moved)
        return False

    def as_month(self, month: bool) -> None:
        """Show one month, or the year around the cursor."""
        self.month = month
        self.first = month_of(self.cursor)[0] if month else year_to(self.today)
        if not month:
            self.first = self._year_with(self.cursor)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _MONTH_LINES if self.month else 9

    def render_line(self, y: int) -> Strip:
        line = self._month_line(y) if self.month else self._year_line(y)
        return line.adjust_cell_length(self.size.width, self.rich_style)

    @property
    def _wide(self) -> int:
        """Cells of a day."""
        if self.month:
            return _CELL
        return 2 if self.size.width >= _LABEL + 2 * WEEKS else 1

    def _year_with(self, day: date) -> date:
        """Return where the year begins that is shown for a day: this one, or one half a year on or back."""
        first = self.first
        half = timedelta(weeks=WEEKS // 2)
        while day < first:
            first -= half
        while day > first + timedelta(weeks=WEEKS, days=-1):
            first += half
        return min(first, year_to(self.today))

    @property
    def _here(self) -> Style:
        return self.get_component_rich_style("calendar--here")

    def _place(self, day: date) -> tuple[int, int]:
        if self.month:
            weeks = (week_of(day) - week_of(self.first)).days // 7
            return 1 + day.weekday() * _CELL, 1 + weeks
        return _LABEL + (week_of(day) - self.first).days // 7 * self._wide, 1 + day.weekday()

    def _look(self, day: date) -> Style:
        if day == self.cursor:
            return self.get_component_rich_style("calendar--cursor")
        known = self._days.get(day)
        name = f"calendar--{known.level}" if known else "calendar--muted"
        return self.get_component_rich_style(name)

    def _year_line(self, y: int) -> Strip:
        label, wide = self.get_component_rich_style("calendar--label"), self._wide
        if y == 0:
            text = " " * _LABEL
            for week, first in first_of_months(self.first, WEEKS):
                at = _LABEL + week * wide
                if at >= len(text) and at + 3 <= self.size.width:
                    text = text.ljust(at) + month_text(first.month)
            return Strip([Segment(text, label)])
        if y > 7:
            return Strip([Segment(" " * self._place(self.cursor)[0] + _HERE, self._here)])
        name = _NAMES[y - 1].ljust(_LABEL)
        if y - 1 == self.cursor.weekday():
            segments = [Segment(name, self._here)]
        else:
            segments = [Segment(name if y % 2 else " " * _LABEL, label)]
        for week in range(WEEKS):
            day = self.first + timedelta(weeks=week, days=y - 1)
            text = sign(self._days.get(day)) if day <= self.today else " "
            segments.append(Segment(text.ljust(wide), self._look(day)))
        return Strip(segments)

    def _month_line(self, y: int) -> Strip:
        label = self.get_component_rich_style("calendar--label")
        if y == 0:
            return Strip([Segment(" " + "".join(name.ljust(_CELL) for name in _NAMES), label)])
        monday = week_of(self.first) + timedelta(weeks=y - 1)
        segments = [Segment(" ", self.rich_style)]
        for day in (monday + timedelta(days=each) for each in range(7)):
            if day.month != self.first.month:
                segments.append(Segment(" " * _CELL, self.rich_style))
                continue
            mark = sign(self._days.get(day)) if day <= self.today else " "
            segments.append(Segment(f"{day.day:>2} {mark} "[:_CELL].ljust(_CELL), self._look(day)))
        return Strip(segments)
