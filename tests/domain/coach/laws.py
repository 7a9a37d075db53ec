"""What every suggestion must keep, worked out anew from the records: nothing of the rules' own code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from runstrength_tui.domain.exercise import BY_WEIGHT, JumpTier, LoadKind, Region, SideRule
from runstrength_tui.domain.kit import fits, needs, owned_kit
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.safety import moments
from runstrength_tui.domain.safety.duties import broken
from runstrength_tui.domain.session import Effort, ExerciseRecord, PainArea, SetKind, SkipReason
from tests.domain.coach.runners import Day, Runner
from tests.domain.coach.told import untrue

_ONE_OF_MANY = re.compile(r"\b1 (sessions|sets|hard sets|days|landings|weeks|times|hours|exercises)\b")
_ASKED_EVERY_TIME = {"P1", "P2", "P3", "P5"}
"""Clothes, room, box and warm-up: nobody but the person can know them."""
_ONLY_SAID = {"O3", "P4", "P9", "I19"}
"""One reminder a session, which needs no key."""
_MOST_LANDINGS = {"beginner": 80, "intermediate": 100, "advanced": 120}
_MOST_BIG = {"beginner": 12, "intermediate": 40, "advanced": 60}
_FOR_WORK = {"B5", "B7", "B8", "B10", "B11", "B12", "B13", "B15", "B17"}
"""What asks for something else, or for less, is no reason for a day without any."""
_PULLING = {PainArea.NECK, PainArea.SHOULDER, PainArea.ARM, PainArea.BACK}
_LEG_JUMPS = {PainArea.FOOT, PainArea.ANKLE, PainArea.ACHILLES, PainArea.SHIN, PainArea.CALF, PainArea.KNEE}


def faults(runner: Runner, day: Day) -> Iterator[str]:
    """Yield what is wrong with a suggestion, a sentence each."""
    items = day.suggestion.items
    if not day.suggestion.why:
        yield f"{day.suggestion.name} without a reason"
    if not items:
        yield from (f"rests, and says {each.text}" for each in day.suggestion.why if each.rule in _FOR_WORK)
        return
    yield from _landings(day, items)
    yield from _kit(runner, items)
    yield from _runs_and_races(day, items)
    yield from _pain(day, items)
    for item in items:
        yield from _load_step(day, item)
        yield from _one_raise(day, item)
        yield from untrue(day, item)
    yield from _plenty(day, items)
    yield from _balance(day, items)
    yield from _reasons(day)
    yield from _prompts(day, items)


def _one_raise(day: Day, item: ItemFacts) -> Iterator[str]:
    """In a week only one of landings, height and size of a jump rises, and landings by ten or a tenth."""
    if not item.contacts_per_rep:
        return
    found = None
    for session in day.asked.context.sessions:
        for record in session.exercises:
            if record.exercise == item.exercise and record.contacts:
                found = found if found and found[0] >= 7 else (_days(day, session.started_at), record)
    if found is None:
        return
    before = found[1]
    landings = before.contacts_per_rep * sum(each.count for each in before.sets)
    now = item.contacts_per_rep * sum(target.count for target in item.targets)
    height = max((each.load.box_cm or 0 for each in before.sets), default=0)
    raised = [
        (item.jump_tier or 0) > (before.jump_tier or 0),
        0 < height < max((target.load.box_cm or 0 for target in item.targets), default=0),
        now > landings,
    ]
    smallest = 4 * item.contacts_per_rep if item.side is not SideRule.BOTH else 2 * item.contacts_per_rep
    if sum(raised) > 1 and now > smallest:
        yield f"{item.name}: {raised} of size, height, landings rise in a week"
    if now > max(landings + 10, landings * 1.1, smallest):
        yield f"{item.name}: {now} landings after {landings}"


def _plenty(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    """Following never leads to the remark that it is plenty, and nothing is too short to change for."""
    level, minutes = day.asked.context.level.value, day.suggestion.minutes
    sets = sum(
        sum(target.kind is SetKind.WORK for target in item.targets)
        for item in items
        if not item.contacts_per_rep
    )
    if sets > {"beginner": 12, "intermediate": 18, "advanced": 20}[level] or minutes > 80:
        yield f"{sets} sets, {minutes} min for a {level}"
    if minutes < 8 and len(items) < 3:
        yield f"only {minutes} min"
    wanted = day.asked.context.profile.habits.minutes
    if wanted and minutes > 1.1 * wanted + 1:
        yield f"{minutes} min of {wanted}"


def _balance(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    """What was left out for a fortnight is in, unless it hurts or a race is near."""
    context = day.asked.context
    hurts = [*context.profile.pains, *(pain for session in context.sessions for pain in session.pains)]
    near = any(race.goal and -4 <= (race.on - day.suggestion.on).days <= 14 for race in context.profile.races)
    if near or any(pain.score >= 4 and _days(day, pain.at) <= 14 for pain in hurts):
        return
    last: dict[Region, int] = {}
    for session in context.sessions:
        for record in session.exercises:
            if record.work_sets:
                region = max(record.regions, key=lambda each: record.regions[each])
                last.setdefault(region, _days(day, session.started_at))
    here = {max(item.regions, key=lambda each: item.regions[each]) for item in items}
    first = max((_days(day, session.started_at) for session in context.sessions), default=0)
    for region in Region:
        if last.get(region, first) >= 14 and region not in here:
            yield f"no {region} for {last.get(region, first)} days, and none today"


def _reasons(day: Day) -> Iterator[str]:
    """Every reason says how well it is shown and from where; no bad grammar, no kind twice."""
    why = day.suggestion.why
    rules = [each.rule for each in why if each.rule not in ("", "P6", "P7", "P8")]
    if len(rules) != len(set(rules)) or len({each.text for each in why}) != len(why):
        yield f"said twice: {[each.text for each in why]}"
    for text in (*(each.text for each in why), *(item.reason for item in day.suggestion.items)):
        if _ONE_OF_MANY.search(text) or "{" in text or not text or len(text) > 120:
            yield f"badly said: {text}"
    yield from (f"no source: {each.text}" for each in why if not each.source or not each.grade)
    pulls = any(
        day.asked.context.exercises[item.exercise].pattern.value == "pull" for item in day.suggestion.items
    )
    if any(each.rule == "B11" for each in why) and not pulls:
        yield "says that there is pulling today"


def _days(day: Day, at: datetime) -> int:
    return (day.suggestion.on - at.date()).days


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
        if days == 0 or (race.goal and days == 1):
            yield "a session on race day or the day before"
        if race.goal and 0 <= days <= 14:
            yield from _no_more(day, items)


def _no_more(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    """In the fortnight before a race no weight rises."""
    for item in items:
        before = _times(day, item)
        if before and item.load in BY_WEIGHT and item.load is not LoadKind.ASSISTED:
            last = max(each.load.kg or 0.0 for each in before[0].sets)
            if max(target.load.kg or 0.0 for target in item.targets) > last + 0.02:
                yield f"{item.name}: more weight near a race"


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
    times = _times(day, item)
    if not times:
        return
    last = max(each.load.kg or 0.0 for each in times[0].sets)
    now = max(target.load.kg or 0.0 for target in item.targets)
    if now <= last * 1.1 + 0.02 or not last:
        return
    between = [each for each in item.loads if last + 0.02 < (each.kg or 0.0) < now - 0.02]
    if between:
        yield f"{item.name}: from {last} to {now} kg past {between[0].kg}"
    usual = [each for each in times if not _light(each, item) and each.skipped is not SkipReason.PAIN]
    if len(usual) < 2 or not all(_top(record, item) for record in usual[:2]):
        yield f"{item.name}: from {last} to {now} kg, not earned twice"


def _times(day: Day, item: ItemFacts) -> list[ExerciseRecord]:
    return [
        record
        for session in day.asked.context.sessions
        for record in session.exercises
        if (record.exercise, record.rung) == (item.exercise, item.rung)
        and any(each.kind is SetKind.WORK for each in record.sets)
    ]


def _light(record: ExerciseRecord, item: ItemFacts) -> bool:
    """Whether fewer reps were asked than the least there is, as on the day before a key run."""
    sides = 1 if record.side.value == "both" else 2
    work = [each for each in record.sets if each.kind is SetKind.WORK]
    return all(each.target.count // sides < item.dose.low for each in work)


def _top(record: ExerciseRecord, item: ItemFacts) -> bool:
    sides = 1 if record.side.value == "both" else 2
    high = item.dose.high * (sides if item.dose.per_side else 1)
    work = [each for each in record.sets if each.kind is SetKind.WORK]
    return all(each.count >= min(high, each.target.count) and each.effort is not Effort.HARD for each in work)


def _prompts(day: Day, items: tuple[ItemFacts, ...]) -> Iterator[str]:
    context = day.asked.context
    for fired in broken(context, items):
        cannot = {"B11": _cannot_pull(day) or _sore(day, _PULLING), "B10": _sore(day, {PainArea.HIP})}
        if not cannot.get(fired.rule):
            yield f"{fired.rule}: {fired.text}"
    for fired in moments.before_session(context, items):
        if fired.rule not in _ASKED_EVERY_TIME | _ONLY_SAID:
            yield f"asked {fired.rule}: {fired.text}"


def _sore(day: Day, areas: set[PainArea]) -> bool:
    """Whether a place hurt in the last days that all pulling loads, or all that the glutes lead."""
    reports = [each for session in day.asked.context.sessions for each in session.pains]
    return any(
        report.area in areas and report.score >= 4 and (day.suggestion.on - report.at.date()).days <= 14
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
