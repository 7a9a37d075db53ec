"""What looks after the person, by its keys: the check, prompts, pain, a day that is not theirs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec

from runstrength_tui.domain.session import EndReason, NotMyDay, PainArea, Session, Severity, SkipReason
from runstrength_tui.store.store import Store
from tests.screens.app_help import SATURDAY, Clock, places_in, running, stored

FIVE_BY_THREE = """
id = "five"
name = "Five by three"
summary = "Five exercises of three sets."
minutes = 30

[[items]]
exercise = "box-jump"
rung = "low-box-jump"
dose = { sets = 3, low = 3, high = 5, box_cm = 20, gap_cm = 25 }

[[items]]
exercise = "goblet-squat"
rung = "goblet-squat"
dose = { sets = 3, low = 8, high = 10, kg = 8.0 }

[[items]]
exercise = "press-up"
rung = "step-press-up"
dose = { sets = 3, low = 5, high = 8 }

[[items]]
exercise = "glute-bridge"
rung = "glute-bridge"
dose = { sets = 3, low = 10, high = 12 }

[[items]]
exercise = "dead-bug"
rung = "dead-bug"
dose = { sets = 3, low = 6, high = 8 }
"""


def past(folder: Path, *sessions: Session) -> None:
    """Have these sessions in the history."""
    store = Store.open(places_in(folder).data, Clock())
    for session in sessions:
        store.complete(session)


async def one_session(folder: Path, days_ago: int) -> Session:
    """Do Runner's base A some days ago as it is offered, and return it."""
    clock = Clock(SATURDAY - timedelta(days=days_ago))
    async with running(folder, clock) as runner:
        await runner.start_plan()
        await runner.press("enter", "enter", "enter", "enter", "enter", "f", "enter")
        await runner.until("Stored")
        await runner.press("enter")
    return stored(folder).sessions()[0]


async def test_a_session_that_goes_to_plan_takes_eighteen_keys_from_today_to_the_store(
    tmp_path: Path,
) -> None:
    """Start, check, fifteen sets, finish: nothing else asks for a key."""
    plans = places_in(tmp_path).config / "plans"
    plans.mkdir(parents=True)
    (plans / "five.toml").write_text(FIVE_BY_THREE)
    async with running(tmp_path) as runner:
        plan = runner.app.backstage.library.plan("five")
        await runner.press("down")
        runner.app.screen.query_one("#today-list").move_to(  # type: ignore[attr-defined]
            runner.app.backstage.library.plans.index(plan)
        )
        keys = 0
        for key in ["enter"] * 18:
            await runner.press(key, each=60)
            keys += 1
            if "Stored: Five by three" in runner.text:
                break
        assert "Stored: Five by three" in runner.text and keys <= 18
    (session,) = stored(tmp_path).sessions()
    assert (session.sets, session.end) == (15, EndReason.COMPLETE)
    assert len([each for each in session.prompts if each.severity.value == "info"]) <= 1
    assert all(each.severity.value == "info" for each in session.prompts)


async def test_too_much_weight_is_asked_about_once_and_keys_in_a_burst_wait_for_the_answer(
    tmp_path: Path,
) -> None:
    await one_session(tmp_path, 3)
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("j", "up", "up")
        assert "50 % more than last time" in runner.text, "told before anything is lifted"
        for key in ("1", "2"):
            runner.send(key)
        await runner.settle()
        assert "go on as I meant to" in runner.text
        await runner.press("enter", "space")
        assert "go on as I meant to" in runner.text, "a late enter answers nothing"
        await runner.press("y")
        assert "Evidence: coaching habit" in runner.text
        await runner.press("g")
        item = runner.session.current
        assert item is not None and (item.hand.count, item.target.load.kg) == (12, 12)
        await runner.press("enter", "enter")
        assert "go on as I meant to" not in runner.text, "answered once is answered"
        await runner.press("f", "enter")
        await runner.until("Stored")
    record = next(each for each in stored(tmp_path).sessions()[0].prompts if each.id == "I8")
    assert (record.answer, record.exercise) == ("go_on", "goblet-squat")
    assert record.inputs


async def test_the_lighter_way_on_sets_the_weight_and_back_changes_nothing(tmp_path: Path) -> None:
    await one_session(tmp_path, 3)
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("j", "up", "up", "enter", "escape")
        item = runner.session.current
        assert item is not None and not item.done and item.target.load.kg == 12
        await runner.press("enter", "l")
        item = runner.session.current
        assert item is not None and not item.done and item.target.load.kg == 8
        await runner.press("enter")
        assert [each.record.load.kg for each in runner.session.items[1].done] == [8]


async def test_pain_by_a_letter_and_a_digit_keeps_the_reps_and_leaves_out_what_loads_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("j", "space", "space", "p")
        assert "Where does it hurt?" in runner.text and "stops everything" in runner.text
        await runner.press("b", "2")
        assert "Kept: lower back 2." in runner.text
        assert runner.session.items[1].hand.count == 2, "a little pain changes nothing"
        await runner.press("p", "K", "7", "a")
        out = [item.facts.name for item in runner.session.items if item.skipped is SkipReason.PAIN]
        assert "Goblet squat" in out and "Low box jump" in out and "Step press-up" not in out
        assert runner.session.items[1].done[0].record.count == 2
        await runner.press("u", "u", "u")
        assert [report.score for report in runner.session.pains] == [2, 7]
        await runner.press("p", "escape", "p", "s", "escape", "escape")
        assert len(runner.session.pains) == 2
        before = runner.session.items
        for key in ("p", "k", "1"):
            runner.send(key)  # a slow line delivers them together
        await runner.settle()
        assert "Kept: knee 1." in runner.text
        for key in ("f", "enter"):
            runner.send(key)
        await runner.until("Stored")
        assert runner.session.items == before, "no set nobody did"
    session = stored(tmp_path).sessions()[0]
    pains = [(each.area, each.score) for each in session.pains]
    assert pains == [(PainArea.BACK, 2), (PainArea.KNEE, 7), (PainArea.KNEE, 1)]
    assert [(each.severity, each.answer) for each in session.prompts if each.id == "P7"] == [
        (Severity.BLOCK, "skip")
    ]


async def test_a_sore_spot_on_bone_stops_jumps_at_any_number(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("p", "s", "1", "b")
        assert runner.session.items[0].skipped is SkipReason.PAIN
        assert "stress injury" in runner.text


async def test_jumps_on_the_next_day_are_left_out_and_say_why(tmp_path: Path) -> None:
    await one_session(tmp_path, 1)
    async with running(tmp_path) as runner:
        await runner.start_plan(check=False)
        await runner.until("Before you begin")
        assert "yesterday" in runner.text and "Left out today: Low box jump." in runner.text
        assert "overhead" not in runner.text, "nothing is asked about jumps that are out"
        await runner.press("y")
        assert "Evidence" in runner.text
        await runner.resize(40, 20)
        assert "then a few light reps?" in runner.text, "a line is cut on a terminal that became narrow"
        await runner.press("enter")
        assert runner.session.items[0].skipped is SkipReason.CHECK
        await runner.press("enter", "f", "enter")
        await runner.until("Stored")
    assert "B1" in {each.id for each in stored(tmp_path).sessions()[0].prompts}


async def test_after_three_times_the_check_is_one_line_and_n_opens_it(tmp_path: Path) -> None:
    first = await one_session(tmp_path, 12)
    later = [
        msgspec.structs.replace(
            first,
            id=first.id + days,
            started_at=first.started_at + timedelta(days=days),
            ended_at=first.ended_at + timedelta(days=days),
        )
        for days in (3, 6)
    ]
    past(tmp_path, *later)
    async with running(tmp_path, size=(40, 20)) as runner:
        await runner.start_plan(check=False)
        await runner.until("Before you begin")
        assert "All as usual: clothes" in runner.text and "overhead" not in runner.text
        await runner.press("n")
        assert "overhead" in runner.text
        await runner.press("n")
        assert "Left out today: Low box jump" in runner.text.replace("\\n", " ")
        await runner.press("n", "enter")
        assert runner.session.items[0].skipped is None


async def test_a_day_that_is_not_mine_takes_a_set_of_each_once_and_holds_for_the_day(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan(check=False)
        await runner.until("Before you begin")
        await runner.press("p", "h", "b", "s", "enter")
        assert "Not your day: the heat, slept badly, very sore" in runner.text
        await runner.press("enter")
        assert runner.session.not_my_day == (NotMyDay.HOT, NotMyDay.SLEPT_BADLY, NotMyDay.SORE)
        assert [len(item.targets) for item in runner.session.items] == [2, 2, 2, 2, 1]
        assert "Hot: fewer sets" in runner.text and "day: one set less" in runner.text
        await runner.press("o", "i", "enter")
        assert [len(item.targets) for item in runner.session.items] == [2, 2, 2, 2, 1], "once is enough"
        await runner.press("u")
        assert [len(item.targets) for item in runner.session.items] == [3, 3, 3, 3, 2]
        await runner.press("f", "enter")
        await runner.until("A low day: one set less")
        await runner.press("enter")
        await runner.until("Not your day: the heat, slept badly, very sore")
        sets = [len(item.targets) for item in runner.session.items]
        await runner.press("enter")
        assert [len(item.targets) for item in runner.session.items] == sets, "it is in the suggestion already"
        assert runner.session.not_my_day == (NotMyDay.HOT, NotMyDay.SLEPT_BADLY, NotMyDay.SORE)
        await runner.press("f", "enter")
        await runner.until("my day")
        await runner.press("n", "h", "b", "s", "i", "enter")
        await runner.until("rest today")
        assert "train all the same" not in runner.text
        await runner.press("down", "enter")
        await runner.until("Not your day: ill")
        await runner.press("p", "i", "enter", "escape")
        await runner.until("enter start")
