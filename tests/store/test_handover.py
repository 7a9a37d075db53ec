"""Two processes that take one session from each other, by asking and letting go."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from runstrength_tui.domain.live.events import RepCounted
from runstrength_tui.store import live_lock
from runstrength_tui.store.live_lock import HAND_OVER, read_holder
from runstrength_tui.store.under_way import SessionUnderWay, find
from runstrength_tui.store.writer import Writer
from tests.store.live_sample import a_header
from tests.store.sample import MORNING

TIMES = 10


def _in_a_child(act: Callable[[], None]) -> int:
    """Run ``act`` in a process whose threads all leave the signal to be waited for; those of ours do not."""
    child = os.fork()
    if child == 0:
        try:
            signal.pthread_sigmask(signal.SIG_BLOCK, {HAND_OVER})
            act()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def _count(session: SessionUnderWay) -> None:
    seq = len(session.events) + 1
    session.append(RepCounted(seq=seq, at=MORNING, item="1"))


def _give(session: SessionUnderWay, folder: Path, until: float, *, last: bool = False) -> None:
    """Wait to be asked, let go with all saved, and see the other take it; the last time it may be gone."""
    signal.sigwait({HAND_OVER})
    session.leave().result(5)
    while not last and read_holder(folder).pid in (0, os.getpid()):
        assert time.monotonic() < until
        time.sleep(0.005)


def _take(folder: Path, writer: Writer) -> SessionUnderWay:
    found = find(folder)
    assert found is not None and found.lock is None
    session = SessionUnderWay.resume(found, writer, take_over=True)
    assert session.handed_over
    return session


def test_ten_times_taken_over_and_back_no_event_is_lost_or_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rep counted on one terminal just before the other takes over would be gone, or count twice."""
    # On a busy machine a process may be slow to answer; this one runs the tests and must not be ended.
    monkeypatch.setattr(live_lock, "WAIT_S", 30.0)
    folder, until = tmp_path / "data", time.monotonic() + 60

    def first() -> None:
        writer = Writer()
        session = SessionUnderWay.start(folder, a_header(), writer)
        for _ in range(TIMES):
            _count(session)
            _give(session, folder, until)
            session = _take(folder, writer)
        assert [event.seq for event in session.events] == list(range(1, 2 * TIMES + 1))
        session.leave().result(5)

    def second() -> None:
        while not read_holder(folder).pid or not (folder / "live" / f"{a_header().session}.jsonl").exists():
            time.sleep(0.005)
        writer = Writer()
        for number in range(TIMES):
            session = _take(folder, writer)
            _count(session)
            _give(session, folder, until, last=number == TIMES - 1)

    children = [_in_a_child(first), _in_a_child(second)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    found = find(folder)
    assert found is not None and found.contents is not None
    assert (found.contents.damaged, found.contents.lost) == (0, 0)
    assert len(found.contents.events) == 2 * TIMES
    found.release()
