"""The suggestion of a day: chosen, dosed, made to keep every rule, and told with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.day import (
    done_today,
    never_today,
    turn_of,
    why_rest,
)
from runstrength_tui.domain.coach.dosing import because, dosed, one_more
from runstrength_tui.domain.coach.easing import work_sets
from runstrength_tui.domain.coach.filling import (
    BALANCE,
    BEYOND_LEGS,
    PATTERNS_OF,
    neglected,
    one_of,
    out_of_balance,
)
from runstrength_tui.domain.coach.fitting import in_time, is_short, minutes_of, shortened
from runstrength_tui.domain.coach.holding_back import in_phase, of_kind
from runstrength_tui.domain.coach.keeping import FEWER, NEEDS_MORE, Items, kept
from runstrength_tui.domain.coach.ranges import Range
from runstrength_tui.domain.coach.readiness import left_out, less
from runstrength_tui.domain.coach.suggestion import Asked, Kind, Reason, Suggestion
from runstrength_tui.domain.coach.why import after_sign, of_rule, reasons
from runstrength_tui.domain.exercise import Pattern, Region
from runstrength_tui.domain.ladder import each_side
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.safety.facts import jumps
from runstrength_tui.domain.safety.looking_back import beyond_legs, lead, same_version
from runstrength_tui.domain.session import SetKind

_REST: Final = "Rest today"
_UPPER_CORE: Final = "Upper body and core"
_NO_REST: Final = FEWER | NEEDS_MORE | {"B13", "B15"}
"""Duties that ask for something else or for less, which is no reason for a day without any."""
_REGIONS: Final = {
    Region.LEGS: "strength for the legs",
    Region.CORE: "core work",
    Region.UPPER: "upper body",
}


def suggest(asked: Asked, kind: Kind = Kind.USUAL) -> Suggestion:
    """Return what to do today; ``kind`` is what the person asked for instead of the usual."""
    asked = asked.ready
    never = never_today(asked)
    rest = never or why_rest(asked)
    if never is not None or kind is Kind.REST or (kind is Kind.USUAL and rest is not None):
        return _rest(asked, rest, only=never is not None)
    plan, wanted = asked.once(turn_of), asked.once(_wanted)
    items = left_out(asked, of_kind(asked, kind, wanted))
    most = sum(map(work_sets, items))
    items, needed = _filled(asked, kind, kept(asked, items))
    items = kept(asked, left_out(asked, in_phase(asked, items, most)))
    if is_short(asked, kind):
        items = _short(asked, items, needed)
    items = less(asked, items)
    items = in_time(asked, kind, items, needed)
    coach = asked.context.rules.coach
    enough = kind is not Kind.USUAL or minutes_of(items) >= coach.least_minutes
    enough = enough or bool(asked.holding and len(items) >= coach.least_exercises)
    if not items or not enough:
        return _rest(asked, _first_reason(asked, wanted) or rest or asked.reason("too_short"))
    name = _name(plan, kind, wanted, items)
    return Suggestion(
        on=asked.context.now.date(),
        kind=kind,
        name=name,
        plan=plan.id if plan and name.startswith(plan.name) else "",
        items=tuple(replace(_as_told(asked, item), key=str(at)) for at, item in enumerate(items, start=1)),
        minutes=minutes_of(items),
        marks=asked.marks,
        why=_why(asked, kind, plan, wanted, items),
    )


def _as_told(asked: Asked, item: ItemFacts) -> ItemFacts:
    """Return an exercise whose reason still holds where the set that was to have one more is left out."""
    telling = Range.of(item).telling(same_version(asked.context, item.exercise, item.rung))
    sides = item.side.sides
    before = [each_side(done, telling[0]) * sides for done in telling[0].work_sets] if telling else []
    work = [target.count for target in item.targets if target.kind is not SetKind.WARM_UP]
    rises = any(count > was for count, was in zip(work, before, strict=False))
    if item.reason != one_more(item, asked).text or rises or len(work) >= len(before):
        return item
    return because(item, asked.reason("fewer_sets"))


def due(asked: Asked) -> Suggestion | None:
    """Return the session that ``planned`` stands for: the suggestion, else one all the same."""
    found = (suggest(asked, kind) for kind in (Kind.USUAL, Kind.TRAIN))
    return next((each for each in found if each.items), None)


def alternatives(asked: Asked, first: Suggestion) -> tuple[Suggestion, ...]:
    """Return what else there is today, each another session than those before it.

    On a day for rest the whole session comes first: whoever wants to train may.
    """
    asked = asked.ready
    if never_today(asked) is not None:
        return ()
    kinds = [Kind.USUAL, Kind.SHORT, Kind.NO_JUMPS, Kind.UPPER_CORE, Kind.REST]
    if first.kind is Kind.REST:
        kinds = [Kind.TRAIN, Kind.SHORT, Kind.UPPER_CORE]
    found = [first]
    for kind in kinds:
        if kind is first.kind:
            continue
        other = suggest(asked, kind)
        if all(_work(other.items) != _work(each.items) for each in found):
            found.append(other)
    return tuple(found[1:])


def _wanted(asked: Asked) -> Items:
    """Return the plan whose turn it is as it is to be done today, before any rule."""
    plan = asked.once(turn_of)
    found, already = [], asked.once(done_today)
    for number, item in enumerate(plan.items if plan else (), start=1):
        exercise = asked.context.exercises[item.exercise]
        facts = dosed(str(number), item, exercise, asked)
        if facts is None or item.exercise in already:
            continue
        new = asked.standing(exercise).rung is None and bool(asked.context.sessions)
        if not (new and asked.holding == "hold_race" and lead(facts) is Region.LEGS):
            found.append(facts)
    return _jumps_first(asked, found)


def _jumps_first(asked: Asked, items: Sequence[ItemFacts]) -> Items:
    """Return a session with its medium and big jumps first; one that takes turns stays with its group."""
    least = asked.context.rules["I16"].whole("least_tier")
    return tuple(sorted(items, key=lambda item: bool(item.group) or not jumps(item, least)))


def _short(asked: Asked, items: Items, needed: frozenset[str]) -> Items:
    """Return a session of one exercise each for legs, core and upper body."""
    found = shortened(asked, items, needed)
    for region in Region:
        if not any(lead(item) is region for item in found):
            found = shortened(asked, _with(asked, found, PATTERNS_OF[region], 1, frozenset()), needed)
    return found


def _filled(asked: Asked, kind: Kind, items: Items) -> tuple[Items, frozenset[str]]:
    """Return a session with what balance asks for, and with enough to be worth the change of clothes.

    With it come the keys of what balance asked for.
    """
    had = frozenset(item.key for item in items)
    coach = asked.context.rules.coach
    for rule, patterns in BALANCE.values():
        if rule(asked.context, items) is not None:
            items = _with(asked, items, patterns, 1, had)
    for region in asked.once(neglected):
        led = any(lead(item) is region for item in items)
        if not led and not (kind is Kind.UPPER_CORE and region is Region.LEGS):
            items = _with(asked, items, PATTERNS_OF[region], 1, had)
    needed = frozenset(item.key for item in items) - had
    few = coach.least_exercises - len(items)
    if few > 0:
        items = _with(asked, items, BEYOND_LEGS, few, had)
    return items, needed


def _with(asked: Asked, items: Items, patterns: Sequence[Pattern], most: int, spare: frozenset[str]) -> Items:
    """Return a session with up to so many exercises more; only what keeps every rule is taken.

    Where no more sets fit in, an exercise takes the place of one of ``spare``.
    """
    already = asked.once(done_today)

    def fits(longer: Items, item: ItemFacts) -> bool:
        return _holds(longer, item) and out_of_balance(asked, longer) <= out_of_balance(asked, items)

    for choices in one_of(patterns, items, asked):
        if most <= 0:
            break
        for item in choices:
            if item.exercise in already or any(each.exercise == item.exercise for each in items):
                continue
            if not left_out(asked, (item,)):
                continue
            longer, others = kept(asked, (*items, item)), items
            if not _holds(longer, item) and not _holds(kept(asked, (item,)), item):
                continue
            while not fits(longer, item) and any(each.key in spare for each in others) and len(others) > 1:
                others = _without_spare(asked, others, spare)
                longer = kept(asked, (*others, item))
            if fits(longer, item):
                items, most = longer, most - 1
                break
    return items


def _without_spare(asked: Asked, items: Items, spare: frozenset[str]) -> Items:
    """Return a session without its last exercise of ``spare``, best one that balance would not miss."""
    leads = [lead(item) for item in items]
    places = [place for place in range(len(items) - 1, -1, -1) if items[place].key in spare]
    places.sort(key=lambda place: leads.count(leads[place]) < 2)
    shorter = [items[:place] + items[place + 1 :] for place in places]
    before = out_of_balance(asked, items)
    return next((each for each in shorter if out_of_balance(asked, each) <= before), shorter[0])


def _rest(asked: Asked, why: Reason | None, *, only: bool = False) -> Suggestion:
    reason = (*after_sign(asked), *((why,) if why else ()))
    on = asked.context.now.date()
    return Suggestion(on=on, kind=Kind.REST, name=_REST, marks=asked.marks, why=reason, only=only)


def _first_reason(asked: Asked, wanted: Items) -> Reason | None:
    against = (fired for fired in asked.against(wanted) if fired.rule not in _NO_REST)
    return next((of_rule(asked, fired, ()) for fired in against), None)


def _why(asked: Asked, kind: Kind, plan: Plan | None, wanted: Items, items: Items) -> tuple[Reason, ...]:
    """Return the reasons, with those for what was added for balance."""
    added = [
        of_rule(asked, fired, items)
        for rule, _ in BALANCE.values()
        if (fired := rule(asked.context, wanted)) and rule(asked.context, items) is None
    ]
    for region, days in asked.once(neglected).items():
        if any(lead(item) is region for item in items) and not any(lead(item) is region for item in wanted):
            added.append(asked.reason("region", {"region": _REGIONS[region], "days": days}))
    return reasons(asked, kind, plan, wanted, items, added)


def _name(plan: Plan | None, kind: Kind, wanted: Items, items: Items) -> str:
    legs = [item for item in items if not beyond_legs(item)]
    if plan is None or kind is Kind.UPPER_CORE or not legs:
        return _UPPER_CORE
    if kind is Kind.SHORT:
        return f"{plan.name}, short"
    if any(map(jumps, wanted)) and not any(map(jumps, items)):
        return f"{plan.name}, no jumps"
    return plan.name


def _holds(items: Items, item: ItemFacts) -> bool:
    return any(each.key == item.key for each in items)


def _work(items: Items) -> tuple[tuple[str, str, int], ...]:
    return tuple((item.exercise, item.rung, work_sets(item)) for item in items)
