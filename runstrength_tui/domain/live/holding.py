"""The part of the conductor that knows timed holds, and what all acts have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.events import Event
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.safety.rules import Rules
from runstrength_tui.domain.session import TimingSource

DOUBLE_ENTER_S: Final = 2.0
"""An ``enter`` this soon after the last set was done is taken for one that a stalled line delivered late."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What an act led to: events to append, and a sentence for the person where nothing changed."""

    events: tuple[Event, ...] = ()
    say: str = ""


class HoldActs:
    """One session as it stands at ``now``, and the acts that concern a hold."""

    def __init__(self, session: LiveSession, now: datetime, rules: Rules | None = None) -> None:
        self.session = session
        self.now = now
        self.rules = rules
        """The safety rules; without them nothing is said about how reps go."""

    def hold(self, item: LiveItem) -> Outcome:
        """Begin a hold with its lead-in, or stop the one that runs and keep what was held."""
        if item.hand.hold is not None:
            return self.stop_hold(item.hand.hold.stand(self.now).held)
        if self._hold_just_over():
            return Outcome(say="The hold ended by itself: space begins the next.")
        sides = 2 if item.sided else 1
        seconds = max(1, item.target.count // sides)
        return self._one(
            lambda seq: e.HoldBegun(seq=seq, at=self.now, item=item.key, seconds=seconds, sides=sides)
        )

    def in_hand(self, item: LiveItem) -> tuple[int | None, TimingSource]:
        """Return the count of a set in hand with what runs, None while there is none, and how it came in."""
        hand = item.hand
        if hand.hold is not None:
            return hand.hold.stand(self.now).held, TimingSource.LIVE
        if hand.tempo is not None:
            return hand.tempo.stand(self.now).count, TimingSource.TEMPO
        if hand.count is None:
            return (0, TimingSource.LIVE) if hand.missed else (None, TimingSource.ACCEPTED)
        by_keys = TimingSource.LIVE if hand.by_keys else TimingSource.TYPED
        return hand.count, TimingSource.TEMPO if hand.by_tempo else by_keys

    def stop_hold(self, held: int) -> Outcome:
        """Stop the hold that runs; ``held`` seconds are the count of the set in hand, 0 leaves it bare."""
        item = self.session.current
        if item is None or item.hand.hold is None:
            return Outcome()
        made: list[Event] = [e.HoldStopped(seq=self.session.seq + 1, at=self.now, item=item.key)]
        if held:
            made.append(e.CountSet(seq=self.session.seq + 2, at=self.now, item=item.key, count=held))
        return Outcome(events=tuple(made))

    def hold_over(self) -> Outcome:
        """The hold has reached its target: the set is done, at the moment it was, by itself."""
        item = self.session.current
        if item is None or item.hand.hold is None:
            return Outcome()
        hold, target = item.hand.hold, item.target
        number = item.number
        return Outcome(
            events=(
                e.HoldStopped(seq=self.session.seq + 1, at=self.now, item=item.key),
                e.SetDone(
                    seq=self.session.seq + 2,
                    at=hold.over_at,
                    item=item.key,
                    number=number,
                    count=hold.seconds * hold.sides,
                    load=target.load,
                    target=item.offered(number),
                    source=TimingSource.LIVE,
                ),
            )
        )

    def _hold_just_over(self) -> bool:
        """Whether a hold ended by itself so lately that a press is one that was to stop it.

        A set that the person ended, by ``enter``, is no such hold: the press begins the next.
        """
        since, found = self._since_last(), self.session.last_set
        if since is None or found is None or not 0 <= since < DOUBLE_ENTER_S:
            return False
        item, record = found[0], found[1].record
        held = item.facts.measure is Measure.SECONDS and record.source is TimingSource.LIVE
        return held and record.count >= record.target.count

    def _since_last(self) -> float | None:
        last = self.session.last_done_at
        return (self.now - last).total_seconds() if last else None

    def _stopped(self) -> tuple[Event, ...]:
        """What stops a hold that runs and keeps what was held; nothing where none runs."""
        item = self.session.current
        if item is None or item.hand.hold is None:
            return ()
        return self.stop_hold(item.hand.hold.stand(self.now).held).events

    def _one(self, make: Callable[[int], Event]) -> Outcome:
        """One event, after a hold that runs was stopped."""
        stopped = self._stopped()
        return Outcome(events=(*stopped, make(self.session.seq + len(stopped) + 1)))

    def _aside(self, make: Callable[[int], Event]) -> Outcome:
        """One event that leaves a running hold alone."""
        return Outcome(events=(make(self.session.seq + 1),))

    def _begun(self, item: LiveItem, seq: int, at: datetime | None = None) -> Event | None:
        """The set in hand as far as it was counted, as a set done; None where nothing of it was."""
        count, source = self.in_hand(item)
        if not count and not item.hand.missed:
            return None
        return e.SetDone(
            seq=seq,
            at=at or self.now,
            item=item.key,
            number=item.number,
            count=count or 0,
            load=item.target.load,
            target=item.offered(item.number),
            source=source,
        )
