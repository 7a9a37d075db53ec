"""If these fail, the benchmarks measure something that is no history, or say something that is not so."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from tinydb import TinyDB

from runstrength_tui.library import load_library
from runstrength_tui.store.store import Store
from tests.benchmarks.lifetime import SETS, write_lifetime
from tests.benchmarks.table import at_least, at_most, bytes_at_most, p95, table

LAST_DAY = date(2026, 11, 20)


def test_a_made_up_history_of_any_length_is_a_store_that_reads_whole(tmp_path: Path) -> None:
    path = write_lifetime(tmp_path / "data", load_library((), tmp_path / "cache"), LAST_DAY, 60)
    store = Store.open(path.parent, lambda: datetime(2026, 11, 21, tzinfo=UTC))
    sessions = store.sessions()
    assert (len(sessions), store.unreadable_records()) == (60, 0)
    assert {session.sets for session in sessions} == {SETS}
    starts = [session.started_at for session in sessions]
    assert starts == sorted(starts, reverse=True)
    assert starts[0].date() == LAST_DAY
    assert all(
        session.started_at < done.done_at <= session.ended_at
        for session in sessions
        for exercise in session.exercises
        for done in exercise.sets
    )
    with TinyDB(str(path)) as database:
        assert len(database.table("sessions").all()) == 60


def test_a_made_up_history_is_the_same_every_time(tmp_path: Path) -> None:
    library = load_library((), tmp_path / "cache")
    first, second = (write_lifetime(tmp_path / name, library, LAST_DAY, 20) for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_the_table_puts_the_ratio_first_and_says_what_misses_its_goal() -> None:
    lines = table(
        [
            at_most("start", 1.6, 1.5, "240 ms ÷ 150 ms"),
            at_least("insert", 23, 15, "270 ms ÷ 12 ms"),
            bytes_at_most("idle screen", 0, 0, "5 s"),
        ]
    ).splitlines()
    assert lines[0].split() == ["ratio", "goal", "met", "what", "measured"]
    assert lines[1].split() == ["1.60", "≤", "1.5", "NO", "start", "240", "ms", "÷", "150", "ms"]
    assert lines[2].split()[:4] == ["23", "≥", "15", "yes"]
    assert lines[3].split()[:4] == ["0", "B", "0", "yes"]
    assert lines[0].index("what") == lines[1].index("start") == lines[3].index("idle screen")


def test_the_slow_one_in_twenty_counts() -> None:
    assert p95([1.0] * 19 + [9.0] * 3) == 9.0


def test_one_row_is_measured_and_printed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "fold"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "fold of 1 200 events" in done.stdout
    assert done.stderr == ""
