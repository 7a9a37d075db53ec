"""Which events are void because they were undone, and what the next undo and redo would be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import Event

_UNDOABLE = frozenset(get_args(e.UNDOABLE))


class Undoing:
    """The bookkeeping of undo and redo over a log; last in, first out."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.void: set[int] = set()
        self._undo: list[Event] = []
        self._redo: list[e.Undone] = []
        by_seq: dict[int, Event] = {}
        for event in events:
            kind = type(event)
            if kind in _UNDOABLE:
                by_seq[event.seq] = event
                self._undo.append(event)
                self._redo.clear()
            elif isinstance(event, e.Undone):
                self._undone(event, by_seq)
            elif isinstance(event, e.Redone):
                self._redone(event, by_seq)

    def _undone(self, event: e.Undone, by_seq: dict[int, Event]) -> None:
        target = by_seq.get(event.target)
        if target is None or target not in self._undo:
            self.void.add(event.seq)
            return
        self._undo.remove(target)
        self.void.add(event.target)
        self._redo.append(event)

    def _redone(self, event: e.Redone, by_seq: dict[int, Event]) -> None:
        self.void.add(event.seq)
        if self._redo and self._redo[-1].seq == event.target:
            undone = self._redo.pop()
            self.void.discard(undone.target)
            self.void.add(undone.seq)
            self._undo.append(by_seq[undone.target])

    @property
    def next_undo(self) -> tuple[int, str] | None:
        if not self._undo:
            return None
        event = self._undo[-1]
        return event.seq, _item_of(event)

    @property
    def next_redo(self) -> int | None:
        return self._redo[-1].seq if self._redo else None


def _item_of(event: Event) -> str:
    """The exercise to go back to when an event is undone; "" where the place should stay."""
    if isinstance(event, e.ItemAdded | e.EffortRated | e.SetChanged | e.SetMarked | e.NoteWritten):
        return ""
    item: str = getattr(event, "item", "")
    return item
