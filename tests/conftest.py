"""What all tests share: modules are compiled once, our library read once, and slow tests begin first."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest

# Where the surroundings forbid it, each of a hundred started programs would compile all our modules anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_SLOW: Final = {"end_to_end": 4, "terminal": 1, "screens": 1}
"""Folders of tests that take long, longest first: about how many seconds a test."""


def pytest_xdist_auto_num_workers() -> int:
    """One more process than processors, for the tests on a real terminal wait a good deal."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deal the slow files out, so that no process is left with them when the others have ended.

    Each of the processes gets an equal run of the items, and one that has done its own takes of others'.
    """
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    if processes == 1:
        return
    slow: list[tuple[int, list[pytest.Item]]] = []
    quick: list[pytest.Item] = []
    for path, group in groupby(items, lambda item: item.path):
        weight, found = _SLOW.get(_folder(path), 0), list(group)
        if weight:
            slow.append((weight * len(found), found))
        else:
            quick += found
    shares: list[list[pytest.Item]] = [[] for _ in range(processes)]
    loads = [0] * processes
    for weight, found in sorted(slow, key=lambda each: -each[0]):
        least = loads.index(min(loads))
        loads[least] += weight
        shares[least] += found
    dealt: list[pytest.Item] = []
    left = len(items)
    for number, share in enumerate(shares):
        share.sort(key=lambda item: -_SLOW[_folder(item.path)])
        room = max(0, left // (processes - number) - len(share))
        dealt += [*share, *quick[:room]]
        quick, left = quick[room:], len(items) - len(dealt)
    items[:] = [*dealt, *quick]


def _folder(path: Path) -> str:
    return path.relative_to(Path(__file__).parent).parts[0]


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what stays: it took a quarter of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Look for garbage once more, for what it may bring to light; pytest itself does so five times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def our_files_read_once() -> Iterator[None]:
    """Reading some seventy files takes a fifth of a second, and many tests build the library from them."""
    from tests.compiled_copy import read_once

    with read_once():
        yield
