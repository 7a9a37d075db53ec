"""Whole screens as pictures: a change of look is seen, and taken in with ``--snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runstrength_tui.app import RunStrengthApp
from runstrength_tui.settings import change_setting
from tests.screens.app_help import Clock, Runner, places_in
from tests.screens.history_help import keep, past_session

Compare = Callable[..., bool]

PICTURES = {
    "today": ((80, 24), "track", ("down",)),
    "today_on_a_phone": ((40, 20), "track", ("down",)),
    "history": ((120, 40), "track", ("4", "down")),
    "history_on_a_phone": ((40, 20), "track", ("4", "enter")),
    "history_in_the_morning": ((80, 24), "morning", ("4",)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_looks_as_it_did(tmp_path: Path, snap_compare: Compare, name: str) -> None:
    size, theme, keys = PICTURES[name]
    keep(
        tmp_path,
        past_session(1, days_ago=9, plan_name="Runner's base A"),
        past_session(2, days_ago=2, plan_name="Runner's base B", note="Heels stayed down."),
        past_session(3, days_ago=1, plan_name="After an easy run, 15 min"),
    )
    change_setting(places_in(tmp_path).config, "theme", theme)
    clock = Clock()
    app = RunStrengthApp(places_in(tmp_path), clock=clock)

    async def look(pilot: Pilot[None]) -> None:
        runner = Runner(app, pilot, clock)
        await runner.until("Last")
        await runner.press(*keys, each=0)

    assert snap_compare(app, terminal_size=size, run_before=look)
