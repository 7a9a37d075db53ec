"""Opening the app by its command, on a real terminal: what stays behind, and how it ends."""

from __future__ import annotations

import os
import signal
import stat
import sys
from pathlib import Path

from tests.pseudo_terminal import PseudoTerminal

RUN = "import sys; from runstrength_tui.commands import run; sys.exit(run(sys.argv[1:]))"
CRASH = (
    "from runstrength_tui.screens.today.screen import TodayScreen\n"
    "def compose(self): raise ZeroDivisionError('on purpose')\n"
    "TodayScreen.compose = compose\n"
)


def _terminal(tmp_path: Path, *arguments: str, before: str = "") -> PseudoTerminal:
    """Run the command with every folder below ``tmp_path``."""
    environment = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp")}
    environment |= {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
    environment["RUNSTRENGTH_DATA"] = str(tmp_path / "data")
    (tmp_path / "tmp").mkdir()
    return PseudoTerminal([sys.executable, "-c", before + RUN, *arguments], env=environment)


def test_the_demo_shows_made_up_history_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with _terminal(tmp_path, "--debug", "demo") as terminal:
        terminal.wait_for("Demo: made-up history")
        terminal.press("4")
        terminal.wait_for("Runner's base")
        assert len(os.listdir(tmp_path / "tmp")) == 1
        terminal.press("q")
        terminal.pump(10)
        assert terminal.process.wait(10) == 0
    assert os.listdir(tmp_path / "tmp") == []
    assert not (tmp_path / "data").exists()
    log = tmp_path / "state" / "runstrength" / "runstrength.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "left with code 0" in log.read_text()


def test_a_dropped_line_ends_the_app_and_the_demos_folder(tmp_path: Path) -> None:
    with _terminal(tmp_path, "demo") as terminal:
        terminal.wait_for("Demo: made-up history")
        terminal.process.send_signal(signal.SIGTERM)
        terminal.pump(10)
        assert terminal.process.wait(10) == 128 + signal.SIGTERM
    assert os.listdir(tmp_path / "tmp") == []


def test_what_nobody_foresaw_is_one_sentence_and_a_file(tmp_path: Path) -> None:
    with _terminal(tmp_path, before=CRASH) as terminal:
        terminal.pump(10)
        assert terminal.process.wait(10) == 1
        said = terminal.output.decode(errors="replace")
    assert "Traceback" not in said
    assert "everything entered is kept" in said
    (report,) = (tmp_path / "state" / "runstrength").glob("crash-*.txt")
    assert "on purpose" in report.read_text()
