"""How long the start takes, and how much memory the app takes, beside a bare Textual app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from runstrength_tui.store.lately_copy import COPY_NAME
from tests.benchmarks.apps import BARE_READY, COMMAND, LABEL, SUGGESTED, World, app, quiet
from tests.benchmarks.table import Result, at_most, medians, ms


def start(world: World) -> Iterator[Result]:
    """From the command to Today with its suggestion, on an empty store and on a lifetime's."""
    empty, full, stale = world.begun(), world.lifetime(), world.lifetime()
    world.seconds_to(LABEL, BARE_READY)  # compiles the modules
    world.seconds_to(app(empty), SUGGESTED)  # and the library
    _start_and_leave(world, empty, full)
    bare, on_empty, on_full, changed = [], [], [], []
    for _ in range(world.rounds(12)):
        bare += world.seconds_to(LABEL, BARE_READY)
        on_empty += world.seconds_to(app(empty), SUGGESTED)
        on_full += world.seconds_to(app(full), SUGGESTED)
        changed += world.seconds_to(app(stale), SUGGESTED)
        (stale / COPY_NAME).unlink(missing_ok=True)
    yardstick = median(bare)
    for what, values, goal in (
        ("start to Today ÷ bare app, empty store", on_empty, 1.5),
        ("start to Today ÷ bare app, 5 000 sessions", on_full, 1.5),
    ):
        measured = f"{ms(median(values))} ÷ {ms(yardstick)}"
        yield at_most(what, median(values) / yardstick, goal, measured)
    yield Result(
        what="the same after the history was changed elsewhere, 5 000",
        ratio=f"{median(changed) / yardstick:.2f}",
        measured=f"{ms(median(changed))} ÷ {ms(yardstick)}",
    )


def _start_and_leave(world: World, *folders: Path) -> None:
    """Start the app as often as it takes to have what was trained lately beside each history."""
    for folder in folders:
        with world.open(app(folder)) as terminal:
            terminal.wait_for(SUGGESTED)
            quiet(terminal)
            terminal.press("q")
            terminal.wait_exit(10)


def memory(world: World) -> Iterator[Result]:
    """Resident memory: on Today with an empty store; with 5 000 sessions after scrolling History."""
    pages = world.rounds(12, 3)
    with world.open(LABEL) as bare:
        bare.wait_for(BARE_READY)
        quiet(bare)
        yardstick = bare.memory_mib()
    with world.open(app(world.begun())) as small:
        small.wait_for(SUGGESTED)
        quiet(small)
        mib = small.memory_mib()
    yield at_most("memory ÷ bare app, empty store", mib / yardstick, 1.6, f"{mib:.0f} ÷ {yardstick:.0f} MiB")
    with world.open(app(world.lifetime())) as large:
        large.wait_for("landings")
        quiet(large)
        large.press("4")
        large.wait_gone(SUGGESTED)
        quiet(large)
        large.press(*["pagedown"] * pages, "end", pause=0.15)
        quiet(large)
        mib = large.memory_mib()
    what = "memory ÷ bare app, 5 000 sessions, History scrolled"
    yield at_most(what, mib / yardstick, 2.5, f"{mib:.0f} ÷ {yardstick:.0f} MiB")


def show(world: World) -> Iterator[Result]:
    """A command that reads the history, beside importing what any command must import."""
    what = "runstrength show ÷ importing tinydb, msgspec, click; 1 300 sessions"
    yield _beside_imports(world, what, ["show"])


def log(world: World) -> Iterator[Result]:
    """A line that is stored, and the smallest one and a whole plan that are only read, beside the same."""
    for what, words in (
        ("rs with a run, stored", ["run", "8k", "42:10", "@6"]),
        ("rs with a run and a plan, stored", ["run", "8k", "42:10", "@6,", "base", "a"]),
        ("rs with an exercise, --dry-run", ["--dry-run", "press-up", "3x12"]),
    ):
        yield _beside_imports(world, f"{what} ÷ importing tinydb, msgspec, click; 1 300 sessions", words)


def _beside_imports(world: World, what: str, words: list[str]) -> Result:
    imports = [sys.executable, "-c", "import tinydb, msgspec, click"]
    command = [COMMAND, "--data", str(world.middle()), *words]

    def run(arguments: list[str]) -> float:
        began = time.perf_counter()
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **world.env})
        return time.perf_counter() - began

    run(command)
    run(imports)
    ours, least = medians(world.rounds(12), lambda: run(command), lambda: run(imports))
    return at_most(what, ours / least, 2, f"{ms(ours)} ÷ {ms(least)}")
