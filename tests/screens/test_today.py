"""Today: what a runner sees first, and how a session begins."""

from __future__ import annotations

from pathlib import Path

from runstrength_tui.screens.today import TodayScreen
from runstrength_tui.widgets.list_pane import ListPane
from tests.screens.app_help import SATURDAY, Clock, places_in, running
from tests.screens.history_help import keep, past_session


async def test_an_empty_history_is_greeted_and_enter_starts_first_steps(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.until("Running alone does not make you strong")
        await runner.press("r")
        assert "No session to repeat yet" in runner.text
        assert "› First steps" in runner.text
        await runner.press("enter")
        await runner.until("Bodyweight squat")
        assert runner.session.header.plan == "first-steps"


async def test_the_plan_under_the_cursor_is_shown_with_what_would_be_offered(tmp_path: Path) -> None:
    keep(tmp_path, past_session(1, days_ago=2))
    async with running(tmp_path) as runner:
        await runner.press("down")
        await runner.until("16 kg")
        assert "Goblet squat   3 × 8–10" in runner.text
        assert "about 30 min" in runner.text


async def test_the_last_session_is_told_in_one_line(tmp_path: Path) -> None:
    keep(tmp_path, past_session(1, days_ago=2, plan_name="Runner's base B"))
    async with running(tmp_path) as runner:
        await runner.until("Last  Thursday, Runner's base B, 29 min: 3 sets")
        assert "Running alone" not in runner.text


async def test_the_last_session_is_one_key_away_with_its_weights(tmp_path: Path) -> None:
    keep(tmp_path, past_session(1, days_ago=2, plan_name="Runner's base B"))
    async with running(tmp_path) as runner:
        await runner.press("end")
        assert "› The last one again" in runner.text
        assert "Goblet squat   3 × 8" in runner.text and "16 kg" in runner.text
        await runner.press("R")
        await runner.until("set 1 of 3")
        assert [item.facts.exercise for item in runner.session.items] == ["goblet-squat", "walking-lunge"]
        assert runner.session.header.plan_name == "Runner's base B"
        await runner.until("Before you begin")
        await runner.press("enter", "q", "4", "r")
        assert "A session is under way already" in runner.text


async def test_a_session_under_way_comes_first_and_enter_goes_back_to_it(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("enter", "q")
        assert "› Go on: Runner's base A" in runner.text
        assert "0 of 5 exercises" in runner.text
        assert "1 of 3 sets" in runner.text
        assert "3 back to it" in runner.text
        await runner.press("enter")
        assert "set 2 of 3" in runner.text
        assert runner.session.sets_done == 1


async def test_a_second_session_is_refused_in_one_sentence_until_the_next_key(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("q", "e")
        assert "A session is under way already" in runner.text
        await runner.press("down")
        assert "A session is under way already" not in runner.text
        assert runner.session.header.plan == "runners-base-a"


async def test_an_empty_session_is_one_key_with_caps_lock_on_too(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("E")
        await runner.until("a adds an exercise")
        assert runner.session.items == ()


async def test_the_cursor_stays_on_its_plan_when_a_session_ends(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("q", "down", "down")
        assert runner.app.screen.query_one(ListPane).cursor == 2
        await runner.app.backstage.abandon()
        await runner.settle()
        assert "› Runner's base A" in runner.text


async def test_a_faulty_own_file_is_named_and_the_plans_are_there(tmp_path: Path) -> None:
    own = places_in(tmp_path).config / "plans"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text('id = "mine"\nname = [')
    async with running(tmp_path) as runner:
        assert "mine.toml" in "".join(runner.text.split()), "however long its path"
        assert "First steps" in runner.text


async def test_the_day_on_top_rolls_over_at_midnight_without_a_key(tmp_path: Path) -> None:
    clock = Clock(SATURDAY)
    async with running(tmp_path, clock) as runner:
        assert "Saturday 21 Nov" in runner.text
        clock.forward(6 * 3600)
        runner.app.screen._on_time()  # type: ignore[attr-defined]
        await runner.settle()
        assert "Sunday 22 Nov" in runner.text


async def test_on_a_phone_list_and_plan_stand_one_above_the_other(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 20)) as runner:
        await runner.press("down")
        lines = runner.text.splitlines()
        assert lines[0].startswith(" 1 Today 2 3 4 5")
        assert any(line.startswith(" › Runner's base A") for line in lines)
        assert any("Low box jump, 3 × 3–5" in line for line in lines)
        assert "? all keys" in lines[-1]


async def test_the_plan_whose_turn_it_is_stands_ready(tmp_path: Path) -> None:
    """Else one enter after sixteen weeks of base A and B starts First steps."""
    clock = Clock()
    for plan in ("runners-base-a", "runners-base-b"):
        clock.forward(2 * 24 * 3600)
        async with running(tmp_path, clock) as runner:
            await runner.start_plan(plan)
            await runner.press("enter", "f", "enter")
            await runner.until("Stored")
    clock.forward(2 * 24 * 3600)
    async with running(tmp_path, clock) as runner:
        await runner.until("› Runner's base A")
        await runner.press("home")
        screen = runner.app.screen
        assert isinstance(screen, TodayScreen)
        screen._history_known = False  # as if it were read only now
        screen.load()
        await runner.settle()
        assert "› First steps" in runner.text, "a late read moved a cursor that was used"
