"""Keys of the history one after the other: what comes while one is still answered waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from textual import events
from textual.timer import Timer
from textual.widgets import Input

from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.in_order import OPEN_S, InOrder

_CHANGING: Final = frozenset([*"cCdDeEuUtTrR", "delete", "plus", "add", "minus", "subtract"])
_GOING: Final = frozenset([*"bBnN", "enter"])
_CHANGE_S: Final = 2.0
"""How long keys wait for a change to be on the disk, which may be a slow one."""


class InTurn(PlaceScreen):
    """The part of the history's screen that holds keys back.

    Without it ``- -`` on a slow line would take out one set, and what follows ``e`` be keys of the list.
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._in_order = InOrder(_CHANGING | _GOING)
        self._at_most: Timer | None = None
        self._going = False
        """The key that others wait for leads to a session that is still to be read."""
        self._asking = False
        """A question of several is being asked: what comes behind its answer is for the next one."""

    def on_key(self, event: events.Key) -> None:
        if self._in_order.take(event):
            event.stop()
            event.prevent_default()
        elif self._in_order.opening and isinstance(self.focused, Input):
            self.next_keys()
        elif self._in_order.opening:
            self._going = event.key in _GOING
            self._at_most = self.set_timer(OPEN_S if self._going else _CHANGE_S, self.next_keys)

    def on_screen_suspend(self) -> None:
        self.next_keys()

    def on_screen_resume(self) -> None:
        if self._asking:
            self._in_order.hold()
            self._going = False
            self._at_most = self.set_timer(_CHANGE_S, self.next_keys)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask one thing after the other; keys wait for each, and for the end."""
        self._asking = True
        try:
            yield
        finally:
            self._asking = False
            self.next_keys()

    def next_keys(self) -> None:
        """The key is answered, or a question is there: press what waited for that."""
        if self._at_most is not None:
            self._at_most.stop()
        self._in_order.let_go(self.app)

    def answered(self, sentence: str) -> None:
        """Say what became of a key; those that waited for it come now."""
        self.tell(sentence)
        self.next_keys()

    def record_shown(self) -> None:
        """What the cursor is on is shown."""
        if self._going:
            self.next_keys()
