"""Where records came from, by which a second import knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Raw, Struct

from runstrength_tui.domain.moment import Moment
from runstrength_tui.domain.run import BY_HAND
from runstrength_tui.store.records import moment
from runstrength_tui.store.report import trash_record
from runstrength_tui.store.typed_table import read_record

LIVE: Final = ("sessions", "runs")
DELETED: Final = ("tombstones", "trash")
"""The tables whose records may say it: of what is there, and of what was deleted."""


class _Origin(Struct, frozen=True):
    origin: str = ""


def origin_of(raw: Raw) -> str:
    """Return where a session or a run came from; "" where nothing says so."""
    found = read_record(raw, _Origin) if b'"origin"' in bytes(raw) else None
    return "" if found is None else found.origin


class _Start(Struct, frozen=True):
    started_at: Moment
    plan_name: str = ""


def moments(table: str, raws: Iterable[Raw]) -> Iterator[tuple[str, int, str]]:
    """Yield the start, to the minute, and the name of each session or run that reads."""
    for raw in raws:
        found = read_record(raw, _Start)
        if found is not None:
            yield moment(table, found.started_at, found.plan_name)


def known_origins(tables: Mapping[str, Mapping[str, Raw]]) -> frozenset[str]:
    """Return all origins that records of these tables are known by, deleted ones included."""
    found: set[str] = set()
    for table in (*LIVE, "tombstones"):
        found.update(map(origin_of, tables.get(table, {}).values()))
    for record in map(trash_record, tables.get("trash", {}).values()):
        contents = (record.session, record.run) if record is not None else ()
        found.update(origin_of(content) for content in contents if isinstance(content, Raw))
    return frozenset(found).difference(BY_HAND)
