"""From the events of a session to the session as it stands.

The fold reads nothing but the header and the events: no clock, no rules, no files. The same fold serves
the screen, resuming, undo and the tests.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import msgspec

from runstrength_tui.domain.exercise import turns_of
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import Event, Header
from runstrength_tui.domain.live.fold_hand import HandFolds
from runstrength_tui.domain.live.rounds import in_order, turn_after
from runstrength_tui.domain.live.state import LiveSession, LiveSet, Rest
from runstrength_tui.domain.live.undoing import Undoing
from runstrength_tui.domain.live.working import WorkingHand, WorkingItem, swapped
from runstrength_tui.domain.session import (
    CheckAnswer,
    PromptRecord,
    SetRecord,
    SkipReason,
)


def fold(header: Header, events: Sequence[Event]) -> LiveSession:
    """Return the session as it stands after ``events``; events that no longer make sense change nothing."""
    undoing = Undoing(events)
    working = _Working(header)
    for event in events:
        working.last_event(event)
        if event.seq not in undoing.void:
            working.apply(event)
    return working.freeze(undoing)


def before_each(
    header: Header, events: Sequence[Event], wanted: Container[int] | None = None
) -> Iterator[LiveSession]:
    """Yield the session as it stands before each of some events, none of which takes another back.

    With ``wanted`` only before those with these numbers.
    """
    undoing, working = Undoing(()), _Working(header)
    for event in events:
        if wanted is None or event.seq in wanted:
            yield working.freeze(undoing)
        working.last_event(event)
        working.apply(event)


class _Working(HandFolds):
    """All events of a session."""

    def apply(self, event: Event) -> None:
        """Take one event in; one that names what is not there is passed over."""
        match event:
            case e.RepCounted() | e.RepMissed() | e.CountSet() | e.LoadSet():
                self._in_hand(event)
            case e.HoldBegun() | e.HoldStopped():
                self._hold(event)
            case e.TempoBegun() | e.TempoStopped():
                self._tempo(event)
            case e.PromptShown() | e.PromptAnswered():
                self._prompt(event)
            case e.SetDone() | e.SetChanged() | e.EffortRated() | e.SetMarked():
                self._done_sets(event)
            case e.SetAdded() | e.WarmUpsPlanned() | e.SetsCut():
                self._asked_for(event)
            case e.ItemMoved() | e.ItemPutOff() | e.ItemSkipped() | e.ItemAdded():
                self._order(event)
            case e.ItemsOrdered(items=keys):
                self.items = in_order(self.items, keys)
            case e.ItemsGrouped(items=keys, group=group):
                for key in keys:
                    if key in self.items:
                        self.items[key].group = group
            case e.ItemSwapped():
                self._swap(event)
            case e.PainReported() | e.NotMyDaySaid() | e.SessionRated():
                self._said(event)
            case e.Undone(item=key):
                if key in self.items:
                    self.current = key
                self.last_in_hand = False
            case e.RestChanged(seconds=seconds):
                if self.rest is not None:
                    self.rest = Rest(self.rest.since, max(0, self.rest.seconds + seconds))
            case e.NoteWritten(item=key, text=text):
                if key in self.items:
                    self.items[key].note = text
                elif not key:
                    self.note = text
            case e.CheckAnswered():
                self._check(event)
            case e.SignReported(sign=sign):
                self.sign = sign
            case e.Finished(reason=reason, at=at):
                self.ended, self.ended_at = reason, at
            case e.Reopened():
                self.ended, self.ended_at, self.reopened = None, None, True

    def _prompt(self, event: e.PromptShown | e.PromptAnswered) -> None:
        if isinstance(event, e.PromptAnswered):
            shown = self.prompts.get(event.prompt)
            if shown is not None:
                self.prompts[event.prompt] = msgspec.structs.replace(shown, answer=event.answer)
            return
        item = self.items.get(event.item)
        shown = PromptRecord(
            id=event.id,
            text=event.text,
            at=event.at,
            inputs=event.inputs,
            severity=event.severity,
            exercise=item.facts.exercise if item else "",
        )
        self.prompts[event.seq] = shown
        if item is not None:
            item.hand.prompts.append(shown)

    def _said(self, event: e.PainReported | e.NotMyDaySaid | e.SessionRated) -> None:
        """Take in what the person said of themselves; pain leaves exercises out."""
        if isinstance(event, e.NotMyDaySaid):
            self.not_my_day = event.marks
        elif isinstance(event, e.SessionRated):
            self.effort = event.effort
        else:
            self.pains.append(event.report)
            for key in event.out:
                if key in self.items and self.items[key].open:
                    self.items[key].skipped = SkipReason.PAIN
                    self.last_in_hand = False
            if self.current in self.items and not self.items[self.current].open:
                self._advance()

    def _asked_for(self, event: e.SetAdded | e.WarmUpsPlanned | e.SetsCut) -> None:
        """Take in that more sets, or fewer, are asked for."""
        if isinstance(event, e.SetsCut):
            for key in event.items:
                if key in self.items:
                    self.items[key].cut()
            return
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.WarmUpsPlanned):
            item.warm_up(event.targets)
            return
        item.add(event.target, event.after)
        item.skipped = None
        self.current = event.item
        self.last_in_hand = False
        if event.after:
            self.rest = None

    def _done_sets(self, event: e.SetDone | e.SetChanged | e.EffortRated | e.SetMarked) -> None:
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.SetDone):
            self._set_done(item, event)
            return
        if isinstance(event, e.SetMarked):
            item.mark(event.number, event.kind, event.to_failure)
            return
        done = item.done.get(event.number)
        if done is None:
            return
        if isinstance(event, e.SetChanged):
            left, right = event.left, event.right
            if left is None or right is None:
                left, right = turns_of(item.facts.side, event.count)
            load = event.load or done.record.load
            record = msgspec.structs.replace(
                done.record, count=event.count, load=load, changed=True, left=left, right=right
            )
        else:
            record = msgspec.structs.replace(done.record, effort=event.effort, rir=event.rir)
        item.done[event.number] = msgspec.structs.replace(done, record=record)

    def _set_done(self, item: WorkingItem, event: e.SetDone) -> None:
        hand = item.hand
        left, right = turns_of(item.facts.side, event.count)
        record = SetRecord(
            count=event.count,
            load=event.load,
            target=event.target,
            done_at=event.at,
            source=event.source,
            missed=hand.missed,
            rest_s=hand.rest_s,
            rep_offsets=tuple(hand.offsets) if hand.by_keys and len(hand.offsets) > 1 else (),
            left=left,
            right=right,
            kind=event.target.kind,
        )
        item.done[event.number] = LiveSet(event.number, event.seq, record)
        item.hand = WorkingHand()
        self.last, self.last_in_hand, self.last_done_at = (event.item, event.number), True, event.at
        self.current, rest_s = turn_after(self.items, event.item, record.kind)
        self.rest = Rest(event.at, rest_s) if rest_s else None

    def _order(self, event: e.ItemMoved | e.ItemPutOff | e.ItemSkipped | e.ItemAdded) -> None:
        if isinstance(event, e.ItemAdded):
            key = event.facts.key
            nothing_open = not any(item.open for item in self.items.values())
            self.items[key] = WorkingItem(event.facts)
            if nothing_open:
                self.current = key
            self._ask(event.questions)
            return
        item = self.items.get(event.item)
        if item is None:
            return
        match event:
            case e.ItemMoved():
                self.current = event.item
                self.last_in_hand = False
            case e.ItemPutOff():
                self.current = event.item
                self._advance()
                self.items[event.item] = self.items.pop(event.item)
                self.last_in_hand = False
            case e.ItemSkipped():
                item.skipped = event.reason
                self.current = event.item
                self._advance()
                self.last_in_hand = False

    def _swap(self, event: e.ItemSwapped) -> None:
        """Go on with the new exercise; a swap of one that is not there adds it, so that no set is lost."""
        self.items = swapped(self.items, event.item, WorkingItem(event.facts))
        self.current = event.facts.key
        self.last_in_hand = False
        self._ask(event.questions)

    def _check(self, event: e.CheckAnswered) -> None:
        question = self.asked.get(event.question)
        if question is None:
            return
        self.checks[question.id] = CheckAnswer(
            id=question.id, question=question.text, yes=event.yes, at=event.at
        )
        self._leave_out()
