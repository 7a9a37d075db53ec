"""Plans of a person's own: a copy that can be changed, step by step, and is a plan after each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.fitting import minutes_of
from runstrength_tui.domain.exercise import Exercise, Level, Rung
from runstrength_tui.domain.live.opening import open_header, usual_dose
from runstrength_tui.domain.live.swapping import dose_for
from runstrength_tui.domain.plan import MOST_NAME, Dose, Plan, PlanItem
from runstrength_tui.domain.version import Version
from runstrength_tui.text import clean_text, fold, words_of

MOST_ITEMS: Final = 20
_MINE: Final = "My "
_WHOSE: Final = re.compile(r"^(?:My|\w+['’]s) ")
_NOT_IN_ID: Final = re.compile(r"[^a-z0-9]+")
_ANY_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)


def new_plan(plans: Iterable[Plan]) -> Plan:
    """Return a plan that holds nothing yet, under a name that is free."""
    name = free_name("My plan", plans)
    return Plan(id=free_id(name, plans), name=name, summary="", minutes=1, items=())


def copy_of(plan: Plan, plans: Iterable[Plan]) -> Plan:
    """Return a plan of a person's own that asks for the same, under a name that is free."""
    plans, called = tuple(plans), _WHOSE.sub("", plan.name)
    first = called[:1].lower() if called[1:2].islower() else called[:1]
    name = free_name(f"{_MINE}{first}{called[1:]}", plans)
    return replace(plan, id=free_id(name, plans), name=name)


def free_name(wanted: str, plans: Iterable[Plan]) -> str:
    """Return a name as it is wanted, numbered where another plan has it, and no longer than fits."""
    taken = {plan.name.casefold() for plan in plans}
    name, number = clean_text(wanted, most=MOST_NAME), 2
    while name.casefold() in taken:
        tail = f" {number}"
        name, number = clean_text(wanted, most=MOST_NAME - len(tail)) + tail, number + 1
    return name


def free_id(name: str, plans: Iterable[Plan]) -> str:
    """Return an id made of a name; one that other letters leave empty is ``plan``; numbered when taken."""
    taken = {plan.id for plan in plans}
    made = _NOT_IN_ID.sub("-", fold(name)).strip("-") or "plan"
    identity, number = made, 2
    while identity in taken:
        identity, number = f"{made}-{number}", number + 1
    return identity


def named(plan: Plan, name: str, plans: Iterable[Plan]) -> str:
    """Return what is wrong with a name for a plan, in a sentence; "" for nothing."""
    if not words_of(name):
        return "A name with a letter or a digit is wanted."
    if len(name) > MOST_NAME:
        return f"{len(name)} characters are too long for a name, {MOST_NAME} fit."
    if any(other.id != plan.id and other.name.casefold() == name.casefold() for other in plans):
        return f"Another plan is called {name} already."
    return ""


def added(plan: Plan, exercise: Exercise, at: int, exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan with an exercise more at a place, in the version and amount usual at its level."""
    levels = [plan.level, *(level for level in Level if level in exercise.doses)]
    usual = next((exercise.doses[level] for level in levels if level in exercise.doses), None)
    if usual is None:
        dose, rung = Dose(sets=2, low=8, high=8), exercise.ladder[0]
    else:
        dose, rung = usual_dose(usual), exercise.rung(usual.rung)
    item = PlanItem(exercise=exercise.id, rung=rung.id, dose=dose)
    return _reckoned(plan, (*plan.items[:at], item, *plan.items[at:]), exercises)


def without(plan: Plan, at: int, exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan without the exercise at a place."""
    return _reckoned(plan, (*plan.items[:at], *plan.items[at + 1 :]), exercises)


def moved(plan: Plan, at: int, by: int, exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan with an exercise moved up or down; at either end it stays as it is."""
    to = at + by
    if not (0 <= at < len(plan.items) and 0 <= to < len(plan.items)):
        return plan
    items = list(plan.items)
    items.insert(to, items.pop(at))
    return _reckoned(plan, items, exercises)


def joined(plan: Plan, at: int, exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan with an exercise in turns with the one above it, or no longer so."""
    if not 0 < at < len(plan.items):
        return plan
    items, above, group = list(plan.items), plan.items[at - 1], plan.items[at].group
    to = f"{group}, second part" if in_turns(plan, at) else above.group or "together"
    if not in_turns(plan, at):
        items[at - 1] = replace(above, group=to)
    for place in range(at, len(items)):
        if place > at and (not group or items[place].group != group):
            break
        items[place] = replace(items[place], group=to)
    return _reckoned(plan, items, exercises)


def in_turns(plan: Plan, at: int) -> bool:
    """Whether an exercise goes in turns with the one above it."""
    return (
        0 < at < len(plan.items) and bool(group := plan.items[at].group) and plan.items[at - 1].group == group
    )


def with_rung(plan: Plan, at: int, exercise: Exercise, rung: Rung, exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan with an exercise in another of its versions, the amount as it was where that can be."""
    item = plan.items[at]
    before = Version(exercise, exercise.rung(item.rung))
    dose = dose_for(exercise, rung, exercise.id, item.dose, before.measure, before.side)
    dose = replace(dose, sets=item.dose.sets, kg=None, box_cm=None)
    return with_item(plan, at, replace(item, rung=rung.id, dose=dose), exercises)


def with_item(plan: Plan, at: int, item: PlanItem, exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan with what is at a place replaced."""
    return _reckoned(plan, (*plan.items[:at], item, *plan.items[at + 1 :]), exercises)


def _reckoned(plan: Plan, items: Sequence[PlanItem], exercises: Mapping[str, Exercise]) -> Plan:
    """Return the plan with these exercises, its rounds put in order and its minutes reckoned."""
    made = replace(plan, items=_in_rounds(items))
    header = open_header(0, _ANY_DAY, made, exercises, {})
    return replace(made, minutes=max(1, min(300, minutes_of(header.items))))


def _in_rounds(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """Return the exercises with rounds of neighbours only, named by number; one alone takes no turns."""
    found: list[PlanItem] = []
    number, at = 0, 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[at].group and items[end].group == items[at].group:
            end += 1
        group = ""
        if end - at > 1:
            number += 1
            group = f"round {number}"
        found += [replace(item, group=group) for item in items[at:end]]
        at = end
    return tuple(found)
