"""The figure on the screen: it moves by the clock, stops when asked, and costs little."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from runstrength_tui.domain.figure.film import Film
from runstrength_tui.domain.figure.reel import FPS, Reel
from runstrength_tui.widgets.figure import FigureView
from runstrength_tui.widgets.picture import Budget, Picture, changes, wire_bytes
from tests.figures.test_figures import LIBRARY, NAMES


class Stage(App[None]):
    """One figure and nothing else."""

    def __init__(self, exercise: str, *, motion: bool) -> None:
        super().__init__()
        self.now = 100.0
        self._shown = LIBRARY.exercise(exercise)
        self._motion = motion

    def compose(self) -> ComposeResult:
        yield FigureView(self._shown.figure, self._shown.tempo, motion=self._motion, clock=lambda: self.now)


class Viewer:
    """Somebody who looks at a figure, and a clock that moves when told."""

    def __init__(self, app: Stage, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.view = app.query_one(FigureView)

    async def forward(self, seconds: float) -> None:
        """Let so much time of the clock pass, and the figure notice."""
        self.app.now += seconds
        await self.pilot.pause(2.5 / FPS)

    @property
    def pictures(self) -> list[Picture]:
        return [picture for picture in self.view.query_children(Picture) if picture.display]

    @property
    def rows(self) -> tuple[str, ...]:
        (picture,) = self.pictures
        return picture.rows

    @property
    def screen(self) -> list[str]:
        strips: Any = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]


@asynccontextmanager
async def looking_at(exercise: str, *, motion: bool = True, width: int = 80) -> AsyncIterator[Viewer]:
    app = Stage(exercise, motion=motion)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        yield Viewer(app, pilot)


def reel(exercise: str) -> Reel:
    found = LIBRARY.exercise(exercise)
    assert found.figure is not None
    return Reel(Film(found.figure, found.tempo))


async def test_it_stands_where_the_clock_says() -> None:
    """A figure that counted ticks would run slow on a busy machine and drift from the tempo."""
    async with looking_at("goblet-squat") as viewer:
        for second in (0.5, 1.25, 3.0, 30.0):
            viewer.app.now = 100 + second
            await viewer.forward(0)
            assert viewer.rows == reel("goblet-squat").picture(int(second * FPS))
            assert viewer.rows[0].rstrip() in viewer.screen[0]


async def test_pause_step_and_on() -> None:
    """Who wants to see how deep stops it there and goes on picture by picture."""
    async with looking_at("goblet-squat") as viewer:
        await viewer.forward(1.0)
        viewer.view.toggle_pause()
        here = viewer.rows
        await viewer.forward(1.0)
        assert viewer.rows == here == reel("goblet-squat").picture(FPS) and not viewer.view.moving
        for number in (1, 2, 3):
            viewer.view.step()
            assert viewer.rows == reel("goblet-squat").picture(FPS + number)
        viewer.view.toggle_pause()
        await viewer.forward(0.5)
        assert viewer.rows == reel("goblet-squat").picture(FPS + 3 + FPS // 2), "it goes on from there"
        viewer.view.show(None, None)
        viewer.view.step()  # nothing was found: there is no picture to go on to


async def test_nothing_moves_under_another_screen() -> None:
    """Bytes for a figure that nobody sees are wasted, and it must go on when one comes back."""
    async with looking_at("goblet-squat") as viewer:
        await viewer.forward(1.0)
        before = viewer.rows
        await viewer.app.push_screen(Screen())
        await viewer.forward(1.0)
        assert viewer.rows == before
        await viewer.app.pop_screen()
        await viewer.forward(0.5)
        assert viewer.rows == reel("goblet-squat").picture(FPS + FPS // 2)


@pytest.mark.parametrize("width", [80, 60])
async def test_without_motion_start_middle_and_end_stand_side_by_side(width: int) -> None:
    """Who cannot bear or cannot carry motion still sees the whole movement at a glance."""
    async with looking_at("goblet-squat", motion=False, width=width) as viewer:
        assert [p.caption for p in viewer.pictures] == [
            "Stand tall",
            "Sit between the heels",
            "Drive the floor away",
        ]
        before = viewer.screen
        await viewer.forward(5)
        assert viewer.screen == before
        assert max(p.region.right for p in viewer.pictures) <= width
        viewer.view.toggle_pause()
        await viewer.forward(1.0)
        assert viewer.view.moving and len(viewer.pictures) == 1
        viewer.view.toggle_pause()
        assert not viewer.view.moving and len(viewer.pictures) == 3


@pytest.mark.parametrize("width", [80, 53, 40])
async def test_still_pictures_fit_every_width(width: int) -> None:
    """A picture cut off at the edge shows a person without a head or feet."""
    async with looking_at("plank", motion=False, width=width) as viewer:
        for exercise in LIBRARY.exercises:
            viewer.view.show(exercise.figure, exercise.tempo)
            await viewer.pilot.pause()
            assert viewer.pictures and all(p.region.right <= width for p in viewer.pictures)
            assert all(p.size.height == len(p.rows) + 1 <= 13 for p in viewer.pictures)


async def test_in_a_narrow_place_stills_follow_each_other() -> None:
    """Three pictures too small to tell apart teach nothing."""
    async with looking_at("press-up", motion=False, width=40) as viewer:
        seen = []
        for _ in range(4):
            (picture,) = viewer.pictures
            seen.append(picture.caption)
            viewer.view.step()
            await viewer.pilot.pause()
        assert seen == [
            "1/3 One straight line",
            "2/3 Chest close to the floor",
            "3/3 Push the floor away",
            "1/3 One straight line",
        ]


async def test_a_fault_moves_beside_the_right_way() -> None:
    """Side by side, the difference is seen without a word."""
    async with looking_at("goblet-squat") as viewer:
        assert [fault.name for fault in viewer.view.faults] == ["knees caving"]
        viewer.view.next_fault()
        await viewer.forward(2.5)
        right, wrong = viewer.pictures
        assert (right.caption, wrong.caption) == ("right", "× knees caving")
        assert right.rows != wrong.rows and right.region.right <= wrong.region.x
        assert len(right.rows) == len(wrong.rows)
        viewer.view.next_fault()
        assert len(viewer.pictures) == 1 and viewer.view.fault is None


async def test_in_a_narrow_place_the_fault_follows_the_right_way() -> None:
    """A phone shows one of them at a time, and says which."""
    async with looking_at("press-up", width=40) as viewer:
        viewer.view.next_fault()
        captions = []
        for _ in range(2):
            await viewer.forward(0.5)
            (picture,) = viewer.pictures
            captions.append(picture.caption)
            await viewer.forward(reel("press-up").film.seconds)
        assert captions == ["right", "× hips sagging"]


async def test_an_exercise_without_a_figure_takes_no_room() -> None:
    """An own exercise without one must not leave a hole on its card."""
    async with looking_at("goblet-squat") as viewer:
        viewer.view.show(None)
        await viewer.pilot.pause()
        assert viewer.view.size.height == 0
        viewer.view.show(LIBRARY.exercise("plank").figure)
        await viewer.pilot.pause()
        assert viewer.rows == reel("plank").picture(0)


def test_only_what_changed_is_sent() -> None:
    """The column after the last difference, of each row that differs: no more goes over the line."""
    assert changes(("abc", "def", "ghi"), ("abc", "dXf", "Yhi")) == [(1, 2), (2, 1)]
    assert wire_bytes(("abc",), ("abc",)) == 0 < wire_bytes(("abc",), ("abX",)) < 20


@pytest.mark.parametrize("name", [name for name in NAMES if ":" not in name])
def test_no_figure_costs_more_than_a_slow_line_carries(name: str) -> None:
    """At 1 500 bytes a second a figure must not hold up the keys; pictures are left out instead."""
    pictures, budget, sent, drawn = reel(name), Budget(), 0, 1
    shown = pictures.picture(0)
    seconds = 30
    for number in range(1, seconds * FPS):
        rows = pictures.picture(number)
        cost = wire_bytes(shown, rows)
        if budget.allows([cost], number / FPS):
            sent += cost + (20 if cost else 0)
            shown = rows
            drawn += bool(cost)
    assert sent / seconds <= 1400
    assert sent, "it moves"
