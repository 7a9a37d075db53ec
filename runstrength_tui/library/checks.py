"""What must be true of an exercise or a plan beyond its types, alone and together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite

from runstrength_tui.domain.exercise import Exercise, LevelDose, Muscle, Rung
from runstrength_tui.domain.figure.checks import figure_problems
from runstrength_tui.domain.own_exercise import OWN, OwnExercise, as_exercise
from runstrength_tui.domain.plan import MOST_NAME, Dose, Plan
from runstrength_tui.library.faults import Where

MOST_CUE = 60
"""A cue is called across a gym and must fit one line of the screen."""

MOST_OWN_NAME = 120
"""So much of a name comes in from another tracker."""
_OWN_ID = re.compile(rf"{OWN}\w[\w-]{{0,79}}")

Problem = tuple[Where, str]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTS = range(1, 3601)
"""Reps, seconds or metres of one set."""
_SETS = range(1, 21)
_RESTS = range(0, 3601)
_HEIGHTS = range(5, 201)
_GAPS = range(0, 201)
_MOST_KG = 1000.0


def exercise_problems(exercise: Exercise) -> Iterator[Problem]:
    """Yield where an exercise is not usable, and why."""
    yield from _name_problems(exercise.id, exercise.name, ())
    for field in ("cues", "advice", "jump_check"):
        for number, statement in enumerate(getattr(exercise, field)):
            if len(statement.text) > MOST_CUE:
                yield (
                    (field, number, "text"),
                    (f"{len(statement.text)} characters are too long to call out, {MOST_CUE} fit"),
                )
    for field in ("setup", "cues", "faults", "why", "stop", "advice", "jump_check"):
        for number, statement in enumerate(getattr(exercise, field)):
            if not statement.text:
                yield (field, number, "text"), "it is empty"
            since = getattr(statement, "since", "")
            if since and all(since != rung.id for rung in exercise.ladder):
                yield (field, number, "since"), f"no version {since} is on the ladder"
    for field in ("cues", "ladder", "doses", "muscles"):
        if not getattr(exercise, field):
            yield (field,), "at least one is needed"
    yield from _share_problems(exercise.muscles, ())
    if not abs(sum(exercise.regions.values()) - 1) < 1e-6 or min(exercise.regions.values()) < 0:
        yield ("regions",), "the shares do not add up to 1"
    tempo = exercise.tempo
    if not all(0 <= part <= 60 for part in (tempo.down, tempo.bottom, tempo.up, tempo.top)):
        yield ("tempo",), "each part takes 0 to 60 seconds"
    yield from _load_problems(exercise, ())
    if exercise.step_cm not in range(1, 101):
        yield ("step_cm",), "1 to 100 cm is wanted"
    if exercise.gap_cm is not None and exercise.gap_cm not in _GAPS:
        yield ("gap_cm",), "0 to 200 cm is wanted"
    seen: set[str] = set()
    for number, rung in enumerate(exercise.ladder):
        where: Where = ("ladder", number)
        yield from _name_problems(rung.id, rung.name, where)
        if rung.id in seen:
            yield (*where, "id"), f"{rung.id} is there twice"
        seen.add(rung.id)
        yield from _load_problems(rung, where)
        if rung.goal is not None and rung.goal not in _COUNTS:
            yield (*where, "goal"), f"1 to {_COUNTS.stop - 1} is wanted"
        if rung.goal_cm is not None and rung.goal_cm not in _HEIGHTS:
            yield (*where, "goal_cm"), "5 to 200 cm is wanted"
        landings = rung.contacts_per_rep
        landings = exercise.contacts_per_rep if landings is None else landings
        if landings and (rung.jump_tier or exercise.jump_tier) is None:
            yield (*where, "contacts_per_rep"), "a jump needs a jump_tier of 1, 2 or 3"
    for level, dose in exercise.doses.items():
        yield from _level_problems(dose, seen, ("doses", level.value))
    if exercise.figure is not None:
        yield from figure_problems(exercise.figure, ("figure",))


def plan_problems(plan: Plan) -> Iterator[Problem]:
    """Yield where a plan is not usable on its own, and why."""
    yield from _name_problems(plan.id, plan.name, ())
    if plan.minutes not in range(1, 301):
        yield ("minutes",), "1 to 300 is wanted"
    if not plan.items:
        yield ("items",), "at least one is needed"
    for number, item in enumerate(plan.items):
        yield from _dose_problems(item.dose, ("items", number, "dose"))
    yield from _group_problems(plan)
    for number, own in enumerate(plan.own):
        yield from _own_problems(own, ("own", number))


def unknown_items(plan: Plan, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Yield what a plan names or brings along that does not go with the library."""
    names = {exercise.name.casefold(): exercise.id for exercise in exercises.values()}
    for number, own in enumerate(plan.own):
        if names.get(own.name.casefold(), own.id) != own.id:
            yield ("own", number, "name"), f"{own.name} is taken by another exercise"
    brought = {own.id: as_exercise(own) for own in plan.own}
    for number, item in enumerate(plan.items):
        exercise = exercises.get(item.exercise) or brought.get(item.exercise)
        if exercise is None:
            yield ("items", number, "exercise"), f"no exercise {item.exercise} is in the library"
        elif all(rung.id != item.rung for rung in exercise.ladder):
            yield ("items", number, "rung"), f"{exercise.name} has no version {item.rung}"


def unknown_cards(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Yield the versions of an exercise whose ``card`` leads nowhere, or back to where it stands."""
    for number, rung in enumerate(exercise.ladder):
        if rung.card == exercise.id:
            yield ("ladder", number, "card"), f"it is the card of {exercise.name} itself"
        elif rung.card is not None and rung.card not in exercises:
            yield ("ladder", number, "card"), f"no exercise {rung.card} is in the library"


def _group_problems(plan: Plan) -> Iterator[Problem]:
    """Yield the items whose group is elsewhere: only neighbours can be done in turns."""
    closed: set[str] = set()
    before = ""
    for number, item in enumerate(plan.items):
        if item.group != before:
            closed.add(before)
        if item.group and item.group in closed:
            yield ("items", number, "group"), f"the others of {item.group} are not beside it"
        elif item.group and sum(each.group == item.group for each in plan.items) == 1:
            yield ("items", number, "group"), f"{item.group} has no other exercise to take turns with"
        before = item.group


def _own_problems(own: OwnExercise, where: Where) -> Iterator[Problem]:
    if not _OWN_ID.fullmatch(own.id):
        yield (*where, "id"), f"{OWN} is wanted before letters, digits and hyphens"
    if not own.name:
        yield (*where, "name"), "it is empty"
    elif len(own.name) > MOST_OWN_NAME:
        yield (*where, "name"), f"{len(own.name)} characters are too long, {MOST_OWN_NAME} fit"
    yield from _share_problems(own.muscles, where)


def _share_problems(muscles: Mapping[Muscle, float], where: Where) -> Iterator[Problem]:
    for muscle, share in muscles.items():
        if share not in (0.5, 1.0):
            yield (*where, "muscles", muscle.value), "1.0 for a prime mover or 0.5 for a helper is wanted"


def _name_problems(identity: str, name: str, where: Where) -> Iterator[Problem]:
    if not _ID.fullmatch(identity):
        yield (*where, "id"), "small letters, digits and single hyphens are wanted"
    if not name:
        yield (*where, "name"), "it is empty"
    elif len(name) > MOST_NAME:
        yield (*where, "name"), f"{len(name)} characters are too long, {MOST_NAME} fit"


def _load_problems(of: Exercise | Rung, where: Where) -> Iterator[Problem]:
    if of.start_kg is not None and not (isfinite(of.start_kg) and 0 <= of.start_kg <= _MOST_KG):
        yield (*where, "start_kg"), "0 to 1000 kg is wanted"
    if of.step_kg is not None and not (isfinite(of.step_kg) and 0 < of.step_kg <= 100):
        yield (*where, "step_kg"), "more than 0 and at most 100 kg is wanted"
    if of.start_cm is not None and of.start_cm not in _HEIGHTS:
        yield (*where, "start_cm"), "5 to 200 cm is wanted"
    if of.contacts_per_rep is not None and of.contacts_per_rep not in range(0, 11):
        yield (*where, "contacts_per_rep"), "0 to 10 is wanted"
    if isinstance(of, Rung) and of.body_fraction is not None and not 0 < of.body_fraction <= 1:
        yield (*where, "body_fraction"), "more than 0 and at most 1 is wanted"


def _level_problems(dose: LevelDose, rungs: set[str], where: Where) -> Iterator[Problem]:
    if dose.rung not in rungs:
        yield (*where, "rung"), f"the ladder has no {dose.rung}"
    for field, pair, allowed in (
        ("sets", dose.sets, _SETS),
        ("reps", dose.reps, _COUNTS),
        ("rest_s", dose.rest_s, _RESTS),
    ):
        if pair[0] > pair[1] or pair[0] not in allowed or pair[1] not in allowed:
            yield (*where, field), (f"[least, most] between {allowed.start} and {allowed.stop - 1} is wanted")
    for field, most in (
        ("rir", 10),
        ("rpe", 10),
        ("body_mass_share", 10),
        ("box_cm", 200),
        ("contacts", 500),
    ):
        pair = getattr(dose, field)
        if pair is not None and not 0 <= pair[0] <= pair[1] <= most:
            yield (*where, field), f"[least, most] between 0 and {most} is wanted"


def _dose_problems(dose: Dose, where: Where) -> Iterator[Problem]:
    if dose.sets not in _SETS:
        yield (*where, "sets"), f"1 to {_SETS.stop - 1} is wanted"
    if dose.low not in _COUNTS or dose.high not in _COUNTS or dose.low > dose.high:
        yield (*where, "low"), f"low to high between 1 and {_COUNTS.stop - 1} is wanted"
    if dose.rest_s not in _RESTS:
        yield (*where, "rest_s"), "0 to 3600 seconds is wanted"
    if dose.kg is not None and not (isfinite(dose.kg) and 0 <= dose.kg <= _MOST_KG):
        yield (*where, "kg"), "0 to 1000 kg is wanted"
    if dose.box_cm is not None and dose.box_cm not in _HEIGHTS:
        yield (*where, "box_cm"), "5 to 200 cm is wanted"
    if dose.gap_cm is not None and dose.gap_cm not in _GAPS:
        yield (*where, "gap_cm"), "0 to 200 cm is wanted"
    if dose.rir is not None and dose.rir not in range(0, 11):
        yield (*where, "rir"), "0 to 10 is wanted"
