"""A session made to keep every rule: what breaks one is made easier, lighter, fewer, or is left out.

Each step takes something away or makes it less, so that it ends; what is left keeps them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from runstrength_tui.domain.coach.day import sessions_left
from runstrength_tui.domain.coach.dosing import because
from runstrength_tui.domain.coach.easing import (
    back_after,
    fewer,
    in_version,
    light,
    stepped_back,
    without_weight,
    work_sets,
)
from runstrength_tui.domain.coach.filling import like
from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import JumpTier, Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import Fired, Way
from runstrength_tui.domain.safety.facts import jumps
from runstrength_tui.domain.safety.heavy import heavy_legs
from runstrength_tui.domain.safety.landings import landing_limits
from runstrength_tui.domain.safety.lighter import b15_stuck
from runstrength_tui.domain.safety.looking_back import lead, same_version
from runstrength_tui.domain.safety.weeks import b5_sets_up, hard_sets_of, landings_of, led_by_glutes

Items = tuple[ItemFacts, ...]

_MOST_STEPS: Final = 60
NEEDS_MORE: Final = frozenset({"B7", "B8", "B10", "B11"})
"""Duties that ask for something to be there; adding it is not for here."""
_NEAR_RUNS: Final = frozenset({"P11", "P12", "P13"})
"""Duties that ask for no heavy legs."""
FEWER: Final = frozenset({"B5", "B12", "B17"})
"""Duties that ask for fewer sets in all."""


def kept(asked: Asked, items: Sequence[ItemFacts]) -> Items:
    """Return what of a session keeps every rule; maybe nothing."""
    now, rehearse = within_sets(asked, within_landings(asked, tuple(items))), False
    for _ in range(_MOST_STEPS):
        if not now:
            return ()
        against = (*asked.against(now, rehearse=rehearse), *no_room_later(asked, now))
        fired = next((each for each in against if each.rule not in NEEDS_MORE), None)
        if fired is not None:
            less = _less(asked, now, fired)
            now, rehearse = (less if less != now else _without(now, fired)), False
        elif rehearse:
            return now
        else:
            rehearse = True
    return ()


def no_room_later(asked: Asked, items: Sequence[ItemFacts]) -> Iterator[Fired]:
    """Yield the rule of a sudden rise where a session leaves the week's next one too few sets to be one."""
    later = asked.once(_sets_later)
    fired = b5_sets_up(asked.context, items, later) if later else None
    if fired is not None:
        yield fired


def _sets_later(asked: Asked) -> int:
    """Return the fewest sets that the sessions after today's need, of as many as the week has room for."""
    least, more = asked.context.rules.coach.least_sets, asked.once(sessions_left) - 1
    found = (least * many for many in range(more, 0, -1))
    return next((sets for sets in found if b5_sets_up(asked.context, (), sets + least) is None), 0)


def within_landings(asked: Asked, items: Items) -> Items:
    """Return a session with no more landings of big jumps than are plenty at the person's level."""
    limit = landing_limits(asked.context).big
    big = [item for item in items if jumps(item, JumpTier.HIGH)]
    while big and sum(map(landings_of, big)) > limit:
        most = max(big, key=landings_of)
        less = fewer(most)
        items = tuple(less if item is most else item for item in items if item is not most or less != most)
        big = [item for item in items if jumps(item, JumpTier.HIGH)]
    return items


def within_sets(asked: Asked, items: Items) -> Items:
    """Return a session with no more hard sets than are plenty at the person's level."""
    limit = asked.context.rules["I20"].whole(asked.context.level.value)
    while sum(map(hard_sets_of, items)) > limit:
        fewer = one_set_less(items)
        if fewer == items:
            break
        items = fewer
    return items


def one_set_less(items: Items) -> Items:
    """Return a session with one set less of the exercise that has most; the later of two, of a group all."""
    counted = [(work_sets(item), place) for place, item in enumerate(items) if not item.contacts_per_rep]
    counted = counted or [(work_sets(item), place) for place, item in enumerate(items)]
    most, place = max(counted)
    if most <= 1:
        return _without_last(items) if len(items) > 1 else items
    group = items[place].group
    return tuple(
        fewer(item) if at == place or (group and item.group == group) else item
        for at, item in enumerate(items)
    )


def _without_last(items: Items) -> Items:
    """Return a session without its last exercise, best one whose region another trains too."""
    leads = [lead(item) for item in items]
    last_first = range(len(items) - 1, -1, -1)
    place = next((place for place in last_first if leads.count(leads[place]) > 1), len(items) - 1)
    return items[:place] + items[place + 1 :]


def _less(asked: Asked, items: Items, fired: Fired) -> Items:
    """Return the session with what a rule speaks against made less, unchanged where nothing helps."""
    if fired.rule in FEWER:
        return one_set_less(items)
    if fired.rule in _NEAR_RUNS:
        return _legs_light(asked, items, fired)
    if fired.rule in ("O1", "O5"):
        return _each(items, fired, lambda item: without_weight(asked, item))
    if fired.rule == "B13":
        return _each(items, fired, lambda item: back_after(asked, item, fired))
    if fired.rule == "B6":
        return _each(items, fired, lambda item: stepped_back(asked, item))
    if fired.rule == "B15":
        return _unstuck(asked, items, fired)
    if fired.rule in ("I21", "I3", "I4", "B4"):
        return _each(items, fired, lambda item: fewer(item) if work_sets(item) > 1 else None)
    easier = next((each.rung for each in fired.offers if each.way is Way.EASIER and each.exercise), "")
    return _each(items, fired, lambda item: _today(asked, item, easier)) if easier else items


def _today(asked: Asked, item: ItemFacts, rung: str) -> ItemFacts | None:
    """Return an exercise in an easier version, said to be one for today."""
    found = in_version(asked, item, rung)
    return because(found, asked.reason("easier_today")) if found else None


def _legs_light(asked: Asked, items: Items, fired: Fired) -> Items:
    """Return the session with its heavy leg work light, and no more of it than the legs can spare.

    What the glutes lead stays first: nothing else in a session takes its place.
    """
    about = set(fired.items)
    on_legs = [item for item in items if lead(item) is Region.LEGS and not item.contacts_per_rep]
    stays = [item for item in on_legs if item.key not in about]
    room = asked.context.rules.coach.legs_near_run - len(stays)
    if not any(by_glutes(asked, item) for item in stays):
        room = max(1, room)
    made: dict[str, ItemFacts] = {}
    heavy = {item.key for item in heavy_legs(asked.context, items)}
    for item in sorted(on_legs, key=lambda item: not by_glutes(asked, item)):
        lighter = light(asked, item) if item.key in about & heavy and len(made) < room else None
        if lighter is not None and item.reason != lighter.reason:
            made[item.key] = lighter
    return tuple(made.get(item.key, item) for item in items if item.key not in about or item.key in made)


def by_glutes(asked: Asked, item: ItemFacts) -> bool:
    """Whether the glutes lead a planned exercise."""
    return led_by_glutes(asked.context.exercises[item.exercise])


def _unstuck(asked: Asked, items: Items, fired: Fired) -> Items:
    """Return the session with what is stuck at half its sets, or, after that, another move of its kind."""
    if not fired.inputs.get("eased"):
        times = {item.key: same_version(asked.context, item.exercise, item.rung) for item in items}
        return _each(
            items,
            fired,
            lambda item: fewer(
                item, max(0, work_sets(item) - max(1, len(times[item.key][0].work_sets) // 2))
            ),
        )
    here = {item.exercise for item in items}
    return _each(items, fired, lambda item: _another(asked, item, here))


def _another(asked: Asked, item: ItemFacts, here: set[str]) -> ItemFacts | None:
    """Return another exercise of the same kind of movement, else an easier version; None where none is."""
    was = asked.context.exercises[item.exercise]
    for found in like(item, asked, here):
        if not b15_stuck(asked.context, (found,)):
            return because(found, asked.reason("another", {"name": was.name}))
    easier = (in_version(asked, item, rung.id) for rung in was.easier(item.rung))
    return next((found for found in easier if found is not None), None)


def _each(items: Items, fired: Fired, change: Callable[[ItemFacts], ItemFacts | None]) -> Items:
    """Return the session with each exercise a rule speaks against changed, or left out for None."""
    about = set(fired.items) or {fired.item}
    changed = (change(item) if item.key in about else item for item in items)
    return tuple(item for item in changed if item is not None)


def _without(items: Items, fired: Fired) -> Items:
    """Return the session without what a rule speaks against; without anything where it speaks of all."""
    about = set(fired.items) or ({fired.item} if fired.item else {item.key for item in items})
    return tuple(item for item in items if item.key not in about)
