"""A second terminal looks on: what it shows is what the file holds, whatever happens to the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runstrength_tui.errors import Missing
from runstrength_tui.store.live_lock import LiveLock, this_process
from runstrength_tui.store.live_log import LiveLog, LogDamaged, LogNewer, whole_log
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.watch import LogWatch
from tests.store.live_sample import a_header, some_events


class Counted(OsLayer):
    """Counts the bytes that were read of logs."""

    def __init__(self) -> None:
        self.bytes_read = 0

    def read(self, descriptor: int, size: int) -> bytes:
        part = super().read(descriptor, size)
        if size != 512:
            self.bytes_read += len(part)
        return part


class Desk:
    """A log being written in one place and watched in another."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "live" / "77.jsonl"
        self.log = LiveLog(self.path, a_header())
        self.log.rewrite()
        self.system = Counted()
        self.watch = LogWatch(self.path, self.system)

    def seen(self) -> int:
        """Look once, at something new; return the number of the last event."""
        seen = self.watch.look()
        assert seen is not None and not seen.faulty
        return seen.contents.events[-1].seq if seen.contents.events else 0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_each_event_is_seen_at_the_next_look_and_nothing_is_read_twice(desk: Desk) -> None:
    """The watching terminal would stand still, or read a long session once a second over the network."""
    assert desk.seen() == 0
    for event in some_events(30):
        desk.log.append(event)
        assert desk.seen() == event.seq
        assert desk.watch.look() is None
    assert desk.system.bytes_read == desk.path.stat().st_size


def test_a_log_written_anew_is_read_anew(desk: Desk) -> None:
    """After a take-over the watching terminal would show the session as it was before."""
    for event in some_events(9):
        desk.log.append(event)
    assert desk.seen() == 9
    again = LiveLog(desk.path, a_header(), some_events(9))
    again.rewrite()
    again.append(some_events(1, first=10)[0])
    assert desk.seen() == 10
    desk.path.write_bytes(whole_log(a_header(), some_events(4)))
    assert desk.seen() == 4


def test_a_record_half_written_shows_when_it_is_whole(desk: Desk) -> None:
    """A set would be shown that a crash in this moment takes away."""
    whole = whole_log(a_header(), some_events(5))
    cut = len(whole) - 20
    desk.path.write_bytes(whole[:cut])
    assert desk.seen() == 4
    with desk.path.open("ab") as file:
        file.write(whole[cut:])
    assert desk.seen() == 5


@pytest.mark.parametrize("spoil", ["middle", "all"])
def test_damage_while_it_is_watched_leaves_the_last_good_state_and_says_so(desk: Desk, spoil: str) -> None:
    """Sets would vanish from the screen, or the app would end, over one bad byte."""
    for event in some_events(20):
        desk.log.append(event)
    assert desk.seen() == 20
    good = desk.path.read_bytes()
    at = good.index(b'"seq":12') if spoil == "middle" else 0
    desk.path.write_bytes(good[:at] + b"#" * (len(good) if spoil == "all" else 8) + good[at + 8 :])
    seen = desk.watch.look()
    assert seen is not None and seen.faulty and seen.contents.events[-1].seq == 20
    assert len(seen.contents.events) == 20
    assert desk.watch.look() is None
    desk.log.rewrite()
    desk.log.append(some_events(1, first=21)[0])
    assert desk.seen() == 21


def test_a_log_that_cannot_be_read_at_all_is_said_each_time(desk: Desk) -> None:
    """Watching would begin with nothing to show."""
    desk.path.write_bytes(b"#" * 100)
    for _ in range(2):
        with pytest.raises(LogDamaged):
            desk.watch.look()
    desk.path.write_bytes(whole_log(a_header(), some_events(1)).replace(b'"format":1', b'"format":9'))
    with pytest.raises((LogNewer, LogDamaged)):
        desk.watch.look()


def test_a_log_that_is_gone_is_said(desk: Desk) -> None:
    """A finished session would go on for ever on the laptop on the shelf."""
    assert desk.seen() == 0
    desk.log.remove()
    with pytest.raises(Missing):
        desk.watch.look()


def test_who_has_it_is_seen_to_change(desk: Desk) -> None:
    """The screen would offer to take over from a terminal that is long gone."""
    seen = desk.watch.look()
    assert seen is not None and seen.holder is None
    lock = LiveLock.acquire(desk.path.parent.parent)
    assert isinstance(lock, LiveLock)
    seen = desk.watch.look()
    assert seen is not None and seen.holder == this_process()
    assert desk.watch.look() is None
    lock.release()
    child = os.fork()
    if child == 0:
        LiveLock.acquire(desk.path.parent.parent)
        os._exit(0)
    os.waitpid(child, 0)
    seen = desk.watch.look()
    assert seen is not None and seen.holder is None
