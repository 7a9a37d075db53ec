"""Making a backup when asked for one, and putting a backup or a copy in the store's place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from runstrength_tui.domain.whole import Whole
from runstrength_tui.errors import BadFile, Missing, StoreUnreadable
from runstrength_tui.store.backups import Backups
from runstrength_tui.store.leftovers import under_way
from runstrength_tui.store.merging import merge
from runstrength_tui.store.migrations import NotOurs, Tables, new_tables, understand
from runstrength_tui.store.os_layer import OsLayer, read_whole
from runstrength_tui.store.report import read_session
from runstrength_tui.store.transaction import refusal
from runstrength_tui.store.whole import whole_of


class Contents(Struct, frozen=True, kw_only=True):
    """What a file of a store holds, in a few figures."""

    sessions: int
    runs: int
    last: datetime | None
    """When the newest session began."""


class Replacement(Struct, frozen=True, kw_only=True):
    """A file that can be put in the store's place, and what is there now."""

    data: bytes
    after: Contents
    before: Contents | None
    """None where there is nothing, or nothing that reads."""
    trouble: str
    """What is wrong with the file that is there, as in "is empty"; "" where it reads or there is none."""
    same: bool
    """Whether the file that is there holds the same already."""
    unread: int
    """Records that do not read and are left out; those of a store's own file stay in it."""


def whole_in(data: bytes) -> Whole | None:
    """Return all records of a store's file or of a backup of one; None for what is neither."""
    try:
        return whole_of(understand(data)[0])
    except NotOurs:
        return None


def make_backup(folder: Path, at: datetime, system: OsLayer | None = None) -> Path:
    """Copy the store's file as it is, and return the copy; it stays until the person removes it.

    Raises Missing where there is nothing yet, StoreUnreadable for a file that does not read, StoreReadOnly
    and NotStored.
    """
    system = system or OsLayer()
    backups = Backups(folder, system)
    try:
        understand(read_whole(system, backups.file)[0])
        return backups.keep_now(at)
    except FileNotFoundError:
        raise Missing("There is nothing to back up yet: no session or run has been stored.") from None
    except NotOurs as error:
        raise StoreUnreadable(
            f"{backups.file} {error}, so no backup was made of it; runstrength restore goes back to one.",
            file=backups.file,
            why=str(error),
            backup=backups.newest_good(),
        ) from error
    except OSError as error:
        raise refusal(error, backups.file) from error


def weigh_up(folder: Path, data: bytes | Whole, system: OsLayer | None = None) -> Replacement:
    """Return what would be replaced by what, before anything is; ``data`` is a store's file, or all of one.

    Raises BadFile for what is no history, and for one that would take from a session that is under way.
    """
    system = system or OsLayer()
    unread = 0
    if isinstance(data, Whole):
        merged = merge(new_tables(), data)
        data, unread = msgspec.json.encode(merged.tables), len(merged.unread)
    try:
        tables, _ = understand(data)
    except NotOurs as error:
        raise BadFile(f"The file {error}: nothing was changed.") from None
    for doc_id in map(str, under_way(folder, system)):
        if any(doc_id in tables.get(name, {}) for name in ("sessions", "trash", "tombstones")):
            raise BadFile(
                "A session that is in that file is under way again, so nothing was changed: "
                "finish it in the app first."
            )
    before, trouble, same = None, "", False
    try:
        present, _ = understand(read_whole(system, Backups(folder, system).file)[0])
        before = _contents(present)
        same = whole_of(present) == whole_of(tables)
    except FileNotFoundError:
        pass
    except NotOurs as error:
        trouble = str(error)
    except OSError as error:
        trouble = f"cannot be read ({error.strerror})"
    return Replacement(
        data=data, after=_contents(tables), before=before, trouble=trouble, same=same, unread=unread
    )


def put_in_place(
    folder: Path, chosen: Replacement, at: datetime, system: OsLayer | None = None
) -> Path | None:
    """Put it in the store's place, and return under which name the file that was there is kept.

    Raises StoreBusy, StoreReadOnly and NotStored; then nothing changed.
    """
    return Backups(folder, system or OsLayer()).put_in_place(chosen.data, at)


def _contents(tables: Tables) -> Contents:
    sessions = tables.get("sessions", {})
    newest = (
        read_session(sessions[str(doc_id)], doc_id) for doc_id in sorted(map(int, sessions), reverse=True)
    )
    last = next((session.started_at for session in newest if session is not None), None)
    return Contents(sessions=len(sessions), runs=len(tables.get("runs", {})), last=last)
