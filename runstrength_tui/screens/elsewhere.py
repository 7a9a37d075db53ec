"""What another terminal or a command stored shows here by itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from runstrength_tui.errors import RunStrengthError

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage
    from runstrength_tui.store.os_layer import Stamp

LOOK_S: Final = 1.0
"""How often the file is looked at; it is read only where it is another."""
_FAULTY_S: Final = 30.0
"""How long a file that does not read is left alone."""


class Elsewhere:
    """Looks at the history's file once a second, and tells every screen when it is another than they know."""

    def __init__(self, app: App[Any], backstage: Backstage) -> None:
        self._backstage = backstage
        self._known: Stamp | None = None
        """The file as the screens were last told of it."""
        backstage.history_changed.subscribe(app, lambda _: self._told())

    async def follow(self) -> None:
        """Look for ever."""
        self._told()
        while True:
            await asyncio.sleep(LOOK_S)
            if not self._backstage.opened:
                continue
            try:
                if await self._backstage.in_writer(self._look) != self._known:
                    await self._backstage.personal.read()
                    self._backstage.history_changed.publish(None)
            except RunStrengthError:  # damaged by another program: said where the history is next asked for
                await asyncio.sleep(_FAULTY_S)

    def _told(self) -> None:
        if self._backstage.opened:
            self._known = self._backstage.store.stamp

    def _look(self) -> Stamp | None:
        store = self._backstage.store
        if store.changed():
            store.count()
        return store.stamp
