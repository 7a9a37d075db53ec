"""Our library, read and compiled once a process, for the many runs that start in an empty cache folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from runstrength_tui.library import Library, building, load_library
from runstrength_tui.library.compiled import COPY, DATA


@cache
def our_library() -> Library:
    """Our exercises, plans and rules without any of a person's own."""
    with TemporaryDirectory() as folder, read_once():
        return load_library((), Path(folder))


@cache
def _compiled() -> bytes:
    with TemporaryDirectory() as folder, read_once():
        load_library((), Path(folder))
        return (Path(folder) / COPY).read_bytes()


def lay_copy(folder: Path) -> None:
    """Put the copy into a cache folder that has none; with exercises of one's own it is made anew."""
    if not (folder / COPY).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / COPY).write_bytes(_compiled())


@contextmanager
def read_once() -> Iterator[None]:
    """Have each of our own files read once, however often the library is built from them and others."""
    with ExitStack() as stack:
        for name in ("read_exercise", "read_figure", "read_plan", "read_rules"):
            stack.enter_context(patch.object(building, name, _once(name)))
        yield


@cache
def _once(name: str) -> Callable[[Path], Any]:
    read = getattr(building, name)
    kept: dict[tuple[str, int], Any] = {}

    def reads(path: Path) -> Any:
        if DATA not in path.parents:
            return read(path)
        key = str(path), path.stat().st_mtime_ns
        if key not in kept:
            kept[key] = read(path)
        return kept[key]

    return reads
