"""What a person prefers: units, sound, looks, how a set was; kept in ``settings.toml``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from runstrength_tui.domain.rating import RateIn
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.screens.settings.entry import Desk, Entry, Part
from runstrength_tui.themes import THEME_WORDS

_EFFORTS = {
    RateIn.WORDS: "easy, good, hard",
    RateIn.RIR: "reps left in you",
    RateIn.RPE: "RPE, 1 to 10",
}


def preferences(desk: Desk) -> tuple[Part, ...]:
    """Return the parts of the settings that are preferences."""
    return (
        Part(
            "Units",
            (
                desk.choice(
                    "Weights",
                    "For new weights and their steps. What you entered stays in the unit you entered it in.",
                    {WeightUnit.KG: "kg", WeightUnit.LB: "lb"},
                    lambda: desk.personal.settings.units,
                    _setting(desk, "units"),
                ),
                desk.choice(
                    "Distances",
                    "For runs and races.",
                    {DistanceUnit.KM: "km", DistanceUnit.MILE: "miles"},
                    lambda: desk.personal.settings.distance,
                    _setting(desk, "distance"),
                ),
            ),
        ),
        Part("This terminal", (_look(desk), _motion(desk), _bell(desk))),
        Part(
            "How a set was",
            (
                desk.choice(
                    "Said in",
                    "In words, in reps left in you, or as RPE, which is ten minus the reps left.",
                    _EFFORTS,
                    lambda: desk.personal.settings.effort,
                    _setting(desk, "effort"),
                ),
                desk.choice(
                    "Asked after",
                    "It is never required. More answers make better suggestions.",
                    {False: "an exercise's last set", True: "every set"},
                    lambda: desk.personal.settings.effort_each,
                    _setting(desk, "effort_each"),
                ),
            ),
        ),
    )


def _setting(desk: Desk, name: str) -> Callable[[str | bool], Awaitable[str]]:
    async def choose(value: str | bool) -> str:
        return await desk.personal.choose(name, value)

    return choose


def _look(desk: Desk) -> Entry:
    async def choose(theme: str) -> str:
        desk.app.theme = theme
        return await desk.personal.choose("theme", theme)

    return desk.choice("Colours", "How RunStrength looks.", THEME_WORDS, lambda: desk.app.theme, choose)


def _motion(desk: Desk) -> Entry:
    return desk.choice(
        "Figures",
        "Still ones show start, middle and end side by side, and send less over a slow line.",
        {True: "move", False: "stand still"},
        lambda: desk.personal.settings.motion,
        _setting(desk, "motion"),
    )


def _bell(desk: Desk) -> Entry:
    return desk.choice(
        "Bell",
        "For rests, holds and the tempo bell; without it they are only seen.",
        {True: "rings", False: "silent"},
        lambda: desk.personal.settings.bell,
        _setting(desk, "bell"),
    )
