"""What the session screen says, worked out from the session under way and the time; no widgets here."""

from __future__ import annotations

import math
from datetime import datetime

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.live.opening import LAST_TIME
from runstrength_tui.domain.live.state import LiveItem, LiveSession, LiveSet, Rest
from runstrength_tui.domain.timing import HoldPart, HoldPlan, TempoPlan, TempoStand
from runstrength_tui.domain.wording import (
    clock_text,
    done_text,
    dose_text,
    effort_text,
    load_long_text,
    load_text,
    skip_text,
    span_text,
    unit_text,
    work_text,
)
from runstrength_tui.screens.session.tables import (
    ItemRow,
    SetRow,
    count_word,
    item_row,
    load_word,
    set_rows,
)

FINE_CLOCK_S = 10
"""Below this many seconds the rest clock goes by one; above it by five."""
STEP_S = 5


class View(Struct, frozen=True, kw_only=True):
    """Everything on the session screen but the keys."""

    resting: bool
    title: str
    title_right: str
    big: str
    of: str
    load: str
    facts: tuple[tuple[str, str], ...] = ()
    """Label and words, beside the number."""
    bar: float | None = None
    """Share of the rest that is over."""
    title_short: str = ""
    """``title_right`` for a narrow terminal."""
    next_line: str = ""
    next_target: str = ""
    cue: str = ""
    info: str = ""
    """What the set in hand gave reason to say; it stands in the cue line's place until the set is done."""
    count_word: str = "reps"
    load_word: str = "weight"
    rows: tuple[SetRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    position: str = ""
    effort_asked: bool = False


def rest_clock(rest: Rest, now: datetime) -> int:
    """Seconds the rest clock shows: steps of five, by one in the last ten; 0 when it is over."""
    left = rest.left(now)
    if left <= 0:
        return 0
    whole = math.ceil(left)
    return whole if whole <= FINE_CLOCK_S else math.ceil(whole / STEP_S) * STEP_S


def rest_over_text(rest: Rest, now: datetime) -> str:
    """Return how long a rest has been over, in steps of 5 s: ``rest over``, ``rest over 0:40 ago``."""
    over = int(-rest.left(now)) // STEP_S * STEP_S
    return "rest over" if over < STEP_S else f"rest over {clock_text(over)} ago"


def view(
    session: LiveSession, now: datetime, synced_seq: int, *, narrow: bool = False, heard: bool = True
) -> View:
    """Return what the screen shows; ``session`` has an exercise in hand, ``heard``: the bell rings."""
    item = session.current
    assert item is not None
    tempo = item.hand.tempo
    if tempo is not None:  # one number that moves is enough to watch, and to send
        item = msgspec.structs.replace(item, hand=msgspec.structs.replace(item.hand, count=None))
    rest = session.rest
    resting = rest is not None and rest.left(now) > 0
    common = View(
        resting=resting,
        title=item.facts.name,
        title_right=_set_of(item),
        title_short=_set_of(item),
        big="",
        of="",
        load="",
        cue=_cue(item),
        info=item.hand.prompts[-1].text if item.hand.prompts else "",
        count_word=count_word(item),
        load_word=load_word(item),
        rows=set_rows(item, synced_seq),
        items=tuple(item_row(other, session.current_key, synced_seq) for other in session.items),
        position=_position(session, item),
        effort_asked=session.wants_effort,
    )
    if item.hand.hold is not None:
        return _holding(common, item, item.hand.hold, now)
    if tempo is not None:
        return _paced(common, item, tempo, tempo.stand(now), heard=heard)
    if session.all_done and not item.hand.begun:
        return _all_done(common, session, now)
    if resting and rest is not None:
        return _resting(common, session, item, rest, now, synced_seq)
    return _in_hand(common, session, item, rest, now)


def _in_hand(base: View, session: LiveSession, item: LiveItem, rest: Rest | None, now: datetime) -> View:
    target = item.target
    count = item.hand.count
    unit = "steps" if item.alternates else unit_text(item.facts.measure).strip()
    of = f"of {target.count}" + (f" {unit}" if unit else "")
    if item.sided and item.facts.measure is Measure.SECONDS:
        of += " in all"
    facts = [("last time", _previous(item)), ("today", _today(item))]
    if item.sided:
        facts.append(("a side", str(target.count // 2)))
    if item.hand.missed:
        facts.append(("missed", str(item.hand.missed)))
    overdue = rest_over_text(rest, now) if rest is not None else ""
    return msgspec.structs.replace(
        base,
        big=str(count or 0),
        of=of,
        load=load_text(target.load),
        facts=tuple((label, words) for label, words in facts if words),
        next_line=overdue[:1].upper() + overdue[1:],
    )


_HOLD_WORDS = {
    HoldPart.LEAD_IN: "Get into position",
    HoldPart.FIRST: "Hold",
    HoldPart.CHANGE: "Change sides",
    HoldPart.SECOND: "Hold, other side",
    HoldPart.OVER: "Done",
}


def _holding(base: View, item: LiveItem, hold: HoldPlan, now: datetime) -> View:
    """A hold that runs: the seconds left of what is going on, drawn large."""
    stand = hold.stand(now)
    first_side = stand.part is HoldPart.FIRST and hold.sides == 2
    words = "Hold, first side" if first_side else _HOLD_WORDS[stand.part]
    return msgspec.structs.replace(
        base,
        big=str(math.ceil(stand.left)),
        of=f"of {hold.seconds} s" if stand.part in (HoldPart.FIRST, HoldPart.SECOND) else "",
        load=load_text(item.target.load),
        facts=(("last time", _previous(item)),) if _previous(item) else (),
        next_line=f"{words}   space stops",
    )


def _paced(base: View, item: LiveItem, tempo: TempoPlan, stand: TempoStand, *, heard: bool) -> View:
    """The tempo bell that runs: the reps done drawn large, or the seconds until they begin."""
    waiting = stand.part in (HoldPart.LEAD_IN, HoldPart.CHANGE)
    steps = "steps" if item.alternates else "reps"
    words = _HOLD_WORDS[stand.part] if waiting else "With the bell" if heard else "At a steady pace"
    if stand.part is HoldPart.SECOND:
        words += ", other side"
    previous = _previous(item)
    facts = [("last time", previous)] if previous else []
    facts.append(("tempo", f"a rep every {tempo.rep_s:g} s"))
    return msgspec.structs.replace(
        base,
        big=str(stand.left if waiting else stand.count),
        of="s" if waiting else f"of {tempo.reps} {steps}",
        load=load_text(item.target.load),
        facts=tuple(facts),
        next_line=f"{words}   t stops",
    )


def _resting(
    base: View, session: LiveSession, item: LiveItem, rest: Rest, now: datetime, synced_seq: int
) -> View:
    shown = rest_clock(rest, now)
    last = session.last_set
    done = short = ""
    if last is not None:
        of, finished = last
        saved = "✓" if finished.seq <= synced_seq else "…"
        short = f"{_ordinal(of, finished)}   {_set_words(of, finished)} {saved}"
        done = f"{of.facts.name} {short}"
    following = f"{item.facts.name}, {_set_of(item)}"
    previous = _previous(item)
    return msgspec.structs.replace(
        base,
        title="Rest",
        title_right=done,
        title_short=short,
        big=clock_text(shown),
        of=f"of {clock_text(rest.seconds)}",
        bar=1 - math.ceil(shown / STEP_S) * STEP_S / rest.seconds if rest.seconds else 1.0,
        facts=(("last time", previous),) if previous else (),
        next_line=following,
        next_target=_target_words(item) if item.open else "",
    )


def _all_done(base: View, session: LiveSession, now: datetime) -> View:
    sets = session.sets_done
    return msgspec.structs.replace(
        base,
        resting=False,
        title="All done",
        title_right="",
        big=str(sets),
        of="sets" if sets != 1 else "set",
        load="",
        facts=(("landings", str(session.contacts)),) if session.contacts else (),
        next_line="Enter finishes and stores the session.",
        cue="Well done. Walk a little, drink something.",
    )


def minutes_text(session: LiveSession, now: datetime) -> str:
    """Return how long the session has run: ``12 min``, ``25 h 03 min``."""
    minutes = max(0, int((now - session.header.started_at).total_seconds() // 60))
    return span_text(minutes * 60) if minutes else "0 min"


def _set_of(item: LiveItem) -> str:
    if item.skipped is not None:
        return f"left out, {skip_text(item.skipped)}"
    if item.complete and not item.hand.begun:
        return f"all {len(item.done)} sets done" if len(item.done) > 1 else "its one set done"
    return f"set {item.number} of {max(len(item.targets), item.number)}"


def _ordinal(item: LiveItem, done: LiveSet) -> str:
    return f"{done.number} of {max(len(item.targets), done.number)}"


def _set_words(item: LiveItem, done: LiveSet) -> str:
    record = done.record
    words = done_text(record, item.facts.measure, item.facts.side)
    return f"{words}, {effort_text(record.effort)}" if record.effort else words


def _target_words(item: LiveItem) -> str:
    target = item.target
    return work_text(target.count, target.load, item.facts.measure, item.facts.side)


def _previous(item: LiveItem) -> str:
    before = item.previous(item.number)
    if before is None:
        return ""
    words = work_text(before.count, before.load, item.facts.measure, item.facts.side)
    return f"{words}, {effort_text(before.effort)}" if before.effort else words


def _today(item: LiveItem) -> str:
    offered = item.offered(item.number).load
    if item.load is not None and item.load != offered:
        return f"{load_long_text(item.load)}, your choice"
    return "" if item.facts.reason == LAST_TIME else item.facts.reason


def _cue(item: LiveItem) -> str:
    advice = item.facts.advice
    return advice[(item.number - 1) % len(advice)] if advice else ""


def _position(session: LiveSession, item: LiveItem) -> str:
    keys = [other.key for other in session.items]
    return f"exercise {keys.index(item.key) + 1} of {len(keys)}"


def plan_line(item: LiveItem) -> str:
    """Return what is asked of an exercise: ``3 × 8–10, 16 kg, rest 1:30``."""
    return dose_text(item.facts.dose, item.target.load, measure=item.facts.measure, side=item.facts.side)
