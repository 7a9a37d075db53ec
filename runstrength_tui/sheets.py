"""The app's style sheet, which parses each source once for as long as the colours stay."""

from __future__ import annotations

from typing import Any, Final

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_SOURCES: Final = 256
"""More than all our widgets and screens bring."""


class KeptStylesheet(Stylesheet):
    """Textual's own parses all it has anew, twice, whenever a screen brings styles that were not there yet.

    On a small computer that would be half of the wait for a place that is gone to for the first time.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[tuple[Any, ...], list[Any]] = LRUCache(_SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        self.parse()
