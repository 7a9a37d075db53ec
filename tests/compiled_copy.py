"""The compiled library, made once a process, for the many runs that start in an empty cache folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from runstrength_tui.library import load_library
from runstrength_tui.library.compiled import COPY


@cache
def _compiled() -> bytes:
    with TemporaryDirectory() as folder:
        load_library((), Path(folder))
        return (Path(folder) / COPY).read_bytes()


def lay_copy(folder: Path) -> None:
    """Put the copy into a cache folder that has none; with exercises of one's own it is made anew."""
    if not (folder / COPY).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / COPY).write_bytes(_compiled())
