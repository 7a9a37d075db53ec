"""A change is painted as Textual would paint it, though less of the screen is asked for."""

from __future__ import annotations

from typing import cast

import pytest
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.widgets import Static

from runstrength_tui.screens.painting import NearCompositor, NearScreen

_TEXT = "\n".join(f"{line} " + "abcdefgh" * 6 for line in range(12))


class _Crowded(NearScreen):
    """Padding, a border, rows beside rows, something scrolled, and something that lies over it."""

    CSS = """
    _Crowded { layers: below above; }
    #side { width: 20; padding: 1 2; border: solid red; }
    #scrolled { width: 1fr; height: 8; margin: 1; }
    #over { layer: above; offset: 12 5; width: 18; height: 4; background: blue; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="side"):
                yield Static("one")
                yield Static("two, which is a little longer than there is room")
            with VerticalScroll(id="scrolled"):
                yield Static(_TEXT)
        yield Static("over both", id="over")


class _App(App[None]):
    def on_mount(self) -> None:
        self.push_screen(_Crowded())


async def test_any_part_of_the_screen_is_painted_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a number would change, and what lies under it or beside it would be drawn wrong."""
    app = _App()
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        scrolled = app.screen.query_one("#scrolled")
        scrolled.scroll_to(y=3, animate=False)
        await pilot.pause()
        compositor = app.screen._compositor
        assert isinstance(compositor, NearCompositor)
        parts = [Region(x, y, w, h) for x in (0, 3, 17, 41) for y in (0, 2, 6) for w, h in ((1, 1), (19, 5))]
        for part in [*({each} for each in parts), set(parts[::5])]:
            near = _painted(compositor, part)
            with monkeypatch.context() as whole:
                whole.delattr(NearCompositor, "_get_renders")
                assert near == _painted(compositor, part)


def _painted(compositor: Compositor, parts: set[Region]) -> str:
    compositor._dirty_regions = set(parts)
    return cast(ChopsUpdate, compositor.render_partial_update()).render_segments(
        Console(force_terminal=True, color_system="truecolor")
    )
