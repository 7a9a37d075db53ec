"""The list of commands by name, without a cursor that blinks."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input


class QuietPalette(CommandPalette):
    """Textual's palette; an idle one sends nothing."""

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False
