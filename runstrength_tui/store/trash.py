"""The part of the store that deletes and brings back: sessions and runs wait in the trash."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

import msgspec
from msgspec import Raw

from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.wording_changes import run_of_text, session_of_text
from runstrength_tui.errors import Missing
from runstrength_tui.store.changing import Changing
from runstrength_tui.store.noting import Noting
from runstrength_tui.store.origins import origin_of
from runstrength_tui.store.records import Change, Tombstone, TrashedRun, TrashedSession, TrashRecord
from runstrength_tui.store.report import read_session, read_trash, read_trashed_run, trash_record
from runstrength_tui.store.storage import Database
from runstrength_tui.store.typed_table import encoded, read_record

T = TypeVar("T", TrashedSession, TrashedRun)

DAYS_IN_TRASH: Final = 30

_UNREADABLE: Final = "cannot be read, so it was left where it is."


class Trashing(Changing):
    """The tables ``trash`` and ``tombstones``; deleting and bringing back are one write each."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._sessions = database.raw_table("sessions")
        self._trash = database.raw_table("trash")
        self._tombstones = database.raw_table("tombstones")

    def delete(self, session_id: int, at: datetime, *, told: str = "") -> Change:
        """Move a session to the trash; raises Missing when it is not there any more."""
        with self._journaled(told) as noting:
            raw = noting.take("sessions", session_id)
            session = read_session(raw, session_id)
            noting.told = (
                told or f"deleting {session_of_text(session, at.date()) if session else 'a session'}"
            )
            record = TrashRecord(deleted_at=at, updated=at, session=raw)
            noting.put("trash", {session_id: Raw(msgspec.json.encode(record))})
        return noting.change

    def restore(self, session_id: int, *, told: str = "") -> Session:
        """Bring a session back from the trash; raises Missing when it is not there.

        That takes its deletion back where the journal still has it, and is a change of its own otherwise.
        """
        with self._change():
            trashed = read_trash(self._trashed(session_id), session_id)
            if trashed is None:
                raise Missing(f"The deleted session {_UNREADABLE}")
            name = session_of_text(trashed.session, self._now().date())
            self._bring_back("sessions", session_id, trashed.session, told or f"bringing back {name}")
            session = self._session(session_id)
        return session

    def delete_run(self, run_id: int, *, told: str = "") -> Run:
        """Move a run to the trash and return it; raises Missing when it is not there, or does not read."""
        with self._journaled(told) as noting:
            at, raw = self._now(), noting.take("runs", run_id)
            run = read_record(raw, Run, run_id)
            if run is None:
                raise Missing(f"It {_UNREADABLE}")
            noting.told = told or f"deleting {run_of_text(run, at.date())}"
            record = TrashRecord(deleted_at=at, updated=at, run=raw)
            noting.put("trash", {run_id: Raw(msgspec.json.encode(record))})
        return run

    def restore_run(self, run_id: int, *, told: str = "") -> Run:
        """Bring a run back from the trash, as ``restore`` does a session."""
        with self._change():
            trashed = read_trashed_run(self._trashed(run_id), run_id)
            if trashed is None:
                raise Missing(f"The deleted run {_UNREADABLE}")
            name = run_of_text(trashed.run, self._now().date())
            self._bring_back("runs", run_id, trashed.run, told or f"bringing back {name}")
            raw = self._database.raw_table("runs").raw(run_id)
            run = None if raw is None else read_record(raw, Run, run_id)
            assert run is not None
        return run

    def trash(self) -> tuple[TrashedSession, ...]:
        """Return the deleted sessions, the last deleted first; those that do not read are left out."""
        return self._in_trash(read_trash)

    def trashed_runs(self) -> tuple[TrashedRun, ...]:
        """Return the deleted runs, the last deleted first; those that do not read are left out."""
        return self._in_trash(read_trashed_run)

    def empty_trash(self, before: datetime) -> int:
        """Remove for good what was deleted before then, and return how many; tombstones remember the ids."""
        with self._change():
            return self._empty_trash(before)

    def _empty_trash(self, before: datetime) -> int:
        at, gone = self._now(), {}
        for key, raw in self._trash.raws().items():
            record = trash_record(raw)
            if record is not None and record.deleted_at < before:
                gone[int(key)] = record
        for doc_id, record in gone.items():
            content = record.session if isinstance(record.session, Raw) else record.run
            origin = origin_of(content) if isinstance(content, Raw) else ""
            self._trash.take(doc_id)
            if self._tombstones.raw(doc_id) is None:
                self._tombstones.put(
                    doc_id, Tombstone(deleted_at=record.deleted_at, updated=at, origin=origin)
                )
        return len(gone)

    def _tidy_old(self, at: datetime) -> None:
        """Let go of what was deleted or changed more than 30 days ago."""
        self._empty_trash(at - timedelta(days=DAYS_IN_TRASH))
        self._journal.prune(at)

    def _in_trash(self, read: Callable[[Raw, int], T | None]) -> tuple[T, ...]:
        read_all = (read(raw, int(doc_id)) for doc_id, raw in self._trash.raws().items())
        found = [trashed for trashed in read_all if trashed is not None]
        return tuple(sorted(found, key=lambda trashed: (trashed.deleted_at, trashed.id), reverse=True))

    def _trashed(self, doc_id: int) -> Raw:
        raw = self._trash.raw(doc_id)
        if raw is None:
            raise Missing("It is not there any more; perhaps it was brought back in another window.")
        return raw

    def _bring_back(self, table: str, doc_id: int, record: Session | Run, told: str) -> None:
        deletion, at = self._journal.deletion_of(table, doc_id), self._now()
        if deletion is not None:
            self._journal.take_back(deletion, at)
            return
        noting = Noting(self._database, told)
        noting.take("trash", doc_id)
        noting.put(table, {doc_id: encoded(msgspec.structs.replace(record, updated=at))})
        self._journal.keep(noting, at)

    def _session(self, session_id: int) -> Session:
        raw = self._sessions.raw(session_id)
        session = None if raw is None else read_session(raw, session_id)
        assert session is not None
        return session

    def _deleted(self, doc_id: int) -> bool:
        return any(table.raw(doc_id) is not None for table in (self._trash, self._tombstones))
