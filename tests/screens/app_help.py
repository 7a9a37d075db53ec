"""The whole app on a temporary folder, with a clock that only moves when told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from runstrength_tui.app import RunStrengthApp
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.paths import Places
from runstrength_tui.store.store import Store
from runstrength_tui.widgets.card_view import CardView
from tests.compiled_copy import lay_copy
from tests.screens.once import made_once
from tests.screens.warp import Warp

SATURDAY = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=1)))

_BETWEEN_KEYS_S = 0.1
"""Between two keys of a person: arrows closer than 0.02 s are a swipe, reps than 0.06 s not timed."""


class Clock:
    """The time, as the tests want it."""

    def __init__(self, now: datetime = SATURDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def places_in(folder: Path) -> Places:
    """All folders of one run below a temporary one."""
    return Places(folder / "data", folder / "config", folder / "state", folder / "cache")


class Runner:
    """A person at the keys: presses, waits for what was asked of the disk, reads the screen."""

    def __init__(self, app: RunStrengthApp, pilot: Pilot[Any], clock: Clock) -> None:
        self.app, self.pilot, self.clock = app, pilot, clock
        self.warp = Warp(pilot)

    async def press(self, *keys: str, each: float = 5) -> None:
        """Press keys ``each`` seconds of the clock apart, and let everything settle."""
        for key in keys:
            self.clock.forward(each)
            self.send(key)
            await self._done()
            await self.warp.forward(_BETWEEN_KEYS_S)
        await self.settle()

    def send(self, key: str) -> None:
        """Have a key arrive, and wait for nothing."""
        character = key if len(key) == 1 else " " if key == "space" else None
        event = Key(_character_to_key(key) if len(key) == 1 else key, character)
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    async def wait(self, seconds: float) -> None:
        """Let this long pass for every timer, without waiting for it; the clock stays."""
        await self.warp.forward(seconds)
        await self.settle()

    async def resize(self, columns: int, rows: int) -> None:
        """Have the terminal another size, as a phone that is turned."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the writer's thread has done all it was asked, and the screen shows it."""
        for _ in range(3):
            await self._done()

    async def _done(self) -> None:
        await self.warp.quiet()
        await asyncio.wrap_future(self.app.backstage.writer.submit(lambda: None))
        await self.warp.quiet()
        self.warp.paint()

    async def until(self, what: str) -> None:
        """Wait until the screen says ``what``; fails after ten seconds."""
        for _ in range(1000):
            if what in self.text:
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"{what!r} is not on the screen:\n{self.text}")

    async def until_gone(self, what: str) -> None:
        """Wait until the screen does not say ``what`` any more; fails after ten seconds."""
        for _ in range(1000):
            if what not in self.text:
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"{what!r} is still on the screen:\n{self.text}")

    @property
    def text(self) -> str:
        """The screen as text."""
        screen = self.app.screen
        lines = ["".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()]
        return "\n".join(line.rstrip() for line in lines)

    @property
    def session(self) -> LiveSession:
        session = self.app.backstage.session
        assert session is not None
        return session

    async def start_plan(self, plan: str = "runners-base-a", *, check: bool = True) -> None:
        """Start a built-in plan from behind Today and answer its check."""
        await self.app.backstage.start(self.app.backstage.library.plan(plan))
        await self.begin(check=check)

    async def begin(self, *, check: bool = True) -> None:
        """Go to the session under way and answer its check where it has one: all well."""
        self.app.switch_mode("session")
        await self.settle()
        if check and self.session.unasked:
            await self.until("Before you begin")
            await self.press("enter")


@asynccontextmanager
async def running(
    folder: Path, clock: Clock | None = None, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Runner]:
    """Run the app on ``folder``; it is open when the body begins."""
    clock = clock or Clock()
    lay_copy(places_in(folder).cache)
    app = RunStrengthApp(places_in(folder), clock=clock)
    with made_once():
        async with app.run_test(size=size, notifications=True) as pilot:
            runner = Runner(app, pilot, clock)
            with runner.warp.installed():
                for _ in range(500):
                    if app.backstage.opened or len(app.screen_stack) > 1:  # open, or a question about it
                        break
                    await pilot.pause(0.01)
                await runner.settle()
                yield runner
                if app.backstage.session is not None:
                    await app.backstage.leave()


async def looked_at(runner: Runner) -> None:
    """Wait until the card has its figure and what is known of the person."""
    card = runner.app.screen.query_one(CardView).card
    for _ in range(250):
        if card.exercise is not None and card.knows(card.exercise.id):
            break
        await runner.wait(0.02)
    await runner.settle()


def stored(folder: Path, clock: Clock | None = None) -> Store:
    """The store of a run, read by itself."""
    return Store.open(places_in(folder).data, clock or Clock())
