"""The part of the store that makes a change one write, and one entry of the journal."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime

from runstrength_tui.store.journal import Journal, as_change
from runstrength_tui.store.noting import Noting
from runstrength_tui.store.records import Change
from runstrength_tui.store.storage import Database


class Changing(ABC):
    """The table ``changes``; what other parts of the store change goes through ``_journaled``."""

    _now: Callable[[], datetime]

    def __init__(self, database: Database) -> None:
        self._database = database
        self._journal = Journal(database)

    @abstractmethod
    def _change(self) -> AbstractContextManager[None]:
        """Make the changes of the body one write."""

    @abstractmethod
    def new_id(self, started_at: datetime) -> int:
        """Return a free id."""

    def changes(self, limit: int) -> tuple[Change, ...]:
        """Return the newest changes that can be taken back, newest first."""
        return tuple(as_change(record) for record in self._journal.newest(limit))

    def take_back(self, change_id: int | None = None) -> Change:
        """Put everything back as it was before a change (the newest for None), in one write; return it.

        What was new goes without a trace, so that it can be stored or imported again. Raises Missing,
        with nothing changed, where there is no such change, or where something of it was changed since.
        """
        with self._change():
            record = self._journal.wanted(change_id)
            self._journal.take_back(record, self._now())
        return as_change(record)

    @contextlib.contextmanager
    def _journaled(self, told: str = "") -> Iterator[Noting]:
        """Make the changes of the body one write, and those it notes one entry of the journal."""
        with self._change():
            noting = Noting(self._database, told)
            yield noting
            self._journal.keep(noting, self._now())
