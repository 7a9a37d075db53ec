"""The moving figure of an exercise: few pictures a second, and of each only the cells that changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.widget import Widget

from runstrength_tui.domain.exercise import Tempo
from runstrength_tui.domain.figure.film import Film
from runstrength_tui.domain.figure.format import Figure, FigureFault, Movement
from runstrength_tui.domain.figure.reel import FPS, Reel, compared
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.picture import Budget, Picture, wire_bytes

_GAP: Final = 2
_SMALLEST: Final = 0.7
"""Below this scale nobody can tell what is done."""
_MOST_PICTURES: Final = 3


class FigureView(Widget):
    """A figure that moves while it is looked at.

    ``clock`` gives seconds that never run backwards; where the figure stands follows from it alone. Without
    ``motion``, or where the terminal has no colour, start, middle and end stand side by side until asked to
    move. A place is needed for at most 12 rows and a caption; the width it gets decides how much is shown.
    """

    DEFAULT_CSS = """
    FigureView { layout: horizontal; width: 1fr; height: auto; }
    FigureView > Picture { margin-right: 2; color: $foreground; }
    FigureView .figure--caption { color: $text-muted; }
    FigureView .figure--wrong { color: $text-error; }
    """

    def __init__(
        self,
        figure: Figure | None = None,
        tempo: Tempo | None = None,
        *,
        motion: bool = True,
        clock: Callable[[], float] = time.monotonic,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._wanted_motion = motion
        self._moves = motion
        self._paused = False
        self._origin = 0.0
        """When the loop that is shown began, by the clock."""
        self._number = 0
        """Of the picture that is shown."""
        self._still = 0
        self._fault = -1
        self._reels: tuple[Reel, ...] = ()
        self._figure, self._tempo = figure, tempo
        self._budget = Budget()

    def compose(self) -> ComposeResult:
        for _ in range(_MOST_PICTURES):
            yield Picture()

    def on_mount(self) -> None:
        if self.app.no_color:
            self._wanted_motion = self._moves = False
        self._timer = self.set_interval(1 / FPS, self._tick)
        self.app.screen_change_signal.subscribe(self, lambda _: self._wake())
        self.show(self._figure, self._tempo)

    def on_resize(self) -> None:
        self._lay_out()

    def on_show(self) -> None:
        self._wake()

    # --- what is shown

    def show(self, figure: Figure | None, tempo: Tempo | None = None) -> None:
        """Show the figure of another exercise from its start; none takes no room."""
        self._figure, self._tempo = figure, tempo
        self._fault, self._still = -1, 0
        self._paused, self._moves = False, self._wanted_motion
        self.display = figure is not None
        self._restart()

    def allow_motion(self, motion: bool) -> None:
        """Move, or show start, middle and end side by side; from the start in either case."""
        self._wanted_motion = motion and not self.app.no_color
        self.show(self._figure, self._tempo)

    @property
    def faults(self) -> tuple[FigureFault, ...]:
        """The faults that can be seen."""
        return self._figure.faults if self._figure is not None else ()

    @property
    def fault(self) -> FigureFault | None:
        """The fault that is seen beside the right way."""
        return self.faults[self._fault] if self._fault >= 0 else None

    @property
    def wanted(self) -> int:
        """Cells for what moves now, a mistake and the right way side by side."""
        widths = [
            max(reel.columns, len(caption))
            for reel, (caption, _) in zip(self._reels, self._captions(), strict=True)
        ]
        return sum(widths) + _GAP * max(0, len(widths) - 1)

    @property
    def tall(self) -> int:
        """Rows that are needed, with the caption."""
        captions = self.fault is not None or not self._moves
        return max((reel.rows for reel in self._reels), default=0) + captions

    @property
    def moving(self) -> bool:
        """Whether it moves."""
        return self._moves and not self._paused

    def next_fault(self) -> None:
        """Show the next fault beside the right way, and after the last one the right way alone."""
        self._fault = self._fault + 1 if self._fault + 1 < len(self.faults) else -1
        self._still = 0
        self._restart()

    def toggle_pause(self) -> None:
        """Stop, or go on from there; from start, middle and end begin to move."""
        if not self._moves:
            self._moves, self._paused = True, False
            self._restart()
            return
        if not self._wanted_motion:
            self._moves = False
            self._lay_out()
            return
        self._paused = not self._paused
        self._origin = self._clock() - self._number / FPS
        self._wake()

    def step(self) -> None:
        """Show the next picture and stay there; of start, middle and end the next where one is seen."""
        if not self._moves:
            self._still += 1
            self._lay_out()
            return
        self._paused = True
        self._number += 1
        self._lay_out()

    # --- time

    def _tick(self) -> None:
        if not self.moving or self._figure is None or not self._looked_at:
            self._timer.pause()
            return
        number = int((self._clock() - self._origin) * FPS)
        if number != self._number:
            self._draw_affordable(number)

    def _wake(self) -> None:
        """Go on where it was left, not where it would be by now."""
        if self.is_mounted and self.moving and self._figure is not None and self._looked_at:
            self._origin = self._clock() - self._number / FPS
            self._timer.resume()

    @property
    def _looked_at(self) -> bool:
        return self.screen.is_active and self.is_on_screen

    def _draw_affordable(self, number: int) -> None:
        """Draw a picture unless the last ones cost more bytes than a slow line carries."""
        shown = zip(self._pictures, self._now(number), strict=False)
        if self._budget.allows((wire_bytes(old.rows, rows) for old, (rows, *_) in shown), self._clock()):
            self._number = number
            self._draw()

    # --- layout

    @property
    def _pictures(self) -> tuple[Picture, ...]:
        return tuple(self.query_children(Picture))

    def _movements(self) -> Sequence[Movement]:
        if self._figure is None:
            return ()
        if self.fault is None:
            return (self._figure,)
        return (self.fault.right or self._figure, self.fault.wrong)

    def _restart(self) -> None:
        self._reels = tuple(Reel(Film(movement, self._tempo)) for movement in self._movements())
        self._number, self._origin = 0, self._clock()
        if self.is_mounted:
            self._lay_out()
            self._wake()

    def _lay_out(self) -> None:
        if self._reels and self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        pictures = self._now(self._number) if self._moves else self._stills()
        for place, picture in enumerate(self._pictures):
            picture.display = place < len(pictures)
            if place < len(pictures):
                rows, columns, caption, wrong = pictures[place]
                picture.show(rows, columns, clean_text(caption), wrong=wrong)

    def _now(self, number: int) -> list[tuple[tuple[str, ...], int, str, bool]]:
        """Return the pictures of one moment: one, or the right way and the fault, or one after another."""
        if self.fault is None:
            reel = self._reels[0]
            return [(reel.picture(number), reel.columns, "", False)]
        both = [
            (reel.picture(number), max(reel.columns, len(caption)), caption, wrong)
            for reel, (caption, wrong) in zip(self._reels, self._captions(), strict=True)
        ]
        both = _same_height(both)
        if sum(columns for _, columns, _, _ in both) + _GAP <= self.size.width:
            return both
        loop = max(reel.length for reel in self._reels)
        rows, _, caption, wrong = both[number // loop % 2]
        columns = max(columns for _, columns, _, _ in both)
        return [(tuple(row.ljust(columns) for row in rows), columns, caption, wrong)]

    def _captions(self) -> tuple[tuple[str, bool], ...]:
        fault = self.fault
        if fault is not None:
            return ("right", False), (f"× {fault.name}", True)
        return (("", False),) * len(self._reels)

    def _stills(self) -> list[tuple[tuple[str, ...], int, str, bool]]:
        """Return start, middle and end, smaller where need be, one after another where there is no room.

        Of a fault, one moment of the right way and of the fault beside it.
        """
        if self.fault is not None:
            return self._still_fault()
        reel, width = self._reels[-1], max(1, self.size.width)
        names = [name for name, _ in reel.film.stills()]
        room = width - _GAP * (len(names) - 1)
        needed = sum(max(reel.columns, len(name)) for name in names)
        if needed > room:
            scale = room / (len(names) * reel.columns)
            if _SMALLEST <= scale < 1:
                reel = Reel(reel.film, scale=scale * 0.98)
                needed = sum(max(reel.columns, len(name)) for name in names)
        stills = [(rows, max(reel.columns, len(name)), name, False) for name, rows in reel.stills()]
        if needed <= room:
            return stills
        reel = self._reels[-1]
        name, rows = reel.stills()[self._still % len(names)]
        caption = f"{self._still % len(names) + 1}/{len(names)} {name}"
        return [(rows, max(reel.columns, *(len(name) + 4 for name in names)), caption, False)]

    def _still_fault(self) -> list[tuple[tuple[str, ...], int, str, bool]]:
        """Return a moment of the right way and of the fault; one after the other where need be."""
        right, wrong = self._reels
        pictures = compared(right, wrong, self._still)
        both = [
            (rows, max(reel.columns, len(caption)), caption, marked)
            for rows, reel, (caption, marked) in zip(pictures, self._reels, self._captions(), strict=True)
        ]
        fits = self.wanted <= self.size.width
        return _same_height(both) if fits else [both[(self._still + 1) % len(both)]]


def _same_height(
    pictures: list[tuple[tuple[str, ...], int, str, bool]],
) -> list[tuple[tuple[str, ...], int, str, bool]]:
    """Return them with blank rows on top of the lower ones, so that all stand on one floor."""
    most = max(len(rows) for rows, *_ in pictures)
    return [
        ((" " * len(rows[0]),) * (most - len(rows)) + rows, columns, caption, wrong)
        for rows, columns, caption, wrong in pictures
    ]
