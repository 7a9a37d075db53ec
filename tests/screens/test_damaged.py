"""A history that cannot be read: nothing is touched, and a key brings the newest good copy back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
import pytest

from runstrength_tui.commands import run
from runstrength_tui.screens.damaged import DamagedScreen
from tests.screens.app_help import Clock, running, stored
from tests.screens.history_help import keep, past_session


def damage(folder: Path, spoil: Callable[[bytes], bytes] = lambda good: good[:100]) -> Path:
    """Two sessions on two days, so that there is a backup, then a file that is spoilt."""
    clock = Clock()
    keep(folder, past_session(1, days_ago=3))
    clock.forward(86_400)
    store = stored(folder, clock)
    store.complete(past_session(2, days_ago=2))
    file = folder / "data" / "runstrength.json"
    file.write_bytes(spoil(file.read_bytes()))
    return file


def _newer(good: bytes) -> bytes:
    tables = msgspec.json.decode(good)
    (record,) = tables["meta"].values()
    record["schema_version"] = 99
    return msgspec.json.encode(tables)


_BAD: Final[dict[str, tuple[Callable[[bytes], bytes], str]]] = {
    "empty": (lambda good: b"", "is empty"),
    "truncated": (lambda good: good[: len(good) * 2 // 3], "breaks off in the middle"),
    "not JSON": (lambda good: b"hello, this is a letter", "is damaged"),
    "another shape": (lambda good: b'{"name": "package", "version": 2}', "is not a RunStrength file"),
    "newer": (_newer, "was written by a newer RunStrength"),
}


@pytest.mark.parametrize("how", _BAD)
async def test_whatever_is_wrong_is_said_and_r_restores_with_the_damaged_file_kept_aside(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else a damaged file would be overwritten, and with it what could still be saved of it."""
    file = damage(tmp_path, _BAD[how][0])
    broken, why = file.read_bytes(), _BAD[how][1]
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for command in ("show", "doctor"):
        assert run(["--data", str(file.parent), command]) == 1
        said = capsys.readouterr()
        assert f"{file} {why}" in " ".join((said.out + said.err).split())
        assert command == "doctor" or said.err.count("\n") == 1
    async with running(tmp_path) as runner:
        await runner.until("Your history cannot be read")
        assert isinstance(runner.app.screen, DamagedScreen)
        assert why in " ".join(runner.text.split())
        assert "restore the newest good backup" in runner.text
        await runner.press("n")
        assert file.read_bytes() == broken
        await runner.press("R")
        await runner.settle()
        assert not isinstance(runner.app.screen, DamagedScreen)
        assert [session.id for session in stored(tmp_path).sessions()] == [1]
        kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file() and path != file]
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
