"""The programs that are measured, each on a pseudo-terminal and with folders of its own."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from runstrength_tui.library import Library, load_library
from tests.benchmarks.lifetime import LIFETIME, MIDDLE, write_lifetime
from tests.known_person import make_known
from tests.pseudo_terminal import PseudoTerminal, key_bytes

_HERE: Final = Path(__file__).parent
_BARE: Final = str(_HERE / "bare_app.py")
_SLOW: Final = str(_HERE / "slow_disk.py")
COMMAND: Final = str(Path(sys.executable).parent / "runstrength")
LABEL: Final = [sys.executable, _BARE, "label"]
DIGITS: Final = [sys.executable, _BARE, "digits"]
BARE_READY: Final = "Bare and usable"
SUGGESTED: Final = "▸"
"""On Today, with its suggestion."""
BASE_A: Final = "Runner's base A"
CHECK: Final = "Before you begin"
FIRST_SET: Final = "set 1 of 3"


class World:
    """Folders for one run: stores of several sizes, made when first asked for, and an environment."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        """A few rounds only, to see that all of it runs."""
        self._made = 0
        self.env = {
            f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")
        }
        # Compiled modules are kept, as on any machine, whatever the shell here says.
        self.env |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
        self.cache = folder / "cache" / "runstrength"

    def rounds(self, usual: int, quick: int = 2) -> int:
        """How often to repeat something."""
        return quick if self.quick else usual

    @property
    def library(self) -> Library:
        """Our exercises and plans."""
        return load_library((), self.cache)

    def empty(self) -> Path:
        """Return a new data folder without a store."""
        self._made += 1
        return self.folder / f"empty-{self._made}"

    def begun(self) -> Path:
        """Return a new data folder of somebody who has answered what is asked first, and trained never."""
        data = self.empty()
        make_known(data)
        return data

    def lifetime(self) -> Path:
        """Return a new data folder with a lifetime's store."""
        return self._copy(LIFETIME)

    def middle(self) -> Path:
        """Return a new data folder with 1 300 sessions."""
        return self._copy(MIDDLE)

    def _copy(self, sessions: int) -> Path:
        made = self.folder / f"store-{sessions}"
        if not made.exists():
            write_lifetime(made, self.library, datetime.now().date() - timedelta(days=1), sessions)
            make_known(made)
        self._made += 1
        copy = self.folder / f"data-{self._made}"
        shutil.copytree(made, copy)
        return copy

    @contextmanager
    def open(self, command: list[str], size: tuple[int, int] = (80, 24)) -> Iterator[PseudoTerminal]:
        """Run a command on a terminal that is drawn."""
        with PseudoTerminal(command, size=size, env=self.env) as terminal:
            yield terminal

    def seconds_to(self, command: list[str], *texts: str) -> list[float]:
        """Return the seconds from the start of a command until each text has been written, in this order."""
        began = time.perf_counter()
        with _Unseen(command, env=self.env) as terminal:
            found = []
            for text in texts:
                terminal.wait_output(text.encode())
                found.append(terminal.first_byte_at - began)
            return found


@contextmanager
def new_world(*, quick: bool) -> Iterator[World]:
    """Folders that are gone afterwards."""
    with TemporaryDirectory(prefix="runstrength-benchmarks-") as folder:
        yield World(Path(folder), quick=quick)


def app(data: Path, *, extra_fsync: float = 0.0) -> list[str]:
    """Return the command that opens the app on a data folder."""
    if extra_fsync:
        return [sys.executable, _SLOW, str(extra_fsync), "--data", str(data)]
    return [COMMAND, "--data", str(data)]


def begin_base_a(terminal: PseudoTerminal) -> None:
    """Go from the start to the first set of Runner's base A, with the check answered and no rest running."""
    terminal.wait_for(SUGGESTED)  # it may be a day for rest
    quiet(terminal)
    while f"› {BASE_A}" not in terminal.text:
        _down(terminal)
    terminal.press("enter")
    terminal.wait_for(CHECK)
    terminal.press("enter")
    terminal.wait_for(FIRST_SET)
    quiet(terminal)


def _down(terminal: PseudoTerminal) -> None:
    """Go down by one row, and see it done: on a busy machine a second key would pass the row over."""
    before = terminal.text
    terminal.press("down")
    terminal.wait_until(lambda: terminal.text != before, "the next row")
    quiet(terminal, 0.1)


def quiet(terminal: PseudoTerminal, seconds: float = 0.4) -> None:
    """Read until nothing has come for a while."""
    terminal.pump(20, until_quiet=seconds)


def first_byte(terminal: PseudoTerminal, key: str) -> float:
    """Press a key and return the seconds until the first byte of the answer."""
    data = key_bytes(key)
    began = time.perf_counter()
    os.write(terminal.master, data)
    while not terminal.first_output():  # the system may say "ready" a moment before a byte can be read
        assert time.perf_counter() - began < 5, f"no answer to {key}; the screen:\n{terminal.text}"
    return terminal.first_byte_at - began


def answer_bytes(terminal: PseudoTerminal, key: str, settle: float = 0.15) -> int:
    """Press a key and return how many bytes the program writes until it is quiet."""
    before = terminal.written
    terminal.send(key_bytes(key))
    terminal.pump(5, until_quiet=settle)
    return terminal.written - before


class _Unseen(PseudoTerminal):
    """A terminal whose screen is not drawn, so that drawing does not count as waiting."""

    def __init__(self, command: list[str], *, env: dict[str, str]) -> None:
        super().__init__(command, env=env)
        self._stream = _Nowhere()

    def wait_output(self, data: bytes, seconds: float = 20.0) -> None:
        end = time.perf_counter() + seconds
        while data not in self.output and time.perf_counter() < end:
            if not self.first_output(1.0) and self.process.poll() is not None:
                break
        super().wait_output(data, 0.1)


class _Nowhere:
    def feed(self, data: bytes) -> None:
        """Draw nothing."""
