"""Exercises of a session while the fold goes through its events."""

from __future__ import annotations

from datetime import datetime

from runstrength_tui.domain.exercise import SideRule
from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.state import Hand, LiveItem, LiveSet
from runstrength_tui.domain.session import Load, PromptRecord, SkipReason
from runstrength_tui.domain.timing import HoldPlan, TempoPlan


class WorkingHand:
    """The set in hand while it is being put together."""

    __slots__ = (
        "by_keys",
        "by_tempo",
        "count",
        "first",
        "hold",
        "missed",
        "offsets",
        "prompts",
        "rest_s",
        "tempo",
        "typed",
    )

    def __init__(self) -> None:
        self.count: int | None = None
        self.missed = 0
        self.typed = False
        self.by_keys = True
        self.by_tempo = False
        self.first: datetime | None = None
        self.offsets: list[float] = []
        self.rest_s: int | None = None
        self.hold: HoldPlan | None = None
        self.tempo: TempoPlan | None = None
        self.prompts: list[PromptRecord] = []

    def freeze(self) -> Hand:
        return Hand(
            count=self.count,
            missed=self.missed,
            typed=self.typed,
            by_keys=self.by_keys and self.count is not None,
            by_tempo=self.by_tempo,
            first=self.first,
            offsets=tuple(self.offsets),
            rest_s=self.rest_s,
            hold=self.hold,
            tempo=self.tempo,
            prompts=tuple(self.prompts),
        )


class WorkingItem:
    """An exercise while its events are being gone through."""

    __slots__ = ("done", "facts", "hand", "load", "note", "skipped", "swapped_for", "targets")

    def __init__(self, facts: ItemFacts) -> None:
        self.facts = facts
        self.targets = list(facts.targets)
        self.done: dict[int, LiveSet] = {}
        self.hand = WorkingHand()
        self.load: Load | None = None
        self.skipped: SkipReason | None = None
        self.swapped_for = ""
        self.note = ""

    @property
    def open(self) -> bool:
        return self.skipped is None and len(self.done) < len(self.targets)

    def freeze(self) -> LiveItem:
        return LiveItem(
            facts=self.facts,
            done=tuple(self.done[number] for number in sorted(self.done)),
            targets=tuple(self.targets),
            hand=self.hand.freeze(),
            load=self.load,
            skipped=self.skipped,
            swapped_for=self.swapped_for,
            note=self.note,
        )


def sides_of(item: WorkingItem, count: int) -> tuple[int | None, int | None]:
    """What each side did where the sides take turns; the first takes the odd one."""
    if item.facts.side is not SideRule.ALTERNATING:
        return None, None
    return (count + 1) // 2, count // 2


def swapped(items: dict[str, WorkingItem], key: str, new: WorkingItem) -> dict[str, WorkingItem]:
    """Return the exercises with ``new`` right behind that of ``key``, which asks for no more than was done.

    Where nothing was done of it, ``new`` stands in its place and has its note.
    """
    found: dict[str, WorkingItem] = {}
    for each, item in items.items():
        if each != key:
            found[each] = item
            continue
        if item.done:
            found[each] = item
            del item.targets[len(item.done) :]
            item.hand = WorkingHand()
            item.swapped_for = new.facts.name
        else:
            new.note = item.note
        found[new.facts.key] = new
    return found if key in items else found | {new.facts.key: new}
