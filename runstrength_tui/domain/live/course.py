"""The part of the conductor that swaps the exercise in hand and changes sets that are done."""

from __future__ import annotations

import msgspec

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import CheckQuestion, Event, ItemFacts
from runstrength_tui.domain.live.holding import HoldActs, Outcome
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.session import Load


class CourseActs(HoldActs):
    """Swapping an exercise and changing a set that is done."""

    def swap(self, key: str, facts: ItemFacts, questions: tuple[CheckQuestion, ...] = ()) -> Outcome:
        """Let the sets left of an exercise go on as another; what was counted of one is kept as a set."""
        item = self.session.item(key)
        if item is None:
            return Outcome(say="That exercise is not in this session any more: nothing was changed.")
        if not item.open:
            return Outcome(say="No set is left to swap here: a adds another exercise.")
        said_no = {answer.id for answer in self.session.checks if not answer.yes}
        if any(question.id in said_no for question in questions):
            return Outcome(say=f"The check said no to {facts.name} today: nothing was changed.")
        left = len(item.targets) - len(item.done)
        targets = facts.targets + facts.targets[-1:] * (left - len(facts.targets))
        facts = msgspec.structs.replace(facts, targets=targets[:left])
        made = [*self._stopped()]
        kept = self._begun(item, self.session.seq + len(made) + 1)
        if kept is not None:
            made.append(kept)
        seq = self.session.seq + len(made) + 1
        made.append(e.ItemSwapped(seq=seq, at=self.now, item=key, facts=facts, questions=questions))
        say = f"What you had counted is kept as a set of {item.facts.name}." if kept else ""
        return Outcome(events=tuple(made), say=say)

    def change_set(
        self, key: str, number: int, *, count: int, load: Load, sides: tuple[int, int] | None = None
    ) -> Outcome:
        """Correct a set that is done; ``sides`` are left and right, whose sum is then the count."""
        item = self.session.item(key)
        done = item.find(number) if item else None
        if done is None:
            return Outcome(say="That set is not there any more: nothing was changed.")
        before = done.record
        if sides is not None:
            count = sum(sides)
        # Two like sides read the same whether or not each was said.
        uneven = None if sides is None or sides[0] == sides[1] else sides
        was = None if before.left == before.right else (before.left, before.right)
        if (count, load, uneven) == (before.count, before.load, was):
            return Outcome()
        left, right = sides or (None, None)
        return self._aside(
            lambda seq: e.SetChanged(
                seq=seq,
                at=self.now,
                item=key,
                number=number,
                count=count,
                load=load if load != before.load else None,
                left=left,
                right=right,
            )
        )

    def _begun(self, item: LiveItem, seq: int) -> Event | None:
        """The set in hand as far as it was counted, as a set done; None where nothing of it was."""
        count, source = self.in_hand(item)
        if not count and not item.hand.missed:
            return None
        return e.SetDone(
            seq=seq,
            at=self.now,
            item=item.key,
            number=item.number,
            count=count or 0,
            load=item.target.load,
            target=item.offered(item.number),
            source=source,
        )
