"""Screens painted near what changed; Textual would render most of a screen for one figure of a number."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip


class NearCompositor(Compositor):
    """Asks only widgets that lie where something changed, and only for the rows that are painted.

    Textual asks each one whose parent is touched for all its rows, and throws away what it does not paint.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not crop:
            return super()._get_renders(crop)
        everything, rows = self.visible_widgets, Region(0, crop.y, self.size.width, crop.height)
        self._visible_widgets = {
            widget: (region, clip.intersection(rows))
            for widget, (region, clip) in everything.items()
            if crop.overlaps(region.intersection(clip))
        }
        try:
            return list(super()._get_renders(crop))
        finally:
            self._visible_widgets = everything


class NearScreen(Screen[None]):
    """A screen that is painted that way."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = NearCompositor()
