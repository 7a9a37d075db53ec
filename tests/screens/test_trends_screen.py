"""Trends: "stronger?" is answered at a glance, and every page says what it shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from runstrength_tui.domain.trends.page import MOST_POINTS, Page, Plot, Series, thin
from runstrength_tui.screens.trends.pages import Part
from runstrength_tui.widgets.then_now_list import ThenNowList
from tests.screens.app_help import SATURDAY, places_in, running
from tests.screens.history_help import growing, keep, past_session

PAGES = {
    Part.LANDINGS: "Landings by week: 30 this week",
    Part.SETS: "Hard sets by week: 10 this week",
    Part.MUSCLES: "Hard sets a week by muscle",
    Part.SIDES: "Side plank: left and right are within 10 %.",
    Part.WEEKS: "Sessions by week:",
    Part.LOAD: "Load by week: strength was 100 % of it",
    Part.RECORDS: "The best set of each version",
}


async def test_the_answer_the_table_and_every_page(tmp_path: Path) -> None:
    keep(tmp_path, *growing())
    async with running(tmp_path) as runner:
        await runner.press("5")
        assert "Up in 1 of 3." in runner.text
        assert "8 × 14 kg" in runner.text and "+29 %" in runner.text
        assert "Balance    legs" in runner.text and "30 this week, your limit is" in runner.text

        await runner.press("j", "enter")
        assert "Low box jump: highest box" in runner.text or "Goblet squat: heaviest set" in runner.text
        await runner.press("escape", "home")
        first = runner.app.screen.query_one(ThenNowList).change
        assert first is not None
        await runner.press("enter", "n", "n")
        seen = runner.text
        await runner.press("space")
        assert runner.text != seen, "another view would look the same"
        await runner.press("r")
        assert "the last year" in runner.text

        for part, said in PAGES.items():
            await runner.press("right")
            assert f"›{part}" in runner.text
            assert said in runner.text, part
        assert "7–10 reps: 8 × 18 kg" in runner.text
        await runner.press("r", "escape")
        assert "the last year" in runner.text, "records have no stretch of time that could be chosen"
        await runner.press("left", "enter")
        assert runner.app.current_mode == "history"
        assert "Sunday 25 Oct" in runner.text and "5 at 20 cm" in runner.text


async def test_what_is_stored_meanwhile_shows_and_page_and_cursor_stay(tmp_path: Path) -> None:
    keep(tmp_path, *growing(4))
    async with running(tmp_path) as runner:
        await runner.press("5", "down")
        here = runner.app.screen.query_one(ThenNowList).change
        more = past_session(9, days_ago=0)
        await runner.app.backstage.in_writer(lambda: runner.app.backstage.store.complete(more))
        runner.app.backstage.history_changed.publish(None)
        await runner.settle()
        now = runner.app.screen.query_one(ThenNowList).change
        assert here is not None and now is not None and now.exercise == here.exercise
        await runner.press("right", "right", "right", "1")
        await runner.app.backstage.delete(9)
        await runner.press("5")
        assert f"›{Part.SETS}" in runner.text


async def test_on_a_phone_numbers_stand_for_plots(tmp_path: Path) -> None:
    keep(tmp_path, *growing())
    async with running(tmp_path, size=(40, 20)) as runner:
        await runner.press("5")
        assert "→ 8 × 18 kg" in runner.text and "Landings 30 this week" in runner.text
        await runner.press("right", "right")
        assert "to 16 Nov: " in runner.text and "▁" in runner.text
        assert "┤" not in runner.text


async def test_an_empty_history_says_what_will_be_here(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("5")
        assert "Nothing to compare yet. After two sessions" in runner.text
        assert "all keys" in runner.text.splitlines()[-1] and "draw it" not in runner.text
        await runner.press("right", "enter", "space", "r", "n", "left", "left")
        assert "Nothing to compare yet" in runner.text


async def test_a_file_that_does_not_read_any_more_is_said(tmp_path: Path) -> None:
    keep(tmp_path, *growing(4))
    async with running(tmp_path) as runner:
        file = places_in(tmp_path).data / "runstrength.json"
        whole = file.read_bytes()
        file.write_bytes(whole[:100])
        await runner.press("5")
        assert "breaks off in the middle" in " ".join(runner.text.split())
        assert "Reading" not in runner.text
        file.write_bytes(whole)
        await runner.press("1", "5")
        assert "Low box jump" in runner.text and "breaks off" not in runner.text


async def test_a_clock_that_was_ahead_does_not_spoil_the_figures(tmp_path: Path) -> None:
    ahead = replace(past_session(9, days_ago=-400), started_at=SATURDAY.replace(year=2031))
    keep(tmp_path, *growing(4), ahead)
    async with running(tmp_path) as runner:
        await runner.press("5", "r", "r")
        assert "2031" not in runner.text and "Low box jump" in runner.text


def test_neither_what_draws_plots_nor_the_history_is_loaded_before_it_is_looked_at() -> None:
    """Today would stand later for it."""
    code = (
        "import sys, runstrength_tui.app as a; "
        "sys.exit(any('plotext' in name or 'tinydb' in name for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_lifetime_is_drawn_with_the_highest_of_each_stretch() -> None:
    days = tuple(SATURDAY.date().fromordinal(700_000 + at) for at in range(5_000))
    values = tuple(float(at % 50) for at in range(5_000))
    series = Series(name="x", mark="x", days=days, values=values)
    page = thin(Page(says="", plot=Plot(series=(series,), unit="x")))
    assert page.plot is not None and len(page.plot.series[0].values) == MOST_POINTS
    assert set(page.plot.series[0].values) == {49.0}
    assert "highest of each stretch" in page.lines[0]
