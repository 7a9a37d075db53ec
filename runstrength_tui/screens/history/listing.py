"""Weeks and rows of the history as the list shows them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from runstrength_tui.domain.history.collection import History, Week
from runstrength_tui.domain.history.rows import Row
from runstrength_tui.domain.history.telling import how_long, sums, week_text, what_text, when_text
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.widgets.list_pane import ListRow
from runstrength_tui.widgets.week_list import Heading, WeekList


class Listing(Struct, frozen=True):
    """What is listed: the rows that a filter leaves, in their weeks."""

    history: History = History()
    weeks: tuple[Week, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, newest first."""
        return self.history.rows


def show_listing(pane: WeekList, listing: Listing, today: date, unit: DistanceUnit, cursor: int) -> None:
    """Have the list show it; words are made for what is in sight only."""
    history, weeks = listing.history, listing.weeks

    def row(at: int) -> ListRow:
        each = history.rows[at]
        return ListRow(when_text(each, today), how_long(each), what_text(each, history, unit, short=True))

    def heading(at: int) -> Heading:
        week = weeks[at]
        strength, work, ran = sums(history.totals(week), unit)
        below, last = [part for part in (work, ran) if part] + [""] * (2 - bool(work) - bool(ran))
        return Heading(week_text(week, today), strength, below, last)

    pane.show_groups([week.start for week in weeks], len(history.rows), row, heading, cursor)
