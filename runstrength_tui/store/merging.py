"""Another copy's records put among those of a store: what is new comes in, the newer of two stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec
from msgspec import Raw, Struct

from runstrength_tui.domain.profile import Profile, WeighIn
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.whole import Kept, Whole, merged_profile
from runstrength_tui.store.ids import LIMIT
from runstrength_tui.store.migrations import Tables
from runstrength_tui.store.noting import stamp_of
from runstrength_tui.store.origins import known_origins, origin_of
from runstrength_tui.store.records import META_ID, PROFILE_ID, Meta, Tombstone
from runstrength_tui.store.typed_table import read_record
from runstrength_tui.store.whole import FIELDS, OWN_TABLES, reads

_LIVE: Final[Mapping[str, type[Session | Run | WeighIn]]] = {
    "sessions": Session,
    "runs": Run,
    "bodyweight": WeighIn,
}
_TOLD_EVERY: Final = 50
_IN_TRASH: Final = {"sessions": "session", "runs": "run"}
"""By table, the field in which the trash holds its records."""


class Tally(Struct, frozen=True, kw_only=True):
    """What came of the records of one kind."""

    table: str
    new: int = 0
    newer: int = 0
    """Took the place of an older form of the same record here."""
    same: int = 0
    """Here already, or here in a form as new or newer."""
    deleted: int = 0
    """Deleted here, and so left out; for the trash: deleted there, and now here too."""


class Unread(Struct, frozen=True):
    """A record that does not read, and so was left out."""

    table: str
    id: int


class Merged(Struct, frozen=True, kw_only=True):
    """What a store becomes with another copy's records, and what they come to."""

    tables: Tables
    tallies: tuple[Tally, ...]
    unread: tuple[Unread, ...]

    @property
    def changes(self) -> int:
        """How many records are new or other than before."""
        return sum(tally.new + tally.newer for tally in self.tallies)


class _Merge:
    """The tables as they become, and a count for each kind of record."""

    def __init__(self, tables: Tables, on_way: Callable[[float], None] | None = None) -> None:
        self._on_way = on_way
        self.tables = {name: dict(table) for name, table in tables.items()}
        self.counts: dict[str, dict[str, int]] = {}
        self.unread: list[Unread] = []
        self._origins = known_origins(tables)

    def count(self, table: str, what: str) -> None:
        counts = self.counts.setdefault(table, {})
        counts[what] = counts.get(what, 0) + 1

    def deleted(self, key: str) -> bool:
        return key in self.tables["trash"] or key in self.tables["tombstones"]

    def live(self, table: str, kept: Sequence[Kept]) -> None:
        """Take in sessions, runs or entries of body mass."""
        here, of = self.tables[table], _LIVE[table]
        for number, (doc_id, raw) in enumerate(kept):
            if self._on_way is not None and table == "sessions" and not number % _TOLD_EVERY:
                self._on_way(number / len(kept))
            key = str(doc_id)
            if not self._reads(table, doc_id, raw):
                continue
            if self.deleted(key):
                self.count(table, "deleted")
            elif key in here:
                newer = _newer(raw, here[key], of)
                self.count(table, "newer" if newer else "same")
                if newer:
                    here[key] = raw
            elif (origin := origin_of(raw)) and origin in self._origins:
                self.count(table, "same")
            else:
                here[key] = raw
                self.count(table, "new")

    def trash(self, kept: Iterable[Kept]) -> None:
        """Take in what was deleted there; what was changed here since stays."""
        here = self.tables["trash"]
        for doc_id, raw in kept:
            key = str(doc_id)
            if not self._reads("trash", doc_id, raw):
                continue
            theirs, ours = stamp_of(raw), stamp_of(here.get(key))
            assert theirs is not None
            newer = ours is not None and theirs > ours
            if key in self.tables["tombstones"] or (key in here and not newer):
                self.count("trash", "same")
            elif newer or self._gone(key, theirs) is not None:
                here[key] = raw
                self.count("trash", "newer" if newer else "new")

    def tombstones(self, kept: Iterable[Kept]) -> None:
        """Take in what is gone for good there: here it goes to the trash, unless it was changed since."""
        for doc_id, raw in kept:
            key = str(doc_id)
            if not self._reads("tombstones", doc_id, raw):
                continue
            if self.deleted(key):
                self.count("tombstones", "same")
                continue
            stone = msgspec.json.decode(raw, type=Tombstone)
            gone = self._gone(key, stone.deleted_at)
            if gone:
                at = {"deleted_at": stone.deleted_at, "updated": stone.updated}
                self.tables["trash"][key] = Raw(msgspec.json.encode(at | gone))
                self.count("trash", "new")
            elif gone is not None:
                self.tables["tombstones"][key] = raw
                self.count("tombstones", "new")

    def profile(self, raw: Raw | None) -> None:
        """Take in what a person told of themselves."""
        if raw is None or not self._reads("profile", PROFILE_ID, raw):
            return
        here, key = self.tables["profile"], str(PROFILE_ID)
        theirs, ours = read_record(raw, Profile), read_record(here[key], Profile) if key in here else None
        if key not in here:
            here[key] = raw
            self.count("profile", "new")
        elif ours is not None and theirs is not None:
            both = merged_profile(ours, theirs)
            if both != ours:
                here[key] = raw if both == theirs else Raw(msgspec.json.encode(both))
            self.count("profile", "same" if both == ours else "newer")

    def odd(self, whole: Whole) -> None:
        """Carry along what this version does not read; a place that is taken stays as it is."""
        for table, doc_id, raw in whole.odd:
            key = str(doc_id)
            if table in OWN_TABLES or not _fits(doc_id):
                self.unread.append(Unread(table, doc_id))
                continue
            here = self.tables.setdefault(table, {})
            if key in here or (table in _LIVE and self.deleted(key)):
                self.count("odd", "same")
            else:
                here[key] = raw
                self.count("odd", "new")

    def _reads(self, table: str, doc_id: int, raw: Raw) -> bool:
        good = _fits(doc_id) and reads(table, doc_id, raw)
        if not good:
            self.unread.append(Unread(table, doc_id))
        return good

    def _gone(self, key: str, deleted_at: datetime) -> dict[str, Raw] | None:
        """Take out what was deleted there, and return it as the trash holds it; empty where it was not here.

        None where it was changed here since, and stays.
        """
        gone: dict[str, Raw] = {}
        for table, field in _IN_TRASH.items():
            raw = self.tables[table].get(key)
            if raw is None:
                continue
            record = read_record(raw, _LIVE[table])
            if record is None or record.updated > deleted_at:
                self.count(table, "same")
                return None
            del self.tables[table][key]
            self.count(table, "deleted")
            gone[field] = raw
        return gone


def merge(tables: Tables, whole: Whole, on_way: Callable[[float], None] | None = None) -> Merged:
    """Return ``tables`` with the records of another copy; neither is changed.

    A record is known by its id, or by where it was imported from. The one whose ``updated`` is later stays;
    what was deleted on either side later than it was changed is deleted. Merging twice adds nothing. An
    empty store takes the name of the copy as well, for it becomes one. ``on_way`` is called with the share
    of the sessions that is done.
    """
    merging = _Merge(tables, on_way)
    for table, field in FIELDS.items():
        if table in _LIVE:
            merging.live(table, getattr(whole, field))
    merging.trash(whole.trash)
    merging.tombstones(whole.tombstones)
    merging.profile(whole.profile)
    merging.odd(whole)
    if whole.store and not any(table for name, table in tables.items() if name not in OWN_TABLES):
        _rename(merging.tables, whole.store)
    return Merged(
        tables={
            name: tables[name] if table == tables.get(name) else table
            for name, table in merging.tables.items()
            if table or name in tables
        },
        tallies=tuple(Tally(table=table, **counts) for table, counts in merging.counts.items()),
        unread=tuple(merging.unread),
    )


def _rename(tables: Tables, store: str) -> None:
    meta = msgspec.json.decode(tables["meta"][META_ID], type=Meta)
    tables["meta"][META_ID] = Raw(msgspec.json.encode(msgspec.structs.replace(meta, store=store)))


def _fits(doc_id: int) -> bool:
    return -LIMIT < doc_id < LIMIT


def _newer(theirs: Raw, ours: Raw, of: type[Session | Run | WeighIn]) -> bool:
    """Whether their form of a record is the later one; one here that does not read stays for whoever can."""
    if bytes(theirs) == bytes(ours):
        return False
    new, old = read_record(theirs, of), read_record(ours, of)
    return new is not None and old is not None and new.updated > old.updated
