"""What all places share: the way between them, all keys, questions, the banner, the quiet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from runstrength_tui.app import RunStrengthApp
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.card import CardScreen
from runstrength_tui.screens.damaged import DamagedScreen
from runstrength_tui.screens.first_start import FirstStart
from runstrength_tui.screens.help import HelpScreen, groups
from runstrength_tui.screens.history.screen import HistoryScreen
from runstrength_tui.screens.library import LibraryScreen
from runstrength_tui.screens.list_sheet import ListSheet
from runstrength_tui.screens.narrow_down import NarrowDown
from runstrength_tui.screens.pick import PickExercise
from runstrength_tui.screens.reading import ReadingPage
from runstrength_tui.screens.session.screen import SessionScreen
from runstrength_tui.screens.settings.form import Form
from runstrength_tui.screens.settings.screen import SettingsScreen
from runstrength_tui.screens.settings.screening import ScreeningScreen
from runstrength_tui.screens.settings.things import PickThings
from runstrength_tui.screens.today.screen import TodayScreen
from runstrength_tui.screens.trends.screen import TrendsScreen
from runstrength_tui.widgets.banner import Banner
from runstrength_tui.widgets.finder import Field
from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.sheet import Sheet
from tests.screens.app_help import running

EVERYTHING = (
    RunStrengthApp,
    PlaceScreen,
    TodayScreen,
    LibraryScreen,
    HistoryScreen,
    TrendsScreen,
    SessionScreen,
    Ask,
    CardScreen,
    DamagedScreen,
    ReadingPage,
    HelpScreen,
    PickExercise,
    SettingsScreen,
    Form,
    PickThings,
    ListSheet,
    NarrowDown,
    FirstStart,
    ScreeningScreen,
    ListPane,
    Sheet,
    Field,
)


@pytest.mark.parametrize("owner", EVERYTHING, ids=lambda owner: owner.__name__)
def test_every_key_can_be_explained_and_works_with_caps_lock(owner: type[Any]) -> None:
    """A key without words is missing from all keys; a letter without its capital dies with caps lock."""
    for binding in owner.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id and binding.description and binding.tooltip, binding
        keys = binding.key.split(",")
        for key in keys:
            if len(key) == 1 and key.isalpha():
                assert key.swapcase() in keys, binding


async def test_digits_lead_to_the_places_and_the_line_on_top_says_where(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        for key, start in (("2", 10), ("4", 34), ("5", 46), ("1", 0)):
            await runner.press(key)
            rule = runner.text.splitlines()[1]
            assert rule.index("━") == start
        await runner.press("3")
        assert isinstance(runner.app.screen, SessionScreen)


async def test_digits_are_reps_in_a_session(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("1", "2")
        assert isinstance(runner.app.screen, SessionScreen)
        assert runner.session.items[0].hand.count == 12


@pytest.mark.parametrize("place", ["1", "2", "4"])
@pytest.mark.parametrize("size", [(80, 24), (40, 20)], ids=str)
async def test_all_keys_lists_each_and_escape_closes(
    tmp_path: Path, place: str, size: tuple[int, int]
) -> None:
    async with running(tmp_path, size=size) as runner:
        await runner.press(place)
        screen = runner.app.screen
        wanted = {words for keys in groups(screen).values() for _, words, _ in keys}
        assert {"Go to Library", "Quit", "All keys"} <= wanted
        await runner.press("question_mark")
        assert isinstance(runner.app.screen, HelpScreen)
        told = " ".join(runner.app.screen.query_one(Sheet).plain.split())
        assert all(words in told for words in wanted)
        await runner.press("escape")
        assert runner.app.screen is screen


def test_all_keys_of_a_session_gathers_the_digits() -> None:
    class Bare(Screen[None]):
        BINDINGS = SessionScreen.BINDINGS
        __module__ = SessionScreen.__module__

    listed = [keys for entries in groups(Bare()).values() for keys, _, _ in entries]
    assert "0-9" in listed
    assert "+" in listed and "p !" in listed


async def test_the_banner_counts_the_rest_in_steps_and_leads_back(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("enter", "q", each=0)
        banner = runner.app.screen.query_one(Banner)
        assert banner.text == "rest 1:30 Low box jump, set 2 of 3 3 back to it"
        shown = []
        for _ in range(12):
            runner.clock.forward(1)
            runner.app.backstage.rest_tick.publish(None)
            await runner.settle()
            shown.append(banner.text.split()[1])
        assert list(dict.fromkeys(shown)) == ["1:30", "1:25", "1:20"]
        runner.clock.forward(80)
        runner.app.backstage.rest_tick.publish(None)
        await runner.settle()
        assert banner.text == "Low box jump, set 2 of 3 3 back to it"
        await runner.press("3")
        assert isinstance(runner.app.screen, SessionScreen)


async def test_trouble_with_saving_is_said_on_every_place_until_it_is_over(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        backstage = runner.app.backstage
        backstage._trouble("The disk is full: [/b] what you enter is kept in memory.")
        for place in ("1", "2", "4"):
            await runner.press(place)
            assert "The disk is full: [/b] what you enter is kept in memory." in runner.text
        backstage._trouble("")
        await runner.settle()
        assert "The disk is full" not in runner.text


async def test_a_question_takes_only_its_keys_and_capitals_too(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        answers: list[str | None] = []
        question = Ask("Sure?", ("[/b] really",), {"enter": "yes", "g": "go on"}, escape=False)
        runner.app.push_screen(question, answers.append)
        await runner.settle()
        assert "[/b] really" in runner.text
        await runner.press("x", "1", "escape")
        assert answers == []
        await runner.press("G")
        assert answers == ["g"]
        runner.app.push_screen(Ask("Sure?", (), {"enter": "yes"}), answers.append)
        await runner.settle()
        await runner.press("escape")
        assert answers == ["g", "escape"]


async def test_nothing_blinks(tmp_path: Path) -> None:
    """A blinking cursor sends bytes for ever over a slow line."""
    async with running(tmp_path) as runner:
        await runner.press("2", "slash")
        assert not any(field.cursor_blink for field in runner.app.screen.query(Input))
        await runner.press("escape", "colon")
        await runner.settle()
        assert not any(field.cursor_blink for field in runner.app.screen.query(Input))


async def test_a_choice_of_colours_is_kept_for_the_next_start(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        assert runner.app.theme == "track"
        await runner.press("colon", *"morning")
        await runner.until("Colours: Morning")
        await runner.press("enter")
        assert runner.app.theme == "morning"
    async with running(tmp_path) as runner:
        assert runner.app.theme == "morning"


async def test_faulty_settings_are_told_and_the_app_opens(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("theme = [")
    async with running(tmp_path) as runner:
        assert runner.app.theme == "track"
        await runner.until("settings.toml")
        await runner.until("Why")
