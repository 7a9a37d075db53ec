"""A key with what it does, the words set in where they need more than one line."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.widgets.blocks import shown


class Choice(Horizontal):
    """One way to answer a question."""

    DEFAULT_CSS = """
    Choice { height: auto; }
    Choice .choice-key { width: 9; }
    Choice .choice-words { width: 1fr; height: auto; }
    """

    def __init__(self, key: str, words: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._key = key
        self._words = words

    def compose(self) -> ComposeResult:
        yield Static(Content.styled(self._key, "bold $text-accent"), classes="choice-key")
        yield Static(shown(self._words), classes="choice-words")

    def say(self, words: str, style: str = "") -> None:
        """Change the words."""
        self.query_one(".choice-words", Static).update(Content.styled(words, style))
