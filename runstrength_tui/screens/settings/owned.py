"""What a person owns: things, weights, a bar with its plates, boxes, bands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from runstrength_tui.domain.entries import heights_entry, names_entry, weight_entry, weights_entry
from runstrength_tui.domain.gear import Gear, with_bar, with_plates, with_things, with_weights
from runstrength_tui.domain.kit import choices
from runstrength_tui.domain.own_words import weights_text, weights_typed
from runstrength_tui.domain.units import WeightUnit, to_kg
from runstrength_tui.domain.wording import mass_text
from runstrength_tui.screens.settings.entry import Desk, Entry, Part
from runstrength_tui.screens.settings.form import Blank, Form
from runstrength_tui.screens.settings.things import PickThings

V = TypeVar("V")

Change = Callable[[Gear], Gear]

_PLATE: Final = "plate"
_COUNTED: Final = ("kettlebell", "dumbbell", "barbell", "trap bar", _PLATE, "weight vest", "box", "band")
"""Things that have entries of their own for how heavy, high or strong they are."""
_LIST: Final = "One number for each; a pair as 2x8. Nothing but these is offered, and what you used before."


def owned(desk: Desk) -> Part:
    """Return the part of the settings that says what is owned."""
    gear = desk.personal.profile.gear
    plates = [each for each in gear.weights if each.thing == _PLATE]
    unit = desk.personal.settings.units
    return Part(
        "What you own",
        (
            _things(desk),
            _weights(desk, "Kettlebells", "kettlebell"),
            _weights(desk, "Dumbbells", "dumbbell"),
            _bar(desk, "Barbell", "barbell"),
            _bar(desk, "Trap bar", "trap bar"),
            _field(
                desk,
                "Plates",
                weights_text(plates),
                "One number for each pair. A session says which go on each side of the bar.",
                Blank("Plates", weights_typed(plates, unit), f"1.25 2.5 5 10, in {unit}"),
                lambda text: _kept(weights_entry(text, _PLATE, unit), with_plates),
            ),
            _weights(desk, "Weight vest", "weight vest"),
            _field(
                desk,
                "Boxes and steps",
                f"{', '.join(map(str, gear.box_cm))} cm" if gear.box_cm else "",
                "Their heights. Jumps and step-ups go along these.",
                Blank("Heights", " ".join(map(str, gear.box_cm)), "20 45, in cm"),
                lambda text: _kept(heights_entry(text), lambda gear, found: replace(gear, box_cm=found)),
            ),
            _field(
                desk,
                "Bands",
                ", ".join(gear.bands),
                "Their names from the lightest to the strongest.",
                Blank("Bands", ", ".join(gear.bands), "yellow, red, black"),
                lambda text: _kept(names_entry(text), lambda gear, found: replace(gear, bands=found)),
            ),
        ),
    )


def without_amounts(kit: Sequence[str]) -> tuple[str, ...]:
    """Return those of a library's things that have no entry of their own."""
    counted = {thing for each in _COUNTED for thing in choices(each)}
    return tuple(
        word for word in kit if not any(thing.removeprefix("two ") in counted for thing in choices(word))
    )


def _things(desk: Desk) -> Entry:
    gear = desk.personal.profile.gear

    async def change(_: int) -> str:
        things = without_amounts(desk.backstage.library.kit)
        chosen = await desk.app.push_screen_wait(PickThings(things, frozenset(gear.things)))
        if chosen is not None:
            await _keep(desk, lambda gear: replace(with_things(gear, chosen), told=True))
        return ""

    about = "Exercises you have no kit for can be left out of the library, and what is suggested goes by it."
    return Entry("Things", ", ".join(gear.things) or _none(gear), about, change)


def _none(gear: Gear) -> str:
    """Return how nothing is said: as such once anything was told, be it that there is nothing."""
    return "not said" if gear.known_kit is None else "none"


def _weights(desk: Desk, label: str, thing: str) -> Entry:
    unit = desk.personal.settings.units
    here = [each for each in desk.personal.profile.gear.weights if each.thing == thing]
    return _field(
        desk,
        label,
        weights_text(here),
        _LIST,
        Blank(label, weights_typed(here, unit), f"8 12 16, in {unit}"),
        lambda text: _kept(
            weights_entry(text, thing, unit), lambda gear, found: with_weights(gear, thing, found)
        ),
    )


def _bar(desk: Desk, label: str, thing: str) -> Entry:
    unit = desk.personal.settings.units
    bar = next((bar for bar in desk.personal.profile.gear.bars if bar.thing == thing), None)
    words = mass_text(to_kg(bar.amount, bar.unit), bar.unit) if bar else ""
    return _field(
        desk,
        label,
        words,
        "Weight of the empty bar.",
        Blank(label, words, "20 kg" if unit is WeightUnit.KG else "45 lb"),
        lambda text: _kept(weight_entry(text, unit), lambda gear, found: with_bar(gear, thing, found)),
    )


def _field(
    desk: Desk, label: str, value: str, about: str, blank: Blank, read: Callable[[str], Change]
) -> Entry:
    """Return a line that is typed; ``read`` says what the text makes of what is owned."""
    gear = desk.personal.profile.gear

    def understood(texts: Sequence[str]) -> Change:
        change = read(texts[0])
        change(gear)  # what cannot be is said while the field is still there
        return change

    async def change(_: int) -> str:
        found = await desk.app.push_screen_wait(Form(label, (blank,), understood, about))
        if found is not None:
            await _keep(desk, found)
        return ""

    return Entry(label, value or _none(gear), about, change)


def _kept(found: V, use: Callable[[Gear, V], Gear]) -> Change:
    """Return the change that puts in what was found; it is read once, before anything is changed."""
    return lambda gear: use(gear, found)


async def _keep(desk: Desk, change: Change) -> None:
    await desk.personal.change(lambda told: replace(told, gear=change(told.gear)))
