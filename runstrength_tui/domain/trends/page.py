"""What a page of Trends holds: a sentence that says what it shows, a plot, and the numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct


class Series(Struct, frozen=True, kw_only=True):
    """One line of a plot, told from the others by its mark, which is a letter or a sign."""

    name: str
    mark: str
    days: tuple[date, ...]
    values: tuple[float, ...]


class Plot(Struct, frozen=True, kw_only=True):
    """Values over days; ``limits`` are levels with a name, ``steps`` what to call whole values."""

    series: tuple[Series, ...]
    unit: str
    """What the values are, in words: ``kg``, ``hard sets a week``."""
    limits: tuple[tuple[str, float], ...] = ()
    steps: tuple[str, ...] = ()
    """Names of the values 0, 1, 2, …; empty for numbers."""
    from_zero: bool = False
    """Whether nothing at all is in sight as well."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not any(each.values for each in self.series)


class Page(Struct, frozen=True, kw_only=True):
    """One page."""

    says: str
    """What it shows, in a sentence."""
    plot: Plot | None = None
    lines: tuple[str, ...] = ()
    """What else there is to say, a sentence each."""
    rows: tuple[tuple[str, ...], ...] = ()
    """A table."""


def weekly(name: str, mark: str, mondays: Sequence[date], values: Sequence[float]) -> Series:
    """Return a series of one value a week."""
    return Series(name=name, mark=mark, days=tuple(mondays), values=tuple(map(float, values)))
