"""The session under way as it stands: what ``fold`` makes of the events."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from runstrength_tui.domain.exercise import Measure, SideRule
from runstrength_tui.domain.live.events import CheckQuestion, Header, ItemFacts, PreviousSet
from runstrength_tui.domain.session import (
    CheckAnswer,
    EndReason,
    Load,
    NotMyDay,
    PainReport,
    PromptRecord,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    WarningSign,
)
from runstrength_tui.domain.timing import HoldPlan, TempoPlan


class LiveSet(Struct, frozen=True):
    """A set that is done; ``seq`` is its event's, so that ✓ can wait for the disk."""

    number: int
    seq: int
    record: SetRecord


class Hand(Struct, frozen=True, kw_only=True):
    """The set in hand of one exercise: what has been counted of it so far."""

    count: int | None = None
    """None while nothing was counted or typed."""
    missed: int = 0
    typed: bool = False
    """The last thing was a digit, so the next one is appended."""
    by_keys: bool = False
    """All of the count came from rep keys."""
    by_tempo: bool = False
    """The tempo bell counted."""
    first: datetime | None = None
    """When the first rep was counted by a key; ``offsets`` start there."""
    offsets: tuple[float, ...] = ()
    rest_s: int | None = None
    hold: HoldPlan | None = None
    """The hold that is running."""
    tempo: TempoPlan | None = None
    """The tempo bell that is running; what it has counted is not in ``count`` yet."""
    prompts: tuple[PromptRecord, ...] = ()
    """What was said during this set."""

    @property
    def begun(self) -> bool:
        """Anything counted, typed, missed or held, or the tempo bell running."""
        running = self.hold is not None or self.tempo is not None
        return self.count is not None or self.missed > 0 or running


class LiveItem(Struct, frozen=True, kw_only=True):
    """One exercise of the session under way."""

    facts: ItemFacts
    done: tuple[LiveSet, ...] = ()
    targets: tuple[Target, ...] = ()
    hand: Hand = Hand()
    load: Load | None = None
    """The weight or height the person chose, for the set in hand and those after it."""
    skipped: SkipReason | None = None
    swapped_for: str = ""
    """Name of what the sets left went on as."""
    note: str = ""
    group: str = ""
    """Exercises of one group are done in turns."""

    @property
    def key(self) -> str:
        return self.facts.key

    @property
    def worked(self) -> tuple[LiveSet, ...]:
        """Sets done that count: all but warm-ups."""
        return tuple(each for each in self.done if each.record.counts)

    @property
    def planned(self) -> int:
        """How many sets are asked for, warm-ups left out."""
        return sum(target.kind is not SetKind.WARM_UP for target in self.targets)

    def kind(self, number: int) -> SetKind:
        """What a set is for: as it was done, else as it is asked for."""
        done = self.find(number)
        return done.record.kind if done else self.offered(number).kind

    def ordinal(self, number: int) -> int:
        """Which set of its kind it is, from 1: warm-ups are counted by themselves."""
        warm = self.kind(number) is SetKind.WARM_UP
        before = (self.kind(each) is SetKind.WARM_UP for each in range(1, number))
        return 1 + sum(each is warm for each in before)

    @property
    def complete(self) -> bool:
        """Every set asked for is done."""
        return len(self.done) >= len(self.targets)

    @property
    def open(self) -> bool:
        """There are sets left to do."""
        return not self.complete and self.skipped is None

    @property
    def number(self) -> int:
        """Number of the set in hand: the first that is not done."""
        taken = {done.number for done in self.done}
        number = 1
        while number in taken:
            number += 1
        return number

    @property
    def target(self) -> Target:
        """What is offered for the set in hand, with the weight the person chose."""
        offered = self.offered(self.number)
        if self.load is None or offered.kind is not SetKind.WORK:
            return offered
        return Target(count=offered.count, load=self.load)

    @property
    def work_load(self) -> Load:
        """The weight that the sets after the warm-ups are to be done with."""
        if self.load is not None:
            return self.load
        number = self.number
        work = (each.load for each in self.targets[number - 1 :] if each.kind is SetKind.WORK)
        return next(work, self.target.load)

    def offered(self, number: int) -> Target:
        """The plan's offer for a set; sets beyond the plan repeat its last."""
        if number <= len(self.targets):
            return self.targets[number - 1]
        last = self.targets[-1]
        return last if last.kind is SetKind.WORK else Target(count=last.count, load=last.load)

    def previous(self, number: int) -> PreviousSet | None:
        """What this very set was last time; nothing is said of warm-ups."""
        if self.kind(number) is SetKind.WARM_UP:
            return None
        sets, place = self.facts.previous, self.ordinal(number)
        return sets[place - 1] if place <= len(sets) else None

    def find(self, number: int) -> LiveSet | None:
        """A done set by its number."""
        return next((done for done in self.done if done.number == number), None)

    @property
    def alternates(self) -> bool:
        """Counted in steps, shown "a side" too."""
        return self.facts.side is SideRule.ALTERNATING and self.facts.measure is Measure.REPS

    @property
    def sided(self) -> bool:
        """A count is the sum of two sides."""
        return self.facts.side is not SideRule.BOTH and self.facts.measure is not Measure.METRES

    @property
    def contacts(self) -> int:
        """Landings so far, with those of the set in hand."""
        done = sum(each.record.count + each.record.missed for each in self.done)
        return self.facts.contacts_per_rep * (done + (self.hand.count or 0) + self.hand.missed)


class Rest(Struct, frozen=True):
    """A rest: a deadline, never a tick."""

    since: datetime
    seconds: int

    @property
    def until(self) -> datetime:
        return self.since + timedelta(seconds=self.seconds)

    def left(self, now: datetime) -> float:
        """Seconds to go, negative when it is over; never more than the whole rest, whatever the clock did."""
        return min(float(self.seconds), (self.until - now).total_seconds())


class LiveSession(Struct, frozen=True, kw_only=True):
    """All of the session under way; made anew from the events at every key."""

    header: Header
    items: tuple[LiveItem, ...]
    current_key: str = ""
    checks: tuple[CheckAnswer, ...] = ()
    unasked: tuple[CheckQuestion, ...] = ()
    """What must be answered before the next set."""
    rest: Rest | None = None
    last: tuple[str, int] | None = None
    """Exercise and number of the set done last."""
    last_in_hand: bool = False
    """The set done last is still what ``←`` and ``→`` correct: nothing came after it."""
    last_done_at: datetime | None = None
    sign: WarningSign | None = None
    prompts: tuple[PromptRecord, ...] = ()
    """Safety prompts that were shown."""
    note: str = ""
    pains: tuple[PainReport, ...] = ()
    not_my_day: tuple[NotMyDay, ...] = ()
    effort: int | None = None
    """How hard the whole session was, 0 to 10."""
    ended: EndReason | None = None
    ended_at: datetime | None = None
    reopened: bool = False
    undo: tuple[int, str] | None = None
    """Event that ``u`` would void, and its exercise's key."""
    redo: int | None = None
    """Undoing that ``r`` would void."""
    seq: int = 0
    at: datetime
    """When the last event happened."""

    @property
    def current(self) -> LiveItem | None:
        """The exercise in hand, None in an empty session."""
        return self.item(self.current_key)

    def item(self, key: str) -> LiveItem | None:
        return next((item for item in self.items if item.key == key), None)

    @property
    def all_done(self) -> bool:
        """Nothing is left to do, and something was there to do."""
        return bool(self.items) and not any(item.open for item in self.items)

    @property
    def sets_done(self) -> int:
        """Sets done, warm-ups left out."""
        return sum(len(item.worked) for item in self.items)

    @property
    def begun(self) -> tuple[LiveItem, ...]:
        """Exercises with a set counted in part; finishing keeps what was counted."""
        return tuple(item for item in self.items if item.hand.begun)

    @property
    def sets_left(self) -> int:
        """Sets asked for and not done, warm-ups left out."""
        return sum(max(0, item.planned - len(item.worked)) for item in self.items if item.open)

    def turns(self, item: LiveItem) -> tuple[LiveItem, ...]:
        """The exercises that are done in turns with ``item``, itself among them; none where it is alone."""
        together = tuple(each for each in self.items if item.group and each.group == item.group)
        return together if len(together) > 1 else ()

    def next_in_turns(self, item: LiveItem) -> LiveItem | None:
        """The exercise behind those in turns with ``item``, which could join them; None for none."""
        turns = {each.key for each in self.turns(item)}
        last = max((place for place, each in enumerate(self.items) if each.key in turns), default=None)
        behind = self.items[last + 1 :] if last is not None else ()
        return next((each for each in behind if each.open), None)

    @property
    def contacts(self) -> int:
        return sum(item.contacts for item in self.items)

    @property
    def last_set(self) -> tuple[LiveItem, LiveSet] | None:
        """The set done last with its exercise."""
        if self.last is None:
            return None
        item = self.item(self.last[0])
        done = item.find(self.last[1]) if item else None
        return (item, done) if item and done else None

    @property
    def wants_effort(self) -> bool:
        """The set done last ended its exercise and nobody has said yet how it was."""
        found = self.last_set
        return bool(found and found[0].complete and self.unrated)

    @property
    def unrated(self) -> bool:
        """Nobody has said how the set done last was; a warm-up is not asked about."""
        found = self.last_set
        return bool(found and found[1].record.effort is None and found[1].record.counts)
