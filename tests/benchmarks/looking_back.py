"""The history at a lifetime's size: until its first rows stand there, each key of a filter, and memory."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from runstrength_tui.app import RunStrengthApp
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.paths import Places
from runstrength_tui.screens.history.screen import HistoryScreen
from runstrength_tui.store.store import Store
from runstrength_tui.widgets.filter_bar import FilterBar
from tests.benchmarks.apps import BARE_READY, LABEL, World, app, quiet
from tests.benchmarks.table import Result, at_most, ms, p95

_TYPED: Final = (
    "goblet from:2026-01 pain", "rpe:8+ goblet squat pr", "plan:base landings:60+ not:pain",
    "last 3 weeks hard", "run:15k+ note:hills", "walking lunge hard sets:3+ pr not:skipped", "xyzzy",
)  # fmt: skip
_KEY_S: Final = 0.016
_FIRST_S: Final = 0.1
_RUNS: Final = 4000


def history_screen(world: World) -> Iterator[Result]:
    """Our own code, in the processor's seconds: rows and filter over 5 000 sessions and 4 000 runs."""
    data = world.lifetime()
    _with_runs(data)
    firsts, whole = zip(*(_first_rows(data) for _ in range(world.rounds(5, 2))), strict=True)
    yield _within("History: until the first rows are there, 5 000 sessions", median(firsts), _FIRST_S,
                  f"all of it after {ms(median(whole))} more, in steps beside the screen")  # fmt: skip
    keys = asyncio.run(_keys(data, world.folder, world.rounds(3, 1)))
    yield _within("a key of the history's filter, 5 000 sessions and 4 000 runs, p95", p95(keys), _KEY_S,
                  f"median {ms(median(keys))}, longest {ms(max(keys))}, {len(keys)} keys")  # fmt: skip


def history_memory(world: World) -> Iterator[Result]:
    """Resident memory beside the bare app: the history read whole, filtered and scrolled."""
    data = world.lifetime()
    _with_runs(data)
    with world.open(LABEL) as bare:
        bare.wait_for(BARE_READY)
        quiet(bare)
        yardstick = bare.memory_mib()
    with world.open(app(data)) as large:
        large.wait_for("landings")
        quiet(large)
        large.press("4")
        large.wait_for("/ filter")
        quiet(large, 4)
        large.press("/", *"goblet", "space", *"pr", pause=0.1)
        quiet(large, 2)
        large.press("enter", "pagedown", "pagedown", "end", "escape", "end", pause=0.3)
        quiet(large, 1)
        mib = large.memory_mib()
    what = "memory ÷ bare app, 5 000 sessions and 4 000 runs, History filtered"
    yield at_most(what, mib / yardstick, 2.5, f"{mib:.0f} ÷ {yardstick:.0f} MiB")


def _first_rows(data: Path) -> tuple[float, float]:
    """Return the seconds until there is something to show, and until all is read and all records counted."""
    store = Store.open(data, lambda: datetime.now().astimezone())
    store.count()
    began = time.process_time()
    index = store.history_index()
    index.refresh()
    index.history.weeks()
    first = time.process_time()
    while index.left or index.uncounted:
        index.go_on(250)
    index.history.weeks()
    return first - began, time.process_time() - first


async def _keys(data: Path, folder: Path, rounds: int) -> list[float]:
    """Return the seconds of each key: reading the filter, finding, grouping, wording what is in sight."""
    places = Places(data, folder / "config", folder / "state", folder / "cache")
    found: list[float] = []
    running = RunStrengthApp(places, clock=lambda: datetime.now().astimezone())
    async with running.run_test(size=(80, 24)) as pilot:
        await running.backstage.arrived.wait()
        await pilot.press("4")
        screen = running.screen
        assert isinstance(screen, HistoryScreen)
        while not screen.all_read:
            await pilot.pause(0.1)
        await pilot.press("slash")
        bar = screen.query_one(FilterBar)
        await pilot.pause(0.5)
        for _ in range(rounds):
            for typed in _TYPED:
                for length in range(1, len(typed) + 1):
                    began = time.process_time()
                    screen.filter_by(typed[:length])
                    found.append(time.process_time() - began)
                bar.put("")
                await pilot.pause()
    return found


def _with_runs(data: Path) -> None:
    """Add runs to a store, as an import would."""
    dice = random.Random(1)
    now = datetime.now().astimezone().replace(hour=7)
    days = (now - timedelta(days=2 * number) for number in range(1, _RUNS + 1))
    runs = [
        Run(
            id=0, started_at=day, updated=day, kind=dice.choice(list(RunKind)), origin=f"made up {day}",
            distance_m=round(dice.uniform(3, 25), 1) * 1000, seconds=dice.randint(1200, 7200),
            note="Hills." if dice.random() < 0.1 else "",
        )
        for day in days
    ]  # fmt: skip
    Store.open(data, lambda: now).import_records(runs=runs, told="made-up runs")


def _within(what: str, seconds: float, goal: float, more: str) -> Result:
    return Result(
        what=what, ratio="", goal=f"≤ {ms(goal)}", met=seconds <= goal, measured=f"{ms(seconds)}; {more}"
    )
