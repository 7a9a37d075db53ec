"""The session under way, in one line on the screens that are not its own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from runstrength_tui.widgets.line import Line


class Banner(Horizontal):
    """Rest clock, exercise and set, and the key that leads back; hidden when there is nothing to say.

    The clock is a widget of its own at the left, so that a second costs a few bytes and not the line.
    """

    DEFAULT_CSS = """
    Banner { height: 1; width: 1fr; padding: 0 1; background: $surface; display: none; }
    Banner.-shown { display: block; }
    Banner #banner-clock { width: 11; display: none; text-style: bold; color: $text-accent; }
    Banner.-resting #banner-clock { display: block; }
    """

    def compose(self) -> ComposeResult:
        yield Line(id="banner-clock")
        yield Line(id="banner-words")

    def show(self, clock: str, words: str, way: str) -> None:
        """Show these; only what changed is sent. No words: nothing is under way."""
        self.set_class(bool(words), "-shown")
        self.set_class(bool(clock), "-resting")
        self.query_one("#banner-clock", Line).show(clock)
        self.query_one("#banner-words", Line).show(words, way)

    @property
    def text(self) -> str:
        """What it says, from left to right."""
        return " ".join(line.text for line in self.query(Line)).strip()
