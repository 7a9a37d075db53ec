"""Writing down a session or a run in one line, and taking it back."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tinydb import TinyDB

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.store.store import Store
from tests.commands.conftest import START, Command, a_session, stored
from tests.compiled_copy import lay_copy
from tests.pseudo_terminal import PseudoTerminal

PYTHON = sys.executable
BARE = "import sys; from runstrength_tui.commands import run; sys.exit(run(sys.argv[1:]))"


def opened(data: Path) -> Store:
    return Store.open(data, lambda: START)


def test_a_run_and_a_whole_plan_in_one_line_are_stored_and_taken_back(
    runstrength: Command, data: Path
) -> None:
    outcome = runstrength("run", "8k", "42:10", "@6,", "base", "a")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert "8 km, 42:10" in lines[0]
    assert lines[1].startswith("Runner's base A")
    assert lines[-1] == "Stored; rs undo takes it back."
    (run,), (session,) = opened(data).runs(), opened(data).sessions()
    assert (run.distance_m, run.seconds, run.rpe) == (8000, 2530, 6)
    assert (session.plan, session.origin) == ("runners-base-a", "line")
    with TinyDB(data / "runstrength.json", access_mode="r") as plain:
        assert [len(plain.table(name)) for name in ("sessions", "runs", "changes")] == [1, 1, 1]
    assert runstrength("undo").out == "Taken back: run 8k 42:10 @6, base a\n"
    assert (opened(data).runs(), opened(data).sessions()) == ((), ())
    again = runstrength("undo")
    assert (again.code, again.out) == (1, "")
    assert "nothing that could be taken back" in again.err


@pytest.mark.parametrize(
    "words",
    [
        ["pull-up", "3x5", "-20kg"],
        ["log", "pull-up", "3x5", "-20kg"],
        ["-20kg", "pull-up", "3x5"],
        ["log", "-20kg", "pull-up", "3x5"],
        ["pull-up", "-20kg", "3x5"],
        ["--", "-20kg", "pull-up", "3x5"],
        ["log", "--", "pull-up", "3x5", "-20kg"],
        ["pull-up 3x5 -20kg"],
    ],
)
def test_a_negative_load_is_no_option(runstrength: Command, data: Path, words: Sequence[str]) -> None:
    """Assisted pull-ups could only be written with quotes, or not at all."""
    outcome = runstrength(*words)
    assert (outcome.code, outcome.err) == (0, "")
    (record,) = opened(data).sessions()[0].exercises
    assert [(done.count, done.load.kind, done.load.kg) for done in record.sets] == [
        (5, LoadKind.ASSISTED, -20.0)
    ] * 3


@pytest.mark.parametrize(
    "words",
    [
        ["--dry-run", "run", "8k"],
        ["run", "--dry-run", "8k"],
        ["run", "8k", "--dry-run"],
        ["log", "run", "8k", "--dry-run"],
    ],
)
def test_a_dry_run_says_what_it_would_be_and_stores_nothing(
    runstrength: Command, data: Path, words: Sequence[str]
) -> None:
    outcome = runstrength(*words)
    assert (outcome.code, outcome.err) == (0, "")
    assert "8 km" in outcome.out
    assert outcome.out.endswith("Not stored: this was a dry run.\n")
    assert not data.exists()


def test_when_it_was_can_be_said_apart(runstrength: Command, data: Path) -> None:
    for when in ("yesterday 18:30", "--at=yesterday 18:30"):
        words = [when] if when.startswith("--") else ["--at", when]
        assert runstrength("run", *words, "8k").code == 0
    runs = opened(data).runs()
    assert [f"{run.started_at:%H:%M}" for run in runs] == ["18:30", "18:30"]
    assert [change.told for change in opened(data).changes(1)] == ["yesterday 18:30 run 8k"]


@pytest.mark.parametrize(
    ("words", "marked", "said"),
    [
        (["run 8k, pres-up 3x12"], "pres-up", "the nearest: Press-up"),
        (["run 8k 42:10 wobbly"], "wobbly", "wobbly"),
        (["shwo"], "shwo", "or did you mean the command show?"),
        (["udno"], "udno", "or did you mean the command undo?"),
        (["press-up", "3x12,", "日本\x1b[31m", "3x8"], "日本", "日本"),
    ],
)
def test_a_line_that_is_not_understood_is_marked_and_nothing_is_stored(
    runstrength: Command, data: Path, words: Sequence[str], marked: str, said: str
) -> None:
    outcome = runstrength(*words)
    assert (outcome.code, outcome.out) == (1, "")
    line, marks, sentence, *more = outcome.err.splitlines()
    place = line.index(marked)
    assert marks.index("^") == place
    assert sentence.startswith("runstrength: ")
    assert said in "\n".join([sentence, *more])
    assert more[-1] == "Nothing was stored."
    assert "\x1b" not in outcome.err
    assert not data.exists()


def test_a_line_with_two_meanings_says_both_and_how_to_write_each(runstrength: Command, data: Path) -> None:
    outcome = runstrength("log", "goblet squat 12x10")
    readings = [line for line in outcome.err.splitlines() if ": write goblet squat" in line]
    assert (outcome.code, len(readings) >= 2) == (1, True)
    for reading in readings:
        assert runstrength("--dry-run", reading.partition(": write ")[2]).code == 0
    assert not data.exists()


def test_a_long_line_is_shown_around_its_fault(runstrength: Command) -> None:
    line = "press-up 3x12, " * 30 + "wobble 3x12, " + "press-up 3x12, " * 30
    shown, marks, *_ = runstrength(line).err.splitlines()
    assert len(shown) <= 80 and shown[0] == shown[-1] == "…"
    assert shown[marks.index("^") :].startswith("wobble")


def test_programs_get_what_was_understood_and_what_was_stored(runstrength: Command, data: Path) -> None:
    told = json.loads(runstrength("run", "8k,", "--json", "press-up", "3x12").out)
    assert told["told"][0]["what"] == "Easy run" and len(told["told"]) == 2
    assert told["runs"][0]["id"] == opened(data).runs()[0].id
    assert told["sessions"][0]["id"] == opened(data).sessions()[0].id
    assert told["change"] == opened(data).changes(1)[0].id
    wrong = runstrength("pres-up", "3x12", "--json")
    fault = json.loads(wrong.out)
    assert (wrong.code, wrong.err) == (1, "")
    assert fault["text"][fault["start"] : fault["end"]] == "pres-up"
    assert "Press-up" in fault["nearest"]


def _piped(data: Path, text: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [PYTHON, "-c", BARE, "--data", str(data), "log", *arguments]
    return subprocess.run(command, input=text, capture_output=True, timeout=60, check=False)


def test_lines_from_a_pipe_are_stored_all_or_none(
    runstrength: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a week of training would be stored, and stored again with the corrected file."""

    def pipe(text: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))

    week = b"2026-11-16 18:00 press-up 3x12\r\n2026-11-17 run 8k 42:10\r\n\r\n2026-11-18 wobble 3x8\n"
    pipe(b"\xef\xbb\xbf" + week)
    wrong = runstrength("log")
    assert wrong.code == 1 and "line 4: " in wrong.err and "wobble" in wrong.err
    assert not data.exists()
    pipe(b"press-up 3x12\n\xff\xfe\n")
    assert "Line 2 is not UTF-8 text, so nothing was stored." in runstrength("log").err
    pipe(b"")
    assert runstrength("log").code == 1
    pipe(b"2026-11-16 18:00 press-up 3x12\n2026-11-17 run 8k 42:10\n2026-11-18 goblet squat 3x8 16kg\n")
    assert runstrength("log").code == 0
    store = opened(data)
    assert (store.count(), len(store.runs())) == (2, 1)
    (change,) = store.changes(9)
    assert change.told == "2026-11-16 18:00 press-up 3x12 and 2 more lines"
    store.take_back()
    assert (store.count(), store.runs()) == (0, ())


def test_on_a_terminal_each_line_is_said_back_and_stored_when_it_is_entered(
    data: Path, tmp_path: Path
) -> None:
    """A dropped line would lose what had been entered before it; a typing error end the whole."""
    env = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [PYTHON, "-c", BARE, "--data", str(data), "log"]
    with PseudoTerminal(command, env=env) as terminal:
        terminal.wait_for("an empty one ends")
        terminal.send(b"run 8k 42:10\r")
        terminal.wait_for("Stored; rs undo takes it back.")
        assert [run.distance_m for run in opened(data).runs()] == [8000]
        terminal.send(b"row 3x11, pres-up 3x12\r")
        terminal.wait_for("3 × 11")
        terminal.wait_for("Nothing was stored.")
        terminal.send(b"press-up 3x12\r")
        terminal.wait_for("3 × 12")
        terminal.send(b"undo\r")
        terminal.wait_for("Taken back: press-up 3x12")
        terminal.send(b"press-up 3x11\r")
        terminal.wait_for("3 × 11")
        terminal.send(b"\r")
        assert terminal.wait_exit() == 0
    assert [change.told for change in opened(data).changes(9)] == ["press-up 3x11", "run 8k 42:10"]


def test_last_times_weights_and_the_persons_units_fill_in_what_a_line_leaves_out(
    runstrength: Command, data: Path, tmp_path: Path
) -> None:
    """Sixteen pounds would be stored as sixteen kilograms."""
    config = tmp_path / "config" / "runstrength"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('units = "lb"\ndistance = "mi"\n')
    runstrength("goblet squat 3x8 35")
    assert "3 × 8, 35 lb" in runstrength("--dry-run", "goblet squat 3x8").out
    assert "5 mi" in runstrength("--dry-run", "run 5").out
    (config / "settings.toml").write_text("units = [")
    broken = runstrength("--dry-run", "run 5k")
    assert broken.code == 0 and "usual settings" in broken.err


def test_planned_is_the_session_that_today_suggests(runstrength: Command, data: Path) -> None:
    assert "A first session" not in runstrength("--dry-run", "planned").out and not data.exists()
    runstrength("5 days ago base a")
    runstrength("3 days ago base b")
    runstrength("planned")
    assert opened(data).changes(1)[0].told == "planned"
    assert opened(data).session(opened(data).changes(1)[0].sessions[0]).plan == "runners-base-a"  # type: ignore[union-attr]


def test_a_race_ahead_is_noted_once_and_taken_back(runstrength: Command, data: Path) -> None:
    runstrength("race half 2030-04-07")
    (race,) = opened(data).profile().races
    assert (race.on.isoformat(), race.distance_m) == ("2030-04-07", 21_097.5)
    again = runstrength("race half 2030-04-07")
    assert "known already" in again.out
    runstrength("undo")
    assert opened(data).profile().races == ()


def test_the_last_changes_are_listed_and_any_of_them_taken_back(runstrength: Command, data: Path) -> None:
    assert "Nothing can be taken back" in runstrength("undo", "--list").out
    stored(data, a_session())
    for line in ("run 5k", "run 6k", "run 7k"):
        runstrength(line)
    for none in ("press-up", "0", "-1", "²", "9" * 30):
        said = runstrength("undo", "--", none)
        assert said.code == 2 and f"undo takes a number of rs undo --list, and {none!r} is none" in said.err
    listed = runstrength("undo", "--list").out.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2", "3"]
    assert [line[-6:] for line in listed] == ["run 7k", "run 6k", "run 5k"]
    assert runstrength("undo", "2").out == "Taken back: run 6k\n"
    assert [change["told"] for change in json.loads(runstrength("undo", "--list", "--json").out)] == [
        "run 7k",
        "run 5k",
    ]
    assert json.loads(runstrength("undo", "--json").out)["told"] == "run 7k"
    assert "no change 2" in runstrength("undo", "2").err
    store = opened(data)
    store.put_run(store.runs()[0], told="an edit")
    assert [run.distance_m for run in store.runs()] == [5000]
    assert runstrength("undo").out == "Taken back: an edit\n"
    assert store.count() == 1, "a session that was done live is nothing that undo takes back"


def test_lines_logged_while_others_store_lose_nothing(data: Path, tmp_path: Path) -> None:
    """A run written down in one terminal would take the place of a set finished in the app beside it."""
    lay_copy(tmp_path / "cache" / "runstrength")
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    store = opened(data)
    logged = [
        subprocess.Popen(
            [PYTHON, "-c", BARE, "--data", str(data), f"run {far}k"], env=env, stdout=subprocess.DEVNULL
        )
        for far in (5, 6, 7)
    ]
    number = 0
    while any(each.poll() is None for each in logged):
        number += 1
        store.complete(a_session(8_000_000_000_000 + number))
        time.sleep(0.05)  # nobody finishes sets faster; without a pause the others would not get in
    assert [each.returncode for each in logged] == [0, 0, 0]
    assert sorted(run.distance_m or 0 for run in store.runs()) == [5000, 6000, 7000]
    assert store.count() == number > 0
    assert {change.told for change in store.changes(9)} == {"run 5k", "run 6k", "run 7k"}


def test_a_line_brings_little(data: Path, tmp_path: Path) -> None:
    """On the doorstep a line is stored at once: what only other commands need is not loaded for it."""
    program = (
        "import sys; from runstrength_tui.commands import run;"
        f"run(['--data', {str(data)!r}, 'run', '8k', '42:10', '@6']);"
        "heavy = {'textual', 'platformdirs', 'shutil', 'tempfile', 'difflib', 'tomllib', 'dateutil',"
        " *('runstrength_tui.' + name for name in ('store.merging', 'store.restoring', 'library.search',"
        " 'library.files', 'domain.safety.rules', 'domain.live.events', 'domain.quicklog.completing',"
        " 'domain.quicklog.writing'))};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    environ = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    lay_copy(tmp_path / "cache" / "runstrength")
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environ
    )
    assert done.stdout.splitlines()[-1] == "[]"
