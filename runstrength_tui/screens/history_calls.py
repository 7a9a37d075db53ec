"""The history behind plain calls: read and changed in the writer's thread, told to every screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec
from textual.app import App
from textual.signal import Signal

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import Missing
from runstrength_tui.paths import Places
from runstrength_tui.store.lately_copy import LatelyCopy, read_copy, write_copy
from runstrength_tui.store.writer import Writer

if TYPE_CHECKING:
    from runstrength_tui.domain.history.collection import History
    from runstrength_tui.domain.ladder import Standing
    from runstrength_tui.domain.with_it import WithIt
    from runstrength_tui.store.history_index import HistoryIndex
    from runstrength_tui.store.records import Change, Lately, TrashedRun, TrashedSession
    from runstrength_tui.store.store import Store

T = TypeVar("T")

_STEP: Final = 250
"""Records read at a time: some hundredths of a second, so that a set that is done meanwhile is soon saved."""


def lasting(future: Future[T]) -> asyncio.Future[T]:
    """Return what waits for the writer; the writer goes on where the waiting is given up."""
    return asyncio.shield(asyncio.wrap_future(future))


class LookedBack(NamedTuple):
    """The history as far as it is known."""

    history: History
    unread: int
    """Sessions and runs still to be read."""
    uncounted: int
    """Sessions in which it is still to be seen whether they set a record."""


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
        self.look_up: tuple[int, str, str] | None = None
        """Session, exercise and version that the history is to show when it is next gone to."""
        self._store: Store | None = None
        self._index: HistoryIndex | None = None
        self._early: LatelyCopy | None = None
        """What was trained lately, for as long as the history is not open."""
        self._copied: Lately | None = None
        """What the copy beside the history holds."""

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Read something slow in the writer's thread and return what it returns.

        It is given up where nobody waits for it any more before its turn comes.
        """
        return await asyncio.wrap_future(self._submit(work))

    async def on_disk(self, work: Callable[[], T]) -> T:
        """Change something in the writer's thread; once asked for, it is done whoever still waits for it.

        A screen that is left, or the app, gives up what it waits for: what a key changed is not part of that.
        """
        return await lasting(self._submit(work))

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        if self.writer.closed:  # the app is ending, and so is whoever asks
            raise asyncio.CancelledError
        return self.writer.submit(work)

    async def open_store(self, *, fresh: bool = False) -> None:
        """Open the history; raises StoreUnreadable for a damaged file, which is left untouched."""

        def work() -> tuple[Store, bool]:
            from runstrength_tui.store.store import Store  # Today stands before it, by what is known early

            store = Store.open(self.places.data, self.clock, fresh=fresh)
            if self._early is not None:
                store.know_lately(self._early)
            return store, store.read_only

        self._index = None
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

    async def lately(self) -> Lately:
        """Return what the rules and the coach look at: the facts, sessions and runs of the last months."""
        if self._store is None and self._early is not None:
            return self._early.lately
        store, now = self.store, self.clock()
        return await self.in_writer(lambda: store.lately(now))

    async def look_early(self) -> Lately | None:
        """Return what was trained lately from its copy; None where there is none of the history as it is."""
        folder, now = self.places.data, self.clock()
        self._early = await self.in_writer(lambda: read_copy(folder, now))
        self._copied = self._early.lately if self._early else None
        return self._copied

    def keep_copy(self, lately: Lately) -> None:
        """Have what was trained lately copied for the next start, where its copy is another."""
        store = self._store
        if store is None or lately is self._copied or self.read_only:
            return
        self._copied = lately

        def work() -> None:
            copy = store.lately_copy()
            if copy is not None:
                write_copy(self.places.data, copy)

        self.writer.submit(work)

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

    async def look_back(self) -> AsyncIterator[LookedBack]:
        """Yield the history as far as it is known, again and again until all of it is.

        What is known already comes at once; a lifetime is read in steps, between which others get their turn.
        """
        if self._index is None:
            self._index = self.store.history_index()
        index = self._index

        def step(first: bool) -> LookedBack:
            if first:
                index.refresh()
            else:
                index.go_on(_STEP)
            return LookedBack(index.history, index.left, index.uncounted)

        looked = await self.in_writer(lambda: step(first=True))
        yield looked
        while looked.unread or looked.uncounted:
            looked = await self.in_writer(lambda: step(first=False))
            yield looked

    async def run_record(self, run_id: int) -> Run | None:
        """Return one run of the history."""
        store = self.store
        return await self.in_writer(lambda: store.run(run_id))

    async def edit(self, session: Session, told: str, *, start: datetime | None = None) -> Session:
        """Store an edited session; with another ``start`` it gets another id. It is on disk then.

        Raises Missing where it was changed or deleted elsewhere meanwhile.
        """
        store = self.store

        def work() -> Session:
            if start is None:
                store.change_session(session, told)
                kept = store.session(session.id)
            else:
                moved = msgspec.structs.replace(session, id=store.new_id(start))
                store.change_session(moved, told, instead_of=session.id)
                kept = store.session(moved.id)
            return kept or session

        kept = await self.on_disk(work)
        self.history_changed.publish(None)
        return kept

    async def edit_run(self, run: Run, *, start: datetime | None = None) -> Run:
        """Store an edited run, or a new one whose id is 0; it is on disk then."""
        store = self.store

        def work() -> Run:
            if run.id and start is None:
                return store.put_run(run)
            new = msgspec.structs.replace(run, id=store.new_id(run.started_at))
            return store.put_run(new, instead_of=run.id or None)

        kept = await self.on_disk(work)
        self.history_changed.publish(None)
        return kept

    async def delete(self, session_id: int) -> None:
        """Move a session to the trash; it is there on disk when this returns."""
        store, at = self.store, self.clock()
        await self.on_disk(lambda: store.delete(session_id, at))
        self.history_changed.publish(None)

    async def delete_run(self, run_id: int) -> None:
        """Move a run to the trash."""
        store = self.store
        await self.on_disk(lambda: store.delete_run(run_id))
        self.history_changed.publish(None)

    async def trash(self) -> tuple[TrashedSession | TrashedRun, ...]:
        """Return what was deleted and can be brought back, the last deleted first."""
        store = self.store
        sessions, runs = await self.in_writer(lambda: (store.trash(), store.trashed_runs()))
        both: list[TrashedSession | TrashedRun] = [*sessions, *runs]
        return tuple(sorted(both, key=lambda each: each.deleted_at, reverse=True))

    async def restore(self, session_id: int) -> Session:
        """Bring a session back from the trash."""
        store = self.store
        session = await self.on_disk(lambda: store.restore(session_id))
        self.history_changed.publish(None)
        return session

    async def restore_run(self, run_id: int) -> Run:
        """Bring a run back from the trash."""
        store = self.store
        run = await self.on_disk(lambda: store.restore_run(run_id))
        self.history_changed.publish(None)
        return run

    async def last_change(self) -> Change | None:
        """Return the newest change that can be taken back."""
        store = self.store
        return next(iter(await self.in_writer(lambda: store.changes(1))), None)

    async def take_back(self, change_id: int) -> Change:
        """Put everything back as it was before a change; raises Missing where it was changed since."""
        store = self.store
        change = await self.on_disk(lambda: store.take_back(change_id))
        self.history_changed.publish(None)
        return change

    def _on_trouble(self, sentence: str | None) -> None:
        self._app.call_later(self._trouble, sentence or "")

    def _trouble(self, sentence: str) -> None:
        self.trouble = sentence
        self.trouble_changed.publish(sentence)
