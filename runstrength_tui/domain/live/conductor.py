"""What a key means: from the session as it stands and one act of the person to the events it makes.

Every act comes with the time it arrived. No act's meaning depends on whether a rest is over; time is only
used to swallow a second ``enter`` that a stalled line delivered, and to say which presses were live.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.course import CourseActs
from runstrength_tui.domain.live.events import CheckQuestion, ItemFacts
from runstrength_tui.domain.live.holding import DOUBLE_ENTER_S, Outcome
from runstrength_tui.domain.live.loads import at_end, no_step, stepped
from runstrength_tui.domain.live.marking import MarkActs, warm_ups_left
from runstrength_tui.domain.live.pacing import PaceActs
from runstrength_tui.domain.live.ramp import ramp
from runstrength_tui.domain.live.saying import SayActs
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.session import EndReason, Load, SkipReason, Target, WarningSign

MOST_COUNT: Final = 999
_MOST_REPS: Final = 300
"""More reps in a set were typed by mistake, unless the plan asks for about as many (skipping a rope)."""
_TIMES_ASKED: Final = 5

_NOTHING_IN_HAND: Final = Outcome(say="No exercise in hand yet: press a to add one.")


def most_typed(item: LiveItem) -> int:
    """Return the most that a set can be said to have had: more is a slip of the finger."""
    if item.facts.measure is not Measure.REPS:
        return MOST_COUNT
    return min(MOST_COUNT, max(_MOST_REPS, _TIMES_ASKED * item.target.count))


class Conductor(PaceActs, CourseActs, MarkActs, SayActs):
    """Turns acts into events for one session as it stands at ``now``."""

    def rep(self, *, timed: bool = True) -> Outcome:
        """Count one rep, begin or stop a hold, or stop the tempo bell; it ends a rest."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        if item.facts.measure is Measure.SECONDS:
            return self.hold(item)
        if item.hand.tempo is not None:
            return self.stop_tempo()
        if self._bell_just_over(item):
            return Outcome(say="The bell has counted them all: enter, or ← → to correct.")
        if item.facts.measure is Measure.METRES:
            return Outcome(say=f"Type the metres, or enter for {item.target.count}.")
        if (item.hand.count or 0) >= MOST_COUNT:
            return Outcome(say=f"A set holds {MOST_COUNT} at most.")
        counted = self._one(lambda seq: e.RepCounted(seq=seq, at=self.now, item=item.key, timed=timed))
        return self._slowing(item, counted) if timed else counted

    def missed(self) -> Outcome:
        """Count a rep that went wrong."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        return self._one(lambda seq: e.RepMissed(seq=seq, at=self.now, item=item.key))

    def digit(self, digit: int) -> Outcome:
        """Type one digit of the set in hand; it is appended only to digits typed just before it."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        before = item.hand.count or 0 if item.hand.typed else 0
        count = before * 10 + digit
        if count > (most := most_typed(item)):
            return Outcome(say=f"A set holds {most} at most.")
        return self._one(lambda seq: e.CountSet(seq=seq, at=self.now, item=item.key, count=count, typed=True))

    def rub_out(self) -> Outcome:
        """Take the last typed digit back."""
        item = self.session.current
        if item is None or not item.hand.typed or item.hand.count is None:
            return Outcome(say="No typed number to take back: u undoes.")
        count = item.hand.count // 10
        return self._one(lambda seq: e.CountSet(seq=seq, at=self.now, item=item.key, count=count, typed=True))

    def more(self, by: int) -> Outcome:
        """One more or one fewer: of the set in hand, or of the one just done while nothing came after it."""
        last = self.session.last_set
        current = self.session.current
        if last is not None and self.session.last_in_hand and not (current and current.hand.begun):
            item, done = last
            count = min(max(0, done.record.count + by), MOST_COUNT)
            if count == done.record.count:
                return Outcome()
            return self._one(
                lambda seq: e.SetChanged(seq=seq, at=self.now, item=item.key, number=done.number, count=count)
            )
        if current is None:
            return _NOTHING_IN_HAND
        counted, _ = self.in_hand(current)
        base = counted or (current.hand.count is None and current.target.count) or 0
        count = min(max(0, base + by), MOST_COUNT)
        return self._one(lambda seq: e.CountSet(seq=seq, at=self.now, item=current.key, count=count))

    def heavier(self, steps: int) -> Outcome:
        """Weight (box: height) of the set in hand by steps of this equipment."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        load = stepped(item.target.load, item.facts, steps)
        if load is None:
            return Outcome(say=no_step(item.facts))
        if load == item.target.load:
            return Outcome(say=at_end(load, item.facts, steps))
        return self._one(lambda seq: e.LoadSet(seq=seq, at=self.now, item=item.key, load=load))

    def take_load(self, key: str, load: Load) -> Outcome:
        """Take this weight or height for the sets left of an exercise; its warm-ups are made anew for it."""
        item = self.session.item(key)
        if item is None or load == item.work_load:
            return Outcome()
        made: list[e.Event] = [*self._stopped()]
        seq = self.session.seq + len(made)
        warming = warm_ups_left(item)
        if warming:
            made.append(e.WarmUpsPlanned(seq=seq + 1, at=self.now, item=key))
            seq += 1
        made.append(e.LoadSet(seq=seq + 1, at=self.now, item=key, load=load))
        if warming:
            targets = ramp(item.facts, Target(count=item.target.count, load=load))
            made.append(e.WarmUpsPlanned(seq=seq + 2, at=self.now, item=key, targets=targets))
        return Outcome(events=tuple(made))

    def gap(self, cm: int) -> Outcome:
        """How far the box is from the toes, cm, in the set in hand and those after it."""
        item = self.session.current
        if item is None or item.target.load.kind is not LoadKind.BOX:
            return Outcome(say="There is no box in this one.")
        load = msgspec.structs.replace(item.target.load, gap_cm=cm)
        if load == item.target.load:
            return Outcome()
        return self._one(lambda seq: e.LoadSet(seq=seq, at=self.now, item=item.key, load=load))

    def done(self) -> Outcome:
        """A set done: what was counted or typed, else the target."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        since = self._since_last()
        if since is not None and 0 <= since < DOUBLE_ENTER_S and not item.hand.begun:
            return Outcome(say="Two enters at once count as one: nothing was added.")
        if not item.open and not item.hand.begun:
            return Outcome(
                say="All sets done here: space counts one more, j goes to the next exercise."
                if item.skipped is None
                else "This one is left out today: j goes to the next exercise."
            )
        target = item.target
        counted, source = self.in_hand(item)
        count = target.count if counted is None else counted
        if count == 0 and not item.hand.missed:
            return Outcome(say="Nothing counted yet: count, type it, or s to skip.")
        number = item.number
        return self._one(
            lambda seq: e.SetDone(
                seq=seq,
                at=self.now,
                item=item.key,
                number=number,
                count=count,
                load=target.load,
                target=item.offered(number),
                source=source,
            )
        )

    def move(self, by: int) -> Outcome:
        """The next or the previous exercise, round the ends."""
        keys = [item.key for item in self.session.items]
        if len(keys) < 2:
            return (
                Outcome(say="There is no other exercise: a adds one." if keys else "")
                if keys
                else (_NOTHING_IN_HAND)
            )
        at = keys.index(self.session.current_key)
        key = keys[(at + by) % len(keys)]
        return self._one(lambda seq: e.ItemMoved(seq=seq, at=self.now, item=key))

    def put_off(self) -> Outcome:
        """Later: the exercise in hand goes to the end."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        if not item.open:
            return Outcome(say="Nothing is left to put off here.")
        if not any(other.open for other in self.session.items if other.key != item.key):
            return Outcome(say="It is the last one already.")
        return self._one(lambda seq: e.ItemPutOff(seq=seq, at=self.now, item=item.key))

    def skip(self, reason: SkipReason) -> Outcome:
        """Leave the rest of the exercise in hand out."""
        item = self.session.current
        if item is None:
            return _NOTHING_IN_HAND
        if not item.open:
            return Outcome(say="Nothing is left to skip here.")
        return self._one(lambda seq: e.ItemSkipped(seq=seq, at=self.now, item=item.key, reason=reason))

    def leave_out(self, keys: tuple[str, ...], reason: SkipReason) -> Outcome:
        """Leave the rest of several exercises out; what was counted of one is kept as a set."""
        made: list[e.Event] = [*self._stopped()]
        for key in keys:
            item = self.session.item(key)
            if item is None or not item.open:
                continue
            kept = self._begun(item, self.session.seq + len(made) + 1)
            made += [kept] if kept is not None else []
            seq = self.session.seq + len(made) + 1
            made.append(e.ItemSkipped(seq=seq, at=self.now, item=key, reason=reason))
        return Outcome(events=tuple(made))

    def add(self, facts: ItemFacts, questions: tuple[CheckQuestion, ...] = ()) -> Outcome:
        """Add an exercise at the end, with what it makes to be asked, and go to it."""
        before = self._stopped()
        seq = self.session.seq + len(before)
        added = e.ItemAdded(seq=seq + 1, at=self.now, facts=facts, questions=questions)
        return Outcome(events=(*before, added, e.ItemMoved(seq=seq + 2, at=self.now, item=facts.key)))

    def rest(self, seconds: int) -> Outcome:
        """The rest under way longer or shorter."""
        if self.session.rest is None:
            return Outcome(say="No rest is running.")
        return self._aside(lambda seq: e.RestChanged(seq=seq, at=self.now, seconds=seconds))

    def note(self, text: str, *, of_session: bool = False) -> Outcome:
        """Write the note of the exercise in hand, or of the session; ``text`` is clean already."""
        item = None if of_session else self.session.current
        key = item.key if item else ""
        if text == (item.note if item else self.session.note):
            return Outcome()
        return self._aside(lambda seq: e.NoteWritten(seq=seq, at=self.now, item=key, text=text))

    def answer(self, answers: dict[str, bool]) -> Outcome:
        """Answer questions of the check, by their ids."""
        return Outcome(
            events=tuple(
                e.CheckAnswered(seq=seq, at=self.now, question=question, yes=yes)
                for seq, (question, yes) in enumerate(answers.items(), start=self.session.seq + 1)
            )
        )

    def undo(self) -> Outcome:
        """Take the last thing back."""
        current = self.session.current
        if current is not None and (current.hand.hold or current.hand.tempo):
            return self.break_off()
        if self.session.undo is None:
            return Outcome(say="Nothing to undo.")
        target, item = self.session.undo
        return self._one(lambda seq: e.Undone(seq=seq, at=self.now, target=target, item=item))

    def redo(self) -> Outcome:
        """Take the last undo back."""
        if self.session.redo is None:
            return Outcome(say="Nothing to redo.")
        target = self.session.redo
        return self._one(lambda seq: e.Redone(seq=seq, at=self.now, target=target))

    def warning(self, sign: WarningSign) -> Outcome:
        """A warning sign: it is kept with all that was counted, and the session ends."""
        closed = self._closed(self.now)
        seq = self.session.seq + len(closed)
        return Outcome(
            events=(
                *closed,
                e.SignReported(seq=seq + 1, at=self.now, sign=sign),
                e.Finished(seq=seq + 2, at=self.now, reason=EndReason.WARNING_SIGN),
            )
        )

    def finish(self, reason: EndReason | None = None) -> Outcome:
        """End the session now; whether sets are left is for the caller to ask about first.

        A set counted in part is done with what was counted; in a session left open, when it was counted.
        """
        closed = self._closed(self.session.at if reason is EndReason.LEFT_OPEN else self.now)
        if reason is None:
            begun = {each.item for each in closed if isinstance(each, e.SetDone)}
            filled = sum(item.open and item.key in begun for item in self.session.items)
            reason = EndReason.EARLY if self.session.sets_left > filled else EndReason.COMPLETE
        seq = self.session.seq + len(closed) + 1
        return Outcome(events=(*closed, e.Finished(seq=seq, at=self.now, reason=reason)))

    def _closed(self, at: datetime) -> tuple[e.Event, ...]:
        """What stops a hold or bell that runs, and a set done for each exercise with something counted."""
        made = list(self._stopped())
        for item in self.session.items:
            kept = self._begun(item, self.session.seq + len(made) + 1, at)
            if kept is not None:
                made.append(kept)
        return tuple(made)
