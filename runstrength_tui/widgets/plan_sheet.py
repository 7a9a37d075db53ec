"""What a plan asks for today, and where a session under way stands, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.session import Load, SetKind
from runstrength_tui.domain.wording import dose_text, load_text, many_text, skip_text
from runstrength_tui.widgets.blocks import MUTED, Block, gap, line, para, table

_ROOMY = 36
"""Width from which there is room for more than names and numbers."""
_LOOKS = (MUTED, "", "", MUTED)
_BRACKET = {(False, True): "┌", (True, True): "│", (True, False): "└"}
"""What stands before an exercise, by whether the one above and the one below go in turns with it."""


def plan_blocks(plan: Plan, items: Sequence[ItemFacts]) -> tuple[Block, ...]:
    """Return a plan with the weights that would be offered; ``items`` are its exercises' facts."""
    return tuple(_plan(plan, items))


def under_way_blocks(session: LiveSession) -> tuple[Block, ...]:
    """Return the exercises of the session under way with what is done of each."""
    marks = turns([item.group for item in session.items])
    rows = [(mark + item.facts.name, _so_far(item)) for mark, item in zip(marks, session.items, strict=True)]
    done = sum(not item.open for item in session.items)
    return (
        line(
            session.header.plan_name or "Without a plan",
            f"{done} of {many_text(len(session.items), 'exercise')}",
        ),
        gap(),
        table(rows, (MUTED, "", MUTED)) if rows else para("No exercise in it yet: a adds one there."),
    )


def _plan(plan: Plan, items: Sequence[ItemFacts]) -> Iterator[Block]:
    yield line(plan.name or "Without a plan", f"about {plan.minutes} min")
    if plan.summary:
        yield _when_roomy(para(plan.summary, look=MUTED))
    yield _when_roomy(gap())
    marks = turns([facts.group for facts in items])
    yield table([_row(mark, facts) for mark, facts in zip(marks, items, strict=True)], _LOOKS)
    if any(marks):
        yield _when_roomy(gap())
        yield para("In brackets: in turns, a set of each, then the rest.", look=MUTED)


def _row(mark: str, facts: ItemFacts) -> tuple[str, str, str, str]:
    worked = [target for target in facts.targets if target.kind is not SetKind.WARM_UP]
    offered = worked[0].load if worked else Load()
    dose = dose_text(facts.dose, Load(), measure=facts.measure, side=facts.side, rest=False)
    warm = len(facts.targets) - len(worked)
    if warm:
        dose += f" after {many_text(warm, 'warm-up')}"
    return mark, facts.name, dose, load_text(offered)


def turns(groups: Sequence[str]) -> list[str]:
    """Return what stands before each name: a bracket round neighbours that are done in turns."""
    marks = []
    for at, group in enumerate(groups):
        above = bool(group) and at > 0 and groups[at - 1] == group
        below = bool(group) and at + 1 < len(groups) and groups[at + 1] == group
        marks.append(_BRACKET.get((above, below), ""))
    return [mark or "·" for mark in marks] if any(marks) else marks


def _so_far(item: LiveItem) -> str:
    if item.skipped is not None:
        return f"left out: {skip_text(item.skipped)}"
    if not item.open:
        return f"✓ {many_text(len(item.worked), 'set')}"
    return f"{len(item.worked)} of {many_text(item.planned, 'set')}"


def _when_roomy(block: Block) -> Block:
    return lambda width: block(width) if width >= _ROOMY else []
