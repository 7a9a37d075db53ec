"""The history, as typed records, kept by TinyDB in ``runstrength.json``."""

from __future__ import annotations

import contextlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Raw

from runstrength_tui.domain.session import Session
from runstrength_tui.errors import NotStored, StoreBusy, StoreReadOnly, StoreUnreadable
from runstrength_tui.store.backups import Backups
from runstrength_tui.store.copying import Copying
from runstrength_tui.store.ids import first_id, new_id
from runstrength_tui.store.lately_copy import LatelyCopy, belongs, first_moment
from runstrength_tui.store.migrations import SCHEMA_VERSION, new_tables
from runstrength_tui.store.os_layer import OsLayer, Stamp
from runstrength_tui.store.records import FILE_NAME, Lately, StoreReport
from runstrength_tui.store.report import can_write, examine, read_session, unreadable_records
from runstrength_tui.store.storage import GONE, AtomicJSONStorage, Database
from runstrength_tui.store.transaction import locked, transaction

if TYPE_CHECKING:
    from runstrength_tui.store.history_index import HistoryIndex


class Store(Copying):
    """One data folder's finished sessions and more; used from one thread, shared with other processes.

    Sessions are ordered by id alone. An id is made from the moment its session *started* (``new_id``), so
    that is the order in which they were trained, backdated ones included, and the newest are found without
    decoding the others; a session whose start changes gets a new id (``change_session``).

    Reading may raise StoreUnreadable when another program damaged the file meanwhile. Writing may raise
    that, StoreBusy, StoreReadOnly or NotStored; then file and memory are as they were.
    """

    def __init__(self, storage: AtomicJSONStorage, backups: Backups, now: Callable[[], datetime]) -> None:
        """Only for ``Store.open``."""
        self._storage = storage
        self._backups = backups
        self._now = now
        database = Database(storage=lambda: storage)
        super().__init__(database)
        self._order: list[int] = []
        self._order_of: object = None
        self._backup_problem = ""
        self._lately: LatelyCopy | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        now: Callable[[], datetime],
        system: OsLayer | None = None,
        *,
        fresh: bool = False,
    ) -> Store:
        """Open the store in ``folder``; nothing is made before the first change.

        ``now`` gives the local time, aware. An older layout is brought up to date, after a backup. Raises
        StoreUnreadable when the file does not read, or is gone while backups of it are there; with
        ``fresh`` such a file is set aside under another name and an empty store begun instead.
        """
        system = system or OsLayer()
        backups = Backups(folder, system)
        storage = AtomicJSONStorage(folder / FILE_NAME, system, backups.newest_good)
        store = cls(storage, backups, now)
        try:
            storage.read()
            if storage.stamp is None and backups.any():
                raise storage.unreadable(GONE)
        except StoreUnreadable:
            if not fresh:
                raise
            backups.put_in_place(msgspec.json.encode(new_tables()), now(), only_damaged=True)
            storage.read()
        store._tidy()
        return store

    def _tidy(self) -> None:
        """What can wait waits: an older layout reads well, and the next change brings it up to date."""
        with contextlib.suppress(StoreBusy, StoreReadOnly, NotStored, OSError):
            if self._storage.version < SCHEMA_VERSION:
                with self._change(always=True):
                    pass
            elif self._backups.left_over() and not self.read_only:
                with locked(self._storage.system, self._storage.path, wait_s=0):
                    self._backups.clean()

    @property
    def read_only(self) -> bool:
        """Whether the folder can only be read now."""
        return not can_write(self._storage.system, self._storage.path.parent)

    @property
    def stamp(self) -> Stamp | None:
        """What tells the file as it was last read or written from any other; None before there is one."""
        return self._storage.stamp

    def changed(self) -> bool:
        """Whether another process changed the file since it was last read here; one look, no reading."""
        return self._storage.changed()

    def new_id(self, started_at: datetime) -> int:
        """Return a free id for a session or a run that starts, or once started, at ``started_at``."""
        return new_id(started_at, self._known)

    def sessions(self, limit: int | None = None, before: int | None = None) -> tuple[Session, ...]:
        """Return the newest ``limit`` sessions (all when None) older than ``before``, an id; newest first.

        Only those are decoded. One that does not read is left out, and stays in the file.
        """
        raws = self._sessions.raws()
        order = self._in_order(raws)
        place = len(order) if before is None else bisect_left(order, before)
        found: list[Session] = []
        while place > 0 and (limit is None or len(found) < limit):
            place -= 1
            doc_id = order[place]
            session = read_session(raws[str(doc_id)], doc_id)
            if session is not None:
                found.append(session)
        return tuple(found)

    def each_session(
        self, since: datetime | None = None, exercise_id: str | None = None
    ) -> Iterator[Session]:
        """Yield the sessions begun from ``since`` on that hold an exercise, newest first.

        Each is decoded when its turn comes, so a lifetime is looked through with one of them in memory at a
        time; records that do not name the exercise are not. One that does not read is left out.
        """
        raws = self._sessions.raws()
        least = None if since is None else first_id(since)
        name = None if exercise_id is None else msgspec.json.encode(exercise_id)
        for doc_id in reversed(self._in_order(raws)):
            if least is not None and doc_id < least:
                return
            raw = raws[str(doc_id)]
            if name is not None and name not in bytes(raw):
                continue
            session = read_session(raw, doc_id)
            if session is not None and (
                name is None or any(each.exercise == exercise_id for each in session.exercises)
            ):
                yield session

    def lately(self, now: datetime) -> Lately:
        """Return what the rules and the coach look at; read once for a day and a state of the file."""
        self._sessions.raws()  # takes in what another process wrote
        stamp, kept = self.stamp, self._lately
        if kept is not None and (kept.stamp, kept.day) == (stamp, now.date()):
            return kept.lately
        sessions: list[Session] = []
        for session in self.each_session():
            if not belongs(len(sessions), session, now):
                break
            sessions.append(session)
        runs = self.runs(since=first_moment(now))
        found = Lately(profile=self.profile(), sessions=tuple(sessions), runs=runs)
        self._lately = None if stamp is None else LatelyCopy(stamp=stamp, day=now.date(), lately=found)
        return found

    def lately_copy(self) -> LatelyCopy | None:
        """Return what was last read as lately, to be kept beside the history; None before there is a file."""
        return self._lately

    def know_lately(self, copy: LatelyCopy) -> None:
        """Take a copy for what was trained lately, where it is of the file as it was read."""
        if copy.stamp == self.stamp:
            self._lately = copy

    def sessions_with(self, exercise_id: str, limit: int | None = None) -> tuple[Session, ...]:
        """Return the newest ``limit`` sessions (all when None) that hold an exercise, newest first."""
        return tuple(islice(self.each_session(exercise_id=exercise_id), limit))

    def session(self, session_id: int) -> Session | None:
        """Return one session, or None when it is not there or does not read."""
        raw = self._sessions.raw(session_id)
        return None if raw is None else read_session(raw, session_id)

    def history_index(self) -> HistoryIndex:
        """Return an index of all sessions and runs, with nothing read yet."""
        from runstrength_tui.store.history_index import HistoryIndex  # a start need not bring it

        return HistoryIndex(self._storage.read)

    def count(self) -> int:
        """Return how many sessions there are, those that do not read included."""
        return len(self._sessions.raws())

    def unreadable_records(self) -> int:
        """Return how many records do not read, deleted ones included; decodes every one."""
        return sum(map(len, unreadable_records(self._storage.read()).values()))

    def complete(self, session: Session, *, replace: bool = False) -> bool:
        """Store a finished session and return whether it is in the table now.

        One that is there already stays as it is, unless ``replace``; one that was deleted stays deleted
        (False). So this may be called again after a crash.
        """
        raw = Raw(msgspec.json.encode(session))
        if read_session(raw, session.id) is None:
            raise ValueError("a session that could not be read back")
        with self._change():
            if self._deleted(session.id):
                return False
            if self._sessions.raw(session.id) is not None:
                if not replace:
                    return True
                self._sessions.take(session.id)
            self._sessions.put(session.id, raw)
        return True

    def withdraw(self, session_id: int) -> bool:
        """Take a session out without a trace, to go on with it elsewhere; return whether it was there."""
        with self._change():
            if self._sessions.raw(session_id) is None:
                return False
            self._sessions.take(session_id)
        return True

    def check(self) -> StoreReport:
        """Return the state of the files, read anew, with what went wrong since the store was opened."""
        report = examine(self._backups.folder.parent, self._storage.system)
        if not self._backup_problem:
            return report
        return msgspec.structs.replace(report, problems=(*report.problems, self._backup_problem))

    def _in_order(self, raws: Mapping[str, Raw]) -> list[int]:
        """Return the ids of the sessions from the oldest to the newest; sorted once for each state."""
        if self._order_of is not raws:
            self._order, self._order_of = sorted(map(int, raws)), raws
        return self._order

    @contextlib.contextmanager
    def _change(self, *, always: bool = False) -> Iterator[None]:
        if self.read_only:
            raise StoreReadOnly(f"{self._storage.path.parent} cannot be written, so nothing was stored.")
        with transaction(self._storage, self._keep_backups, always=always):
            self._backups.clean()
            self._tidy_day()
            yield

    def _tidy_day(self) -> None:
        """With a day's first change goes what was deleted 30 days ago; that day's backup still has it."""
        at = self._now()
        with contextlib.suppress(OSError):
            if self._storage.version == SCHEMA_VERSION and not self._backups.has_day(at):
                self._tidy_old(at)

    def _keep_backups(self) -> None:
        """Copy the file that is about to be replaced.

        A change of layout needs its backup. A day's copy that fails, on a disk with room for one file
        only, must not keep a session from being stored.
        """
        if self._storage.stamp is None:
            return
        at = self._now()
        if self._storage.version < SCHEMA_VERSION:
            self._backups.keep_before_migration(at, SCHEMA_VERSION)
        try:
            self._backups.keep_day(at)
            self._backup_problem = ""
        except OSError as error:
            self._backup_problem = f"Today's backup could not be made ({error.strerror})."
