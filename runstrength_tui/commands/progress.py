"""A bar for work that takes longer than a second, on the terminal alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import click

T = TypeVar("T")

PATIENCE_S: Final = 1.0


def with_progress(items: Iterable[T], count: int, label: str) -> Iterator[T]:
    """Yield the items; where that takes longer than a second, a bar on standard error says how far it is.

    There is none where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    begun = time.monotonic()
    bar = click.progressbar(length=count, label=label, file=sys.stderr, width=30)
    shown, behind = False, 0
    try:
        for item in items:
            yield item
            behind += 1
            if shown or time.monotonic() - begun >= PATIENCE_S:
                shown = True
                bar.update(behind)
                behind = 0
    finally:
        if shown:
            bar.render_finish()
