"""A film cut into pictures: trimmed to where something moves, each drawn once, at a steady rate."""

from __future__ import annotations

from math import ceil
from typing import Final

from runstrength_tui.domain.figure.drawing import COLUMNS, ROWS, frame
from runstrength_tui.domain.figure.film import Film

FPS: Final = 8
"""Pictures a second: enough to look smooth in dots this large, few enough for a slow line."""

_FLOOR: Final = " \u2840\u2880\u28c0"
"""What the lowest row shows where nothing but the floor and its marks are."""
_LOOKS: Final = 24
"""How many moments of the loop are looked at to know how much of the stage it needs."""


class Reel:
    """The pictures of one movement, all of one size."""

    def __init__(self, film: Film, *, scale: float = 1.0) -> None:
        self.film: Final = film
        self.scale: Final = scale
        self.length: Final = max(1, ceil(film.seconds * FPS))
        """How many pictures one loop has."""
        self._drawn: dict[float, tuple[str, ...]] = {}
        self._box = self._needed()

    @property
    def columns(self) -> int:
        """Width of every picture in characters."""
        return self._box[2] - self._box[0]

    @property
    def rows(self) -> int:
        """Height of every picture in characters."""
        return self._box[3] - self._box[1]

    def picture(self, number: int) -> tuple[str, ...]:
        """Return a picture by its number, counted on through the loops."""
        return self.at((number % self.length) * self.film.seconds / self.length)

    def at(self, seconds: float) -> tuple[str, ...]:
        """Return the picture of a moment."""
        found = self._drawn.get(seconds)
        if found is None:
            left, top, right, bottom = self._box
            whole = frame(self.film, seconds, scale=self.scale)
            found = self._drawn[seconds] = tuple(row[left:right] for row in whole[top:bottom])
        return found

    def stills(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return start, middle and end, each with its caption."""
        return tuple((name, self.at(seconds)) for name, seconds in self.film.stills())

    def _needed(self) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of what is drawn on, in characters; bare floor is empty."""
        left, right, top = round(COLUMNS * self.scale), 0, round(ROWS * self.scale)
        bottom = top
        for look in range(_LOOKS):
            rows = frame(self.film, self.film.seconds * look / _LOOKS, scale=self.scale)
            for number, row in enumerate(rows):
                empty = _FLOOR if number == bottom - 1 else " "
                if row.strip(empty):
                    top = min(top, number)
                    left = min(left, len(row) - len(row.lstrip(empty)))
                    right = max(right, len(row.rstrip(empty)))
        return max(0, left - 1), min(top, bottom - 1), min(round(COLUMNS * self.scale), right + 1), bottom


def compared(right: Reel, wrong: Reel, which: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return still pictures of the right way and of a fault: where it is plainest, or the ones after it.

    Beside each picture of the fault stands the most alike of the right way, so that only the fault differs.
    """
    pairs = []
    for _, fault in wrong.film.stills():
        whole = frame(wrong.film, fault)
        unlike, well = min(
            (_differences(frame(right.film, seconds), whole), seconds) for _, seconds in right.film.stills()
        )
        pairs.append((unlike, well, fault))
    plainest = max(range(len(pairs)), key=lambda place: pairs[place][0])
    _, well, fault = pairs[(plainest + which) % len(pairs)]
    return right.at(well), wrong.at(fault)


def _differences(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many characters of the stage differ."""
    rows = zip(one, other, strict=True)
    return sum(first != second for pair in rows for first, second in zip(*pair, strict=True))
