"""Keys that arrive together with the one that opens a question: they are meant for the question."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.binding import Binding

from runstrength_tui.screens.session.keys import SESSION_BINDINGS

OPEN_S: Final = 0.3
"""How long keys wait for a question that was called for; after that none is coming."""
_OPENING: Final = frozenset({"skip", "swap", "add", "options", "finish", "leave", "warning", "line"})


def _keys_of(actions: frozenset[str]) -> frozenset[str]:
    """Return the names of the keys that these actions are bound to."""
    bindings = (each for each in SESSION_BINDINGS if isinstance(each, Binding) and each.action in actions)
    return frozenset(key for each in bindings for key in each.key.split(","))


_OPENING_KEYS: Final = _keys_of(_OPENING)
_RATING_KEYS: Final = _keys_of(frozenset(f"effort('{word}')" for word in ("easy", "good", "hard")))


class InOrder:
    """Holds back what a slow line delivers in one packet with the key that opens a question.

    Without it ``p k 7`` would be an exercise left and seven reps typed, and ``f enter`` a set never done.
    """

    def __init__(self) -> None:
        self._opening = False
        self._held: list[events.Key] = []

    def take(self, event: events.Key, *, rated_in_numbers: bool) -> bool:
        """Look at a key; True: it is held back until the question is there."""
        if self._opening:
            self._held.append(event)
            return True
        self._opening = event.key in _OPENING_KEYS or (rated_in_numbers and event.key in _RATING_KEYS)
        return False

    @property
    def opening(self) -> bool:
        """Whether a question was called for and is not there yet."""
        return self._opening

    def let_go(self) -> list[events.Key]:
        """The question is there, or none is coming: return what was held back, to be pressed now."""
        held, self._held, self._opening = self._held, [], False
        return [events.Key(event.key, event.character) for event in held]
