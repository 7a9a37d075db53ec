"""The history as rows, kept up to date with the file: what changed is read again, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from zlib import crc32

from msgspec import Raw

from runstrength_tui.domain.bests import Bests
from runstrength_tui.domain.history.collection import History, newest_first
from runstrength_tui.domain.history.rows import Records, Row, RowMaker
from runstrength_tui.domain.run import Run
from runstrength_tui.store.report import read_session
from runstrength_tui.store.typed_table import read_record

AT_ONCE: Final = 150
"""Records read before there is anything to show: some screens full."""
_Tables = Mapping[str, Mapping[str, Raw]]


class HistoryIndex:
    """Rows of all sessions and runs, for one thread at a time; a lifetime is read in steps.

    ``refresh`` looks what is new, gone or changed; ``go_on`` reads more of it, the newest first, then counts
    the records that were set. Between steps, what is known so far can be shown.
    """

    def __init__(self, tables: Callable[[], _Tables]) -> None:
        self._tables = tables
        self._maker = RowMaker()
        self._sessions = _Part()
        self._runs = _Part()
        self._bests = Bests()
        self._records: dict[int, Records] = {}
        self._fresh_records: dict[int, Records] = {}
        """Counted anew; they stand in for the others when they are complete."""
        self._to_count: list[int] = []
        """Ids of sessions whose records are still to be counted, the oldest last."""
        self._last_counted: int | None = None
        self._made: History | None = None

    def refresh(self) -> None:
        """Look what changed in the file, and read the newest of it."""
        tables = self._tables()
        changed = self._sessions.compare(tables.get("sessions", {}))
        if self._runs.compare(tables.get("runs", {})) or changed:
            self._made = None
        if changed:
            self._count_again(changed)
        self._read(AT_ONCE)

    def go_on(self, most: int) -> None:
        """Read so many more records, or count the records set in so many sessions."""
        if self._sessions.stale or self._runs.stale:
            self._read(most)
        else:
            self._count(most)

    @property
    def left(self) -> int:
        """How many rows are still to be read."""
        return len(self._sessions.stale) + len(self._runs.stale)

    @property
    def uncounted(self) -> int:
        """In how many sessions it is not known yet whether they set records."""
        return len(self._to_count)

    @property
    def history(self) -> History:
        """What is known so far."""
        if self._made is None:
            rows = (*self._sessions.rows.values(), *self._runs.rows.values())
            self._made = History(
                rows=newest_first(rows),
                versions=self._maker.versions,
                plans=self._maker.plans,
                records=self._records,
            )
        return self._made

    def _read(self, most: int) -> None:
        tables = self._tables()
        for part, name in ((self._runs, "runs"), (self._sessions, "sessions")):
            raws = tables.get(name, {})
            for _ in range(min(most, len(part.stale))):
                doc_id = part.stale.pop()
                raw = raws.get(str(doc_id))
                row = None if raw is None else self._row(name, raw, doc_id)
                if row is None:
                    part.rows.pop(doc_id, None)
                else:
                    part.rows[doc_id] = row
                self._made = None

    def _row(self, table: str, raw: Raw, doc_id: int) -> Row | None:
        if table == "sessions":
            session = read_session(raw, doc_id)
            return None if session is None else self._maker.session(session)
        run = read_record(raw, Run, doc_id)
        return None if run is None or run.planned else self._maker.run(run)

    def _count_again(self, changed: list[int]) -> None:
        """Go on counting with what is newer; from the first session on where one in between changed."""
        everything = sorted(self._sessions.marks, reverse=True)
        last = self._last_counted
        if last is None or min(changed) <= last:
            self._bests, self._fresh_records, self._last_counted = Bests(), {}, None
            self._to_count = everything
        else:
            self._to_count = [doc_id for doc_id in everything if doc_id > last]

    def _count(self, most: int) -> None:
        raws = self._tables().get("sessions", {})
        for _ in range(min(most, len(self._to_count))):
            doc_id = self._to_count.pop()
            self._last_counted = doc_id
            raw = raws.get(str(doc_id))
            session = None if raw is None else read_session(raw, doc_id)
            if session is not None and (new := self._bests.add(session)):
                self._fresh_records[doc_id] = self._maker.records(new)
        if not self._to_count and (self._records != self._fresh_records):
            self._records, self._made = dict(self._fresh_records), None


class _Part:
    """One table: its rows, and what tells each record from what it was before."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.marks: dict[int, int] = {}
        self.stale: list[int] = []
        """Ids of records to read, the newest last."""
        self._seen: object = None

    def compare(self, raws: Mapping[str, Raw]) -> list[int]:
        """Note which records are new or changed, forget those that are gone, and return the ids of both."""
        if raws is self._seen:
            return []
        self._seen = raws
        marks = {int(doc_id): crc32(raw) for doc_id, raw in raws.items()}
        gone = [doc_id for doc_id in self.marks if doc_id not in marks]
        fresh = [doc_id for doc_id, mark in marks.items() if self.marks.get(doc_id) != mark]
        for doc_id in gone:
            self.rows.pop(doc_id, None)
        self.marks = marks
        self.stale = sorted({*fresh, *(each for each in self.stale if each in marks)})
        return gone + fresh
