"""The writer's thread: a tick is true, order is kept, trouble is told once and ends by itself."""

from __future__ import annotations

import errno
import os
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from runstrength_tui.errors import NotStored, StoreBusy
from runstrength_tui.store.live_log import LiveLog, parse_log, read_log
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.writer import Writer
from tests.store.faults import Faults
from tests.store.live_sample import GrowingOs, a_header, some_events

PATIENCE = 20.0
"""Seconds after which a test that waits has failed."""

EVENTS = some_events(40)


class Heard:
    """What the writer says, for a test to wait for."""

    def __init__(self) -> None:
        self.synced: queue.Queue[int] = queue.Queue()
        self.trouble: queue.Queue[str | None] = queue.Queue()

    def until(self, seq: int) -> list[int]:
        """Wait until ``seq`` is saved and return every number heard on the way."""
        heard: list[int] = []
        while not heard or heard[-1] < seq:
            heard.append(self.synced.get(timeout=PATIENCE))
        return heard

    def told(self) -> str | None:
        """Wait for the next word on trouble."""
        return self.trouble.get(timeout=PATIENCE)


@pytest.fixture
def heard() -> Heard:
    """What the writer says."""
    return Heard()


@pytest.fixture
def writer(heard: Heard) -> Iterator[Writer]:
    """A writer that tries again soon."""
    writer = Writer(heard.trouble.put, retry_s=0.01)
    yield writer
    writer.close(PATIENCE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a log may lie."""
    return tmp_path / "data" / "live" / "77.jsonl"


class SlowSync(OsLayer):
    """A device that answers when the test lets it."""

    def __init__(self) -> None:
        self.asked = threading.Semaphore(0)
        self.answer = threading.Semaphore(0)
        self.slow = False
        self.count = 0

    def fsync(self, descriptor: int) -> None:
        self.count += 1
        if self.slow:
            self.asked.release()
            assert self.answer.acquire(timeout=PATIENCE)
        super().fsync(descriptor)


def test_keys_go_on_while_the_device_is_slow_and_wait_for_one_sync(
    path: Path, writer: Writer, heard: Heard
) -> None:
    """On a slow card each key would freeze, or queue up a sync of its own."""
    system = SlowSync()
    log = LiveLog(path, a_header(), (), system)
    writer.request_sync(log, heard.synced.put)
    heard.until(0)
    system.slow, system.count = True, 0
    log.append(EVENTS[0])
    writer.request_sync(log, heard.synced.put)
    assert system.asked.acquire(timeout=PATIENCE)
    for event in EVENTS[1:30]:
        log.append(event)
        writer.request_sync(log, heard.synced.put)
    assert heard.synced.empty(), "nothing is acknowledged while the device has not answered"
    assert read_log(path).events == tuple(EVENTS[:30]), "and yet all of it is in the file"
    system.answer.release()
    assert heard.until(1) == [1], "the first sync does not cover what came after it began"
    system.answer.release()
    assert heard.until(30) == [30]
    assert system.count == 2
    log.close()


def test_work_runs_in_order_in_one_thread_and_its_errors_reach_the_caller(writer: Writer) -> None:
    """A delete that overtakes the insert before it would leave the session in place."""
    ran: list[int] = []
    threads: set[int] = set()

    def work(number: int) -> Callable[[], int]:
        def run() -> int:
            ran.append(number)
            threads.add(threading.get_ident())
            if number % 3 == 0:
                raise NotStored(f"{number} was not stored.")
            if number == 5:
                raise KeyError("unforeseen")
            return number

        return run

    futures = [writer.submit(work(number)) for number in range(9)]
    for number, future in enumerate(futures):
        if number % 3 == 0:
            with pytest.raises(NotStored, match=f"{number} was"):
                future.result(PATIENCE)
        elif number == 5:
            with pytest.raises(KeyError):
                future.result(PATIENCE)
        else:
            assert future.result(PATIENCE) == number
    assert ran == list(range(9))
    assert len(threads) == 1 and threading.get_ident() not in threads


def test_work_can_be_given_up_before_it_begins(writer: Writer) -> None:
    """A search that nobody waits for would still hold up what comes after it."""
    begun, go = threading.Event(), threading.Event()
    ran: list[str] = []

    def hold() -> None:
        begun.set()
        assert go.wait(PATIENCE)

    first = writer.submit(hold)
    assert begun.wait(PATIENCE)
    second = writer.submit(lambda: ran.append("second"))
    third = writer.submit(lambda: ran.append("third"))
    assert second.cancel()
    go.set()
    first.result(PATIENCE)
    third.result(PATIENCE)
    assert ran == ["third"]


def test_a_full_disk_is_told_once_and_saved_when_there_is_room(
    tmp_path: Path, writer: Writer, heard: Heard
) -> None:
    """What was entered on a full disk would be lost, or each key would complain."""
    folder = tmp_path / "data"
    path = folder / "live" / "77.jsonl"
    system = GrowingOs(folder)
    log = LiveLog(path, a_header(), (), system)
    writer.request_sync(log, heard.synced.put)
    heard.until(0)
    system.full = True
    for event in EVENTS[:10]:
        log.append(event)
        writer.request_sync(log, heard.synced.put)
    sentence = heard.told()
    assert sentence == (
        "The disk is full: what you enter is kept in memory and on screen, "
        "and saved as soon as there is room."
    )
    assert heard.synced.empty()
    system.full = False
    assert heard.told() is None
    assert heard.until(10)[-1] == 10
    assert heard.trouble.empty()
    assert parse_log(system.files[path].data, "77").events == tuple(EVENTS[:10])


def test_the_next_event_tries_again_at_once(tmp_path: Path, heard: Heard) -> None:
    """The mark for unsaved entries would stay for no reason after room was made."""
    folder = tmp_path / "data"
    system = GrowingOs(folder)
    log = LiveLog(folder / "live" / "77.jsonl", a_header(), (), system)
    writer = Writer(heard.trouble.put, retry_s=10_000)
    system.full = True
    writer.request_sync(log, heard.synced.put)
    assert heard.told()
    system.full = False
    log.append(EVENTS[0])
    writer.request_sync(log, heard.synced.put)
    assert heard.until(1) == [1]
    assert heard.told() is None
    assert writer.close(PATIENCE)


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        (errno.EROFS, "The data folder cannot be written: "),
        (errno.EDQUOT, "The disk is full: "),
        (errno.EIO, "Saving failed (Input/output error): "),
    ],
)
def test_trouble_says_what_is_wrong(path: Path, writer: Writer, heard: Heard, code: int, begins: str) -> None:
    """A person would make room on a disk that is not full."""
    system = OsLayer()
    faults = Faults(system, code)
    faults.arm(1, forever=True)
    log = LiveLog(path, a_header(), EVENTS[:1], system)
    writer.request_sync(log, heard.synced.put)
    assert (heard.told() or "").startswith(begins)
    faults.disarm()
    assert heard.told() is None
    heard.until(1)
    log.close()


def test_a_log_that_was_removed_is_not_written_again(path: Path, writer: Writer, heard: Heard) -> None:
    """A request that waits would bring a stored session back as one under way."""
    log = LiveLog(path, a_header(), EVENTS)
    log.rewrite()
    log.remove()
    writer.request_sync(log, heard.synced.put)
    writer.submit(lambda: None).result(PATIENCE)
    assert not path.exists() and heard.synced.empty()


def test_patient_work_is_tried_until_it_works(writer: Writer, heard: Heard) -> None:
    """A finished session would be dropped because the store was busy for a moment."""
    errors = [StoreBusy("Another RunStrength is busy."), OSError(errno.ENOSPC, "full"), None]
    begun: list[int] = []

    def work() -> str:
        begun.append(len(errors))
        error = errors.pop(0)
        if error is not None:
            raise error
        return "stored"

    patient = writer.submit_until_done(work)
    after = writer.submit(lambda: "not held up")
    assert after.result(PATIENCE) == "not held up"
    assert patient.result(PATIENCE) == "stored"
    assert begun == [3, 2, 1]
    assert heard.told() == "Another RunStrength is busy."
    assert (heard.told() or "").startswith("The disk is full")
    assert heard.told() is None


def test_closing_does_what_is_left_and_tries_once_more(path: Path, heard: Heard) -> None:
    """The last keys before quitting would be lost."""
    writer = Writer(heard.trouble.put, retry_s=10_000)
    log = LiveLog(path, a_header())
    writer.request_sync(log, heard.synced.put)
    for event in EVENTS:
        log.append(event)
        writer.request_sync(log, heard.synced.put)
    done: list[Future[int]] = [writer.submit(lambda: 1) for _ in range(5)]
    tries: list[int] = []

    def second_time() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise NotStored("Not now.")
        return 2

    patient = writer.submit_until_done(second_time)
    assert writer.close(PATIENCE)
    assert all(future.result(0) == 1 for future in done)
    assert patient.result(0) == 2
    assert heard.until(40)[-1] == 40
    with pytest.raises(RuntimeError):
        writer.submit(lambda: 1)
    log.close()


def test_closing_tells_when_something_could_not_be_saved(heard: Heard) -> None:
    """The app would say goodbye over a session that is not stored."""

    def never() -> None:
        raise NotStored("The disk is full.")

    writer = Writer(heard.trouble.put, retry_s=10_000)
    future = writer.submit_until_done(never)
    assert heard.told() == "The disk is full."
    assert not writer.close(PATIENCE)
    with pytest.raises(NotStored):
        future.result(0)
    assert heard.trouble.empty(), "nobody was told that all is well"


def test_closing_waits_no_longer_than_asked(path: Path, heard: Heard) -> None:
    """A dead card would keep the app from ending."""
    system = SlowSync()
    system.slow = True
    log = LiveLog(path, a_header(), (), system)
    writer = Writer(heard.trouble.put)
    writer.request_sync(log, heard.synced.put)
    assert system.asked.acquire(timeout=PATIENCE)
    assert not writer.close(0.01)
    for _ in range(5):
        system.answer.release()
    heard.until(0)
    log.close()


def test_a_screen_that_fails_does_not_stop_the_saving(
    path: Path, writer: Writer, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One unforeseen error in a screen would leave everything after it unsaved."""
    errors: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: errors.append(args.exc_type))
    log = LiveLog(path, a_header())

    def broken(seq: int) -> None:
        raise ZeroDivisionError

    writer.request_sync(log, broken)
    writer.submit(lambda: None).result(PATIENCE)
    log.append(EVENTS[0])
    writer.request_sync(log, heard.synced.put)
    heard.until(1)
    assert errors == [ZeroDivisionError]
    log.close()


@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
def test_with_any_call_failing_ticks_are_true_and_nothing_is_lost(tmp_path: Path, forever: bool) -> None:
    """A tick for a set that is not on the disk, or a set lost although the trouble went away."""
    for call in range(1, 80):
        folder = tmp_path / f"{call}"
        path = folder / "live" / "77.jsonl"
        system = GrowingOs(folder)
        heard = Heard()
        writer = Writer(heard.trouble.put, retry_s=0.002)
        wrong: list[int] = []

        def on_synced(
            seq: int,
            system: GrowingOs = system,
            path: Path = path,
            wrong: list[int] = wrong,
            heard: Heard = heard,
        ) -> None:
            lasting = system.lasting_log(path)
            events = lasting.events if lasting else ()
            if len(events) < seq or events != tuple(EVENTS[: len(events)]):
                wrong.append(seq)
            heard.synced.put(seq)

        log = LiveLog(path, a_header(), (), system)
        faults = Faults(system, errno.ENOSPC)
        faults.arm(call, forever=forever)
        for event in EVENTS[:4]:
            log.append(event)
            writer.request_sync(log, on_synced)
            writer.submit(lambda: None).result(PATIENCE)  # one save each, so that calls come in order
        fired = faults.fired
        faults.disarm()
        log.append(EVENTS[4])
        writer.request_sync(log, on_synced)
        numbers = heard.until(5)
        assert writer.close(PATIENCE)
        assert wrong == [] and numbers == sorted(numbers), call
        lasting = system.lasting_log(path)
        assert lasting is not None and lasting.events == log.events == tuple(EVENTS[:5])
        assert os.path.basename(path) in system.names(path.parent)
        if not fired:
            break
    else:
        pytest.fail("the script never came to its end")
