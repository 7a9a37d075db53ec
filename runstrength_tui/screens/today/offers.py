"""What Today has to offer: the suggestion, the alternatives, and which of them is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from runstrength_tui.domain.session import Session
from runstrength_tui.errors import BadFile, RunStrengthError
from runstrength_tui.screens.backstage import Backstage

if TYPE_CHECKING:
    from runstrength_tui.domain.coach.suggestion import Suggestion
    from runstrength_tui.domain.coach.today import Today


class Offers:
    """Made anew whenever something changed.

    What the person went on to stays while it is one of them, and the day is still for training, or for rest.
    """

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self.known = False
        """The history was read."""
        self.sessions: Sequence[Session] = ()
        """The newest ones, newest first."""
        self.today: Today | None = None
        self.fault = ""
        """Why there is no suggestion."""
        self._all: tuple[Suggestion, ...] = ()
        """The suggestion; with the alternatives behind it once they were asked for."""
        self._at = 0

    @property
    def shown(self) -> Suggestion | None:
        """What is shown as the session of today; None while it is not known, or cannot be."""
        return self._all[self._at] if self._all else None

    @property
    def place(self) -> str:
        """Which of how many it is, ``2 of 4``; empty where the others are not known."""
        return f"{self._at + 1} of {len(self._all)}" if len(self._all) > 1 else ""

    def to_first(self) -> None:
        """Show the suggestion itself again."""
        self._at = 0

    async def learn(self) -> None:
        """Make the suggestion anew where something is another; while the history is not open, nothing is."""
        try:
            lately = await self._backstage.lately()
        except RunStrengthError:  # not open yet, or damaged: said where that is found
            return
        self.sessions, self.known = lately.sessions, True
        try:
            today = await self._backstage.coach.today()
        except BadFile as error:
            self.today, self._all, self._at, self.fault = None, (), 0, str(error)
            return
        self._backstage.keep_copy(lately)
        before, was, first = self.shown, self._all[:1], today.suggestion
        at = 0
        offers: tuple[Suggestion, ...] = (first,)
        if self._at and before is not None and (was[0].on, was[0].kind) == (first.on, first.kind):
            offers = (first, *await self._backstage.coach.others(today))
            kinds = [each.kind for each in offers]
            at = kinds.index(before.kind) if before.kind in kinds else 0
        self.today, self._all, self._at, self.fault = today, offers, at, ""

    async def current(self) -> Suggestion | None:
        """Return what is shown; where there is none of today yet, it is made now."""
        await self._backstage.arrived.wait()
        if self.shown is None or self.shown.on != self._backstage.clock().date():
            await self.learn()
        return self.shown

    async def turn(self) -> bool:
        """Go on to the next alternative, behind the last one to the first; False where there is no other."""
        if self.today is None:
            return False
        if len(self._all) == 1:
            self._all += await self._backstage.coach.others(self.today)
        self._at = (self._at + 1) % len(self._all)
        return len(self._all) > 1
