"""What comes in, whichever way: how it is told, and how it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Protocol

from runstrength_tui.commands.import_report import (
    as_data,
    known_before,
    new_text,
    report_lines,
    tallied_text,
    whole_lines,
)
from runstrength_tui.domain.whole import Whole
from runstrength_tui.exchange.incoming import Incoming
from runstrength_tui.exchange.whole_json import is_whole, line_of, read_whole
from runstrength_tui.store.restoring import whole_in
from runstrength_tui.store.store import Store


class Arrival(Protocol):
    """A file that was read, held against what is there already."""

    @property
    def new(self) -> str:
        """What is new in it, in a few words; empty where nothing is."""

    def report(self, today: date, width: int) -> Iterator[str]:
        """Yield what it comes to, for a person."""

    def as_data(self) -> dict[str, object]:
        """Return what it comes to, for programs."""

    def store(self, on_way: Callable[[float], None]) -> int:
        """Store what is new, in one write, and return the number of the change."""


class FileArrival:
    """A file of another tracker, of a watch, or lines."""

    def __init__(self, store: Store, incoming: Incoming) -> None:
        self._store = store
        self._incoming = incoming
        self._known = known_before(incoming, store.origins(), store.profile(), store.runs)
        self.new: Final = new_text(self._known)

    def report(self, today: date, width: int) -> Iterator[str]:
        """Yield what it comes to, for a person."""
        return report_lines(self._incoming, self._known, today, width)

    def as_data(self) -> dict[str, object]:
        """Return what it comes to, for programs."""
        return as_data(self._incoming, self._known)

    def store(self, on_way: Callable[[float], None]) -> int:
        """Store what is new, in one write, and return the number of the change."""
        incoming = self._incoming
        return self._store.import_records(
            sessions=incoming.sessions,
            runs=incoming.runs,
            own=incoming.own,
            races=incoming.races,
            told=f"the import of {self.new} from {incoming.source}",
            on_way=on_way,
        ).id


class WholeArrival:
    """Another copy of a history: an export of ours that holds everything, a store's own file, a backup."""

    def __init__(self, store: Store, whole: Whole, data: bytes, on_way: Callable[[float], None]) -> None:
        self._store = store
        self._whole = whole
        self._merged = store.weigh_up(whole, on_way)
        self._lines = tuple(line_of(data, each.id) for each in self._merged.unread)
        self.new: Final = tallied_text(self._merged)

    def report(self, today: date, width: int) -> Iterator[str]:
        """Yield what it comes to, for a person."""
        return whole_lines(self._merged, self._lines, width)

    def as_data(self) -> dict[str, object]:
        """Return what it comes to, for programs."""
        return {"source": "RunStrength", "records": self._merged.tallies, "unread": self._merged.unread}

    def store(self, on_way: Callable[[float], None]) -> int:
        """Store what is new, in one write, and return the number of the change."""
        told = f"the import of {self.new} from another copy"
        change, _ = self._store.take_in(self._whole, told, on_way)
        return change.id


def whole_of(data: bytes) -> Whole | None:
    """Return everything that another copy of a history holds; None for a file that is none.

    Raises BadFile for an export of ours that is damaged.
    """
    if not data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    return read_whole(data) if is_whole(data) else whole_in(data)
