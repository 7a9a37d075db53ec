"""If these fail, a history cannot be taken elsewhere, or a file of the person's is lost on the way."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrength_tui.commands import export
from runstrength_tui.commands.demo import write_history
from runstrength_tui.commands.out_file import write_file
from runstrength_tui.domain.profile import Profile, Race
from runstrength_tui.domain.quicklog import Given, read_line
from runstrength_tui.domain.run import Run
from runstrength_tui.errors import NotStored
from runstrength_tui.exchange.whole_json import read_whole
from runstrength_tui.library import load_library
from runstrength_tui.store.store import Store
from tests.commands.conftest import START, Command, a_session, stored


def _some(data: Path) -> None:
    stored(data, a_session())
    run = Run(id=0, started_at=START, updated=START, distance_m=8_000, seconds=2_530)
    Store.open(data, lambda: START).add(runs=[run], told="a run")


@pytest.mark.parametrize(
    ("name", "begins", "said"),
    [
        ("all.json", b'{"format":"runstrength","version":1,', "json"),
        ("sets.csv", b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,", "strong"),
        ("diary.md", b"# Training diary\n", "markdown"),
    ],
)
def test_the_ending_of_the_name_says_the_format(
    name: str, begins: bytes, said: str, data: Path, tmp_path: Path, runstrength: Command
) -> None:
    _some(data)
    file = tmp_path / name
    outcome = runstrength("export", str(file))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"1 session and 1 run written to {file} ({said}, {file.stat().st_size:,} bytes).\n"
    assert file.read_bytes().startswith(begins)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = msgspec.json.decode(runstrength("export", str(file), "--force", "--json").out)
    assert (told["sessions"], told["runs"], told["format"]) == (1, 1, said)


def test_without_a_file_it_goes_to_standard_output(data: Path, runstrength: Command) -> None:
    _some(data)
    for arguments in ([], ["--json"], ["-"], ["--format", "json", "-"]):
        outcome = runstrength("export", *arguments)
        assert (outcome.code, outcome.err) == (0, "")
        assert len(read_whole(outcome.out.encode()).sessions) == 1
    hevy = runstrength("export", "-f", "hevy", "--unit", "lb").out
    assert hevy.startswith("title,start_time,")
    assert ",35.27,8," in hevy
    assert ",16,8," in runstrength("export", "-f", "hevy").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.xlsx"], "the name 'x.xlsx' says no format; add --format"),
        (["-f", "pdf"], "'pdf' is not one of"),
        (["-f", "strong", "--json"], "--json without a FILE is the format json"),
        (["all.json", "last", "week"], "the format json holds everything"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(arguments: list[str], said: str, runstrength: Command) -> None:
    outcome = runstrength("export", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_a_file_that_is_there_gives_way_to_force_alone(
    data: Path, tmp_path: Path, runstrength: Command
) -> None:
    _some(data)
    file = tmp_path / "all.json"
    file.write_text("dear diary")
    outcome = runstrength("export", str(file))
    assert (outcome.code, file.read_text()) == (1, "dear diary")
    assert "--force" in outcome.err
    assert runstrength("export", str(file), "--force").code == 0
    assert len(read_whole(file.read_bytes()).sessions) == 1
    for place, said in ((tmp_path, "is a folder"), (tmp_path / "no" / "x.json", "There is no folder")):
        refused = runstrength("export", "-f", "json", str(place))
        assert refused.code == 1
        assert said in refused.err


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))])
def test_what_stops_half_way_leaves_no_half_file(stop: BaseException, tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half of "
        raise stop

    file = tmp_path / "all.json"
    file.write_text("as before")
    for force, target in ((True, file), (False, tmp_path / "new.json")):
        with pytest.raises((NotStored, KeyboardInterrupt)):
            write_file(target, chunks(), force=force)
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]
    assert file.read_text() == "as before"


def test_what_does_not_read_and_what_is_under_way_is_said(
    data: Path, tmp_path: Path, runstrength: Command
) -> None:
    _some(data)
    file = data / "runstrength.json"
    tables = msgspec.json.decode(file.read_bytes())
    tables["sessions"]["77"] = {"from": "a later version"}
    file.write_bytes(msgspec.json.encode(tables))
    (data / "live").mkdir()
    (data / "live" / "99.jsonl").write_bytes(b"")
    out = runstrength("export", str(tmp_path / "a.json"))
    assert "1 record does not read: carried along as stored" in out.err
    assert "A session is under way" in out.err
    assert (
        b'{"table":"sessions","id":77,"record":{"from":"a later version"}}'
        in (tmp_path / "a.json").read_bytes()
    )
    assert "1 record does not read: left out" in runstrength("export", str(tmp_path / "a.md")).err


def test_the_made_up_history_moves_bit_for_bit(data: Path, tmp_path: Path, runstrength: Command) -> None:
    sessions = write_history(data, tmp_path / "cache" / "runstrength")
    out = runstrength("export").out
    assert len(read_whole(out.encode()).sessions) == len(sessions)
    file, other = tmp_path / "all.json", tmp_path / "other"
    file.write_text(out)
    assert runstrength("--data", str(other), "restore", str(file), "--yes").code == 0
    assert runstrength("--data", str(other), "export").out == out
    assert Store.open(other, lambda: START).sessions() == tuple(reversed(sessions))


def test_lines_are_what_log_reads_back(data: Path, tmp_path: Path, runstrength: Command) -> None:
    history = write_history(data, tmp_path / "cache" / "runstrength")
    run = Run(id=0, started_at=START, updated=START, distance_m=8_000, seconds=2_530)
    ahead = replace(run, started_at=START.replace(year=2030), planned=True)
    race = Race(on=date(2030, 5, 1), name="Spring", goal=True)

    def with_race(told: Profile) -> Profile:
        return replace(told, races=(race,))

    store = Store.open(data, lambda: START)
    store.add(runs=[run, ahead], profile=with_race, told="x")
    runs = sorted(store.runs(), key=lambda each: each.started_at)
    lines = runstrength("export", "-f", "lines").out.splitlines()
    assert len(lines) == len(history) + len(runs) + 1
    library = load_library((), tmp_path / "cache" / "runstrength")
    given = Given(now=datetime.now().astimezone())
    read = [read_line(line, library, given) for line in lines]
    assert sum(len(each.sessions) for each in read) == len(history)
    back = sorted((each for found in read for each in found.runs), key=lambda each: each.started_at)
    assert [(each.planned, each.distance_m, each.seconds) for each in back] == [
        (each.planned, each.distance_m, each.seconds) for each in runs
    ]
    assert [each for found in read for each in found.races] == [race]


def test_words_leave_only_what_they_find(data: Path, runstrength: Command) -> None:
    stored(data, a_session(), a_session(7_000_000_000_000, days=-300))
    assert runstrength("export", "-f", "markdown", "-").out.count("### ") == 2
    assert runstrength("export", "-f", "markdown", "-", "box", "jump", "from:2026-06").out.count("### ") == 1
    assert runstrength("export", "-f", "markdown", "-", "deadlift", "run").out == "# Training diary\n"
    assert runstrength("export", "-f", "markdown", "-", "deadlfit").code == 2


def test_help_says_what_a_format_cannot_hold(runstrength: Command) -> None:
    said = runstrength("export", "--help").out
    for word in ("Examples:", "rests", "heights of boxes", "RPE"):
        assert word in said
    assert export.command.name == "export"


def test_a_note_cannot_break_out_of_its_cell(data: Path, runstrength: Command) -> None:
    session = replace(a_session(), note='",=1+1,"\n\x1b[31m')
    stored(data, session)
    out = runstrength("export", "-f", "strong").out
    assert "\x1b" not in out
    assert '""",=1+1,""' in out
