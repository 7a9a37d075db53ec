"""Whose turn it is after a set: exercises done in turns rest only when the round is over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from runstrength_tui.domain.live.working import WorkingItem
from runstrength_tui.domain.session import SetKind

WARM_UP_REST_S: Final = 45
"""Rest after a warm-up set, at most: it should not tire (coaching convention)."""


def together(items: Mapping[str, WorkingItem], key: str) -> list[str]:
    """Return the exercises done in turns with ``key``, in order, itself among them."""
    group = items[key].group
    return [each for each, item in items.items() if item.group == group] if group else [key]


def turn_after(items: Mapping[str, WorkingItem], key: str, kind: SetKind) -> tuple[str, int]:
    """Return the exercise that is next after a set of ``key`` was done, and the seconds of rest before it.

    A warm-up leads to the next set of the same exercise, and so does a set with a drop set behind it,
    without a rest. In a group the next exercise that has not come to this round is next, without a rest.
    """
    item = items[key]
    if item.open and item.following is SetKind.DROP:
        return key, 0
    if kind is SetKind.WARM_UP and item.open:
        return key, min(WARM_UP_REST_S, item.facts.dose.rest_s)
    turns = together(items, key)
    if len(turns) > 1:
        at = turns.index(key)
        around = [each for each in turns[at + 1 :] + turns[:at] if items[each].open]
        behind = [each for each in around if items[each].worked < item.worked]
        if behind:
            return behind[0], 0
        rest_s = max(items[each].facts.dose.rest_s for each in turns)
        first = next((each for each in turns if items[each].open), None)
        return first or following(items, key), rest_s
    return key if item.open else following(items, key), item.facts.dose.rest_s


def following(items: Mapping[str, WorkingItem], key: str) -> str:
    """Return the next exercise with sets left, round the end; ``key`` itself where there is none."""
    keys = list(items)
    at = keys.index(key)
    return next((each for each in keys[at + 1 :] + keys[:at] if items[each].open), key)


def in_order(items: dict[str, WorkingItem], order: tuple[str, ...]) -> dict[str, WorkingItem]:
    """Return the exercises in another order; those that are not named come behind."""
    named = [key for key in dict.fromkeys(order) if key in items]
    return {key: items[key] for key in (*named, *(key for key in items if key not in named))}
