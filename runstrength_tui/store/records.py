"""What the tables hold beside sessions, and what the store hands out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Raw, Struct

from runstrength_tui.domain.session import Session

TABLES: Final = (
    "sessions",
    "runs",
    "plans",
    "bodyweight",
    "profile",
    "meta",
    "trash",
    "tombstones",
)

META_ID: Final = "1"
"""The one document of the table ``meta``."""


class Meta(Struct, frozen=True, kw_only=True):
    """The file's layout, and a random name of the store that its copies share."""

    schema_version: int
    store: str = ""


class TrashRecord(Struct, frozen=True, kw_only=True):
    """A deleted session as the trash keeps it: untouched, with the moment of its deletion."""

    deleted_at: datetime
    updated: datetime
    session: Raw


class Tombstone(Struct, frozen=True, kw_only=True):
    """What remains of a session when the trash was emptied, so that no copy of the file brings it back."""

    deleted_at: datetime
    updated: datetime


class TrashedSession(Struct, frozen=True, kw_only=True):
    """A deleted session that can still be brought back."""

    id: int
    deleted_at: datetime
    session: Session


class BackupFile(Struct, frozen=True, kw_only=True):
    """One backup: ``taken`` is when, as ``YYYYMMDD`` or ``YYYYMMDD-HHMMSS`` local time."""

    path: Path
    taken: str
    size: int
    good: bool


class TableCount(Struct, frozen=True, kw_only=True):
    """How many records a table holds."""

    name: str
    records: int


class StoreReport(Struct, frozen=True, kw_only=True):
    """The state of a data folder's store; all is well when ``problems`` is empty."""

    file: Path
    """The file itself, where a link ends."""
    exists: bool
    size: int
    readable: bool
    schema_version: int | None
    read_only: bool
    tables: tuple[TableCount, ...]
    unreadable_records: int
    backups: tuple[BackupFile, ...]
    """Newest first."""
    set_aside: tuple[Path, ...]
    """Files that were replaced by a backup and kept."""
    problems: tuple[str, ...]
    """One sentence each."""
