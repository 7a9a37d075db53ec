"""The part of the store that gives a copy of everything, and takes in what another copy holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from runstrength_tui.domain.session import Session
from runstrength_tui.store.adding import Adding
from runstrength_tui.store.noting import Noting
from runstrength_tui.store.records import Change
from runstrength_tui.store.report import read_session
from runstrength_tui.store.storage import AtomicJSONStorage

if TYPE_CHECKING:
    from runstrength_tui.domain.whole import Whole
    from runstrength_tui.store.merging import Merged


class Copying(Adding):
    """Everything out, and everything of another copy in: one write, one entry of the journal."""

    _storage: AtomicJSONStorage

    def whole(self) -> Whole:
        """Return everything, undecoded, for a copy that loses nothing."""
        from runstrength_tui.store.whole import whole_of

        return whole_of(self._storage.read())

    def sessions_from_oldest(self) -> Iterator[Session]:
        """Yield every session as it is now, oldest first, decoded one by one."""
        raws = self._sessions.raws()
        for doc_id in sorted(map(int, raws)):
            session = read_session(raws[str(doc_id)], doc_id)
            if session is not None:
                yield session

    def weigh_up(self, whole: Whole, on_way: Callable[[float], None] | None = None) -> Merged:
        """Return what taking in another copy would come to; nothing is changed."""
        from runstrength_tui.store.merging import merge

        return merge(self._storage.read(), whole, on_way)

    def take_in(
        self, whole: Whole, told: str, on_way: Callable[[float], None] | None = None
    ) -> tuple[Change, Merged]:
        """Take in what another copy holds, and return what changed; the change's id is 0 where nothing did.

        Records keep their ids and their stamps, so that a copy of an empty store's new content is the same.
        """
        from runstrength_tui.store.merging import merge

        with self._journaled(told) as noting:
            before = self._storage.read()
            merged = merge(before, whole, on_way)
            for table, after in merged.tables.items():
                if after is not before.get(table):
                    self._take_in(noting, table, merged)
        return noting.change, merged

    def _take_in(self, noting: Noting, table: str, merged: Merged) -> None:
        before, after = self._database.raw_table(table).raws(), merged.tables[table]
        for key in before.keys() - after.keys():
            noting.take(table, int(key))
        changed = {int(key): raw for key, raw in after.items() if raw is not before.get(key)}
        if table == "meta":
            self._database.raw_table(table).put_all(changed)
        else:
            noting.put(table, changed)
