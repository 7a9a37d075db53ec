"""A note in one line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from runstrength_tui.screens.over import PageOver
from runstrength_tui.text import clean_text

MOST_NOTE = 200


class NoteScreen(PageOver[str | None]):
    """Asks for a note; None when the person went back, "" when the note was emptied."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Leave as it was", id="note.back")]

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        with Vertical(id="note"):
            yield Static("Note", classes="dialog-title")
            field = Input(self._before, max_length=MOST_NOTE, id="note-field", compact=True)
            field.cursor_blink = False
            yield field
            yield Static(
                Content.assemble(
                    ("enter", "bold $text-accent"), " keep   ",
                    ("escape", "bold $text-accent"), " leave as it was",
                ),
                classes="dialog-keys",
            )  # fmt: skip

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(clean_text(event.value, most=MOST_NOTE))

    def action_back(self) -> None:
        self.dismiss(None)
