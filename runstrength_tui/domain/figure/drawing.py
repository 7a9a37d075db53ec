"""Figures as rows of braille: a grid of dots, two columns and four rows of them to a character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Final

from runstrength_tui.domain.figure.film import Film
from runstrength_tui.domain.figure.format import Prop, PropKind, Spot, View
from runstrength_tui.domain.figure.skeleton import Posture

COLUMNS: Final = 28
ROWS: Final = 12
WIDTH: Final = COLUMNS * 2
"""Dots."""
HEIGHT: Final = ROWS * 4
FLOOR: Final = 1.0
"""Ankles and hands on the floor are this high: the line of the floor is below them."""

# Which bit of a braille character stands for which dot, by row and column.
_BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_MARKS_APART: Final = 8


class Dots:
    """A grid of dots, y growing upwards."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._on: set[tuple[int, int]] = set()
        self.outside = 0
        """Dots that were wanted beyond the edge."""

    def put(self, x: int, y: int) -> None:
        """Set a dot."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._on.add((x, y))
        else:
            self.outside += 1

    def clear(self, x: int, y: int) -> None:
        """Take a dot away."""
        self._on.discard((x, y))

    def line(
        self,
        start: Spot,
        end: Spot,
        *,
        every: int = 1,
        halo: bool = False,
        behind: tuple[Spot, float] | None = None,
    ) -> None:
        """Draw a line (Bresenham 1965), of every dot or every ``every``-th; ``halo`` clears beside it.

        What of it lies within the circle ``behind``, a middle and a radius, is hidden.
        """
        points = list(_line(start, end))
        if behind is not None:
            (cx, cy), radius = behind
            points = [(x, y) for x, y in points if hypot(x - round(cx), y - round(cy)) > radius - 0.5]
        if halo:
            for x, y in points:
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    self.clear(x + dx, y + dy)
        for number, (x, y) in enumerate(points):
            if number % every == 0:
                self.put(x, y)

    def disc(self, middle: Spot, radius: float, *, filled: bool = False) -> None:
        """Draw a circle, its inside empty or full."""
        cx, cy = round(middle[0]), round(middle[1])
        reach = int(radius) + 2
        for x in range(round(cx) - reach, round(cx) + reach + 1):
            for y in range(round(cy) - reach, round(cy) + reach + 1):
                away = hypot(x - cx, y - cy)
                if away > radius + 0.5:
                    continue
                if filled or away > radius - 0.5:
                    self.put(x, y)
                else:
                    self.clear(x, y)

    def rows(self) -> tuple[str, ...]:
        """Return the grid as text, a blank for a character without dots (a third of its bytes)."""
        cells = [[0] * (-(-self.width // 2)) for _ in range(-(-self.height // 4))]
        for x, y in self._on:
            row, part = divmod(self.height - 1 - y, 4)
            cells[row][x // 2] |= _BITS[part][x % 2]
        return tuple("".join(chr(0x2800 + cell) if cell else " " for cell in row) for row in cells)


def frame(film: Film, seconds: float, *, scale: float = 1.0) -> tuple[str, ...]:
    """Return the picture of a moment: 12 rows of 28 characters, fewer and shorter at a smaller scale.

    A figure that travels is followed: it stays where it is, and the marks on the floor pass by.
    """
    dots = Dots(2 * round(COLUMNS * scale), 4 * round(ROWS * scale))
    draw(film, seconds, dots, scale)
    return dots.rows()


def draw(film: Film, seconds: float, dots: Dots, scale: float = 1.0) -> None:
    """Draw the stage and the figure on it into ``dots``."""
    posture = film.at(seconds)
    passed = 0.0
    if film.travel:
        passed = posture["hip"][0] - WIDTH / 2
        posture = posture.moved(-passed, 0)
    _Stage(film, posture, passed, dots, scale).draw()


class _Stage:
    """One picture in the making."""

    def __init__(self, film: Film, posture: Posture, passed: float, dots: Dots, scale: float) -> None:
        self._film, self._body, self._dots, self._scale = film, film.body, dots, scale
        self._posture, self._passed = posture, passed

    def draw(self) -> None:
        movement = self._film.movement
        if movement.floor:
            self._floor()
        for prop in movement.props:
            if prop.held is None and prop.kind is not PropKind.STRAP:
                for spot in self._places(prop):
                    self._standing(prop, spot)
        self._limb("far", "leg")
        self._limb("far", "arm")
        self._trunk()
        self._head()
        self._limb("near", "leg")
        for prop in movement.props:
            if prop.held is not None and prop.kind is not PropKind.BAND:
                self._held(prop)
        self._limb("near", "arm")
        for prop in movement.props:
            if prop.kind is PropKind.BAND:
                self._band(prop)
            elif prop.kind is PropKind.ROPE:
                self._rope()
            elif prop.kind is PropKind.STRAP:
                self._standing(prop, prop.at or (0.0, 0.0))

    def _line(
        self, start: Spot, end: Spot, *, every: int = 1, halo: bool = False, behind_head: bool = False
    ) -> None:
        head = (self._at(self._posture.head), self._body.head_radius * self._scale)
        behind = head if behind_head else None
        self._dots.line(self._at(start), self._at(end), every=every, halo=halo, behind=behind)

    def _path(self, spots: Sequence[Spot]) -> None:
        for start, end in pairwise(spots):
            self._line(start, end)

    def _at(self, spot: Spot) -> Spot:
        return spot[0] * self._scale, spot[1] * self._scale

    def _floor(self) -> None:
        for x in range(0, self._dots.width, 2):
            self._dots.put(x, 0)
        if self._film.travel:
            travel = abs(self._film.travel)
            apart = travel / max(1, round(travel / _MARKS_APART / 2))
            mark = -(self._passed % apart)
            while mark < WIDTH + apart:
                for dot in (0, 1):
                    if 0 <= round((mark + dot) * self._scale) < self._dots.width:
                        self._dots.put(round((mark + dot) * self._scale), 0)
                mark += apart

    def _limb(self, side: str, kind: str) -> None:
        front = self._body.view is View.FRONT
        names = ("hip", "knee", "ankle", "toe") if kind == "leg" else ("shoulder", "elbow", "hand")
        far = side == "far" and not front
        spots = [self._posture[f"{side}_{name}"] for name in names]
        for start, end in pairwise(spots):
            across = kind == "arm" and not far and self._crosses_trunk(start, end)
            self._line(start, end, every=2 if far else 1, halo=across, behind_head=kind == "arm")

    def _crosses_trunk(self, start: Spot, end: Spot) -> bool:
        """Whether a bone runs across the trunk, not along it, and would be lost in it."""
        (x0, y0), (x1, y1) = self._posture.spine[0], self._posture.spine[-1]
        along = (end[0] - start[0]) * (x1 - x0) + (end[1] - start[1]) * (y1 - y0)
        lengths = hypot(end[0] - start[0], end[1] - start[1]) * hypot(x1 - x0, y1 - y0)
        return abs(along) < 0.9 * lengths

    def _trunk(self) -> None:
        posture = self._posture
        if self._body.view is View.FRONT:
            corners = ("near_shoulder", "far_shoulder", "far_hip", "near_hip", "near_shoulder")
            self._path([posture[corner] for corner in corners])
            return
        dx, dy = _beside(posture.spine[0], posture.spine[-1])
        self._path(posture.spine)
        self._path([(x + dx, y + dy) for x, y in posture.spine])

    def _head(self) -> None:
        self._line(self._posture.spine[-1], self._posture.head)
        self._dots.disc(self._at(self._posture.head), self._body.head_radius * self._scale)

    def _places(self, prop: Prop) -> list[Spot]:
        """Return where a thing stands; on the way of a figure that travels it stands once every loop."""
        x, y = prop.at or (0.0, 0.0)
        if not self._film.travel:
            return [(x, y)]
        return [(x + loop * self._film.travel - self._passed, y) for loop in range(-2, 4)]

    def _standing(self, prop: Prop, at: Spot) -> None:
        (x, y), (width, height) = at, prop.size or (0.0, 0.0)
        corners = ((x, y), (x, y + height), (x + width, y + height), (x + width, y), (x, y))
        match prop.kind:
            case PropKind.BENCH:
                for up in (height, height - 2):
                    self._line((x, y + up), (x + width, y + up))
                for leg in (x + 2, x + width - 2):
                    self._line((leg, y), (leg, y + height))
            case PropKind.STRAP:
                self._path(((x, y), (x, y + height), (x + width, y + height), (x + width, y)))
            case PropKind.WALL:
                self._path(corners)
                step = y
                while step + width < y + height:
                    self._line((x, step), (x + width, step + width))
                    step += 4
            case PropKind.POST | PropKind.BAR:
                self._line((x, y), (x + width, y + height))
                if prop.kind is PropKind.BAR:
                    self._line((x, y + 1), (x + width, y + 1))
            case _:
                self._path(corners)

    def _held(self, prop: Prop) -> None:
        joint = str(prop.held)
        hand = self._posture[joint]
        size = self._body.size
        way: Spot = (0.0, -1.0)
        if prop.slant:
            elbow = self._posture[joint.replace("hand", "elbow")]
            away = hypot(hand[0] - elbow[0], hand[1] - elbow[1]) or 1.0
            way = ((hand[0] - elbow[0]) / away, (hand[1] - elbow[1]) / away)
        middle = (hand[0] + way[0] * prop.drop, hand[1] + way[1] * prop.drop)
        match prop.kind:
            case PropKind.BELL:
                self._line(hand, middle)
                self._disc(middle, 2.2 * size)
            case PropKind.BARBELL:
                self._dots.disc(self._at(middle), 4.6 * size * self._scale)
                self._disc(middle, 0.8 * size)
            case PropKind.DUMBBELL:
                ends = [
                    (middle[0] - way[1] * away * size, middle[1] + way[0] * away * size)
                    for away in (-2.2, 2.2)
                ]
                self._path(ends)
                for end in ends:
                    self._disc(end, 1.0 * size)
            case _:
                self._disc(middle, 1.5 * size)

    def _disc(self, middle: Spot, radius: float) -> None:
        self._dots.disc(self._at(middle), radius * self._scale, filled=True)

    def _band(self, prop: Prop) -> None:
        if prop.held is None:
            return
        start = self._posture[prop.held] if prop.at is None else prop.at
        end = self._posture[prop.held.other_side] if prop.at is None else self._posture[prop.held]
        self._line(start, end, every=2)

    def _rope(self) -> None:
        near, far = self._posture["near_hand"], self._posture["far_hand"]
        middle = ((near[0] + far[0]) / 2, (near[1] + far[1]) / 2)
        top = HEIGHT - 2 - middle[1]
        turn = cos(self._posture.rope * pi / 180)
        rise = top * turn if turn > 0 else (middle[1] - 0.0) * turn
        half = hypot(near[0] - far[0], near[1] - far[1]) / 2
        spots = [
            (middle[0] + half * (1 + 0.15 * sin(step * pi / 12)) * cos(step * pi / 12),
             middle[1] + rise * sin(step * pi / 12) ** 0.6)
            for step in range(13)
        ]  # fmt: skip
        self._path(spots)


def _beside(start: Spot, end: Spot) -> Spot:
    """Return where the second of a trunk's two rows of dots runs: on the side of the back."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    if abs(dx) > abs(dy):
        return (0.0, 1.0 if dx > 0 else -1.0)
    return (-1.0 if dy > 0 else 1.0, 0.0)


def _line(start: Spot, end: Spot) -> Iterable[tuple[int, int]]:
    x, y = round(start[0]), round(start[1])
    x1, y1 = round(end[0]), round(end[1])
    dx, dy = abs(x1 - x), -abs(y1 - y)
    right, up = (1 if x < x1 else -1), (1 if y < y1 else -1)
    error = dx + dy
    while True:
        yield x, y
        if (x, y) == (x1, y1):
            return
        twice = 2 * error
        if twice >= dy:
            error += dy
            x += right
        if twice <= dx:
            error += dx
            y += up
