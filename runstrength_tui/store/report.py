"""A look at a data folder that changes nothing, for people who want to know whether all is well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET

from runstrength_tui.domain.profile import Profile, WeighIn
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.store.backups import Backups
from runstrength_tui.store.migrations import NotOurs, Tables, understand
from runstrength_tui.store.os_layer import OsLayer, exists, read_whole
from runstrength_tui.store.records import (
    TABLES,
    StoreReport,
    TableCount,
    TrashedRun,
    TrashedSession,
    TrashRecord,
)
from runstrength_tui.store.typed_table import read_record

_NAMED: Final = 5
"""So many records that do not read are named by their numbers."""


@cache
def _sessions() -> msgspec.json.Decoder[Session]:
    """Return what reads a session; made when first needed, as a line that is stored reads none."""
    return msgspec.json.Decoder(Session)


@cache
def _trash() -> msgspec.json.Decoder[TrashRecord]:
    return msgspec.json.Decoder(TrashRecord)


def read_session(raw: msgspec.Raw, doc_id: int) -> Session | None:
    """Return the session of a record, or None when it does not read or carries another id than its own."""
    try:
        session = _sessions().decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return session if session.id == doc_id else None


def read_trash(raw: msgspec.Raw, doc_id: int) -> TrashedSession | None:
    """Return a deleted session, or None when it is none or does not read."""
    record = trash_record(raw)
    if record is None or record.session is UNSET:
        return None
    session = read_session(record.session, doc_id)
    if session is None:
        return None
    return TrashedSession(id=doc_id, deleted_at=record.deleted_at, session=session)


def read_trashed_run(raw: msgspec.Raw, doc_id: int) -> TrashedRun | None:
    """Return a deleted run, or None when it is none or does not read."""
    record = trash_record(raw)
    if record is None or record.run is UNSET:
        return None
    run = read_record(record.run, Run, doc_id)
    return None if run is None else TrashedRun(id=doc_id, deleted_at=record.deleted_at, run=run)


def trash_record(raw: msgspec.Raw) -> TrashRecord | None:
    """Return an entry of the trash with its content undecoded, or None when it does not read."""
    try:
        return _trash().decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


READERS: Final[Mapping[str, Callable[[msgspec.Raw, int], object]]] = {
    "sessions": read_session,
    "trash": lambda raw, doc_id: read_trash(raw, doc_id) or read_trashed_run(raw, doc_id),
    "runs": lambda raw, doc_id: read_record(raw, Run, doc_id),
    "bodyweight": lambda raw, doc_id: read_record(raw, WeighIn, doc_id),
    "profile": lambda raw, _: read_record(raw, Profile),
}
_WHAT: Final = {
    "sessions": "stored sessions",
    "trash": "stored sessions",
    "runs": "stored runs",
    "bodyweight": "entries of body mass",
    "profile": "records of what you told of yourself",
}


def unreadable_records(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Return by table the ids of records that do not read; every one is decoded."""
    found = {
        name: tuple(doc_id for doc_id, raw in tables.get(name, {}).items() if read(raw, int(doc_id)) is None)
        for name, read in READERS.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def unreadable_sentences(unreadable: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield a sentence for each kind of record that does not read, with their numbers in the file."""
    kinds: dict[str, list[str]] = {}
    for name, ids in unreadable.items():
        kinds.setdefault(_WHAT[name], []).extend(ids)
    for what, numbers in kinds.items():
        named = ", ".join(numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")
        yield f"{len(numbers)} of the {what} cannot be read; they were left as they are (number {named})."


def can_write(system: OsLayer, folder: Path) -> bool:
    """Whether ``folder`` can be written, or made where it is missing."""
    try:
        while not exists(system, folder) and folder != folder.parent:
            folder = folder.parent
        return system.writable(folder)
    except OSError:
        return False


def examine(folder: Path, system: OsLayer | None = None) -> StoreReport:
    """Return the state of a data folder's store; every file is read and every record decoded."""
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
    problems.extend(unreadable_sentences(unreadable))
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
        unreadable_records=sum(map(len, unreadable.values())),
        backups=copies,
        set_aside=backups.set_aside(),
        problems=tuple(problems),
    )
