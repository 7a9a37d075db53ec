"""What reaches the person beyond the screen: the terminal's bell and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from runstrength_tui.terminal.driver import driver_of
from runstrength_tui.text import clean_text

if TYPE_CHECKING:
    from textual.app import App

_TITLE_MOST = 60


def ring(app: App[Any]) -> None:
    """Ring the terminal's bell once, where the person is; nothing when headless."""
    app.bell()


def set_title(app: App[Any], text: str) -> None:
    """Show ``text`` as the terminal's title, at most 60 characters; nothing without a terminal of ours.

    Sent only when it differs from the last one. The title from before comes back when the app ends.
    """
    if driver := driver_of(app):
        driver.set_title(clean_text(text, most=_TITLE_MOST))
