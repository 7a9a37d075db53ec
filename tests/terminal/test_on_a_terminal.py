"""The whole part at work on a real pseudo-terminal: dropped lines, broken input, crashes."""

from __future__ import annotations

import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.pseudo_terminal import PseudoTerminal
from tests.terminal.junk import junk

_GONE_S = 6.0  # three are promised; the rest is for a busy machine
_PROJECT = str(Path(__file__).parents[2])
_LEAVES_SCREEN = b"\x1b[?1049l"
_SHOWS_CURSOR = b"\x1b[?25h"


def _command(what: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.terminal.pty_app", what, str(folder)]


@contextmanager
def _app(what: str, folder: Path) -> Iterator[PseudoTerminal]:
    with PseudoTerminal(_command(what, folder), cwd=_PROJECT) as terminal:
        terminal.wait_for("ready")
        yield terminal


def _stall(terminal: PseudoTerminal) -> None:
    """Read nothing until the app stands still in a write."""
    used, still = -1.0, 0
    for _ in range(200):
        time.sleep(0.1)
        now = terminal.cpu_seconds()
        still = still + 1 if now == used else 0
        if still == 3:
            return
        used = now
    raise AssertionError("the app never stalled")


def _shell_script(what: str, folder: Path) -> list[str]:
    """Return a command that notes the terminal's settings as a shell finds them before and after the app."""
    app = " ".join(_command(what, folder))
    script = f'stty -g > {folder}/before; {app}; code=$?; stty -g > {folder}/after; echo "code $code."'
    return ["sh", "-c", script]


def _pid_of_app(terminal: PseudoTerminal) -> int:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(terminal.pid)], capture_output=True, check=True)
    return int(found.stdout.split()[0])


# --- the line drops


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_signal_ends_a_live_app_cleanly(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """Else a dropped line or a shutdown would skip what the app does when it ends."""
    with _app("plain", tmp_path) as terminal:
        terminal.signal(number)
        assert terminal.wait_exit(_GONE_S) == code
        assert (tmp_path / "ended").exists()
        assert terminal.output.rfind(_SHOWS_CURSOR) > terminal.output.rfind(b"\x1b[?25l")
        assert _LEAVES_SCREEN in terminal.output


@pytest.mark.parametrize("nohup", [False, True])
def test_closed_terminal_ends_a_live_app_cleanly(tmp_path: Path, nohup: bool) -> None:
    """Else every dropped line would leave a process at full load that holds the session."""
    command = _command("plain", tmp_path)
    if nohup:
        command = ["sh", "-c", f"trap '' HUP; exec {' '.join(command)}"]
    with PseudoTerminal(command, cwd=_PROJECT) as terminal:
        terminal.wait_for("ready")
        terminal.close_line()
        assert terminal.wait_exit(_GONE_S) == 129
        assert (tmp_path / "ended").exists()


def test_a_stalled_app_is_gone_too(tmp_path: Path) -> None:
    """Else a phone out of coverage would leave a frozen process that holds the session for hours."""
    with ExitStack() as stack:
        hung, ended, closed = (stack.enter_context(_app("flood", tmp_path)) for _ in range(3))
        for terminal in (hung, ended, closed):
            _stall(terminal)
        hung.signal(signal.SIGHUP)
        ended.signal(signal.SIGTERM)
        closed.close_line()
        assert hung.wait_exit(_GONE_S, reading=False) == 129
        assert ended.wait_exit(_GONE_S, reading=False) == 143
        assert closed.wait_exit(_GONE_S, reading=False) == 129
        for terminal in (hung, ended):  # what a reader finds who comes back
            terminal.pump(1.0, until_quiet=0.2)
            assert terminal.output.rstrip().endswith(_LEAVES_SCREEN + _SHOWS_CURSOR)


@pytest.mark.parametrize(
    ("what", "key", "code"), [("plain", "", 143), ("plain", "s", 143), ("plain", "b", 1)]
)
def test_the_shell_gets_its_terminal_back(tmp_path: Path, what: str, key: str, code: int) -> None:
    """Else the shell would echo nothing after a shut down, a stuck or a crashed app."""
    with PseudoTerminal(_shell_script(what, tmp_path), cwd=_PROJECT) as terminal:
        terminal.wait_for("ready")
        if key:
            terminal.press(key)
        if code == 143:
            subprocess.run(["kill", "-TERM", str(_pid_of_app(terminal))], check=True)
        terminal.wait_for(f"code {code}.", _GONE_S)
        assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()
        assert _LEAVES_SCREEN in terminal.output
        assert (tmp_path / "ended").exists() is (key != "s")


# --- what comes in


def test_a_megabyte_of_junk_leaves_an_app_that_answers(tmp_path: Path) -> None:
    """Else a reattached tmux or a broken line would end the session under way."""
    with _app("keys", tmp_path) as terminal:
        terminal.send(junk(1_000_000))
        terminal.pump(60.0, until_quiet=2.5)  # and a paste that was never ended, ends
        terminal.press("escape", pause=0.5)
        terminal.press("z")
        terminal.wait_for("last z typed")
        assert terminal.process.poll() is None
        assert not (tmp_path / "state").exists()


def test_bytes_that_are_no_keys_type_nothing(tmp_path: Path) -> None:
    """Else a mouse report or a bad byte would change the reps of the set in hand."""
    with _app("keys", tmp_path) as terminal:
        for junk in (
            b"\xff\xe2",
            b"\x1b[M\x20\xc8\xe9",
            b"\x1b[<0;12;34M",
            b"\x1b[48;10;10;0;0t",
            b"\x1b[?2026;",
        ):
            terminal.send(junk)
            terminal.pump(0.25)
        terminal.press("a")
        terminal.wait_for("keys 1 last a typed a.")
        terminal.send(b"\x1b\r")  # two keys within a tenth of a second
        terminal.wait_for("keys 3 last enter")
        assert "z" not in terminal.text


# --- what goes out


def test_asks_for_no_mouse_and_no_kitty_keys(tmp_path: Path) -> None:
    """Else selecting text in the terminal would not work, or the space key break, even with mouse=True."""
    with _app("plain", tmp_path) as terminal:
        terminal.press("q")
        assert terminal.wait_exit() == 0
        for asked in (b"\x1b[?1000h", b"\x1b[?1002h", b"\x1b[?1003h", b"\x1b[?1016h", b"\x1b[>"):
            assert asked not in terminal.output


def test_bell_and_title(tmp_path: Path) -> None:
    """Else the end of a rest would pass unnoticed, or a name could send codes to the terminal."""
    with _app("plain", tmp_path) as terminal:
        terminal.press("t", "r", "t")
        terminal.wait_for("keys 3")
        title = ("Rest ]0;evilover " + "x" * 100)[:60]
        assert terminal.screen.title == title
        assert terminal.output.count(b"\x1b]2;" + title.encode() + b"\x07") == 1
        assert re.sub(rb"\x1b\][^\x07]*\x07", b"", terminal.output).count(b"\x07") == 1
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.title == ""


# --- what nobody foresaw


@pytest.mark.parametrize(("what", "key"), [("plain", "b"), ("plain", "w"), ("plain", "k"), ("unmount", "q")])
def test_crash_is_one_sentence_and_a_report(tmp_path: Path, what: str, key: str) -> None:
    """Else a person would face a page of code, or a dead screen, and a maintainer would learn nothing."""
    with _app(what, tmp_path) as terminal:
        terminal.press(key)
        assert terminal.wait_exit() == 1
        after = bytes(terminal.output).rpartition(_LEAVES_SCREEN)[2].decode()
        assert after.count("RunStrength stopped on an error it did not expect") == 1
        assert after.count("\n") == 1
        for word in (b"Traceback", b"Unforeseen", b"pty_app.py"):
            assert word not in terminal.output
    (report,) = (tmp_path / "state").iterdir()
    assert str(report) in after
    assert "Unforeseen" in report.read_text()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
