"""A page of Trends as blocks of text: what the marks mean, the rows, and what else there is to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from runstrength_tui.domain.trends.front import Front
from runstrength_tui.domain.trends.page import Page, Plot, Series, highest
from runstrength_tui.domain.wording import date_text, number_text
from runstrength_tui.widgets.blocks import ACCENT, MUTED, STRONG, WARN, Block, gap, joined, named, para, table
from runstrength_tui.widgets.plot_view import LIMIT_MARK
from runstrength_tui.widgets.spark import spark

_LEAD: Final = 11
_BARS: Final = 32
"""Most bars of a picture of numbers, most cells of a bar."""
_GAP: Final = 2
_NUMBER: Final = 4


def front_blocks(front: Front, *, narrow: bool) -> tuple[Block, ...]:
    """Return what stands below the table of the first page."""
    blocks: list[Block] = []
    for lead, said in (("Balance", front.balance), ("Landings", front.landings)):
        if said:
            block = joined([(lead, MUTED), (said, "")]) if narrow else named(lead, said, indent=_LEAD)
            blocks.append(block)
    blocks += [para(note, look=WARN) for note in front.notes]
    return tuple(blocks)


def page_blocks(page: Page, today: date, *, drawn: bool) -> tuple[Block, ...]:
    """Return a page's text; where its plot is not drawn, bars and numbers stand for it."""
    return tuple(_page(page, today, drawn=drawn))


def _page(page: Page, today: date, *, drawn: bool) -> Iterator[Block]:
    plot = page.plot
    if plot is not None and not plot.empty:
        if drawn:
            if not plot.steps:
                yield para(_legend(plot), look=MUTED)
        else:
            for series in plot.series:
                yield from _numbers(series, plot, today)
    if page.bars:
        yield _bars(page.bars)
        yield gap()
    if page.rows:
        yield table(page.rows, ("", STRONG, STRONG, MUTED))
        yield gap()
    for each in page.lines:
        yield para(each)


def _legend(plot: Plot) -> str:
    """Return what the marks stand for, and the last value of each where there are several."""
    limits = [f"{LIMIT_MARK * 2} {name}" for name, _ in plot.near_limits]
    if len(plot.series) == 1:
        return ", ".join([plot.unit, *limits])
    parts = [f"{each.mark} {each.name} {_round(each.values[-1])}" for each in plot.series]
    return f"{', '.join([*parts, *limits])}: {plot.unit}, the numbers are this week's"


def _numbers(series: Series, plot: Plot, today: date) -> Iterator[Block]:
    """Yield a line of bars with the numbers that matter: lowest, highest, last."""
    if not series.values:
        return
    yield para(plot.unit if len(plot.series) == 1 else f"{series.name}, {plot.unit}", look=STRONG)
    yield para(spark([series.values[at] for at in highest(series.values, _BARS)]), look=ACCENT)
    first, last = (date_text(day, today) for day in (series.days[0], series.days[-1]))
    if plot.steps:
        words = [plot.steps[round(value)] for value in (series.values[0], series.values[-1])]
        yield para(f"{first} {words[0]}, {last} {words[1]}", look=MUTED)
    else:
        low, high, now = (
            _round(each) for each in (min(series.values), max(series.values), series.values[-1])
        )
        yield para(f"{first} to {last}: {low} to {high}, last {now}", look=MUTED)
    yield gap()


def _round(value: float) -> str:
    """Return a number as exact as it is of use."""
    return number_text(round(value, 1) if abs(value) < 100 else round(value))


def _bars(rows: Sequence[tuple[str, float]]) -> Block:
    """Names, bars as long as there is room, numbers."""
    name = max(cell_len(each) for each, _ in rows)
    most = max(value for _, value in rows)

    def lay(width: int) -> list[Content]:
        room = max(1, min(_BARS, width - name - 2 * _GAP - _NUMBER))
        return [
            Content.assemble(
                each.ljust(name + _GAP),
                ("█" * max(1, round(room * value / most)), ACCENT),
                (f"  {_round(value)}", STRONG),
            )
            for each, value in rows
        ]

    return lay
