"""The weight or height that a version is begun with when it was never done before, and why that one."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import BY_WEIGHT, Exercise, LoadKind, Rung
from runstrength_tui.domain.gear import lightest, nearest
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.units import WeightUnit, light_lb, to_kg
from runstrength_tui.domain.wording import load_text

_LIGHT: Final = "first time: start light"


class Offer(Struct, frozen=True):
    """A load with the reason for it, in a few words."""

    load: Load
    reason: str


def first_offer(
    exercise: Exercise,
    rung: Rung,
    kind: LoadKind,
    dose: Dose,
    owned: tuple[Load, ...] = (),
    unit: WeightUnit = WeightUnit.KG,
) -> Offer:
    """Return what to begin with: the plan's load, else the lightest owned, else the version's first one.

    What is not owned is not offered: the next lighter one is, or the lightest there is.
    """
    if kind is LoadKind.BOX:
        return _box(exercise, rung, dose, owned)
    if kind is LoadKind.BAND and owned:
        return Offer(owned[0], "first time: the lightest you own")
    if kind not in BY_WEIGHT:
        return Offer(Load(kind=kind), "first time: keep some in hand")
    first = rung.start_kg if rung.start_kg is not None else exercise.start_kg
    kg = first if dose.kg is None else dose.kg
    if kind is LoadKind.ASSISTED:
        return Offer(_help(kg, unit), "first time: plenty of help")
    if owned and dose.kg is None:
        load = lightest(owned)
        return Offer(load or owned[0], "first time: the lightest you own")
    wanted = Load(kind=kind, kg=kg)
    if owned:
        return _built(wanted, owned)
    if unit is WeightUnit.LB and kg:
        wanted = Load(kind=kind, kg=to_kg(light_lb(kg), unit), unit=unit)
    return Offer(wanted, _LIGHT)


def _box(exercise: Exercise, rung: Rung, dose: Dose, owned: tuple[Load, ...]) -> Offer:
    first = rung.start_cm if rung.start_cm is not None else exercise.start_cm
    gap = dose.gap_cm or exercise.gap_cm
    wanted = Load(kind=LoadKind.BOX, box_cm=dose.box_cm or first, gap_cm=gap)
    return _built(wanted, owned, "first time: start low") if owned else Offer(wanted, "first time: start low")


def _built(wanted: Load, owned: tuple[Load, ...], reason: str = _LIGHT) -> Offer:
    """Return what comes nearest to ``wanted`` of what is owned, and say so where it is another."""
    box = wanted.kind is LoadKind.BOX
    size = (wanted.box_cm if box else wanted.kg) or 0
    found = nearest(size, owned)
    assert found is not None
    text, of = load_text(found), load_text(wanted)
    built = msgspec.structs.replace(found, gap_cm=wanted.gap_cm)
    if text == of:
        return Offer(built, reason)
    if ((built.box_cm if box else built.kg) or 0) > size:
        return Offer(built, f"first time: your {'lowest box' if box else 'lightest'} is {text}")
    return Offer(built, f"first time: you own {text}, not {of}")


def _help(kg: float, unit: WeightUnit) -> Load:
    """Return help, below zero; in pounds a round number, and not less than in kilograms."""
    kg = abs(kg)
    if unit is WeightUnit.LB and kg:
        lb = light_lb(kg)
        kg = to_kg(lb if to_kg(lb, unit) >= kg else lb + 5, unit)
    return Load(kind=LoadKind.ASSISTED, kg=-kg, unit=unit)
