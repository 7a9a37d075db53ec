"""The session screen's panel by itself: what a phone shows, and what a clock sends."""

from __future__ import annotations

from functools import partial

import msgspec
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from runstrength_tui.domain.gear import Bar
from runstrength_tui.screens.session.panel import SessionPanel
from runstrength_tui.screens.session.view import view
from runstrength_tui.widgets.big_text import BigText, block_rows
from tests.domain.live_help import Presser, facts, header


class _Panel(App[None]):
    def compose(self) -> ComposeResult:
        yield SessionPanel()


async def test_a_phone_says_the_plates_beside_the_weight_and_nothing_where_there_is_no_bar() -> None:
    """Without them somebody at a bar works out half of 45 kg in the head, out of breath."""
    bar = Bar(amount=20, plates=(1.25, 2.5, 10))
    with_bar = Presser(header(msgspec.structs.replace(facts("1", kg=45), bar=bar)))
    async with _Panel().run_test(size=(40, 20)) as pilot:
        panel = pilot.app.query_one(SessionPanel)
        plates = "a side 10 + 2.5"
        for p, narrow, words in ((with_bar, True, plates), (with_bar, False, ""), (Presser(), True, "")):
            shown = view(p.session, p.now, p.session.seq)
            panel.show(shown, narrow=narrow, blocks=narrow, plan="", minutes="", say="")
            assert str(panel.query_one("#plates", Static).content) == words


class _Clock(App[None]):
    def compose(self) -> ComposeResult:
        yield BigText("0:10")


async def test_a_clock_repaints_the_figure_that_changed_and_a_tenth_rep_moves_nothing() -> None:
    """On the big clock of a watching terminal the figures before it are most of the bytes."""
    async with _Clock().run_test(size=(80, 24)) as pilot:
        clock = pilot.app.query_one(BigText)
        clock.show("0:09", blocks=True, scale=2)
        await pilot.pause()
        *others, last = (figure for figure in clock.children if figure.display)
        assert len(others) == 3
        painted: list[Widget] = []
        for figure in clock.children:
            figure.refresh = partial(_note, painted, figure)  # type: ignore[method-assign]
        clock.show("0:08", blocks=True, scale=2)
        assert painted == [last]
        for text in ("9", "10", "1:00:00"):
            clock.show(text, blocks=True, scale=2)
            await pilot.pause()
            widths = [figure.get_content_width(clock.size, clock.size) for figure in clock.children]
            assert sum(widths) == len(block_rows(text.rjust(2), 2)[0])


def _note(painted: list[Widget], figure: Widget, *_: Region, **__: bool) -> Widget:
    painted.append(figure)
    return figure
