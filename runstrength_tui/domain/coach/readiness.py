"""What a person said of the day, and what that takes from a session: a set each, jumps, free weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from runstrength_tui.domain.coach.easing import fewer
from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import JumpTier
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.before import FEWER_SETS, p14_low_day, p15_hot, p16_drank
from runstrength_tui.domain.safety.engine import Fired
from runstrength_tui.domain.safety.facts import jumps
from runstrength_tui.domain.session import NotMyDay


def said(asked: Asked, items: Sequence[ItemFacts]) -> Iterator[Fired]:
    """Yield the rules that follow from what was said of the day."""
    context, marks = asked.context, asked.marks
    for fired in (p16_drank(context, marks, items), p14_low_day(context, marks), p15_hot(context, marks)):
        if fired is not None:
            yield fired


def left_out(asked: Asked, items: tuple[ItemFacts, ...]) -> tuple[ItemFacts, ...]:
    """Return a session without what the day rules out."""
    if NotMyDay.SORE in asked.marks:
        items = tuple(item for item in items if not jumps(item, JumpTier.MEDIUM))
    out = {key for fired in said(asked, items) for key in fired.items}
    return tuple(item for item in items if item.key not in out)


def less(asked: Asked, items: tuple[ItemFacts, ...]) -> tuple[ItemFacts, ...]:
    """Return a session with a set less of each exercise where the day asks for less."""
    rules = {fired.rule for fired in said(asked, items)}
    if rules & FEWER_SETS:
        items = tuple(map(fewer, items))
    return tuple(map(_one_more_left, items)) if "P14" in rules else items


def _one_more_left(item: ItemFacts) -> ItemFacts:
    left = item.dose.rir
    return item if left is None else replace(item, dose=replace(item.dose, rir=left + 1))
