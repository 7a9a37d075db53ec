"""What the tables hold beside sessions, and what the store hands out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import UNSET, Raw, Struct, UnsetType

from runstrength_tui.domain.moment import Moment
from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.wording import NO_NAME

if TYPE_CHECKING:
    from runstrength_tui.domain.exercise import Exercise
    from runstrength_tui.domain.safety.engine import Context
    from runstrength_tui.domain.safety.rules import Rules

FILE_NAME: Final = "runstrength.json"
"""The history, in the data folder."""

TABLES: Final = (
    "sessions",
    "runs",
    "plans",
    "bodyweight",
    "profile",
    "meta",
    "trash",
    "tombstones",
    "changes",
)

META_ID: Final = "1"
"""The one document of the table ``meta``."""

PROFILE_ID: Final = 1
"""The one document of the table ``profile``."""


class Meta(Struct, frozen=True, kw_only=True):
    """The file's layout, and a random name of the store that its copies share."""

    schema_version: int
    store: str = ""


class TrashRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A deleted session or run as the trash keeps it: untouched, with the moment of its deletion."""

    deleted_at: Moment
    updated: Moment
    session: Raw | UnsetType = UNSET
    run: Raw | UnsetType = UNSET


class Tombstone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What remains of a record when the trash was emptied, so that no copy of the file brings it back."""

    deleted_at: Moment
    updated: Moment
    origin: str = ""
    """So that no second import brings it back either."""


class Made(Struct, frozen=True, array_like=True):
    """Records that were new with a change: their ids, and the stamp that they were left with, if any."""

    table: str
    left: Moment | None
    ids: tuple[int, ...]


class Was(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record as it was before a change, and the stamp that it was left with; None where it went."""

    table: str
    id: int
    before: Raw
    left: Moment | None = None


class Fact(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field of what the person told, before a change and after it; unset where it was not told."""

    name: str
    before: Raw | UnsetType = UNSET
    after: Raw | UnsetType = UNSET


class ChangeRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the journal: a change in the person's words, and what it takes to take it back."""

    id: int
    at: Moment
    updated: Moment
    told: str
    made: tuple[Made, ...] = ()
    was: tuple[Was, ...] = ()
    facts: tuple[Fact, ...] = ()

    def ids(self, table: str) -> tuple[int, ...]:
        """Return the records of a table that were stored, changed or taken out, what is new first."""
        new = [doc_id for made in self.made if made.table == table for doc_id in made.ids]
        return (*new, *(was.id for was in self.was if was.table == table))


class Change(Struct, frozen=True, kw_only=True):
    """One change of the history that can be taken back."""

    id: int
    """0 where there was nothing to change, so nothing to take back."""
    at: Moment
    told: str
    """What it was, in words that follow "taken back: "."""
    sessions: tuple[int, ...] = ()
    """Ids of the sessions it stored, changed or took out, new ones first."""
    runs: tuple[int, ...] = ()


class Lately(Struct, frozen=True, kw_only=True):
    """What the rules and the coach look at."""

    profile: Profile
    sessions: tuple[Session, ...]
    """Newest first."""
    runs: tuple[Run, ...]
    """Done and ahead."""

    def context(self, now: datetime, rules: Rules, exercises: Mapping[str, Exercise]) -> Context:
        """Return what the rules and the coach look at now."""
        from runstrength_tui.domain.safety.engine import Context  # a start need not bring the rules

        return Context(
            now=now,
            rules=rules,
            profile=self.profile,
            sessions=self.sessions,
            runs=self.runs,
            exercises=exercises,
        )


class TrashedSession(Struct, frozen=True, kw_only=True):
    """A deleted session that can still be brought back."""

    id: int
    deleted_at: Moment
    session: Session


class TrashedRun(Struct, frozen=True, kw_only=True):
    """A deleted run that can still be brought back."""

    id: int
    deleted_at: Moment
    run: Run


class Taken(StrEnum):
    """Why a backup was made."""

    DAY = "day"
    """Before the day's first change."""
    LAYOUT = "layout"
    """Before a change of the file's layout."""
    KEPT = "kept"
    """Asked for."""


class Origins(Struct, frozen=True, kw_only=True):
    """By what an import knows the sessions and runs of a store."""

    there: frozenset[str]
    """Where they came from."""
    deleted: frozenset[str]
    """Where those came from that were deleted here."""
    moments: frozenset[tuple[str, int, str]]
    """Table, start to the minute, name: what came out of here as a table knows itself by that alone."""

    def has(self, record: Session | Run) -> bool:
        """Whether it is there, whichever way it came."""
        return record.origin in self.there or moment_of(record) in self.moments

    def knows(self, record: Session | Run) -> bool:
        """Whether an import leaves it out: it is there, or was deleted here."""
        return record.origin in self.deleted or self.has(record)


def moment_of(record: Session | Run) -> tuple[str, int, str]:
    """Return what tells a session or a run from all others where it is not known where it came from."""
    if isinstance(record, Run):
        return moment("runs", record.started_at)
    return moment("sessions", record.started_at, record.plan_name)


def moment(table: str, started_at: datetime, plan_name: str = "") -> tuple[str, int, str]:
    """Return a start, to the minute, with its table and, of a session, its name."""
    return table, int(started_at.timestamp()) // 60, "" if table == "runs" else plan_name or NO_NAME


class BackupFile(Struct, frozen=True, kw_only=True):
    """One backup: ``taken`` is when, as ``YYYYMMDD`` or ``YYYYMMDD-HHMMSS`` local time."""

    path: Path
    taken: str
    why: Taken
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
