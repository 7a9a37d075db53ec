"""What a plan asks for today, and where a session under way stands, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.wording import dose_text, load_text, many_text, skip_text
from runstrength_tui.widgets.blocks import MUTED, Block, gap, line, para, table

_ROOMY = 36
"""Width from which there is room for more than names and numbers."""


def plan_blocks(plan: Plan, items: Sequence[ItemFacts]) -> tuple[Block, ...]:
    """Return a plan with the weights that would be offered; ``items`` are its exercises' facts."""
    return tuple(_plan(plan, items))


def under_way_blocks(session: LiveSession) -> tuple[Block, ...]:
    """Return the exercises of the session under way with what is done of each."""
    rows = [(item.facts.name, _so_far(item)) for item in session.items]
    done = sum(not item.open for item in session.items)
    return (
        line(
            session.header.plan_name or "Without a plan",
            f"{done} of {many_text(len(session.items), 'exercise')}",
        ),
        gap(),
        table(rows, ("", MUTED)) if rows else para("No exercise in it yet: a adds one there."),
    )


def go_on_text(session: LiveSession) -> tuple[str, str]:
    """Return what leads back to the session under way, and how far it is: ``2 of 5`` exercises."""
    name = session.header.plan_name or "no plan"
    done = sum(not item.open for item in session.items)
    return f"Go on: {name}", f"{done} of {len(session.items)}" if session.items else ""


def _plan(plan: Plan, items: Sequence[ItemFacts]) -> Iterator[Block]:
    yield line(plan.name, f"about {plan.minutes} min")
    yield _when_roomy(para(plan.summary, look=MUTED))
    yield _when_roomy(gap())
    yield table([_row(facts) for facts in items], ("", "", MUTED))


def _row(facts: ItemFacts) -> tuple[str, str, str]:
    offered = facts.targets[0].load if facts.targets else Load()
    dose = dose_text(facts.dose, Load(), measure=facts.measure, side=facts.side, rest=False)
    return facts.name, dose, load_text(offered)


def _so_far(item: LiveItem) -> str:
    if item.skipped is not None:
        return f"left out: {skip_text(item.skipped)}"
    if not item.open:
        return f"✓ {many_text(len(item.done), 'set')}"
    return f"{len(item.done)} of {many_text(len(item.targets), 'set')}"


def _when_roomy(block: Block) -> Block:
    return lambda width: block(width) if width >= _ROOMY else []
