"""A history file that is damaged, or not ours: said in a sentence, not overwritten, a backup offered."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
import pytest

from runstrength_tui.domain.session import Session
from runstrength_tui.store.store import Store
from tests.end_to_end.app_help import DAMAGED, TODAY, Home, quit_app

_YESTERDAY: Final = datetime.now().astimezone() - timedelta(days=1)


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
def test_a_store_that_cannot_be_read_is_left_alone_until_a_backup_is_asked_for(
    tmp_path: Path, how: str
) -> None:
    """Else a damaged file would be overwritten, and with it what could still be saved of it."""
    home = Home(tmp_path)
    store = Store.open(home.data, lambda: _YESTERDAY)
    for number in (1, 2):  # before the second one, the day's backup is made, with the first one
        store.complete(Session(id=number, started_at=_YESTERDAY, ended_at=_YESTERDAY, updated=_YESTERDAY))
    spoil, why = _BAD[how]
    bad = spoil(home.store.read_bytes())
    home.store.write_bytes(bad)

    shown, examined = (_run(home, name) for name in ("show", "doctor"))
    assert shown.returncode == examined.returncode == 1
    assert shown.stderr.count("\n") == 1
    for said in (shown.stderr, " ".join(examined.stdout.split())):
        assert f"{home.store} {why}" in said

    with home.open() as t:
        t.wait_for(DAMAGED)
        t.wait_for("restore the newest good backup")
        flat = " ".join(t.text.split())
        assert why in flat
        assert home.store.name in flat.replace(" ", "")
        if how == "truncated":
            assert quit_app(t) == 0
            assert home.store.read_bytes() == bad
            return
        assert home.store.read_bytes() == bad
        t.press("r")
        t.wait_gone(DAMAGED)
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    assert [session["id"] for session in home.sessions()] == [1]
    kept = [path for path in home.data.iterdir() if path.is_file() and path != home.store]
    assert bad in [path.read_bytes() for path in kept]
    assert _run(home, "show").returncode == 0
    assert home.crashes == []


def _run(home: Home, name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        home.command(name), env=os.environ | home.env, capture_output=True, text=True, check=False
    )
