"""The installed command in folders of its own, the words its screens are known by, and what it stored."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import tinydb

from runstrength_tui.store.live_log import LogContents, read_log
from tests.compiled_copy import lay_copy
from tests.known_person import make_known
from tests.pseudo_terminal import PseudoTerminal

COMMAND: Final = Path(sysconfig.get_path("scripts")) / "runstrength"
PROJECT: Final = str(Path(__file__).parents[2])

TODAY: Final = "↓ plans"
"""On Today, whatever else it says."""
BASE_A: Final = "Runner's base A"
CHECK: Final = "Before you begin"
SESSION: Final = "space rep"
"""On the session screen, at every size."""
RESTING: Final = "Next "
SKIP_ASK: Final = "leave it out: tired"
OPTIONS_ASK: Final = "a note for the whole session"
FINISH_ASK: Final = "Finish now?"
ALL_DONE: Final = "All done"
STORED: Final = f"Stored: {BASE_A}"
EFFORT_ASK: Final = "That was"
BACK_AGAIN: Final = "nothing was lost"
"""In what is said when a session is gone on with after a crash, or taken over."""
REOPENED: Final = "Open again"
ELSEWHERE: Final = "open elsewhere"
WATCHING: Final = "Watching"
"""On the screen of another terminal's session."""
DAMAGED: Final = "Your history cannot be read"
KEPT: Final = "kept in memory"
"""In what is said while the disk refuses."""

LOSE_ASK: Final = "Not everything is saved yet"
CANNOT_START: Final = "can only be read"

ARROW_PAUSE_S: Final = 0.09
"""Arrows closer than 0.02 s are taken for a swipe."""

_CURSOR: Final = re.compile("^ › .*$", re.MULTILINE)
_MOST_PLANS: Final = 60
_MARKS: Final = re.compile(r"(?: |› )(?P<name>[A-Z][A-Za-z -]*?) {2,}(?P<marks>[✓…·–](?: [✓…·–])*)$")


class Home:
    """Folders for one person of a test; every terminal opened here sees the same files."""

    def __init__(self, folder: Path, *, known: bool = True) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.env = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
        self.env["HOME"] = str(folder)
        lay_copy(folder / "cache" / "runstrength")
        if known:
            make_known(self.data)

    @property
    def store(self) -> Path:
        """The file of finished sessions."""
        return self.data / "runstrength.json"

    @property
    def crashes(self) -> list[Path]:
        """Reports of what nobody foresaw."""
        return sorted((self.folder / "state").rglob("crash-*"))

    @property
    def log(self) -> Path:
        """The log of the one session under way."""
        (path,) = (self.data / "live").glob("*.jsonl")
        return path

    def read_log(self) -> LogContents:
        """Return what the log of the session under way holds now."""
        return read_log(self.log)

    def command(self, *arguments: str) -> list[str]:
        """Return the installed command with our data folder."""
        return [str(COMMAND), "--data", str(self.data), *arguments]

    def open(
        self,
        size: tuple[int, int] = (80, 24),
        *,
        wrapper: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
    ) -> PseudoTerminal:
        """Open the app; with ``wrapper`` a module of tests runs it with some system calls changed."""
        command = self.command()
        if wrapper:
            command = [sys.executable, "-m", *wrapper, "--data", str(self.data)]
        return PseudoTerminal(command, size=size, env=self.env | dict(env or {}), cwd=PROJECT)

    def sessions(self) -> list[Any]:
        """Return the stored sessions as stock TinyDB reads them."""
        if not self.store.exists():
            return []
        with tinydb.TinyDB(self.store, access_mode="r") as database:
            return list(database.table("sessions").all())


def go_to_plan(terminal: PseudoTerminal, plan: str = BASE_A) -> None:
    """Open the list of plans behind Today and put the cursor on one."""
    row = re.compile(rf"^ › {re.escape(plan)} +\d+ min\b", re.MULTILINE)
    terminal.wait_for(TODAY)
    before = ""

    def cursor() -> str:
        found = _CURSOR.search(terminal.text)
        return found[0] if found else ""

    for _ in range(_MOST_PLANS):
        terminal.press("j")
        terminal.wait_until(lambda: cursor() not in ("", before), "a move")  # noqa: B023
        before = cursor()
        if row.search(before):
            return
    raise AssertionError(f"{plan} is not among the plans:\n{terminal.text}")


def start_base_a(terminal: PseudoTerminal) -> None:
    """Start Runner's base A from Today, with all well before the jumps."""
    start_plan(terminal, BASE_A)


def start_plan(terminal: PseudoTerminal, plan: str) -> None:
    """Start a plan from Today, with all well in its check."""
    go_to_plan(terminal, plan)
    terminal.press("enter")
    terminal.wait_for(CHECK)
    terminal.press("enter")
    terminal.wait_gone(CHECK)
    terminal.wait_for(SESSION)


def marks(text: str) -> dict[str, str]:
    """Return the marks of the list of exercises (80 columns): ``✓✓…`` by the exercise's name."""
    found = (_MARKS.search(line) for line in text.splitlines())
    return {match["name"]: match["marks"].replace(" ", "") for match in found if match}


def wait_marks(terminal: PseudoTerminal, name: str, wanted: str, seconds: float = 10.0) -> None:
    """Read until the list of exercises shows these marks for one of them."""
    for _ in range(round(seconds / 0.05)):
        if marks(terminal.text).get(name) == wanted:
            return
        terminal.pump(0.05)
    raise AssertionError(f"{name} never became {wanted}; the screen:\n{terminal.text}")


def quit_app(terminal: PseudoTerminal) -> int | None:
    """Leave by ``q``, from Today or the history; return the exit code."""
    terminal.press("q")
    return terminal.wait_exit(10)


def facts(session: Any) -> list[tuple[Any, ...]]:
    """Return every set of a stored session: exercise, count, kg or cm, effort, missed, source."""
    return [
        (
            exercise["exercise"],
            done["count"],
            done["load"].get("kg", done["load"].get("box_cm")),
            done.get("effort"),
            done.get("missed", 0),
            done["source"],
        )
        for exercise in session["exercises"]
        for done in exercise.get("sets", ())
    ]
