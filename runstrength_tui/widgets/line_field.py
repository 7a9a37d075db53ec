"""One line to type in, each key in the order it came, and a mark under what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from runstrength_tui.text import clean_text
from runstrength_tui.widgets.field import EDITING

MOST_SIGNS: Final = 2000
_BETWEEN: Final = "; "


class LineField(Input):
    """A field that does what a key says before the next key is looked at.

    A slow line delivers many keys in one packet. Textual's own field lets letters overtake ``backspace``
    and ``enter``, which come back to it by way of the app.
    """

    def __init__(self, value: str, acts: Mapping[str, Callable[[], None]], *, placeholder: str) -> None:
        super().__init__(
            value, placeholder=placeholder, max_length=MOST_SIGNS, compact=True, select_on_focus=False
        )
        self.cursor_blink = False
        self.instead: Callable[[events.Key], object] | None = None
        """Gets every key while the field is not to change."""
        editing = {key: partial(edit, self) for key, edit in EDITING.items()}
        self._acts: dict[str, Callable[[], None]] = {**editing, **acts}

    def press(self, event: events.Key) -> bool:
        """Do what a key says; whether it says anything here."""
        act = self._acts.get(event.key)
        if self.instead is not None:
            self.instead(event)
        elif act is not None:
            act()
        elif event.is_printable and event.character is not None:
            self.write(event.character)
        else:
            return False
        return True

    def write(self, text: str) -> None:
        """Put text in at the cursor, in place of what is selected; lines become entries of their own."""
        lines = clean_text(text.replace("\r\n", "\n").replace("\r", "\n"), most=MOST_SIGNS, lines=True)
        ended = (line.strip().rstrip(";") for line in lines.split("\n"))
        joined = _BETWEEN.join(line for line in ended if line) if "\n" in lines else text
        self.replace(clean_signs(joined), *sorted(self.selection))

    async def _on_key(self, event: events.Key) -> None:
        if self.press(event):
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.write(event.text)


def clean_signs(text: str) -> str:
    """Return text without what a terminal obeys, its spaces as they are."""
    return clean_text(f"|{text[:MOST_SIGNS]}|", most=MOST_SIGNS + 2)[1:-1]


class Mark(Widget):
    """The row under a field: ``^`` under the signs from one place to another, as far as they are in sight."""

    DEFAULT_CSS = "Mark { height: 1; width: 1fr; }"

    def __init__(self, field: LineField) -> None:
        super().__init__()
        self._field = field
        self._place: tuple[int, int] | None = None
        self._drawn = ""

    def show(self, place: tuple[int, int] | None) -> None:
        """Mark the signs of ``place``, one at least; nothing for None."""
        self._place = place
        words = self._words()
        if words != self._drawn:
            self.refresh()

    def render(self) -> Content:
        self._drawn = self._words()
        return Content.styled(self._drawn, "bold $text-warning")

    def _words(self) -> str:
        if self._place is None:
            return ""
        start, end = self._place
        value, width = self._field.value, self.content_size.width
        left = cell_len(value[:start]) - self._field.scroll_offset.x
        right = max(left + 1, cell_len(value[:end]) - self._field.scroll_offset.x)
        left, right = max(0, left), min(width, right)
        return " " * left + "^" * (right - left) if left < right else ""
