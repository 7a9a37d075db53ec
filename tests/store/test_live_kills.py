"""``kill -9`` at random moments of a session: what had its tick is there, in order, once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.events import Event
from runstrength_tui.store.store import Store
from runstrength_tui.store.under_way import SessionUnderWay, complete_leftovers, find
from runstrength_tui.store.writer import Writer
from tests.store.live_sample import SESSION, a_header, finished, some_events
from tests.store.sample import Clock

EVENTS: list[Event] = [*some_events(60), finished(61)]
STORED = build(a_header(), EVENTS)


def go_on(folder: Path, tick: int) -> None:
    """Begin the session or go on with it, to its end, telling each tick; for a child."""
    store = Store.open(folder, Clock())
    complete_leftovers(folder, store, build)
    if store.session(SESSION) is None:
        writer = Writer()
        found = find(folder)

        def on_synced(seq: int) -> None:
            os.write(tick, b"%d\n" % seq)

        if found is None:
            session = SessionUnderWay.start(folder, a_header(), writer, on_synced=on_synced)
        else:
            session = SessionUnderWay.resume(found, writer, on_synced=on_synced)
        done = len(session.events)
        assert session.events == tuple(EVENTS[:done])
        for event in EVENTS[done:]:
            session.append(event)
            time.sleep(0.0002)
        session.finish(STORED, store).result(20)
    os.write(tick, b"999\n")


@pytest.mark.parametrize("kills", [40, pytest.param(1000, marks=pytest.mark.campaign)])
def test_no_tick_is_lost_by_kills_at_random_moments(tmp_path: Path, kills: int) -> None:
    """A set that showed its tick would be gone after a crash."""
    chance = random.Random(kills)
    folder = tmp_path / "data"
    best = sessions = 0
    for kill in range(kills):
        read, tick = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                go_on(folder, tick)
                os._exit(0)
            finally:
                os._exit(1)
        os.close(tick)
        with os.fdopen(read, "rb") as told:
            heard = [told.readline() for _ in range(chance.randint(0, 12))]
            time.sleep(chance.uniform(0, 0.002))
            os.kill(child, signal.SIGKILL)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (0, -signal.SIGKILL)
            heard += told.readlines()
        best = max([best, *(int(line) for line in heard if line.endswith(b"\n"))])
        found = find(folder)
        store = Store.open(folder, Clock())
        stored = store.session(SESSION)
        if found is not None:
            found.release()
            assert stored is None and found.contents is not None
            events = found.contents.events
            assert events == tuple(EVENTS[: len(events)]) and len(events) >= best, kill
        elif stored is not None:
            assert stored == STORED
        elif (folder / "live" / f"{SESSION}.jsonl").exists():
            assert complete_leftovers(folder, store, build).completed == (STORED,)
            stored = store.session(SESSION)
        else:
            assert best == 0, kill
        if stored is not None:
            shutil.rmtree(folder)
            best, sessions = 0, sessions + 1
    assert sessions
