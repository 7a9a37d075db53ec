"""The history: sessions are found again, deleted and brought back."""

from __future__ import annotations

from pathlib import Path

from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.sheet import Sheet
from tests.screens.app_help import Runner, running, stored
from tests.screens.history_help import keep, keep_many, past_session


def listed(runner: Runner) -> list[str]:
    return [row.below.partition(",")[0] for row in runner.app.screen.query_one(ListPane).rows]


def cursor(runner: Runner) -> str:
    return listed(runner)[runner.app.screen.query_one(ListPane).cursor]


async def test_a_session_is_shown_with_all_it_holds(tmp_path: Path) -> None:
    keep(tmp_path, past_session(1, days_ago=1, plan_name="Base A", note="Heels down."))
    async with running(tmp_path, size=(100, 40)) as runner:
        await runner.press("4")
        text = runner.app.screen.query_one("#history-session", Sheet).plain
        for said in (
            "Base A",
            "Friday 20 Nov, 18:30–18:59",
            "29 min: 3 sets",
            "8 × 16 kg",
            "of 8",
            "rest 1:30",
            "good",
            "left out: no time",
            "Heels down.",
            "yes  Nothing baggy?",
        ):
            assert said in text


async def test_newest_first_and_the_cursor_shows_its_session(tmp_path: Path) -> None:
    keep_many(tmp_path, 3)
    async with running(tmp_path) as runner:
        await runner.press("4")
        assert listed(runner) == ["Plan 3", "Plan 2", "Plan 1"]
        await runner.press("down")
        assert runner.app.screen.query_one("#history-session", Sheet).plain.startswith("Plan 2")


async def test_deletes_in_a_row_come_back_in_a_row_and_the_cursor_keeps_its_place(tmp_path: Path) -> None:
    keep_many(tmp_path, 5)
    async with running(tmp_path) as runner:
        await runner.press("4", "down", "d")
        assert "Deleted. u brings it back." in runner.text
        assert listed(runner) == ["Plan 5", "Plan 3", "Plan 2", "Plan 1"]
        assert cursor(runner) == "Plan 3"
        await runner.press("delete")
        assert cursor(runner) == "Plan 2"
        assert [session.id for session in stored(tmp_path).sessions()] == [5, 2, 1]
        await runner.press("u")
        assert cursor(runner) == "Plan 3"
        await runner.press("U")
        assert cursor(runner) == "Plan 4"
        assert listed(runner) == ["Plan 5", "Plan 4", "Plan 3", "Plan 2", "Plan 1"]
        assert [session.id for session in stored(tmp_path).sessions()] == [5, 4, 3, 2, 1]
        await runner.press("u")
        assert "Nothing was changed in the last 30 days" in runner.text


async def test_deleting_the_last_one_leaves_the_empty_page_and_u_still_works(tmp_path: Path) -> None:
    keep_many(tmp_path, 1)
    async with running(tmp_path) as runner:
        await runner.press("4", "d")
        assert "Nothing here yet" in runner.text
        await runner.press("slash", "p", "escape", "2")
        assert runner.app.current_mode == "library", "the filter of an empty history kept all keys"
        await runner.press("4")
        await runner.press("1", "4")
        assert "u undo" in runner.text, "the way back would no longer be named"
        await runner.press("u")
        assert listed(runner) == ["Plan 1"]
        assert "Nothing here yet" not in runner.text


async def test_a_long_history_is_all_there(tmp_path: Path) -> None:
    keep_many(tmp_path, 300)
    async with running(tmp_path) as runner:
        await runner.press("4", "end")
        assert len(listed(runner)) == 300
        assert cursor(runner) == "Plan 1"
        await runner.press("d")
        assert cursor(runner) == "Plan 2"


async def test_a_session_just_finished_is_there_and_the_cursor_stays(tmp_path: Path) -> None:
    keep_many(tmp_path, 3)
    async with running(tmp_path) as runner:
        await runner.press("4", "down")
        keep(tmp_path, past_session(9, days_ago=0))
        runner.app.backstage.history_changed.publish(None)
        await runner.settle()
        assert listed(runner) == ["Plan 9", "Plan 3", "Plan 2", "Plan 1"]
        assert cursor(runner) == "Plan 2"


async def test_a_session_deleted_elsewhere_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    keep_many(tmp_path, 2)
    async with running(tmp_path) as runner:
        await runner.press("4")
        stored(tmp_path).delete(2, runner.clock())
        await runner.press("d")
        assert "Deleted." not in runner.text
        assert "undo" not in runner.text
        assert listed(runner) == ["Plan 1"]


async def test_what_another_terminal_stored_is_there_on_coming_back(tmp_path: Path) -> None:
    keep_many(tmp_path, 2)
    async with running(tmp_path) as runner:
        await runner.press("4", "space")
        sheet = runner.app.screen.query_one("#history-session", Sheet)
        top = sheet.top
        await runner.press("1", "4")
        assert sheet.top == top
        keep(tmp_path, past_session(9, days_ago=0))
        await runner.press("1", "4")
        assert listed(runner) == ["Plan 9", "Plan 2", "Plan 1"]
        assert cursor(runner) == "Plan 2"


async def test_on_a_phone_list_and_session_are_two_steps(tmp_path: Path) -> None:
    keep_many(tmp_path, 2)
    async with running(tmp_path, size=(40, 20)) as runner:
        await runner.press("4")
        assert "8 × 16 kg" not in runner.text
        await runner.press("enter")
        assert "8 × 16 kg" in runner.text and "Plan 1" not in runner.text
        await runner.press("escape")
        assert "Plan 1" in runner.text


async def test_what_was_stored_elsewhere_appears_by_itself_and_the_cursor_stays(tmp_path: Path) -> None:
    """A line written over ssh, or a session finished in another terminal, is there within two seconds."""
    keep_many(tmp_path, 3)
    async with running(tmp_path) as runner:
        await runner.press("4", "down")
        keep(tmp_path, past_session(9, days_ago=0, plan_name="Elsewhere"))
        await runner.wait(2)
        assert listed(runner) == ["Elsewhere", "Plan 3", "Plan 2", "Plan 1"]
        assert cursor(runner) == "Plan 2"
