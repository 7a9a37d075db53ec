"""What the session screen says, worked out from the session under way and the time; no widgets here."""

from __future__ import annotations

import math
from datetime import datetime

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.live.state import LiveItem, LiveSession, Rest
from runstrength_tui.domain.session import Severity
from runstrength_tui.domain.timing import HoldPart, HoldPlan, TempoPlan, TempoStand
from runstrength_tui.domain.wording import (
    clock_text,
    dose_text,
    load_text,
    span_text,
    unit_text,
)
from runstrength_tui.screens.session.tables import (
    ItemRow,
    SetRow,
    count_word,
    item_rows,
    load_word,
    set_rows,
)
from runstrength_tui.screens.session.telling import (
    Ways,
    asks,
    cue,
    last_time,
    plates,
    position,
    set_of,
    set_words,
    side_cue,
    target_words,
    today,
    which,
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
    effort_asks: tuple[tuple[str, str], ...] = ()
    """Keys and words that say how the last set was; none where that is not asked."""


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


def view(session: LiveSession, now: datetime, synced_seq: int, ways: Ways = Ways()) -> View:  # noqa: B008
    """Return what the screen shows; ``session`` has an exercise in hand."""
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
        title_right=set_of(session, item),
        title_short=set_of(session, item),
        big="",
        of="",
        load="",
        cue=cue(item),
        info=next((said.text for said in item.hand.prompts[::-1] if said.severity is Severity.INFO), ""),
        count_word=count_word(item),
        load_word=load_word(item),
        rows=set_rows(item, synced_seq),
        items=item_rows(session, synced_seq),
        position=position(session, item),
        effort_asks=asks(session, ways),
    )
    if item.hand.hold is not None:
        return _holding(common, item, item.hand.hold, now)
    if tempo is not None:
        return _paced(common, item, tempo, tempo.stand(now), heard=ways.heard)
    if session.all_done and not item.hand.begun:
        return _all_done(common, session, now)
    if resting and rest is not None:
        return _resting(common, session, item, rest, now, synced_seq, ways)
    return _in_hand(common, session, item, rest, now, ways)


def _in_hand(
    base: View, session: LiveSession, item: LiveItem, rest: Rest | None, now: datetime, ways: Ways
) -> View:
    target = item.target
    count = item.hand.count
    unit = "steps" if item.alternates else unit_text(item.facts.measure).strip()
    of = f"of {target.count}" + (f" {unit}" if unit else "")
    if item.sided and item.facts.measure is Measure.SECONDS and not ways.narrow:
        of += " in all"
    facts = [("last time", last_time(item)), ("today", today(item)), ("plates", plates(item))]
    if item.sided and ways.narrow:
        of += f", {target.count // 2} a side"
    elif item.sided:
        facts.append(("a side", str(target.count // 2)))
    if item.hand.missed:
        facts.append(("missed", str(item.hand.missed)))
    others = [each.facts.name for each in session.turns(item) if each.key != item.key]
    if others:
        facts.append(("in turns", f"with {', '.join(others)}"))
    overdue = rest_over_text(rest, now) if rest is not None else ""
    return msgspec.structs.replace(
        base,
        big=str(count or 0),
        of=of,
        load=load_text(target.load),
        facts=tuple((label, words) for label, words in facts if words),
        next_line=side_cue(item) or overdue[:1].upper() + overdue[1:],
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
        facts=(("last time", last_time(item)),) if last_time(item) else (),
        next_line=f"{words}   space stops",
    )


def _paced(base: View, item: LiveItem, tempo: TempoPlan, stand: TempoStand, *, heard: bool) -> View:
    """The tempo bell that runs: the reps done drawn large, or the seconds until they begin."""
    waiting = stand.part in (HoldPart.LEAD_IN, HoldPart.CHANGE)
    steps = "steps" if item.alternates else "reps"
    words = _HOLD_WORDS[stand.part] if waiting else "With the bell" if heard else "At a steady pace"
    if stand.part is HoldPart.SECOND:
        words += ", other side"
    previous = last_time(item)
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
    base: View,
    session: LiveSession,
    item: LiveItem,
    rest: Rest,
    now: datetime,
    synced_seq: int,
    ways: Ways,
) -> View:
    shown = rest_clock(rest, now)
    last = session.last_set
    done = short = ""
    if last is not None:
        of, finished = last
        saved = "✓" if finished.seq <= synced_seq else "…"
        short = f"{which(of, finished)}   {set_words(of, finished, ways)} {saved}"
        done = f"{of.facts.name} {short}"
    following = f"{item.facts.name}, {set_of(session, item)}"
    facts = (("last time", last_time(item)), ("plates", plates(item) if item.open else ""))
    return msgspec.structs.replace(
        base,
        title="Rest",
        title_right=done,
        title_short=short,
        big=clock_text(shown),
        of=f"of {clock_text(rest.seconds)}",
        bar=1 - math.ceil(shown / STEP_S) * STEP_S / rest.seconds if rest.seconds else 1.0,
        facts=tuple((label, words) for label, words in facts if words),
        next_line=following,
        next_target=target_words(item) if item.open else "",
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


def plan_line(item: LiveItem) -> str:
    """Return what is asked of an exercise: ``3 × 8–10, 16 kg, rest 1:30``."""
    return dose_text(item.facts.dose, item.target.load, measure=item.facts.measure, side=item.facts.side)
