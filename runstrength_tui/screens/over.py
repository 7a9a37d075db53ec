"""What every page over another has in common: it closes once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class PageOver(ModalScreen[T]):
    """Closed by its answer; one that comes twice, as a slow line delivers keys, closes no page below it."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with an answer, if this is the page in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
