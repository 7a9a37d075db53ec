"""If these fail, years of somebody's training come in twice, half, or not at all, or nobody says so."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from runstrength_tui.commands.call import now_local
from runstrength_tui.domain.run import RunKind
from runstrength_tui.exchange.tables import gathering
from runstrength_tui.store.store import Store
from tests.commands.conftest import Command
from tests.exchange.test_other_trackers import STRONG_12
from tests.exchange.told import rows
from tests.exchange.track_files import gpx
from tests.pseudo_terminal import PseudoTerminal

STRONG = rows(
    STRONG_12,
    '2024-03-05 18:30:11,"Legs",48m,"Squat (Barbell)",1,80.0,5,0,0,"","",8',
    '2024-03-05 18:30:11,"Legs",48m,"Bulgarian Split Squat",1,10,8,0,0,"","",',
    '2024-03-05 18:30:11,"Legs",48m,"Bench Press (Barbell)",1,60,8,0,0,"","",',
    '2024-03-05 18:30:11,"Legs",48m,"Thing of mine",1,0,8,0,0,"","",',
    '2024-03-05 18:30:11,"Legs",48m,"Thing of mine",2,0,0,0,0,"","",',
    '2024-03-05 18:30:11,"Legs",48m,"Thing of mine",3,0,many,0,0,"","",',
    '2024-03-07 07:10:00,"Easy",31m,"Running",1,0,0,5,1800,"","",',
)
REPORT = """\
Strong, 5 Mar 2024 to 7 Mar 2024
  new    1 session, 4 sets, 1 run
  empty  1 set in which nothing was done, left out

Exercises of the library
  Squat (Barbell)        Barbell back squat, 1 set
  Bulgarian Split Squat  Weighted Bulgarian, 1 set

Your own, and what they work is known
  Bench Press (Barbell)  1 set

Your own, known by name only
  Thing of mine  1 set

1 line left out
  line 7  “many” is no number

Two dumbbells count in all, so their weight is twice the file's: Weighted
  Bulgarian.
Reps and seconds are taken to be a side: Weighted Bulgarian.
"""


NOTHING_NEW = "  new    0 sessions, 0 sets, 0 runs"


@pytest.fixture
def strong(tmp_path: Path) -> str:
    """A file of Strong."""
    path = tmp_path / "strong.csv"
    path.write_text(STRONG)
    return str(path)


def _store(data: Path) -> Store:
    return Store.open(data, now_local)


def test_the_report_says_what_would_come_in_and_stores_nothing(
    runstrength: Command, strong: str, data: Path
) -> None:
    said = runstrength("import", "--dry-run", "--unit", "kg", strong)
    assert (said.code, said.out, said.err) == (0, REPORT, "")
    assert not data.exists()


def test_a_second_import_adds_nothing_and_undo_takes_all_of_one_back(
    runstrength: Command, strong: str, data: Path
) -> None:
    said = runstrength("import", "--yes", "--unit", "kg", strong)
    assert said.code == 0
    assert said.out == REPORT + "\nStored 1 session and 1 run; runstrength undo takes all of it back.\n"
    store = _store(data)
    kept = store.sessions(), store.runs(), store.profile().own_exercises
    assert [session.plan_name for session in kept[0]] == ["Legs"]
    assert [each.name for each in kept[2]] == ["Bench Press (Barbell)", "Thing of mine"]
    again = runstrength("import", "--yes", "--unit", "kg", strong)
    assert again.out.splitlines()[1:3] == [NOTHING_NEW, "  known  2 there already"]
    assert again.out.endswith("\nAll of it is known, so nothing was stored.\n")
    store = _store(data)
    assert (store.sessions(), store.runs(), store.profile().own_exercises) == kept
    assert store.changes(1)[0].told == "the import of 1 session and 1 run from Strong"
    store.take_back()
    assert (store.count(), store.runs(), store.profile().own_exercises) == (0, (), ())


def test_what_was_deleted_here_stays_deleted_and_is_said(
    runstrength: Command, strong: str, data: Path
) -> None:
    runstrength("import", "--yes", "--unit", "kg", strong)
    store = _store(data)
    store.delete(store.sessions()[0].id, now_local())
    said = runstrength("import", "--yes", "--unit", "kg", strong)
    assert "  deleted  1 that you deleted here stay deleted" in said.out
    assert _store(data).count() == 0


def test_a_run_that_was_written_down_does_not_come_in_again_from_the_watch(
    runstrength: Command, data: Path, tmp_path: Path
) -> None:
    watch = tmp_path / "watch.gpx"
    watch.write_bytes(gpx())
    assert runstrength("2026-11-20 hard run 1.8k").code == 0
    said = runstrength("import", "--yes", str(watch))
    assert "\n  known  1 there already, 1 run by day, distance and time\n" in said.out
    assert "Stored what 1 run lacked; runstrength undo" in said.out
    (run,) = _store(data).runs()
    assert (run.distance_m, run.seconds, run.heart_rate, run.kind) == (1800, 600, 140, RunKind.HARD)
    again = runstrength("import", "--yes", str(watch))
    assert again.out.endswith("\nAll of it is known, so nothing was stored.\n")
    assert runstrength("undo").code == 0
    assert [each.heart_rate for each in _store(data).runs()] == [None]
    warned = runstrength("2026-11-20 run 1.8k 10:05")
    assert "You have a run of 1.8 km on " in warned.out
    assert len(_store(data).runs()) == 2


def test_programs_get_the_report_as_json(runstrength: Command, strong: str) -> None:
    told = json.loads(runstrength("import", "--dry-run", "--json", "--unit", "kg", strong).out)
    assert (told["source"], told["new"], told["stored"]) == (
        "Strong",
        {"sessions": 1, "sets": 4, "runs": 1, "races": 0},
        None,
    )
    assert told["refused"] == [{"line": 7, "why": "“many” is no number"}]
    assert told["names"][0]["name"] == "Squat (Barbell)"
    assert json.loads(runstrength("import", "--yes", "--json", "--unit", "kg", strong).out)["stored"]


def test_an_export_comes_in_with_nothing_lost_and_once(
    runstrength: Command, strong: str, data: Path, tmp_path: Path
) -> None:
    runstrength("import", "--yes", "--unit", "kg", strong)
    out, other = tmp_path / "out.json", tmp_path / "other"
    runstrength("export", str(out))
    said = runstrength("--data", str(other), "import", "--yes", str(out))
    assert said.out.splitlines()[0] == "Another copy of a RunStrength history"
    assert "\nStored 1 run, 1 session and what you told of yourself;" in said.out
    again = runstrength("--data", str(other), "import", "--yes", str(out))
    assert again.out.endswith("\nAll of it is known, so nothing was stored.\n")
    assert runstrength("--data", str(other), "export").out == out.read_text()
    assert json.loads(runstrength("import", "--dry-run", "--json", str(out)).out)["unread"] == []


def test_the_file_of_another_computer_comes_in_whole_and_what_does_not_read_is_named(
    runstrength: Command, strong: str, data: Path, tmp_path: Path
) -> None:
    runstrength("import", "--yes", "--unit", "kg", strong)
    other, out = tmp_path / "other", tmp_path / "out.json"
    said = runstrength("--data", str(other), "import", "--yes", str(data / "runstrength.json"))
    assert said.out.splitlines()[0] == "Another copy of a RunStrength history"
    assert runstrength("--data", str(other), "export").out == runstrength("export").out
    runstrength("export", str(out))
    out.write_text(out.read_text().replace('"count":', '"counted":'))
    refused = runstrength("--data", str(tmp_path / "third"), "import", "--yes", str(out))
    assert "1 record that cannot be read (line 8), left out" in refused.out


def test_lines_come_in_from_a_file_once(runstrength: Command, data: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("2026-11-02 18:30 press-up 3x8\n2026-11-03 07:10 run 8k 42:10\nrace half 2027-04-04\n")
    said = runstrength("import", "--yes", str(lines))
    assert "Stored 1 session, 1 run and 1 race" in said.out
    store = _store(data)
    assert (store.count(), len(store.runs()), len(store.profile().races)) == (1, 1, 1)
    again = runstrength("import", "--yes", str(lines))
    assert again.out.splitlines()[1:3] == [NOTHING_NEW, "  known  2 there already"]
    assert (_store(data).count(), len(_store(data).profile().races)) == (1, 1)


def test_what_went_out_of_here_as_a_table_does_not_come_in_twice(
    runstrength: Command, strong: str, data: Path, tmp_path: Path
) -> None:
    runstrength("log", "--at", "2026-11-02 18:30", "press-up 3x8")
    runstrength("import", "--yes", "--unit", "kg", strong)
    table = tmp_path / "sets.csv"
    for form in ("strong", "hevy"):
        assert runstrength("export", "--force", "--unit", "kg", "--format", form, str(table)).code == 0
        said = runstrength("import", "--dry-run", "--unit", "kg", str(table))
        assert said.out.splitlines()[1:3] == [
            "  new    0 sessions, 0 sets, 0 runs",
            "  known  3 there already",
        ]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("strong.csv",), 2, "import asks before it stores, and cannot ask here; add --yes, or --dry-run"),
        (("--yes", "strong.csv"), 1, "does not say whether its weights are kg or lb (line 2: 80)"),
        (("--yes", "--unit", "st", "strong.csv"), 2, "'st' is not one of 'kg', 'lb'"),
        (("--yes", "none.csv"), 1, "There is no file"),
        (("--yes", "."), 1, "is a folder, not a file"),
        (("--yes", "empty.csv"), 1, "The file is empty"),
        (("--yes", "bomb.json"), 1, "The file is JSON, and not as runstrength export writes it"),
        (("--yes", "deep.json"), 1, "nested more deeply than any of ours"),
        (("--yes", "lines.txt"), 1, "Line 2: "),
        (("--yes", "shopping.csv"), 1, "Nothing in the file says whose it is"),
        (("--yes", "torn.csv"), 1, "Line 2 has 3 columns where the header has 12"),
        (("--yes", "binary.csv"), 1, "Line 2 has a NUL byte"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_stored(
    runstrength: Command,
    strong: str,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    folder = Path(strong).parent
    (folder / "bomb.json").write_text("[" * 1_000_000)
    (folder / "deep.json").write_text('{"format":"runstrength","version":1,"runs":' + "[" * 1_000_000)
    (folder / "lines.txt").write_text("2026-11-02 18:30 press-up 3x8\n2026-11-03 18:30 pres-ub 3x8\n")
    (folder / "empty.csv").write_text(" \n\n")
    (folder / "shopping.csv").write_text("what,how many\nmilk,2\n")
    (folder / "torn.csv").write_text(f"{STRONG_12}\n2024-03-05 18:30:11,Legs,48m\n")
    (folder / "binary.csv").write_bytes(STRONG_12.encode() + b"\n\0\n")
    monkeypatch.chdir(folder)
    said = runstrength("import", *arguments)
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not data.exists()


def test_a_file_may_come_in_on_standard_input(
    runstrength: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for expected in (1, 1):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STRONG.encode())))
        assert runstrength("import", "--yes", "--unit", "kg", "-").code == 0
        assert _store(data).count() == expected


def test_a_full_disk_half_way_leaves_everything_as_it_was(
    runstrength: Command, strong: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runstrength("import", "--yes", "--unit", "kg", strong)
    before = (data / "runstrength.json").read_bytes()
    Path(strong).write_text(STRONG.replace("2024", "2023"))

    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    said = runstrength("import", "--yes", "--unit", "kg", strong)
    assert said.code == 1
    assert "The disk is full, so nothing was stored" in said.err
    assert (data / "runstrength.json").read_bytes() == before
    monkeypatch.undo()


@pytest.mark.parametrize("where", ["reading", "storing"])
def test_ctrl_c_leaves_everything_as_it_was(
    runstrength: Command, strong: str, data: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    runstrength("import", "--yes", "--unit", "kg", strong)
    before = (data / "runstrength.json").read_bytes()
    Path(strong).write_text(STRONG.replace("2024", "2023"))

    def stop(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    if where == "reading":
        monkeypatch.setattr(gathering.Gathering, "add", stop)
    else:
        monkeypatch.setattr(os, "replace", stop)
    said = runstrength("import", "--yes", "--unit", "kg", strong)
    told = "nothing was stored." if where == "reading" else "all or nothing was stored; rs undo --list"
    assert said.code == 130 and f"Stopped: {told}" in said.err
    assert (data / "runstrength.json").read_bytes() == before
    assert [name.name for name in data.iterdir() if name.name.startswith(".")] == []


def test_on_a_terminal_it_asks_for_the_unit_and_once_before_it_stores(
    strong: str, tmp_path: Path, runstrength: Command
) -> None:
    runstrength("tips")  # lays the library's compiled copy
    data = tmp_path / "data"
    start = "from runstrength_tui.commands import main; main()"
    command = [sys.executable, "-c", start, "--data", str(data), "import", strong]
    for answer, code, told in (
        (b"n\r", 0, "Nothing was stored"),
        (b"\x03", 130, "Stopped: nothing was stored"),
        (b"\r", 0, "Stored 1"),
    ):
        with PseudoTerminal(command, env=dict(os.environ)) as terminal:
            terminal.wait_for("kg or lb:")
            terminal.send(b"lb\r")
            terminal.wait_for("Store 1 session and 1 run?")
            assert not data.exists()
            terminal.pump(0.5, until_quiet=0.3)  # the question stands there a moment before it is read from
            terminal.send(answer)
            terminal.wait_for(told)
            terminal.wait_until(lambda: terminal.process.poll() is not None, "its end")
            assert terminal.process.returncode == code
    assert _store(data).count() == 1
    assert str(_store(data).sessions()[0].exercises[0].sets[0].load.unit) == "lb"
