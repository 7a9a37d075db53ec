"""One session under way per data folder, whatever the processes that want it do."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.errors import SessionHeld, StoreReadOnly
from runstrength_tui.store.live_lock import (
    HAND_OVER,
    Holder,
    LiveLock,
    process_start,
    read_holder,
    start_by_ps,
    this_process,
)
from runstrength_tui.store.os_layer import OsLayer


class Hurried(OsLayer):
    """A clock that runs twenty times as fast as ours."""

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / 20)

    def monotonic(self) -> float:
        return time.monotonic() * 20


class Other:
    """Another process that holds the lock until it is told, or ended; with ``hears`` it can be asked."""

    def __init__(
        self, folder: Path, *, ignore_term: bool = False, hears: bool = False, unsaved: bool = False
    ) -> None:
        ready, tell = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            if ignore_term:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
            found = LiveLock.acquire(folder)
            if isinstance(found, LiveLock):
                found.write_holder(unsaved=unsaved)
                if hears:
                    signal.signal(HAND_OVER, lambda *_: found.release())
            os.write(tell, b"+" if isinstance(found, LiveLock) else b"-")
            while True:
                time.sleep(60)
        self.alive = True
        os.close(tell)
        assert os.read(ready, 1) == b"+"
        os.close(ready)

    def running(self) -> bool:
        """Whether it has not ended."""
        return self.alive and os.waitpid(self.pid, os.WNOHANG) == (0, 0)

    def end(self) -> None:
        """Kill it and wait for its end."""
        if self.alive:
            self.alive = False
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def other(folder: Path) -> Iterator[Other]:
    """Another process that has the session."""
    process = Other(folder)
    yield process
    process.end()


def holder_of(folder: Path) -> Holder:
    """Return who has the lock now."""
    found = LiveLock.acquire(folder)
    assert isinstance(found, Holder)
    return found


def say(folder: Path, holder: Holder) -> None:
    """Have the lock file say something else than the truth."""
    with (folder / "live" / "lock").open("r+b") as file:
        file.write(msgspec.json.encode(holder).ljust(511) + b"\n")


def test_the_second_terminal_hears_who_has_the_session(folder: Path, other: Other) -> None:
    """Two terminals would write one session, each without the other's sets."""
    holder = holder_of(folder)
    assert holder.pid == other.pid
    assert holder.started == process_start(other.pid)
    assert holder.host == os.uname().nodename


def test_a_released_lock_can_be_taken_and_the_file_stays_the_same(folder: Path) -> None:
    """A lock file that is replaced could be held twice at a time."""
    first = LiveLock.acquire(folder)
    assert isinstance(first, LiveLock) and first.held
    inode = (folder / "live" / "lock").stat().st_ino
    assert holder_of(folder) == this_process()
    first.release()
    first.release()
    assert not first.held
    second = LiveLock.acquire(folder)
    assert isinstance(second, LiveLock)
    assert (folder / "live" / "lock").stat().st_ino == inode
    second.release()


def test_a_killed_process_leaves_no_lock_behind(folder: Path, other: Other) -> None:
    """After a crash the session could not be gone on with."""
    other.end()
    lock = LiveLock.acquire(folder)
    assert isinstance(lock, LiveLock)
    assert holder_of(folder) == this_process()
    lock.release()


def take_over(folder: Path) -> tuple[LiveLock, list[int]]:
    """Take the lock from whoever has it; return what it was sent, too."""
    sent: list[int] = []

    def send(pid: int, number: int) -> None:
        sent.append(number)
        os.kill(pid, number)

    return LiveLock.take_over(folder, holder_of(folder), Hurried(), send), sent


def test_a_process_that_hears_it_is_asked_and_lives_on(folder: Path) -> None:
    """Taking over on the phone would close the app on the laptop."""
    other = Other(folder, hears=True)
    try:
        lock, sent = take_over(folder)
        assert lock.held and lock.handed_over and sent == [HAND_OVER]
        assert other.running()
        lock.release()
    finally:
        other.end()


def test_a_process_that_does_not_know_the_request_is_ended_with_term(folder: Path, other: Other) -> None:
    """A frozen terminal left at home would keep the session from the phone."""
    lock, sent = take_over(folder)
    assert lock.held and not lock.handed_over and sent == [HAND_OVER, signal.SIGTERM]
    lock.release()
    other.end()


def test_a_process_whose_entries_are_in_memory_only_is_asked_but_never_ended(folder: Path) -> None:
    """Reps that a full disk refuses would die with the process that counted them."""
    other = Other(folder, unsaved=True)
    sent: list[int] = []
    try:
        with pytest.raises(SessionHeld, match="cannot save"):
            LiveLock.take_over(folder, holder_of(folder), Hurried(), lambda pid, number: sent.append(number))
        assert sent == [HAND_OVER] and other.running()
    finally:
        other.end()


def test_of_two_that_take_over_at_once_one_gets_the_session_and_the_other_hears_so(folder: Path) -> None:
    """Both would write it, or each would go on ending the other."""
    other = Other(folder, hears=True)
    holder = holder_of(folder)
    taker, third = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        try:
            lock = LiveLock.take_over(folder, holder)
            os.write(taker[1], b"+")
            os.read(third[0], 1)
            lock.release()
        except SessionHeld:
            os.write(taker[1], b"-")
        os._exit(0)
    try:
        try:
            lock = LiveLock.take_over(folder, holder)
            mine = b"+"
        except SessionHeld as error:
            assert "just now" in str(error)
            mine = b"-"
        if mine == b"+":
            assert os.read(taker[0], 1) == b"-"
            lock.release()
        else:
            assert os.read(taker[0], 1) == b"+"
        assert other.running()
    finally:
        os.write(third[1], b".")
        os.waitpid(child, 0)
        other.end()


@pytest.mark.parametrize("how", ["stopped", "deaf"])
def test_taking_over_kills_a_process_that_does_not_hear_term(folder: Path, how: str) -> None:
    """A stopped process ignores TERM and would keep the session for ever."""
    other = Other(folder, ignore_term=how == "deaf")
    try:
        if how == "stopped":
            os.kill(other.pid, signal.SIGSTOP)
        lock = LiveLock.take_over(folder, holder_of(folder), Hurried())
        assert lock.held
        assert holder_of(folder) == this_process()
        lock.release()
    finally:
        other.end()


def test_a_holder_on_another_host_is_never_signalled(folder: Path, other: Other) -> None:
    """The same pid here belongs to a stranger."""
    say(folder, msgspec.structs.replace(holder_of(folder), host="laptop.example"))
    with pytest.raises(SessionHeld, match=r"open on laptop\.example"):
        LiveLock.take_over(folder, holder_of(folder), Hurried())
    assert other.running()


def test_a_pid_that_belongs_to_another_process_by_now_is_never_signalled(folder: Path, other: Other) -> None:
    """Taking over would end whatever program got the number."""
    stranger = Holder(pid=os.getppid(), started="1", host=os.uname().nodename)
    say(folder, stranger)
    sent: list[int] = []
    with pytest.raises(SessionHeld, match="does not let go"):
        LiveLock.take_over(folder, stranger, Hurried(), lambda pid, number: sent.append(pid))
    assert sent == [] and other.running()


def test_a_process_never_ends_itself(folder: Path) -> None:
    """The app would kill itself when one of its screens asks twice."""
    mine = LiveLock.acquire(folder)
    assert isinstance(mine, LiveLock)
    sent: list[int] = []
    with pytest.raises(SessionHeld):
        LiveLock.take_over(folder, this_process(), Hurried(), lambda pid, number: sent.append(pid))
    assert sent == []
    mine.release()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff" * 512, b'{"pid": "x"}', b'{"pid": 1}', b" " * 512])
def test_a_lock_file_that_says_nothing_is_not_acted_on(folder: Path, other: Other, content: bytes) -> None:
    """A damaged lock file would end the app, or the wrong process."""
    path = folder / "live" / "lock"
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(content)
    sent: list[int] = []
    with pytest.raises(SessionHeld):
        LiveLock.take_over(folder, holder_of(folder), Hurried(), lambda pid, number: sent.append(pid))
    assert sent == [] and other.running()


def test_a_third_terminal_that_was_quicker_is_left_alone(folder: Path, other: Other) -> None:
    """The answer to a question about one terminal would end another."""
    asked_about = msgspec.structs.replace(holder_of(folder), pid=other.pid + 1)
    with pytest.raises(SessionHeld, match="just now"):
        LiveLock.take_over(folder, asked_about, Hurried())
    assert other.running()


def test_a_holder_that_has_let_go_meanwhile_is_not_signalled(folder: Path, other: Other) -> None:
    """A terminal that stepped back as asked would be ended all the same."""
    holder = holder_of(folder)
    other.end()
    sent: list[int] = []
    lock = LiveLock.take_over(folder, holder, Hurried(), lambda pid, number: sent.append(pid))
    assert lock.held and sent == []
    lock.release()


def test_a_folder_that_can_only_be_read_is_said(folder: Path) -> None:
    """A session would begin that can never be saved."""

    class ReadOnly(OsLayer):
        def writable(self, folder: Path) -> bool:
            return False

    with pytest.raises(StoreReadOnly, match="cannot be written"):
        LiveLock.acquire(folder, ReadOnly())


def test_who_has_the_session_can_be_read_without_touching_the_lock(folder: Path, other: Other) -> None:
    """A look from a second terminal would be in the way of one that takes over."""
    assert read_holder(folder) == holder_of(folder) and not read_holder(folder).ended
    other.end()
    assert read_holder(folder).ended
    lock = LiveLock.acquire(folder)
    assert isinstance(lock, LiveLock)
    lock.release()
    assert read_holder(folder) == Holder() and Holder().ended
    assert not Holder(pid=1, started="1", host="laptop.example").ended


def test_start_times_tell_processes_apart(folder: Path, other: Other) -> None:
    """A reused pid would pass for the one that had the session."""
    assert process_start(os.getpid()) == process_start(os.getpid()) != process_start(1)
    assert process_start(2**22 + 1) is None


@pytest.mark.skipif(shutil.which("ps") is None, reason="no ps here")
def test_start_times_come_from_ps_where_there_is_no_proc() -> None:
    """On macOS nothing could be taken over."""
    assert start_by_ps(os.getpid()) == start_by_ps(os.getpid()) is not None
    assert start_by_ps(2**22 + 1) is None
