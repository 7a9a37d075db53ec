"""``l`` on a screen: the sheet opens at once, so that what is typed right behind it is in the line."""

from __future__ import annotations

from datetime import datetime

from runstrength_tui.domain.live.holding import DOUBLE_ENTER_S
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.painting import NearScreen
from runstrength_tui.screens.working import work_once


class OpensLine(NearScreen):
    """A screen from which the line is opened."""

    backstage: Backstage
    _line_stored_at: datetime | None = None

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next key."""
        raise NotImplementedError

    def action_line(self) -> None:
        """Open the sheet."""
        from runstrength_tui.screens.line.keeping import LineDone
        from runstrength_tui.screens.line.screen import LineScreen  # a start need not bring the grammar

        def done(what: LineDone | None) -> None:
            if what is not None:
                self._line_stored_at = self.backstage.clock()
                self.line_done(what.told, what.change)

        self.app.push_screen(LineScreen(self.backstage), done)

    def line_done(self, told: str, change: int) -> None:
        """Say what became of the line; ``change`` is what can be taken back, 0 for nothing."""
        self.tell(told)

    @property
    def line_just_stored(self) -> bool:
        """Whether an ``enter`` that comes now was the line's: a stalled link delivers several at once."""
        at = self._line_stored_at
        return at is not None and 0 <= (self.backstage.clock() - at).total_seconds() < DOUBLE_ENTER_S

    @work_once("take-back")
    async def take_line_back(self, change: int) -> None:
        """Take back what a line stored."""
        from runstrength_tui.screens.line.keeping import take_back

        try:
            self.tell((await take_back(self.backstage, change)).told)
        except RunStrengthError as error:
            self.tell(str(error))
