"""Today: what a runner sees first, and how a session begins."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.app import RunStrengthApp
from runstrength_tui.domain.profile import Profile, Race
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import EndReason, TimingSource
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.session.check import CheckScreen
from runstrength_tui.screens.today.page import WELCOME
from runstrength_tui.store.store import Store
from runstrength_tui.store.under_way import SessionUnderWay
from runstrength_tui.widgets.list_pane import ListPane
from tests.screens.app_help import SATURDAY, Clock, Runner, places_in, running, stored
from tests.screens.history_help import keep, past_session


def suggested(runner: Runner) -> tuple[str, ...]:
    """The name and minutes of what is shown, and its place among others."""
    return tuple(line.strip() for line in runner.text.splitlines() if " min" in line and "about" in line)


async def test_an_empty_history_is_greeted_with_a_first_session_that_enter_starts(tmp_path: Path) -> None:
    """Else a newcomer would choose among plans, or start another session than the one that was shown."""
    async with running(tmp_path) as runner:
        await runner.until(WELCOME[:60])
        assert "Why     A first session, light: learn the moves." in runner.text
        first = suggested(runner)
        await runner.press("r")
        assert "No session to repeat yet" in runner.text
        await runner.press("y")
        assert "Why this today" in runner.text and "Coaching habit" in runner.text
        assert "First time: keep some in hand" in runner.text, "why each exercise is as it is"
        await runner.press("escape")
        seen = set()
        for _ in range(6):
            await runner.press("c")
            seen.add(suggested(runner))
            if "1 of " in runner.text:
                break
        assert suggested(runner)[0].startswith(first[0].split("  ")[0]) and len(seen) > 2, "c comes round"
        shown = runner.app.screen.offers.shown  # type: ignore[attr-defined]
        await runner.press("enter")
        assert isinstance(runner.app.screen, CheckScreen), "a suggestion is checked like any session"
        header = runner.session.header
        assert (header.items, header.plan_name) == (shown.items, shown.name)
        assert header.items[0].reason == "First time: keep some in hand"


async def test_a_key_pressed_before_the_suggestion_stands_there_counts(tmp_path: Path) -> None:
    """Else whoever wants something else, and is quicker than the start, would be left without an answer."""
    async with running(tmp_path) as runner:
        await runner.until("about 31 min")
        offers = runner.app.screen.offers  # type: ignore[attr-defined]
        offers.today, offers._all = None, ()
        await runner.press("c")
        await runner.until("2 of ")


async def test_what_was_done_already_is_stored_as_suggested_and_taken_back_by_u(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        await runner.press("d", "d", each=0.5)
        assert "Stored: Runner's base A: 5 exercises, 14 sets. u takes it back." in runner.text
        (session,) = stored(tmp_path).sessions()
        assert (session.ended_at, session.sets, session.end) == (clock.now, 14, EndReason.COMPLETE) or (
            clock.now - session.ended_at < timedelta(seconds=30)
        )
        assert {done.source for each in session.exercises for done in each.sets} == {TimingSource.ACCEPTED}
        assert "Rest today" in runner.text and "✓ strength" in runner.text
        await runner.press("u", each=0.2)
        await runner.until("Taken back")
        assert stored(tmp_path).sessions() == ()
        await runner.until("about 31 min")
        await runner.press("d", each=0.2)
        await runner.until("Stored: Runner's base A")  # at once: a key that was taken back was no slip
        await runner.press("u")
        await runner.until("Taken back")
        await runner.app.backstage.start(None)
        await runner.press("d")
        assert "A session is under way" in runner.text and stored(tmp_path).sessions() == ()


async def test_the_week_what_waits_the_last_session_and_what_is_ahead_stand_on_one_page(
    tmp_path: Path,
) -> None:
    clock = Clock()
    day = timedelta(days=1)
    keep(tmp_path, past_session(1, days_ago=2, plan_name="Runner's base B"))
    store = stored(tmp_path)
    for away, kind, metres, ahead in (
        (-1, RunKind.EASY, 6_000, False),
        (1, RunKind.LONG, 18_000, True),
        (4, RunKind.HARD, None, True),
    ):
        at = SATURDAY + away * day - timedelta(hours=8)
        run = Run(id=store.new_id(at), started_at=at, updated=at, kind=kind, distance_m=metres, planned=ahead)
        store.put_run(run)
    race = Race(on=(SATURDAY + 36 * day).date(), distance_m=21_097.5, goal=True)
    store.change_profile(lambda told: replace(told, races=(race,)))
    async with running(tmp_path, clock) as runner:
        await runner.until("Last    Thursday, Runner's base B, 29 min: 3 sets")
        week = " ".join(runner.text.split())
        assert "Thu Fri ▸ Sat Sun Mon Tue Wed" in week
        for words in ("✓ strength", "✓ run 6", "long 18", "hard"):
            assert words in week
        assert "Ahead Half marathon in 36 days. Last heavy legs day: 21 Dec." in week
        assert runner.text.count("\n") == 23 and "q quit" in runner.text
        before = suggested(runner)
        await runner.press("c")
        other = suggested(runner)
        assert other != before
        store.change_profile(lambda told: replace(told, body_mass_kg=61.0))
        runner.app.backstage.history_changed.publish(None)
        await runner.settle()
        assert suggested(runner) == other, "what the person had gone on to is lost by a change elsewhere"
        store.change_profile(lambda told: Profile(races=(Race(on=SATURDAY.date()),)))
        runner.app.backstage.history_changed.publish(None)
        await runner.until("Race day: nothing but the race.")
        await runner.press("enter")
        assert "Today is for rest: ↓ has" in runner.text and runner.app.backstage.session is None


async def test_every_plan_and_the_last_session_are_one_key_away(tmp_path: Path) -> None:
    keep(tmp_path, past_session(1, days_ago=2, plan_name="Runner's base B"))
    async with running(tmp_path) as runner:
        await runner.press("down")
        assert "› First steps" in runner.text
        await runner.press("up")
        assert "▸ Sat" in runner.text, "up from the first plan leads back to today"
        await runner.press("j", "j")
        assert "› Runner's base A" in runner.text and "Goblet squat   3 × 8–10" in runner.text
        assert "16 kg" in runner.text and "about 30 min" in runner.text
        await runner.press("end")
        assert "› The last one again" in runner.text
        await runner.press("escape", "R")
        await runner.until("set 1 of 3")
        assert [item.facts.exercise for item in runner.session.items] == ["goblet-squat", "walking-lunge"]
        assert runner.session.header.plan_name == "Runner's base B"
        await runner.until("Before you begin")
        await runner.press("enter", "q", "4", "r")
        assert "A session is under way already" in runner.text


async def test_a_session_under_way_comes_first_and_no_second_one_begins(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("enter", "q")
        assert "0 of 5 exercises" in runner.text and "1 of 3 sets" in runner.text
        assert "3 back to it" in runner.text and "enter go on" in runner.text
        await runner.press("down", "enter")
        assert "A session is under way already" in runner.text
        await runner.press("escape")
        assert "A session is under way already" not in runner.text
        await runner.press("enter")
        assert "set 2 of 3" in runner.text
        assert runner.session.sets_done == 1
        await runner.press("q")
        await runner.app.backstage.abandon()
        await runner.press("E")
        await runner.until("a adds an exercise")
        assert runner.session.items == ()


async def test_today_stands_before_a_long_history_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else who has trained for years would wait at every start; a key pressed meanwhile counts."""
    keep(tmp_path, past_session(1, days_ago=4))
    async with running(tmp_path) as runner:
        await runner.until("Last")
    reading, may_go_on = Store.open, Event()

    def slow(*args: Any, **more: Any) -> Store:
        may_go_on.wait(10)
        return reading(*args, **more)

    monkeypatch.setattr(Store, "open", slow)
    app = RunStrengthApp(places_in(tmp_path), clock=Clock())
    async with app.run_test(size=(80, 24)) as pilot:
        runner = Runner(app, pilot, Clock())
        await runner.until("about 31 min")
        assert "Last    Tuesday" in runner.text and not app.backstage.opened
        runner.send("enter")
        await pilot.pause(0.05)
        assert app.backstage.session is None
        may_go_on.set()
        await runner.until("Before you begin")
        await app.backstage.leave()


async def test_leaving_while_the_start_is_under_way_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opened it by mistake would get a crash file for a quick q."""

    async def slow(_: Backstage) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr("runstrength_tui.app.look_early", slow)
    app = RunStrengthApp(places_in(tmp_path), clock=Clock())
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause(0.05)
    assert app.return_code == 0


@pytest.mark.parametrize("first", [(), ("j",)])
async def test_enter_delivered_three_times_begins_one_session(
    first: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow line does that; the second would cut off what the first has half on disk."""
    starting, may_go_on = SessionUnderWay.start, Event()

    def slow(*args: Any, **more: Any) -> SessionUnderWay:
        may_go_on.wait(10)
        return starting(*args, **more)

    monkeypatch.setattr(SessionUnderWay, "start", slow)
    async with running(tmp_path) as runner:
        await runner.until("about 31 min")
        await runner.press(*first)
        for _ in range(3):
            runner.send("enter")
            await runner.pilot.pause(0.05)
        may_go_on.set()
        await runner.until("Before you begin")
        await runner.settle()
        assert len(list((places_in(tmp_path).data / "live").glob("*.jsonl"))) == 1


async def test_what_is_faulty_is_named_and_the_plans_are_there(tmp_path: Path) -> None:
    own = places_in(tmp_path).config / "plans"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text('id = "mine"\nname = [')
    async with running(tmp_path) as runner:
        assert "mine.toml" in "".join(runner.text.split()), "however long its path"
        runner.app.backstage.library.known_rules = None
        runner.app.backstage.personal.changed.publish(None)
        await runner.until("The safety rules cannot be read")
        await runner.press("enter")
        assert runner.app.backstage.session is None
        await runner.press("down")
        assert "First steps" in runner.text


async def test_the_day_rolls_over_at_midnight_without_a_key_and_at_enter(tmp_path: Path) -> None:
    """Else who leaves the app open would start yesterday's session."""
    clock = Clock(SATURDAY)
    keep(tmp_path, past_session(1, days_ago=0))
    async with running(tmp_path, clock) as runner:
        await runner.until("You trained today")
        assert "Saturday 21 Nov" in runner.text
        clock.forward(5.51 * 3600)
        await runner.wait(5.51 * 3600)
        await runner.until("▸ Sun")
        await runner.until("Sunday 22 Nov")
        await runner.until_gone("You trained today")
        clock.forward(9 * 3600)
        await runner.press("d")
        await runner.until("You trained today")
        clock.forward(8 * 24 * 3600)
        await runner.press("enter")
        assert "A new day: this is for today." in runner.text and runner.app.backstage.session is None
        await runner.press("enter")
        await runner.until("set 1 of")


async def test_on_a_phone_the_suggestion_and_its_first_reason_come_first(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 20)) as runner:
        lines = runner.text.splitlines()
        assert lines[0].startswith(" 1 Today 2 3 4 5")
        assert "Runner's base A" in lines[2] and "A first session, light" in lines[3]
        assert "enter start" in runner.text and "? all keys" in lines[-1]
        await runner.press("space")
        assert "Running alone" in runner.text
        await runner.press("down", "down")
        lines = runner.text.splitlines()
        assert any(line.startswith(" › Runner's base A") for line in lines)
        assert any("Low box jump, 3 × 3–5" in line for line in lines)
        assert runner.app.screen.query_one(ListPane).cursor == 1
