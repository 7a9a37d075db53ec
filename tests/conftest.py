"""What all tests share: modules are compiled once, here and in the programs that tests start."""

from __future__ import annotations

import gc
import os
import sys

# Where the surroundings forbid it, each of a hundred started programs would compile all our modules anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_xdist_auto_num_workers() -> int:
    """One more process than processors, for the tests on a real terminal wait a good deal."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what stays: it took a quarter of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
