"""The small form of a run, done or ahead, and of a race ahead; wherever a runner looks for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from textual.app import App

from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.run_entry import read_run, run_cells
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.screens.settings.form import Blank, Form

ABOUT: Final = (
    "Kinds: easy, hard, long, race, goal race. Strength keeps its distance from hard and long ones. "
    "Without an hour only the day counts."
)


async def ask_run(
    app: App[Any], now: datetime, unit: DistanceUnit, run: Run | None = None
) -> Run | Race | None:
    """Ask for a run, or for what one was; None where the person went back."""

    def read(texts: Sequence[str]) -> Run | Race:
        return read_run(texts, run, now, unit, datetime.astimezone)

    blanks = [Blank(cell.label, cell.value, cell.example) for cell in run_cells(run, unit)]
    title = "A run" if run is None else "Run"
    return await app.push_screen_wait(Form(title, blanks, read, ABOUT))
