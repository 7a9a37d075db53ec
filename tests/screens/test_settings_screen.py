"""The settings: what is changed there is on disk when the screen says so, and a session goes by it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.profile import Flag, Said
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.units import DistanceUnit, WeightUnit, from_kg
from runstrength_tui.domain.wording import load_text
from runstrength_tui.screens.settings.form import Form
from runstrength_tui.screens.settings.screen import SettingsScreen
from runstrength_tui.settings import read_settings
from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.sections import SectionList
from tests.screens.app_help import Runner, places_in, running, stored


def _line(runner: Runner, label: str) -> str:
    """The line of the settings that begins so, as it stands in the list."""
    rows = runner.app.screen.query_one(SectionList).rows
    return next(f"{row.text}: {row.aside}" for row in rows if row.text.startswith(label))


async def _go_to(runner: Runner, label: str) -> None:
    listed = runner.app.screen.query_one(SectionList)
    listed.move_to(next(row for row, each in enumerate(listed.rows) if each.text.startswith(label)))
    await runner.settle()


async def _fill_in(runner: Runner, label: str, *texts: str) -> None:
    await _go_to(runner, label)
    await runner.press("enter")
    for text in texts:
        field = runner.app.focused
        assert isinstance(field, Input)
        field.value = text
        await runner.pilot.press("enter")
    await runner.settle()


def _value(runner: Runner) -> str:
    field = runner.app.focused
    assert isinstance(field, Input)
    return field.value


async def test_a_session_goes_by_the_units_and_the_weights_that_were_told(tmp_path: Path) -> None:
    """Somebody who counts in pounds would be asked for 8 kg, or for a bell they do not have."""
    async with running(tmp_path) as runner:
        await runner.press("4", "comma")
        assert isinstance(runner.app.screen, SettingsScreen)
        await runner.press("enter", each=0)
        assert _line(runner, "Weights") == "Weights: lb"
        assert read_settings(places_in(tmp_path).config).units is WeightUnit.LB
        await runner.press("enter", "enter", each=0)  # quick ones count, each of them
        assert read_settings(places_in(tmp_path).config).units is WeightUnit.LB

        assert (_line(runner, "Things"), _line(runner, "Plates")) == ("Things: not said", "Plates: not said")
        await _go_to(runner, "Things")
        await runner.press("enter", "enter")
        assert (_line(runner, "Things"), _line(runner, "Plates")) == ("Things: none", "Plates: none")
        assert stored(tmp_path).profile().gear.known_kit == frozenset()
        await _go_to(runner, "Strength so far")
        assert _line(runner, "Strength") == "Strength so far: under 3 months, learned"
        await runner.press("left")
        assert stored(tmp_path).profile().level is Level.ADVANCED
        await runner.press("enter")
        assert stored(tmp_path).profile().level is None

        await _fill_in(runner, "Kettlebells", "some")
        await runner.until("“some” is no weight")
        await runner.press("escape")
        assert stored(tmp_path).profile().gear.weights == ()
        await _fill_in(runner, "Kettlebells", "26 35 44")
        assert _line(runner, "Kettlebells") == "Kettlebells: 26, 35, 44 lb"
        assert stored(tmp_path).profile().gear.weights[0].amounts == (26, 35, 44)
        await _fill_in(runner, "Days", "tomorrow")
        await runner.until("“tomorrow” is no day of the week")
        await runner.press("escape")
        await _fill_in(runner, "Days", "tue fri")
        assert _line(runner, "Days") == "Days: Tuesdays and Fridays"
        await runner.until("Strength on Tuesdays and Fridays, next Tuesday 24 Nov")
        await _go_to(runner, "Sessions a week")
        await runner.press("enter")
        habits = stored(tmp_path).profile().habits
        assert (habits.schedule, habits.a_week) == ("FREQ=WEEKLY;BYDAY=TU,FR", 1)
        await _fill_in(runner, "Body mass", "70kg")
        assert _line(runner, "Body mass") == "Body mass: 70 kg"
        assert [each.kg for each in stored(tmp_path).weigh_ins()] == [70]

        await runner.press("escape")
        assert runner.app.current_mode == "history"
        await runner.start_plan()
        squat = next(item for item in runner.session.items if item.facts.exercise == "goblet-squat")
        assert load_text(squat.target.load) == "26 lb"
        assert squat.facts.reason == "first time: your lightest is 26 lb"
        assert [_lb(load) for load in squat.facts.loads] == [26, 35, 44]


def _lb(load: Load) -> float:
    return from_kg(load.kg or 0, load.unit)


async def test_health_races_and_runs_are_kept_and_what_was_deleted_comes_back(tmp_path: Path) -> None:
    """A yes would be forgotten, or a race deleted by mistake be gone with its taper."""
    async with running(tmp_path) as runner:
        await runner.press("comma", "pagedown", "pagedown")
        await _go_to(runner, "Chest")
        await runner.press("enter", "y")
        await runner.until("needs medical advice first")
        told = stored(tmp_path).profile().screening
        assert told is not None and told.in_force == {Flag.SYMPTOMS}
        assert _line(runner, "Answered") == "Answered: 8 not yet"
        await runner.press("enter", "l")
        told = stored(tmp_path).profile().screening
        assert told is not None and told.said(Flag.SYMPTOMS) is Said.LIFTED and len(told.log) == 2

        await _go_to(runner, "Add a race")
        await runner.press("enter", "enter")
        form, field = runner.app.screen, runner.app.focused
        assert isinstance(form, Form) and isinstance(field, Input)
        for key in ("enter", "S", "p"):
            runner.send(key)
        await runner.settle()
        assert (field.value, _value(runner)) == ("", "Sp"), "what is typed goes to the field it was typed for"
        await runner.press("escape")
        await _fill_in(runner, "Add a race", "4 Apr", "half", "Spring", "y")
        assert _line(runner, "Spring") == "Spring: 4 Apr 2027, 21.1 km, goal"
        await _go_to(runner, "Spring")
        await runner.press("d")
        assert stored(tmp_path).profile().races == ()
        await runner.press("u")
        assert [race.goal for race in stored(tmp_path).profile().races] == [True]

        await _fill_in(runner, "Add a run", "22 nov", "long", "18", "1:45:00", "", "", "", "")
        await runner.until("long 18 km, 1 h 45 min, planned")
        await _fill_in(runner, "Add a run", "", "", "8", "42:10", "", "", "", "")
        (ahead, done) = stored(tmp_path).runs()
        assert (ahead.kind, ahead.planned, done.kind, done.planned) == (
            RunKind.LONG,
            True,
            RunKind.EASY,
            False,
        )
        assert (done.distance_m, done.seconds) == (8000, 2530)
        await _go_to(runner, "Saturday")
        await runner.press("d")
        assert stored(tmp_path).runs() == (ahead,)
        await runner.press("u")
        (_, back) = stored(tmp_path).runs()
        assert replace(back, updated=done.updated) == done and not stored(tmp_path).trashed_runs()

        await _go_to(runner, "Distances")
        await runner.press("enter")
        assert read_settings(places_in(tmp_path).config).distance is DistanceUnit.MILE
        assert _line(runner, "Sunday").endswith("long 11.18 mi, 1 h 45 min, planned")
        (tmp_path / "config" / "settings.toml").write_text("units = [")
        await runner.press("enter")
        await runner.until("left as it is and the usual settings")
        assert _line(runner, "Distances") == "Distances: miles"
        await runner.press("3")
        assert runner.app.current_mode == "session"


async def test_kit_told_in_the_library_is_kept_and_kit_told_in_the_settings_is_known_there(
    tmp_path: Path,
) -> None:
    """What one has would be asked anew at each start."""
    async with running(tmp_path) as runner:
        await runner.press("2", "f", *["down"] * 4, "space", "down")
        row = runner.app.backstage.library.kit.index("bench")
        await runner.press(*["down"] * row, "space", "enter", each=0)
        assert stored(tmp_path).profile().gear.things == ("bench",)
    async with running(tmp_path) as runner:
        await runner.press("comma")
        assert _line(runner, "Things") == "Things: bench"
        await _fill_in(runner, "Boxes", "20 45")
        await runner.press("2", "f", *["down"] * 4, "space")
        rows = runner.app.screen.query_one(ListPane).rows
        assert [row.text for row in rows if row.aside == "have it"] == ["· bench", "· box"]
