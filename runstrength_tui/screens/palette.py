"""The list of commands by name, and what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from runstrength_tui.screens.base import PLACES, PlaceScreen
from runstrength_tui.screens.help import HelpScreen
from runstrength_tui.screens.working import run_once
from runstrength_tui.themes import THEME_WORDS


class QuietPalette(CommandPalette):
    """Textual's palette; an idle one sends nothing."""

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        """Move in the list once it is laid out: before, Textual's own looks for lines that are not there."""
        if self.query_one(CommandList).size:
            super()._action_command_list(action)


def commands(
    app: App[Any],
    choose_theme: Callable[[str], None],
    choose_motion: Callable[[bool], None],
    *,
    moving: bool,
) -> Iterator[SystemCommand]:
    """Yield the looks, whether figures move, the places, the keys, the way out."""
    for name, words in THEME_WORDS.items():
        yield SystemCommand(f"Colours: {words}", "Remembered", partial(choose_theme, name))
    still = "Figures: stand still" if moving else "Figures: move"
    yield SystemCommand(still, "Remembered", partial(choose_motion, not moving))
    for key, place, mode in PLACES:
        yield SystemCommand(f"Go to {place}", f"Key {key}", partial(_go_to, app, mode))
    if isinstance(app.screen, PlaceScreen):
        yield SystemCommand("Plans", "Start, change or write one", partial(_plans, app, app.screen))
    yield SystemCommand("Settings", "Key ,", partial(app.switch_mode, "settings"))
    yield SystemCommand("All keys", "Of this screen", partial(app.push_screen, HelpScreen(app.screen)))
    yield SystemCommand("Quit", "A session under way stays", app.action_quit)


def _go_to(app: App[Any], mode: str) -> None:
    screen = app.screen
    if isinstance(screen, PlaceScreen):
        screen.action_go_to(mode)
    else:
        app.switch_mode(mode)


def _plans(app: App[Any], screen: PlaceScreen) -> None:
    from runstrength_tui.screens.plans.opening import open_plans

    async def open_and_tell() -> None:
        screen.tell(await open_plans(app, screen.backstage))

    run_once(app, "plans", open_and_tell)
