"""The person: level, body mass, and the health questions in our own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.entries import body_mass_entry
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.own_words import FLAGS, LEVELS, changed_by, said_text
from runstrength_tui.domain.profile import Flag, Said, answered, answers_hold
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.domain.wording import date_text, mass_text
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.settings.entry import Desk, Entry, Part
from runstrength_tui.screens.settings.form import Blank, Form

_ABOUT_LEVEL: Final = (
    "How much is usual for you, and how near to your limit a set may go. Learned from your sessions until "
    "you say."
)
_KEYS: Final = {Said.YES: "y", Said.LIFTED: "l", Said.NO: "n"}


def you(desk: Desk, learned: Level) -> Part:
    """Return the part with the level, as it was said or as the sessions show it, and body mass."""
    words: dict[Level | None, str] = {None: f"{LEVELS[learned]}, learned"}
    words |= {level: LEVELS[level] for level in Level}
    values = tuple(words)

    async def change(by: int) -> str:
        level = values[(values.index(desk.personal.profile.level) + by) % len(values)]
        await desk.personal.change(lambda told: replace(told, level=level))
        return ""

    level = Entry("Strength so far", words[desk.personal.profile.level], _ABOUT_LEVEL, change)
    return Part("You", (level, _body_mass(desk)))


def health(desk: Desk) -> Part:
    """Return the health questions; only yes, no and what was lifted are kept, nothing else."""
    return Part("Your health", (_as_of(desk), *(_question(desk, flag) for flag in FLAGS)))


def _body_mass(desk: Desk) -> Entry:
    profile, unit = desk.personal.profile, desk.personal.settings.units
    known = profile.body_mass_kg
    words = mass_text(known, profile.body_mass_unit) if known else ""
    about = "A first weight above a tenth of it is asked about. Kept by day."

    def read(texts: Sequence[str]) -> tuple[float, WeightUnit]:
        return body_mass_entry(texts[0], unit)

    async def change(_: int) -> str:
        blank = Blank("Body mass", words, "70 kg" if unit is WeightUnit.KG else "155 lb")
        found = await desk.app.push_screen_wait(Form("Body mass", (blank,), read, about))
        if found is not None:
            await desk.personal.weigh(*found)
        return ""

    return Entry("Body mass", words or "not said", about, change)


def _as_of(desk: Desk) -> Entry:
    screening, now = desk.personal.profile.screening, desk.backstage.clock()

    async def change(_: int) -> str:
        await desk.personal.change(lambda told: answers_hold(told, now))
        return "Noted: these answers hold as of today."

    value = date_text(screening.answered_on, now.date()) if screening else "not yet"
    if screening and screening.unsaid:
        value = f"{len(screening.unsaid)} not yet"
    about = (
        "Enter says that these answers hold as of today, for a year; those not given yet are no then. "
        "Only yes and no are kept."
    )
    return Entry("Answered", value, about, change)


def _question(desk: Desk, flag: Flag) -> Entry:
    screening = desk.personal.profile.screening
    said = screening.said(flag) if screening else None
    label, question = FLAGS[flag]
    what_then = desk.backstage.library.rules[changed_by(flag)].text

    async def change(_: int) -> str:
        choices = {_KEYS[Said.YES]: "yes", _KEYS[Said.NO]: "no"}
        if said in (Said.YES, Said.LIFTED):
            choices = {
                _KEYS[Said.LIFTED]: "still so, but a professional said jumps and heavy lifts are fine for me",
                _KEYS[Said.NO]: "no, not or no longer",
                _KEYS[Said.YES]: "yes, and I hold back",
            }
        lines = (what_then,) if said in (Said.YES, Said.LIFTED) else (f"If so: {what_then}",)
        key = await desk.app.push_screen_wait(Ask(question, lines, choices))
        answer = next((each for each, its_key in _KEYS.items() if its_key == key), None)
        if answer is None:
            return ""
        now = desk.backstage.clock()
        await desk.personal.change(lambda told: answered(told, flag, answer, now))
        return what_then if answer is Said.YES else ""

    about = what_then if said is Said.YES else question
    return Entry(label, said_text(said), about, change)
