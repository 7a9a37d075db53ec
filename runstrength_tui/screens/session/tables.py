"""The table of sets and the list of exercises on the session screen, as plain rows."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.session import SetRecord, SkipReason
from runstrength_tui.domain.wording import clock_text, count_text, load_text, short_count_text, skip_text


class SetRow(Struct, frozen=True):
    """One line of the table of sets."""

    number: str
    count: str
    load: str
    rest: str
    state: str
    """``done``, ``saving`` (not on disk yet), ``hand`` or ``todo``."""


class ItemRow(Struct, frozen=True):
    """One line of the list of exercises."""

    name: str
    marks: str
    current: bool
    state: str
    """``open``, ``done`` or ``skipped``."""


_COUNT_WORDS: Final = {Measure.REPS: "reps", Measure.SECONDS: "seconds", Measure.METRES: "metres"}
_LOAD_WORDS: Final = {
    LoadKind.EXTERNAL: "weight",
    LoadKind.ADDED: "weight",
    LoadKind.ASSISTED: "weight",
    LoadKind.BOX: "box",
}


def count_word(item: LiveItem) -> str:
    """Return what a set of this exercise is counted in."""
    return _COUNT_WORDS[item.facts.measure]


def load_word(item: LiveItem) -> str:
    """Return what the up and down keys change, ``weight`` or ``box``; empty where there is nothing to."""
    return _LOAD_WORDS.get(item.target.load.kind, "")


def set_rows(item: LiveItem, synced_seq: int) -> tuple[SetRow, ...]:
    """Return the sets of an exercise, done, in hand and to do."""
    rows = []
    most = max([len(item.targets), *(done.number for done in item.done)])
    in_hand = item.number if item.open or item.hand.begun else 0
    for number in range(1, max(most, in_hand) + 1):
        done = item.find(number)
        if done is not None:
            record = done.record
            missed = f" −{record.missed}" if record.missed else ""
            rows.append(
                SetRow(
                    str(number),
                    _count(record, item) + missed,
                    load_text(record.load),
                    clock_text(record.rest_s) if record.rest_s is not None else "",
                    "done" if done.seq <= synced_seq else "saving",
                )
            )
            continue
        target = item.offered(number)
        load = item.load or target.load
        if number == in_hand:
            count = str(item.hand.count) if item.hand.count is not None else ""
            rows.append(SetRow(str(number), count, load_text(load), "", "hand"))
        else:
            words = short_count_text(target.count, item.facts.measure, item.facts.side)
            rows.append(SetRow(str(number), words, load_text(load), "", "todo"))
    return tuple(rows)


def _count(record: SetRecord, item: LiveItem) -> str:
    measure, side = item.facts.measure, item.facts.side
    if record.left == record.right:
        return short_count_text(record.count, measure, side)
    return count_text(record.count, measure, side, left=record.left, right=record.right)


def item_row(item: LiveItem, current: str, synced_seq: int) -> ItemRow:
    """Return an exercise with a mark for each of its sets."""
    if item.skipped is not None and not item.done:
        short = "left out" if item.skipped is SkipReason.CHECK else skip_text(item.skipped)
        return ItemRow(item.facts.name, short, item.key == current, "skipped")
    marks = []
    most = max([len(item.targets), *(done.number for done in item.done)])
    for number in range(1, most + 1):
        done = item.find(number)
        if done is not None:
            marks.append("✓" if done.seq <= synced_seq else "…")
        else:
            marks.append("·" if item.skipped is None else "–")
    state = "open" if item.open else "done"
    return ItemRow(item.facts.name, " ".join(marks), item.key == current, state)
