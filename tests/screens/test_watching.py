"""What the keys do while another terminal has the session."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.domain.live.events import RepCounted, SetDone
from runstrength_tui.domain.session import TimingSource
from runstrength_tui.store.live_lock import HAND_OVER, Holder, LiveLock, read_holder
from runstrength_tui.store.live_log import LiveLog
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.widgets.foot_line import FootLine
from tests.screens.app_help import SATURDAY, places_in, running
from tests.store.live_sample import LOAD, TARGET, a_header

_AT = SATURDAY - timedelta(minutes=2)


@contextmanager
def another_terminal(folder: Path, host: str = "") -> Iterator[LiveLog]:
    """Have another process hold a session until it is asked for it; its log is ours to write."""
    data = places_in(folder).data
    header = msgspec.structs.replace(a_header(), started_at=_AT)
    log = LiveLog(data / "live" / f"{header.session}.jsonl", header)
    log.rewrite()
    child = os.fork()
    if child == 0:
        lock = LiveLock.acquire(data)
        if isinstance(lock, LiveLock):
            signal.signal(HAND_OVER, lambda *_: lock.release())
        while True:
            time.sleep(60)
    try:
        while not read_holder(data).pid:
            time.sleep(0.01)
        if host:
            said = msgspec.json.encode(Holder(pid=child, started="1", host=host)).ljust(511) + b"\n"
            with (data / "live" / "lock").open("r+b") as file:
                file.write(said)
        yield log
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _rep(log: LiveLog) -> None:
    log.append(RepCounted(seq=log.last_seq + 1, at=SATURDAY, item="1"))


async def test_keys_while_watching_change_nothing_and_enter_takes_the_session_over_and_back(
    tmp_path: Path,
) -> None:
    """Else a key on the laptop would count a rep nobody did, or a question be answered in two places."""
    with another_terminal(tmp_path) as log:
        async with running(tmp_path) as runner:
            second = runner.app.backstage.second
            await runner.until("open elsewhere")
            await runner.press("escape")
            await runner.until("Watching: it goes on in another terminal")
            done = SetDone(
                seq=1,
                at=SATURDAY,
                item="1",
                number=1,
                count=5,
                load=LOAD,
                target=TARGET,
                source=TimingSource.LIVE,
            )
            log.append(done)
            await runner.until("1 of 6   5 × 16 kg ✓")
            size = log.path.stat().st_size
            for key in ("space", "x", "6", "0", "right", "up", "f", "u", "escape", "p"):
                await runner.pilot.press(key)
                assert runner.app.screen.query_one(FootLine).sentence == "Watching: enter takes it over.", key
                runner.app.screen.query_one(FootLine).say("")
            assert log.path.stat().st_size == size
            await runner.press("1")
            await runner.until("3 watch it")
            assert "enter watch" in runner.text
            _rep(log)
            await runner.until("Goblet squat, set 2 of 6")
            await runner.press("enter", "enter")
            await runner.until("Taken over: nothing was lost.")
            assert runner.session.items[0].hand.count == 1 and second.session is None
            await runner.press("s")
            await runner.until("Not now?")
            second.asked()
            await runner.until("no terminal has the session any more. enter goes on here")
            assert runner.app.backstage.session is None and "Not now?" not in runner.text
            lock = LiveLock.acquire(places_in(tmp_path).data)
            assert isinstance(lock, LiveLock)
            lock.release()
            await runner.press("enter")
            await runner.until("Taken back: nothing was lost.")
            await runner.press("space")
            assert runner.session.items[0].hand.count == 2


@pytest.mark.parametrize("why", ["another host", "read-only"])
async def test_a_session_out_of_reach_is_watched_and_said_so(
    tmp_path: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a shared folder would show nothing, or a stranger's process of that number be ended."""
    with another_terminal(tmp_path, host="laptop.example" if why == "another host" else "") as log:
        if why == "read-only":
            monkeypatch.setattr(OsLayer, "writable", lambda self, folder: False)
        async with running(tmp_path) as runner:
            await runner.until("3 watch")
            _rep(log)
            await runner.press("3")
            await runner.until("1 …")
            where = "on laptop.example" if why == "another host" else "there"
            assert f"Watching: it can only go on {where}." in runner.text
            await runner.press("enter")
            await runner.settle()
            assert "open on laptop.example" in runner.text or "can only be read" in runner.text
            assert "enter take" not in runner.text and runner.app.backstage.session is None
            log.remove()
            await runner.until("ended there, with nothing stored")
            await runner.until("Why")
