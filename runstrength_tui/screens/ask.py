"""A small question with a key for each answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.choice import Choice

BACK = "escape"


class Ask(PageOver[str]):
    """Returns the key that was chosen, lower case; ``escape`` goes back unless an answer is needed."""

    BINDING_GROUP_TITLE = "Question"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Change nothing", id="ask.back"),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        choices: Mapping[str, str],
        *,
        escape: bool = True,
        back: str = "back",
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._choices = dict(choices)
        self._escape = escape
        self._back = back

    def compose(self) -> ComposeResult:
        choices = dict(self._choices)
        if self._escape:
            choices.setdefault(BACK, self._back)
        with VerticalScroll(id="ask", can_focus=False):
            yield Static(shown(self._title), classes="dialog-title")
            for text in self._lines:
                yield Static(shown(text), classes="ask-line")
            for key, words in choices.items():
                yield Choice(key, words)

    def on_key(self, event: events.Key) -> None:
        key = event.key.lower()
        if key in self._choices:
            event.stop()
            event.prevent_default()
            self.dismiss(key)

    def action_back(self) -> None:
        if self._escape:
            self.dismiss(BACK)
