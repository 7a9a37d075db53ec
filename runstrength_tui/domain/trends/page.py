"""What a page of Trends holds: a sentence that says what it shows, a plot, and the numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

MOST_POINTS: Final = 100
"""Points of a line, beyond which a plot takes longer than a moment and shows no more."""


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
    def near_limits(self) -> tuple[tuple[str, float], ...]:
        """The limits that are not so far off that nothing else could be seen beside them."""
        most = max((value for each in self.series for value in each.values), default=0.0)
        return tuple((name, value) for name, value in self.limits if value <= 2 * most or not value)

    @property
    def span(self) -> tuple[float, float]:
        """The lowest and the highest value to be seen."""
        values = [value for each in self.series for value in each.values]
        values += [value for _, value in self.near_limits]
        if self.from_zero:
            values.append(0.0)
        return min(values), max(values)

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
    bars: tuple[tuple[str, float], ...] = ()
    """Names with how much, drawn as bars."""


def thin(page: Page, most: int = MOST_POINTS) -> Page:
    """Return a page whose lines have at most so many points: of each stretch the highest, which it says."""
    if page.plot is None or all(len(each.values) <= most for each in page.plot.series):
        return page
    series = tuple(_thinned(each, most) for each in page.plot.series)
    said = "So long a time is drawn with the highest of each stretch."
    return replace(page, plot=replace(page.plot, series=series), lines=(*page.lines, said))


def highest(values: Sequence[float], most: int) -> list[int]:
    """Return the place of the highest value of each of at most so many equal parts."""
    many = min(most, len(values))
    ends = [part * len(values) // many for part in range(many + 1)] if many else []
    return [max(range(first, after), key=values.__getitem__) for first, after in pairwise(ends)]


def _thinned(series: Series, most: int) -> Series:
    best = highest(series.values, most)
    return replace(
        series,
        days=tuple(series.days[at] for at in best),
        values=tuple(series.values[at] for at in best),
    )


def weekly(name: str, mark: str, mondays: Sequence[date], values: Sequence[float]) -> Series:
    """Return a series of one value a week."""
    return Series(name=name, mark=mark, days=tuple(mondays), values=tuple(map(float, values)))
