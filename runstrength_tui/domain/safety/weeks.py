"""Rules over weeks that bind the coach: no sudden rise, and nothing left out for long.

Each takes a suggestion and fires where that does not keep it; an empty one, where one would have to.
What it says is the reason that the suggestion is shown with.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from runstrength_tui.domain.exercise import Exercise, Muscle, Pattern, Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import Context, Fired, fire
from runstrength_tui.domain.safety.looking_back import (
    beyond_legs,
    is_beyond,
    keys,
    pattern_of,
    shares,
    trained,
    usual,
    worked_weeks,
)
from runstrength_tui.domain.safety.rules import Rule
from runstrength_tui.domain.session import SetKind
from runstrength_tui.domain.strength import (
    HARD_RESERVE,
    UNKNOWN_FROM,
    Work,
    week_of,
)
from runstrength_tui.domain.wording import many_text

Items = Sequence[ItemFacts]

_GLUTES: Final = (Muscle.GLUTE_MAX, Muscle.GLUTE_MED)


def b4_landings_up(context: Context, items: Items = ()) -> Fired | None:
    """Far more landings this week than in the four before."""
    rule = context.rules["B4"]
    weeks = _weeks_before(context, rule.whole("weeks"))
    if weeks is None:
        return None
    landings = _this_week(context).landings + sum(map(landings_of, items))
    normal = usual(week.landings for week in weeks)
    if not _up(landings, normal, rule):
        return None
    jumps = tuple(item for item in items if item.contacts_per_rep)
    return fire(
        context,
        "B4",
        {"landings": landings, "usual": normal},
        say={"usual_landings": many_text(round(normal), "landing")},
        items=keys(jumps),
    )


def b5_sets_up(context: Context, items: Items = (), later: int = 0) -> Fired | None:
    """Far more hard sets this week than in the four before, those that are to come ``later`` among them."""
    rule = context.rules["B5"]
    weeks = _weeks_before(context, rule.whole("weeks"))
    if weeks is None:
        return None
    sets = _this_week(context).hard_sets + sum(map(hard_sets_of, items)) + later
    normal = usual(week.hard_sets for week in weeks)
    if not _up(sets, normal, rule):
        return None
    return fire(
        context,
        "B5",
        {"sets": sets, "usual": normal},
        say={"usual_sets": many_text(round(normal), "hard set")},
    )


def b8_behind(context: Context, items: Items = ()) -> Fired | None:
    """Upper body and core had few of the last fortnight's sets, and have none ahead."""
    rule = context.rules["B8"]
    had = shares(context, rule.whole("days"))
    total = sum(had.sets.values())
    if had.sessions < rule.whole("sessions") or not total or any(map(beyond_legs, items)):
        return None
    if had.unknown_percent > UNKNOWN_FROM:
        return None
    percent = 100 * (had.sets[Region.UPPER] + had.sets[Region.CORE]) / total
    if round(percent, 6) >= rule.limits["percent"]:
        return None
    return fire(context, "B8", {"percent": round(percent)})


def b10_no_glutes(context: Context, items: Items = ()) -> Fired | None:
    """A fortnight without an exercise that the glutes lead, and none ahead."""
    rule = context.rules["B10"]
    if not _all_known(context, rule.whole("days")):
        return None
    done = _trained(context, rule.whole("days"))
    ahead = [context.exercises[item.exercise] for item in items if item.exercise in context.exercises]
    if any(map(led_by_glutes, (*done, *ahead))):
        return None
    return fire(context, "B10", {"days": rule.whole("days")})


def b11_no_pull(context: Context, items: Items = ()) -> Fired | None:
    """A fortnight of pushing without a pull, and none ahead."""
    rule = context.rules["B11"]
    limit, pushes = rule.whole("days"), 0
    for session in trained(context):
        if session.days_ago >= limit:
            break
        if Pattern.PULL in session.patterns or None in session.patterns:
            return None
        pushes += Pattern.PUSH in session.patterns
    ahead = any(pattern_of(context.exercises, item.exercise) is Pattern.PULL for item in items)
    if ahead or pushes < rule.whole("push_sessions"):
        return None
    pulled = (session.days_ago for session in trained(context) if Pattern.PULL in session.patterns)
    days = next(pulled, limit)
    return fire(context, "B11", {"days": days, "push_sessions": pushes})


def landings_of(item: ItemFacts) -> int:
    """Return the landings that a planned exercise asks for."""
    return item.contacts_per_rep * sum(target.count for target in item.targets)


def hard_sets_of(item: ItemFacts) -> int:
    """Return the hard sets that a planned exercise asks for."""
    if item.contacts_per_rep or (item.dose.rir or 0) > HARD_RESERVE:
        return 0
    return sum(target.kind is not SetKind.WARM_UP for target in item.targets)


def _weeks_before(context: Context, many: int) -> list[Work] | None:
    """Return the work of the weeks before this one, idle ones too; None where the history is shorter."""
    worked = worked_weeks(context)
    weeks = [week_of(context.now.date()) - timedelta(weeks=number) for number in range(1, many + 1)]
    if not worked or min(worked) > weeks[-1]:
        return None
    return [worked.get(week, Work()) for week in weeks]


def _up(now: float, normal: float, rule: Rule) -> bool:
    """Whether a week is well above the usual one; after idle weeks there is none."""
    return (
        normal > 0 and now - normal >= rule.limits["least"] and is_beyond(now, normal, rule.limits["percent"])
    )


def _this_week(context: Context) -> Work:
    return worked_weeks(context).get(week_of(context.now.date()), Work())


def _all_known(context: Context, days: int) -> bool:
    """Whether there was training within so many days, and before, all of it of muscles that are known."""
    sessions = trained(context)
    recent = [session for session in sessions if session.days_ago < days]
    done = {exercise for session in recent for exercise in session.done}
    known = all(name in context.exercises and bool(context.exercises[name].muscles) for name in done)
    return known and 0 < len(recent) < len(sessions)


def _trained(context: Context, days: int) -> list[Exercise]:
    """Return the exercises with a hard set within so many days."""
    sessions = [session for session in trained(context) if session.days_ago < days]
    return [context.exercises[exercise] for session in sessions for exercise in session.hard]


def led_by_glutes(exercise: Exercise) -> bool:
    """Whether the glutes lead it, not share it with the front of the thigh as in squats and lunges."""
    glutes = max(exercise.muscles.get(muscle, 0.0) for muscle in _GLUTES)
    return (
        glutes >= 1 and exercise.muscles.get(Muscle.QUADS, 0.0) < 1 and exercise.pattern is not Pattern.JUMP
    )
