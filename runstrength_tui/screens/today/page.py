"""The page of Today: the suggestion, or the session under way; the week, what waits, what is near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from runstrength_tui.domain.session import EndReason
from runstrength_tui.domain.wording import day_text, end_text, session_name, totals_text
from runstrength_tui.domain.wording_said import place_text
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.today.offers import Offers
from runstrength_tui.widgets.blocks import WARN, Block, gap, lay_out, para
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.near_sheet import near_blocks
from runstrength_tui.widgets.plan_sheet import under_way_blocks
from runstrength_tui.widgets.sheet import Sheet

WELCOME: Final = "Running alone does not make you strong: that takes a little work of its own, twice a week."
"""What an empty history says (founding advice S24)."""


class TodayPage(Sheet):
    """Everything of a day on one page, with room between its parts where the terminal has it."""

    def __init__(self, backstage: Backstage, offers: Offers) -> None:
        super().__init__(id="today-page", can_focus=False)
        self._backstage = backstage
        self._offers = offers

    def show_day(self, keys: Sequence[Hint], *, narrow: bool) -> None:
        """Show the day as it is now; ``keys`` stand below the suggestion, but on a phone."""
        blocks = tuple(self._parts(keys, roomy=True, narrow=narrow))
        height = self.content_size.height
        if height and len(lay_out(blocks, self.room - 1)) > height:
            blocks = tuple(self._parts(keys, roomy=False, narrow=narrow))
        self.show(blocks, stay=True)

    def _parts(self, keys: Sequence[Hint], *, roomy: bool, narrow: bool) -> Iterator[Block]:
        offers = self._offers
        live = self._backstage.session or self._backstage.second.session
        welcome = offers.known and not offers.sessions and live is None
        if live is None and not offers.known:
            return
        if welcome and not narrow:
            yield para(WELCOME)
            yield gap()
        if live is not None:
            yield from under_way_blocks(live)
        elif offers.fault:
            yield para(offers.fault, look=WARN)
        else:
            yield from self._suggested(keys, roomy=roomy, narrow=narrow)
        if welcome and narrow:
            yield gap()
            yield para(WELCOME)
        yield from self._around(roomy=roomy, narrow=narrow)

    def _suggested(self, keys: Sequence[Hint], *, roomy: bool, narrow: bool) -> Iterator[Block]:
        shown = self._offers.shown
        if shown is None:
            return
        from runstrength_tui.widgets.today_sheet import suggestion_blocks  # the first paint does without

        yield from suggestion_blocks(
            shown, place=self._offers.place, keys=() if narrow else keys, roomy=roomy, narrow=narrow
        )

    def _around(self, *, roomy: bool, narrow: bool) -> Iterator[Block]:
        today, date = self._offers.today, self._backstage.clock().date()
        if today is not None:
            from runstrength_tui.widgets.today_sheet import rule, week_block

            yield gap() if narrow else rule()
            yield week_block(today.week, date, narrow=narrow)
        if roomy or narrow:
            yield gap()
        sore, last = today.sore if today else None, next(iter(self._offers.sessions), None)
        asked = f"{place_text(sore.area)} this morning, 0 to 9? p\u00a0answers" if sore else ""
        done = ""
        if last is not None:
            day = day_text(last.started_at.date(), date)
            done = f"{day[:1].upper()}{day[1:]}, {session_name(last)}, {totals_text(last)}"
            if last.end is EndReason.WARNING_SIGN:  # not to be passed over the next day
                done += f", {end_text(last.end)}"
        yield from near_blocks(asked, done, today.ahead if today else ())
