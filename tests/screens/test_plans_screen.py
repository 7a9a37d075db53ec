"""The plans and their editor: ours stay as they are, and what is changed is on disk when it is said."""

from __future__ import annotations

import threading
from pathlib import Path

from textual.widgets import Input

from runstrength_tui.library.files import read_plan
from runstrength_tui.screens.pick import PickExercise
from runstrength_tui.screens.plans.editor import PlanEditor
from runstrength_tui.screens.plans.screen import PlansScreen
from runstrength_tui.widgets.list_pane import ListPane
from tests.screens.app_help import Runner, places_in, running


def _rows(runner: Runner) -> list[str]:
    rows = runner.app.screen.query_one(ListPane).rows
    return [f"{row.text} | {row.below or row.aside}" for row in rows]


async def _fill_in(runner: Runner, *texts: str) -> None:
    for text in texts:
        field = runner.app.focused
        assert isinstance(field, Input)
        if text:
            field.value = text
        await runner.pilot.press("enter")
    await runner.settle()


async def test_a_copy_of_ours_is_changed_kept_started_and_taken_back(tmp_path: Path) -> None:
    """An evening's work on a plan would be lost, or our plan be gone under it."""
    async with running(tmp_path) as runner:
        folder = places_in(tmp_path).config / "plans"
        await runner.press("b")
        assert isinstance(runner.app.screen, PlansScreen)
        assert _rows(runner)[1] == "Runner's base A | 30 min"
        await runner.press("j", "w")
        assert isinstance(runner.app.screen, PlanEditor)
        assert not folder.exists(), "looked at only"
        assert _rows(runner)[1] == "Goblet squat | 3 × 8–10, 8 kg, 3 left in you, rest 1:30"

        await runner.press("j", "enter")
        await _fill_in(runner, "9 9")
        await runner.until("Sets")
        await _fill_in(runner, "", "", "", "")
        await runner.until("Sets: 1 to 20 is wanted; for example 3.")
        await runner.press("escape", "enter")
        await _fill_in(runner, "4", "6-8", "12", "2", "2:00")
        assert _rows(runner)[1] == "Goblet squat | 4 × 6–8, 12 kg, 2 left in you, rest 2:00"
        file = folder / "my-base-a.toml"
        assert read_plan(file).items[1].dose.kg == 12

        await runner.press("v", "j", "enter")
        assert _rows(runner)[1].startswith("Paused goblet squat | 4 ×")
        await runner.press("j", "t", "minus")
        assert [row.partition(" |")[0] for row in _rows(runner)[1:3]] == [
            "┌ Step press-up",
            "└ Paused goblet squat",
        ]
        await runner.press("x")
        await runner.until("Left out; u brings it back.")
        await runner.press("u", "a", *"row", "enter")
        assert [item.exercise for item in read_plan(file).items].count("row") == 1
        await runner.press("e")
        await _fill_in(runner, "First steps")
        await _fill_in(runner, "")
        await runner.until("Another plan is called First steps already.")
        await runner.press("escape", "e")
        await _fill_in(runner, "Garage [A]", "In the garage")
        await runner.press("b", "escape")
        await runner.until("Garage [A] is kept")
        kept = read_plan(file)
        assert (kept.name, kept.summary, kept.level) == ("Garage [A]", "In the garage", "intermediate")
        assert _rows(runner)[-1] == f"Garage [A] | own, {kept.minutes} min"
        assert runner.app.backstage.library.plan("runners-base-a").items[1].dose.sets == 3

        await runner.press("x")
        await runner.until("Garage [A] is deleted; u brings it back.")
        assert not file.exists() and len(_rows(runner)) == len(runner.app.backstage.library.plans)
        away = (folder / "removed" / file.name).rename(tmp_path / "away")
        await runner.press("u")
        await runner.until("cannot be put back")
        away.rename(folder / "removed" / file.name)
        await runner.press("u")
        assert read_plan(file) == kept, "what could not be put back at first is lost from what u brings back"
        await runner.press("home", "x")
        await runner.until("First steps is one of ours and stays")
        await runner.press("end", "enter")
        assert runner.app.current_mode == "session" and runner.session.header.plan_name == "Garage [A]"
        await runner.app.backstage.abandon()


async def test_a_new_plan_on_a_phone_is_there_from_its_first_exercise(tmp_path: Path) -> None:
    """A plan without exercises would be a faulty file; a disk that is full would be silent."""
    async with running(tmp_path, size=(40, 20)) as runner:
        config = places_in(tmp_path).config
        await runner.press("b", "n")
        await runner.until("No exercise in it yet")
        await runner.press("e")
        await _fill_in(runner, "Lunch", "")
        assert not (config / "plans").exists()
        for key in ("a", *"box x", *["backspace"] * 5, *"dead bug", "enter"):
            runner.send(key)  # in one packet, as on a slow line
        await runner.wait(0.5)
        assert read_plan(config / "plans" / "my-plan.toml").name == "Lunch"
        (config / "plans" / "my-plan.toml").unlink()
        (config / "plans").rmdir()
        (config / "plans").write_text("not a folder")
        await runner.press("plus", "t", "a", *"plank", "enter")
        await runner.until("(File")
        assert "written (File exists); nothing was kept" in " ".join(runner.text.split())
        assert len(_rows(runner)) == 1
        (config / "plans").unlink()
        await runner.press("a", *"plank", "enter", "t")
        assert [row[0] for row in _rows(runner)] == ["┌", "└"]
        assert [item.group for item in read_plan(config / "plans" / "my-plan.toml").items] == ["round 1"] * 2
        assert all(len(line) <= 40 for line in runner.text.splitlines())
        await runner.press("a")
        picking = runner.app.screen
        assert isinstance(picking, PickExercise)
        picking.dismiss(None)
        picking.dismiss(None)  # as by an enter that comes twice
        await runner.settle()
        assert isinstance(runner.app.screen, PlanEditor)
        await runner.press("question_mark")
        await runner.until("In turns")
        await runner.press("escape", "escape", "escape")
        assert "Lunch" in [plan.name for plan in runner.app.backstage.library.plans]


async def test_what_was_changed_right_before_leaving_is_kept_on_a_slow_disk(tmp_path: Path) -> None:
    """A key of the packet that ends in escape would be lost, or its plan be deleted and still listed."""
    async with running(tmp_path) as runner:
        backstage, folder = runner.app.backstage, places_in(tmp_path).config / "plans"
        file = folder / "my-base-a.toml"
        before = len(backstage.library.plans)
        await runner.press("b", "j", "w")
        disk = threading.Event()
        backstage.writer.submit(disk.wait)
        for key in ("x", "x", "escape"):
            runner.send(key)
        await runner.pilot.pause(0.1)
        assert isinstance(runner.app.screen, PlanEditor), "it waits for the disk"
        disk.set()
        await runner.until("My base A is kept")
        assert len(read_plan(file).items) == len(backstage.library.plan("runners-base-a").items) - 2

        disk.clear()
        backstage.writer.submit(disk.wait)
        for key in ("x", "escape"):
            runner.send(key)
        await runner.pilot.pause(0.1)
        disk.set()
        await runner.settle()
        assert not isinstance(runner.app.screen, PlansScreen)
        assert not file.exists() and len(backstage.library.plans) == before
