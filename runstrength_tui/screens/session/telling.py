"""Single things the session screen says: which set it is, what it was last time, what is asked of it."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.exercise import Measure, SideRule
from runstrength_tui.domain.gear import plates_text
from runstrength_tui.domain.live.opening import AS_PLANNED, LAST_TIME
from runstrength_tui.domain.live.state import LiveItem, LiveSession, LiveSet
from runstrength_tui.domain.rating import RateIn, rating_text
from runstrength_tui.domain.session import SetKind, SkipReason
from runstrength_tui.domain.wording import (
    done_text,
    effort_text,
    evidence_text,
    load_long_text,
    skip_text,
    work_text,
)

_ASKS = ("e", "easy, 4 or more left"), ("g", "good, 2 or 3"), ("h", "hard, 0 or 1")
_SHORT_ASKS = ("e", "easy"), ("g", "good"), ("h", "hard")
_NUMBER_ASKS = {
    RateIn.RIR: (("e", "how many reps were left in you"),),
    RateIn.RPE: (("e", "how hard, RPE 1 to 10"),),
}


class Ways(Struct, frozen=True):
    """How the person wants it told: preferences and the terminal's width."""

    narrow: bool = False
    heard: bool = True
    """The bell rings."""
    rate_in: RateIn = RateIn.WORDS
    rate_each: bool = False
    """Every set is asked about."""


def set_of(session: LiveSession, item: LiveItem) -> str:
    """Which set is in hand, or why there is none: ``set 2 of 3``, ``round 1 of 3``, ``left out, pain``."""
    if item.skipped is SkipReason.CHECK:
        return "left out by the check"
    if item.skipped is not None:
        return f"left out, {skip_text(item.skipped)}"
    if item.complete and not item.hand.begun:
        return f"all {len(item.worked)} sets done" if len(item.worked) > 1 else "its one set done"
    kind, number = item.kind(item.number), item.ordinal(item.number)
    if kind is SetKind.DROP:
        return "drop set"
    if kind is SetKind.WARM_UP:
        return f"warm-up {number} of {len(item.targets) - item.planned}"
    turns = session.turns(item)
    if turns:
        return f"round {number} of {max(number, *(each.planned for each in turns))}"
    return f"set {number} of {max(item.planned, number)}"


def which(item: LiveItem, done: LiveSet) -> str:
    """Which of its sets one was, short: ``2 of 3``, ``warm-up 1``, ``drop set``."""
    number = item.ordinal(done.number)
    if done.record.kind is SetKind.DROP:
        return "drop set"
    if done.record.kind is SetKind.WARM_UP:
        return f"warm-up {number}"
    return f"{number} of {max(item.planned, number)}"


def set_words(item: LiveItem, done: LiveSet, ways: Ways) -> str:
    """A done set with how it was."""
    record = done.record
    words = done_text(record, item.facts.measure, item.facts.side)
    rating = rating_text(record.effort, record.rir, ways.rate_in)
    return f"{words}, {rating}" if rating else words


def asks(session: LiveSession, ways: Ways) -> tuple[tuple[str, str], ...]:
    """The keys that say how the last set was, while that is asked."""
    if not (session.wants_effort or (ways.rate_each and session.last_in_hand and session.unrated)):
        return ()
    return _NUMBER_ASKS.get(ways.rate_in, _SHORT_ASKS if ways.narrow else _ASKS)


def target_words(item: LiveItem) -> str:
    """What is asked for in the set in hand."""
    target = item.target
    return work_text(target.count, target.load, item.facts.measure, item.facts.side)


def last_time(item: LiveItem) -> str:
    """What this very set was last time."""
    before = item.previous(item.number)
    if before is None:
        return ""
    words = work_text(before.count, before.load, item.facts.measure, item.facts.side)
    return f"{words}, {effort_text(before.effort)}" if before.effort else words


def plates(item: LiveItem) -> str:
    """What goes on the bar: ``a side 10 + 2.5``."""
    bar = item.facts.bar
    return plates_text(item.target.load, bar) if bar is not None else ""


def today(item: LiveItem) -> str:
    """Why this weight is offered, or that it is the person's own choice."""
    offered = item.offered(item.number).load
    if item.load is not None and item.load != offered:
        return f"{load_long_text(item.load)}, your choice"
    return "" if item.facts.reason == LAST_TIME else item.facts.reason


def why_offered(item: LiveItem) -> str:
    """Why so much is offered, and how well that is shown; a weight of one's own is called so."""
    offered, reason = item.offered(item.number).load, item.facts.reason or AS_PLANNED
    said = f"{reason[:1].upper()}{reason[1:]}."
    if item.load is not None and item.load != offered:
        text = load_long_text(offered)
        said = f"Your choice{f', not the {text} offered' if text else ''}. {said}"
    return f"{said} {evidence_text(item.facts.grade)}" if item.facts.grade else said


def cue(item: LiveItem) -> str:
    """One short line of form, another for each set."""
    advice = item.facts.advice
    return advice[(item.number - 1) % len(advice)] if advice else ""


def position(session: LiveSession, item: LiveItem) -> str:
    """Which exercise of how many is in hand."""
    keys = [other.key for other in session.items]
    return f"exercise {keys.index(item.key) + 1} of {len(keys)}"


def side_cue(item: LiveItem) -> str:
    """Which side it is, while reps of one side then the other are counted."""
    count = item.hand.count
    one_then_other = item.facts.side is SideRule.ONE_THEN_OTHER and item.facts.measure is Measure.REPS
    if not one_then_other or not count or item.hand.typed:
        return ""
    half = item.target.count // 2
    if count == half:
        return "Change sides now"
    return "First side" if count < half else "Other side"
