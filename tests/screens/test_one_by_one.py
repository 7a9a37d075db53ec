"""Keys in one packet, as a slow line delivers them: none is lost, doubled, or done somewhere else."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from runstrength_tui.screens.one_by_one import KeysAtOnce, KeysOneByOne
from runstrength_tui.screens.settings.form import Form
from tests.screens.app_help import Runner, places_in, running, stored


async def _packet(runner: Runner, *keys: str) -> None:
    for key in keys:
        runner.send(key)
    await runner.settle()
    await runner.wait(0.1)


def _typed(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


async def test_what_is_typed_in_one_packet_goes_where_it_was_meant_to(tmp_path: Path) -> None:
    """A run's numbers would go to other places, and enter start the suggestion instead of the chosen plan."""
    async with running(tmp_path) as runner:
        backstage = runner.app.backstage
        await _packet(runner, "b", "n", "e", *"Lunch", "enter", "enter", "a", *"row", "enter", "escape")
        await runner.until("Lunch is kept")
        own = [plan for plan in backstage.library.plans if plan.id in backstage.library.own_plans]
        assert [(plan.name, [item.exercise for item in plan.items]) for plan in own] == [("Lunch", ["row"])]

        await _packet(runner, "escape", "g", *_typed("1 dec"), "enter", *"long", "enter", *_typed("20 km"))
        assert isinstance(runner.app.screen, Form)
        assert [field.value for field in runner.app.screen.query(Input)][:3] == ["1 dec", "long", "20 km"]
        await _packet(runner, "escape", "slash", *"plank", "enter", "right")
        field = runner.app.screen.query_one(Input)
        assert (runner.app.current_mode, field.value) == ("library", "plank")

        await _packet(runner, "escape", "comma", "enter", "down", "enter", "down", "space", "1")
        settings = backstage.personal.settings
        assert (settings.units, settings.distance, settings.theme) == ("lb", "mi", "morning")
        await _packet(runner, "l", *_typed("run 5k"), "enter", "u")
        await runner.until("Taken back")
        await _packet(runner, "colon", "pageup", "p", "pageup", "pagedown", "escape", "escape")
        await _packet(runner, "d", "d", "u", "4", "c", "left", "escape", "1")
        assert runner.app.current_mode == "today" and backstage.store.count() == 0

        runner.clock.forward(5)
        await _packet(runner, "j", "j", "enter")
        await runner.until("Before you begin")
        assert runner.session.header.plan_name == backstage.library.plans[1].name


class _Page(ModalScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "move")]
    moved = 0

    def compose(self) -> ComposeResult:
        yield Static("a page")

    def action_move(self) -> None:
        self.moved += len(self.query(Static))


class _AtOnce(KeysAtOnce, Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f", "finish")]

    def action_finish(self) -> None:
        self.app.push_screen(_Page())


class _List(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "move")]
    moved = 0
    paints = 0

    def action_move(self) -> None:
        self.moved += 1
        self.call_after_refresh(self._painted, self.moved)

    def _painted(self, moved: int) -> None:
        self.paints += moved == self.moved


class _Small(KeysOneByOne[None]):
    def compose(self) -> ComposeResult:
        yield _List()


async def test_a_key_for_a_page_that_is_only_opening_and_one_that_is_held_down() -> None:
    """j right behind the end of a session would end the app; a cursor would run on after the key."""
    async with _Small().run_test() as pilot:
        app = pilot.app
        one = app.query_one(_List)
        one.focus()
        await pilot.pause()
        for _ in range(40):
            app.post_message(events.Key("down", None))
        await pilot.pause(0.2)
        assert one.moved == 40, "each is done"
        assert one.paints < 20, "not each is shown"
        await app.push_screen(_AtOnce())
        for key in "fjj":
            app.post_message(events.Key(key, key))
        await pilot.pause(0.2)
        assert isinstance(app.screen, _Page) and app.screen.moved == 2


async def test_what_a_key_asked_for_is_stored_before_the_app_is_left(tmp_path: Path) -> None:
    """What was done, and q, on the doorstep would store nothing; of three settings one would hold."""
    disk = threading.Event()
    async with running(tmp_path) as runner:
        runner.app.backstage.writer.submit(disk.wait)
        for key in ("d", "comma", "space", "down", "space", "down", "space", "q"):
            runner.send(key)
        await runner.pilot.pause(0.1)
        assert runner.app.is_running, "it waits for the disk"
        disk.set()
        for _ in range(500):
            if not runner.app.is_running:
                break
            await asyncio.sleep(0.01)
        assert not runner.app.is_running
    assert stored(tmp_path).count() == 1
    chosen = (places_in(tmp_path).config / "settings.toml").read_text()
    assert chosen.split() == ["units", "=", '"lb"', "distance", "=", '"mi"', "theme", "=", '"morning"']


async def test_what_was_handed_to_the_disk_is_made_where_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    """A page that is closed gives up what it waits for: how hard it was would be lost on a busy disk."""
    async with running(tmp_path) as runner:
        backstage, disk = runner.app.backstage, threading.Event()
        backstage.writer.submit(disk.wait)
        waiting = asyncio.ensure_future(backstage.personal.weigh(62.0, backstage.personal.settings.units))
        reading = asyncio.ensure_future(backstage.in_writer(lambda: disk.clear()))
        await asyncio.sleep(0)
        waiting.cancel()
        reading.cancel()
        await asyncio.sleep(0)
        disk.set()
        await runner.settle()
        assert backstage.store.profile().body_mass_kg == 62.0
        assert disk.is_set(), "what is only read for a page that is gone is not read"
