"""Keys one by one: what comes while one is still being answered waits for that."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from textual import events, on
from textual.app import App, ReturnType
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from runstrength_tui.screens.working import Finished, at_work

_LOOK_S: Final = 0.05
_HELD_DOWN: Final = frozenset({"up", "down", "left", "right", "pageup", "pagedown"})
"""Keys that are held down: each only moves on from where the one before it moved to."""
_WAIT_S: Final = 2.0
"""How long keys wait for what is being stored: a disk may be slow."""


class KeysAtOnce:
    """A screen that sees to the order of its keys by itself: as in a session, where reps are timed."""


def press_again(app: App[Any], keys: Iterable[events.Key]) -> None:
    """Press keys for whatever is there now, before those that come after them."""
    assert isinstance(app, KeysOneByOne)
    app.press_first(keys)


class KeysOneByOne(App[ReturnType]):
    """An app that holds back what a slow line delivers in one packet with a key still to be answered.

    That may store something, ask something or lead elsewhere. Without it ``g 8 enter`` would go to two other
    places, and ``d q`` quit before anything is stored. What is typed into a field is let through.
    """

    @dataclass
    class Passed(Message):
        """A key has gone up to the app and done there what it does."""

        number: int

    @dataclass
    class Acted(Message):
        """What a key did was said on this way, as a list says what was chosen."""

        number: int

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._to_press: deque[events.Key | events.Paste] = deque()
        self._first = 0
        """How many of them were held back elsewhere and have just come, before all others."""
        self._number = 0
        """How many keys were pressed."""
        self._answering: Screen[Any] | None = None
        self._last: tuple[str, Widget | None] = "", None
        """The key that was pressed last, and where it came in."""
        self._again = False
        """Whether it was pressed there before."""
        self._way: Widget | None = None
        """Where the key that is answered came in; None once all it does at once is done."""
        self._at_most: Timer | None = None

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._on_screen_change, immediate=True)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._to_press.append(event)
            await self._press()
        elif isinstance(event, events.Key) and not self.screen.is_mounted:
            # A page has opened since, and what it would do with this key asks for what stands on it.
            self.screen.call_later(self.post_message, event)
        else:
            await super().on_event(event)

    async def _press(self) -> None:
        while self._to_press and (self._answering is None or self._held_down(self._to_press[0])):
            event, screen, self._first = self._to_press.popleft(), self.screen, 0
            way = self.focused or screen
            typed = isinstance(event, events.Paste) or (isinstance(way, Input) and event.is_printable)
            if not typed and not isinstance(screen, KeysAtOnce):
                self._hold(screen)
                self._way = way
                self._number += 1
            last = event.key if isinstance(event, events.Key) else "", way
            self._again, self._last = last == self._last, last
            await super().on_event(event)
            if self._way is not None:
                way.post_message(self.Passed(self._number))

    def _held_down(self, event: events.Key | events.Paste) -> bool:
        """Whether it is once more the key that is being answered, which has been answered here before.

        Its steps need not be shown one by one: else a slow machine would go on long after it is let go.
        """
        here = self.focused or self.screen
        again = isinstance(event, events.Key) and event.key in _HELD_DOWN and (event.key, here) == self._last
        return again and self._again and self._way is here

    def press_first(self, keys: Iterable[events.Key]) -> None:
        """Press these anew, before those that came since."""
        for each in keys:
            event = events.Key(each.key, each.character)
            event.set_sender(self)  # as those of the terminal: else it would not go up to the keys of the app
            self._to_press.insert(self._first, event)
            self._first += 1
        self.call_later(self._press)

    async def all_done(self, at_most: float) -> bool:
        """Wait until what keys asked for is done, so many seconds at most; whether it is.

        Nothing is waited for while a question stands, but that a page which opens is there.
        """
        while not self.screen.is_mounted or (at_work(self.workers) and not self.screen.is_modal):
            if at_most <= 0:
                return False
            await asyncio.sleep(_LOOK_S)
            at_most -= _LOOK_S
        return True

    # --- until it is answered --------------------------------------------------------

    def _hold(self, screen: Screen[Any]) -> None:
        self._answering = screen
        if self._at_most is not None:
            self._at_most.stop()
        self._at_most = self.set_timer(_WAIT_S, self._go_on)

    @on(Passed)
    def _on_passed(self, event: Passed) -> None:
        event.stop()
        if self._way is not None and event.number == self._number:
            self._way.post_message(self.Acted(event.number))

    @on(Acted)
    def _on_acted(self, event: Acted) -> None:
        event.stop()
        self._acted(event.number)

    def _acted(self, number: int) -> None:
        if number == self._number:
            self._way = None
            self._look()

    @on(Finished)
    def _on_finished(self, event: Finished) -> None:
        event.stop()
        self._look()

    def _on_screen_change(self, screen: Screen[Any]) -> None:
        if not screen.is_mounted:
            if screen.is_modal:
                screen.call_later(self._there, self._number)  # a question: as soon as it is there
        elif at_work(self.workers, screen):
            self._hold(screen)  # a question was answered, and what follows from it is on its way
            self._way = None
        elif self._way is not None and screen is not self._answering:
            self.call_later(self._acted, self._number)  # that screen is gone, and with it the way

    def _there(self, number: int) -> None:
        if number == self._number:
            self._go_on()

    def _look(self) -> None:
        if self._way is None and not at_work(self.workers, self._answering):
            self._go_on()

    def _go_on(self) -> None:
        """All that was asked for is done: press what was held back meanwhile."""
        self._answering = self._way = None
        if self._at_most is not None:
            self._at_most.stop()
        self.call_later(self._press)
