"""The table that the benchmarks print, and measuring side by side."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from statistics import median, quantiles
from typing import Final

from msgspec import Struct

_HEAD: Final = ("ratio", "goal", "met", "what", "measured")


class Result(Struct, frozen=True, kw_only=True):
    """One line: a ratio (or an amount that no machine changes) beside its goal, and what it came from."""

    what: str
    ratio: str
    """What does not depend on the machine, with its unit where it is not a plain ratio; "" for none."""
    measured: str
    goal: str = ""
    met: bool | None = None
    """None where there is no goal."""


def table(results: Iterable[Result]) -> str:
    """Return the results as aligned plain text, the machine-independent figure first."""
    lines = [_HEAD, *(_cells(result) for result in results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD) - 1)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    aligned = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return "  ".join([*aligned, cells[-1]]).rstrip()


def _cells(result: Result) -> tuple[str, str, str, str, str]:
    met = {None: "–", True: "yes", False: "NO"}[result.met]
    return result.ratio or "–", result.goal or "–", met, result.what, result.measured


def at_most(what: str, ratio: float, goal: float, measured: str) -> Result:
    """Return a line whose ratio must not be above its goal."""
    return Result(what=what, ratio=f"{ratio:.2f}", goal=f"≤ {goal:g}", met=ratio <= goal, measured=measured)


def at_least(what: str, ratio: float, goal: float, measured: str) -> Result:
    """Return a line whose ratio must not be below its goal."""
    return Result(what=what, ratio=f"{ratio:.0f}", goal=f"≥ {goal:g}", met=ratio >= goal, measured=measured)


def bytes_at_most(what: str, count: float, goal: int, measured: str, unit: str = "B") -> Result:
    """Return a line about bytes on the wire, which are the same on every machine."""
    return Result(
        what=what, ratio=f"{count:.0f} {unit}", goal=f"≤ {goal}" if goal else "0", met=count <= goal,
        measured=measured,
    )  # fmt: skip


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1]


def ms(seconds: float) -> str:
    """Return a duration in milliseconds, in words."""
    thousandths = seconds * 1000
    return f"{thousandths:.2f} ms" if thousandths < 10 else f"{thousandths:.0f} ms"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def interleaved(rounds: int, *works: Callable[[], float]) -> list[list[float]]:
    """Measure several things in turn, so that what disturbs one disturbs all; each returns its seconds."""
    found: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        order = range(len(works)) if number % 2 == 0 else reversed(range(len(works)))
        for place in order:
            gc.collect()
            gc.freeze()  # what earlier rows left must not be searched for garbage in this one
            found[place].append(works[place]())
    return found


def medians(rounds: int, *works: Callable[[], float]) -> list[float]:
    """Return the median of each of several things measured in turn."""
    return [median(values) for values in interleaved(rounds, *works)]
