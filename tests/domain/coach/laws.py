"""What every suggestion must keep, worked out anew from the records: nothing of the rules' own code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from runstrength_tui.domain.exercise import BY_WEIGHT, JumpTier, LoadKind, Region
from runstrength_tui.domain.kit import fits, needs, owned_kit
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.safety import moments
from runstrength_tui.domain.safety.duties import broken
from runstrength_tui.domain.session import Effort, ExerciseRecord, PainArea, SetKind
from tests.domain.coach.runners import Day, Runner

_ASKED_EVERY_TIME = {"P1", "P2", "P3", "P5"}
"""Clothes, room, box and warm-up: nobody but the person can know them."""
_ONLY_SAID = {"O3", "P4", "P9", "I19"}
"""One reminder a session, which needs no key."""
_MOST_LANDINGS = {"beginner": 80, "intermediate": 100, "advanced": 120}
_MOST_BIG = {"beginner": 12, "intermediate": 40, "advanced": 60}
_PULLING = {PainArea.NECK, PainArea.SHOULDER, PainArea.ARM, PainArea.BACK}
_LEG_JUMPS = {PainArea.FOOT, PainArea.ANKLE, PainArea.ACHILLES, PainArea.SHIN, PainArea.CALF, PainArea.KNEE}


def faults(runner: Runner, day: Day) -> Iterator[str]:
    """Yield what is wrong with a suggestion, a sentence each."""
    items = day.suggestion.items
    if not items:
        return
    yield from _landings(day, items)
    yield from _kit(runner, items)
    yield from _runs_and_races(day, items)
    yield from _pain(day, items)
    for item in items:
        yield from _load_step(day, item)
    yield from _prompts(day, items)


def _landings(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    level = day.asked.context.level.value
    counted = {tier: 0 for tier in JumpTier}
    for item in items:
        if item.contacts_per_rep and item.jump_tier:
            counted[item.jump_tier] += item.contacts_per_rep * sum(target.count for target in item.targets)
    if counted[JumpTier.MEDIUM] + counted[JumpTier.HIGH] > _MOST_LANDINGS[level]:
        yield f"{counted} landings for a {level}"
    if counted[JumpTier.HIGH] > _MOST_BIG[level]:
        yield f"{counted[JumpTier.HIGH]} landings of big jumps for a {level}"
    if not counted[JumpTier.MEDIUM] + counted[JumpTier.HIGH]:
        return
    for session in day.asked.context.sessions:
        jumped = any((each.jump_tier or 0) >= 2 and each.contacts for each in session.exercises)
        if jumped and (day.suggestion.on - session.started_at.date()).days < 2:
            yield f"jumps again, the last on {session.started_at.date()}"


def _kit(runner: Runner, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    if not runner.gear.kit:
        return
    owned = owned_kit(runner.gear.kit)
    for item in items:
        exercise = runner.library.by_id[item.exercise]
        if not fits(needs(exercise, exercise.rung(item.rung)), owned):
            yield f"{item.name} needs what is not owned"
        for target in item.targets:
            kg = target.load.kg
            built = any(abs((each.kg or 0.0) - (kg or 0.0)) < 0.02 for each in item.loads)
            if item.loads and kg and item.load is not LoadKind.ASSISTED and not built:
                yield f"{kg} kg for {item.name} cannot be built"


def _runs_and_races(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    context, today = day.asked.context, day.suggestion.on
    jumps = [item for item in items if item.contacts_per_rep and (item.jump_tier or 0) >= 2]
    heavy = [
        item
        for item in items
        if item.regions.get(Region.LEGS, 0.0) >= 0.5
        and item.dose.rir is not None
        and not item.contacts_per_rep
        and item.dose.rir <= (3 if any(target.load.kg for target in item.targets) else 2)
    ]
    keys = [run for run in context.runs if run.kind is not RunKind.EASY]
    hard_days = context.profile.habits.strength_on.value == "hard_days"
    for run in keys:
        ended = run.started_at + timedelta(seconds=run.seconds or 0)
        since = context.now - ended
        follows = hard_days and run.kind is RunKind.HARD and run.started_at.date() == today
        lately = not run.planned and timedelta(0) <= since < timedelta(hours=24)
        if lately and (jumps or (heavy and not follows)):
            yield f"jumps or heavy legs within a day after a {run.kind}"
        if run.planned and 0 <= (run.started_at.date() - today).days <= 1 and (jumps or heavy):
            yield f"jumps or heavy legs with a {run.kind} ahead"
    for race in context.profile.races:
        days = (race.on - today).days
        if race.goal and 0 <= days <= (10 if (race.distance_m or 0) >= 42_000 else 5) and heavy:
            yield f"heavy legs {days} days before a race"
        if race.on == today:
            yield "a session on race day"


def _pain(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    for session in day.asked.context.sessions:
        for report in session.pains:
            hurts = report.at.date() == day.suggestion.on and report.score >= 4 and report.area in _LEG_JUMPS
            if hurts and any(item.contacts_per_rep for item in items):
                yield f"jumps on the day that {report.area} was {report.score}"


def _load_step(day: Day, item: ItemFacts) -> Iterator[str]:
    """A weight rises by 10 % at most, or by one step that was earned twice at the most reps."""
    if item.load not in BY_WEIGHT or item.load is LoadKind.ASSISTED:
        return
    times = [
        record
        for session in day.asked.context.sessions
        for record in session.exercises
        if (record.exercise, record.rung) == (item.exercise, item.rung)
        and any(each.kind is SetKind.WORK for each in record.sets)
    ]
    if not times:
        return
    last = max(each.load.kg or 0.0 for each in times[0].sets)
    now = max(target.load.kg or 0.0 for target in item.targets)
    if now <= last * 1.1 + 0.02 or not last:
        return
    between = [each for each in item.loads if last + 0.02 < (each.kg or 0.0) < now - 0.02]
    if between:
        yield f"{item.name}: from {last} to {now} kg past {between[0].kg}"
    if len(times) < 2 or not all(_top(record, item) for record in times[:2]):
        yield f"{item.name}: from {last} to {now} kg, not earned twice"


def _top(record: ExerciseRecord, item: ItemFacts) -> bool:
    sides = 1 if record.side.value == "both" else 2
    high = item.dose.high * (sides if item.dose.per_side else 1)
    work = [each for each in record.sets if each.kind is SetKind.WORK]
    return all(each.count >= min(high, each.target.count) and each.effort is not Effort.HARD for each in work)


def _prompts(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    context = day.asked.context
    for fired in broken(context, items):
        if fired.rule != "B11" or not (_cannot_pull(day) or _sore(day)):
            yield f"{fired.rule}: {fired.text}"
    for fired in moments.before_session(context, items):
        if fired.rule not in _ASKED_EVERY_TIME | _ONLY_SAID:
            yield f"asked {fired.rule}: {fired.text}"


def _sore(day: Day) -> bool:
    """Whether a pain of the last days keeps the arms or the neck from pulling."""
    reports = [each for session in day.asked.context.sessions for each in session.pains]
    return any(
        report.area in _PULLING and report.score >= 4 and (day.suggestion.on - report.at.date()).days <= 14
        for report in reports
    )


def _cannot_pull(day: Day) -> bool:
    """Whether there is nothing to pull on."""
    kit = day.asked.kit
    return not any(
        kit is None or fits(needs(exercise, rung), kit)
        for exercise in day.asked.context.exercises.values()
        if exercise.pattern.value == "pull"
        for rung in exercise.ladder
    )
