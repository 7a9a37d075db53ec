"""The table of sets and the list of exercises on the session screen, as plain rows."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.session import SetKind, SetRecord, SkipReason
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
    turn: str = ""
    """A piece of the bracket round exercises that are done in turns."""


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
            more = f" −{record.missed}" if record.missed else ""
            more += " all out" if record.to_failure else ""
            rows.append(
                SetRow(
                    _label(item, number),
                    _count(record, item) + more,
                    load_text(record.load),
                    clock_text(record.rest_s) if record.rest_s is not None else "",
                    "done" if done.seq <= synced_seq else "saving",
                )
            )
            continue
        target = item.offered(number)
        load = item.load if item.load and target.kind is SetKind.WORK else target.load
        label = _label(item, number)
        if number == in_hand:
            count = str(item.hand.count) if item.hand.count is not None else ""
            count = f"{count or 0} −{item.hand.missed}" if item.hand.missed else count
            rows.append(SetRow(label, count, load_text(load), "", "hand"))
        else:
            words = short_count_text(target.count, item.facts.measure, item.facts.side)
            rows.append(SetRow(label, words, load_text(load), "", "todo"))
    return tuple(rows)


def _label(item: LiveItem, number: int) -> str:
    """What a set is called in its row: its number, with a w for a warm-up; a drop set has none."""
    kind = item.kind(number)
    if kind is SetKind.DROP:
        return "drop"
    ordinal = item.ordinal(number)
    return f"w{ordinal}" if kind is SetKind.WARM_UP else str(ordinal)


def _count(record: SetRecord, item: LiveItem) -> str:
    measure, side = item.facts.measure, item.facts.side
    if record.left == record.right:
        return short_count_text(record.count, measure, side)
    return count_text(record.count, measure, side, left=record.left, right=record.right)


def item_rows(session: LiveSession, synced_seq: int) -> tuple[ItemRow, ...]:
    """Return the exercises, those that are done in turns held together by a bracket."""
    items = session.items
    rows = []
    for place, item in enumerate(items):
        turns = session.turns(item)
        above = place > 0 and items[place - 1] in turns
        below = place + 1 < len(items) and items[place + 1] in turns
        turn = {(False, True): "┌", (True, True): "│", (True, False): "└"}.get((above, below), "")
        rows.append(_item_row(item, session.current_key, synced_seq, turn))
    return tuple(rows)


def _item_row(item: LiveItem, current: str, synced_seq: int, turn: str) -> ItemRow:
    """Return an exercise with a mark for each of its sets, warm-ups left out."""
    if item.skipped is not None and not item.done:
        short = "left out" if item.skipped is SkipReason.CHECK else skip_text(item.skipped)
        return ItemRow(item.facts.name, short, item.key == current, "skipped", turn)
    marks = []
    most = max([len(item.targets), *(done.number for done in item.done)])
    for number in range(1, most + 1):
        done = item.find(number)
        if item.kind(number) is SetKind.WARM_UP:
            continue
        if done is not None:
            marks.append("✓" if done.seq <= synced_seq else "…")
        else:
            marks.append("·" if item.skipped is None else "–")
    state = "open" if item.open else "done"
    return ItemRow(item.facts.name, " ".join(marks), item.key == current, state, turn)
