"""What is answered after a session is stored: it is stored anew with the answer, in order, or not at all."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import msgspec

from runstrength_tui.domain.session import Session
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.history_calls import lasting

_STEP = timedelta(milliseconds=1)


class Amending:
    """Stores one finished session again and again as it is amended; a newer amendment drops those that wait.

    Once stopped it writes no more: the session goes on, and its log carries what was answered.
    """

    def __init__(self, backstage: Backstage, session: Session) -> None:
        self._backstage = backstage
        self._turn = 0
        self.session = session
        """As it was amended last."""

    def amend(self, effort: int | None) -> asyncio.Future[bool | None]:
        """Store the session with how hard it was; it is handed to the writer before this returns.

        The future says whether the session is in the history: False where it was deleted meanwhile, None
        where a newer amendment took over. On a full disk it is tried again until it works.
        """
        backstage, store = self._backstage, self._backstage.store
        moved = max(backstage.clock(), self.session.updated + _STEP)
        session = msgspec.structs.replace(self.session, effort=effort, updated=moved)
        self.session = session
        self._turn += 1
        turn = self._turn

        def work() -> bool | None:
            return store.complete(session, replace=True) if turn == self._turn else None

        return lasting(backstage.writer.submit_until_done(work))

    def stop(self) -> None:
        """Write no more."""
        self._turn += 1
