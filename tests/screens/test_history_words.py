"""Finding in the history as one types, and correcting what is found: the file says the same as the screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.events import Paste
from tinydb import TinyDB

from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.widgets.filter_bar import FilterBar
from runstrength_tui.widgets.session_pane import SessionPane
from tests.screens.app_help import SATURDAY, Clock, Runner, places_in, running, stored
from tests.screens.history_help import keep, keep_many, past_session
from tests.screens.test_history_screen import cursor, listed


def in_file(folder: Path, table: str) -> dict[int, Any]:
    """The records of a table as stock TinyDB reads them."""
    with TinyDB(places_in(folder).data / "runstrength.json", access_mode="r") as database:
        return {record.doc_id: dict(record) for record in database.table(table).all()}


def weights(folder: Path, session: int) -> list[float]:
    return [done["load"]["kg"] for done in in_file(folder, "sessions")[session]["exercises"][0]["sets"]]


def sheet(runner: Runner) -> str:
    return runner.app.screen.query_one(SessionPane).plain


def a_run(number: int, days_ago: int, km: float, **more: Any) -> Run:
    start = SATURDAY - timedelta(days=days_ago, hours=9)
    return Run(id=number, started_at=start, updated=start, distance_m=km * 1000, seconds=3600, **more)


async def test_words_find_while_they_are_typed_and_the_cursor_stays(tmp_path: Path) -> None:
    keep_many(tmp_path, 12)
    long = past_session(20, days_ago=40, plan_name="Long ago", name="Tuck jump")
    keep(tmp_path, replace(long, exercises=(replace(long.exercises[0], exercise="tuck-jump", rung="x"),)))
    store = stored(tmp_path)
    store.put_run(a_run(30, 3, 18, kind=RunKind.LONG))
    store.put_run(a_run(31, 2, 6))
    async with running(tmp_path) as runner:
        await runner.press("4")
        assert "This week" in runner.text and "2 runs, 24 km, 2 h 00 min" in runner.text
        assert len(listed(runner)) == 15
        await runner.press("down", "down", "down", "down")
        assert cursor(runner) == "Long run"
        await runner.press("slash", *"run")
        assert listed(runner) == ["Easy run", "Long run"]
        assert cursor(runner) == "Long run"
        assert "2 runs" in runner.text
        await runner.press(*":15k+")
        assert listed(runner) == ["Long run"] and "Distance" in sheet(runner)
        bar = runner.app.screen.query_one(FilterBar)
        bar.put("tuck jmup")
        await runner.settle()
        assert "“jmup” is no exercise" in runner.text and "the nearest is jump" in runner.text
        assert listed(runner) == ["Long ago"], "what was understood no longer filtered"
        bar.put("gob")
        await runner.press("tab")
        assert bar.text == "goblet-squat " and len(listed(runner)) == 12
        await runner.press("enter", "slash", *"pai")
        assert "makes" not in runner.text and len(listed(runner)) == 12, "an unfinished word hid something"
        await runner.press("enter")
        assert "“pai” is no exercise" in runner.text and "the nearest is pain" in runner.text
        await runner.press("escape")
        assert bar.text == "" and len(listed(runner)) == 15
        bar.put("last month nordic")
        await runner.settle()
        assert "Nothing fits." in runner.text and listed(runner) == []
        await runner.press("escape")
        assert len(listed(runner)) == 15
        await runner.press("slash")
        runner.app.post_message(Paste("goblet\n last week\n" + "goblet " * 90))
        await runner.settle()
        assert bar.text.startswith("goblet last week goblet"), "only one line of what was pasted is there"


async def test_a_forgotten_session_is_written_as_a_line_of_that_day(tmp_path: Path) -> None:
    keep_many(tmp_path, 3)
    async with running(tmp_path) as runner:
        await runner.press("4", "a", "escape", "down", "a", *"12:00 goblet squat 3x8 20kg", "enter")
        assert listed(runner) == ["Plan 3", "Plan 2", "Without a plan", "Plan 1"]
        await runner.press("u")
        assert listed(runner) == ["Plan 3", "Plan 2", "Plan 1"]


async def test_what_is_stored_elsewhere_shows_and_filter_and_cursor_stay(tmp_path: Path) -> None:
    keep_many(tmp_path, 5)
    stored(tmp_path).put_run(a_run(30, 3, 18))
    async with running(tmp_path) as runner:
        await runner.press("4", "slash", *"goblet", "enter", "down")
        assert cursor(runner) == "Plan 4"
        other = stored(tmp_path)
        other.complete(past_session(9, days_ago=0))
        other.delete(5, runner.clock())
        other.put_run(a_run(31, 0, 6))
        runner.app.backstage.history_changed.publish(None)
        await runner.settle()
        assert listed(runner) == ["Plan 9", "Plan 4", "Plan 3", "Plan 2", "Plan 1"]
        assert cursor(runner) == "Plan 4"


async def test_a_value_is_changed_in_one_set_or_in_all_and_taken_back_tomorrow(tmp_path: Path) -> None:
    keep_many(tmp_path, 3)
    async with running(tmp_path, size=(100, 30)) as runner:
        await runner.press("4", "e")
        assert "enter opens the session" in runner.text
        await runner.press("enter", "down", "down", "down", "down", "right", "e")
        assert "Goblet squat, set 1: weight" in runner.text
        await runner.press(*["backspace"] * 5, *"mist", "enter")
        assert "“mist” is no weight" in runner.text and weights(tmp_path, 3) == [16, 16, 16]
        await runner.press(*["backspace"] * 4, *"20", "enter")
        assert "The same for the other 2 sets?" in runner.text
        await runner.press("escape")
        assert weights(tmp_path, 3) == [20, 16, 16]
        assert "8 × 20 kg" in sheet(runner) and "heaviest: 20 kg" in sheet(runner)
        await runner.press("e", *["backspace"] * 5, *"22.5", "enter", "enter")
        assert weights(tmp_path, 3) == [22.5, 22.5, 22.5]
        await runner.press("right", "e", *"hard", "enter", "escape")
        assert [each.get("effort") for each in in_file(tmp_path, "sessions")[3]["exercises"][0]["sets"]] == [
            "hard",
            None,
            "good",
        ]
        await runner.press("u")
        assert "Taken back: changing how it was" in runner.text

    async with running(tmp_path, Clock(SATURDAY + timedelta(days=1)), size=(100, 30)) as runner:
        await runner.press("4", "u")
        assert "Take this back?" in runner.text and "yesterday" in runner.text
        await runner.press("enter", "u", "enter")
        assert weights(tmp_path, 3) == [16, 16, 16]
        assert "8 × 16 kg" in sheet(runner)


async def test_date_order_notes_and_the_exercise_itself_can_be_corrected(tmp_path: Path) -> None:
    keep_many(tmp_path, 4)
    async with running(tmp_path, size=(100, 30)) as runner:
        await runner.press("4", "enter", "e")
        await runner.press(*["backspace"] * 10, *"1 Nov", "enter", "enter", "enter")
        assert listed(runner) == ["Plan 3", "Plan 2", "Plan 1", "Plan 4"]
        assert cursor(runner) == "Plan 4" and "Sunday 1 Nov, 18:30–18:59" in sheet(runner)
        sessions = in_file(tmp_path, "sessions")
        assert 4 not in sessions and len(sessions) == 4
        await runner.press("u")
        assert listed(runner)[0] == "Plan 4" and 4 in in_file(tmp_path, "sessions")
        await runner.press("down", "down", "e", *"Warm evening.", "enter")
        assert in_file(tmp_path, "sessions")[4]["note"] == "Warm evening."
        await runner.press(
            "down", "e", *["backspace"] * 12, *"press-up", "enter", "backspace", "2", "enter", "enter"
        )
        exercises = in_file(tmp_path, "sessions")[4]["exercises"]
        assert [each["exercise"] for each in exercises] == ["walking-lunge", "press-up"]
        await runner.press("down", "down", "plus")
        assert len(in_file(tmp_path, "sessions")[4]["exercises"][1]["sets"]) == 4
        await runner.press("minus", "minus")
        assert len(in_file(tmp_path, "sessions")[4]["exercises"][1]["sets"]) == 2


async def test_a_run_is_changed_deleted_and_brought_back_from_the_trash(tmp_path: Path) -> None:
    keep_many(tmp_path, 2)
    stored(tmp_path).put_run(a_run(30, 0, 18))
    async with running(tmp_path) as runner:
        await runner.press("4", "e", "enter", *["backspace"] * 4, *"long", *["enter"] * 7)
        assert in_file(tmp_path, "runs")[30]["kind"] == "long" and "Long run" in sheet(runner)
        await runner.press("d")
        await runner.press("d")
        assert in_file(tmp_path, "runs") == {} and listed(runner) == ["Plan 1"]
        await runner.press("t")
        assert "Run: long 18 km" in runner.text and "Plan 2, 3 sets" in runner.text
        await runner.press("down", "enter")
        assert in_file(tmp_path, "runs")[30]["distance_m"] == 18_000
        assert listed(runner) == ["Long run", "Plan 1"] and cursor(runner) == "Long run"


async def test_the_exercise_s_time_before_is_one_key_away(tmp_path: Path) -> None:
    keep_many(tmp_path, 3)
    other = past_session(9, days_ago=0, plan_name="Other", name="Press-up")
    keep(
        tmp_path,
        replace(other, exercises=(replace(other.exercises[0], exercise="press-up", rung="press-up"),)),
    )
    async with running(tmp_path) as runner:
        await runner.press("4", "down", "enter", *["down"] * 4, "b")
        assert cursor(runner) == "Plan 2" and sheet(runner).startswith("Plan 2")
        spot = runner.app.screen.query_one(SessionPane).spot
        assert spot is not None and spot.exercise == 0
        await runner.press("n")
        assert cursor(runner) == "Plan 3"
        await runner.press("n")
        assert "there is no time after this one" in runner.text


async def test_the_calendar_opens_the_day_that_is_chosen(tmp_path: Path) -> None:
    keep_many(tmp_path, 3)
    stored(tmp_path).put_run(a_run(30, 15, 18))
    async with running(tmp_path) as runner:
        await runner.press("4", "slash", *"goblet", "enter", "c")
        assert "3 sessions, 87 min, 1 run, 18 km, 1 h 00 min" in runner.text
        await runner.press("up")
        assert "Thursday 19 Nov" in runner.text and "Plan 2, 3 sets, 29 min" in runner.text
        await runner.press("down", "left", "left", "enter")
        assert cursor(runner) == "Easy run", "a day that the filter hid could not be opened"
        await runner.press("c", "pageup", "enter")
        assert "There was nothing on that day" in runner.text
        await runner.press("c", "escape")
        assert cursor(runner) == "Easy run"


async def test_keys_that_come_faster_than_the_disk_are_all_done_in_their_order(tmp_path: Path) -> None:
    keep_many(tmp_path, 6)
    async with running(tmp_path) as runner:

        async def burst(*keys: str) -> None:
            """What a slow line delivers in one packet."""
            for key in keys:
                runner.send(key)
            for _ in keys:
                await runner.settle()

        def sets(session: int) -> int:
            return len(in_file(tmp_path, "sessions")[session]["exercises"][0]["sets"])

        await runner.press("4")
        await burst("slash", *"drdr")
        assert runner.app.screen.query_one(FilterBar).text == "drdr", "letters of a filter deleted a session"
        await burst(*["backspace"] * 4, "escape")
        await burst("enter", *["down"] * 4, "plus", "plus", "minus", "plus")
        assert sets(6) == 5
        await burst("minus", "minus", "u", "minus")
        assert sets(6) == 3
        await burst("down", "right", "e", *["backspace"] * 5, *"20", "enter", "escape")
        assert weights(tmp_path, 6).count(20) == 1
        await burst("escape", "d", "d", "u")
        assert sorted(in_file(tmp_path, "sessions")) == [1, 2, 3, 4, 5]
        await burst("c", "q")
        assert listed(runner) == ["Plan 5", "Plan 4", "Plan 3", "Plan 2", "Plan 1"]
        await burst("down", "b", "b", "r")
        assert runner.app.current_mode == "session"
