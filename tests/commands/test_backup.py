"""If these fail, a backup is not one, or going back to it loses what was there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrength_tui.store.store import Store
from tests.commands.conftest import START, Command, a_session, stored

OLDER = 7_000_000_000_000


def _sessions(data: Path) -> list[int]:
    return [session.id for session in Store.open(data, lambda: START).sessions()]


def test_a_backup_is_named_listed_and_stays_when_days_go_by(data: Path, runstrength: Command) -> None:
    assert runstrength("backup").code == 1
    assert "No backup yet" in runstrength("backup", "--list").out
    stored(data, a_session())
    made = [Path(runstrength("backup").out.removeprefix("Backup made: ").strip()) for _ in range(2)]
    assert made[0] != made[1]
    assert all(path.read_bytes() == (data / "runstrength.json").read_bytes() for path in made)
    for day in range(1, 14):
        Store.open(data, partial(START.replace, month=12, day=day)).complete(a_session(OLDER + day))
    listed = runstrength("backup", "--list").out.splitlines()
    assert len(listed) == 12
    assert {path.name for path in made} <= {line.split()[-1] for line in listed}
    assert sum("made when asked for" in line for line in listed) == 2
    told = msgspec.json.decode(runstrength("backup", "--list", "--json").out)
    assert [backup["good"] for backup in told] == [True] * 12
    assert Path(msgspec.json.decode(runstrength("backup", "--json").out)["file"]).exists()


def test_a_damaged_history_is_not_taken_for_a_backup(data: Path, runstrength: Command) -> None:
    data.mkdir()
    (data / "runstrength.json").write_text('{"sessions": {')
    outcome = runstrength("backup")
    assert (outcome.code, outcome.out) == (1, "")
    assert "no backup was made" in outcome.err
    assert not (data / "backups").exists()


def test_restoring_says_what_is_replaced_and_keeps_it(data: Path, runstrength: Command) -> None:
    stored(data, a_session(OLDER, days=-7))
    runstrength("backup")
    stored(data, a_session())
    shown = msgspec.json.decode(runstrength("restore", "1", "--json").out)
    assert (shown["restored"], shown["before"]["sessions"], shown["after"]["sessions"]) == (False, 2, 1)
    assert len(_sessions(data)) == 2
    outcome = runstrength("restore", "1", "--yes")
    assert outcome.code == 0
    assert outcome.out.startswith("Now      2 sessions, 0 runs; the last session Thursday 19 Nov"), (
        outcome.out
    )
    assert "Instead  1 session, 0 runs; the last session Thursday 12 Nov" in outcome.out
    assert _sessions(data) == [OLDER]
    kept = str(next(data.glob("*.replaced-*")))
    assert kept in outcome.out
    assert "The history holds the same" in runstrength("restore", "1", "--yes").out
    assert runstrength("restore", kept, "--yes").code == 0
    assert len(_sessions(data)) == 2


def test_without_a_terminal_nothing_is_restored_unasked(data: Path, runstrength: Command) -> None:
    stored(data, a_session(OLDER))
    runstrength("backup")
    stored(data, a_session())
    outcome = runstrength("restore")
    assert outcome.code == 2
    assert "add --yes" in outcome.err
    assert len(_sessions(data)) == 2


def test_a_damaged_history_gives_way_to_the_newest_good_backup(data: Path, runstrength: Command) -> None:
    stored(data, a_session())
    runstrength("backup")
    file = data / "runstrength.json"
    file.write_text('{"sessions": {')
    outcome = runstrength("restore", "--yes")
    assert outcome.code == 0
    assert "Now      a file that breaks off in the middle" in outcome.out
    assert _sessions(data) == [a_session().id]
    assert [path.read_text() for path in data.glob("*.damaged-*")] == ['{"sessions": {']


@pytest.mark.parametrize(
    ("what", "content", "said"),
    [
        ("9", None, "There is no backup 9;"),
        ("gone.json", None, "cannot be read (No such file or directory)"),
        ("x.json", b"{}", "is not a RunStrength file"),
        ("x.json", b"", "is empty"),
        ("x.json", b'{"format":"runstrength","version":9}', "written by a newer RunStrength"),
        (
            "x.json",
            b'{"format":"runstrength","version":1,\n"runs":[1,',
            "Line 2 is where the file breaks off",
        ),
        ("x.json", b'{"format":"runstrength","version":1,\n"runs":[{"note":"\xff"}]}', "Line 2 is damaged"),
        ("x.json", b'{"format":"runstrength","version":1,\n"runs":[{}]}', "Line 2 is a record without"),
        ("x.json", b'{"format":"runstrength","version":1,"a":' + b"[" * 9999, "nested more deeply"),
        ("x.json", b'{"format":"runstrength","version":1,"runs":7}', "is no export of RunStrength"),
    ],
)
def test_a_file_that_is_no_history_changes_nothing(
    what: str, content: bytes | None, said: str, data: Path, tmp_path: Path, runstrength: Command
) -> None:
    stored(data, a_session())
    before = (data / "runstrength.json").read_bytes()
    if content is not None:
        (tmp_path / what).write_bytes(content)
    outcome = runstrength("restore", what if what.isdigit() else str(tmp_path / what), "--yes")
    assert (outcome.code, outcome.out) == (1, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert (data / "runstrength.json").read_bytes() == before


def test_a_session_that_is_under_way_again_is_not_lost_to_its_older_self(
    data: Path, runstrength: Command
) -> None:
    stored(data, a_session())
    runstrength("backup")
    stored(data, replace(a_session(OLDER), note="other"))
    (data / "live").mkdir()
    log = data / "live" / f"{a_session().id}.jsonl"
    log.write_bytes(b"")
    outcome = runstrength("restore", "--yes")
    assert outcome.code == 1
    assert "under way again" in outcome.err
    log.unlink()
    assert runstrength("restore", "--yes").code == 0
