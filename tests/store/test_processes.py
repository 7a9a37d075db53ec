"""Several processes on one store, some of them killed or stopped."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from runstrength_tui.errors import StoreBusy
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.store import Store
from runstrength_tui.store.transaction import lock_path, locked
from tests.store.conftest import Place
from tests.store.sample import MORNING, Clock, a_session

PROCESSES = 3
EACH = 200


def add_sessions(folder: Path, together: Barrier, mine: int) -> None:
    """Add sessions as a second terminal would; ends with an error on any failure."""
    store = Store.open(folder, Clock())
    together.wait()
    for number in range(EACH):
        started_at = MORNING + timedelta(hours=mine)  # in one millisecond two could draw the same id
        session = a_session(store.new_id(started_at), note=f"{mine}/{number}", sets=1)
        while True:
            try:
                assert store.complete(session)
                break
            except StoreBusy:  # on a slow machine the others have it for long: try again, as it says
                continue
    os._exit(0 if store.count() >= EACH else 1)


def test_three_processes_adding_200_sessions_each_leave_600(tmp_path: Path) -> None:
    """A session stored in one terminal would be overwritten by another terminal's."""
    folder = tmp_path / "data"
    context = multiprocessing.get_context("fork")
    together = context.Barrier(PROCESSES)
    workers = [
        context.Process(target=add_sessions, args=(folder, together, mine)) for mine in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0] * PROCESSES
    sessions = Store.open(folder, Clock()).sessions()
    expected = {f"{mine}/{number}" for mine in range(PROCESSES) for number in range(EACH)}
    assert len(sessions) == PROCESSES * EACH
    assert {session.note for session in sessions} == expected
    assert sorted(path.name for path in folder.iterdir()) == [
        "backups",
        "runstrength.json",
        "runstrength.json.lock",
    ]


def in_child(act: Callable[[int], None]) -> tuple[int, int]:
    """Run ``act(ready)`` in another process; return its id and a pipe that it writes to when it is ready."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            act(writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def hold_lock(file: Path) -> tuple[int, int]:
    """Have another process take the lock and keep it."""

    def hold(ready: int) -> None:
        with locked(OsLayer(), file):
            os.write(ready, b".")
            time.sleep(60)

    child, reading = in_child(hold)
    assert os.read(reading, 1) == b"."
    return child, reading


def end(child: int, reading: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)


def test_the_lock_of_a_killed_process_is_free_at_once(disk: Place) -> None:
    """After ``kill -9`` nothing could be stored until somebody removed a file by hand."""
    disk.open().complete(a_session(1))
    end(*hold_lock(disk.file))
    with locked(OsLayer(), disk.file, wait_s=0):
        pass
    assert disk.open().complete(a_session(2))


def test_a_stopped_process_with_the_lock_is_said_and_waited_for_no_longer_than_needed(disk: Place) -> None:
    """A terminal put to sleep with ctrl-z would freeze every other one."""
    store = disk.open()
    store.complete(a_session(1))
    content = disk.content()
    child, reading = hold_lock(disk.file)
    try:
        os.kill(child, signal.SIGSTOP)
        with pytest.raises(StoreBusy, match="Another RunStrength is busy"):
            store.complete(a_session(2))
        assert disk.content() == content
        assert store.sessions() == (a_session(1),)
    finally:
        end(child, reading)
    assert store.complete(a_session(2))


def test_a_lock_file_that_was_removed_does_not_let_two_in(disk: Place) -> None:
    """Someone tidying the folder would have one of two terminals' sessions lost."""
    disk.open().complete(a_session(1))
    child, reading = hold_lock(disk.file)
    try:
        removed: list[tuple[int, int]] = []

        class Tidied(OsLayer):
            """The lock file is removed, and another process takes the new one, while this one waits."""

            def flock(self, descriptor: int) -> None:
                if not removed:
                    lock_path(disk.file).unlink()
                    removed.append(hold_lock(disk.file))
                    end(child, reading)
                super().flock(descriptor)

        with pytest.raises(StoreBusy), locked(Tidied(), disk.file, wait_s=0.2):
            pytest.fail("two processes held the lock")
    finally:
        for other in removed:
            end(*other)
    assert disk.open().complete(a_session(2))
