"""Rules asked during a session: what each fires on, and what is just short of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from runstrength_tui.domain.exercise import Measure
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.safety import during as d
from runstrength_tui.domain.safety import landings as l
from runstrength_tui.domain.safety import pain as p
from runstrength_tui.domain.safety.engine import Context, Fired
from runstrength_tui.domain.session import (
    PainKind,
    Session,
    SetKind,
    SetRecord,
    WarningSign,
)
from tests.domain.safety.moves import (
    BOX,
    DROP,
    EXPERT,
    FIVE,
    LINKED,
    LUNGE,
    ONE_LEG,
    POGO,
    PRESS,
    ROPE,
    SQUAT,
    TUCK,
    USED,
)
from tests.domain.safety.rows import Row
from tests.domain.safety.runner import (
    NOW,
    at_work,
    context,
    done,
    item,
    live,
    pain,
    record,
    run,
    session,
)

TEN_S = msgspec.structs.replace(item("tuck-jump", "ten-second-tuck-jumps"), measure=Measure.SECONDS)


def jumped(landings: int, least: int = 2, **who: Any) -> Context:
    """A beginner's session with so many landings of box jumps done, in their first weeks of jumping."""
    sets = tuple(done(FIVE) for _ in range(landings // FIVE)) + (
        (done(landings % FIVE),) if landings % FIVE else ()
    )
    first = BOX if least == 2 else msgspec.structs.replace(TUCK, key="first")
    return context(live=live(at_work(first, *sets), at_work(TUCK), at_work(POGO)), **who)


def weeks_of_jumps(*weeks: float) -> list[Session]:
    return [session(7 * week, record("box-jump", "low-box-jump", done(5))) for week in weeks]


def rested(seconds: float, of: ItemFacts = BOX, **more: Any) -> Fired | None:
    """A set begun so long after the last one, of an exercise with 90 s rest."""
    working = at_work(of, done(**more))
    here = live(working, last=(of.key, 1), last_done_at=NOW - timedelta(seconds=seconds))
    return d.i15_short_rest(context(live=here), working)


def after_legs(*others: LiveItem, runs: tuple[float, ...] = ()) -> Fired | None:
    here = live(*others, at_work(BOX))
    return d.i16_late_jumps(context(live=here, runs=tuple(map(run, runs))), at_work(BOX))


def sides(left: int | None, right: int | None, of: ItemFacts = ONE_LEG) -> Fired | None:
    return d.i17_sides(context(), at_work(of), done(20, left=left, right=right))


def long_session(sets: int, minutes: int = 20, who: dict[str, Any] | None = None, **how: Any) -> Fired | None:
    here = live(
        at_work(SQUAT, *(done(**how) for _ in range(sets))), at_work(BOX, done(3), done(3)), minutes=minutes
    )
    return d.i20_plenty(context(live=here, **(who or {})))


def lunges(before: int, sets: int, who: dict[str, Any] | None = None) -> Fired | None:
    past = [session(3 * n, record("walking-lunge")) for n in range(1, before + 1)]
    return d.i21_lunges(context(sessions=past, **(who or {})), at_work(LUNGE, *(done() for _ in range(sets))))


def expert(who: dict[str, Any], *weeks: float) -> Fired | None:
    return d.i18_expert(context(sessions=weeks_of_jumps(*weeks), **who), at_work(DROP))


def slow(of: ItemFacts, *intervals: float) -> Fired | None:
    offsets = [round(sum(intervals[:n]), 2) for n in range(len(intervals) + 1)]
    return d.i14_slowing(context(), at_work(of), offsets)


def tuck(of: ItemFacts, record: SetRecord | None) -> Fired | None:
    return d.i12_tuck(context(), at_work(of), record)


def to_tucks(landings: int, *weeks: float, **who: Any) -> Fired | None:
    """Tuck jumps after so many landings, with jumps in earlier weeks."""
    return l.i3_landings(jumped(landings, sessions=weeks_of_jumps(*weeks), **who), at_work(TUCK))


def to_linked(landings: int, **who: Any) -> Fired | None:
    """Linked tuck jumps after so many landings of single ones."""
    return l.i4_big_landings(jumped(landings, 3, **who), at_work(LINKED))


def linked(*days: float) -> Fired | None:
    """Linked tuck jumps after sessions of single ones."""
    past = [session(each, record("tuck-jump", "single-tuck-jump")) for each in days]
    return d.i13_linked(context(sessions=past), at_work(LINKED))


ROWS = [
    Row("I1", "chest", lambda: p.i1_sign(context(live=live(BOX)), WarningSign.CHEST), True),
    Row("I2", "sharp", lambda: p.i2_sharp(context(), [SQUAT], pain(3, kind=PainKind.SHARP)), True),
    Row("I2", "an ache at 9", lambda: p.i2_sharp(context(), [SQUAT], pain(9, kind=PainKind.ACHE)), False),
    Row("I2", "not said", lambda: p.i2_sharp(context(), [SQUAT], pain(9)), False),
    Row("I3", "39 landings in the first weeks", lambda: to_tucks(39), False),
    Row("I3", "40", lambda: to_tucks(40), True),
    Row("I3", "41", lambda: to_tucks(41), True),
    Row("I3", "41, but a small jump", lambda: l.i3_landings(jumped(41), at_work(POGO)), False),
    Row(
        "I3",
        "41, two weeks in",
        lambda: to_tucks(41, 2),
        False,
    ),
    Row(
        "I3",
        "60, two weeks in",
        lambda: to_tucks(60, 2),
        True,
    ),
    Row(
        "I3",
        "79, four weeks in",
        lambda: to_tucks(79, 4, 1),
        False,
    ),
    Row(
        "I3",
        "80, four weeks in",
        lambda: to_tucks(80, 4, 1),
        True,
    ),
    Row("I3", "99, used to it", lambda: to_tucks(99, **USED), False),
    Row("I3", "100, used to it", lambda: to_tucks(100, **USED), True),
    Row("I3", "120, well trained", lambda: to_tucks(120, **EXPERT), True),
    Row(
        "I3",
        "sixty seconds of skipping, 120 landings",
        lambda: l.i3_landings(context(live=live(at_work(ROPE, done(60)), at_work(TUCK))), at_work(TUCK)),
        False,
    ),
    Row("I4", "11 of big jumps", lambda: to_linked(11), False),
    Row("I4", "12", lambda: to_linked(12), True),
    Row("I4", "13", lambda: to_linked(13), True),
    Row("I4", "13, medium ones ahead", lambda: l.i4_big_landings(jumped(13, 3), at_work(BOX)), False),
    Row("I4", "39, used to it", lambda: to_linked(39, **USED), False),
    Row("I4", "60, well trained", lambda: to_linked(60, **EXPERT), True),
    Row("I12", "eight", lambda: tuck(TUCK, done(8)), False),
    Row("I12", "nine", lambda: tuck(TUCK, done(9)), True),
    Row("I12", "10.0 s", lambda: tuck(TUCK, done(6, rep_offsets=(0.0, 10.0))), False),
    Row("I12", "10.1 s", lambda: tuck(TUCK, done(6, rep_offsets=(0.0, 10.1))), True),
    Row("I12", "ten seconds of them", lambda: tuck(TEN_S, done(10)), False),
    Row("I12", "eleven", lambda: tuck(TEN_S, done(11)), True),
    Row("I12", "hit", lambda: tuck(TUCK, None), True),
    Row("I12", "a box jump missed", lambda: tuck(BOX, None), False),
    Row("I13", "linked, never single", lambda: linked(), True),
    Row(
        "I13",
        "single once",
        lambda: d.i13_linked(
            context(sessions=[session(3, record("tuck-jump", "single-tuck-jump"))]), at_work(LINKED)
        ),
        True,
    ),
    Row(
        "I13",
        "single twice",
        lambda: d.i13_linked(
            context(sessions=[session(n, record("tuck-jump", "single-tuck-jump")) for n in (3, 6)]),
            at_work(LINKED),
        ),
        False,
    ),
    Row("I13", "single ones", lambda: d.i13_linked(context(), at_work(TUCK)), False),
    Row("I13", "the file is gone", lambda: d.i13_linked(context(exercises={}), at_work(LINKED)), False),
    Row("I14", "two at 140 %", lambda: slow(PRESS, 2, 2, 2, 2.8, 2.8), True),
    Row("I14", "one at 139 %", lambda: slow(PRESS, 2, 2, 2, 2.8, 2.78), False),
    Row("I14", "a jump", lambda: slow(BOX, 2, 2, 2, 2.8, 2.8), False),
    Row("I14", "steps", lambda: slow(LUNGE, 2, 2, 2, 2.8, 2.8), False),
    Row("I14", "no presses", lambda: slow(PRESS), False),
    Row("I15", "44 of 90 s", lambda: rested(44), True),
    Row("I15", "45 of 90 s", lambda: rested(45), False),
    Row("I15", "a heavy lift", lambda: rested(44, SQUAT), True),
    Row("I15", "an easy one", lambda: rested(44, item("goblet-squat", "bodyweight-squat", rir=4)), False),
    Row("I15", "after a warm-up set", lambda: rested(10, SQUAT, kind=SetKind.WARM_UP), False),
    Row("I15", "the clock was set back", lambda: rested(-30), False),
    Row("I15", "the first set", lambda: d.i15_short_rest(context(live=live(BOX)), at_work(BOX)), False),
    Row("I16", "after squats", lambda: after_legs(at_work(SQUAT, done())), True),
    Row("I16", "after a warm-up set", lambda: after_legs(at_work(SQUAT, done(kind=SetKind.WARM_UP))), False),
    Row("I16", "squats still ahead", lambda: after_legs(at_work(SQUAT)), False),
    Row("I16", "after press-ups", lambda: after_legs(at_work(PRESS, done())), False),
    Row("I16", "after small jumps", lambda: after_legs(at_work(POGO, done())), False),
    Row("I16", "a hard run 3 h ago", lambda: after_legs(runs=(3.0,)), True),
    Row("I16", "longer ago", lambda: after_legs(runs=(3.1,)), False),
    Row("I17", "10 and 9", lambda: sides(10, 9), False),
    Row("I17", "10 and 8", lambda: sides(10, 8), True),
    Row("I17", "not known", lambda: sides(None, None), False),
    Row("I17", "an odd step", lambda: sides(4, 3, LUNGE), False),
    Row("I18", "a beginner", lambda: expert({}, 1, 2, 3, 4), True),
    Row("I18", "well trained, four weeks", lambda: expert(EXPERT, 1, 2, 3, 4), False),
    Row("I18", "well trained, three weeks", lambda: expert(EXPERT, 1, 2, 3, 3.1), True),
    Row("I18", "well trained, no history", lambda: expert(EXPERT), True),
    Row(
        "I18",
        "the small version",
        lambda: d.i18_expert(context(), at_work(item("drop-jump", "pogo-hops"))),
        False,
    ),
    Row("I19", "a press-up done", lambda: d.i19_press_up(context(), at_work(PRESS, done())), True),
    Row("I19", "none yet", lambda: d.i19_press_up(context(), at_work(PRESS)), False),
    Row("I19", "a squat", lambda: d.i19_press_up(context(), at_work(SQUAT, done())), False),
    Row("I20", "12 sets", lambda: long_session(12), False),
    Row("I20", "13 sets", lambda: long_session(13), True),
    Row("I20", "18, used to it", lambda: long_session(18, who=USED), False),
    Row("I20", "21, well trained", lambda: long_session(21, who=EXPERT), True),
    Row("I20", "13 with six left in each", lambda: long_session(13, rir=6.0), False),
    Row("I20", "90 min", lambda: long_session(1, 90), False),
    Row("I20", "91 min", lambda: long_session(1, 91), True),
    Row("I20", "no session", lambda: d.i20_plenty(context()), False),
    Row("I21", "the third set", lambda: lunges(1, 2), True),
    Row("I21", "the second", lambda: lunges(1, 1), False),
    Row("I21", "in the third session", lambda: lunges(2, 2), False),
    Row("I21", "used to it", lambda: lunges(0, 2, USED), False),
]
