"""What was changed and can be taken back: the table ``changes``, written together with each change.

An entry keeps of a new record its id alone, of any other how it was before; and the ``updated`` stamp that
each was left with, so that what was changed since is never taken back unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

import msgspec
from msgspec import UNSET, Raw
from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.wording_changes import fact_text, run_of_text, session_of_text
from runstrength_tui.errors import Missing
from runstrength_tui.store.ids import first_id, new_id
from runstrength_tui.store.noting import Key, Noting, fields, restamped, same, stamp_of
from runstrength_tui.store.records import PROFILE_ID, Change, ChangeRecord, Fact, Made
from runstrength_tui.store.report import read_session, read_trash, read_trashed_run
from runstrength_tui.store.storage import Database
from runstrength_tui.store.typed_table import encoded, read_record

DAYS_KEPT: Final = 30
MOST_KEPT: Final = 200

_NOTHING: Final = "There is nothing that could be taken back: changes are kept for 30 days."
_GONE: Final = "That change cannot be taken back any more: it was taken back before, or is too old."


class Journal:
    """The table ``changes``; everything but reading happens within a change of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._table = database.raw_table("changes")

    def newest(self, limit: int | None = None) -> Iterator[ChangeRecord]:
        """Yield the newest entries, newest first; one that does not read is left out."""
        raws = self._table.raws()
        found = 0
        for doc_id in sorted(map(int, raws), reverse=True):
            if found == limit:
                return
            record = read_record(raws[str(doc_id)], ChangeRecord, doc_id)
            if record is not None:
                found += 1
                yield record

    def wanted(self, change_id: int | None) -> ChangeRecord:
        """Return one entry, the newest for None; raises Missing."""
        if change_id is None:
            newest = next(self.newest(1), None)
            if newest is None:
                raise Missing(_NOTHING)
            return newest
        raw = self._table.raw(change_id)
        record = None if raw is None else read_record(raw, ChangeRecord, change_id)
        if record is None:
            raise Missing(_GONE)
        return record

    def keep(self, noting: Noting, at: datetime) -> None:
        """Write down what was noted; the oldest entries go."""
        raws = self._table.raws()
        last = max(map(int, raws), default=None)
        doc_id = new_id(at, lambda wanted: str(wanted) in raws)
        if last is not None and last >= doc_id:  # the clock was set back: the newest stays the newest
            doc_id = last + 1
        record = noting.record(doc_id, at)
        if record is None:
            noting.change = Change(id=0, at=at, told=noting.told)
            return
        self._table.put(doc_id, encoded(record))
        noting.change = as_change(record)
        self.prune(at)

    def prune(self, at: datetime) -> None:
        """Let go of what is older than 30 days, and of all but the newest 200."""
        ids = sorted(map(int, self._table.raws()))
        first = first_id(at - timedelta(days=DAYS_KEPT))
        old = [doc_id for place, doc_id in enumerate(ids) if doc_id < first or place < len(ids) - MOST_KEPT]
        if old:
            self._table.take_all(old)

    def deletion_of(self, table: str, doc_id: int) -> ChangeRecord | None:
        """Return the entry that moved a record to the trash as it lies there now, and did nothing else."""
        trash: Key = ("trash", doc_id)
        left = stamp_of(self._raw(trash))
        made = (Made("trash", left, (doc_id,)),) if left is not None else ()
        for record in self.newest():
            if record.made == made and [(was.table, was.id) for was in record.was] == [(table, doc_id)]:
                return None if record.facts else record
        return None

    def take_back(self, record: ChangeRecord, at: datetime) -> None:
        """Put everything back as it was before a change, and forget the change.

        Raises Missing, which names what it is, where something was changed since. Every stamp is a new
        one, so that a copy of the file does not bring the change back; entries from before know them.
        """
        today = at.date()
        self._check(record, today)
        restored: dict[Key, tuple[datetime | None, datetime]] = {}
        made: dict[str, list[int]] = {}
        for each in record.made:
            made.setdefault(each.table, []).extend(each.ids)
        for table, ids in made.items():
            self._database.raw_table(table).take_all(ids)
        before: dict[str, dict[int, Raw]] = {}
        for was in record.was:
            before.setdefault(was.table, {})[was.id] = restamped(was.before, at)
            restored[was.table, was.id] = (stamp_of(was.before), at)
        for table, records in before.items():
            self._database.raw_table(table).put_all(records)
        if record.facts:
            self._untell(record.facts, at)
        self._table.take(record.id)
        self._pass_on(restored)

    def _check(self, record: ChangeRecord, today: date) -> None:
        for made in record.made:
            for doc_id in made.ids:
                self._check_one((made.table, doc_id), made.left, None, today)
        for was in record.was:
            self._check_one((was.table, was.id), was.left, was.before, today)
        told = self._facts_now()
        for fact in record.facts:
            if not same(told.get(fact.name), None if fact.after is UNSET else fact.after):
                raise Missing(f"Since then {fact_text(fact.name)} was changed, so nothing was taken back.")

    def _check_one(self, key: Key, left: datetime | None, before: Raw | None, today: date) -> None:
        raw = self._raw(key)
        if left is None and raw is None:
            return
        if raw is not None and stamp_of(raw) == left:
            return
        name = _name(key, raw if raw is not None else before, today) or _name_in_trash(
            key, self._raw(("trash", key[1])), today
        )
        happened = "deleted" if raw is None else "changed"
        raise Missing(
            f"{name[:1].upper()}{name[1:]} was {happened} since, so nothing was taken back."
            if name
            else f"Something of it was {happened} since, so nothing was taken back."
        )

    def _pass_on(self, restored: dict[Key, tuple[datetime | None, datetime]]) -> None:
        """Tell the entries that left the restored records so which stamps they carry now."""
        for record in self.newest():
            if not restored:
                return
            after = _with_stamps(record, restored)
            if after is not record:
                self._table.put_all({record.id: encoded(after)})

    def _facts_now(self) -> dict[str, Raw]:
        raw = self._raw(("profile", PROFILE_ID))
        return {} if raw is None or read_record(raw, Profile) is None else fields(raw)

    def _untell(self, facts: tuple[Fact, ...], at: datetime) -> None:
        told = self._facts_now() | {"updated": Raw(msgspec.json.encode(at))}
        for fact in facts:
            if fact.before is UNSET:
                told.pop(fact.name, None)
            else:
                told[fact.name] = fact.before
        self._database.raw_table("profile").put_all({PROFILE_ID: Raw(msgspec.json.encode(told))})

    def _raw(self, key: Key) -> Raw | None:
        return self._database.raw_table(key[0]).raw(key[1])


def as_change(record: ChangeRecord) -> Change:
    """Return an entry as it is handed out."""
    sessions, runs = record.ids("sessions"), record.ids("runs")
    return Change(id=record.id, at=record.at, told=record.told, sessions=sessions, runs=runs)


def _with_stamps(record: ChangeRecord, restored: dict[Key, tuple[datetime | None, datetime]]) -> ChangeRecord:
    """Return an entry that knows new stamps of records as it left them; those are struck off the list."""
    made, was = list(record.made), list(record.was)
    for key, (old, new) in list(restored.items()):
        table, doc_id = key
        for place, group in enumerate(made):
            if group.table == table and group.left == old and doc_id in group.ids:
                rest = tuple(each for each in group.ids if each != doc_id)
                made[place : place + 1] = [replace(group, ids=rest)] if rest else []
                made.append(Made(table, new, (doc_id,)))
                del restored[key]
                break
        else:
            for place, each in enumerate(was):
                if (each.table, each.id, each.left) == (table, doc_id, old):
                    was[place] = replace(each, left=new)
                    del restored[key]
                    break
    if made == list(record.made) and was == list(record.was):
        return record
    return replace(record, made=tuple(made), was=tuple(was))


def _name(key: Key, raw: Raw | None, today: date) -> str:
    """Return what a record is called, "" where nobody can tell."""
    table, doc_id = key
    if raw is None:
        return ""
    if table == "trash":
        return _name_in_trash(key, raw, today)
    session = read_session(raw, doc_id) if table == "sessions" else None
    run = read_record(raw, Run, doc_id) if table == "runs" else None
    return session_of_text(session, today) if session else run_of_text(run, today) if run else ""


def _name_in_trash(key: Key, raw: Raw | None, today: date) -> str:
    if raw is None:
        return ""
    session, run = read_trash(raw, key[1]), read_trashed_run(raw, key[1])
    if session is not None:
        return session_of_text(session.session, today)
    return run_of_text(run.run, today) if run is not None else ""
