"""The file itself: who may read it, links, other readers, and what else lies in the folder."""

from __future__ import annotations

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import Query, TinyDB

from runstrength_tui.store.records import TABLES
from runstrength_tui.store.store import Store
from tests.store.conftest import Place
from tests.store.sample import MORNING, Clock, a_session


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_can_read_it_whatever_the_umask(disk: Place) -> None:
    """On a shared server others would read how someone's Achilles was."""
    old = os.umask(0)
    try:
        store = disk.open()
        store.complete(a_session(1))
        disk.file.chmod(0o644)
        store.complete(a_session(2))
        disk.clock.days(1)
        store.complete(a_session(3))
    finally:
        os.umask(old)
    assert mode(disk.folder) == 0o700
    assert mode(disk.folder / "backups") == 0o700
    files = [path for path in disk.folder.rglob("*") if path.is_file()]
    assert len(files) == 4
    assert {mode(path) for path in files} == {0o600}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Whoever keeps the file in a synced folder would find it cut off after the first write."""
    synced = tmp_path / "synced"
    synced.mkdir()
    folder = tmp_path / "data"
    folder.mkdir()
    link = folder / "runstrength.json"
    link.symlink_to("../synced/training.json")
    clock = Clock()
    Store.open(folder, clock).complete(a_session(1))
    clock.days(1)
    Store.open(folder, clock).complete(a_session(2))
    assert link.is_symlink() and os.readlink(link) == "../synced/training.json"
    assert set(json.loads((synced / "training.json").read_bytes())["sessions"]) == {"1", "2"}
    assert Store.open(folder, clock).count() == 2
    assert [path.name for path in (folder / "backups").iterdir()] == ["runstrength-20261122.json"]


def test_stock_tinydb_reads_what_was_written(disk: Place) -> None:
    """The promise that the file is the person's own would be empty."""
    store = disk.open()
    session_id = store.new_id(MORNING)
    store.complete(a_session(session_id, note="zäh"))
    store.complete(a_session(session_id + 1))
    store.delete(session_id + 1, MORNING)
    with TinyDB(disk.file) as stock:
        assert stock.tables() == set(TABLES)
        (record,) = stock.table("sessions").all()
        assert type(record) is not dict and dict(record)["note"] == "zäh"
        assert record.doc_id == record["id"] == session_id
        assert record["exercises"][0]["sets"][0]["load"] == {"kind": "external", "kg": 16.0}
        assert stock.table("sessions").get(Query().plan == "base-a") == record
        assert stock.table("meta").get(doc_id=1)["schema_version"] == 2
        assert stock.table("trash").get(doc_id=session_id + 1)["session"]["plan"] == "base-a"


def test_what_stock_tinydb_wrote_is_read_and_kept(disk: Place) -> None:
    """A script of the person's own would be overwritten by the next session."""
    store = disk.open()
    store.complete(a_session(1))
    with TinyDB(disk.file) as stock:
        stock.table("own").insert({"shoes": "blue"})
        stock.table("sessions").update({"note": "edited"}, doc_ids=[1])
    assert store.changed()
    assert [session.note for session in store.sessions()] == ["edited"]
    store.complete(a_session(2))
    with TinyDB(disk.file) as stock:
        assert stock.table("own").all() == [{"shoes": "blue"}]
        assert len(stock.table("sessions")) == 2


def test_other_files_in_the_folder_are_left_alone(disk: Place) -> None:
    """Cleaning up after a crash would remove someone else's half-written file."""
    disk.open().complete(a_session(1))
    ours = [".runstrength.json.00ff.tmp", "backups/.runstrength-20261121.json.00ff.tmp"]
    others = ["notes.tmp", ".runstrength.live.tmp", ".vim.tmp", "backups/notes.tmp", "backups/my copy.json"]
    (disk.folder / "backups").mkdir()
    for name in ours + others:
        (disk.folder / name).write_bytes(b"?")
    disk.open()
    assert [name for name in ours if (disk.folder / name).exists()] == []
    assert [name for name in others if not (disk.folder / name).exists()] == []


def test_a_backup_is_kept_of_each_of_the_last_ten_days_that_changed_something(place: Place) -> None:
    """A mistake noticed after a week could not be undone, or the disk would fill with copies."""
    store = place.open()
    kept = {}
    for day in range(14):
        for number in range(3):
            if number == 0 and day:
                kept[f"runstrength-{place.clock.now:%Y%m%d}.json"] = 3 * day
            store.complete(a_session(100 * day + number))
        place.clock.days(2 if day == 5 else 1)
    expected = list(kept)[-10:]
    assert place.names("backups") == expected
    report = store.check()
    assert [copy.path.name for copy in report.backups] == expected[::-1]
    assert report.problems == ()
    for copy in report.backups:
        other = Place(place.folder.parent / copy.taken, place.system, place.clock)
        place.system.make_folder(other.folder)
        place.system.link(copy.path, other.file)
        assert other.open().count() == kept[copy.path.name], "as it was before that day's first change"


def test_a_day_is_the_persons_day(place: Place) -> None:
    """Near midnight a copy would be taken twice, or not at all."""
    store = place.open()
    place.clock.now = MORNING.replace(hour=23, minute=59)
    store.complete(a_session(1))
    store.complete(a_session(2))
    place.clock.now += timedelta(minutes=2)
    store.complete(a_session(3))
    assert place.names("backups") == ["runstrength-20261121.json", "runstrength-20261122.json"]


def test_looking_and_failing_make_no_backup(place: Place) -> None:
    """Days on which nothing changed would push out the copies that matter."""
    store = place.open()
    store.complete(a_session(1))
    place.clock.days(1)
    store.sessions()
    assert store.complete(a_session(1))
    assert not store.withdraw(5)
    assert store.empty_trash(MORNING) == 0
    assert "backups" not in place.names()
    with pytest.raises(FileNotFoundError):
        place.system.names(place.folder / "backups")


def test_the_doctor_sees_the_files_as_they_are(place: Place) -> None:
    """Someone looking for a fault would be told of files that are not used."""
    store = place.open()
    store.complete(a_session(1))
    store.complete(a_session(2))
    store.delete(2, MORNING)
    report = store.check()
    assert (report.file, report.exists, report.size) == (place.file, True, len(place.content()))
    assert (report.readable, report.schema_version, report.read_only) == (True, 2, False)
    counts = {table.name: table.records for table in report.tables}
    assert counts == dict.fromkeys(TABLES, 0) | {"sessions": 1, "trash": 1, "meta": 1, "changes": 1}
    assert [(copy.taken, copy.good) for copy in report.backups] == [("20261121", True)]
    assert (report.unreadable_records, report.problems, report.set_aside) == (0, (), ())


def test_copies_of_one_store_can_be_told_from_other_stores(place: Place) -> None:
    """Merging would mix two people's histories."""
    first = place.open()
    first.complete(a_session(1))
    name = msgspec.json.decode(place.content())["meta"]["1"]["store"]
    first.complete(a_session(2))
    assert msgspec.json.decode(place.content())["meta"]["1"]["store"] == name
    other = Place(place.folder.parent / "other", place.system, place.clock)
    other.open().complete(a_session(1))
    assert msgspec.json.decode(other.content())["meta"]["1"]["store"] != name
