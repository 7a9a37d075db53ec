"""What the screens share: the library, the history and the session under way, each behind plain calls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.signal import Signal

from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.library import Library, load_library
from runstrength_tui.paths import Places
from runstrength_tui.screens.coaching import Coaching
from runstrength_tui.screens.personal import Personal
from runstrength_tui.screens.second_terminal import SecondTerminal
from runstrength_tui.screens.session_calls import SessionCalls

if TYPE_CHECKING:
    from runstrength_tui.screens.guard import Guard

T = TypeVar("T")


class Backstage(SessionCalls):
    """One for an app: screens ask it, it asks the store; everything slow runs in the writer's thread."""

    def __init__(self, app: App[Any], places: Places, clock: Callable[[], datetime]) -> None:
        super().__init__(app, places, clock)
        self.library_changed: Signal[None] = Signal(app, "library-changed")
        """Plans of the person's own are others now."""
        self.looked_early = asyncio.Event()
        """Set when Today stands by what was trained lately, or cannot yet: the history may be opened."""
        self.today_stands = asyncio.Event()
        """Set when Today was first drawn with what was trained lately."""
        self.personal = Personal(app, self)
        self.coach = Coaching(self)
        self.second = SecondTerminal(app, self)
        self.line_draft = ""
        """What was typed into the line and left there."""
        self._library: Library | None = None
        self._own: tuple[OwnExercise, ...] = ()
        self._with_own: Library | None = None

    # --- library and rules ---------------------------------------------------

    @property
    def library(self) -> Library:
        """Exercises and plans, read when first asked for, with those the person brought along by name."""
        if self._library is None:
            self._library = load_library((self.places.config,), self.places.cache)
        own = self.personal.profile.own_exercises
        if self._own is not own:
            if self._own != own:
                self._with_own = self._library.with_own(own)
            self._own = own
        return self._with_own or self._library

    async def change_library(self, change: Callable[[], T]) -> T:
        """Change a file of the person's own, read the library again, and return what ``change`` does."""
        places = self.places

        def work() -> tuple[T, Library]:
            return change(), load_library((places.config,), places.cache)

        found, self._library = await self.on_disk(work)
        self._own, self._with_own = (), None
        self.library_changed.publish(None)
        return found

    @cached_property
    def guard(self) -> Guard:
        """The safety rules over the session under way."""
        from runstrength_tui.screens.guard import Guard  # a start need not bring the rules

        return Guard(self)

    async def open_store(self, *, fresh: bool = False) -> None:
        """Open the history and the person's facts; raises StoreUnreadable for a damaged file."""
        await super().open_store(fresh=fresh)
        await self.personal.read()
