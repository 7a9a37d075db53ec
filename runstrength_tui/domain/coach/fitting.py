"""A session made to fit the time there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from runstrength_tui.domain.coach.day import time_for
from runstrength_tui.domain.coach.easing import fewer, work_sets
from runstrength_tui.domain.coach.filling import out_of_balance
from runstrength_tui.domain.coach.keeping import Items, one_set_less
from runstrength_tui.domain.coach.suggestion import Asked, Kind
from runstrength_tui.domain.exercise import Measure, Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.looking_back import lead

_REP_S: Final = 3.0
"""Seconds of a rep where its tempo is not known."""
_CHANGE_S: Final = 60
"""Seconds from one exercise to the next."""
_WELL_USED: Final = 0.75
"""Where less of the time would be used than that, a set less is better than an exercise less."""
_OVER: Final = 1.1
"""So much over the time there is still fits."""


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


def time_of(asked: Asked, kind: Kind) -> int:
    """Return the minutes that a session of a kind may take."""
    short = asked.context.rules.coach.short_minutes
    return min(short, time_for(asked)) if kind is Kind.SHORT else time_for(asked)


def is_short(asked: Asked, kind: Kind) -> bool:
    """Whether there is time for the moves that give most, and no more."""
    return kind is Kind.SHORT or time_for(asked) <= asked.context.rules.coach.short_minutes


def shortened(asked: Asked, items: Items, needed: frozenset[str]) -> Items:
    """Return the first exercise each of legs, core and upper body, in few sets; those needed stay."""
    most, have = asked.context.rules.coach.short_sets, set[Region]()
    found = []
    due = out_of_balance(asked, ())
    for item in sorted(
        items, key=lambda each: (each.key not in needed, out_of_balance(asked, (each,)) == due)
    ):
        region = lead(item)
        if not item.contacts_per_rep and region not in have:
            have.add(region)
            found.append(item.key)
    return tuple(fewer(item, max(0, work_sets(item) - most)) for item in items if item.key in found)


def in_time(asked: Asked, kind: Kind, items: Items, needed: frozenset[str]) -> Items:
    """Return a session that fits the time there is: fewer sets first, then the last exercises."""
    most, least = _OVER * time_of(asked, kind), asked.context.rules.coach.short_sets
    while len(items) > 1 and minutes_of(items) > most:
        less = one_set_less(items) if max(map(work_sets, items)) > least else items
        if less == items and len(items) <= len(Region) and max(map(work_sets, items)) > 1:
            less = one_set_less(items)
        items = less if less != items else _less_or_one_out(asked, items, needed, most)
    return items


def _less_or_one_out(asked: Asked, items: Items, needed: frozenset[str], most: float) -> Items:
    """Return a session without an exercise, or with a set less where that would leave much of the time."""
    shorter = _without_one(asked, items, needed)
    if minutes_of(shorter) >= _WELL_USED * most or max(map(work_sets, items)) < 2:
        return shorter
    return one_set_less(items)


def _without_one(asked: Asked, items: Items, needed: frozenset[str]) -> Items:
    """Return a session without its last exercise, best one whose region another trains too, none needed.

    What balance would miss stays, if anything else can go, and so does what was light more often.
    """
    leads = [lead(item) for item in items]
    last_first = range(len(items) - 1, -1, -1)
    spare = [place for place in last_first if items[place].key not in needed] or list(last_first)
    light = [asked.standing(asked.context.exercises[item.exercise]).light for item in items]
    spare.sort(key=lambda place: (leads.count(leads[place]) < 2, light[place]))
    shorter = [items[:place] + items[place + 1 :] for place in spare]
    before = out_of_balance(asked, items)
    return next((each for each in shorter if out_of_balance(asked, each) <= before), shorter[0])
