"""What the coach keeps to: which rules a suggestion breaks, and how one that keeps them says why.

A rule that speaks to the person is a duty as well where another suggestion would have avoided it: the coach
never argues with itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety import between, lighter, weeks
from runstrength_tui.domain.safety.engine import Context, Fired, weight
from runstrength_tui.domain.safety.rules import filled

_RULES: Final = (
    weeks.b4_landings_up,
    weeks.b5_sets_up,
    weeks.b8_behind,
    weeks.b10_no_glutes,
    weeks.b11_no_pull,
    lighter.b12_easy_week,
    lighter.b13_back_after,
    lighter.b17_taper,
)


def broken(context: Context, items: Sequence[ItemFacts]) -> tuple[Fired, ...]:
    """Return what a suggestion does not keep, the severest first; an empty one keeps no duty that binds."""
    fired = (
        *between.before_session(context, items),
        *(rule(context, items) for rule in _RULES),
        *lighter.b15_stuck(context, items),
    )
    found = [each for each in fired if each is not None]
    return tuple(sorted(found, key=lambda each: -weight(each.severity)))


def reasons(context: Context, wanted: Sequence[ItemFacts], suggested: Sequence[ItemFacts]) -> tuple[str, ...]:
    """Return why a suggestion is not what was wanted first: the rules that it keeps and that would not."""
    still = {(each.rule, each.exercise) for each in broken(context, suggested)}
    kept = [each for each in broken(context, wanted) if (each.rule, each.exercise) not in still]
    return tuple(dict.fromkeys(_reason(context, each, suggested) for each in kept))


def _reason(context: Context, fired: Fired, suggested: Sequence[ItemFacts]) -> str:
    if fired.rule == "B13" and lighter.same_weight(context, suggested):
        return filled(context.rules["B13"].texts["same"], fired.inputs)
    return fired.reason
