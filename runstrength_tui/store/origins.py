"""Where records came from, by which a second import knows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Raw, Struct

from runstrength_tui.store.report import trash_record
from runstrength_tui.store.typed_table import read_record

WHERE: Final = ("sessions", "runs", "tombstones", "trash")
"""The tables whose records may say it."""
_BY_HAND: Final = ("", "line")
"""Origins that many records share, so nothing is known by them."""


class _Origin(Struct, frozen=True):
    origin: str = ""


def origin_of(raw: Raw) -> str:
    """Return where a session or a run came from; "" where nothing says so."""
    found = read_record(raw, _Origin) if b'"origin"' in bytes(raw) else None
    return "" if found is None else found.origin


def known_origins(tables: Mapping[str, Mapping[str, Raw]]) -> frozenset[str]:
    """Return all origins that a record of a store is known by, deleted ones included."""
    found: set[str] = set()
    for table in WHERE[:-1]:
        found.update(map(origin_of, tables.get(table, {}).values()))
    for record in map(trash_record, tables.get("trash", {}).values()):
        contents = (record.session, record.run) if record is not None else ()
        found.update(origin_of(content) for content in contents if isinstance(content, Raw))
    return frozenset(found).difference(_BY_HAND)
