"""The first start and what is asked when it first matters: few keys, nothing kept that was not said."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.profile import Flag, Profile
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.settings import read_settings
from tests.screens.app_help import SATURDAY, places_in, running, stored
from tests.screens.history_help import keep, past_session


async def test_who_is_new_answers_three_questions_and_starts_by_them(
    tmp_path: Path, newcomer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first session would be in the wrong units, with a bell that is not there, past a bad knee."""
    for name in ("LC_ALL", "LC_MEASUREMENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    async with running(tmp_path) as runner:
        await runner.until("Weights and distances in")
        await runner.press("escape")
        await runner.until("A first session, light")
        assert stored(tmp_path).profile() == Profile()

    async with running(tmp_path) as runner:
        await runner.until("Weights and distances in")
        await runner.press("b", "left")
        assert "› b" in " ".join(runner.text.replace("›", "› ").split())
        await runner.press("up", "enter")
        assert "lb and miles" in runner.text
        await runner.press("k", "escape")
        assert "›  k" in runner.text, "enter would take what is not marked"
        await runner.press("enter", *"35", "enter")
        await runner.until("one kettlebell, 35 lb")
        await runner.press("enter")
        await runner.until("A first session, light")
        told = stored(tmp_path).profile()
        assert (told.begun_on, told.level) == (SATURDAY.date(), None)
        assert (told.gear.weights[0].amounts, told.gear.weights[0].unit) == ((35,), WeightUnit.LB)
        settings = read_settings(places_in(tmp_path).config)
        assert (settings.units, settings.distance) == (WeightUnit.LB, DistanceUnit.MILE)

        await runner.press("enter")
        await runner.until("Is any of this so for you?")
        await runner.resize(40, 20)
        assert "Joint, bone or tendon " in runner.text, "a question is cut on a terminal that became narrow"
        await runner.resize(80, 24)
        await runner.press("escape")
        await runner.until("Not begun")
        assert (runner.app.backstage.session, stored(tmp_path).profile()) == (None, told)
        await runner.press("enter")
        await runner.until("Is any of this so for you?")
        await runner.press("down", "space", "enter")
        await runner.until("needs medical advice first")
        await runner.until("Not begun")
        assert runner.app.backstage.session is None, "somebody whose chest hurts would be led to jump"
        await runner.until("Rest today")
        await runner.app.backstage.personal.change(lambda told: replace(told, screening=None))
        await runner.until("A first session, light")
        await runner.press("enter")
        await runner.until("Is any of this so for you?")
        await runner.press("down", "down", "down", "space")
        await runner.until("l: a professional said it is fine")
        await runner.press("enter")
        await runner.until("Body mass")
        await runner.press("enter")
        await runner.until("Because of your answers: ")
        told = stored(tmp_path).profile()
        assert told.screening is not None and told.screening.in_force == {Flag.JOINT}
        await runner.press("escape", "down", "down", "enter")
        await runner.until("A health question was a yes")
        assert (told.mass_asked, told.body_mass_kg) == (True, None)
        assert "Wide, level, dry space" not in runner.text  # nothing is asked of jumps that are out
        await runner.press("n")
        await runner.until("Wide, level, dry space")
        await runner.press("escape", "enter")
        await runner.until("Before you begin")
        await runner.press("escape")
        await runner.until("Running alone")

        keys = ("g", "enter", "l", "enter", *"18", "enter", *"1:45:00", "enter", *"now", *["enter"] * 4)
        await runner.press(*keys, each=0)
        await runner.until("Stored: today, long")
        (run,) = stored(tmp_path).runs()
        assert (run.kind, run.seconds, run.planned) == (RunKind.LONG, 6300, False)
        assert (run.day_only, run.ended_at) == (False, runner.clock())
        await runner.press("u")
        await runner.until("Taken back")
        assert stored(tmp_path).runs() == ()

    async with running(tmp_path) as runner:
        assert "Weights and distances in" not in runner.text


async def test_who_brought_a_log_along_is_asked_too_and_the_level_comes_from_it(
    tmp_path: Path, newcomer: None
) -> None:
    """They would have kilograms for pounds, and be offered a barbell; or be asked at every start."""
    keep(tmp_path, replace(past_session(1, days_ago=4), origin="strong:1"))
    async with running(tmp_path) as runner:
        await runner.until("Weights and distances in")
        await runner.press("k", "n")
        await runner.until("as my log shows")
        await runner.press("enter")
        await runner.until("Last")
        told = stored(tmp_path).profile()
        assert (told.level, told.gear.known_kit, told.begun_on) == (None, frozenset(), SATURDAY.date())
