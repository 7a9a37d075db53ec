"""Measure, and print a table: ``python -m tests.benchmarks [--quick] [row ...]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.benchmarks import (
    bringing,
    finding,
    in_and_out,
    looking_back,
    on_disk,
    on_the_wire,
    starting,
    trends,
)
from tests.benchmarks.apps import World, new_world
from tests.benchmarks.table import Result, table

ROWS: Final[Mapping[str, Callable[[World], Iterator[Result]]]] = {
    "start": starting.start,
    "memory": starting.memory,
    "key": on_the_wire.key,
    "rep": on_the_wire.rep,
    "idle": on_the_wire.idle,
    "session": on_the_wire.session,
    "fsync": on_the_wire.fsync,
    "finished-set": on_disk.finished_set,
    "finished-session": on_disk.finished_session,
    "show": starting.show,
    "log": starting.log,
    "newest": on_disk.newest,
    "library": on_disk.library,
    "search": finding.search,
    "line": finding.line,
    "history": finding.history,
    "history-screen": looking_back.history_screen,
    "history-memory": looking_back.history_memory,
    "trends": trends.figures,
    "trends-seen": trends.seen,
    "fold": on_disk.folding,
    "import": bringing.bringing,
    "export": in_and_out.going_out,
}


def main() -> None:
    """Run the rows asked for, all by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds: to see that all of it runs")
    parser.add_argument("row", nargs="*", help=f"of: {', '.join(ROWS)}")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.row if name not in ROWS]:
        parser.error(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
    with new_world(quick=chosen.quick) as world:
        print(table(_measured(world, chosen.row or list(ROWS))))
    cores = os.cpu_count()
    print(f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} cores")


def _measured(world: World, names: list[str]) -> Iterator[Result]:
    for name in names:
        began = time.perf_counter()
        yield from ROWS[name](world)
        if sys.stderr.isatty():
            print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
