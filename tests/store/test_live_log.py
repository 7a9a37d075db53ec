"""The log of the session under way loses nothing that was acknowledged, whatever befalls its file."""

from __future__ import annotations

import errno
import os
import stat
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.domain.live.events import LOG_FORMAT, Event, NoteWritten
from runstrength_tui.store.live_log import (
    LiveLog,
    LogDamaged,
    LogNewer,
    frame,
    parse_log,
    read_log,
    split_frames,
    whole_log,
)
from runstrength_tui.store.os_layer import OsLayer
from tests.store.faults import Faults, watch
from tests.store.live_sample import GrowingOs, a_header, finished, some_events
from tests.store.sample import MORNING

HEADER = a_header()
EVENTS = [*some_events(80), finished(81)]
DATA = whole_log(HEADER, EVENTS)
BY_SEQ = {event.seq: event for event in EVENTS}
HEAD = len(frame(HEADER))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a log may lie."""
    return tmp_path / "data" / "live" / "77.jsonl"


def test_a_log_reads_back_as_it_was_written() -> None:
    """Going on after a crash would begin with another session than the one that was left."""
    contents = parse_log(DATA, "77.jsonl")
    assert contents.header == HEADER
    assert contents.events == tuple(EVENTS)
    assert (contents.torn_bytes, contents.damaged, contents.lost) == (0, 0, 0)


@pytest.mark.parametrize("count", [24, pytest.param(81, marks=pytest.mark.campaign)])
def test_a_log_cut_at_any_byte_keeps_every_whole_record_before_the_cut(count: int) -> None:
    """Power that goes while an event is written would take older events along, or invent one."""
    events = EVENTS[:count]
    data = whole_log(HEADER, events)
    ends = [2 * HEAD + 1]
    for event in events:
        ends.append(ends[-1] + len(frame(event)))
    for cut in range(HEAD - 1, len(data)):
        contents = parse_log(data[:cut], "77.jsonl")
        whole = sum(end - 1 <= cut for end in ends[1:])  # all but the newline is a whole record
        assert contents.header == HEADER
        assert contents.events == tuple(events[:whole]), cut
        assert contents.damaged == 0
    for cut in range(HEAD - 1):
        with pytest.raises(LogDamaged):
            parse_log(data[:cut], "77.jsonl")


@pytest.mark.parametrize("count", [7, pytest.param(81, marks=pytest.mark.campaign)])
def test_any_changed_bit_or_byte_costs_at_most_the_record_it_stands_in(count: int) -> None:
    """A failing card would turn one bad byte into a wrong set, or into a session that is gone."""
    data = whole_log(HEADER, EVENTS[:count])
    records, _, _ = split_frames(data)
    first = records[0]
    changed = bytearray(data)
    for place, old in enumerate(data):
        for new in {old ^ 1 << bit for bit in range(8)} | {0, 0x0A, 0x20, 0x30, 0x7B, 0xFF}:
            if new == old:
                continue
            changed[place] = new
            payloads, damaged, torn = split_frames(bytes(changed))
            left = len(records) - len(payloads)
            assert left in (0, 1) and payloads[0] == first
            if left == 0:
                assert payloads == records
            else:
                lost = next((n for n, one in enumerate(payloads) if one != records[n]), len(payloads))
                assert payloads[:lost] == records[:lost] and payloads[lost:] == records[lost + 1 :]
                assert damaged == 1 or torn
        changed[place] = old


@pytest.mark.parametrize("count", [24, pytest.param(81, marks=pytest.mark.campaign)])
def test_a_log_with_any_byte_changed_reads_with_true_events_only(count: int) -> None:
    """An event that reads differently from how it was written would put a wrong number into history."""
    events = EVENTS[:count]
    data = whole_log(HEADER, events)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        contents = parse_log(bytes(changed), "77.jsonl")
        assert contents.header == HEADER
        assert len(contents.events) >= len(events) - 1
        assert all(BY_SEQ[event.seq] == event for event in contents.events)
        assert contents.damaged or contents.torn_bytes or len(contents.events) == len(events)
        assert contents.lost == contents.events[-1].seq - len(contents.events)


@pytest.mark.parametrize("length", [1, 7, 512, 4096])
def test_zeros_at_the_end_are_a_torn_tail(length: int) -> None:
    """File systems leave zeros after a power cut; the session would not open again."""
    contents = parse_log(DATA + bytes(length), "77.jsonl")
    assert contents.events == tuple(EVENTS)
    assert contents.torn_bytes == length


def test_many_damaged_places_leave_every_other_record() -> None:
    """Damage in one part of the card would take the rest of the session along."""
    parts = [frame(event) for event in EVENTS]
    for number in range(0, len(parts), 3):
        parts[number] = b"\xff" * len(parts[number])
    contents = parse_log(frame(HEADER) + b"".join(parts), "77.jsonl")
    assert contents.events == tuple(event for number, event in enumerate(EVENTS) if number % 3)
    assert contents.damaged == contents.lost == len(EVENTS[::3])


def test_text_that_looks_like_a_record_is_never_one() -> None:
    """A note could forge sets once the record around it is damaged."""
    forged = finished(2)
    text = frame(forged).decode()
    inner = msgspec.json.encode(text)[1:-1]
    braces = b"{}"
    bare = b"%08x 2 {}" % zlib.crc32(braces)
    note = NoteWritten(seq=1, at=MORNING, text=f"{text} {bare.decode()}")
    data = bytearray(whole_log(HEADER, [note]))
    place = data.index(b'"seq"')
    data[place] ^= 0x40
    assert inner in data
    contents = parse_log(bytes(data), "77.jsonl")
    assert (contents.header, contents.events) == (HEADER, ())


def test_events_that_repeat_or_go_back_are_dropped() -> None:
    """A record that stands twice would count a set twice."""
    one, two, three = EVENTS[:3]
    changed = msgspec.structs.replace(two, at=MORNING)
    contents = parse_log(whole_log(HEADER, [one, two, changed, three, one, two]), "77.jsonl")
    assert contents.events == (one, two, three)
    assert contents.lost == 0


def test_a_newer_log_is_refused_and_left_alone(path: Path) -> None:
    """An older program would drop what it does not know, and delete the rest."""
    path.parent.mkdir(parents=True)
    newer = whole_log(msgspec.structs.replace(HEADER, format=LOG_FORMAT + 1), EVENTS)
    unknown = b'{"event":"teleported","seq":82,"at":"2026-11-21T07:00:00+01:00"}'
    known_header = DATA + b"%08x %d %s\n" % (zlib.crc32(unknown), len(unknown), unknown)
    for data in (newer, known_header):
        path.write_bytes(data)
        with pytest.raises(LogNewer, match=r"77\.jsonl was written by a newer RunStrength"):
            read_log(path)
        assert path.read_bytes() == data


def test_files_and_folder_are_the_owners_alone(path: Path) -> None:
    """Others on the machine could read about someone's body."""
    old = os.umask(0)
    try:
        log = LiveLog(path, HEADER)
        log.rewrite()
    finally:
        os.umask(old)
    log.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_event_is_in_the_file_with_one_write_and_before_any_sync(path: Path) -> None:
    """A crash of the program between two keys would lose the first one."""
    system = OsLayer()
    log = LiveLog(path, HEADER, system=system)
    log.rewrite()
    calls: list[str] = []

    def note(name: str, proceed: Callable[[], object]) -> object:
        calls.append(name)
        return proceed()

    watch(system, note)
    for event in EVENTS:
        assert log.append(event)
    assert calls == ["write"] * len(EVENTS)
    assert read_log(path).events == tuple(EVENTS) == log.events
    assert log.sync() == log.last_seq == 81
    log.close()


def test_a_short_write_breaks_the_log_and_rewriting_heals_it(tmp_path: Path) -> None:
    """Half an event on a full disk would be followed by others, and each later key would seem saved."""
    folder = tmp_path / "data"
    system = GrowingOs(folder)
    path = folder / "live" / "77.jsonl"
    log = LiveLog(path, HEADER, EVENTS[:3], system)
    log.rewrite()
    system.full = True
    assert not log.append(EVENTS[3])
    assert not log.append(EVENTS[4])
    assert log.broken and log.events == tuple(EVENTS[:5])
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        log.rewrite()
    assert parse_log(system.files[path].data, "77").events == tuple(EVENTS[:3])
    system.full = False
    assert log.rewrite() == 5
    assert log.append(EVENTS[5])
    assert parse_log(system.files[path].data, "77").events == tuple(EVENTS[:6])


def test_a_descriptor_whose_sync_failed_is_never_synced_again(path: Path) -> None:
    """The system forgets what it could not write, and a second sync would call lost events saved."""
    system = OsLayer()
    log = LiveLog(path, HEADER, EVENTS[:2], system)
    log.rewrite()
    real, synced = system.fsync, list[int]()

    def failing(descriptor: int) -> None:
        synced.append(descriptor)
        raise OSError(errno.EIO, "failing card")

    system.fsync = failing  # type: ignore[method-assign]
    log.append(EVENTS[2])
    for _ in range(3):
        with pytest.raises(OSError, match=r"card|Input/output"):
            log.sync()
    assert len(synced) == 1
    inode = path.stat().st_ino
    system.fsync = real  # type: ignore[method-assign]
    assert log.save() == 3
    assert path.stat().st_ino != inode
    assert read_log(path).events == tuple(EVENTS[:3])
    log.close()


def test_a_log_deleted_under_us_is_noticed_and_made_again(path: Path) -> None:
    """Someone who tidies the folder would take the session, while every key shows a tick."""
    log = LiveLog(path, HEADER, EVENTS[:2])
    log.rewrite()
    path.unlink()
    log.append(EVENTS[2])
    with pytest.raises(FileNotFoundError):
        log.sync()
    assert log.save() == 3
    assert read_log(path).events == tuple(EVENTS[:3])
    log.close()


def test_events_that_arrive_while_the_file_is_made_anew_are_in_it(path: Path) -> None:
    """Keys pressed during the repair would be lost with it."""
    system = OsLayer()
    log = LiveLog(path, HEADER, EVENTS[:2], system)
    log.rewrite()
    coming = iter(EVENTS[2:])
    covered = 0

    def busy(name: str, proceed: Callable[[], object]) -> object:
        if not covered and name in ("fsync", "replace", "sync_folder", "names", "stat"):
            log.append(next(coming))
        return proceed()

    watch(system, busy)
    covered = log.rewrite()
    assert covered == 2 < log.last_seq
    assert not log.broken
    assert read_log(path).events == log.events
    assert log.sync() == log.last_seq
    log.close()


def test_an_event_is_taken_while_the_device_is_waited_for(path: Path) -> None:
    """On a slow card every key would freeze until the card is done."""
    system = OsLayer()
    log = LiveLog(path, HEADER, EVENTS[:1], system)
    log.rewrite()
    waiting, go = threading.Event(), threading.Event()

    def slow(_: int) -> None:
        waiting.set()
        assert go.wait(20)

    system.fsync = slow  # type: ignore[method-assign, assignment]
    covered: list[int] = []
    for save in (log.sync, log.rewrite):
        waiting.clear()
        go.clear()
        thread = threading.Thread(target=lambda save=save: covered.append(save()))
        thread.start()
        assert waiting.wait(20)
        last = log.last_seq
        log.append(EVENTS[last])  # would hang here, the device being waited for
        assert log.last_seq == last + 1
        go.set()
        thread.join(20)
        assert covered.pop() == last
    assert read_log(path).events == tuple(EVENTS[:3])
    log.close()


@pytest.mark.parametrize("forever", [False, True], ids=["once", "forever"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_call_that_fails_while_rewriting_leaves_the_old_file_or_the_new(
    tmp_path: Path, forever: bool, after: bool
) -> None:
    """A disk error during the repair would cost the session that is being repaired."""
    for call in range(1, 60):
        path = tmp_path / f"{call}" / "live" / "77.jsonl"
        system = OsLayer()
        faults = Faults(system)
        log = LiveLog(path, HEADER, EVENTS[:4], system)
        log.rewrite()
        log.append(EVENTS[4])
        faults.arm(call, forever=forever, after=after)
        try:
            assert log.rewrite() == 5
            failed = False
        except OSError:
            failed = True
        fired = faults.fired
        faults.disarm()
        assert read_log(path).events == tuple(EVENTS[:5])
        assert log.broken == failed
        log.append(EVENTS[5])
        assert log.save() == 6
        assert read_log(path).events == tuple(EVENTS[:6])
        assert [name.name for name in path.parent.iterdir() if not name.name.startswith(".")] == ["77.jsonl"]
        log.close()
        if not fired:
            break
    else:
        pytest.fail("rewriting never came to its end")


class PowerCut(BaseException):
    """Everything stops at once."""


def test_a_power_cut_at_any_call_keeps_every_acknowledged_event(tmp_path: Path) -> None:
    """A tick on the screen would have been a lie."""
    folder = Path("/home/runner/data")
    path = folder / "live" / "77.jsonl"
    states = 0
    for call in range(1, 200):
        system = GrowingOs(folder)
        acknowledged: list[int] = []
        left = [call]

        def cut_at(_: str, proceed: Callable[[], object], left: list[int] = left) -> object:
            left[0] -= 1
            if left[0] <= 0:
                raise PowerCut
            return proceed()

        watch(system, cut_at)
        coming = iter(EVENTS)
        log = LiveLog(path, HEADER, (), system)
        try:
            acknowledged.append(log.rewrite())
            for _ in range(3):
                log.append(next(coming))
                log.append(next(coming))
                acknowledged.append(log.sync())
            log.append(next(coming))
            acknowledged.append(log.rewrite())
            log.append(next(coming))
            acknowledged.append(log.sync())
            done = True
        except PowerCut:
            done = False
        for contents in system.logs_after_power_cuts(path):
            states += 1
            if not acknowledged:
                assert contents is None or contents.events == ()
                continue
            assert contents is not None, call
            events: tuple[Event, ...] = contents.events
            assert events == tuple(EVENTS[: len(events)])
            assert len(events) >= acknowledged[-1], call
        if done:
            break
    else:
        pytest.fail("the script never came to its end")
    assert states > 100
