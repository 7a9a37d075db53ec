"""What another terminal or a command stored shows here by itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from runstrength_tui.errors import RunStrengthError

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage
    from runstrength_tui.store.os_layer import Stamp

LOOK_S: Final = 1.0
"""How often the file is looked at; it is read only where it is another."""
_FAULTY_S: Final = 30.0
"""How long a file that does not read is left alone."""


async def follow(backstage: Backstage) -> None:
    """Look at the history's file once a second, and tell every screen when it is another than before."""
    await backstage.arrived.wait()
    known = backstage.store.stamp if backstage.opened else None
    while True:
        await asyncio.sleep(LOOK_S)
        if not backstage.opened:
            continue
        try:
            stamp = await backstage.in_writer(lambda: _look(backstage))
            if stamp != known:
                known = stamp
                await backstage.personal.read()
                backstage.history_changed.publish(None)
        except RunStrengthError:  # damaged by another program: said where the history is next asked for
            await asyncio.sleep(_FAULTY_S)


def _look(backstage: Backstage) -> Stamp | None:
    store = backstage.store
    if store.changed():
        store.count()
    return store.stamp
