"""If these fail, ``doctor`` calls a sick folder well, a well one sick, or changes what it looks at."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from runstrength_tui.domain.live.events import LOG_FORMAT, Finished, Header
from runstrength_tui.store.live_lock import LiveLock
from runstrength_tui.store.live_log import whole_log
from runstrength_tui.store.store import Store
from tests.commands.conftest import START, Command, a_session, stored

HEADER = Header(format=LOG_FORMAT, session=9_000_000_000_000, started_at=START, plan_name="First steps")


def _everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def _log(data: Path, content: bytes, name: str = "9000000000000.jsonl") -> Path:
    live = data / "live"
    live.mkdir(parents=True, exist_ok=True)
    (live / name).write_bytes(content)
    return live / name


def test_before_the_first_start_all_is_well_and_nothing_is_made(tmp_path: Path, runstrength: Command) -> None:
    outcome = runstrength("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("all is well.\n")
    assert "runstrength.json (not there yet)" in " ".join(outcome.out.split())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_counted_and_not_touched(data: Path, tmp_path: Path, runstrength: Command) -> None:
    stored(data, a_session(), a_session(7_000_000_000_000, days=-7))
    Store.open(data, lambda: START).delete(7_000_000_000_000, START)
    _log(data, whole_log(HEADER, ()))
    before = _everything(tmp_path)
    outcome = runstrength("doctor")
    assert outcome.code == 0
    assert "1 session, 1 deleted, layout" in outcome.out
    assert "First steps, since 2026-11-19 18:02, 0 sets done" in outcome.out
    found = json.loads(runstrength("doctor", "--json").out)
    assert found["well"] is True
    assert found["under_way"][0]["plan_name"] == "First steps"
    assert found["store"]["file"] == str(data / "runstrength.json")
    assert _everything(tmp_path) == before


def test_who_has_the_session_is_said_until_it_lets_go(data: Path, runstrength: Command) -> None:
    _log(data, whole_log(HEADER, ()))
    lock = LiveLock.acquire(data)
    assert isinstance(lock, LiveLock)
    assert f"open in process {os.getpid()}" in runstrength("doctor").out
    held = json.loads(runstrength("doctor", "--json").out)["held"]
    assert (held["pid"], held["here"]) == (os.getpid(), True)
    lock.release()
    assert json.loads(runstrength("doctor", "--json").out)["held"] is None


def test_a_holder_that_died_is_no_holder(data: Path, runstrength: Command) -> None:
    _log(data, whole_log(HEADER, ()))
    holder = {"pid": os.getpid(), "started": "long ago", "host": os.uname().nodename, "tty": ""}
    (data / "live" / "lock").write_text(json.dumps(holder))
    assert json.loads(runstrength("doctor", "--json").out)["held"] is None


def test_a_finished_session_that_was_not_stored_yet_is_no_fault(data: Path, runstrength: Command) -> None:
    finished = Finished(seq=1, at=START + timedelta(minutes=20))
    _log(data, whole_log(HEADER, (finished,)))
    outcome = runstrength("doctor")
    assert outcome.code == 0
    assert "goes into the history at the next start" in " ".join(outcome.out.split())


@pytest.mark.parametrize(
    "content", ["", "{", '{"sessions": 5}', "[]", '{"meta": {"1": {"schema_version": 9999}}}']
)
def test_a_history_that_does_not_read_is_named_and_ends_with_1(
    content: str, data: Path, runstrength: Command
) -> None:
    data.mkdir()
    (data / "runstrength.json").write_text(content)
    outcome = runstrength("doctor")
    assert outcome.code == 1
    assert f"- {data / 'runstrength.json'}" in outcome.out
    found = json.loads(runstrength("doctor", "--json").out)
    assert (found["well"], found["store"]["readable"]) == (False, False)
    assert len(found["problems"]) == 1
    assert (data / "runstrength.json").read_text() == content


def test_a_damaged_log_is_named_and_ends_with_1(data: Path, runstrength: Command) -> None:
    _log(data, b"nothing of a log", "1.jsonl")
    outcome = runstrength("doctor")
    assert outcome.code == 1
    assert "1.jsonl" in outcome.out
    whole = whole_log(HEADER, tuple(Finished(seq=n, at=START) for n in (1, 2)))
    (data / "live" / "1.jsonl").write_bytes(whole.replace(b'"seq":1', b'"seq":7'))
    assert "damaged in the middle" in " ".join(runstrength("doctor").out.split())


def test_a_damaged_log_that_was_set_aside_is_named_and_no_fault(data: Path, runstrength: Command) -> None:
    aside = _log(data, b"nothing of a log", "1.damaged-1.jsonl")
    outcome = runstrength("doctor")
    assert outcome.code == 0
    assert str(aside) in outcome.out


def test_a_mistake_in_an_exercise_of_ones_own_is_named(
    tmp_path: Path, data: Path, runstrength: Command
) -> None:
    from runstrength_tui.paths import places

    own = places(os.environ, data).config / "exercises"
    own.mkdir(parents=True)
    (own / "step-up.toml").write_text('id = "step-up"\nname = 5\n')
    outcome = runstrength("doctor")
    assert outcome.code == 1
    assert "step-up.toml" in outcome.out
    assert not places(os.environ, data).cache.exists()


def test_settings_that_do_not_read_are_named(data: Path, runstrength: Command) -> None:
    from runstrength_tui.paths import places

    config = places(os.environ, data).config
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("theme = ")
    outcome = runstrength("doctor")
    assert outcome.code == 1
    assert "settings.toml" in outcome.out


def test_a_narrow_terminal_can_read_it(data: Path) -> None:
    from runstrength_tui.commands.findings import examine_all
    from runstrength_tui.commands.findings_text import finding_lines
    from runstrength_tui.paths import Places

    short = Path("/nowhere")
    findings = examine_all(Places(data=short, config=short, state=short, cache=short))
    assert all(len(line) <= 40 or str(short) in line for line in finding_lines(findings, 40))
