"""The part of the conductor that swaps, groups and orders exercises and changes sets that are done."""

from __future__ import annotations

import msgspec

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import CheckQuestion, ItemFacts
from runstrength_tui.domain.live.holding import HoldActs, Outcome
from runstrength_tui.domain.session import Load


class CourseActs(HoldActs):
    """Swapping an exercise, exercises in turns and in order, and changing a set that is done."""

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
        left = item.planned - len(item.worked)
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

    def group(self, key: str) -> Outcome:
        """Do an exercise in turns with the one behind it, or by itself again where it is in turns already."""
        item = self.session.item(key)
        if item is None:
            return Outcome(say="That exercise is not in this session any more: nothing was changed.")
        turns = self.session.turns(item)
        if turns:
            keys = tuple(each.key for each in turns)
            made = self._aside(lambda seq: e.ItemsGrouped(seq=seq, at=self.now, items=keys))
            return Outcome(events=made.events, say="Each by itself again.")
        names = [each.key for each in self.session.items]
        behind = self.session.items[names.index(key) + 1 :]
        if not behind:
            return Outcome(say="There is no exercise behind it to take turns with.")
        other = behind[0]
        # The group of the one behind grows: three in turns are a circuit.
        group = other.group if self.session.turns(other) else key
        keys = tuple(dict.fromkeys((key, *(each.key for each in self.session.turns(other)), other.key)))
        made = self._aside(lambda seq: e.ItemsGrouped(seq=seq, at=self.now, items=keys, group=group))
        return Outcome(events=made.events, say=self._in_turns(keys))

    def join(self, key: str) -> Outcome:
        """Have the exercise behind those in turns with this one join them, and those in turns with it."""
        item = self.session.item(key)
        other = self.session.next_in_turns(item) if item is not None else None
        if item is None or other is None:
            return Outcome(say="There is no exercise behind them to join in.")
        keys = tuple(each.key for each in self.session.turns(other)) or (other.key,)
        made = self._aside(lambda seq: e.ItemsGrouped(seq=seq, at=self.now, items=keys, group=item.group))
        return Outcome(
            events=made.events,
            say=self._in_turns((*(each.key for each in self.session.turns(item)), *keys)),
        )

    def _in_turns(self, keys: tuple[str, ...]) -> str:
        names = ", ".join(each.facts.name for each in self.session.items if each.key in keys)
        return f"In turns, rest after each round: {names}."

    def order(self, keys: tuple[str, ...]) -> Outcome:
        """Put the exercises in another order."""
        now = tuple(item.key for item in self.session.items)
        if keys == now:
            return Outcome()
        if set(keys) != set(now):
            return Outcome(say="The exercises have changed meanwhile: the order was left as it is.")
        return self._aside(lambda seq: e.ItemsOrdered(seq=seq, at=self.now, items=keys))
