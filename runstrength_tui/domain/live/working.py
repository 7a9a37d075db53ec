"""Exercises of a session while the fold goes through its events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from runstrength_tui.domain.live.events import ItemFacts
from runstrength_tui.domain.live.state import Hand, LiveItem, LiveSet
from runstrength_tui.domain.session import Load, PromptRecord, SetKind, SkipReason, Target
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

    __slots__ = ("done", "facts", "group", "hand", "load", "note", "skipped", "swapped_for", "targets")

    def __init__(self, facts: ItemFacts) -> None:
        self.facts = facts
        self.targets = list(facts.targets)
        self.done: dict[int, LiveSet] = {}
        self.hand = WorkingHand()
        self.load: Load | None = None
        self.skipped: SkipReason | None = None
        self.swapped_for = ""
        self.note = ""
        self.group = facts.group

    @property
    def worked(self) -> int:
        """Work sets done, which is also the round it has come to."""
        return sum(each.record.kind is SetKind.WORK for each in self.done.values())

    @property
    def following(self) -> SetKind | None:
        """What the next set is for; None where all are done."""
        number = 1
        while number in self.done:
            number += 1
        return self.targets[number - 1].kind if number <= len(self.targets) else None

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
            group=self.group,
        )

    def mark(self, number: int, kind: SetKind | None, to_failure: bool | None) -> None:
        """Say what a done set was for; one that turns out a warm-up leaves a work set more to do."""
        done = self.done.get(number)
        if done is None:
            return
        was, record = done.record.kind, done.record
        record = msgspec.structs.replace(
            record,
            kind=was if kind is None else kind,
            to_failure=record.to_failure if to_failure is None else to_failure,
        )
        self.done[number] = msgspec.structs.replace(done, record=record)
        if record.kind is was or number > len(self.targets):
            return
        self.targets[number - 1] = msgspec.structs.replace(self.targets[number - 1], kind=record.kind)
        if record.kind is SetKind.WARM_UP:
            self.targets.append(msgspec.structs.replace(self.targets[-1], kind=SetKind.WORK))
        elif was is SetKind.WARM_UP and len(self.targets) > max(self.done):
            self.targets.pop()

    def warm_up(self, targets: Iterable[Target]) -> None:
        """Ask for these warm-up sets before the sets that are left."""
        begun = max(self.done, default=0)
        left = [target for target in self.targets[begun:] if target.kind is not SetKind.WARM_UP]
        self.targets[begun:] = [*targets, *left]

    def add(self, target: Target, after: int) -> None:
        """Ask for one set more, right behind a set that is done or behind all others."""
        begun = max(self.done, default=0)
        at = min(max(after, begun), len(self.targets)) if after else len(self.targets)
        self.targets.insert(at, target)

    def cut(self) -> None:
        """Ask for one work set less, where more than one is left."""
        left = sum(target.kind is SetKind.WORK for target in self.targets[max(self.done, default=0) :])
        if left > 1 and self.targets[-1].kind is SetKind.WORK:
            self.targets.pop()

    def choose(self, load: Load) -> None:
        """Take another weight: for this set where it is a warm-up or a drop set, else from here on."""
        number = 1
        while number in self.done:
            number += 1
        if number <= len(self.targets) and self.targets[number - 1].kind is not SetKind.WORK:
            self.targets[number - 1] = msgspec.structs.replace(self.targets[number - 1], load=load)
        else:
            self.load = load


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
        new.group = item.group
        found[new.facts.key] = new
    return found if key in items else found | {new.facts.key: new}
