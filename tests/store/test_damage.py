"""Files that are no store of ours: never overwritten, said in one sentence, with a way on."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Raw

from runstrength_tui.errors import NotStored, StoreUnreadable
from runstrength_tui.store.backups import Backups, newest_good_backup, restore_backup
from runstrength_tui.store.migrations import NotOurs, understand
from runstrength_tui.store.report import examine
from runstrength_tui.store.storage import AtomicJSONStorage, Database
from tests.store.conftest import Place
from tests.store.faults import watch
from tests.store.sample import MORNING, a_session


def grown(place: Place) -> bytes:
    """Fill a store on two days, so that there is a backup, and return the file's content."""
    store = place.open()
    store.complete(a_session(1))
    store.complete(a_session(2))
    place.clock.days(1)
    store.complete(a_session(3))
    return place.content()


def newer(content: bytes) -> bytes:
    tables = msgspec.json.decode(content)
    tables["meta"]["1"]["schema_version"] = 3
    return msgspec.json.encode(tables)


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda content: b"", "is empty"),
    "zero bytes": (lambda content: bytes(len(content)), "holds nothing but zero bytes"),
    "cut": (lambda content: content[:-1], "breaks off in the middle"),
    "tail of zeros": (lambda content: content + bytes(64), "is damaged"),
    "not JSON": (lambda content: b"Dear diary,", "is damaged"),
    "not text": (lambda content: b'{"\xff\xfe": {}}', "is damaged"),
    "a list": (lambda content: b"[]", "is not a RunStrength file"),
    "a number": (lambda content: b"7", "is not a RunStrength file"),
    "no tables": (lambda content: b"{}", "is not a RunStrength file"),
    "other app": (lambda content: b'{"_default":{"1":{"a":1}}}', "is not a RunStrength file"),
    "deep": (lambda content: b'{"a":' * 20_000, ""),
    "flat tables": (lambda content: b'{"meta":{"1":{"schema_version":2}},"sessions":[]}', "is not a"),
    "word for version": (lambda content: b'{"meta":{"1":{"schema_version":"two"}}}', "is not a"),
    "version 0": (lambda content: b'{"meta":{"1":{"schema_version":0}}}', "is not a"),
    "word for id": (lambda content: content.replace(b'{"1":', b'{"one":'), "is not a"),
    "odd id": (lambda content: content.replace(b'"2":{', b'"02":{'), "is not a"),
    "newer": (newer, "version 3, this one reads up to version 2"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_file_is_refused_untouched_and_its_backup_named(place: Place, name: str) -> None:
    """Years of history would be overwritten by an empty store."""
    damage, why = DAMAGE[name]
    damaged = damage(grown(place))
    place.put(damaged)
    names = place.names()
    with pytest.raises(StoreUnreadable) as caught:
        place.open()
    error = caught.value
    assert why in error.why
    assert error.file == place.file
    assert error.backup is not None
    assert str(error).count("\n") == 0
    assert str(error.file) in str(error) and str(error.backup) in str(error) and why in str(error)
    assert place.content() == damaged
    assert place.names() == names
    report = examine(place.folder, place.system)
    assert not report.readable
    assert len(report.problems) == 1 and why in report.problems[0]


@pytest.mark.parametrize("name", DAMAGE)
def test_a_file_damaged_while_the_app_runs_is_not_overwritten(place: Place, name: str) -> None:
    """A running app would put its own state over what another program did, readable or not."""
    content = grown(place)
    store = place.open()
    damaged = DAMAGE[name][0](content)
    place.put(damaged)
    for act in (
        store.sessions,
        store.count,
        lambda: store.complete(a_session(9)),
        lambda: store.delete(1, MORNING),
        lambda: store.empty_trash(MORNING),
    ):
        with pytest.raises(StoreUnreadable):
            act()
    assert place.content() == damaged
    place.put(content)
    assert store.complete(a_session(9)), "it goes on once the file is whole again"
    assert place.open().count() == 4


def test_a_file_cut_at_any_of_200_places_is_refused_untouched(disk: Place) -> None:
    """A file torn by another program would be taken for a shorter history."""
    content = grown(disk)
    for number in range(200):
        cut = content[: len(content) * number // 200]
        disk.put(cut)
        with pytest.raises(StoreUnreadable):
            disk.open()
        assert disk.content() == cut


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_bytes_whatever_end_in_anything_but_a_refusal(data: st.DataObject) -> None:
    """The app would end in a traceback at start, for ever."""
    whole = json.dumps({"meta": {"1": {"schema_version": 2}}, "sessions": {"5": {"id": 5}}}).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    content = whole[:start] + data.draw(st.binary(max_size=9)) + whole[end:]
    try:
        _, version = understand(content)
    except NotOurs as error:
        assert str(error).startswith(("is ", "holds ", "breaks ", "was "))
    else:
        assert version == 2 or b'"schema_version": 1' in content


def test_a_missing_file_beside_backups_is_refused_until_a_choice_is_made(place: Place) -> None:
    """A file lost by a sync tool would silently become a new, empty history."""
    grown(place)
    place.lose()
    with pytest.raises(
        StoreUnreadable, match=r"is gone; the newest good backup is .*20261122\.json"
    ) as caught:
        place.open()
    assert "runstrength.json" not in place.names()
    assert caught.value.backup is not None
    assert restore_backup(place.folder, caught.value.backup, MORNING, place.system) is None
    assert [session.id for session in place.open().sessions()] == [2, 1]


def test_starting_empty_is_possible_and_keeps_the_damaged_file(place: Place) -> None:
    """Someone without a good backup could never use the app again, or would lose the file to repair."""
    content = grown(place)
    place.put(content[:-1])
    store = place.open(fresh=True)
    assert store.count() == 0
    assert place.open().count() == 0, "the choice is made once"
    aside = "runstrength.damaged-20261122-070000.json"
    assert aside in place.names()
    assert store.check().set_aside == (place.folder / aside,)
    assert place.system.stat(place.folder / aside).size == len(content) - 1
    place.lose()
    assert place.open(fresh=True).count() == 0


def test_starting_empty_does_nothing_to_a_good_file(place: Place) -> None:
    """A wrong option would hide a history of years."""
    content = grown(place)
    assert place.open(fresh=True).count() == 3
    assert place.content() == content


def test_restoring_keeps_the_damaged_file_as_it_is(place: Place) -> None:
    """What could still be repaired by hand would be overwritten."""
    grown(place)
    asides = []
    for damaged in (b"first damage", b"second damage"):
        place.put(damaged)
        backup = newest_good_backup(place.folder, place.system)
        assert backup is not None
        aside = restore_backup(place.folder, backup, MORNING, place.system)
        assert aside is not None
        asides.append((aside.name, damaged))
        assert [session.id for session in place.open().sessions()] == [2, 1]
    assert [name for name, _ in asides] == [
        "runstrength.damaged-20261121-070000.json",
        "runstrength.damaged-20261121-070000-2.json",
    ]
    for name, damaged in asides:
        assert place.system.stat(place.folder / name).size == len(damaged)


def test_restoring_over_a_good_file_keeps_that_too(place: Place) -> None:
    """Going back to yesterday by mistake could not be undone."""
    content = grown(place)
    backup = newest_good_backup(place.folder, place.system)
    assert backup is not None
    aside = restore_backup(place.folder, backup, MORNING, place.system)
    assert aside is not None and aside.name == "runstrength.replaced-20261121-070000.json"
    assert place.open().count() == 2
    assert restore_backup(place.folder, aside, MORNING, place.system)
    assert place.content() == content


def test_a_bad_backup_is_passed_over_and_never_put_in_place(place: Place) -> None:
    """The offer to restore would replace a damaged file by another damaged file."""
    grown(place)
    place.clock.days(1)
    place.open().complete(a_session(4))
    newest, older = "backups/runstrength-20261123.json", "backups/runstrength-20261122.json"
    place.put(b"{", newest)
    assert newest_good_backup(place.folder, place.system) == place.folder / older
    before = place.content()
    with pytest.raises(StoreUnreadable, match="nothing was changed") as caught:
        restore_backup(place.folder, place.folder / newest, MORNING, place.system)
    assert caught.value.backup == place.folder / older
    assert place.content() == before
    with pytest.raises(StoreUnreadable, match="cannot be read"):
        restore_backup(place.folder, place.folder / "backups" / "none.json", MORNING, place.system)
    assert [copy.good for copy in place.open().check().backups] == [False, True, True]
    place.put(b"{", older)
    place.put(b"{", "backups/runstrength-20261121.json")
    place.put(b"")
    with pytest.raises(StoreUnreadable, match="there is no good backup"):
        place.open()


def test_a_change_at_the_very_moment_of_writing_is_not_overwritten(place: Place) -> None:
    """An editor that ignores the lock and saves between our reading and writing would lose its work."""
    content = grown(place)
    store = place.open()

    def saved_meanwhile(name: str, proceed: Callable[[], object]) -> object:
        if name == "fsync":
            place.put(content + b" ")
        return proceed()

    watch(place.system, saved_meanwhile)
    with pytest.raises(NotStored, match="Another program changed"):
        store.complete(a_session(9))
    assert place.content() == content + b" "
    assert store.session(9) is None


def test_a_file_read_while_another_program_writes_it_is_read_again(disk: Place) -> None:
    """Half of what a script writes in place would be taken for damage."""
    content = grown(disk)
    disk.put(b" [" + content[2:-9])
    reads: list[str] = []

    def finished_meanwhile(name: str, proceed: Callable[[], object]) -> object:
        found = proceed()
        if name == "read" and not reads:
            reads.append(name)
            disk.put(content)
        return found

    watch(disk.system, finished_meanwhile)
    assert disk.open().count() == 3
    assert reads


def test_tinydb_used_past_a_transaction_leaves_nothing_in_memory(place: Place) -> None:
    """A record that was refused would be stored with the next session after all."""
    grown(place)
    storage = AtomicJSONStorage(place.file, place.system, lambda: None)
    table = Database(storage=lambda: storage).raw_table("sessions")
    for act in (lambda: table.put(9, Raw(b"{}")), lambda: table.take(1)):
        with pytest.raises(RuntimeError, match="within a transaction"):
            act()
        assert set(table.raws()) == {"1", "2", "3"}


def test_restoring_on_a_full_disk_changes_nothing(place: Place) -> None:
    """A damaged file would be gone from its place, or a second copy of it appear with each try."""
    grown(place)
    place.put(b"damaged")
    names = place.names()
    backup = newest_good_backup(place.folder, place.system)
    assert backup is not None

    def full(name: str, proceed: Callable[[], object]) -> object:
        if name == "write":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return proceed()

    watch(place.system, full)
    with pytest.raises(NotStored, match="The disk is full"):
        restore_backup(place.folder, backup, MORNING, place.system)
    assert place.names() == names
    assert place.content() == b"damaged"


def test_starting_empty_spares_a_file_that_was_restored_meanwhile(place: Place) -> None:
    """Restoring in one terminal and starting empty in the other would lose what was restored."""
    content = grown(place)
    names = place.names()
    assert Backups(place.folder, place.system).put_in_place(b"{}", MORNING, only_damaged=True) is None
    assert place.content() == content
    assert place.names() == names
