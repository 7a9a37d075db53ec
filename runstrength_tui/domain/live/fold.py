"""From the events of a session to the session as it stands.

The fold reads nothing but the header and the events: no clock, no rules, no files. The same fold serves
the screen, resuming, undo and the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import CheckQuestion, Event, Header
from runstrength_tui.domain.live.state import LiveSession, LiveSet, Rest
from runstrength_tui.domain.live.undoing import Undoing
from runstrength_tui.domain.live.working import WorkingHand, WorkingItem, sides_of, swapped
from runstrength_tui.domain.session import (
    CheckAnswer,
    EndReason,
    PromptRecord,
    SetRecord,
    SkipReason,
    WarningSign,
)
from runstrength_tui.domain.timing import HoldPlan, TempoPlan


def fold(header: Header, events: Sequence[Event]) -> LiveSession:
    """Return the session as it stands after ``events``; events that no longer make sense change nothing."""
    undoing = Undoing(events)
    working = _Working(header)
    for event in events:
        working.last_event(event)
        if event.seq not in undoing.void:
            working.apply(event)
    return working.freeze(undoing)


class _Working:
    """The session while its events are being gone through."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.items: dict[str, WorkingItem] = {facts.key: WorkingItem(facts) for facts in header.items}
        self.current = next(iter(self.items), "")
        self.checks: dict[str, CheckAnswer] = {}
        self.asked = {question.id: question for question in header.questions}
        self.rest: Rest | None = None
        self.last: tuple[str, int] | None = None
        self.last_in_hand = False
        self.last_done_at: datetime | None = None
        self.sign: WarningSign | None = None
        self.prompts: list[PromptRecord] = []
        self.note = ""
        self.ended: EndReason | None = None
        self.ended_at: datetime | None = None
        self.reopened = False
        self.seq = 0
        self.at = header.started_at

    def last_event(self, event: Event) -> None:
        self.seq = event.seq
        self.at = event.at

    def apply(self, event: Event) -> None:
        """Take one event in; one that names what is not there is passed over."""
        match event:
            case e.RepCounted() | e.RepMissed() | e.CountSet() | e.LoadSet():
                self._in_hand(event)
            case e.HoldBegun() | e.HoldStopped():
                self._hold(event)
            case e.TempoBegun() | e.TempoStopped():
                self._tempo(event)
            case e.PromptShown():
                self._prompt(event)
            case e.SetDone() | e.SetChanged() | e.EffortRated():
                self._done_sets(event)
            case e.ItemMoved() | e.ItemPutOff() | e.ItemSkipped() | e.ItemAdded() | e.SetAdded():
                self._order(event)
            case e.ItemSwapped():
                self._swap(event)
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

    def _in_hand(self, event: e.RepCounted | e.RepMissed | e.CountSet | e.LoadSet) -> None:
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.LoadSet):
            item.load = event.load
            return
        hand = item.hand
        self.last_in_hand = False
        self.rest = None
        if isinstance(event, e.CountSet):
            hand.count, hand.typed, hand.by_keys = event.count, event.typed, False
            hand.by_tempo = event.tempo
            return
        hand.typed = False
        if hand.first is None:
            self._rested(hand, event.at)
        if isinstance(event, e.RepMissed):
            hand.missed += 1
            hand.first = hand.first or event.at
            return
        hand.count = (hand.count or 0) + 1
        hand.first = hand.first or event.at
        if event.timed:
            hand.offsets.append(round((event.at - hand.first).total_seconds(), 2))

    def _rested(self, hand: WorkingHand, at: datetime) -> None:
        """Note the rest that ended with the first thing done of a set."""
        if hand.rest_s is None and self.last_done_at is not None:
            waited = (at - self.last_done_at).total_seconds()
            hand.rest_s = round(waited) if waited >= 0 else None

    def _hold(self, event: e.HoldBegun | e.HoldStopped) -> None:
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.HoldStopped):
            item.hand.hold = None
            return
        self._rested(item.hand, event.at)
        item.hand.hold = HoldPlan(event.at, event.seconds, event.sides)
        item.hand.count = None
        self.last_in_hand = False
        self.rest = None

    def _tempo(self, event: e.TempoBegun | e.TempoStopped) -> None:
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.TempoStopped):
            item.hand.tempo = None
            return
        self._rested(item.hand, event.at)
        item.hand.tempo = TempoPlan(event.at, event.seconds_per_rep, event.reps, event.counted, event.sides)
        item.hand.typed = False
        self.last_in_hand = False
        self.rest = None

    def _prompt(self, event: e.PromptShown) -> None:
        shown = PromptRecord(id=event.id, text=event.text, at=event.at, inputs=event.inputs)
        self.prompts.append(shown)
        if event.item in self.items:
            self.items[event.item].hand.prompts.append(shown)

    def _done_sets(self, event: e.SetDone | e.SetChanged | e.EffortRated) -> None:
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.SetDone):
            self._set_done(item, event)
            return
        done = item.done.get(event.number)
        if done is None:
            return
        if isinstance(event, e.SetChanged):
            left, right = event.left, event.right
            if left is None or right is None:
                left, right = sides_of(item, event.count)
            load = event.load or done.record.load
            record = msgspec.structs.replace(
                done.record, count=event.count, load=load, changed=True, left=left, right=right
            )
        else:
            record = msgspec.structs.replace(done.record, effort=event.effort)
        item.done[event.number] = msgspec.structs.replace(done, record=record)

    def _set_done(self, item: WorkingItem, event: e.SetDone) -> None:
        hand = item.hand
        left, right = sides_of(item, event.count)
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
        )
        item.done[event.number] = LiveSet(event.number, event.seq, record)
        item.hand = WorkingHand()
        self.last, self.last_in_hand, self.last_done_at = (event.item, event.number), True, event.at
        self.rest = Rest(event.at, item.facts.dose.rest_s)
        self.current = event.item
        if not item.open:
            self._advance()

    def _order(self, event: e.ItemMoved | e.ItemPutOff | e.ItemSkipped | e.ItemAdded | e.SetAdded) -> None:
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
            case e.SetAdded():
                item.targets.append(event.target)
                item.skipped = None
                self.current = event.item
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

    def _ask(self, questions: tuple[CheckQuestion, ...]) -> None:
        """Take in what an added exercise makes to be asked; what was answered already stands."""
        for question in questions:
            before = self.asked.get(question.id)
            keys = (*before.items, *question.items) if before else question.items
            self.asked[question.id] = msgspec.structs.replace(question, items=keys)
        self._leave_out()

    def _leave_out(self) -> None:
        """Skip every exercise that an answer "no" speaks against."""
        for question in self.asked.values():
            answer = self.checks.get(question.id)
            for key in question.items if answer is not None and not answer.yes else ():
                if key in self.items and self.items[key].open:
                    self.items[key].skipped = SkipReason.CHECK
        if self.current in self.items and not self.items[self.current].open:
            self._advance()

    def _advance(self) -> None:
        """Go to the next exercise with sets left; stay where there is none."""
        keys = list(self.items)
        at = keys.index(self.current)
        around = keys[at + 1 :] + keys[:at]
        self.current = next((key for key in around if self.items[key].open), self.current)

    def freeze(self, undoing: Undoing) -> LiveSession:
        return LiveSession(
            header=self.header,
            items=tuple(item.freeze() for item in self.items.values()),
            current_key=self.current,
            checks=tuple(self.checks.values()),
            unasked=tuple(question for question in self.asked.values() if question.id not in self.checks),
            rest=self.rest,
            last=self.last,
            last_in_hand=self.last_in_hand,
            last_done_at=self.last_done_at,
            sign=self.sign,
            prompts=tuple(self.prompts),
            note=self.note,
            ended=self.ended,
            ended_at=self.ended_at,
            reopened=self.reopened,
            undo=undoing.next_undo,
            redo=undoing.next_redo,
            seq=self.seq,
            at=self.at,
        )
