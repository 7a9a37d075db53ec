"""A field to type in that does what a key says before the next key is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.widgets import Input

from runstrength_tui.text import clean_text

MOST: Final = 2000
"""Signs taken of what is pasted, in a field without a limit."""
EDITING: Final[dict[str, Callable[[Input], None]]] = {
    "left": Input.action_cursor_left,
    "right": Input.action_cursor_right,
    "home": Input.action_home,
    "end": Input.action_end,
    "backspace": Input.action_delete_left,
    "delete": Input.action_delete_right,
}
"""What a field does with the keys that write nothing."""


class OrderlyField(Input):
    """Textual's own field, in which letters of the same packet do not overtake ``backspace``.

    There it comes back by way of the app, when what was typed behind it stands already. What is pasted
    may have lines.
    """

    async def _on_key(self, event: events.Key) -> None:
        edit = EDITING.get(event.key)
        if edit is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        edit(self)

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines, as one, as far as there is room; Textual's takes the first line, or nothing."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        words = " ".join(event.text.split())
        room = len(words) if self.max_length is None else self.max_length - len(self.value) + end - start
        self.replace(clean_text(words[:room], most=MOST), start, end)
