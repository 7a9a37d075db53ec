"""A crash, a failing disk or a full one, at every system call: the old state or the new, nothing else."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import NotStored, RunStrengthError
from runstrength_tui.store.backups import newest_good_backup, restore_backup
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.store import Store
from tests.store.conftest import Place
from tests.store.faults import Faults, watch
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, Clock, a_session
from tests.store.version_1 import VERSION_1

State = tuple[tuple[Session, ...], tuple[int, ...], tuple[int, ...], tuple[str, ...]]


def state(store: Store) -> State:
    """Return everything a person would see of a store."""
    runs = tuple(run.id for run in store.runs())
    changes = tuple(change.told for change in store.changes(9))
    return store.sessions(), tuple(gone.id for gone in store.trash()), runs, changes


def _add(store: Store) -> object:
    run = Run(id=31, started_at=MORNING, updated=MORNING, distance_m=8000)
    return store.add(sessions=(a_session(30, note="by a line"),), runs=(run,), told="run 8 km, base a")


def no_temporary(folder: Path) -> None:
    """Nothing half-written lies about, for good."""
    assert [path.name for path in folder.rglob("*.tmp")] == []


OPERATIONS: dict[str, Callable[[Store], object]] = {
    "complete": lambda store: store.complete(a_session(9)),
    "replace": lambda store: store.complete(a_session(2, sets=5), replace=True),
    "delete": lambda store: store.delete(2, MORNING),
    "restore": lambda store: store.restore(1),
    "add": _add,
    "take_back": lambda store: store.take_back(),
    "empty_trash": lambda store: store.empty_trash(MORNING + timedelta(days=9)),
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Two sessions, one in the trash, last changed yesterday: the next change makes a backup."""
    folder = tmp_path / "template"
    store = Store.open(folder, Clock(MORNING - timedelta(days=1)))
    for number in (1, 2, 3):
        store.complete(a_session(number))
    store.delete(1, MORNING)
    return folder


def outcome(template: Path, folder: Path, act: Callable[[Store], object]) -> tuple[State, State]:
    """Return the states before and after ``act``."""
    shutil.copytree(template, folder)
    store = Store.open(folder, Clock())
    before = state(store)
    act(store)
    after = state(store)
    assert before != after
    return before, after


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("how", ["once", "once after its effect", "from then on"])
def test_a_failing_call_leaves_the_old_state_or_the_new(
    template: Path, tmp_path: Path, name: str, how: str
) -> None:
    """A failing disk would leave a session half stored, or shown and not stored."""
    act = OPERATIONS[name]
    before, after = outcome(template, tmp_path / "outcome", act)
    fired = set()
    for call in range(1, 200):
        folder = tmp_path / f"{call}"
        shutil.copytree(template, folder)
        system = OsLayer()
        faults = Faults(system)
        store = Store.open(folder, Clock(), system)
        faults.arm(call, forever=how == "from then on", after="after" in how)
        try:
            act(store)
            done = True
        except RunStrengthError as error:
            done = False
            assert "\n" not in str(error)
        faults.disarm()
        if not faults.fired:
            break
        fired.add(faults.fired)
        seen = state(store)
        assert seen == after if done else seen in (before, after), (call, faults.fired)
        assert state(Store.open(folder, Clock())) == seen, (call, faults.fired)
        no_temporary(folder)
        assert store.complete(a_session(20)), "a later write works"
        assert state(Store.open(folder, Clock())) == state(store)
        no_temporary(folder)
        shutil.rmtree(folder)
    else:
        pytest.fail("the operation never came to its end")
    assert fired >= {"open", "write", "fsync", "close", "replace", "flock", "sync_folder"}


@pytest.mark.parametrize("name", ["complete", "delete", "add"])
def test_a_process_that_ends_at_any_call_leaves_the_old_state_or_the_new(
    template: Path, tmp_path: Path, name: str
) -> None:
    """``kill -9`` would tear the file, or leave its lock or half a file behind."""
    act = OPERATIONS[name]
    before, after = outcome(template, tmp_path / "outcome", act)
    for call in range(1, 200):
        folder = tmp_path / f"{call}"
        shutil.copytree(template, folder)
        child = os.fork()
        if child == 0:
            try:
                system = OsLayer()
                left = [call]

                def end_at(_: str, proceed: Callable[[], object], left: list[int] = left) -> object:
                    left[0] -= 1
                    if left[0] == 0:
                        os._exit(9)
                    return proceed()

                store = Store.open(folder, Clock(), system)
                watch(system, end_at)
                act(store)
            finally:
                os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        store = Store.open(folder, Clock())
        no_temporary(folder)
        assert state(store) in (before, after), call
        if status == 0:
            assert state(store) == after
            break
        assert store.complete(a_session(20))
        assert store.session(20) == a_session(20)
        no_temporary(folder)
        shutil.rmtree(folder)
    else:
        pytest.fail("the operation never came to its end")


class PowerCut(BaseException):
    """Everything stops at once."""


@pytest.mark.parametrize("name", ["complete", "delete", "add"])
def test_a_power_cut_at_any_call_leaves_the_old_state_or_the_new(name: str) -> None:
    """A disk that had not yet written everything in order would be left with an empty or torn file."""
    folder = Path("/home/runner/data")
    act = OPERATIONS[name]
    survivors = 0
    for call in range(1, 200):
        system = MemoryOs(folder)
        clock = Clock(MORNING - timedelta(days=1))
        store = Store.open(folder, clock, system)
        for number in (1, 2, 3):
            store.complete(a_session(number))
        before = state(store)
        clock.days(1)
        left = [call]

        def cut_at(_: str, proceed: Callable[[], object], left: list[int] = left) -> object:
            left[0] -= 1
            if left[0] <= 0:
                raise PowerCut
            return proceed()

        watch(system, cut_at)
        try:
            act(store)
            done = True
        except PowerCut:
            done = False
        left[0] = 10**9
        after = expected_after(folder, name)
        for disk in system.after_power_cuts():
            survivors += 1
            found = Store.open(folder, clock, disk)
            assert state(found) == after if done else state(found) in (before, after), call
            assert found.check().problems == (), "backups are whole too"
        if done:
            break
    else:
        pytest.fail("the operation never came to its end")
    assert survivors > 200


def expected_after(folder: Path, name: str) -> State:
    """Return the state after the operation where nothing fails."""
    store = Store.open(folder, Clock(), MemoryOs(folder))
    for number in (1, 2, 3):
        store.complete(a_session(number))
    OPERATIONS[name](store)
    return state(store)


def test_a_full_disk_leaves_both_tables_and_later_writes_work(template: Path) -> None:
    """A delete on a full disk would leave the session in neither table, or in both."""
    system = OsLayer()
    faults = Faults(system, errno.ENOSPC)
    store = Store.open(template, Clock(), system)
    before = state(store)
    content = (template / "runstrength.json").read_bytes()

    def on_write(name: str, proceed: Callable[[], object]) -> object:
        if name == "write":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return proceed()

    watch(system, on_write)
    for act in (lambda: store.delete(2, MORNING), lambda: store.complete(a_session(9))):
        with pytest.raises(NotStored, match="The disk is full, so nothing was stored"):
            act()
        assert state(store) == before
        assert (template / "runstrength.json").read_bytes() == content
        no_temporary(template)
    assert not faults.fired
    roomy = Store.open(template, Clock())
    roomy.delete(2, MORNING)
    assert state(store) == state(roomy) != before


def test_room_for_one_file_is_used_for_the_session_not_for_the_backup(template: Path) -> None:
    """On a nearly full disk the day's backup would take the room the session needs."""
    system = OsLayer()
    writes = []

    def second_write_fails(name: str, proceed: Callable[[], object]) -> object:
        if name == "write":
            writes.append(name)
            if len(writes) > 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return proceed()

    watch(system, second_write_fails)
    store = Store.open(template, Clock(), system)
    assert store.complete(a_session(9))
    assert len(writes) == 2
    assert Store.open(template, Clock()).session(9) == a_session(9)
    assert any("backup could not be made" in problem for problem in store.check().problems)
    no_temporary(template)


def test_after_a_failed_sync_of_the_folder_the_file_is_written_again(disk: Place) -> None:
    """A session that a power cut can still undo would count as safe, and its log be removed."""
    store = disk.open()
    store.complete(a_session(0))
    store.complete(a_session(1))  # with the day's backup
    syncs = [0]

    def first_sync_fails(name: str, proceed: Callable[[], object]) -> object:
        if name == "sync_folder":
            syncs[0] += 1
            if syncs[0] == 1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        return proceed()

    watch(disk.system, first_sync_fails)
    with pytest.raises(NotStored, match="written again"):
        store.complete(a_session(2))
    assert store.session(2) == a_session(2), "what the file holds is what is shown"
    inode = disk.file.stat().st_ino
    assert store.complete(a_session(2))
    assert syncs[0] == 2
    assert disk.file.stat().st_ino != inode


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_can_be_used(disk: Place, code: int) -> None:
    """On some network and phone storages nothing could ever be stored."""

    def no_folder_sync(name: str, proceed: Callable[[], object]) -> object:
        if name == "sync_folder":
            raise OSError(code, os.strerror(code))
        return proceed()

    watch(disk.system, no_folder_sync)
    assert disk.open().complete(a_session(1))


def test_opening_and_checking_survive_any_failing_call(template: Path) -> None:
    """A failing disk would end the app with a traceback, or damage what it only reads."""
    content = (template / "runstrength.json").read_bytes()
    (template / ".runstrength.json.0123.tmp").write_bytes(b"left by a killed writer")
    for forever in (False, True):
        for call in range(1, 200):
            system = OsLayer()
            faults = Faults(system)
            faults.arm(call, forever=forever)
            try:
                Store.open(template, Clock(), system).check()
            except RunStrengthError as error:
                assert "\n" not in str(error)
            assert (template / "runstrength.json").read_bytes() == content
            if not faults.fired:
                break
        else:
            pytest.fail("it never came to its end")


@pytest.mark.parametrize("forever", [False, True])
def test_a_migration_that_fails_at_any_call_can_be_done_again(tmp_path: Path, forever: bool) -> None:
    """A crash while the layout changes would lose a history of years."""
    expected = None
    for call in range(1, 200):
        folder = tmp_path / str(call)
        folder.mkdir()
        (folder / "runstrength.json").write_bytes(VERSION_1)
        system = OsLayer()
        faults = Faults(system)
        faults.arm(call, forever=forever)
        try:
            opened = Store.open(folder, Clock(), system)
            found = opened.sessions() if not forever else ()
        except RunStrengthError:
            found = ()
        faults.disarm()
        content = (folder / "runstrength.json").read_bytes()
        if content != VERSION_1:
            copies = [path.read_bytes() for path in (folder / "backups").glob("*before-version-2.json")]
            assert copies == [VERSION_1], "no new layout without a backup"
        store = Store.open(folder, Clock())
        expected = expected or store.sessions()
        assert store.sessions() == expected != ()
        assert found in ((), expected)
        assert b'"schema_version":2' in (folder / "runstrength.json").read_bytes()
        no_temporary(folder)
        if not faults.fired:
            break
    else:
        pytest.fail("it never came to its end")


@pytest.mark.parametrize("forever", [False, True])
def test_a_restore_that_fails_at_any_call_loses_neither_file(
    template: Path, tmp_path: Path, forever: bool
) -> None:
    """A crash while a backup is put in place would lose the damaged file or the backup."""
    Store.open(template, Clock()).complete(a_session(9))
    good = newest_good_backup(template)
    assert good is not None
    for call in range(1, 200):
        folder = tmp_path / str(call)
        shutil.copytree(template, folder)
        file, backup = folder / "runstrength.json", folder / "backups" / good.name
        file.write_bytes(b"damaged")
        system = OsLayer()
        faults = Faults(system)
        faults.arm(call, forever=forever)
        try:
            restore_backup(folder, backup, MORNING, system)
        except RunStrengthError as error:
            assert "\n" not in str(error)
        faults.disarm()
        assert backup.read_bytes() == good.read_bytes()
        kept = [path.read_bytes() for path in folder.glob("runstrength*.json")]
        assert b"damaged" in kept
        if file.exists() and file.read_bytes() != b"damaged":
            assert file.read_bytes() == good.read_bytes()
        restore_backup(folder, backup, MORNING)
        assert Store.open(folder, Clock()).count() == 2
        no_temporary(folder)
        if not faults.fired:
            break
    else:
        pytest.fail("it never came to its end")
