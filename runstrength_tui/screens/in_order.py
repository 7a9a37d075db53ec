"""Keys that arrive together with the one that opens a question: they are meant for the question."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from runstrength_tui.screens.one_by_one import press_again

OPEN_S: Final = 0.3
"""How long keys wait for a question that was called for; after that none is coming."""


def keys_of(bindings: Iterable[BindingType], actions: Collection[str]) -> frozenset[str]:
    """Return the names of the keys that these actions are bound to."""
    bound = (each for each in bindings if isinstance(each, Binding) and each.action in actions)
    return frozenset(key for each in bound for key in each.key.split(","))


class InOrder:
    """Holds back what a slow line delivers in one packet with the key that opens a question.

    Without it ``p k 7`` would be an exercise left and seven reps typed, and ``f enter`` a set never done.
    """

    def __init__(self, opening: frozenset[str] = frozenset(), *, already: bool = False) -> None:
        self._keys = opening
        self._opening = already
        self._held: list[events.Key] = []

    def take(self, event: events.Key, *, also: Collection[str] = ()) -> bool:
        """Look at a key; True: it is held back until the question is there. ``also`` opens one, too."""
        if self._opening:
            self._held.append(event)
            return True
        self._opening = event.key in self._keys or event.key in also
        return False

    @property
    def opening(self) -> bool:
        """Whether a question was called for and is not there yet."""
        return self._opening

    def hold(self) -> None:
        """Hold back what comes from now on."""
        self._opening = True

    def let_go(self, app: App[Any]) -> None:
        """The question is there, or none is coming: press what was held back."""
        held, self._held, self._opening = self._held, [], False
        press_again(app, held)
