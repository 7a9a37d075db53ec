"""The part of the fold that puts the set in hand together: counted, typed, held, or by the bell."""

from __future__ import annotations

from datetime import datetime

from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.working import WorkingHand
from runstrength_tui.domain.live.working_session import WorkingSession
from runstrength_tui.domain.timing import HoldPlan, TempoPlan


class HandFolds(WorkingSession):
    """Events that concern the set in hand."""

    def _in_hand(self, event: e.RepCounted | e.RepMissed | e.CountSet | e.LoadSet) -> None:
        item = self.items.get(event.item)
        if item is None:
            return
        if isinstance(event, e.LoadSet):
            item.choose(event.load)
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
