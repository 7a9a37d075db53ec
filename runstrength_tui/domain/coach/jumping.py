"""One thing at a time with jumps: in a week either more landings, or a higher box, or a bigger jump."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.facts import records
from runstrength_tui.domain.safety.looking_back import days_ago
from runstrength_tui.domain.session import ExerciseRecord, SetKind, Target

_WEEK: Final = 7


class _State(Struct, frozen=True):
    """How much of a jump there was."""

    size: int
    box_cm: int
    landings: int


def one_raise(facts: ItemFacts, asked: Asked) -> ItemFacts | None:
    """Return a jump with at most one thing more than a week ago; None where only the version before will do.

    A few landings more are the smallest step (coaching convention).
    """
    if not facts.contacts_per_rep:
        return facts
    then = _week_ago(facts.exercise, asked)
    if then is None:
        return facts
    now = _State(facts.jump_tier or 0, _highest(facts.targets), _landings(facts))
    bigger, higher = now.size > then.size, 0 < then.box_cm < now.box_cm
    if bigger and higher:
        return None
    coach = asked.context.rules.coach
    more = 0 if bigger or higher else max(coach.landings_more, then.landings // 10)
    found = _at_most(facts, then.landings + more)
    as_before = {done.load.box_cm for done in facts.previous} >= {_highest(facts.targets) or None}
    if found is facts or ((bigger or higher) and not as_before):
        return found
    why = asked.reason("landings_slow", {"more": more}) if more else asked.reason("landings_stay")
    return replace(found, reason=why.text, grade=why.grade, source="")


def _week_ago(exercise: str, asked: Asked) -> _State | None:
    """Return how an exercise was jumped a week ago or longer, the newest such; else the first time ever."""
    found: ExerciseRecord | None = None
    for session, record in records(asked.context, exercise):
        if not record.contacts or session.started_at > asked.context.now:
            continue
        found = record
        if days_ago(asked.context, session) >= _WEEK:
            break
    if found is None:
        return None
    sets = [done for done in found.sets if done.kind is not SetKind.WARM_UP]
    landings = found.contacts_per_rep * sum(done.count for done in sets)
    highest = max((done.load.box_cm or 0 for done in sets), default=0)
    return _State(found.jump_tier or 0, highest, landings)


def _landings(facts: ItemFacts) -> int:
    return facts.contacts_per_rep * sum(target.count for target in facts.targets)


def _highest(targets: tuple[Target, ...]) -> int:
    return max((target.load.box_cm or 0 for target in targets), default=0)


def _at_most(facts: ItemFacts, landings: int) -> ItemFacts:
    """Return a jump with no more landings than that: fewer in each set, then fewer sets; one at least."""
    if _landings(facts) <= landings:
        return facts
    least = facts.side.sides
    smallest = 2 * least if facts.measure is Measure.REPS else 5 * least
    targets = facts.targets
    while len(targets) > 1 and facts.contacts_per_rep * smallest * len(targets) > landings:
        targets = targets[:-1]
    each = landings // (facts.contacts_per_rep * len(targets))
    each = max(least, each - each % least)
    targets = tuple(replace(target, count=min(target.count, each)) for target in targets)
    return replace(facts, targets=targets, dose=replace(facts.dose, sets=len(targets)))
