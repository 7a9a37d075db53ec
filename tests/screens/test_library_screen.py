"""The library screen: an exercise is found, read whole, and added."""

from __future__ import annotations

from pathlib import Path

from runstrength_tui.screens.library import LibraryScreen
from runstrength_tui.widgets.finder import Field
from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.sheet import Sheet
from tests.screens.app_help import Runner, running


def card(runner: Runner) -> str:
    return runner.app.screen.query_one("#library-card", Sheet).plain


async def test_the_card_beside_the_list_holds_everything_the_file_says(tmp_path: Path) -> None:
    async with running(tmp_path, size=(120, 40)) as runner:
        await runner.press("2")
        for exercise in runner.app.backstage.library.exercises:
            text = " ".join(card(runner).split())
            said = [exercise.name, exercise.summary, exercise.breathing, exercise.tempo.text]
            said += [
                each.text for each in (*exercise.setup, *exercise.cues, *exercise.faults, *exercise.stop)
            ]
            said += [each.text for each in exercise.why]
            said += [part for rung in exercise.ladder for part in (rung.name, rung.text, rung.earn)]
            missing = [each for each in said if " ".join(each.split()) not in text]
            assert not missing, exercise.id
            assert len(exercise.doses) == sum(
                f"{words}:" in text for words in ("New to strength", "Used to it", "Well trained")
            )
            await runner.press("down")


async def test_typing_finds_and_arrows_move_while_typing(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"gobl")
        assert "› Goblet squat" in runner.text
        assert card(runner).startswith("Goblet squat")
        await runner.press("down")
        assert not card(runner).startswith("Goblet squat")
        await runner.press("escape")
        rows = runner.app.screen.query_one(ListPane).rows
        assert [row.text for row in rows] == [each.name for each in runner.app.backstage.library.exercises]


async def test_digits_and_letters_typed_into_the_field_stay_there(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"1aqJ?")
        assert isinstance(runner.app.screen, LibraryScreen)
        assert runner.app.screen.query_one(Field).value == "1aqJ?"
        assert "Nothing fits" in runner.text
        assert runner.app.backstage.session is None


async def test_the_card_scrolls_by_key_from_the_list(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("2")
        sheet = runner.app.screen.query_one("#library-card", Sheet)
        await runner.press("j", "j", "K")
        assert sheet.top == 1
        await runner.press("space")
        assert sheet.top > 10
        await runner.press("pageup", "pageup")
        assert sheet.top == 0
        await runner.press("enter", "end")
        assert "Muscles" in runner.text
        await runner.press("escape", "down")
        assert sheet.top == 0


async def test_adding_starts_a_session_or_goes_to_the_one_under_way(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"goblet", "enter", "a")
        await runner.until("set 1 of")
        await runner.press("q", "2", "escape", "escape", "slash", *"press-up", "enter", "A")
        await runner.until("3 goes there")
        assert [item.facts.exercise for item in runner.session.items] == ["goblet-squat", "press-up"]


async def test_on_a_phone_list_and_card_are_two_steps(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 20)) as runner:
        await runner.press("2", "slash", *"deadlift")
        assert "› Deadlift" in runner.text and "also called" not in runner.text
        await runner.press("enter")
        assert runner.text.splitlines()[2].strip().startswith("Deadlift")
        assert "› Deadlift" not in runner.text and "also called" in runner.text
        assert all(len(line) <= 40 for line in card(runner).splitlines())
        await runner.press("escape")
        assert "› Deadlift" in runner.text


async def test_the_search_of_today_leads_to_the_field(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("slash", *"pre")
        assert card(runner).startswith("Press-up")
