"""Where figure, essentials and text of a card stand, by the room there is."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

NARROW: Final = 44
"""Below so many cells, figure and text are looked at one after the other."""
GAP: Final = 3
"""Cells between figure and text."""
_WIDE: Final = 70
"""From so many cells on, the figure stands beside the text."""
_LOW: Final = 17
"""Below so many rows there is no room for text under a figure."""
_LOW_STILL: Final = 28
"""The same for still pictures, which have all the width."""
_COLUMN: Final = 28
_TEXT: Final = 36
"""Cells that the text beside a figure needs."""
_BESIDE: Final = 16
"""Cells that the essentials beside a figure need."""
_HEAD: Final = 2
"""Rows of the name and of the parts."""


class Layout(Struct, frozen=True, kw_only=True):
    """What is in sight, and how wide; the essentials stand in ``room`` (cells, rows) as far as they fit."""

    look: bool = False
    """The figure has all the room."""
    beside: bool = False
    """The figure stands at the left of the text."""
    over: bool = False
    """The figure stands over the text."""
    column: int = 0
    """Cells of the column with the figure where it stands beside the text."""
    text: int = 0
    """Rows of the text, about."""
    room: tuple[int, int] = (0, 0)

    @property
    def top(self) -> bool:
        """Whether the figure is in sight."""
        return self.look or self.beside or self.over


def apart(size: tuple[int, int], *, motion: bool) -> bool:
    """Whether the figure must be a part of its own; still pictures side by side take all the width."""
    width, height = size
    low = _LOW_STILL if not motion else _LOW if width < _WIDE else 0
    return width < NARROW or height < low


def lay_card(
    size: tuple[int, int],
    *,
    look: bool,
    figure: tuple[int, int] | None,
    mistake: bool,
    motion: bool,
) -> Layout:
    """Return where everything stands for a place of ``size`` (cells, rows) and a figure of such a size."""
    width, height = size
    rows = height - _HEAD - 1
    if figure is None:
        return Layout(text=rows)
    wanted, tall = figure
    if look:
        under = height - _HEAD - tall - (1 if width < NARROW else 2)
        return Layout(look=True, room=(0, 0) if mistake else (width - 2, under))
    if not motion and not mistake:
        return Layout(over=True, text=rows - tall)
    column = max(_COLUMN, wanted) + GAP
    if width >= _WIDE and width - column >= _TEXT:
        room = (0, 0) if mistake else (column - 3, height - _HEAD - tall - 2)
        return Layout(beside=True, column=column, text=rows, room=room)
    left = width - wanted - GAP - 2
    return Layout(over=True, text=rows - tall, room=(0, 0) if mistake or left < _BESIDE else (left, 12))
