"""The yardstick: the smallest Textual apps there can be. Run as a file, with ``label`` or ``digits``."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Digits, Label


class OneLabel(App[None]):
    """One label."""

    def compose(self) -> ComposeResult:
        yield Label("Bare and usable")


class OneNumber(App[None]):
    """A number drawn large, one higher with each key."""

    number = 0

    def compose(self) -> ComposeResult:
        yield Digits("0")
        yield Label("Bare and usable")

    def on_key(self) -> None:
        self.number += 1
        self.query_one(Digits).update(str(self.number))


if __name__ == "__main__":
    app: App[None] = OneNumber() if sys.argv[1] == "digits" else OneLabel()
    app.run()
