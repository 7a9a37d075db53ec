"""A disk that answers late: keys do not wait for it, and ✓ does."""

from __future__ import annotations

import time
from pathlib import Path

from tests.end_to_end.app_help import (
    FINISH_ASK,
    STORED,
    TODAY,
    Home,
    facts,
    marks,
    quit_app,
    start_base_a,
    wait_marks,
)

_DISK = "tests.end_to_end.disk"


def test_keys_show_while_the_disk_is_busy_and_the_tick_only_after_it_answered(tmp_path: Path) -> None:
    """Else every rep on a slow card would lag, or ✓ be a promise that a power cut breaks."""
    home, gate = Home(tmp_path), tmp_path / "gate"
    with home.open(wrapper=(_DISK, "hold", str(gate))) as t:
        start_base_a(t)
        t.press("space")
        t.wait_for("1 …")
        t.pump(0.3)
        gate.touch()
        t.press("space")
        t.wait_for("2 …")
        _until_waiting(gate)
        t.press("space")  # while a sync waits for the disk
        t.wait_for("3 …")
        t.press("enter")
        wait_marks(t, "Low box jump", "…··")
        t.press("4")
        t.wait_for("4 …")
        t.pump(0.5)
        assert marks(t.text)["Low box jump"] == "…··"
        assert gate.exists()
        gate.unlink()
        wait_marks(t, "Low box jump", "✓··")
        t.press("q")
        t.wait_for(TODAY)
        assert quit_app(t) == 0


def _until_waiting(gate: Path) -> None:
    for _ in range(1000):
        if gate.with_suffix(".waiting").exists():
            return
        time.sleep(0.01)
    raise AssertionError("nothing was synced")


def test_a_session_on_a_disk_that_takes_a_fifth_of_a_second_more_is_stored_whole(tmp_path: Path) -> None:
    """Else a worn card in a home server would lose what was entered faster than it syncs."""
    home = Home(tmp_path)
    with home.open(wrapper=(_DISK, "slow", "-")) as t:
        start_base_a(t)
        t.press("3", "enter", "4", "enter", "5", "enter")
        t.press("8", "enter")
        wait_marks(t, "Low box jump", "✓✓✓")
        wait_marks(t, "Goblet squat", "✓··")
        t.press("f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(STORED)
        (session,) = home.sessions()
        assert [fact[1] for fact in facts(session)] == [3, 4, 5, 8]
        t.press("enter")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    assert home.crashes == []
