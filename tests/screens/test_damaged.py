"""A history that cannot be read: nothing is touched, and a key brings the newest good copy back."""

from __future__ import annotations

from pathlib import Path

from runstrength_tui.screens.damaged import DamagedScreen
from tests.screens.app_help import Clock, running, stored
from tests.screens.history_help import keep, past_session


def damage(folder: Path) -> Path:
    """Two sessions on two days, so that there is a backup, then half a file."""
    clock = Clock()
    keep(folder, past_session(1, days_ago=3))
    clock.forward(86_400)
    store = stored(folder, clock)
    store.complete(past_session(2, days_ago=2))
    file = folder / "data" / "runstrength.json"
    file.write_bytes(file.read_bytes()[:100])
    return file


async def test_r_restores_and_the_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    file = damage(tmp_path)
    broken = file.read_bytes()
    async with running(tmp_path) as runner:
        await runner.until("Your history cannot be read")
        assert isinstance(runner.app.screen, DamagedScreen)
        assert file.read_bytes() == broken
        await runner.press("n")
        assert file.read_bytes() == broken
        await runner.press("R")
        await runner.settle()
        assert not isinstance(runner.app.screen, DamagedScreen)
        assert [session.id for session in stored(tmp_path).sessions()] == [1]
        kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        assert broken in [path.read_bytes() for path in kept]


async def test_q_leaves_without_touching_anything(tmp_path: Path) -> None:
    file = damage(tmp_path)
    broken = file.read_bytes()
    async with running(tmp_path) as runner:
        await runner.until("Your history cannot be read")
        await runner.pilot.press("q")
        await runner.pilot.pause()
        assert file.read_bytes() == broken


async def test_without_a_backup_n_begins_anew_and_keeps_the_file(tmp_path: Path) -> None:
    file = tmp_path / "data" / "runstrength.json"
    file.parent.mkdir()
    file.write_text("not ours")
    async with running(tmp_path) as runner:
        await runner.until("begin with an empty history")
        await runner.press("r")
        assert file.read_text() == "not ours"
        await runner.press("n")
        await runner.settle()
        assert stored(tmp_path).count() == 0
        kept = [path.read_bytes() for path in file.parent.rglob("*") if path.is_file()]
        assert b"not ours" in kept
