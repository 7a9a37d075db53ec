"""Changing course by its keys: another exercise for the sets left, another value for a set done."""

from __future__ import annotations

from pathlib import Path

from textual import events

from runstrength_tui.domain.plan import Dose, Plan, PlanItem
from tests.screens.app_help import Runner, running, stored


async def with_exercises(runner: Runner, *exercises: str) -> None:
    """Go into a session of these exercises, in their usual first versions."""
    backstage = runner.app.backstage
    for name in exercises:
        await backstage.add(backstage.library.exercise(name))
    await runner.begin()


def names(runner: Runner) -> list[str]:
    return [item.facts.name for item in runner.session.items]


async def test_w_goes_on_with_an_easier_version_and_keeps_the_sets_done(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await with_exercises(runner, "goblet-squat")
        sets = runner.session.sets_left
        await runner.press("enter", "w")
        assert "Instead of Goblet squat" in runner.text
        assert "easier" in runner.text and "harder" in runner.text
        await runner.press("down", "enter")
        assert names(runner) == ["Goblet squat", "Box squat"]
        await runner.press(*["enter"] * (sets - 1))
        await runner.press("enter")
        await runner.until("Stored")
        assert "then Box squat" in runner.text
        await runner.press("h", "enter")
        assert "then Box squat" in runner.text
    done = [
        (each.name, each.planned_sets, len(each.sets)) for each in stored(tmp_path).sessions()[0].exercises
    ]
    assert done == [("Goblet squat", 1, 1), ("Box squat", sets - 1, sets - 1)]


async def test_escape_swaps_nothing_and_undo_brings_the_old_exercise_back(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await with_exercises(runner, "press-up")
        before = runner.session.items
        await runner.press("w", "escape")
        assert runner.session.items == before
        await runner.press("W", "enter")
        assert names(runner) != [item.facts.name for item in before]
        await runner.press("u")
        assert runner.session.items == before


async def test_a_jump_swapped_in_is_asked_about_first_and_not_now_swaps_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        squat = PlanItem(exercise="box-jump", rung="fast-squat", dose=Dose(sets=3, low=5, high=5))
        await runner.app.backstage.start(
            Plan(id="own", name="Own", summary="Squats.", minutes=9, items=(squat,))
        )
        await runner.begin()
        before = names(runner)
        await runner.press("enter", "w", "down", "enter")
        await runner.until("Before you begin")
        await runner.press("escape")
        assert names(runner) == before
        assert "Not swapped" in runner.text
        await runner.press("w", "down", "enter")
        await runner.until("Before you begin")
        await runner.press("enter")
        assert names(runner) == [*before, "Jump and stick"]
        assert len(runner.session.checks) > 0


async def test_with_no_set_left_w_says_what_to_do_instead(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await with_exercises(runner, "goblet-squat")
        await runner.press(*["enter"] * runner.session.sets_left, "w")
        assert "a adds another" in runner.text


async def test_an_earlier_set_is_changed_and_left_as_it_was_by_escape_a_swipe_or_no_change(
    tmp_path: Path,
) -> None:
    """Else a slip of the finger would rewrite a set done, or a set typed wrong stay wrong."""
    async with running(tmp_path) as runner:
        await with_exercises(runner, "goblet-squat")
        await runner.press("enter", "enter")
        rest = runner.session.rest
        first, second = (done.record for done in runner.session.items[0].done)
        await runner.press("o", "c", "up", "enter")
        await runner.until("Goblet squat, set 1")
        await runner.press("1", "1", "plus", "plus")
        await runner.press("left")
        await runner.wait(0.1)
        await runner.press("enter")
        changed, left_alone = (done.record for done in runner.session.items[0].done)
        assert (changed.count, changed.load.kg) == (10, (first.load.kg or 0) + 4)
        assert left_alone == second
        assert runner.session.rest == rest
        assert "changed" in runner.text
        await runner.press("u")
        assert runner.session.items[0].done[0].record == first
        seq = runner.session.seq
        await runner.press("o", "c", "enter", "5", "backspace", "9", "escape")
        assert runner.session.seq == seq, "escape"
        await runner.press("o", "c", "enter")
        for key in ("up", "up", "up"):
            runner.app.post_message(events.Key(key, None))
        await runner.wait(0.3)
        assert "swipe" in runner.text
        await runner.press("enter")
        assert runner.session.seq == seq, "enter without a change"


async def test_unequal_sides_are_entered_by_side_and_shown_in_history(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await with_exercises(runner, "walking-lunge")
        await runner.press("enter", "o", "c")
        await runner.press("8", "r", "7")
        assert "left" in runner.text and "right" in runner.text
        await runner.press("enter")
        record = runner.session.items[0].done[0].record
        assert (record.count, record.left, record.right) == (15, 8, 7)
        assert "L8 R7" in runner.text
        await runner.press("f", "enter")
        await runner.until("Stored")
        assert "L8 R7" in runner.text
        await runner.press("h", "enter")
        assert "L8 R7" in runner.text


async def test_after_an_exercises_last_set_its_sets_can_still_be_changed(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await with_exercises(runner, "goblet-squat", "press-up")
        await runner.press("k")
        sets = len(runner.session.items[0].targets)
        await runner.press(*["enter"] * sets)
        assert runner.session.current_key != runner.session.items[0].key
        await runner.press("o", "c", "enter", "9", "enter")
        assert runner.session.items[0].done[-1].record.count == 9


async def test_what_must_be_read_to_change_course_fits(tmp_path: Path) -> None:
    async def reads(runner: Runner, *texts: str) -> None:
        for size in ((40, 20), (80, 24)):
            await runner.resize(*size)
            for text in texts:
                assert text in runner.text, size

    async with running(tmp_path) as runner:
        await with_exercises(runner, "walking-lunge")
        await runner.press("enter", "w")
        await reads(
            runner, "Instead of Walking lunge", "what is done stays", "easier", "enter swap", "escape back"
        )
        await runner.press("escape", "enter", "o")
        await reads(runner, "change a set of")
        await runner.press("c")
        await reads(runner, "Which set", "Set 1: ", "enter change", "escape back")
        await runner.press("enter")
        await reads(runner, "left", "right", "weight", "l r side", "enter keep", "escape leave as it was")


async def test_warm_ups_drop_sets_failure_turns_and_order_by_their_keys(tmp_path: Path) -> None:
    """All that lies behind o works from the keyboard and is in the history afterwards."""
    async with running(tmp_path) as runner:
        await with_exercises(runner, "press-up", "row", "goblet-squat")
        await runner.press("up", "up", "o")
        assert "warm-up sets first: 6 kg" in runner.text
        await runner.press("w")
        assert "warm-up 1 of" in runner.text
        warm = len(runner.session.items[2].targets) - runner.session.items[2].planned
        await runner.press("enter")
        assert "12 kg" in runner.text and "go on as I meant to" in runner.text, "asked before any of it"
        await runner.press("g", *["enter"] * warm, "o")
        assert "drop set now" in runner.text
        await runner.press("d")
        assert "drop set" in runner.text
        await runner.press("enter", "o", "f")
        assert "all out" in runner.text
        assert "very end" in runner.text, "a beginner stops there"
        await runner.press("escape", "k", "k", "o", "t")
        assert "In turns, rest after each round: Table press-up, Supported row" in runner.text
        assert "┌" in runner.text and "└" in runner.text and "round 1 of" in runner.text
        await runner.press("o", "r", "j", "enter")
        assert names(runner)[:2] == ["Supported row", "Table press-up"]
        await runner.press("f", "enter")
        await runner.until("Stored")
    *others, squat = stored(tmp_path).sessions()[0].exercises
    kinds = [each.kind.value for each in squat.sets]
    assert kinds == ["warm_up"] * warm + ["work", "drop"]
    assert squat.sets[-1].to_failure and len(squat.work_sets) == 2
    assert len({each.group for each in others}) == 1 and others[0].group


async def test_sets_are_rated_in_numbers_by_a_setting(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('effort = "rpe"\neffort_each = true\n')
    async with running(tmp_path) as runner:
        await with_exercises(runner, "goblet-squat")
        await runner.press("enter")
        assert "how hard, RPE 1 to 10" in runner.text
        await runner.press("e", "8")
        assert "RPE 8" in runner.text
        await runner.press("enter", "e", "right", "enter")
        done = runner.session.items[0].done
    assert [each.record.rir for each in done] == [2, 1.5]
    assert [each.record.effort.value for each in done if each.record.effort] == ["good", "hard"]
