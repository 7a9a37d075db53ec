"""The places behind the first one: imported when they are first gone to, so that Today stands sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage


def library(backstage: Backstage) -> Screen[None]:
    """Return the library's screen."""
    from runstrength_tui.screens.library import LibraryScreen

    return LibraryScreen(backstage)


def session(backstage: Backstage) -> Screen[None]:
    """Return the screen of the session under way."""
    from runstrength_tui.screens.session.screen import SessionScreen

    return SessionScreen(backstage)


def watch(backstage: Backstage) -> Screen[None]:
    """Return the screen of another terminal's session."""
    from runstrength_tui.screens.session.watching import WatchScreen

    return WatchScreen(backstage)


def history(backstage: Backstage) -> Screen[None]:
    """Return the history's screen."""
    from runstrength_tui.screens.history.screen import HistoryScreen

    return HistoryScreen(backstage)


def trends(backstage: Backstage) -> Screen[None]:
    """Return the screen of trends; with it comes what draws plots."""
    from runstrength_tui.screens.trends.screen import TrendsScreen

    return TrendsScreen(backstage)


def settings(backstage: Backstage) -> Screen[None]:
    """Return the settings' screen."""
    from runstrength_tui.screens.settings.screen import SettingsScreen

    return SettingsScreen(backstage)
