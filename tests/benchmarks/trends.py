"""What Trends takes of a lifetime: reading it, the first page, the first plot, memory, and silence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from statistics import median
from typing import Final

from runstrength_tui.domain.trends.front import front_page
from runstrength_tui.domain.trends.reach import Reach, first_day
from runstrength_tui.screens.trends.reading import read_course, read_figures, read_records
from runstrength_tui.store.store import Store
from tests.benchmarks.apps import BARE_READY, LABEL, World, app, first_byte, quiet
from tests.benchmarks.table import Result, at_most, bytes_at_most, medians, ms

_MOST_S: Final = 0.2


def figures(world: World) -> Iterator[Result]:
    """The figures of 5 000 sessions and 100 000 sets, beside only decoding them."""
    now = datetime.now().astimezone()
    store = Store.open(world.lifetime(), lambda: now)
    library, today = world.library, now.date()
    every_week = read_figures(store, library, now, date.min)
    some, every, decoded, page, course, held = medians(
        world.rounds(7),
        lambda: _cpu(lambda: read_figures(store, library, now, first_day(Reach.SEASON, today))),
        lambda: _cpu(lambda: read_figures(store, library, now, date.min)),
        lambda: _cpu(lambda: sum(1 for _ in store.each_session())),
        lambda: _cpu(lambda: front_page(every_week.found, Reach.SEASON, today, library.by_id)),
        lambda: _cpu(lambda: read_course(store, library, "goblet-squat", today)),
        lambda: _cpu(lambda: read_records(store, library, today)),
    )
    yield Result(
        what="Trends: figures of 12 weeks, first page",
        ratio="",
        goal=f"≤ {ms(_MOST_S)}",
        met=some + page <= _MOST_S,
        measured=f"{ms(some)} read, page made {ms(page)}",
    )
    yield Result(
        what="Trends: figures of 5 000 sessions ÷ decoding them",
        ratio=f"{every / decoded:.1f}",
        measured=f"{ms(every)} ÷ {ms(decoded)}; one exercise {ms(course)}, records {ms(held)}",
    )


def seen(world: World) -> Iterator[Result]:
    """The place on a terminal: key to first plot, bytes while nobody does anything, memory."""
    with world.open(LABEL) as bare:
        bare.wait_for(BARE_READY)
        quiet(bare)
        yardstick = bare.memory_mib()
    with world.open(app(world.lifetime())) as large:
        large.wait_for("landings")
        quiet(large)
        large.press("5")
        large.wait_for("Balance")
        quiet(large, 1.5)
        large.press("r", "r")
        large.wait_for("all weeks")
        large.wait_gone("Reading")
        quiet(large, 1.5)
        large.press("enter")
        large.wait_for("of each session")
        quiet(large, 1.5)
        keys = []
        for _ in range(world.rounds(10)):
            keys.append(first_byte(large, "space"))
            quiet(large)
        plot = median(keys)
        silent = len(large.pump(1.5 if world.quick else 5.0))
        mib = large.memory_mib()
    yield Result(
        what="Trends: key to another plot of 2 500 sessions",
        ratio="",
        goal=f"≤ {ms(_MOST_S)}",
        met=plot <= _MOST_S,
        measured=f"median {ms(plot)}, longest {ms(max(keys))}",
    )
    yield bytes_at_most("idle screen, Trends", silent, 0, "with a plot")
    what = "memory ÷ bare app, 5 000 sessions, Trends with a plot"
    yield at_most(what, mib / yardstick, 2.5, f"{mib:.0f} ÷ {yardstick:.0f} MiB")


def _cpu(work: Callable[[], object]) -> float:
    """Return the processor's seconds of something, which another busy process does not lengthen."""
    began = time.process_time()
    work()
    return time.process_time() - began
