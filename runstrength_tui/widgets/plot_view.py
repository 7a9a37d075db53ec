"""A plot over days, drawn by plotext: each line has a mark of its own, so that it reads without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import floor, log10
from typing import ClassVar, Final

from rich.style import Style
from rich.text import Text
from textual_plotext import PlotextPlot

from runstrength_tui.domain.trends.page import Plot, Series
from runstrength_tui.domain.wording import date_text, number_text
from runstrength_tui.text import clean_text

LIMIT_MARK: Final = "╌"
_LEAST: Final = (20, 5)
"""Cells below which nothing can be read from a plot."""
_FRAME: Final = "│┤├"
_STEP_ROOM: Final = 18
"""Most cells for the name of a step at the left."""
_BRAILLE: Final = range(0x2800, 0x2900)


class PlotView(PlotextPlot):
    """Draws one plot when it is shown and when its size changes, and sends nothing in between."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"plot-view--{name}" for name in ("1", "2", "3", "axes", "limit")
    }
    DEFAULT_CSS = """
    PlotView { width: 1fr; height: 1fr; }
    PlotView > .plot-view--1 { color: $text-accent; text-style: bold; }
    PlotView > .plot-view--2 { color: $text-success; text-style: bold; }
    PlotView > .plot-view--3 { color: $text-warning; text-style: bold; }
    PlotView > .plot-view--limit { color: $text-warning; }
    PlotView > .plot-view--axes { color: $text-muted; }
    """

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.theme = "clear"
        self._today = today
        self._shown: Plot | None = None

    def show(self, plot: Plot | None, today: date) -> None:
        """Show this plot; nothing is sent where it is the same."""
        if (plot, today) != (self._shown, self._today):
            self._shown, self._today = plot, today
            self.refresh()

    def render(self) -> Text:
        plot, size = self._shown, self.size
        if plot is None or plot.empty or size.width < _LEAST[0] or size.height < _LEAST[1]:
            return Text("")
        self.plt.clear_figure()
        self._draw(plot)
        drawn = super().render()
        assert isinstance(drawn, Text)
        return self._coloured(drawn.plain, plot)

    def _draw(self, plot: Plot) -> None:
        days = [day.toordinal() for series in plot.series for day in series.days]
        first, last = min(days), max(days)
        low, high = plot.span
        for _, value in plot.near_limits:
            self.plt.plot([first, max(last, first + 1)], [value, value], marker=LIMIT_MARK)
        for series in plot.series:
            at = [day.toordinal() for day in series.days]
            self.plt.plot(at, list(series.values), marker="braille")
        self._draw_marks(plot.series)
        whole = all(value == round(value) for series in plot.series for value in series.values)
        self._mark_values(plot.steps, low, high, whole=whole)
        self._mark_days(first, last)

    def _draw_marks(self, many: Sequence[Series]) -> None:
        """Draw the marks so that of two at the same place now the one, now the other is seen."""
        for turn in range(len(many)):
            for number, series in enumerate(many):
                points = [
                    (day.toordinal(), value)
                    for at, (day, value) in enumerate(zip(series.days, series.values, strict=True))
                    if (number + at) % len(many) == turn
                ]
                if points:
                    days, values = zip(*points, strict=True)
                    self.plt.scatter(list(days), list(values), marker=series.mark)

    def _mark_values(self, steps: Sequence[str], low: float, high: float, *, whole: bool) -> None:
        if steps:
            names = [clean_text(name, most=_STEP_ROOM) for name in steps]
            self.plt.yticks(list(range(len(steps))), names)
            self.plt.ylim(-0.3, len(steps) - 0.7)
            return
        least = 1.0 if whole else 0.0
        ticks = list(_nice(low, high, max(2, self.size.height // 3), least))
        self.plt.yticks(ticks, [number_text(tick) for tick in ticks])
        self.plt.ylim(ticks[0], ticks[-1])

    def _mark_days(self, first: int, last: int) -> None:
        room = max(1, (self.size.width - 10) // 14)
        many = max(1, min(room, last - first))
        days = sorted({first + round(at * (last - first) / many) for at in range(many + 1)})
        names = [date_text(date.fromordinal(day), self._today) for day in days]
        self.plt.xticks([float(day) for day in days], names)
        if last > first:
            self.plt.xlim(first, last)
        else:
            self.plt.xlim(first - 3, last + 3)

    def _coloured(self, drawn: str, plot: Plot) -> Text:
        looks = {
            series.mark: self.get_component_rich_style(f"plot-view--{1 + at % 3}")
            for at, series in enumerate(plot.series)
        }
        looks[LIMIT_MARK] = self.get_component_rich_style("plot-view--limit")
        axes = self.get_component_rich_style("plot-view--axes")
        line = looks[plot.series[0].mark] if len(plot.series) == 1 else axes
        text = Text(no_wrap=True, end="")
        for row in drawn.rstrip("\n").split("\n"):
            for piece, look in _pieces(row.rstrip(), looks, axes, line):
                text.append(piece, look)
            text.append("\n")
        return text


def _pieces(row: str, looks: dict[str, Style], axes: Style, line: Style) -> Iterator[tuple[str, Style]]:
    """Yield a row's parts with their looks: marks and lines count within the frame only."""
    inside = next((at + 1 for at, sign in enumerate(row) if sign in _FRAME), len(row))
    yield row[:inside], axes
    for sign in row[inside:]:
        if sign in looks:
            yield sign, looks[sign]
        else:
            yield sign, line if ord(sign) in _BRAILLE else axes


def _nice(low: float, high: float, most: int, least: float) -> Iterator[float]:
    """Yield round values from just below ``low`` to just above ``high``, about so many, ``least`` apart."""
    if high <= low:
        low, high = low - 1, high + 1
    rough = max(least, (high - low) / most)
    power = 10.0 ** floor(log10(rough))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= rough)
    value = floor(low / step + 1e-9) * step
    while True:
        yield round(value, 6)
        if value >= high - 1e-9:
            return
        value += step
