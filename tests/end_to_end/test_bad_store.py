"""A history file that is damaged: said in a sentence, not overwritten, a backup offered.

Every kind of damage is tried in ``tests/screens/test_damaged.py``; here the commands are real ones.
"""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from runstrength_tui.domain.session import Session
from runstrength_tui.store.store import Store
from tests.end_to_end.app_help import DAMAGED, TODAY, Home, quit_app


def test_a_store_that_cannot_be_read_is_left_alone_until_a_backup_is_asked_for(tmp_path: Path) -> None:
    """Else a damaged file would be overwritten, and with it what could still be saved of it."""
    home, yesterday = Home(tmp_path, known=False), datetime.now().astimezone() - timedelta(days=1)
    store = Store.open(home.data, lambda: yesterday)
    for number in (1, 2):  # before the second one, the day's backup is made, with the first one
        store.complete(Session(id=number, started_at=yesterday, ended_at=yesterday, updated=yesterday))
    bad = home.store.read_bytes()[:-200]
    home.store.write_bytes(bad)

    shown, examined = (_run(home, name) for name in ("show", "doctor"))
    assert shown.returncode == examined.returncode == 1
    assert shown.stderr.count("\n") == 1
    for said in (shown.stderr, " ".join(examined.stdout.split())):
        assert f"{home.store} breaks off in the middle" in said

    with home.open() as t:
        t.wait_for(DAMAGED)
        t.wait_for("restore the newest good backup")
        flat = " ".join(t.text.split())
        assert "breaks off in the middle" in flat
        assert home.store.name in flat.replace(" ", "")
        assert quit_app(t) == 0
    assert home.store.read_bytes() == bad
    with home.open() as t:
        t.wait_for(DAMAGED)
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
