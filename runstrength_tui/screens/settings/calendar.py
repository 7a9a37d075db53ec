"""What is in the calendar: races and runs, done or ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.entries import date_entry, distance_entry, yes_entry
from runstrength_tui.domain.own_words import race_text, run_text, usual_days_text
from runstrength_tui.domain.profile import Profile, Race, with_races
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.wording import date_text, distance_text
from runstrength_tui.screens.run_form import ABOUT, ask_run
from runstrength_tui.screens.settings.entry import Desk, Entry, Part
from runstrength_tui.screens.settings.form import Blank, Form

_ABOUT_USUAL: Final = (
    "Weekdays on which you ran hard or long in most of the last six weeks. Strength goes around them; "
    "a run you plan comes first."
)
_ABOUT_RACES: Final = "Strength gets lighter before a goal, and stays away from it. Other races are runs."


def races(desk: Desk) -> Part:
    """Return the races, the next one first, and a line to add one."""
    known = sorted(desk.personal.profile.races, key=lambda race: race.on)
    add = Entry("Add a race", "", _ABOUT_RACES, lambda _: _change_race(desk, None))
    return Part("Races", (*(_race(desk, race) for race in known), add))


def runs(desk: Desk, known: Sequence[Run], usual: Mapping[int, RunKind]) -> Part:
    """Return the days that usually bring a hard or long run, the newest runs, and a line to add one."""
    add = Entry("Add a run", "", ABOUT, lambda _: _change_run(desk, None))
    return Part("Runs", (_usual(usual), *(_run(desk, run) for run in reversed(known)), add))


def _usual(usual: Mapping[int, RunKind]) -> Entry:
    async def change(_: int) -> str:
        return "Learned from your runs: write down what you run, or plan a run for the day."

    return Entry("Learned", usual_days_text(usual), _ABOUT_USUAL, change)


def _race(desk: Desk, race: Race) -> Entry:
    async def remove(_: int) -> str:
        await desk.personal.change(lambda told: _without(told, race))

        async def bring_back(_: int) -> str:
            await desk.personal.change(lambda told: replace(told, races=(*told.races, race)))
            return "The race is back."

        desk.keep(bring_back)
        return "Deleted. u brings it back."

    today, unit = desk.backstage.clock().date(), desk.personal.settings.distance
    words = race_text(race, today, unit)
    return Entry(race.name or "Race", words, _ABOUT_RACES, lambda _: _change_race(desk, race), remove)


async def _change_race(desk: Desk, race: Race | None) -> str:
    today, unit = desk.backstage.clock().date(), desk.personal.settings.distance
    far = distance_text(race.distance_m, unit) if race and race.distance_m else ""

    def read(texts: Sequence[str]) -> Race:
        day, distance, name, goal = texts
        metres = race.distance_m if race and distance == far else distance_entry(distance, unit)
        return Race(
            on=date_entry(day, today, ahead=True), distance_m=metres, name=name, goal=bool(yes_entry(goal))
        )

    blanks = (
        Blank("Date", race.on.isoformat() if race else "", "4 Apr 2027"),
        Blank("Distance", far, f"half, or 10 {unit}"),
        Blank("Name", race.name if race else "", "Spring half"),
        Blank("A goal?", ("yes" if race.goal else "no") if race else "", "yes or no"),
    )
    found = await desk.app.push_screen_wait(Form("Race", blanks, read, _ABOUT_RACES))
    if found is not None:
        await desk.personal.change(lambda told: _with(told, race, found))
    return ""


def _with(told: Profile, before: Race | None, race: Race) -> Profile:
    kept = _without(told, before) if before is not None else told
    return with_races(kept, (race,))


def _without(told: Profile, race: Race) -> Profile:
    """Return the facts without one race; of two that are alike one stays."""
    races = list(told.races)
    if race in races:
        races.remove(race)
    return replace(told, races=tuple(races))


def _run(desk: Desk, run: Run) -> Entry:
    async def remove(_: int) -> str:
        await desk.backstage.delete_run(run.id)

        async def bring_back(_: int) -> str:
            await desk.backstage.restore_run(run.id)
            return "The run is back."

        desk.keep(bring_back)
        return "Deleted. u brings it back."

    today, unit = desk.backstage.clock().date(), desk.personal.settings.distance
    day = date_text(run.started_at.date(), today, weekday=True)
    return Entry(day, run_text(run, unit), ABOUT, lambda _: _change_run(desk, run), remove)


async def _change_run(desk: Desk, run: Run | None) -> str:
    personal = desk.personal
    found = await ask_run(desk.app, desk.backstage.clock(), personal.settings.distance, run)
    if found is None or found == run:
        return ""
    if run is None:
        await personal.add_run(found)
    elif isinstance(found, Run):
        start = found.started_at if found.started_at != run.started_at else None
        await desk.backstage.edit_run(found, start=start)
    return ""
