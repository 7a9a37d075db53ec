"""What the history is filtered and added up by follows the file: a row that stays behind would be a lie."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
from msgspec.structs import replace

from runstrength_tui.domain.history.collection import History
from runstrength_tui.store.history_index import AT_ONCE, HistoryIndex
from runstrength_tui.store.store import Store
from tests.domain.history.made import RUNS, SESSIONS, a_set, collected, letters, session, squat

NOW = SESSIONS["l"].started_at + timedelta(days=2)


def filled(folder: Path) -> Store:
    store = Store.open(folder, lambda: NOW)
    for each in SESSIONS.values():
        store.complete(each)
    for run in RUNS.values():
        store.put_run(run)
    return store


def all_of(index: HistoryIndex) -> History:
    index.refresh()
    while index.left or index.uncounted:
        index.go_on(3)
    return index.history


def told(history: History) -> list[tuple[int, tuple[str, ...]]]:
    return sorted((number, records.told) for number, records in history.records.items())


def test_it_holds_what_the_file_holds_whoever_changed_it(tmp_path: Path) -> None:
    store = filled(tmp_path)
    index = store.history_index()
    wanted = collected(list(SESSIONS.values()), list(RUNS.values()))
    found = all_of(index)
    assert letters(found) == letters(wanted)
    assert told(found) == told(wanted)
    assert [row.sets for row in found.rows] == [row.sets for row in wanted.rows]

    other = Store.open(tmp_path, lambda: NOW)
    other.delete(9, NOW)
    other.delete_run(RUNS["T"].id)
    heavier = replace(SESSIONS["g"], exercises=(squat(a_set(8, 20)),))
    other.complete(heavier, replace=True)
    changed = {letter: each for letter, each in SESSIONS.items() if letter != "i"} | {"g": heavier}
    wanted = collected(list(changed.values()), [run for letter, run in RUNS.items() if letter != "T"])
    found = all_of(index)
    assert letters(found) == letters(wanted)
    assert told(found) == told(wanted), "a record that fell, or that was set before it, was not counted again"

    newer = session(99, "2026-11-22", squat(a_set(8, 24)))
    other.complete(newer)
    other.restore(9)
    found = all_of(index)
    assert told(found) == told(collected([*(SESSIONS | {"g": heavier}).values(), newer], list(RUNS.values())))


def test_the_newest_are_there_at_once_and_the_rest_comes_in_steps(tmp_path: Path) -> None:
    store = Store.open(tmp_path, lambda: NOW)
    path = tmp_path / "runstrength.json"
    store.complete(session(1, "2020-01-01", squat(a_set(8, 8))))
    start = SESSIONS["a"].started_at
    many = {
        str(number): replace(
            SESSIONS["a"],
            id=number,
            started_at=start + timedelta(hours=number),
            ended_at=start + timedelta(hours=number),
        )
        for number in range(2, AT_ONCE + 50)
    }
    tables = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, msgspec.Raw]])
    tables["sessions"] |= {key: msgspec.Raw(msgspec.json.encode(each)) for key, each in many.items()}
    path.write_bytes(msgspec.json.encode(tables))

    index = store.history_index()
    index.refresh()
    assert [row.id for row in index.history.rows] == list(range(AT_ONCE + 49, 49, -1))
    assert (index.left, index.uncounted) == (49, AT_ONCE + 49)
    assert len(all_of(index).rows) == AT_ONCE + 49


def test_a_record_that_does_not_read_and_a_run_ahead_are_left_out(tmp_path: Path) -> None:
    store = filled(tmp_path)
    store.put_run(replace(RUNS["X"], planned=True))
    path = tmp_path / "runstrength.json"
    tables = msgspec.json.decode(path.read_bytes())
    tables["sessions"]["3"] = {"id": 3, "unreadable": True}
    path.write_bytes(msgspec.json.encode(tables))
    assert letters(all_of(store.history_index())) == "lWkVjUihgTfedSbRa"
