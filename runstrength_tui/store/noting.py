"""What one change touches, noted while it is made, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec import UNSET, Raw, Struct

from runstrength_tui.domain.moment import Moment
from runstrength_tui.domain.profile import Profile
from runstrength_tui.store.records import Change, ChangeRecord, Fact, Made, Was
from runstrength_tui.store.storage import Database
from runstrength_tui.store.typed_table import encoded, read_record

Key = tuple[str, int]
"""A table, and an id in it."""


class _Stamped(Struct, frozen=True):
    updated: Moment


def stamp_of(raw: Raw | None) -> datetime | None:
    """Return the ``updated`` stamp of a record; None where there is no record, or none that reads."""
    stamped = None if raw is None else read_record(raw, _Stamped)
    return None if stamped is None else stamped.updated


def restamped(raw: Raw, at: datetime) -> Raw:
    """Return a record with another ``updated`` stamp and otherwise as it is."""
    try:
        fields = msgspec.json.decode(raw, type=dict[str, Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return raw
    return Raw(msgspec.json.encode(fields | {"updated": Raw(msgspec.json.encode(at))}))


class Noting:
    """The records that one change touches: put and taken at once, and noted as they were before."""

    def __init__(self, database: Database, told: str) -> None:
        self.told = told
        self.facts: tuple[Fact, ...] = ()
        self.change = Change(id=0, at=datetime.min, told=told)
        """As the journal has it, once the change is made."""
        self._database = database
        self._before: dict[Key, Raw | None] = {}

    def put(self, table: str, records: Mapping[int, Raw]) -> None:
        """Put records in, in place of those with their ids."""
        if records:
            self._note(table, records)
            self._database.raw_table(table).put_all(records)

    def take(self, table: str, doc_id: int) -> Raw:
        """Take a record out and return it; raises Missing when it is not there."""
        self._note(table, (doc_id,))
        return self._database.raw_table(table).take(doc_id)

    def tell(self, before: Profile, after: Profile) -> None:
        """Note which of the person's facts changed."""
        old, new = fields(encoded(before)), fields(encoded(after))
        names = [name for name in (old | new) if name != "updated" and not same(old.get(name), new.get(name))]
        self.facts = tuple(
            Fact(name=name, before=old.get(name, UNSET), after=new.get(name, UNSET)) for name in names
        )

    def record(self, doc_id: int, at: datetime) -> ChangeRecord | None:
        """Return the journal's entry; None where nothing was changed."""
        new: dict[tuple[str, datetime | None], list[int]] = {}
        was = []
        for (table, number), before in self._before.items():
            raw = self._database.raw_table(table).raw(number)
            left = stamp_of(raw)
            if before is not None:
                was.append(Was(table=table, id=number, before=before, left=left))
            elif raw is not None:
                new.setdefault((table, left), []).append(number)
        made = tuple(Made(table, left, tuple(ids)) for (table, left), ids in new.items())
        if not (made or was or self.facts):
            return None
        told = self.told
        return ChangeRecord(
            id=doc_id, at=at, updated=at, told=told, made=made, was=tuple(was), facts=self.facts
        )

    def _note(self, table: str, doc_ids: Iterable[int]) -> None:
        there = self._database.raw_table(table).raws()
        for doc_id in doc_ids:
            self._before.setdefault((table, doc_id), there.get(str(doc_id)))


def fields(raw: Raw) -> dict[str, Raw]:
    """Return a record's fields, undecoded."""
    return msgspec.json.decode(raw, type=dict[str, Raw])


def same(one: Raw | None, other: Raw | None) -> bool:
    """Whether two fields say the same, however they are written; None is one that is not there."""
    if one is None or other is None:
        return one is other
    return bool(msgspec.json.decode(one) == msgspec.json.decode(other))
