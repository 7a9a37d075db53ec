"""How long a lifetime in another tracker takes to come in, and how much memory that takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from tests.benchmarks.apps import COMMAND, World
from tests.benchmarks.table import Result

ROWS: Final = 100_000
_MOST_S: Final = 20.0
_MOST_MB: Final = 300.0
_SETS: Final = 4
_EXERCISES: Final = 5
_HEADER: Final = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
_NAMES: Final = (
    *("Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "Pull Up", "Leg Press", "Face Pull"),
    *("Bulgarian Split Squat", "Seated Calf Raise", "Cable Crunch", "Something of mine", "Plank", "Running"),
)


def write_strong(path: Path, rows: int) -> None:
    """Write a made-up file of Strong, the same every time."""
    dice, day, written = Random(1), datetime(2008, 1, 1, 18, 0, 13), 0
    with path.open("w", encoding="utf-8") as file:
        print(_HEADER, file=file)
        while written < rows:
            day += timedelta(days=1)
            head = f'{day:%Y-%m-%d %H:%M:%S},"Day {written % 3}",1h {dice.randrange(60)}m'
            for name in dice.sample(_NAMES, _EXERCISES):
                for number in range(1, _SETS + 1):
                    far, secs = (2.5, 900) if name == "Running" else (0, 60 if name == "Plank" else 0)
                    kg, reps = (0, 0) if secs else (dice.randrange(8, 60) * 2.5, dice.randrange(3, 13))
                    rpe = dice.choice(("", "7", "8", "8.5"))
                    print(f'{head},"{name}",{number},{kg},{reps},{far},{secs},"","",{rpe}', file=file)
                    written += 1


def bringing(world: World) -> Iterator[Result]:
    """The whole command in a process of its own, from a file of Strong to what is on disk."""
    rows = ROWS // 20 if world.quick else ROWS
    data = world.empty()
    path = data.parent / "strong.csv"
    write_strong(path, rows)
    command = [COMMAND, "--data", str(data / "imported"), "import", "--yes", "--unit", "kg", str(path)]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **world.env}) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    assert process.returncode == 0
    megabytes = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    what = f"import of {rows:,} rows of Strong".replace(",", " ")
    yield Result(
        what=f"{what}, seconds",
        ratio="",
        goal=f"≤ {_MOST_S:.0f} s",
        met=took <= _MOST_S,
        measured=f"{took:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of them at work",
    )
    yield Result(
        what=f"{what}, memory",
        ratio="",
        goal=f"≤ {_MOST_MB:.0f} MB",
        met=megabytes <= _MOST_MB,
        measured=f"{megabytes:.0f} MB",
    )
