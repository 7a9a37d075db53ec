"""Rules about weight, height, effort and form: what each fires on, and what is just short of it."""

from __future__ import annotations

from typing import Any

import msgspec

from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.state import Hand
from runstrength_tui.domain.safety import load_rules as w
from runstrength_tui.domain.safety.engine import Fired
from runstrength_tui.domain.session import (
    Effort,
    Session,
)
from tests.domain.safety.moves import BELLS, BENT, BOX, EXPERT, FAILED, PLANK, PRESS, PULL, SQUAT, TUCK, USED
from tests.domain.safety.rows import Row
from tests.domain.safety.runner import (
    at_work,
    context,
    done,
    item,
    last_time,
    load,
    record,
    session,
)


def hand(missed: int = 0) -> Hand:
    return Hand(count=3, missed=missed)


def landed(*heights: tuple[int, int]) -> list[Session]:
    """A session with a set at each height, in cm with landings missed."""
    sets = [done(5, load(BOX, cm), missed=missed) for cm, missed in heights]
    return [session(3, record("box-jump", "low-box-jump", *sets))]


def higher(cm: float, *heights: tuple[int, int]) -> Fired | None:
    here = context(sessions=landed(*heights) if heights else ())
    return w.i6_higher(here, at_work(BOX, size=cm), load(BOX, cm))


def reached(*counts: int, kg: float = 20, effort: Effort | None = Effort.GOOD) -> list[Session]:
    """Sessions of goblet squats whose last set had so many reps, the newest first."""
    return [
        session(
            3 * n,
            record("goblet-squat", "", done(8, load(SQUAT, kg)), done(count, load(SQUAT, kg), effort=effort)),
        )
        for n, count in enumerate(counts, start=1)
    ]


def heavier(
    kg: float, owned: tuple[float, ...] = (), old: float = 20, sessions: list[Session] | None = None
) -> Fired | None:
    """A goblet squat with ``kg`` after ``old`` last time."""
    made = [load(SQUAT, each) for each in owned]
    facts = msgspec.structs.replace(last_time(item(kg=old), old), loads=tuple(made))
    return w.i8_heavier(context(sessions=sessions or ()), at_work(facts, size=kg), load(facts, kg))


def first_time(kg: float, mass: float | None) -> Fired | None:
    """A goblet squat never done, offered with 8 kg."""
    facts = item(kg=8)
    return w.i8_heavier(context(body_mass_kg=mass), at_work(facts, size=kg), load(facts, kg))


def rated(of: ItemFacts = SQUAT, who: dict[str, Any] | None = None, **how: Any) -> Fired | None:
    return w.i9_near_the_end(context(**(who or {})), at_work(of, done()), done(**how))


def to_the_end(of: ItemFacts, who: dict[str, Any], **how: Any) -> Fired | None:
    return w.i10_to_failure(context(**who), at_work(of, done()), done(**how))


def form(missed: int, done_before: int = 0, of: ItemFacts = SQUAT) -> Fired | None:
    return w.i11_form(context(), at_work(of, done(missed=done_before), hand=hand(missed)))


def missed_at(cm: int, in_hand: int, *before: tuple[int, int]) -> Fired | None:
    sets = (done(5, load(BOX, height), missed=missed) for height, missed in before)
    return w.i5_missed(context(), at_work(BOX, *sets, hand=hand(in_hand), size=cm), load(BOX, cm))


ROWS = [
    Row("I5", "one miss", lambda: missed_at(30, 1), False),
    Row("I5", "two in one set", lambda: missed_at(30, 2), True),
    Row("I5", "one in each of two sets", lambda: missed_at(30, 1, (30, 1)), True),
    Row("I5", "lowered after one", lambda: missed_at(25, 1, (30, 1)), False),
    Row("I5", "raised after one", lambda: missed_at(35, 1, (30, 1)), True),
    Row("I5", "no box", lambda: w.i5_missed(context(), at_work(TUCK, hand=hand(3)), load(TUCK, 0)), False),
    Row("I6", "5 cm up", lambda: higher(35, (30, 0)), False),
    Row("I6", "6 cm up", lambda: higher(36, (30, 0)), True),
    Row("I6", "the 40 was missed", lambda: higher(40, (30, 0), (40, 1)), True),
    Row("I6", "the 40 was good", lambda: higher(40, (40, 0), (30, 0)), False),
    Row("I6", "first time, 10 above what is offered", lambda: higher(40), True),
    Row("I6", "first time, a step above", lambda: higher(35), False),
    Row("I6", "as offered", lambda: higher(30, (20, 0)), False),
    Row("I7", "landed deeper", lambda: w.i7_deeper(context(), at_work(BOX, size=30)), True),
    Row("I7", "not on a box", lambda: w.i7_deeper(context(), at_work(TUCK)), False),
    Row("I8", "10.0 %", lambda: heavier(22), False),
    Row("I8", "10.1 %", lambda: heavier(22.02), True),
    Row("I8", "lighter", lambda: heavier(16), False),
    Row("I8", "next bell, +33 %, reps not there", lambda: heavier(16, BELLS, 12), True),
    Row("I8", "reached once", lambda: heavier(16, BELLS, 12, reached(10, kg=12)), True),
    Row("I8", "reached twice", lambda: heavier(16, BELLS, 12, reached(10, 10, kg=12)), False),
    Row("I8", "one short of it", lambda: heavier(16, BELLS, 12, reached(10, 9, kg=12)), True),
    Row(
        "I8",
        "reached, but hard",
        lambda: heavier(16, BELLS, 12, reached(10, 10, kg=12, effort=Effort.HARD)),
        True,
    ),
    Row(
        "I8",
        "nobody said how it was",
        lambda: heavier(16, BELLS, 12, reached(10, 10, kg=12, effort=None)),
        False,
    ),
    Row(
        "I8",
        "two bells up, reached twice",
        lambda: heavier(20, BELLS, 12, reached(10, 10, kg=12)),
        True,
    ),
    Row("I8", "first time, 10 % of 80 kg", lambda: first_time(8, 80), False),
    Row("I8", "first time, above it", lambda: first_time(10, 80), True),
    Row("I8", "first time, a heavy person", lambda: first_time(10, 100), False),
    Row("I8", "first time, mass unknown, a step up", lambda: first_time(10, None), False),
    Row("I8", "first time, mass unknown, two", lambda: first_time(12, None), True),
    Row(
        "I8",
        "a belt from 10 to 12.5 kg at 70 kg: 3 % of all that moves",
        lambda: w.i8_heavier(context(body_mass_kg=70.0), at_work(PULL, size=12.5), load(PULL, 12.5)),
        False,
    ),
    Row(
        "I8",
        "to 20 kg: 13 %",
        lambda: w.i8_heavier(context(body_mass_kg=70.0), at_work(PULL, size=20), load(PULL, 20)),
        True,
    ),
    Row("I8", "mass unknown", lambda: w.i8_heavier(context(), at_work(PULL, size=20), load(PULL, 20)), False),
    Row("I8", "no weight", lambda: w.i8_heavier(context(), at_work(PRESS), load(PRESS, 0)), False),
    Row(
        "I8",
        "lifted in this session already",
        lambda: w.i8_heavier(context(), at_work(SQUAT, done(8, load(SQUAT, 24)), size=24), load(SQUAT, 24)),
        False,
    ),
    Row("I9", "hard", lambda: rated(effort=Effort.HARD), True),
    Row("I9", "1 left", lambda: rated(effort=Effort.HARD, rir=1.0), True),
    Row("I9", "1½ left", lambda: rated(effort=Effort.GOOD, rir=1.5), False),
    Row("I9", "good", lambda: rated(effort=Effort.GOOD), False),
    Row("I9", "not said", lambda: rated(), False),
    Row("I9", "used to it", lambda: rated(SQUAT, USED, effort=Effort.HARD), False),
    Row("I9", "a plank", lambda: rated(PLANK, effort=Effort.HARD), False),
    Row("I9", "a jump", lambda: rated(BOX, effort=Effort.HARD), False),
    Row("I10", "deadlift to failure", lambda: to_the_end(BENT, USED, **FAILED), True),
    Row("I10", "squat to failure", lambda: to_the_end(SQUAT, {}, **FAILED), True),
    Row("I10", "hard is not failure", lambda: to_the_end(SQUAT, {}, effort=Effort.HARD), False),
    Row("I10", "well trained", lambda: to_the_end(BENT, EXPERT, **FAILED), False),
    Row("I10", "press-up", lambda: to_the_end(PRESS, {}, **FAILED), False),
    Row("I11", "once", lambda: form(1), False),
    Row("I11", "twice", lambda: form(2), True),
    Row("I11", "once in each of two sets", lambda: form(1, 1), True),
    Row("I11", "a jump", lambda: form(2, 0, BOX), False),
]
