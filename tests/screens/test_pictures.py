"""Whole screens as pictures: a change of look is seen, and taken in with ``--snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runstrength_tui.app import RunStrengthApp
from runstrength_tui.settings import change_setting
from tests.compiled_copy import lay_copy
from tests.screens.app_help import Clock, Runner, looked_at, places_in
from tests.screens.history_help import growing, keep, past_session

Compare = Callable[..., bool]

BEGIN = ("down", "down", "enter")
"""Start Runner's base A from Today."""
FEW = (
    past_session(1, days_ago=9, plan_name="Runner's base A"),
    past_session(2, days_ago=2, plan_name="Runner's base B", note="Heels stayed down."),
    past_session(3, days_ago=1, plan_name="After an easy run"),
)
PICTURES = {
    "today": ((80, 24), "track", ()),
    "today_plans": ((80, 24), "morning", ("down", "down")),
    "today_on_a_phone": ((40, 20), "track", ()),
    "history": ((120, 40), "track", ("4", "down")),
    "history_on_a_phone": ((40, 20), "terminal", ("4", "enter", *["down"] * 4, "right")),
    "history_in_the_morning": ((80, 24), "morning", ("4", "slash", *"this week base")),
    "calendar": ((80, 24), "terminal", ("4", "c", "left", "down")),
    "calendar_at_large": ((120, 40), "track", ("4", "c")),
    "calendar_on_a_phone": ((40, 20), "morning", ("4", "c", "left")),
    "line": ((80, 24), "morning", ("l", *"run 8k 42:10 @6, base a, press-up 10,9,8")),
    "line_on_a_phone": ((40, 20), "track", ("4", "l", *"goblt squat 3x8", "down")),
    "trends": ((80, 24), "track", ("5",)),
    "trends_plot": ((80, 24), "morning", ("5", "down", "enter")),
    "trends_sets_at_large": ((120, 40), "terminal", ("5", "right", "right", "right")),
    "trends_on_a_phone": ((40, 20), "track", ("5", "right", "right")),
    "plans": ((80, 24), "track", ("b", "down")),
    "plans_on_a_phone": ((40, 20), "morning", ("b", "down")),
    "plan_editor": ((80, 24), "morning", ("b", "down", "w", "down", "down", "t")),
    "plan_editor_at_large": ((120, 40), "track", ("b", "w", "down", "plus")),
    "plan_editor_on_a_phone": ((40, 20), "track", ("b", "down", "w", "down", "down", "t")),
    "settings": ((80, 24), "track", ("comma", *["down"] * 9)),
    "settings_on_a_phone": ((40, 20), "morning", ("comma", "down", "down")),
    "check": ((80, 24), "track", BEGIN),
    "prompt_on_a_phone": ((40, 20), "track", (*BEGIN, "enter", "j", "up", "up", "space", "y")),
    "pain": ((80, 24), "morning", (*BEGIN, "enter", "space", "p")),
    "summary": ((80, 24), "track", (*BEGIN, "enter", "enter", "j", "enter", "g", "f", "enter")),
    "library": ((80, 24), "track", ("2", "slash", *"press-up")),
    "library_versions": ((80, 24), "track", ("2", "slash", *"goblet", "enter", *["left"] * 3)),
    "library_at_large": ((120, 40), "morning", ("2", "slash", *"press-up", "enter", "right")),
    "library_on_a_phone": ((40, 20), "track", ("2", "slash", *"press-up", "enter")),
}


@pytest.mark.parametrize("name", PICTURES)
def test_looks_as_it_did(tmp_path: Path, snap_compare: Compare, name: str) -> None:
    size, theme, pressed = PICTURES[name]
    keep(tmp_path, *(growing() if "5" in pressed else FEW))
    change_setting(places_in(tmp_path).config, "theme", theme)
    change_setting(places_in(tmp_path).config, "motion", False)
    lay_copy(places_in(tmp_path).cache)
    clock = Clock()
    app = RunStrengthApp(places_in(tmp_path), clock=clock)

    async def look(pilot: Pilot[None]) -> None:
        runner, keys = Runner(app, pilot, clock), pressed
        with runner.warp.installed():
            await runner.until("Last")
            if keys[: len(BEGIN)] == BEGIN:
                await runner.press(*BEGIN, each=0)
                await runner.until("Before you begin")
                keys = keys[len(BEGIN) :]
            for key in keys:
                await runner.press(key, each=0)
                if keys[0] == "5":
                    await runner.until_gone("Reading")
            if keys[:1] == ("2",):
                await looked_at(runner)

    assert snap_compare(app, terminal_size=size, run_before=look)
