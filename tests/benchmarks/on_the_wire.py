"""How quickly keys answer, and how many bytes they and the clocks cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from statistics import median
from typing import Final

from runstrength_tui.domain.live.opening import open_header
from tests.benchmarks.apps import (
    BARE_READY,
    DIGITS,
    SUGGESTED,
    World,
    answer_bytes,
    app,
    begin_base_a,
    first_byte,
    quiet,
)
from tests.benchmarks.table import Result, at_most, bytes_at_most, ms, p95
from tests.pseudo_terminal import PseudoTerminal

SESSION_MINUTES: Final = 45
_SLOW_S: Final = 0.2


def key(world: World) -> Iterator[Result]:
    """A rep key to the first byte of its answer, beside the same key in a bare app with ``Digits``."""
    with world.open(DIGITS) as bare, world.open(app(world.lifetime())) as ours:
        bare.wait_for(BARE_READY)
        begin_base_a(ours)
        theirs: list[float] = []
        found: list[float] = []
        for number in range(world.rounds(140, 20)):
            for terminal, times in ((bare, theirs), (ours, found)):
                times.append(first_byte(terminal, "space"))
                quiet(terminal, 0.04)
            if number % 10 == 9:
                ours.press("enter", pause=0.2)
    ratio = p95(found) / p95(theirs)
    measured = (
        f"{ms(p95(found))} ÷ {ms(p95(theirs))} (medians {ms(median(found))}, {ms(median(theirs))}; "
        f"the first of a set, which ends a rest, {ms(median(found[10::10]))})"
    )
    yield at_most("rep key to first byte, p95 ÷ bare Digits app", ratio, 2, measured)
    milliseconds = p95(found) * 1000
    yield Result(
        what="rep key to first byte, p95", ratio="", goal="≤ 16 ms", met=milliseconds <= 16,
        measured=ms(p95(found)),
    )  # fmt: skip


def rep(world: World) -> Iterator[Result]:
    """The bytes of one rep, on a terminal that answers that it knows synchronized output."""
    for size in ((80, 24), (40, 20)):
        with world.open(app(world.begun()), size=size) as terminal:
            begin_base_a(terminal)
            first = answer_bytes(terminal, "space")
            costs = [answer_bytes(terminal, "space") for _ in range(world.rounds(12, 4))]
        name = f"bytes of one rep, {size[0]}×{size[1]}"
        yield bytes_at_most(name, max(costs), 300, f"median {median(costs):.0f}, first of a set {first}")


def idle(world: World) -> Iterator[Result]:
    """What the screens write while nobody does anything; the Library with its figure paused."""
    seconds = 1.5 if world.quick else 5.0
    with world.open(app(world.lifetime())) as terminal:
        begin_base_a(terminal)
        costs = {"Session": len(terminal.pump(seconds))}
        terminal.press("q")
        for number, name in (("1", "Today"), ("2", "Library"), ("4", "History")):
            terminal.press(number)
            if name == "Library":  # its figure moves until it is paused
                terminal.pump(1.0)
                terminal.press(".")
            quiet(terminal, 0.8)
            costs[name] = len(terminal.pump(seconds))
    measured = ", ".join(f"{name} {count}" for name, count in costs.items()) + f" in {seconds:g} s each"
    yield bytes_at_most("idle screen", sum(costs.values()), 0, measured)


def session(world: World) -> Iterator[Result]:
    """A whole session by keys, its first rest waited out; the other rests and 45 minutes are reckoned.

    All sets of Runner's base A are counted rep by rep, each key answered before the next, so that no two
    answers share a frame. The rests that were cut short are added at the rate of the one that was not.
    The way in and the summary count once; sets and rests are stretched from the minutes that the plan
    says to 45.
    """
    plan = world.library.plan("runners-base-a")
    items = open_header(0, datetime.now().astimezone(), plan, world.library.by_id, {}).items
    rate, rested, worst = 0.0, 0, 0
    counted = reps = rests = 0
    with world.open(app(world.begun())) as terminal:
        terminal.wait_for(SUGGESTED)
        quiet(terminal)
        way = -terminal.written
        begin_base_a(terminal)
        way += terminal.written
        for item in items:
            for number, target in enumerate(item.targets, start=1):
                counted += sum(answer_bytes(terminal, "space", 0.05) for _ in range(target.count))
                counted += answer_bytes(terminal, "enter", 0.12)
                if number == len(item.targets):
                    counted += answer_bytes(terminal, "g", 0.12)
                if not rested:
                    rate, rested, worst = _wait_out(terminal, world, item.dose.rest_s)
                reps += target.count
                rests += item.dose.rest_s
        rests -= items[-1].dose.rest_s
        terminal.pump(2.2)  # an enter sooner than two seconds after a set is taken for a late one
        way -= terminal.written
        terminal.press("enter")
        terminal.wait_for("Stored")
        terminal.press("enter")
        terminal.wait_for(SUGGESTED)
        quiet(terminal)
        way += terminal.written
    cut = ", its last ones only: too many" if world.quick else ""
    yield bytes_at_most("rest clock, mean a second", rate, 150, f"{rested} s{cut}; most {worst}", "B/s")
    whole = (way + (counted + rests * rate) / plan.minutes * SESSION_MINUTES) / 1000
    sets = sum(len(item.targets) for item in items)
    yield bytes_at_most(
        f"{SESSION_MINUTES} minutes of session",
        whole,
        250,
        f"{way / 1000:.0f} KB in and out; {counted / 1000:.0f} KB for {reps} reps in {sets} sets, "
        f"{rests * rate / 1000:.0f} KB for {rests} s of rest, both × {SESSION_MINUTES}/{plan.minutes}",
        "KB",
    )


def fsync(world: World) -> Iterator[Result]:
    """Keys while every fsync takes 200 ms longer: they answer as before, and ✓ waits for it."""
    with (
        world.open(app(world.begun())) as usual,
        world.open(app(world.begun(), extra_fsync=_SLOW_S)) as slow,
    ):
        begin_base_a(usual)
        begin_base_a(slow)
        answers: dict[PseudoTerminal, list[float]] = {usual: [], slow: []}
        ticks: dict[PseudoTerminal, list[float]] = {usual: [], slow: []}
        for _ in range(world.rounds(8, 3)):
            for terminal in (usual, slow):
                for _ in range(3):
                    answers[terminal].append(first_byte(terminal, "space"))
                    quiet(terminal, 0.04)
                ticks[terminal].append(_tick(terminal))
                quiet(terminal, 0.1)
    delayed, prompt = median(answers[slow]), median(answers[usual])
    yield Result(
        what="extra fsync of 200 ms: key to first byte ÷ without", ratio=f"{delayed / prompt:.2f}",
        goal="about 1", met=delayed - prompt < _SLOW_S / 10, measured=f"{ms(delayed)} ÷ {ms(prompt)}",
    )  # fmt: skip
    yield Result(
        what="extra fsync of 200 ms: ✓ comes after it", ratio="", goal="≥ 200 ms",
        met=min(ticks[slow]) >= _SLOW_S,
        measured=f"{ms(min(ticks[slow]))} at least, median {ms(median(ticks[slow]))}; "
        f"without {ms(median(ticks[usual]))}",
    )  # fmt: skip


def _tick(terminal: PseudoTerminal) -> float:
    """End the set in hand and return the seconds until its ✓ is there."""
    shown = _ticks(terminal)
    terminal.send(b"\r")
    began = time.perf_counter()
    while _ticks(terminal) <= shown:
        assert time.perf_counter() - began < 10, f"no ✓ came; the screen:\n{terminal.text}"
        terminal.first_output(1.0)
    return terminal.first_byte_at - began


def _ticks(terminal: PseudoTerminal) -> int:
    """Count the ✓ beside the exercises, which never become fewer."""
    return sum(line[36:].count("✓") for line in terminal.text.splitlines()[10:])


def _wait_out(terminal: PseudoTerminal, world: World, rest_s: int) -> tuple[float, int, int]:
    """Wait a rest out and return its mean bytes a second, its seconds, and the most in one second."""
    if world.quick:
        terminal.press(*["-"] * ((rest_s - 15) // 15), pause=0.1)
        rest_s = 15
    terminal.pump(1.0)
    costs = [len(terminal.pump(1.0)) for _ in range(rest_s - 4)]
    return sum(costs) / len(costs), len(costs), max(costs)
