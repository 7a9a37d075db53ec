"""If these fail, a file of everything cannot be taken in whole, or not taken back as a whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import Phase, given, settings
from msgspec import Raw
from msgspec.structs import replace

from runstrength_tui.domain.run import Run
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import Missing, NotStored
from runstrength_tui.exchange.whole_json import read_whole, whole_chunks
from runstrength_tui.store.migrations import Tables
from runstrength_tui.store.store import Store
from runstrength_tui.store.whole import whole_of
from tests.exchange.records import stores
from tests.store.conftest import Place
from tests.store.faults import watch
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, Clock, a_session

ID = 8_000_000_000_000
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)
"""Before anything in the trash is old enough to go."""


def _bytes(store: Store) -> bytes:
    return b"".join(whole_chunks(store.whole()))


def _full(place: Place) -> Store:
    """A store with something in every table."""
    store = place.open()
    for number in range(4):
        store.complete(a_session(ID + number, note=f"number {number}"))
    store.put_run(Run(id=ID + 10, started_at=MORNING, updated=MORNING, note="wet"))
    store.put_run(Run(id=ID + 11, started_at=MORNING, updated=MORNING))
    store.weigh(71.5, WeightUnit.KG)
    store.delete(ID, MORNING)
    store.delete_run(ID + 11)
    store.empty_trash(MORNING.replace(year=2027))
    store.delete(ID + 1, MORNING)
    return store


def _elsewhere(place: Place) -> Place:
    return Place(place.folder.parent / "other", place.system, Clock(MORNING.replace(hour=12)))


def test_everything_moves_to_an_empty_store_and_is_the_same_there_after_a_new_start(disk: Place) -> None:
    out = _bytes(_full(disk))
    other = _elsewhere(disk)
    change, merged = other.open().take_in(read_whole(out), "bringing in a copy")
    assert change.told == "bringing in a copy"
    assert merged.unread == ()
    assert _bytes(other.open()) == out
    assert other.open().changes(1) == (change,)
    again, _ = other.open().take_in(read_whole(out), "once more")
    assert again.id == 0
    assert other.open().changes(2) == (change,)


def test_taking_a_copy_back_leaves_what_was_here_before_and_nothing_else(disk: Place) -> None:
    out = read_whole(_bytes(_full(disk)))
    other = _elsewhere(disk)
    store = other.open()
    mine = a_session(ID + 2, note="mine, and older")
    store.complete(replace(mine, updated=MORNING))
    store.complete(a_session(ID + 77))
    before = store.sessions()
    change, _ = store.take_in(out, "bringing in a copy")
    assert len(store.sessions()) == 3
    assert store.session(ID + 2) == a_session(ID + 2, note="number 2")
    store.take_back(change.id)
    after = other.open()
    assert [replace(each, updated=MORNING) for each in after.sessions()] == [
        replace(each, updated=MORNING) for each in before
    ]
    assert (after.runs(), after.weigh_ins(), after.trash()) == ((), (), ())
    assert after.profile() == type(after.profile())()


def _unstamped(store: Store) -> dict[str, object]:
    """All that a store holds, but for when each record was last changed."""
    whole = store.whole()
    found: dict[str, object] = {}
    for field in ("weigh_ins", "runs", "sessions", "trash", "tombstones"):
        for kept in getattr(whole, field):
            record = msgspec.json.decode(kept.raw)
            record.pop("updated")
            found[f"{field} {kept.id}"] = record
    told = msgspec.json.decode(whole.profile) if whole.profile is not None else {}
    told.pop("updated", None)
    odd = {number: (each.table, each.id, bytes(each.raw)) for number, each in enumerate(whole.odd)}
    return found | {"profile": told, "odd": odd}


@given(stores(), stores())
@settings(max_examples=25, deadline=None, phases=[Phase.generate])
def test_whatever_comes_in_is_taken_back_whole(ours: Tables, theirs: Tables) -> None:
    folder = Path(os.sep, "home", "runner", "data")
    place = Place(folder, MemoryOs(folder), Clock(LONG_AGO))
    for key in ours["sessions"]:  # some of it is on both sides
        theirs["sessions"].setdefault(key, ours["sessions"][key])
    for key, raw in list(ours["runs"].items())[:1]:
        gone = {"deleted_at": "2070-01-01T00:00:00Z", "updated": "2070-01-01T00:00:00Z", "run": raw}
        theirs["trash"].setdefault(key, Raw(msgspec.json.encode(gone)))
    place.put(msgspec.json.encode(ours))
    store = place.open()
    before = _unstamped(store)
    change, _ = store.take_in(whole_of(theirs), "bringing in a copy")
    if change.id:
        store.take_back(change.id)
    assert _unstamped(place.open()) == before


def test_a_copy_is_not_taken_back_over_what_was_changed_since(disk: Place) -> None:
    store = _elsewhere(disk).open()
    change, _ = store.take_in(read_whole(_bytes(_full(disk))), "bringing in a copy")
    store.delete(ID + 2, MORNING)
    with pytest.raises(Missing):
        store.take_back(change.id)
    assert store.session(ID + 3) is not None


def test_a_full_disk_leaves_all_of_it_out(place: Place) -> None:
    out = read_whole(_bytes(_full(place)))
    other = _elsewhere(place)
    store = other.open()
    store.complete(a_session(ID + 77))
    before = _bytes(other.open())

    def full(name: str, proceed: Callable[[], Any]) -> Any:
        if name == "write":
            raise OSError(errno.ENOSPC, "No space left on device")
        return proceed()

    watch(other.system, full)
    with pytest.raises(NotStored):
        store.take_in(out, "bringing in a copy")
    assert _bytes(store) == before
