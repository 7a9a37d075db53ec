"""A bar for work that takes longer than a second, on the terminal alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

T = TypeVar("T")

PATIENCE_S: Final = 1.0
_STEPS: Final = 100


class Progress:
    """Says on standard error how far work is, where that is a terminal and the work longer than a second."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._begun = time.monotonic()
        self._quiet = not sys.stderr.isatty()
        self._bar: ProgressBar[int] | None = None
        self._at = 0

    def __enter__(self) -> Progress:
        return self

    def at(self, share: float) -> None:
        """Say how much is done, 0 to 1."""
        if self._quiet:
            return
        if self._bar is None and time.monotonic() - self._begun >= PATIENCE_S:
            self._bar = click.progressbar(length=_STEPS, label=self._label, file=sys.stderr, width=30)
        step = int(share * _STEPS)
        if self._bar is not None and step > self._at:
            self._bar.update(step - self._at)
            self._at = step

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.render_finish()


def with_progress(items: Iterable[T], count: int, label: str) -> Iterator[T]:
    """Yield the items; where that takes longer than a second, a bar on standard error says how far it is.

    There is none where standard error is no terminal.
    """
    with Progress(label) as progress:
        for number, item in enumerate(items, 1):
            yield item
            progress.at(number / max(1, count))
