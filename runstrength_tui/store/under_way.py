"""The session under way as files: begun, gone on with after a crash, finished; never both here and stored."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

from runstrength_tui.domain.live.closing import ended_log
from runstrength_tui.domain.live.events import Event, Header, Reopened
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import NotStored, RunStrengthError, SessionHeld
from runstrength_tui.store.leftovers import (
    Found,
    Leftovers,
    complete_leftovers,
    find,
    log_path,
    read_own,
    refuse_second,
    set_aside,
)
from runstrength_tui.store.live_lock import Holder, LiveLock, held_sentence
from runstrength_tui.store.live_log import LiveLog
from runstrength_tui.store.os_layer import OsLayer, clean
from runstrength_tui.store.store import Store
from runstrength_tui.store.transaction import refusal
from runstrength_tui.store.writer import Writer, call_out

__all__ = ["Found", "Leftovers", "SessionUnderWay", "complete_leftovers", "find"]


class SessionUnderWay:
    """The session under way: its events in memory and in the log, and its way into the store.

    Every method is for one thread (the screen's) and none waits for the disk but ``resume`` on damage or
    when it takes over. Futures and ``on_synced`` come from the writer's thread; what goes wrong with
    saving is told by ``Writer.on_trouble``.
    """

    def __init__(
        self,
        folder: Path,
        log: LiveLog,
        lock: LiveLock,
        writer: Writer,
        on_synced: Callable[[int], None] | None,
        system: OsLayer,
        told: str = "",
    ) -> None:
        """Only for ``start`` and ``resume``."""
        self.told = told
        """What was found wrong when it was resumed, in one sentence; "" when nothing was."""
        self._folder = folder
        self._log = log
        self._lock = lock
        self._writer = writer
        self.on_synced = on_synced
        """Called with the number of the newest event that lasts, in the writer's thread."""
        self._system = system
        self._synced_seq = 0
        self._resting = False
        """It has been handed to the writer to be ended; events are refused until it is reopened."""
        self._reopening = False
        self._turn = 0
        """Counts reopenings, so that storing what was reopened meanwhile is given up."""
        self._withdraw = False
        """The store may still hold the session, although it goes on."""
        writer.request_sync(log, self._saved)

    @classmethod
    def start(
        cls,
        folder: Path,
        header: Header,
        writer: Writer,
        *,
        on_synced: Callable[[int], None] | None = None,
        system: OsLayer | None = None,
    ) -> SessionUnderWay:
        """Begin a session in the data folder; its file is made at once, in the writer's thread.

        Raises SessionHeld when another is under way, StoreReadOnly when the folder cannot be written,
        NotStored when the disk refuses the lock, LogNewer.
        """
        system = system or OsLayer()
        lock = _lock(folder, system)
        try:
            refuse_second(folder, system)
        except RunStrengthError:
            lock.release()
            raise
        return cls(
            folder, LiveLog(log_path(folder, header), header, (), system), lock, writer, on_synced, system
        )

    @classmethod
    def resume(
        cls,
        found: Found,
        writer: Writer,
        *,
        take_over: bool = False,
        on_synced: Callable[[int], None] | None = None,
        system: OsLayer | None = None,
    ) -> SessionUnderWay:
        """Go on with a session that was found; with ``take_over`` its holder is made to let go (up to 6 s).

        A damaged file is copied beside itself first, and ``told`` says so. The file is written anew in the
        writer's thread, since nobody knows what of it the disk has. It may have ended since it was found:
        then it is for ``finish``. Raises SessionHeld, StoreReadOnly, NotStored, Missing when it is gone,
        LogNewer, and LogDamaged after an unreadable file was set aside.
        """
        system = system or OsLayer()
        lock = found.lock
        if lock is None or not lock.held:
            if take_over and found.holder is not None:
                lock = LiveLock.take_over(found.folder, found.holder, system)
            else:
                lock = _lock(found.folder, system)
        try:
            clean(system, found.path.parent, "")
            contents = read_own(found.path, system)
            told = set_aside(found.path, contents, system) if contents.damaged else ""
        except OSError as error:
            lock.release()
            raise refusal(error, found.path) from error
        except RunStrengthError:
            lock.release()
            raise
        log = LiveLog(found.path, contents.header, contents.events, system)
        return cls(found.folder, log, lock, writer, on_synced, system, told)

    @property
    def path(self) -> Path:
        """Where its log lies."""
        return self._log.path

    @property
    def handed_over(self) -> bool:
        """Whether the terminal before let go of it when asked, so that nothing came between."""
        return self._lock.handed_over

    def note_unsaved(self, unsaved: bool) -> None:
        """Let other terminals know that this one must not be ended; in the writer's thread."""
        self._lock.write_holder(unsaved=unsaved)

    @property
    def header(self) -> Header:
        """What the session was opened with."""
        return self._log.header

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened, saved or not."""
        return self._log.events

    @property
    def synced_seq(self) -> int:
        """Number of the newest event that is known to last, 0 before the first."""
        return self._synced_seq

    @property
    def ending(self) -> bool:
        """Whether it is being stored or let go of, so that no more events are taken."""
        return self._resting

    def append(self, *events: Event) -> None:
        """Add events that continue the numbering and have them saved; returns without waiting for it."""
        if self._resting:
            raise ValueError("the session is being ended")
        last = self._log.last_seq
        for event in events:
            last += 1
            if event.seq != last:
                raise ValueError(f"event {event.seq} where {last} was due")
        for event in events:
            self._log.append(event)
        self._writer.request_sync(self._log, self._saved)

    def finish(self, session: Session, store: Store, *, replace: bool = False) -> Future[bool]:
        """Store the session and then remove its file; the last event must say it is finished.

        Until it works it is tried again, and the file stays. The future says whether the session is in
        the table: False for one that was deleted meanwhile, or was reopened before it could be stored.
        """
        if session.id != self.header.session or ended_log(self.events) is None:
            raise ValueError("not the end of this session")
        self._end()
        turn = self._turn
        return self._writer.submit_until_done(lambda: self._finish(session, store, replace, turn))

    def abandon(self) -> Future[None]:
        """Remove the file and store nothing: for a session in which nothing was done."""
        self._end()
        return self._writer.submit_until_done(self._remove)

    def leave(self, *, anyway: bool = False) -> Future[None]:
        """Let go of the session; its file stays for the next start or another terminal.

        The future gets NotStored, and the session goes on, when the last events are only in memory;
        ``anyway`` leaves even so.
        """
        self._end()
        return self._writer.submit(lambda: self._leave(anyway))

    def reopen(self, event: Reopened, store: Store, *then: Event) -> Future[None]:
        """Go on after ``finish``: the file is back, with ``event`` at its end, before the store lets go.

        What was said since stands behind it: ``then``, in the same write.
        Until the future is done no events are taken. It gets SessionHeld when another session has begun
        meanwhile, and NotStored, StoreReadOnly when the file cannot be made: then it stays finished.
        """
        if not self._resting or self._reopening or ended_log(self.events) is None:
            raise ValueError("not a finished session")
        if event.seq != self._log.last_seq + 1:
            raise ValueError(f"event {event.seq} where {self._log.last_seq + 1} was due")
        for seq, each in enumerate(then, start=event.seq + 1):
            if each.seq != seq:
                raise ValueError(f"event {each.seq} where {seq} was due")
        self._reopening = True
        self._turn += 1
        return self._writer.submit(lambda: self._reopen((event, *then), store))

    def _end(self) -> None:
        if self._resting:
            raise ValueError("the session is being ended already")
        self._resting = True

    def _saved(self, seq: int) -> None:
        self._synced_seq = seq
        if self.on_synced is not None:
            call_out(self.on_synced, seq)

    def _save(self) -> None:
        if not self._log.closed:
            self._saved(self._log.save())

    def _finish(self, session: Session, store: Store, replace: bool, turn: int) -> bool:
        if turn != self._turn:
            return False
        self._save()
        self._take_back(store)
        stored = store.complete(session, replace=replace)
        self._remove()
        return stored

    def _take_back(self, store: Store) -> None:
        if self._withdraw:
            store.withdraw(self.header.session)
            self._withdraw = False

    def _remove(self) -> None:
        self._log.remove()
        self._lock.release()

    def _leave(self, anyway: bool) -> None:
        try:
            self._save()
        except OSError as error:
            if not anyway:
                self._resting = False
                raise NotStored(
                    f"The last entries are in memory only ({error.strerror}), so leaving now would lose them."
                ) from error
        self._log.close()
        self._lock.release()

    def _reopen(self, events: Sequence[Event], store: Store) -> None:
        try:
            if self._log.closed:
                self._bring_back(events)
            else:
                for event in events:
                    self._log.append(event)
                self._writer.request_sync(self._log, self._saved)
        finally:
            self._reopening = False
        self._withdraw = True
        self._resting = False
        self._writer.submit_until_done(lambda: self._take_back(store))

    def _bring_back(self, events: Sequence[Event]) -> None:
        if not self._lock.held:
            self._lock = _lock(self._folder, self._system)
        log = LiveLog(self._log.path, self.header, (*self.events, *events), self._system)
        try:
            refuse_second(self._folder, self._system)
            seq = log.rewrite()
        except OSError as error:
            with contextlib.suppress(OSError):
                log.remove()
            self._lock.release()
            raise refusal(error, log.path) from error
        except RunStrengthError:
            self._lock.release()
            raise
        self._log = log
        self._saved(seq)


def _lock(folder: Path, system: OsLayer) -> LiveLock:
    taken = LiveLock.acquire(folder, system)
    if isinstance(taken, Holder):
        raise SessionHeld(held_sentence(taken))
    return taken
