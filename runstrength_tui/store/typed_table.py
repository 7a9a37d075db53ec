"""A table of records of one kind, in the order of their ids, which is that of their moments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Generic, TypeVar

import msgspec
from msgspec import Raw, Struct

from runstrength_tui.errors import Missing
from runstrength_tui.store.storage import RawTable

R = TypeVar("R", bound=Struct)


def read_record(raw: Raw, of: type[R], doc_id: int | None = None) -> R | None:
    """Return a record, or None when it does not read or carries another id than ``doc_id``."""
    try:
        record = msgspec.json.decode(raw, type=of)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return record if doc_id is None or getattr(record, "id", None) == doc_id else None


def encoded(record: Struct) -> Raw:
    """Return a record as it is kept; raises ValueError for one that could not be read back."""
    raw = Raw(msgspec.json.encode(record))
    if read_record(raw, type(record)) != record:
        raise ValueError("a record that could not be read back")
    return raw


class TypedTable(Generic[R]):
    """Reads one table as records of ``of``, which have an ``id``; one that does not read is left out."""

    def __init__(self, table: RawTable, of: type[R]) -> None:
        self._table = table
        self._of = of
        self._order: list[int] = []
        self._order_of: object = None

    def has(self, doc_id: int) -> bool:
        """Whether there is such a record, readable or not."""
        return self._table.raw(doc_id) is not None

    def get(self, doc_id: int) -> R | None:
        """Return one record, or None when it is not there or does not read."""
        raw = self._table.raw(doc_id)
        return None if raw is None else read_record(raw, self._of, doc_id)

    def newest(self, limit: int | None = None, since: int | None = None) -> tuple[R, ...]:
        """Return the newest ``limit`` records (all when None) from id ``since`` on; newest first."""
        raws = self._table.raws()
        order = self._in_order(raws)
        place, first = len(order), 0 if since is None else bisect_left(order, since)
        found: list[R] = []
        while place > first and (limit is None or len(found) < limit):
            place -= 1
            record = read_record(raws[str(order[place])], self._of, order[place])
            if record is not None:
                found.append(record)
        return tuple(found)

    def put(self, doc_id: int, raw: Raw) -> None:
        """Put a record in, in place of one with its id; within a change only."""
        if self.has(doc_id):
            self._table.take(doc_id)
        self._table.put(doc_id, raw)

    def take(self, doc_id: int) -> R:
        """Take a record out; raises Missing when it is not there, or does not read and stays."""
        record = self.get(doc_id)
        if record is None and self.has(doc_id):
            raise Missing("It cannot be read, so it was left where it is.")
        self._table.take(doc_id)
        assert record is not None
        return record

    def _in_order(self, raws: Mapping[str, Raw]) -> list[int]:
        if self._order_of is not raws:
            self._order, self._order_of = sorted(map(int, raws)), raws
        return self._order
