"""What work a lifetime is on its way out, and what memory it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from tests.benchmarks.apps import COMMAND, World
from tests.benchmarks.table import Result

_FORMATS: Final = ("json", "strong", "hevy", "markdown", "lines")
_MOST_S: Final = 10.0
_MOST_MB: Final = 300.0


def going_out(world: World) -> Iterator[Result]:
    """``export`` of 5 000 sessions, 100 000 sets, in every format."""
    data = world.lifetime()
    for form in _FORMATS:
        file = world.folder / f"out.{form}"
        seconds, megabytes = run_measured(
            world, [COMMAND, "--data", str(data), "export", "-f", form, str(file), "--force"]
        )
        yield Result(
            what=f"export of a lifetime as {form}", ratio=f"{megabytes:.0f} MB",
            goal=f"≤ {_MOST_MB:.0f} MB, {_MOST_S:.0f} s",
            met=megabytes <= _MOST_MB and seconds <= _MOST_S,
            measured=f"{seconds:.1f} s of the processor, {file.stat().st_size / 1e6:.1f} MB written",
        )  # fmt: skip


def run_measured(world: World, command: Sequence[str]) -> tuple[float, float]:
    """Run a command to its end and return the processor's seconds and the most memory it held, in MB."""
    process = subprocess.Popen(command, env={**os.environ, **world.env}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{command} ended with {process.returncode}"
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
