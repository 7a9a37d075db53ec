"""A session under way reaches the store once, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import queue
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.events import LOG_FORMAT, Event, NoteWritten, SessionRated
from runstrength_tui.errors import BadFile, Missing, NotStored, SessionHeld, StoreReadOnly
from runstrength_tui.store.live_lock import LiveLock
from runstrength_tui.store.live_log import frame, read_log, whole_log
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.store import Store
from runstrength_tui.store.under_way import SessionUnderWay, complete_leftovers, find
from runstrength_tui.store.writer import Writer
from tests.store.faults import Faults, watch
from tests.store.live_sample import SESSION, a_header, finished, reopened, some_events
from tests.store.sample import MORNING, Clock, a_session

PATIENCE = 20.0
HEADER = a_header()
EVENTS = some_events(20)
END = finished(21)
ENDED = [*EVENTS, END]
STORED = build(HEADER, ENDED)


class Desk:
    """A data folder with a writer and a store on a system that a test may break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.system = OsLayer()
        self.trouble: queue.Queue[str | None] = queue.Queue()
        self.synced: queue.Queue[int] = queue.Queue()
        self.writer = Writer(self.trouble.put, retry_s=0.01)
        self.store = Store.open(folder, Clock(), self.system)

    @property
    def log(self) -> Path:
        """Where the log lies."""
        return self.folder / "live" / f"{SESSION}.jsonl"

    def start(self, events: list[Event] | None = None) -> SessionUnderWay:
        """Begin a session and have ``events`` saved."""
        session = SessionUnderWay.start(
            self.folder, HEADER, self.writer, on_synced=self.synced.put, system=self.system
        )
        session.append(*(EVENTS if events is None else events))
        self.until(session, session.events[-1].seq if session.events else 0)
        return session

    def resume(self, *, take_over: bool = False) -> SessionUnderWay:
        """Go on with the session that is there."""
        found = find(self.folder, self.system)
        assert found is not None
        return SessionUnderWay.resume(
            found, self.writer, take_over=take_over, on_synced=self.synced.put, system=self.system
        )

    def until(self, session: SessionUnderWay, seq: int) -> None:
        """Wait until ``seq`` is saved."""
        while session.synced_seq < seq:
            self.synced.get(timeout=PATIENCE)

    def put(self, data: bytes, name: str = f"{SESSION}.jsonl") -> Path:
        """Write a log as a process did that is gone."""
        path = self.folder / "live" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def logs(self) -> list[str]:
        """Return what lies in the live folder, but the lock."""
        return sorted(path.name for path in (self.folder / "live").iterdir() if path.name != "lock")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A data folder that is not there yet."""
    desk = Desk(tmp_path / "data")
    yield desk
    desk.writer.close(PATIENCE)


def free(folder: Path) -> bool:
    """Whether nobody has the session."""
    found = LiveLock.acquire(folder)
    if isinstance(found, LiveLock):
        found.release()
        return True
    return False


def test_a_finished_session_is_in_the_store_and_nowhere_else(desk: Desk) -> None:
    """A session would be lost at its end, or come back as one under way."""
    session = desk.start()
    assert read_log(desk.log).events == session.events == tuple(EVENTS)
    session.append(END)
    assert session.finish(STORED, desk.store).result(PATIENCE)
    assert desk.store.session(SESSION) == STORED
    assert desk.logs() == []
    assert free(desk.folder)
    assert find(desk.folder) is None


def test_events_that_do_not_continue_are_refused(desk: Desk) -> None:
    """Two sets under one number would be read as one after a crash."""
    session = desk.start()
    for wrong in (EVENTS[-1], reopened(22)):
        with pytest.raises(ValueError, match="21 was due"):
            session.append(wrong)
    with pytest.raises(ValueError, match="not the end"):
        session.finish(STORED, desk.store)
    session.append(END)
    session.finish(STORED, desk.store).result(PATIENCE)
    with pytest.raises(ValueError, match="being ended"):
        session.append(reopened(22))


def test_nothing_done_leaves_nothing(desk: Desk) -> None:
    """An empty session would stand in history, or be asked about at every start."""
    session = desk.start([])
    session.abandon().result(PATIENCE)
    assert desk.logs() == [] and desk.store.count() == 0 and free(desk.folder)


def test_a_session_that_was_left_goes_on_with_every_event(desk: Desk) -> None:
    """Leaving the terminal would cost the session."""
    session = desk.start()
    session.leave().result(PATIENCE)
    assert free(desk.folder)
    session = desk.resume()
    assert (session.header, session.events, session.told) == (HEADER, tuple(EVENTS), "")
    desk.until(session, 20)
    session.append(END)
    assert session.finish(STORED, desk.store).result(PATIENCE)
    assert desk.store.session(SESSION) == STORED


def test_only_one_session_is_under_way(desk: Desk) -> None:
    """A second start would hide the first session, or write into it."""
    session = desk.start()
    with pytest.raises(SessionHeld, match="another terminal"):
        SessionUnderWay.start(desk.folder, a_header(SESSION + 1), desk.writer)
    found = find(desk.folder)
    assert found is not None and found.lock is None and found.holder is not None
    assert found.holder.pid == os.getpid()
    assert found.contents is not None and found.contents.events == tuple(EVENTS), "it can be watched"
    with pytest.raises(SessionHeld):
        SessionUnderWay.resume(found, desk.writer)
    session.leave().result(PATIENCE)
    with pytest.raises(SessionHeld, match="under way already"):
        SessionUnderWay.start(desk.folder, a_header(SESSION + 1), desk.writer)
    assert free(desk.folder)


def test_two_terminals_that_start_at_once_do_not_both_go_on(desk: Desk) -> None:
    """Each would write its own version of the session."""
    desk.put(whole_log(HEADER, EVENTS))
    first, second = find(desk.folder), find(desk.folder)
    assert first is not None and first.lock is not None
    assert second is not None and second.lock is None and second.holder is not None
    first.release()
    assert free(desk.folder)


def test_a_session_finished_elsewhere_meanwhile_is_said(desk: Desk) -> None:
    """Taking over would end in a crash, or in an empty session."""
    path = desk.put(whole_log(HEADER, EVENTS))
    found = find(desk.folder)
    assert found is not None
    path.unlink()
    with pytest.raises(Missing, match="not under way any more"):
        SessionUnderWay.resume(found, desk.writer)
    assert free(desk.folder)


def test_taking_over_from_a_stopped_process_keeps_every_event(desk: Desk) -> None:
    """The phone could not go on with what the laptop has."""
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        Desk(desk.folder).start()
        os.write(tell, b"+")
        while True:
            time.sleep(60)
    try:
        os.close(tell)
        assert os.read(ready, 1) == b"+"
        session = desk.resume(take_over=True)
        assert session.events == tuple(EVENTS)
        desk.until(session, 20)
        session.leave().result(PATIENCE)
    finally:
        os.close(ready)
        os.kill(child, 9)
        os.waitpid(child, 0)


def test_damage_is_set_aside_and_told_and_the_rest_goes_on(desk: Desk) -> None:
    """Sets would vanish without a word, or the damaged file with what an expert might still read."""
    data = bytearray(whole_log(HEADER, EVENTS))
    data[data.index(frame(EVENTS[9])) + 30] ^= 4
    desk.put(bytes(data))
    session = desk.resume()
    assert session.events == tuple(event for event in EVENTS if event.seq != 10)
    assert session.told.startswith("One entry of this session could not be read")
    aside = desk.folder / "live" / f"{SESSION}.damaged-1.jsonl"
    assert aside.name in session.told and aside.read_bytes() == bytes(data)
    desk.until(session, 20)
    session.append(END)
    desk.until(session, 21)
    assert aside.read_bytes() == bytes(data), "and later events do not go there"
    contents = read_log(desk.log)
    assert contents.damaged == 0 and contents.events == session.events
    session.leave().result(PATIENCE)


def test_a_torn_tail_needs_no_word_and_is_gone_after_the_first_save(desk: Desk) -> None:
    """The half-written event of a power cut would be told as damage."""
    data = whole_log(HEADER, EVENTS)
    desk.put(data + frame(END)[:25])
    session = desk.resume()
    assert session.told == "" and session.events == tuple(EVENTS)
    desk.until(session, 20)
    assert desk.log.read_bytes() == data
    session.leave().result(PATIENCE)


def test_a_file_that_cannot_be_read_is_set_aside_and_does_not_block(desk: Desk) -> None:
    """No session could be started ever again."""
    desk.put(b"\xff" * 900)
    found = find(desk.folder)
    assert found is not None and found.contents is None
    with pytest.raises(BadFile, match=rf"kept as {SESSION}\.damaged-1\.jsonl"):
        SessionUnderWay.resume(found, desk.writer)
    assert (desk.folder / "live" / f"{SESSION}.damaged-1.jsonl").read_bytes() == b"\xff" * 900
    assert find(desk.folder) is None
    desk.start().leave().result(PATIENCE)


def test_a_newer_log_is_neither_read_nor_removed_nor_passed_over(desk: Desk) -> None:
    """An older program would throw away what a newer one wrote."""
    data = whole_log(msgspec.structs.replace(HEADER, format=LOG_FORMAT + 1), ENDED)
    desk.put(data)
    assert complete_leftovers(desk.folder, desk.store, build).told == ()
    found = find(desk.folder)
    assert found is not None
    with pytest.raises(BadFile, match="newer RunStrength"):
        SessionUnderWay.resume(found, desk.writer)
    with pytest.raises(BadFile, match="newer RunStrength"):
        SessionUnderWay.start(desk.folder, a_header(SESSION + 1), desk.writer)
    assert desk.log.read_bytes() == data


def test_a_folder_that_can_only_be_read_starts_no_session(desk: Desk) -> None:
    """A session would begin that can never be saved."""
    desk.put(whole_log(HEADER, EVENTS))
    desk.system.writable = lambda folder: False  # type: ignore[method-assign]
    with pytest.raises(StoreReadOnly):
        SessionUnderWay.start(desk.folder, a_header(SESSION + 1), desk.writer, system=desk.system)
    found = find(desk.folder, desk.system)
    assert found is not None and found.lock is None and found.holder is None
    with pytest.raises(StoreReadOnly):
        SessionUnderWay.resume(found, desk.writer, system=desk.system)
    assert complete_leftovers(desk.folder, desk.store, build, desk.system).completed == ()


def test_a_disk_that_fills_in_mid_session_costs_nothing(desk: Desk) -> None:
    """Sets done while the disk is full would be lost, or end the session."""
    faults = Faults(desk.system, errno.ENOSPC)
    session = desk.start()
    faults.arm(1, forever=True)
    notes = [NoteWritten(seq=seq, at=MORNING, text=f"set {seq}") for seq in range(21, 31)]
    for note in notes:
        session.append(note)
    assert (desk.trouble.get(timeout=PATIENCE) or "").startswith("The disk is full")
    assert session.synced_seq == 20 and session.events == (*EVENTS, *notes)
    with pytest.raises(NotStored, match="only"):
        session.leave().result(PATIENCE)
    end = finished(31)
    session.append(end)
    ended = build(HEADER, session.events)
    future = session.finish(ended, desk.store)
    faults.disarm()
    assert future.result(PATIENCE)
    while desk.trouble.get(timeout=PATIENCE) is not None:
        pass
    assert desk.store.session(SESSION) == ended and desk.logs() == []


def test_events_on_a_full_disk_are_in_the_file_once_there_is_room(desk: Desk) -> None:
    """What was kept in memory would be gone with the next crash although there was room."""
    faults = Faults(desk.system, errno.ENOSPC)
    session = desk.start(EVENTS[:5])
    faults.arm(1, forever=True)
    session.append(*EVENTS[5:12])
    assert desk.trouble.get(timeout=PATIENCE)
    faults.disarm()
    assert desk.trouble.get(timeout=PATIENCE) is None
    session.append(*EVENTS[12:])
    desk.until(session, 20)
    assert read_log(desk.log).events == tuple(EVENTS)
    session.leave().result(PATIENCE)


def test_a_reopened_session_leaves_the_store_and_comes_back_with_what_was_added(desk: Desk) -> None:
    """A set remembered on the summary could not be added, or the session would count twice."""
    session = desk.start([*EVENTS, END])
    session.finish(STORED, desk.store).result(PATIENCE)
    session.reopen(reopened(22), desk.store).result(PATIENCE)
    desk.writer.submit(lambda: None).result(PATIENCE)
    assert desk.store.session(SESSION) is None
    assert read_log(desk.log).events == session.events == (*EVENTS, END, reopened(22))
    assert not free(desk.folder)
    more = NoteWritten(seq=23, at=MORNING, text="one more")
    session.append(more, finished(24))
    ended = build(HEADER, session.events)
    assert ended.note == "one more"
    assert session.finish(ended, desk.store, replace=True).result(PATIENCE)
    assert desk.store.session(SESSION) == ended and desk.logs() == [] and free(desk.folder)


def test_what_was_said_since_it_was_stored_goes_on_with_a_reopened_session(desk: Desk) -> None:
    """How hard it was, answered on the summary, would be forgotten by ``u``."""
    session = desk.start([*EVENTS, END])
    session.finish(STORED, desk.store).result(PATIENCE)
    rated = SessionRated(seq=23, at=MORNING, effort=7)
    with pytest.raises(ValueError, match="event 24 where 23"):
        session.reopen(reopened(22), desk.store, msgspec.structs.replace(rated, seq=24))
    session.reopen(reopened(22), desk.store, rated).result(PATIENCE)
    assert read_log(desk.log).events == (*EVENTS, END, reopened(22), rated)
    session.append(finished(24))
    assert build(HEADER, session.events).effort == 7
    session.finish(build(HEADER, session.events), desk.store, replace=True).result(PATIENCE)


def test_a_session_that_could_not_be_stored_yet_can_be_reopened(desk: Desk) -> None:
    """``u`` on the summary would wait for a disk that has no room."""
    session = desk.start([*EVENTS, END])
    faults = Faults(desk.system, errno.ENOSPC)
    faults.arm(1, forever=True)
    finishing = session.finish(STORED, desk.store)
    assert desk.trouble.get(timeout=PATIENCE)
    session.reopen(reopened(22), desk.store).result(PATIENCE)
    session.append(NoteWritten(seq=23, at=MORNING, text="one more"))
    faults.disarm()
    assert finishing.result(PATIENCE) is False
    desk.until(session, 23)
    assert desk.store.session(SESSION) is None
    assert read_log(desk.log).events == session.events
    session.leave().result(PATIENCE)


def test_reopening_gives_way_to_a_session_begun_elsewhere(desk: Desk) -> None:
    """Two sessions would be under way."""
    session = desk.start([*EVENTS, END])
    session.finish(STORED, desk.store).result(PATIENCE)
    other = SessionUnderWay.start(desk.folder, a_header(SESSION + 1), desk.writer)
    with pytest.raises(SessionHeld):
        session.reopen(reopened(22), desk.store).result(PATIENCE)
    other.leave().result(PATIENCE)
    with pytest.raises(SessionHeld):
        session.reopen(reopened(22), desk.store).result(PATIENCE)
    assert desk.store.session(SESSION) == STORED
    assert desk.logs() == [f"{SESSION + 1}.jsonl"] and free(desk.folder)


def test_a_reopening_that_fails_leaves_the_session_stored(desk: Desk) -> None:
    """A full disk at ``u`` would take the session out of history."""
    session = desk.start([*EVENTS, END])
    session.finish(STORED, desk.store).result(PATIENCE)
    faults = Faults(desk.system, errno.ENOSPC)
    faults.arm(1, forever=True)
    with pytest.raises(NotStored, match="The disk is full"):
        session.reopen(reopened(22), desk.store).result(PATIENCE)
    faults.disarm()
    assert desk.store.session(SESSION) == STORED and find(desk.folder) is None
    session.reopen(reopened(22), desk.store).result(PATIENCE)
    assert session.events[-1] == reopened(22)
    session.leave().result(PATIENCE)


def test_nothing_is_stored_before_the_log_says_that_it_is_over(desk: Desk) -> None:
    """A crash right then would take the session out of the store for a log without its last sets."""
    session = desk.start([*EVENTS, END])
    session.finish(STORED, desk.store).result(PATIENCE)
    session.reopen(reopened(22), desk.store).result(PATIENCE)
    real = desk.system.replace

    def no_room_for_logs(source: Path, target: Path) -> None:
        if target.suffix == ".jsonl":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(source, target)

    desk.system.replace = no_room_for_logs  # type: ignore[method-assign]
    desk.system.links = lambda descriptor: 0  # type: ignore[method-assign]
    session.append(finished(23))
    ended = build(HEADER, session.events)
    future = session.finish(ended, desk.store)
    assert desk.trouble.get(timeout=PATIENCE)
    desk.writer.submit(lambda: None).result(PATIENCE)
    assert Store.open(desk.folder, Clock()).session(SESSION) is None
    desk.system.replace = real  # type: ignore[method-assign]
    assert future.result(PATIENCE)
    assert desk.store.session(SESSION) == ended and desk.logs() == []


@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
def test_reopening_survives_any_failing_call(tmp_path: Path, forever: bool) -> None:
    """A disk error at ``u`` would lose the session, or leave it in history and under way at once."""
    refused = 0
    for call in range(1, 120):
        desk = Desk(tmp_path / f"{call}")
        session = desk.start([*EVENTS, END])
        session.finish(STORED, desk.store).result(PATIENCE)
        faults = Faults(desk.system)
        faults.arm(call, forever=forever)
        future = session.reopen(reopened(22), desk.store)
        try:
            future.result(PATIENCE)
            goes_on = True
        except NotStored:
            goes_on = False
        desk.writer.submit(lambda: None).result(PATIENCE)
        fired = faults.fired
        faults.disarm()
        if goes_on:
            session.leave(anyway=True).result(PATIENCE)
        assert desk.writer.close(PATIENCE)
        store = Store.open(desk.folder, Clock())
        if not goes_on:
            refused += 1
            assert free(desk.folder) and store.session(SESSION) == STORED
            if not forever:
                assert desk.logs() == [], "what is refused leaves nothing that the next start would find"
        complete_leftovers(desk.folder, store, build)
        found = find(desk.folder)
        assert (found is None) == (store.session(SESSION) == STORED)
        if found is not None:
            found.release()
            assert found.contents is not None and found.contents.events == (*ENDED, reopened(22))
        if not fired:
            assert goes_on and refused > 5
            break
    else:
        pytest.fail("reopening never came to its end")


def test_what_a_crash_left_finished_is_stored_at_the_next_start(desk: Desk) -> None:
    """A session would be asked about that was already over, or be stored twice."""
    desk.put(whole_log(HEADER, ENDED))
    assert find(desk.folder) is None, "it is not offered as one to go on with"
    left = complete_leftovers(desk.folder, desk.store, build)
    assert left.completed == (STORED,) and left.told == ()
    assert desk.store.session(SESSION) == STORED and desk.logs() == [] and free(desk.folder)


def test_a_log_whose_session_was_stored_or_deleted_is_only_removed(desk: Desk) -> None:
    """A deleted session would come back, or an edited one lose its edits."""
    edited = msgspec.structs.replace(STORED, note="edited")
    desk.store.complete(edited)
    desk.store.complete(a_session(7))
    desk.put(whole_log(HEADER, ENDED))
    desk.put(whole_log(a_header(7), ENDED), "7.jsonl")
    desk.store.delete(7, MORNING)
    complete_leftovers(desk.folder, desk.store, build)
    assert desk.logs() == []
    assert desk.store.session(SESSION) == edited and desk.store.session(7) is None


def test_a_reopened_and_finished_log_takes_the_place_of_what_was_stored(desk: Desk) -> None:
    """The sets added after ``u`` would be lost when the crash came before the store was told."""
    desk.store.complete(STORED)
    later = MORNING + timedelta(minutes=40)
    end = msgspec.structs.replace(finished(24), at=later)
    events: list[Event] = [*ENDED, reopened(22), NoteWritten(seq=23, at=later, text="one more"), end]
    desk.put(whole_log(HEADER, events))
    complete_leftovers(desk.folder, desk.store, build)
    assert desk.store.session(SESSION) == build(HEADER, events) != STORED
    assert desk.logs() == []


def test_an_old_copy_of_a_stored_session_is_set_aside(desk: Desk) -> None:
    """A log that a backup brought back would take the finished session out of history."""
    desk.store.complete(STORED)
    desk.put(whole_log(HEADER, EVENTS[:5]))
    left = complete_leftovers(desk.folder, desk.store, build)
    assert len(left.told) == 1 and f"{SESSION}.old-1.jsonl" in left.told[0]
    assert desk.store.session(SESSION) == STORED and find(desk.folder) is None


def test_what_another_terminal_has_is_left_alone(desk: Desk) -> None:
    """The start of a second terminal would finish the session of the first."""
    session = desk.start([*EVENTS, END])
    assert complete_leftovers(desk.folder, desk.store, build).completed == ()
    assert desk.logs() == [f"{SESSION}.jsonl"] and desk.store.count() == 0
    session.finish(STORED, desk.store).result(PATIENCE)


def test_a_store_that_fails_keeps_the_log_for_the_next_start(desk: Desk) -> None:
    """The only copy of the session would be removed."""
    desk.put(whole_log(HEADER, ENDED))
    (desk.folder / "runstrength.json").write_bytes(b"\xff")
    left = complete_leftovers(desk.folder, desk.store, build)
    assert left.completed == () and len(left.told) == 1
    assert desk.log.read_bytes() == whole_log(HEADER, ENDED)


@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
def test_finishing_survives_any_failing_call(tmp_path: Path, forever: bool) -> None:
    """A disk error in the last moment would lose the session or store it twice."""
    for call in range(1, 120):
        desk = Desk(tmp_path / f"{call}")
        faults = Faults(desk.system)
        session = desk.start([*EVENTS, END])
        faults.arm(call, forever=forever)
        future = session.finish(STORED, desk.store)
        if forever:
            desk.writer.submit(lambda: None).result(PATIENCE)  # it has been tried, and failed
            here = read_log(desk.log).events if desk.log.exists() else ()
            assert here == tuple(ENDED) or Store.open(desk.folder, Clock()).session(SESSION) == STORED
            fired = faults.fired
            faults.disarm()
        assert future.result(PATIENCE), call
        fired = fired if forever else faults.fired
        faults.disarm()
        assert desk.writer.close(PATIENCE)
        store = Store.open(desk.folder, Clock())
        assert store.session(SESSION) == STORED and store.count() == 1
        assert complete_leftovers(desk.folder, store, build).told == ()
        assert find(desk.folder) is None and desk.logs() == []
        if not fired:
            break
    else:
        pytest.fail("finishing never came to its end")


def in_a_child_ended_at(call: int, desk: Desk, act: Callable[[SessionUnderWay], object]) -> bool:
    """Run ``act`` in a child that is killed at its ``call``-th call; return whether it came through."""
    child = os.fork()
    if child == 0:
        try:
            desk = Desk(desk.folder)
            session = desk.start([*EVENTS, END])
            if act is reopen_it:
                session.finish(STORED, desk.store).result(PATIENCE)
            left = [call]

            def end_at(_: str, proceed: Callable[[], object]) -> object:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), 9)
                return proceed()

            watch(desk.system, end_at)
            act_on(desk, session, act)
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -9)
    return status == 0


def act_on(desk: Desk, session: SessionUnderWay, act: Callable[[SessionUnderWay], object]) -> None:
    """Finish or reopen, and wait until all of it is done."""
    if act is finish_it:
        session.finish(STORED, desk.store).result(PATIENCE)
    else:
        session.reopen(reopened(22), desk.store).result(PATIENCE)
    assert desk.writer.close(PATIENCE)


def finish_it(session: SessionUnderWay) -> None:
    """Names the act of finishing."""


def reopen_it(session: SessionUnderWay) -> None:
    """Names the act of going on."""


@pytest.mark.parametrize("act", [finish_it, reopen_it])
def test_a_kill_between_any_two_calls_leaves_the_session_in_one_place(
    tmp_path: Path, act: Callable[[SessionUnderWay], object]
) -> None:
    """A dead battery at the end would lose the session, or leave it in history and under way at once."""
    for call in range(1, 150):
        desk = Desk(tmp_path / f"{call}")
        done = in_a_child_ended_at(call, desk, act)
        store = Store.open(desk.folder, Clock())
        assert complete_leftovers(desk.folder, store, build).told == ()
        found = find(desk.folder)
        if found is not None:
            assert act is reopen_it
            assert found.contents is not None and found.contents.events == (*ENDED, reopened(22))
            assert store.count() == 0, call
            found.release()
        else:
            assert store.session(SESSION) == STORED and store.count() == 1, call
        if done:
            assert (found is None) == (act is finish_it)
            assert call > 20
            break
    else:
        pytest.fail("it never came to its end")
