"""Correcting a session of the history: one value of a set, an exercise, its place, the time, the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.entries import MOST_KG, weight_entry
from runstrength_tui.domain.exercise import Exercise, LoadKind, Rung, SideRule
from runstrength_tui.domain.live.before import tier
from runstrength_tui.domain.rating import MOST_RIR, RateIn, effort_of
from runstrength_tui.domain.session import Effort, ExerciseRecord, Load, Session, SetRecord
from runstrength_tui.domain.units import WeightUnit, from_kg, to_kg
from runstrength_tui.domain.version import Version
from runstrength_tui.domain.wording import number_text
from runstrength_tui.errors import NotUnderstood

SetChange = Callable[[Session, "Spot"], Session]
MOST_COUNT: Final = 9999
_HEIGHT: Final = re.compile(r"(\d{1,3}(?:[.,]\d)?) ?(cm|in|\")?", re.IGNORECASE)
_SIDES: Final = re.compile(
    r"l ?(\d{1,4}),? ?r ?(\d{1,4})(?: ?[sm])?|(\d{1,4}) ?[/|] ?(\d{1,4})", re.IGNORECASE
)
_COUNT: Final = re.compile(r"(\d{1,4})(?: ?[sm])?( a side| in all| steps?)?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(rpe|rir)? ?(\d{1,2}(?:[.,]5)?)(?: left.*)?", re.IGNORECASE)


class Value(StrEnum):
    """What of a session can be corrected; the value is how it is said."""

    WHEN = "date and time"
    EFFORT = "how hard it was"
    NOTE = "the note"
    EXERCISE = "exercise"
    EXERCISE_NOTE = "the note on it"
    COUNT = "reps"
    WEIGHT = "weight"
    RATED = "how it was"


class Spot(Struct, frozen=True):
    """One value of a session, as the place of its exercise and its set."""

    value: Value
    exercise: int = -1
    number: int = -1


def count_typed(done: SetRecord, of: ExerciseRecord) -> str:
    """Return a set's count as it can be typed again: ``8``, ``8 a side``, ``L8 R7``, ``15 in all``."""
    if done.left is not None and done.right is not None and done.left != done.right:
        return f"L{done.left} R{done.right}"
    if of.side is SideRule.BOTH:
        return str(done.count)
    return f"{done.count} in all" if done.count % 2 else f"{done.count // 2} a side"


def with_count(done: SetRecord, of: ExerciseRecord, text: str) -> SetRecord:
    """Return a set with the count that was typed; where sides take turns, a plain number is of each."""
    typed = " ".join(text.split())
    if match := _SIDES.fullmatch(typed):
        left, right = (int(number) for number in match.groups() if number is not None)
        if of.side is SideRule.BOTH:
            _refuse(f"{of.name} has no sides to count apart", "8")
        return replace(done, count=left + right, left=left, right=right, changed=True)
    match = _COUNT.fullmatch(typed)
    if match is None or not int(match[1]):
        example = "8" if of.side is SideRule.BOTH else "8 a side, or L8 R7"
        _refuse(f"“{typed}” is no count" if typed else "A count is wanted", example)
    count, how = int(match[1]), (match[2] or "").strip().lower()
    both = of.side is SideRule.BOTH or how in ("in all", "step", "steps")
    total = count if both else 2 * count
    if total > MOST_COUNT:
        _refuse(f"{count} is more than anyone does", "8")
    sides = (None, None) if both or done.left is None else (count, count)
    return replace(done, count=total, left=sides[0], right=sides[1], changed=True)


def weight_typed(load: Load) -> str:
    """Return a weight or height as it can be typed again: ``16 kg``, ``30 cm``, ``red``."""
    if load.kind is LoadKind.BOX:
        return f"{load.box_cm} cm" if load.box_cm else ""
    if load.kind is LoadKind.BAND:
        return load.band
    return f"{number_text(from_kg(abs(load.kg), load.unit))} {load.unit}" if load.kg else ""


def with_weight(done: SetRecord, text: str, unit: WeightUnit) -> SetRecord:
    """Return a set with the weight that was typed, the height of the box, or the band; none for nothing."""
    load, typed = done.load, " ".join(text.split())
    if load.kind is LoadKind.BOX:
        match = _HEIGHT.fullmatch(typed) if typed else None
        if typed and match is None:
            _refuse(f"“{typed}” is no height", "30 cm")
        inches = match is not None and (match[2] or "cm").lower() != "cm"
        cm = round(float(match[1].replace(",", ".")) * (2.54 if inches else 1)) if match else None
        if cm is not None and not 1 <= cm <= 150:
            _refuse(f"{typed} is no height of a box", "30 cm")
        return replace(done, load=replace(load, box_cm=cm), changed=True)
    if load.kind is LoadKind.BAND:
        return replace(done, load=replace(load, band=typed), changed=True)
    found = weight_entry(typed.lstrip("+-−"), load.unit if load.kg else unit)
    if found is None:
        return replace(done, load=replace(load, kg=None), changed=True)
    kg = to_kg(*found)
    if kg > MOST_KG:
        _refuse(f"{typed} is no weight that anyone lifts", "16 kg")
    kind = LoadKind.ADDED if load.kind is LoadKind.BODYWEIGHT else load.kind
    signed = -kg if kind is LoadKind.ASSISTED else kg
    return replace(done, load=Load(kind=kind, kg=signed, unit=found[1]), changed=True)


def rated_typed(done: SetRecord, rate_in: RateIn) -> str:
    """Return how a set was as it can be typed again: ``good``, ``2``, ``RPE 8``."""
    if done.rir is not None:
        rpe = rate_in is RateIn.RPE
        return f"RPE {number_text(MOST_RIR - done.rir)}" if rpe else number_text(done.rir)
    return done.effort.value if done.effort else ""


def with_rating(done: SetRecord, text: str, rate_in: RateIn) -> SetRecord:
    """Return a set as it was rated: easy, good, hard; reps left, or RPE; unsaid for nothing."""
    typed = " ".join(text.split()).lower()
    if not typed:
        return replace(done, effort=None, rir=None)
    for effort in Effort:
        if effort.value.startswith(typed):
            return replace(done, effort=effort, rir=None)
    match = _NUMBER.fullmatch(typed)
    if match is None:
        _refuse(f"“{typed}” is not how a set is rated", "easy, good, hard, 2 (left in you) or RPE 8")
    number = float(match[2].replace(",", "."))
    rpe = match[1] == "rpe" or (match[1] is None and rate_in is RateIn.RPE)
    if number > MOST_RIR or (rpe and number < 1):
        _refuse(f"{typed} is out of 10", "2 (left in you) or RPE 8")
    rir = MOST_RIR - number if rpe else number
    return replace(done, effort=effort_of(rir), rir=rir)


def with_set(session: Session, at: Spot, done: SetRecord) -> Session:
    """Return a session with another set in a place."""
    record = session.exercises[at.exercise]
    sets = (*record.sets[: at.number], done, *record.sets[at.number + 1 :])
    return with_exercise(session, at.exercise, replace(record, sets=sets))


def with_exercise(session: Session, place: int, record: ExerciseRecord) -> Session:
    """Return a session with another record in an exercise's place."""
    return replace(session, exercises=(*session.exercises[:place], record, *session.exercises[place + 1 :]))


def alike(session: Session, at: Spot, done: SetRecord) -> Session | None:
    """Return a session in which the exercise's other sets of the kind have the same value as ``done``.

    None where they have it already. What else they are stays.
    """
    record = session.exercises[at.exercise]
    sets = tuple(
        _like(each, done, at.value) if place != at.number and each.kind is done.kind else each
        for place, each in enumerate(record.sets)
    )
    return None if sets == record.sets else with_exercise(session, at.exercise, replace(record, sets=sets))


def _like(each: SetRecord, done: SetRecord, value: Value) -> SetRecord:
    if value is Value.COUNT:
        same = (each.count, each.left, each.right) == (done.count, done.left, done.right)
        return each if same else replace(
            each, count=done.count, left=done.left, right=done.right, changed=True
        )  # fmt: skip
    if value is Value.WEIGHT:
        return each if each.load == done.load else replace(each, load=done.load, changed=True)
    return replace(each, effort=done.effort, rir=done.rir)


def without_set(session: Session, at: Spot) -> Session:
    """Return a session without one set; an exercise without sets stays, as not done."""
    record = session.exercises[at.exercise]
    sets = (*record.sets[: at.number], *record.sets[at.number + 1 :])
    return with_exercise(session, at.exercise, replace(record, sets=sets))


def one_more_set(session: Session, at: Spot) -> Session:
    """Return a session with a set more, like the one it follows; how that one was is not known of it."""
    record = session.exercises[at.exercise]
    before = record.sets[at.number]
    more = replace(
        before, missed=0, rest_s=None, rep_offsets=(), effort=None, rir=None, changed=True, to_failure=False
    )
    sets = (*record.sets[: at.number + 1], more, *record.sets[at.number + 1 :])
    return with_exercise(session, at.exercise, replace(record, sets=sets))


def reordered(session: Session, place: int, to: int) -> Session:
    """Return a session with one of its exercises in another place, the others in their order."""
    records = list(session.exercises)
    record = records.pop(place)
    records.insert(max(0, min(to, len(records))), record)
    return replace(session, exercises=tuple(records))


def as_exercise(record: ExerciseRecord, exercise: Exercise, rung: Rung) -> ExerciseRecord:
    """Return a record as one of another exercise or version, with the facts that counting needs."""
    version = Version(exercise, rung)
    return replace(
        record,
        exercise=exercise.id,
        rung=rung.id,
        name=rung.name,
        measure=version.measure,
        side=version.side,
        contacts_per_rep=exercise.landings(rung),
        jump_tier=tier(exercise, rung),
        regions=exercise.regions,
    )


def moved(session: Session, start: datetime, minutes: int) -> Session:
    """Return a session that began at another moment, and everything in it with it."""
    by, zone = start - session.started_at, start.tzinfo

    def later(at: datetime) -> datetime:
        return (at + by).astimezone(zone)

    same = minutes == session.minutes
    end = start + (session.ended_at - session.started_at if same else timedelta(minutes=minutes))
    return replace(
        session,
        started_at=start,
        ended_at=end,
        exercises=tuple(
            replace(record, sets=tuple(_at(done, min(later(done.done_at), end)) for done in record.sets))
            for record in session.exercises
        ),
        checks=tuple(replace(check, at=later(check.at)) for check in session.checks),
        prompts=tuple(replace(prompt, at=later(prompt.at)) for prompt in session.prompts),
        pains=tuple(replace(pain, at=later(pain.at)) for pain in session.pains),
    )


def _at(done: SetRecord, moment: datetime) -> SetRecord:
    return done if done.done_at == moment else replace(done, done_at=moment)


def effort_entry(text: str) -> int | None:
    """Return how hard a whole session was, 0 to 10; None for nothing."""
    typed = text.strip()
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) > MOST_RIR:
        _refuse(f"“{typed}” is no number from 0 to 10", "6")
    return int(typed)


def place_entry(text: str, count: int) -> int:
    """Return a place in the order, from 0."""
    typed = text.strip()
    if not typed.isdecimal() or not 1 <= int(typed) <= count:
        _refuse(f"“{typed}” is no place among {count}", "1")
    return int(typed) - 1


def value_of(spot: Spot, session: Session) -> str:
    """Return what a value is called where it stands: ``seconds`` for the count of a hold."""
    if spot.value is Value.WEIGHT and _set(spot, session).load.kind is LoadKind.BOX:
        return "height"
    if spot.value is Value.COUNT:
        return session.exercises[spot.exercise].measure.value
    return spot.value.value


def sets_beside(session: Session, at: Spot) -> Sequence[SetRecord]:
    """Return the exercise's other sets of the same kind."""
    record = session.exercises[at.exercise]
    kind = record.sets[at.number].kind
    return [each for place, each in enumerate(record.sets) if place != at.number and each.kind is kind]


def _set(spot: Spot, session: Session) -> SetRecord:
    return session.exercises[spot.exercise].sets[spot.number]


def _refuse(what: str, instead: str) -> NoReturn:
    raise NotUnderstood(f"{what}: write {instead}. Nothing was changed.")
