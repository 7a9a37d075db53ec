"""The part of the conductor that knows the tempo bell, and what rep keys say about slowing down."""

from __future__ import annotations

from runstrength_tui.domain.exercise import Measure, SideRule
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import Event
from runstrength_tui.domain.live.holding import DOUBLE_ENTER_S, HoldActs, Outcome
from runstrength_tui.domain.live.state import LiveItem


class PaceActs(HoldActs):
    """The acts that concern the tempo bell, and the prompt that rep keys may lead to."""

    def tempo(self) -> Outcome:
        """Begin the tempo bell with its lead-in, or stop the one that runs and keep its reps."""
        item = self.session.current
        if item is None:
            return Outcome(say="No exercise in hand yet: press a to add one.")
        if item.hand.tempo is not None:
            return self.stop_tempo()
        why_not = _no_tempo(item)
        if why_not:
            return Outcome(say=why_not)
        counted, target = item.hand.count or 0, item.target.count
        if counted >= target:
            return Outcome(say=f"All {target} are counted: enter, or ← → to correct.")
        sides = 2 if item.facts.side is SideRule.ONE_THEN_OTHER else 1
        return self._one(
            lambda seq: e.TempoBegun(
                seq=seq,
                at=self.now,
                item=item.key,
                seconds_per_rep=item.facts.rep_s,
                reps=target,
                counted=counted,
                sides=sides,
            )
        )

    def stop_tempo(self) -> Outcome:
        """Stop the tempo bell; the reps so far are the count of the set in hand."""
        item = self.session.current
        if item is None or item.hand.tempo is None:
            return Outcome()
        made: list[Event] = [e.TempoStopped(seq=self.session.seq + 1, at=self.now, item=item.key)]
        count = item.hand.tempo.stand(self.now).count
        if count != (item.hand.count or 0):
            made.append(
                e.CountSet(seq=self.session.seq + 2, at=self.now, item=item.key, count=count, tempo=True)
            )
        return Outcome(events=tuple(made))

    def _bell_just_over(self, item: LiveItem) -> bool:
        """Whether the tempo bell ended by itself so lately that a press is still one of its reps.

        As with a second ``enter``, only a press that a slow line or a slow hand delivered late is meant.
        """
        hand = item.hand
        since = (self.now - self.session.at).total_seconds()
        return hand.by_tempo and hand.count == item.target.count and 0 <= since < DOUBLE_ENTER_S

    def break_off(self) -> Outcome:
        """Stop a hold or the tempo bell that runs and make up nothing of what it would have counted."""
        item = self.session.current
        if item is not None and item.hand.tempo is not None:
            return Outcome(events=(e.TempoStopped(seq=self.session.seq + 1, at=self.now, item=item.key),))
        return self.stop_hold(0)

    def _stopped(self) -> tuple[Event, ...]:
        item = self.session.current
        if item is not None and item.hand.tempo is not None:
            return self.stop_tempo().events
        return super()._stopped()

    def _slowing(self, item: LiveItem, counted: Outcome) -> Outcome:
        """Add to a rep just counted by a live press what it shows (I14), once a set.

        Silent where reps were counted otherwise too, missed, or pressed in one packet.
        """
        hand = item.hand
        if (
            self.rules is None
            or not hand.by_keys
            or hand.missed
            or hand.first is None
            or len(hand.offsets) != hand.count
        ):
            return counted
        from runstrength_tui.domain.safety.moments import Context, after_rep  # a start need not

        context = Context(now=self.now, rules=self.rules, live=self.session)
        offsets = (*hand.offsets, round((self.now - hand.first).total_seconds(), 2))
        fired = after_rep(context, item, offsets)
        if fired is None:
            return counted
        shown = e.PromptShown(
            seq=self.session.seq + len(counted.events) + 1,
            at=self.now,
            id=fired.rule,
            text=fired.text,
            inputs=fired.inputs,
            item=item.key,
        )
        return Outcome(events=(*counted.events, shown))


def _no_tempo(item: LiveItem) -> str:
    """Why there is no tempo bell for an exercise, in one sentence; "" where there is one."""
    facts = item.facts
    if facts.measure is Measure.SECONDS:
        return "The tempo bell is not for this one: space begins and stops the hold."
    if facts.measure is Measure.METRES:
        return "The tempo bell is not for this one: it goes by metres."
    if facts.jump_tier is not None:
        return "The tempo bell is not for this one: every jump waits for its landing."
    if not facts.rep_s:
        return "The tempo bell is not for this one: no tempo is known for it."
    return ""
