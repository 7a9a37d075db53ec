"""What a kind of session, a race near, an easy week or tired legs leave of a plan, before any rule."""

from __future__ import annotations

from runstrength_tui.domain.coach.day import legs_yesterday, without_big_jumps
from runstrength_tui.domain.coach.dosing import because
from runstrength_tui.domain.coach.easing import fewer, in_version, light, work_sets
from runstrength_tui.domain.coach.keeping import Items, one_set_less
from runstrength_tui.domain.coach.suggestion import Asked, Kind
from runstrength_tui.domain.exercise import JumpTier, Level
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.facts import easier, jumps
from runstrength_tui.domain.safety.heavy import heavy_legs
from runstrength_tui.domain.safety.looking_back import beyond_legs


def of_kind(asked: Asked, kind: Kind, items: Items) -> Items:
    """Return what of a plan a kind of session keeps, before any rule."""
    if kind is Kind.NO_JUMPS:
        items = tuple(item for item in items if not jumps(item))
    elif kind is Kind.UPPER_CORE:
        items = tuple(item for item in items if beyond_legs(item))
    if legs_yesterday(asked) and asked.context.level is Level.BEGINNER:
        items = tuple(filter(None, (_light_legs(asked, item) for item in items)))
    if asked.recovering is not None:
        items = tuple(filter(None, (_recovering(asked, item) for item in items)))
    if without_big_jumps(asked):
        items = tuple(filter(None, (_small(asked, item) for item in items)))
    return items


def _recovering(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return an exercise for the days after a goal race: few sets, what is heavy for the legs light."""
    item = fewer(item, max(0, work_sets(item) - asked.context.rules.coach.short_sets))
    return _light_legs(asked, item)


def _light_legs(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return an exercise as it is, what is heavy for the legs light; None where it cannot be."""
    return light(asked, item) if heavy_legs(asked.context, [item]) else item


def _small(asked: Asked, item: ItemFacts) -> ItemFacts | None:
    """Return an exercise without medium and big jumps: in a version that jumps less high, if it has one."""
    if not jumps(item, JumpTier.MEDIUM):
        return item
    offer = easier(asked.context, item, below=JumpTier.MEDIUM)
    found = in_version(asked, item, offer.rung) if offer else None
    return because(found, asked.reason("small_jumps")) if found and asked.recovering is None else None


def in_phase(asked: Asked, items: Items, most: int) -> Items:
    """Return a session with the share of the usual sets that the time before a race asks for."""
    now = asked.phase
    share = now[0].sets if now else 1.0
    if asked.holding == "hold_easy":
        share = min(share, asked.context.rules["B12"].limits["set_share"])
    items = tuple(_with_share(item, share) if item.contacts_per_rep else item for item in items)
    if now is None or now[0].sets >= 1:
        return items
    wanted = max(len(items), round(now[0].sets * most))
    while sum(map(work_sets, items)) > wanted:
        less = one_set_less(items)
        if len(less) < len(items) or less == items:
            break
        items = less
    return items


def _with_share(item: ItemFacts, share: float) -> ItemFacts:
    return fewer(item, work_sets(item) - max(1, round(share * work_sets(item)))) if share < 1 else item
