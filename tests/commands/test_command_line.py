"""What a person or a script relies on when it calls ``runstrength`` with something unexpected."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from runstrength_tui import __version__, commands
from runstrength_tui.errors import StoreBusy
from tests.commands.conftest import Command

PYTHON = sys.executable
BARE = "import sys; from runstrength_tui.commands import run; sys.exit(run(sys.argv[1:]))"


def _process(
    *arguments: str, stdin: int = subprocess.DEVNULL, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PYTHON, "-c", BARE, *arguments],
        env={**os.environ, **variables},
        stdin=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-x"], "there is no option '-x'; the nearest is"),
        (["--dry", "run", "8k"], "there is no option '--dry'; the nearest is --dry-run"),
        (["run", "8k", "--jsno"], "there is no option '--jsno'; the nearest is --json"),
        (["run", "8k", "--data", "x"], "--data stands before the command's name, log"),
        (["run", "8k", "--at"], "Option '--at' requires an argument"),
        (["run", "8k", "--at", "press-up"], "--at 'press-up' is no day or time"),
        (["undo", "0"], "takes a number of rs undo --list, and '0' is none"),
        (["undo", "1", "--list"], "--list and a number do not go together"),
        (["--dat", "x"], "there is no option '--dat'; the nearest is --data"),
        (["show", "--jsno"], "there is no option '--jsno'; the nearest is --json"),
        (["show", "--data", "x"], "--data stands before the command's name, show"),
        (["show", "last"], "a session's number has digits only, and 'last' is none"),
        (["show", "1", "2"], "Got unexpected extra argument (2)"),
        (["--data"], "Option '--data' requires an argument"),
        (["--data", ""], "--data needs the name of a folder"),
        (["--data", "~nobody-of-that-name/x"], "there is no such home folder"),
        (["doctor", "\x1b[31mred"], "red"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_nearest_and_ends_with_2(
    arguments: list[str], said: str, runstrength: Command, tmp_path: Path
) -> None:
    outcome = runstrength(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("runstrength: ")
    assert outcome.err.count("\n") == 1
    assert said in outcome.err
    assert "\x1b" not in outcome.err


def test_a_file_in_place_of_the_folder_is_said_and_left_alone(runstrength: Command, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    outcome = runstrength("--data", str(letter), "show")
    assert (outcome.code, letter.read_text()) == (2, "dear")
    assert "is a file, not a folder" in outcome.err


def test_help_names_every_command_with_examples_without_importing_any(runstrength: Command) -> None:
    done = subprocess.run(
        [
            PYTHON,
            "-c",
            "import sys; from runstrength_tui.commands import run; code = run(['--help']);"
            "print(sorted(m for m in sys.modules if m.startswith('runstrength_tui.') and m.count('.') > 0),"
            "'textual' in sys.modules, code)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    for name in ("show", "doctor", "demo", "--data", "--debug", "--version", "runstrength show --json"):
        assert name in done.stdout
    last = done.stdout.splitlines()[-1]
    assert last.endswith("False 0")
    assert "commands.show" not in last
    assert "store" not in last


def test_every_listed_command_is_there_and_explains_itself(runstrength: Command) -> None:
    listed = commands.cli.list_commands(click.Context(commands.cli))
    assert listed == sorted(listed)
    assert {"show", "tips", "log", "undo", "doctor", "import"} < set(listed)
    for name in listed:
        explained = runstrength(name, "--help")
        assert explained.code == 0
        assert f"Usage: runstrength {name}" in explained.out


def test_the_version_is_the_packages_own(runstrength: Command) -> None:
    assert runstrength("--version").out == f"runstrength {__version__}\n"


def test_a_foreseen_failure_is_its_sentence_and_1(
    runstrength: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("Another program holds the history; nothing was written. Try again.")

    monkeypatch.setattr("runstrength_tui.store.store.Store.open", busy)
    outcome = runstrength("show")
    assert outcome.code == 1
    assert outcome.err == "runstrength: Another program holds the history; nothing was written. Try again.\n"


def test_ctrl_c_ends_with_130_and_no_traceback(runstrength: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("runstrength_tui.store.store.Store.open", interrupted)
    outcome = runstrength("show")
    assert outcome.code == 130
    assert "Traceback" not in outcome.err


def test_a_reader_that_has_seen_enough_hears_no_complaint(data: Path) -> None:
    """``runstrength show | head -1`` must not print a traceback."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [PYTHON, "-c", BARE, "--data", str(data), "show"],
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.stderr == ""


@pytest.mark.parametrize(
    "command",
    ["show", "history", "doctor", "tips", "exercise check", "export", "backup --list", "restore --help"],
)
def test_a_command_starts_without_textual(command: str, data: Path, tmp_path: Path) -> None:
    """Textual takes longer to import than the command takes to answer."""
    script = (
        "import sys; from runstrength_tui.commands import run; run(sys.argv[1:]);"
        "print(sorted({'textual', 'rich', 'asyncio'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [PYTHON, "-c", script, "--data", str(data), *command.split()],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_without_a_terminal_the_app_says_so_and_ends_with_2(data: Path) -> None:
    done = _process("--data", str(data))
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not data.exists()


def test_a_terminal_of_another_alphabet_gets_question_marks_not_a_traceback(data: Path) -> None:
    from tests.commands.conftest import a_session, stored

    stored(data, a_session())
    done = subprocess.run(
        [PYTHON, "-c", BARE, "--data", str(data), "show"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Goblet squat" in done.stdout
