"""The history behind plain calls: read and changed in the writer's thread, told to every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.signal import Signal

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import Missing
from runstrength_tui.paths import Places
from runstrength_tui.store.store import Store
from runstrength_tui.store.writer import Writer

if TYPE_CHECKING:
    from runstrength_tui.domain.ladder import Standing
    from runstrength_tui.domain.with_it import WithIt

T = TypeVar("T")


class HistoryCalls:
    """The part of Backstage that concerns what is stored; everything slow runs in the writer's thread."""

    def __init__(self, app: App[Any], places: Places, clock: Callable[[], datetime]) -> None:
        self.places = places
        self.clock = clock
        self._app = app
        self.writer = Writer(self._on_trouble)
        self.trouble = ""
        """Why what is entered is only in memory at the moment, in one sentence; "" when all is well."""
        self.read_only = False
        self.history_changed: Signal[None] = Signal(app, "history-changed")
        self.trouble_changed: Signal[str] = Signal(app, "trouble-changed")
        self._store: Store | None = None

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Run something slow in the writer's thread and return what it returns."""
        return await asyncio.wrap_future(self.writer.submit(work))

    async def open_store(self, *, fresh: bool = False) -> None:
        """Open the history; raises StoreUnreadable for a damaged file, which is left untouched."""

        def work() -> tuple[Store, bool]:
            store = Store.open(self.places.data, self.clock, fresh=fresh)
            return store, store.read_only

        self._store, self.read_only = await self.in_writer(work)

    @property
    def opened(self) -> bool:
        """The history is open."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The history; raises Missing while it has not been opened."""
        if self._store is None:
            raise Missing("The history is not open yet: try again in a moment.")
        return self._store

    async def recent(self, limit: int, before_id: int | None = None) -> tuple[Session, ...]:
        """Return the newest sessions, those before ``before_id`` where it is given."""
        store = self.store
        return await self.in_writer(lambda: store.sessions(limit, before_id))

    async def count(self) -> int:
        """Return how many sessions there are."""
        store = self.store
        return await self.in_writer(store.count)

    async def record(self, session_id: int) -> Session | None:
        """Return one session of the history."""
        store = self.store
        return await self.in_writer(lambda: store.session(session_id))

    async def past_with(self, exercise: Exercise) -> tuple[Standing, WithIt]:
        """Return where the person stands with an exercise, and everything done with it."""
        from runstrength_tui.domain.ladder import standing  # a start need not bring these
        from runstrength_tui.domain.with_it import with_it

        store = self.store

        def work() -> tuple[Standing, WithIt]:
            sessions = store.sessions_with(exercise.id)
            return standing(exercise, sessions), with_it(exercise.id, sessions)

        return await self.in_writer(work)

    async def delete(self, session_id: int) -> None:
        """Move a session to the trash; it is there on disk when this returns."""
        store, at = self.store, self.clock()
        await self.in_writer(lambda: store.delete(session_id, at))
        self.history_changed.publish(None)

    async def restore(self, session_id: int) -> Session:
        """Bring a session back from the trash."""
        store = self.store
        session = await self.in_writer(lambda: store.restore(session_id))
        self.history_changed.publish(None)
        return session

    def _on_trouble(self, sentence: str | None) -> None:
        self._app.call_later(self._trouble, sentence or "")

    def _trouble(self, sentence: str) -> None:
        self.trouble = sentence
        self.trouble_changed.publish(sentence)
