"""The copy of what was trained lately: believed for the very history it was made of, and for nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.store import lately_copy
from runstrength_tui.store.lately_copy import COPY_NAME, read_copy, write_copy
from runstrength_tui.store.store import Store

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)


def store_with(folder: Path, *days_ago: int) -> Store:
    store = Store.open(folder, lambda: NOW)
    for away in days_ago:
        at = NOW - away * DAY
        store.complete(Session(id=store.new_id(at), started_at=at, ended_at=at, updated=at))
        store.put_run(Run(id=store.new_id(at), started_at=at, updated=at, distance_m=8000.0))
    return store


def copied(store: Store, folder: Path) -> None:
    store.lately(NOW)
    copy = store.lately_copy()
    assert copy is not None
    write_copy(folder, copy)


def test_the_copy_says_what_the_history_says_on_later_days_too(tmp_path: Path) -> None:
    """Else Today would suggest by sessions that the history does not hold, or by old ones."""
    store = store_with(tmp_path, *range(1, 140, 2))
    copied(store, tmp_path)
    assert (tmp_path / COPY_NAME).stat().st_mode & 0o077 == 0
    for later in (0, 1, 30):
        copy = read_copy(tmp_path, NOW + later * DAY)
        assert copy is not None
        assert copy.lately == Store.open(tmp_path, lambda: NOW).lately(NOW + later * DAY)
    fresh = Store.open(tmp_path, lambda: NOW)
    copy = read_copy(tmp_path, NOW)
    assert copy is not None
    fresh.know_lately(copy)
    assert fresh.lately(NOW) is copy.lately, "what is known is not read again"


def test_a_copy_of_another_history_program_or_day_or_a_torn_one_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with(tmp_path, 1)
    assert read_copy(tmp_path, NOW) is None
    copied(store, tmp_path)
    assert read_copy(tmp_path, NOW - DAY) is None, "a clock that was set back"
    whole = (tmp_path / COPY_NAME).read_bytes()
    for torn in (b"", whole[:-9], b"[]", b"\xff" + whole):
        (tmp_path / COPY_NAME).write_bytes(torn)
        assert read_copy(tmp_path, NOW) is None
    (tmp_path / COPY_NAME).write_bytes(whole)
    assert read_copy(tmp_path, NOW) is not None
    with monkeypatch.context() as other:
        other.setattr(lately_copy, "__version__", "another")
        assert read_copy(tmp_path, NOW) is None
    store.change_profile(lambda told: replace(told, body_mass_kg=61.0))
    assert read_copy(tmp_path, NOW) is None, "the history was changed since"
    other_stamp = msgspec.json.decode(whole, type=lately_copy.LatelyCopy)
    fresh = Store.open(tmp_path, lambda: NOW)
    fresh.know_lately(other_stamp)
    assert fresh.lately(NOW).profile.body_mass_kg == 61.0
