"""All of a store as one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import Raw

from runstrength_tui.domain.whole import Kept, Odd, Whole
from runstrength_tui.store.migrations import Tables
from runstrength_tui.store.records import META_ID, PROFILE_ID, Meta, Tombstone
from runstrength_tui.store.report import READERS
from runstrength_tui.store.typed_table import read_record

FIELDS: Final = {
    "bodyweight": "weigh_ins",
    "runs": "runs",
    "sessions": "sessions",
    "trash": "trash",
    "tombstones": "tombstones",
}
"""By table, where a whole holds its records."""
OWN_TABLES: Final = frozenset({"meta", "changes"})
"""Tables that say something of this file only, and are no part of a copy."""


def reads(table: str, doc_id: int, raw: Raw) -> bool:
    """Whether this version reads a record of a table that a whole has a place for."""
    if table == "tombstones":
        return read_record(raw, Tombstone) is not None
    return READERS[table](raw, doc_id) is not None


def whole_of(tables: Tables) -> Whole:
    """Return all records of a store's tables, in order, each without needless white space."""
    found: dict[str, list[Kept]] = {field: [] for field in FIELDS.values()}
    odd: list[Odd] = []
    profile: Raw | None = None
    for table in sorted(tables.keys() - OWN_TABLES):
        for doc_id in sorted(map(int, tables[table])):
            raw = _compact(tables[table][str(doc_id)])
            if table == "profile" and doc_id == PROFILE_ID and reads(table, doc_id, raw):
                profile = raw
            elif table in FIELDS and reads(table, doc_id, raw):
                found[FIELDS[table]].append(Kept(doc_id, raw))
            else:
                odd.append(Odd(table, doc_id, raw))
    records = {field: tuple(kept) for field, kept in found.items()}
    return Whole(store=_meta(tables).store, profile=profile, odd=tuple(odd), **records)


def _compact(raw: Raw) -> Raw:
    """Return a record on one line: a person may have laid out the file to read it."""
    return Raw(msgspec.json.format(raw, indent=-1))


def _meta(tables: Mapping[str, Mapping[str, Raw]]) -> Meta:
    return msgspec.json.decode(tables["meta"][META_ID], type=Meta)
