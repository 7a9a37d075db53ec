"""Rules that ask the coach for less: an easy week, a gap, a version that is stuck, a race.

As in ``weeks``, each fires where a suggestion does not keep it, and an empty one where one would have to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import WITH_WEIGHT, Region
from runstrength_tui.domain.kit import fits, needs
from runstrength_tui.domain.ladder import each_side, strength
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.ramp import at_most
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.safety.engine import Context, Fired, fire
from runstrength_tui.domain.safety.looking_back import (
    Seen,
    counted,
    days_ago,
    keys,
    past,
    same_version,
    usual,
    worked_weeks,
)
from runstrength_tui.domain.safety.rules import filled
from runstrength_tui.domain.safety.weeks import Items, hard_sets_of
from runstrength_tui.domain.session import RIGHT_SKIPS, ExerciseRecord, Load, SetKind
from runstrength_tui.domain.strength import (
    Work,
    reserve,
    week_of,
)
from runstrength_tui.domain.wording import day_text

_SAME_KG: Final = 0.01
_LONG_BACK: Final = 91
"""Days of which the weeks are looked at."""
_LOOK_BACK: Final = 42
"""Days that say what a usual session is."""


def b12_easy_week(context: Context, items: Items = ()) -> Fired | None:
    """Six weeks in a row without an easy one, and no easy session ahead."""
    rule = context.rules["B12"]
    hard = _hard_weeks(Seen(context), rule.limits["easy_share"])
    if hard < rule.whole("weeks") or _few_sets(context, items, rule.limits["set_share"]):
        return None
    return fire(context, "B12", {"weeks": hard})


def b13_back_after(context: Context, items: Items = ()) -> Fired | None:
    """The first session after ten days or more, unless it is shorter and lighter; said, never asked."""
    rule = context.rules["B13"]
    last = next((session for session in past(context) if session.sets), None)
    if last is None or days_ago(context, last) < rule.whole("days"):
        return None
    days = days_ago(context, last)
    restart, long = days > rule.whole("restart_days"), days >= rule.whole("long_days")
    percent = rule.whole("restart_percent" if restart else "long_percent" if long else "percent")
    fewer = rule.whole("sets_fewer")
    as_before = [item for item in items if _as_before(context, item, fewer, percent)]
    if items and not as_before:
        return None
    return fire(
        context,
        "B13",
        {"days": days, "percent": percent},
        items=keys(as_before),
        case="restart" if restart else "long" if long else "",
    )


def after_gap(context: Context, item: ItemFacts, like: Load, before: float, percent: int) -> Load | None:
    """Return the weight to begin again with after a gap; None where what is owned is no step of that size."""
    limits = context.rules["B13"].limits
    found = at_most(item, like, before * (100 - percent) / 100)
    if percent >= limits["restart_percent"]:
        return found or next((load for load in item.loads if load.kg), None)
    least = before * (100 - percent - limits["over_percent"]) / 100 - _SAME_KG
    return found if found is not None and (found.kg or 0.0) >= least else None


def same_weight(context: Context, items: Items) -> bool:
    """Whether every weight of a suggestion is as last time: nothing lighter is owned."""
    for item in items:
        last = next(iter(same_version(context, item.exercise, item.rung)), None)
        if last is not None and _heaviest(target.load for target in item.targets) < _heaviest(
            done.load for done in last.work_sets
        ):
            return False
    return True


def b15_stuck(context: Context, items: Items = ()) -> tuple[Fired, ...]:
    """Versions that got no better three sessions running while they felt harder, and are ahead again.

    Half the sets once is what comes first; after that it is another move for some weeks, if one can be done.
    """
    rule = context.rules["B15"]
    newest = next(past(context), None)
    done = newest.exercises if newest else ()
    versions = dict.fromkeys((each.exercise, each.rung) for each in (items or done))
    fired: list[Fired] = []
    for exercise, version in versions:
        times = same_version(context, exercise, version)
        eased = was_eased(times, rule.whole("sessions"))
        times = times[eased:][: rule.whole("sessions")]
        if len(times) < rule.whole("sessions") or not _stuck(times):
            continue
        if days_since(context, exercise, version) >= rule.whole("days"):
            continue
        if eased and not _other_move(context, exercise, version):
            continue
        most = max(1, len(times[0].work_sets) // 2)
        again = [
            item
            for item in items
            if (item.exercise, item.rung) == (exercise, version) and (eased or _work(item) > most)
        ]
        if items and not again:
            continue
        inputs = {"sessions": len(times), "eased": bool(eased)}
        name = times[0].name
        found = fire(context, "B15", inputs, say={"name": name}, items=keys(again), exercise=exercise)
        unrated = not any(reserve(done) is not None for each in times for done in each.work_sets)
        if eased or unrated:
            words = rule.texts["eased" if eased else "short"]
            reason = filled(words, {**rule.limits, **inputs, "name": name})
            found = replace(found, reason=reason)
        fired.append(found)
    return tuple(fired)


def _other_move(context: Context, exercise: str, version: str) -> bool:
    """Whether what is owned does for an easier version, or for another exercise of the kind."""
    known, owned = context.exercises.get(exercise), context.profile.gear.known_kit
    if known is None:
        return True
    places = [rung.id for rung in known.ladder]
    here = places.index(version) if version in places else 0
    versions = [(known, rung) for rung in known.ladder[:here]]
    versions += [
        (each, rung)
        for each in context.exercises.values()
        if each.pattern is known.pattern and each is not known and each.ladder[0].text
        for rung in each.ladder
    ]
    return any(owned is None or fits(needs(each, rung), owned) for each, rung in versions)


def was_eased(times: Sequence[ExerciseRecord], sessions: int) -> int:
    """Return 1 where a version that was stuck has had its time with half the sets, else 0."""
    if len(times) <= sessions or len(times[0].work_sets) > max(1, len(times[1].work_sets) // 2):
        return 0
    return int(_stuck(times[1 : sessions + 1]))


def days_since(context: Context, exercise: str, version: str) -> int:
    """Return how many days ago a version was done last; 0 where it never was."""
    for session in past(context):
        if any(
            (each.exercise, each.rung) == (exercise, version) for each in session.exercises if each.work_sets
        ):
            return days_ago(context, session)
    return 0


def b17_taper(context: Context, items: Items = ()) -> Fired | None:
    """A goal race within a fortnight, unless the sets are halved."""
    rule = context.rules["B17"]
    race = next_goal(context)
    if race is None:
        return None
    days = (race.on - context.now.date()).days
    if days > rule.whole("days") or _few_sets(context, items, rule.limits["set_share"]):
        return None
    when = day_text(race.on, context.now.date())
    return fire(context, "B17", {"days": days}, say={"when": when}, case="" if days > 1 else "one")


def next_goal(context: Context) -> Race | None:
    """Return the next race that is a goal, today's among them."""
    ahead = [race for race in context.profile.races if race.goal and race.on >= context.now.date()]
    return min(ahead, key=lambda race: race.on, default=None)


@lru_cache(4)
def _hard_weeks(seen: Seen, easy_share: float) -> int:
    """Return how many weeks in a row before this one were no easy ones."""
    worked, this = worked_weeks(seen), week_of(seen.now.date())
    normal = usual(work.hard_sets for week, work in worked.items() if week < this and work.hard_sets)
    easy, hard = _easy_weeks(seen, easy_share), 0
    while (week := this - timedelta(weeks=hard + 1)) not in easy:
        if worked.get(week, Work()).hard_sets <= easy_share * normal:
            break
        hard += 1
    return hard


def _easy_weeks(seen: Seen, share: float) -> set[date]:
    """Return the weeks, by their Monday, of which every session was an easy one."""
    sets: dict[date, int] = {}
    for session in counted(seen):
        if session.days_ago < _LONG_BACK:
            sets[session.week] = max(session.hard_sets, sets.get(session.week, 0))
    normal = usual(sets.values())
    return {week for week, most in sets.items() if most <= max(1.0, share * normal)}


def _few_sets(context: Context, items: Items, share: float) -> bool:
    """Whether a suggestion has at most a share of a usual session's hard sets, or one for each region."""
    most = max(float(len(Region)), share * _usual_sets(context))
    return bool(items) and sum(map(hard_sets_of, items)) <= most


def _usual_sets(context: Context) -> float:
    """Return the hard sets of a usual session; near a goal race none is, or the next would halve the half."""
    near = min((each.least_days for each in context.rules.coach.phases if each.sets >= 1), default=0)
    goals = [race.on for race in context.profile.races if race.goal]
    today = context.now.date()
    recent = [each for each in counted(context) if each.days_ago < _LONG_BACK]
    full = [
        each for each in recent if not any(0 <= (goal - today).days + each.days_ago < near for goal in goals)
    ]
    lately = [each for each in full if each.days_ago < _LOOK_BACK] or full
    return usual(each.hard_sets for each in lately or recent)


def _as_before(context: Context, item: ItemFacts, fewer: int, percent: int) -> bool:
    """Whether an exercise is suggested with as many sets as last time, or a weight that could be lighter."""
    last = next(iter(same_version(context, item.exercise, item.rung)), None)
    if last is None:
        return False
    targets = [target for target in item.targets if target.kind is not SetKind.WARM_UP]
    if len(targets) > max(1, len(last.work_sets) - fewer):
        return True
    most, before = (
        _heaviest(target.load for target in targets),
        _heaviest(done.load for done in last.work_sets),
    )
    if most <= before * (100 - percent) / 100 + _SAME_KG:
        return False
    lighter = after_gap(context, item, targets[0].load, before, percent)
    return lighter is not None and (lighter.kg or 0.0) < most - _SAME_KG


def _work(item: ItemFacts) -> int:
    return sum(target.kind is not SetKind.WARM_UP for target in item.targets)


def _heaviest(loads: Iterable[Load]) -> float:
    return max((load.kg or 0.0 for load in loads if load.kind in WITH_WEIGHT), default=0.0)


def _stuck(times: Sequence[ExerciseRecord]) -> bool:
    """Whether no time was better than the one before it, and the last felt harder than the first.

    Where nobody said how it felt, each of them fell short of what was asked.
    """
    lefts = [[left for done in each.work_sets if (left := reserve(done)) is not None] for each in times]
    bests = [max((strength(done.load), each_side(done, each)) for done in each.work_sets) for each in times]
    no_better = all(new <= old for new, old in pairwise(bests))
    if not any(lefts):
        return no_better and all(map(_fell_short, times))
    if not all(lefts) or not no_better:
        return False
    least = [min(left) for left in lefts]
    return least[0] < least[-1] and all(new <= old for new, old in pairwise(least))


def _fell_short(record: ExerciseRecord) -> bool:
    """Whether a set was fewer than was asked; one cut short for pain or kit says nothing."""
    return record.skipped not in RIGHT_SKIPS and any(
        done.count < done.target.count for done in record.work_sets
    )
