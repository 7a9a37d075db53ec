"""The suggestion of a day: chosen, dosed, made to keep every rule, and told with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.day import days_since, last_race, phase, time_for, turn_of, why_rest
from runstrength_tui.domain.coach.dosing import dosed
from runstrength_tui.domain.coach.filling import BEYOND_LEGS, PATTERNS_OF, neglected, one_of
from runstrength_tui.domain.coach.keeping import Items, kept, one_set_less
from runstrength_tui.domain.coach.suggestion import Asked, Kind, Reason, Suggestion
from runstrength_tui.domain.exercise import JumpTier, Measure, Pattern, Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.safety import weeks
from runstrength_tui.domain.safety.between import b7_legs_only
from runstrength_tui.domain.safety.duties import broken, reasons
from runstrength_tui.domain.safety.engine import Fired
from runstrength_tui.domain.safety.facts import jumps
from runstrength_tui.domain.safety.looking_back import beyond_legs, lead, when_text
from runstrength_tui.domain.session import SetKind
from runstrength_tui.domain.wording import day_text

_REST: Final = "Rest today"
_UPPER_CORE: Final = "Upper body and core"
_REP_S: Final = 3.0
"""Seconds of a rep where its tempo is not known."""
_CHANGE_S: Final = 60
"""Seconds from one exercise to the next."""
_BALANCE: Final = (
    (b7_legs_only, (Pattern.PUSH, Pattern.CORE)),
    (weeks.b8_behind, (Pattern.CORE, Pattern.PUSH)),
    (weeks.b10_no_glutes, (Pattern.BRIDGE,)),
    (weeks.b11_no_pull, (Pattern.PULL,)),
)
"""Duties that ask for something to be there, and the movements that it can be."""


def suggest(asked: Asked, kind: Kind = Kind.USUAL) -> Suggestion:
    """Return what to do today; ``kind`` is what the person asked for instead of the usual."""
    rest = why_rest(asked)
    if kind is Kind.REST or (kind is Kind.USUAL and rest is not None) or (rest and rest.rule):
        return _rest(asked, rest)
    plan = turn_of(asked)
    wanted = _dosed(plan, asked)
    items = _of_kind(asked, kind, wanted)
    items = kept(asked, items)
    items, needed = _filled(asked, kind, items)
    items = _in_time(asked, kind, items, needed)
    if sum(map(_sets, items)) < asked.context.rules.coach.least_exercises:
        return _rest(asked, _first_reason(asked, wanted) or rest)
    why = _reasons(asked, kind, plan, wanted, items)
    name = _name(plan, kind, wanted, items)
    return Suggestion(
        on=asked.context.now.date(),
        kind=kind,
        name=name,
        plan=plan.id if plan and name.startswith(plan.name) else "",
        items=tuple(replace(item, key=str(number)) for number, item in enumerate(items, start=1)),
        minutes=minutes_of(items),
        why=why,
    )


def alternatives(asked: Asked, first: Suggestion) -> tuple[Suggestion, ...]:
    """Return what else there is today, each another session than those before it."""
    found = [first]
    for kind in (Kind.USUAL, Kind.SHORT, Kind.NO_JUMPS, Kind.UPPER_CORE, Kind.REST):
        if kind is first.kind:
            continue
        other = suggest(asked, kind)
        if all(_work(other.items) != _work(each.items) for each in found):
            found.append(other)
    return tuple(found[1:])


def minutes_of(items: Sequence[ItemFacts]) -> int:
    """Return about how long a session takes: every set, every rest, and the way from one to the next.

    Where exercises take turns there is one rest a round.
    """
    turns = Counter(item.group for item in items if item.group)
    seconds = 0.0
    for item in items:
        rest = item.dose.rest_s / turns.get(item.group, 1)
        for target in item.targets:
            each = 1.0 if item.measure is Measure.SECONDS else item.rep_s or _REP_S
            seconds += target.count * each + rest
        seconds += _CHANGE_S
    return max(1, round(seconds / 60)) if items else 0


def _dosed(plan: Plan | None, asked: Asked) -> Items:
    found = []
    for number, item in enumerate(plan.items if plan else (), start=1):
        facts = dosed(str(number), item, asked.context.exercises[item.exercise], asked)
        if facts is not None:
            found.append(facts)
    return tuple(found)


def _of_kind(asked: Asked, kind: Kind, items: Items) -> Items:
    """Return what of a plan a kind of session keeps, before any rule."""
    if kind is Kind.NO_JUMPS:
        items = tuple(item for item in items if not jumps(item))
    elif kind is Kind.UPPER_CORE:
        items = tuple(item for item in items if beyond_legs(item))
    if _no_big_jumps(asked):
        items = tuple(item for item in items if not jumps(item, JumpTier.MEDIUM))
    now = phase(asked)
    if now is not None and now[0].sets < 1:
        wanted = max(len(items), round(now[0].sets * sum(map(_sets, items))))
        while sum(map(_sets, items)) > wanted and one_set_less(items) != items:
            items = one_set_less(items)
    return items


def _no_big_jumps(asked: Asked) -> bool:
    """Whether a goal race is so near behind that medium and big jumps wait."""
    raced, coach = last_race(asked), asked.context.rules.coach
    if raced is None:
        return False
    days = coach.marathon_no_jumps_days if raced.marathon else coach.no_jumps_days
    return (asked.context.now.date() - raced.on).days <= days


def _filled(asked: Asked, kind: Kind, items: Items) -> tuple[Items, frozenset[str]]:
    """Return a session with what balance asks for, and with enough to be worth the change of clothes.

    With it come the keys of what balance asked for.
    """
    had = frozenset(item.key for item in items)
    coach = asked.context.rules.coach
    for region in neglected(asked):
        led = any(lead(item) is region for item in items)
        if not led and not (kind is Kind.UPPER_CORE and region is Region.LEGS):
            items = _with(asked, items, PATTERNS_OF[region], 1, had)
    for rule, patterns in _BALANCE:
        if rule(asked.context, items) is not None:
            items = _with(asked, items, patterns, 1, had)
    needed = frozenset(item.key for item in items) - had
    few = coach.least_exercises - len(items)
    if few > 0:
        items = _with(asked, items, BEYOND_LEGS, few, had)
    return items, needed


def _with(asked: Asked, items: Items, patterns: Sequence[Pattern], most: int, spare: frozenset[str]) -> Items:
    """Return a session with up to so many exercises more; only what keeps every rule is taken.

    Where no more sets fit in, an exercise takes the place of one of ``spare``.
    """
    for item in one_of(patterns, items, asked):
        if most <= 0:
            break
        longer, others = kept(asked, (*items, item)), items
        while not _holds(longer, item) and any(each.key in spare for each in others) and len(others) > 1:
            others = _without_one(others, frozenset(each.key for each in others) - spare)
            longer = kept(asked, (*others, item))
        if _holds(longer, item):
            items, most = longer, most - 1
    return items


def _in_time(asked: Asked, kind: Kind, items: Items, needed: frozenset[str]) -> Items:
    """Return a session that fits the time there is: fewer sets first, then the last exercises."""
    most = asked.context.rules.coach.short_minutes if kind is Kind.SHORT else time_for(asked) + 5
    while len(items) > 1 and minutes_of(items) > most:
        fewer = one_set_less(items) if max(map(_sets, items)) > 2 else items
        items = fewer if fewer != items else _without_one(items, needed)
    return items


def _without_one(items: Items, needed: frozenset[str]) -> Items:
    """Return a session without its last exercise, best one whose region another trains too, none needed."""
    leads = [lead(item) for item in items]
    last_first = range(len(items) - 1, -1, -1)
    spare = [place for place in last_first if items[place].key not in needed] or list(last_first)
    place = next((each for each in spare if leads.count(leads[each]) > 1), spare[0])
    return items[:place] + items[place + 1 :]


def _rest(asked: Asked, why: Reason | None) -> Suggestion:
    reason = (why,) if why else ()
    return Suggestion(on=asked.context.now.date(), kind=Kind.REST, name=_REST, why=reason)


def _first_reason(asked: Asked, wanted: Items) -> Reason | None:
    return next((_of_rule(fired) for fired in broken(asked.context, wanted)), None)


def _of_rule(fired: Fired) -> Reason:
    return Reason(text=fired.reason, rule=fired.rule, grade=fired.grade, source=fired.source)


def _reasons(asked: Asked, kind: Kind, plan: Plan | None, wanted: Items, items: Items) -> tuple[Reason, ...]:
    """Return why it is this session: the rules it keeps first, then the race, then whose turn it is."""
    by_text = {fired.reason: _of_rule(fired) for fired in broken(asked.context, wanted)}
    told = reasons(asked.context, wanted, items)
    found = [by_text.get(text, Reason(text=text)) for text in told]
    found += [_of_rule(fired) for rule, _ in _BALANCE if (fired := rule(asked.context, wanted)) is not None]
    today = asked.context.now.date()
    now = phase(asked)
    if now is not None and not {"B17", "P13"} & {each.rule for each in found}:
        step, race = now
        when = day_text(race.on, today)
        days = (race.on - today).days
        words = {"race": race.name or "Your race", "when": f"in {days} days" if days > 1 else when}
        found.append(Reason(text=step.text.format_map(words), grade=step.grade))
    if not asked.context.sessions:
        found.append(asked.reason("first"))
    elif plan is not None and kind is Kind.USUAL:
        days_ago = days_since(asked, plan)
        if days_ago is not None:
            last = max(s.started_at.date() for s in asked.context.sessions if s.plan == plan.id)
            when = when_text(last, today)
            found.append(asked.reason("turn", {"name": plan.name, "when": when}))
    if kind is Kind.SHORT:
        found.insert(0, asked.reason("short"))
    return tuple({each.text: each for each in found}.values())


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


def _sets(item: ItemFacts) -> int:
    return sum(target.kind is not SetKind.WARM_UP for target in item.targets)


def _work(items: Items) -> tuple[tuple[str, str, int], ...]:
    return tuple((item.exercise, item.rung, _sets(item)) for item in items)
