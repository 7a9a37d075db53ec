"""What is drawn in one go is sent in one go: each piece by itself would wake the thread that writes."""

from __future__ import annotations

from textual._ansi_sequences import SYNC_END, SYNC_START


class Frames:
    """Holds what is drawn between the marks of a frame (synchronized output) until it is whole."""

    def __init__(self) -> None:
        self._held: list[str] | None = None

    def take(self, text: str) -> str:
        """Return what is to be sent now; nothing while a frame is on its way."""
        if text == SYNC_START and self._held is None:
            self._held = []
        if self._held is None:
            return text
        self._held.append(text)
        return self.rest() if text == SYNC_END else ""

    def rest(self) -> str:
        """Return what is held back of a frame that was broken off."""
        held, self._held = self._held or [], None
        return "".join(held)
