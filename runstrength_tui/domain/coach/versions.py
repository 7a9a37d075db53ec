"""Which version of an exercise is next: the one done last, a harder one once it is earned, or an easier one.

What was done last counts as the person's own choice: an easier version taken once is where the next session
goes on from, and leads back up as soon as it is earned. What was cut short or left out for pain, or because
there was no kit, never counts as failed.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import Exercise, JumpTier, Level, Rung
from runstrength_tui.domain.kit import fits, needs
from runstrength_tui.domain.ladder import SLIPS, TIMES, Standing, strength
from runstrength_tui.domain.live.loads import stepped
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.safety.engine import days_apart
from runstrength_tui.domain.safety.facts import records
from runstrength_tui.domain.safety.looking_back import days_ago
from runstrength_tui.domain.session import RIGHT_SKIPS, Effort, Load
from runstrength_tui.domain.wording import unit_text

_ANY: Final = Dose(sets=1, low=1, high=1)


class Version(Struct, frozen=True):
    """Which version of an exercise, and the name of the reason where it is another than before."""

    rung: Rung
    why: str = ""
    count: str = ""
    """What was reached twice."""
    before: Rung | None = None
    """The version it follows."""


def version_for(item: PlanItem, exercise: Exercise, asked: Asked) -> Version | None:
    """Return the version of an exercise that is next for the person, of those that they can do at all."""
    where = asked.standing(exercise)
    planned = exercise.rung(item.rung)
    if where.rung is None:
        return _small_first(exercise, planned, asked) or nearest(exercise, planned, asked)
    if not can(exercise, where.rung, asked):
        return nearest(exercise, where.rung, asked)
    if where.slipped and where.easier and stayed(exercise, where.rung, asked):
        return Version(where.easier, "easier_version")
    if (
        where.earned
        and not asked.steady
        and not _long_ago(where, asked)
        and where.harder
        and not too_much_lately(exercise, where.harder, asked)
        and not _heavier(where, exercise, asked)
        and suits(exercise, where, asked)
    ):
        goal = where.goal
        count = f"{goal.count}{unit_text(goal.measure)}" if goal else ""
        return Version(where.harder, "next_version", count, where.rung)
    return Version(where.rung)


def _small_first(exercise: Exercise, wanted: Rung, asked: Asked) -> Version | None:
    """Return a small jump for somebody new to strength who never did a bigger one: those are earned."""
    if asked.context.level is not Level.BEGINNER or (exercise.lands(wanted) or 0) < JumpTier.MEDIUM:
        return None
    if asked.once(_has_jumped):
        return None
    small = (
        rung
        for rung in exercise.easier(wanted.id)
        if exercise.lands(rung) == JumpTier.LOW and can(exercise, rung, asked)
    )
    return next(map(Version, small), None)


def _has_jumped(asked: Asked) -> bool:
    """Whether there ever was a medium or big jump."""
    done = (record for session in asked.context.sessions for record in session.exercises)
    return any((record.jump_tier or 0) >= JumpTier.MEDIUM and record.contacts for record in done)


def _long_ago(where: Standing, asked: Asked) -> bool:
    """Whether an exercise was done so long ago that it goes on where it was."""
    days = days_apart(where.last, asked.context.now) if where.last else 0
    return days > asked.context.rules.coach.in_use_days


def nearest(exercise: Exercise, wanted: Rung, asked: Asked) -> Version | None:
    """Return the version wanted, else the nearest easier one, else the nearest harder, with what is owned."""
    place = exercise.ladder.index(wanted)
    order = (wanted, *exercise.easier(wanted.id), *exercise.ladder[place + 1 :])
    found = next((rung for rung in order if can(exercise, rung, asked)), None)
    return Version(found) if found else None


def can(exercise: Exercise, rung: Rung, asked: Asked) -> bool:
    """Whether a version can be done with what is owned."""
    return asked.kit is None or fits(needs(exercise, rung), asked.kit)


def stayed(exercise: Exercise, rung: Rung, asked: Asked) -> bool:
    """Whether the last times of an exercise, those that decide, were all in this version."""
    newest = islice(records(asked.context, exercise.id), TIMES)
    return {record.rung for _, record in newest} == {rung.id}


def too_much_lately(exercise: Exercise, rung: Rung, asked: Asked, load: Load | None = None) -> bool:
    """Whether a version, or such a weight of it, was too much lately: it waits, so that nothing swings.

    Too few reps are, once; a beginner's hard sets are where they led to something easier, twice.
    """
    coach, hard = asked.context.rules.coach, 0
    for session, record in records(asked.context, exercise.id, rung.id):
        if days_ago(asked.context, session) >= coach.wait_days * (2 if hard else 1):
            break  # a hard time is one of two: the other may be longer ago
        sets = [done for done in record.work_sets if load is None or strength(done.load) >= strength(load)]
        short = any(done.count < done.target.count for done in sets)
        if sets and (short or sum(done.missed for done in sets) >= SLIPS):
            return record.skipped not in RIGHT_SKIPS
        hard += record.skipped not in RIGHT_SKIPS and any(done.effort is Effort.HARD for done in sets)
    return hard >= coach.times and asked.context.level is Level.BEGINNER


def suits(exercise: Exercise, where: Standing, asked: Asked) -> bool:
    """Whether the next version is one for the person's level: with jumps, not beyond the usual one."""
    if where.harder is None or not exercise.lands(where.harder):
        return True
    usual = exercise.doses.get(asked.context.level) or next(iter(exercise.doses.values()))
    places = [rung.id for rung in exercise.ladder]
    return places.index(where.harder.id) <= places.index(usual.rung)


def _heavier(where: Standing, exercise: Exercise, asked: Asked) -> bool:
    """Whether more weight comes before the next version: there is a heavier one to take."""
    if not where.weight_first or where.rung is None or where.goal is None:
        return False
    item = PlanItem(exercise=exercise.id, rung=where.rung.id, dose=_ANY)
    facts = item_facts("", item, exercise, asked.before, asked.means)
    return stepped(where.goal.load, facts, 1) not in (None, where.goal.load)
