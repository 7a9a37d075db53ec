"""The part of the conductor that says what sets are for, and adds lighter ones before and after."""

from __future__ import annotations

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.holding import HoldActs, Outcome
from runstrength_tui.domain.live.ramp import drop_after, ramp
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.session import SetKind, Target
from runstrength_tui.domain.wording import many_text

MOST_SETS = 20
"""More sets of one exercise are not planned: a session that long is a slip of the finger."""


class MarkActs(HoldActs):
    """Warm-up sets, drop sets, sets to failure, and one set more."""

    def add_set(self) -> Outcome:
        """One set more of the exercise in hand."""
        item = self.session.current
        if item is None:
            return Outcome(say="No exercise in hand yet: press a to add one.")
        if len(item.targets) >= MOST_SETS:
            return Outcome(say=f"{MOST_SETS} sets of one exercise are plenty.")
        target = item.offered(len(item.targets) + 1)
        return self._one(lambda seq: e.SetAdded(seq=seq, at=self.now, item=item.key, target=target))

    def drop_set(self, key: str, number: int) -> Outcome:
        """A drop set right behind a set that is done: lighter, at once."""
        item = self.session.item(key)
        done = item.find(number) if item else None
        if item is None or done is None:
            return Outcome(say="That set is not there any more: nothing was changed.")
        if len(item.targets) >= MOST_SETS:
            return Outcome(say=f"{MOST_SETS} sets of one exercise are plenty.")
        target = drop_after(item.facts, Target(count=done.record.target.count, load=done.record.load))
        return self._one(lambda seq: e.SetAdded(seq=seq, at=self.now, item=key, target=target, after=number))

    def mark(
        self, key: str, number: int, kind: SetKind | None = None, *, to_failure: bool | None = None
    ) -> Outcome:
        """Say that a done set was a warm-up, a drop set or a usual one, or that it went to failure."""
        item = self.session.item(key)
        done = item.find(number) if item else None
        if done is None:
            return Outcome(say="That set is not there any more: nothing was changed.")
        record = done.record
        if kind in (None, record.kind) and to_failure in (None, record.to_failure):
            return Outcome()
        return self._aside(
            lambda seq: e.SetMarked(
                seq=seq, at=self.now, item=key, number=number, kind=kind, to_failure=to_failure
            )
        )

    def warm_ups(self) -> Outcome:
        """Put lighter sets before the work sets of the exercise in hand, or take those left away again."""
        item = self.session.current
        if item is None:
            return Outcome(say="No exercise in hand yet: press a to add one.")
        if warm_ups_left(item):
            return self._one(lambda seq: e.WarmUpsPlanned(seq=seq, at=self.now, item=item.key))
        if item.done:
            return Outcome(say=f"{item.facts.name} is under way already: no warm-up sets any more.")
        targets = ramp(item.facts, item.target)
        if not targets:
            return Outcome(say=f"{item.facts.name} has no weight to build up to.")
        made = self._one(lambda seq: e.WarmUpsPlanned(seq=seq, at=self.now, item=item.key, targets=targets))
        return Outcome(events=made.events, say=f"{many_text(len(targets), 'warm-up set')} first.")


def warm_ups_left(item: LiveItem) -> int:
    """Return how many warm-up sets are asked for and not done."""
    done = {each.number for each in item.done}
    return sum(
        target.kind is SetKind.WARM_UP and number not in done
        for number, target in enumerate(item.targets, start=1)
    )
