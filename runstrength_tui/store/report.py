"""A look at a data folder that changes nothing, for people who want to know whether all is well."""

from __future__ import annotations

from pathlib import Path

import msgspec

from runstrength_tui.domain.session import Session
from runstrength_tui.store.backups import Backups
from runstrength_tui.store.migrations import NotOurs, Tables, understand
from runstrength_tui.store.os_layer import OsLayer, exists, read_whole
from runstrength_tui.store.records import TABLES, StoreReport, TableCount, TrashedSession, TrashRecord

_SESSION = msgspec.json.Decoder(Session)
_TRASH = msgspec.json.Decoder(TrashRecord)


def read_session(raw: msgspec.Raw, doc_id: int) -> Session | None:
    """Return the session of a record, or None when it does not read or carries another id than its own."""
    try:
        session = _SESSION.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return session if session.id == doc_id else None


def read_trash(raw: msgspec.Raw, doc_id: int) -> TrashedSession | None:
    """Return a deleted session, or None when it does not read."""
    try:
        record = _TRASH.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    session = read_session(record.session, doc_id)
    if session is None:
        return None
    return TrashedSession(id=doc_id, deleted_at=record.deleted_at, session=session)


def unreadable_records(tables: Tables) -> int:
    """Return how many sessions, in the table or in the trash, do not read; every one is decoded."""
    sessions = sum(
        read_session(raw, int(doc_id)) is None for doc_id, raw in tables.get("sessions", {}).items()
    )
    trashed = sum(read_trash(raw, int(doc_id)) is None for doc_id, raw in tables.get("trash", {}).items())
    return sessions + trashed


def can_write(system: OsLayer, folder: Path) -> bool:
    """Whether ``folder`` can be written, or made where it is missing."""
    try:
        while not exists(system, folder) and folder != folder.parent:
            folder = folder.parent
        return system.writable(folder)
    except OSError:
        return False


def examine(folder: Path, system: OsLayer | None = None) -> StoreReport:
    """Return the state of a data folder's store; every file is read and every session decoded."""
    system = system or OsLayer()
    backups = Backups(folder, system)
    file, problems = backups.file, []
    tables: Tables = {}
    size, version, there = 0, None, True
    try:
        data, stamp = read_whole(system, file)
        size = stamp.size
        tables, version = understand(data)
    except FileNotFoundError:
        there = False
        if backups.any():
            problems.append(f"{file} is gone, though there are backups of it.")
    except NotOurs as error:
        problems.append(f"{file} {error}.")
    except OSError as error:
        problems.append(f"{file} cannot be read ({error.strerror}).")
    unreadable = unreadable_records(tables)
    if unreadable:
        problems.append(f"{unreadable} of the stored sessions cannot be read; they were left as they are.")
    read_only = not can_write(system, file.parent)
    if read_only:
        problems.append(f"{file.parent} cannot be written, so nothing new can be stored.")
    copies = backups.all()
    problems.extend(f"The backup {copy.path} cannot be read." for copy in copies if not copy.good)
    known = [TableCount(name=name, records=len(tables.get(name, {}))) for name in TABLES]
    return StoreReport(
        file=file,
        exists=there,
        size=size,
        readable=version is not None,
        schema_version=version,
        read_only=read_only,
        tables=tuple(known) if version is not None else (),
        unreadable_records=unreadable,
        backups=copies,
        set_aside=backups.set_aside(),
        problems=tuple(problems),
    )
