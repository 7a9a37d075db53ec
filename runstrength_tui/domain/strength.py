"""What sets add up to: hard sets, landings, weight moved, and an estimate of the best single.

Every figure is arithmetic over finished sets. What was not recorded is never guessed: an estimate that needs
it is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import (
    Exercise,
    JumpTier,
    LoadKind,
    Measure,
    Muscle,
    Region,
    SideRule,
    lead_region,
)
from runstrength_tui.domain.session import Effort, ExerciseRecord, Session, SetKind, SetRecord

MOST_REPS: Final = 10
"""Reps done and left together, beyond which a single says nothing."""
HARD_RESERVE: Final = 4.0
"""Most reps left in a set that counts as hard."""
UNKNOWN_FROM: Final = 10.0
"""Percent of the hard sets whose muscles are not known, above which balance says so."""
_ENDURANCE: Final = {Measure.SECONDS: 300, Measure.METRES: 400}
"""From here on a set is endurance, as on a bike or a rower, and trains no strength."""
_AVERAGE_OF: Final = 3
"""Sessions that an estimate is the average of: one good day is no strength."""
_LEFT: Final = {Effort.EASY: 4.0, Effort.GOOD: 2.0, Effort.HARD: 0.0}
"""The fewest that each word stands for, so that no estimate flatters."""
_REGIONS: Final = {
    Region.CORE: (Muscle.ABS, Muscle.OBLIQUES, Muscle.ERECTORS),
    Region.UPPER: (
        Muscle.CHEST,
        Muscle.FRONT_DELT,
        Muscle.TRICEPS,
        Muscle.LATS,
        Muscle.MID_BACK_TRAPS,
        Muscle.BICEPS_FOREARM,
    ),
}
_REGION: Final = {muscle: region for region, muscles in _REGIONS.items() for muscle in muscles}


HardSets = tuple[ExerciseRecord, int]
"""An exercise as it was done, and how many of its sets were hard."""


_WARM_UP: Final = SetKind.WARM_UP


class Work(Struct, frozen=True, kw_only=True):
    """What a session or a week asked of the body."""

    hard_sets: int = 0
    landings: int = 0
    big_landings: int = 0

    def __add__(self, other: Work) -> Work:
        return Work(
            hard_sets=self.hard_sets + other.hard_sets,
            landings=self.landings + other.landings,
            big_landings=self.big_landings + other.big_landings,
        )


def day_of(session: Session) -> date:
    """Return the day a session belongs to: where it began, by the clock there."""
    return session.started_at.date()


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def lands(record: ExerciseRecord) -> bool:
    """Whether it is a jump: its reps are counted as landings, never as hard sets or weight."""
    return record.contacts_per_rep > 0


def region_of(muscle: Muscle) -> Region:
    """Return which of the three regions a muscle belongs to."""
    return _REGION.get(muscle, Region.LEGS)


def reserve(done: SetRecord) -> float | None:
    """Return the reps left in a set, at least, as the person rated it; None where nothing was said."""
    if done.rir is not None:
        return done.rir
    if done.to_failure:
        return 0.0
    return _LEFT[done.effort] if done.effort else None


def is_hard(done: SetRecord, of: ExerciseRecord) -> bool:
    """Whether a set trains: a number above 4 left does not; unrated, it is taken to."""
    return not lands(of) and _trains(done) and not _endures(done, of)


def hard_sets(record: ExerciseRecord) -> int:
    """Return how many of an exercise's sets were hard."""
    if lands(record):
        return 0
    if record.measure is Measure.REPS:
        return sum(map(_trains, record.sets))
    return sum(is_hard(done, record) for done in record.sets)


def hard_records(sessions: Iterable[Session]) -> Iterator[HardSets]:
    """Yield every exercise that had hard sets, with how many."""
    for session in sessions:
        for record in session.exercises:
            if hard := hard_sets(record):
                yield record, hard


def work_of(session: Session) -> Work:
    """Return a session's hard sets and landings, those of warm-ups included: a landing is a landing."""
    return Work(
        hard_sets=sum(map(hard_sets, session.exercises)),
        landings=session.contacts,
        big_landings=sum(
            record.contacts for record in session.exercises if record.jump_tier is JumpTier.HIGH
        ),
    )


def by_week(sessions: Iterable[Session]) -> dict[date, Work]:
    """Return each trained week's work by its Monday, in the order of the sessions."""
    weeks: dict[date, Work] = {}
    for session in sessions:
        week = week_of(day_of(session))
        weeks[week] = weeks.get(week, Work()) + work_of(session)
    return weeks


def muscles_of(hard: Iterable[HardSets], exercises: Mapping[str, Exercise]) -> dict[Muscle, float]:
    """Return hard sets by muscle, of exercises with how many they had."""
    found: dict[Muscle, float] = {}
    for record, sets in hard:
        exercise = exercises.get(record.exercise)
        for muscle, share in exercise.muscles.items() if exercise else ():
            found[muscle] = found.get(muscle, 0.0) + sets * share
    return found


def unknown_sets(hard: Iterable[HardSets], exercises: Mapping[str, Exercise]) -> int:
    """Return the hard sets whose muscles nobody knows: of exercises known by name only, or not any more."""
    return sum(
        sets
        for record, sets in hard
        if record.exercise not in exercises or not exercises[record.exercise].muscles
    )


def unknown_percent(sessions: Iterable[Session]) -> float:
    """Return the share of the hard sets of which not even the region is known, in percent."""
    known = unknown = 0
    for record, sets in hard_records(sessions):
        known, unknown = (known + sets, unknown) if record.regions else (known, unknown + sets)
    return 100 * unknown / (known + unknown) if unknown else 0.0


def region_sets(sessions: Iterable[Session]) -> dict[Region, float]:
    """Return hard sets by region, each set shared out as the exercise was when it was done."""
    return regions_of(hard_records(sessions))


def regions_of(hard: Iterable[HardSets]) -> dict[Region, float]:
    """Return hard sets by region, of exercises with how many they had."""
    found = dict.fromkeys(Region, 0.0)
    for record, sets in hard:
        for region, share in record.regions.items():
            found[region] += sets * share
    return found


def main_region(record: ExerciseRecord) -> Region | None:
    """Return the region an exercise is done for, None where that is not known."""
    return lead_region(record.regions)


def moved_kg(record: ExerciseRecord) -> float:
    """Return the weight outside the body that an exercise's work sets moved: kg times reps, help is none."""
    if record.measure is not Measure.REPS or lands(record):
        return 0.0
    return sum(
        done.count * abs(done.load.kg or 0.0)
        for done in record.work_sets
        if done.load.kind is not LoadKind.ASSISTED
    )


def epley(kg: float, reps: float) -> float:
    """Return the single that a set to its last rep speaks for; a single is itself."""
    return kg if reps <= 1 else kg * (1 + reps / 30)


def single_of(done: SetRecord, of: ExerciseRecord) -> float | None:
    """Return the best single that a set speaks for, kg; None where that means nothing.

    That is for jumps, one side at a time, moves of the body's own weight, holds, and more than ten reps done
    and left together. A set that nobody rated counts as done to its last rep: too low, never too high.
    """
    kg = done.load.kg
    if done.load.kind is not LoadKind.EXTERNAL or not kg or not done.counts or not done.count:
        return None
    if of.side is not SideRule.BOTH or of.measure is not Measure.REPS or lands(of):
        return None
    reps = done.count + (reserve(done) or 0.0)
    return epley(kg, reps) if reps <= MOST_REPS else None


def average_single(singles: Sequence[float]) -> float | None:
    """Return what sessions' best singles, oldest first, come to: the average of the last three."""
    counted = singles[-_AVERAGE_OF:]
    return sum(counted) / len(counted) if counted else None


def _endures(done: SetRecord, of: ExerciseRecord) -> bool:
    return done.count >= _ENDURANCE.get(of.measure, done.count + 1)


def _trains(done: SetRecord) -> bool:
    if not done.count or done.kind is _WARM_UP:
        return False
    left = reserve(done)
    return left is None or left <= HARD_RESERVE
