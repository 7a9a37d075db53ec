"""TinyDB on one file of undecoded documents that is only ever replaced whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

import msgspec
from msgspec import Raw, Struct
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from runstrength_tui.errors import Missing, NotStored, StoreUnreadable
from runstrength_tui.store.migrations import SCHEMA_VERSION, NotOurs, Tables, new_tables, understand
from runstrength_tui.store.os_layer import OsLayer, Stamp, Unsynced, read_whole, write_atomically

GONE: Final = "is gone"


class RawDocument(Mapping[str, Any]):
    """A TinyDB document that is decoded when its content is first asked for."""

    def __init__(self, value: Raw | Mapping[str, Any], doc_id: int) -> None:
        self.raw = value if isinstance(value, Raw) else Raw(msgspec.json.encode(value))
        self.doc_id = doc_id
        self._content: dict[str, Any] | None = None

    def _decoded(self) -> dict[str, Any]:
        if self._content is None:
            self._content = msgspec.json.decode(self.raw, type=dict[str, Any])
        return self._content

    def __getitem__(self, key: str) -> Any:
        return self._decoded()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())


class RawTable(Table):
    """A table whose records go in and come out undecoded."""

    document_class = RawDocument  # type: ignore[assignment]  # TinyDB's hook asks for no more than a Mapping
    default_query_cache_capacity = 0

    def raws(self) -> Mapping[str, Raw]:
        """Return every record by its id; not to be changed."""
        return cast(AtomicJSONStorage, self.storage).read().get(self.name, {})

    def raw(self, doc_id: int) -> Raw | None:
        """Return one record, or None."""
        return self.raws().get(str(doc_id))

    def put(self, doc_id: int, record: Struct | Raw) -> None:
        """Insert a record whose id must be free."""
        raw = record if isinstance(record, Raw) else Raw(msgspec.json.encode(record))
        self.insert(RawDocument(raw, doc_id))

    def put_all(self, records: Mapping[int, Raw]) -> None:
        """Insert many records at once, in place of those with their ids; none is decoded on the way."""

        def updater(table: dict[int, Any]) -> None:
            for doc_id, raw in records.items():
                table.pop(doc_id, None)
                table[doc_id] = raw

        self._update_table(updater)

    def take(self, doc_id: int) -> Raw:
        """Remove a record and return it; raises Missing, where TinyDB would skip it without a word."""
        raw = self.raw(doc_id)
        self.take_all([doc_id])
        assert raw is not None
        return raw

    def take_all(self, doc_ids: list[int]) -> None:
        """Remove many records at once; raises Missing where one is not there."""
        if self.remove(doc_ids=doc_ids) != doc_ids:
            raise Missing("It is not there any more; perhaps it was deleted in another window.")


class Database(TinyDB):
    """TinyDB with our tables, on a storage that was made before."""

    table_class = RawTable

    def raw_table(self, name: str) -> RawTable:
        """Return a table with its own type."""
        return cast(RawTable, self.table(name, cache_size=0))


class AtomicJSONStorage(Storage):
    """The file as TinyDB sees it: read again when it changed, and written only by a transaction.

    Tables are never changed in place, so a write that fails leaves nothing behind in memory.
    ``backup`` finds the newest good backup for the sentence about a file that does not read.
    """

    def __init__(self, path: Path, system: OsLayer, backup: Callable[[], Path | None]) -> None:
        self.path = system.realpath(path)
        self.system = system
        self.stamp: Stamp | None = None
        """Of the file as it was last read or written; None while there is none."""
        self.version = SCHEMA_VERSION
        """The layout the file was found in; reading brings older ones up to date in memory."""
        self._backup = backup
        self._tables = new_tables()
        self._work: Tables | None = None
        self._unsynced = False

    def read(self) -> Tables:
        """Return the tables, in a transaction those it has made; raises StoreUnreadable."""
        return dict(self._current()) if self._work is None else self._work

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take TinyDB's new tables into the transaction."""
        if self._work is None:
            raise RuntimeError("the store is written within a transaction only")
        self._work = {
            name: table if table is self._tables.get(name) else _undecoded(table)
            for name, table in data.items()
        }

    def changed(self) -> bool:
        """Whether the file is another than the one last read."""
        try:
            return self.system.stat(self.path) != self.stamp
        except FileNotFoundError:
            return self.stamp is not None
        except OSError:
            return True

    def begin(self) -> None:
        """Start collecting changes, from what the file holds now."""
        self._work = dict(self._current())

    def commit(self, before_replace: Callable[[], None], *, always: bool = False) -> None:
        """Write what was collected, if anything was; raises OSError or NotStored, with nothing changed.

        After ``Unsynced`` the file is the new one: the next ``read`` finds out, and the next transaction
        writes it again even when it changes nothing.
        """
        assert self._work is not None
        if not (always or self._unsynced or self._differs(self._work)):
            return

        def ready() -> None:
            if self.changed():
                raise NotStored(
                    f"Another program changed {self.path} at the same moment, so nothing was stored; "
                    "please try again."
                )
            before_replace()

        data = msgspec.json.encode(self._work)
        try:
            self.stamp = write_atomically(self.system, self.path, data, ready)
        except Unsynced:
            self._unsynced = True
            raise
        self._tables, self.version, self._unsynced = self._work, SCHEMA_VERSION, False

    def end(self) -> None:
        """Forget what was collected and not written."""
        self._work = None

    def unreadable(self, why: str) -> StoreUnreadable:
        """Return the error that says what is wrong with the file and where the newest good backup is."""
        backup = self._backup()
        found = f"the newest good backup is {backup}" if backup else "there is no good backup"
        kept = "" if why == GONE else "it was left as it is, and "
        return StoreUnreadable(
            f"{self.path} {why}; {kept}{found}.",
            file=self.path,
            why=why,
            backup=backup,
        )

    def _differs(self, work: Tables) -> bool:
        return work.keys() != self._tables.keys() or any(
            table is not self._tables[name] for name, table in work.items()
        )

    def _current(self) -> Tables:
        if not self.changed():
            return self._tables
        try:
            data, stamp = read_whole(self.system, self.path)
            tables, version = understand(data)
        except FileNotFoundError:
            if self.stamp is None:
                return self._tables
            raise self.unreadable(GONE) from None
        except NotOurs as error:
            raise self.unreadable(str(error)) from None
        except OSError as error:
            raise self.unreadable(f"cannot be read ({error.strerror})") from error
        self._tables, self.stamp, self.version = tables, stamp, version
        return tables


def _undecoded(table: dict[str, Any]) -> dict[str, Raw]:
    return {
        doc_id: document if isinstance(document, Raw) else Raw(msgspec.json.encode(document))
        for doc_id, document in table.items()
    }
