"""Situations about how much of an exercise: versions, weights, reps, gaps, easy weeks."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear
from runstrength_tui.domain.session import Effort, SkipReason
from tests.domain.coach.situations import (
    BOX,
    BRIDGE,
    EASY,
    FINE,
    GOOD,
    HARD,
    JUMPY,
    NOTHING,
    ONE_BELL,
    PLANK,
    PRESS,
    ROW,
    TUCK,
    WHOLE,
    Did,
    Set,
    Situation,
    box,
    item,
    often,
    past,
    plan,
    press,
    squat,
)

_SKILLED = {"level": Level.INTERMEDIATE}
_TOP = squat(10, 10, 10)
_SHORT = (Set(6, 8), Set(6, 8), Set(6, 8))
_SLIPPED = (Set(8, missed=2), Set(8), Set(8))
_POGO = plan(item("pogo-hops", "pogo-hops", low=10, high=20, rir=None), PRESS, ROW, PLANK, BRIDGE)
_TUCKS = plan(TUCK, PRESS, ROW, PLANK, BRIDGE)


def _row(effort: Effort) -> Did:
    return Did("row", "dumbbell-row", (9, 9), 12.0, effort)


def _tucks(*counts: int) -> Did:
    return Did("tuck-jump", "small-squat-jump", counts)


DOSES: Final = (
    Situation(
        name="first session, nothing owned",
        gear=NOTHING,
        has=("bodyweight-squat 8 8 8", "full-press-up 8 8 8", "plank 20 20"),
        lacks=("goblet", "row"),
        why=("A first session",),
    ),
    Situation(name="first session, one bell", gear=ONE_BELL, has=("goblet-squat 8 8 8 @12 (First",)),
    Situation(name="first session, some bells", has=("goblet-squat 8 8 8 @8 (First time",)),
    Situation(name="first session, kit unsaid", gear=Gear(), has=("goblet-squat 8 8 8 @8 (First",)),
    Situation(
        name="reps rise within the range",
        past=(past(3, squat(8, 8, 8)),),
        has=("goblet-squat 9 9 9 @12 (one more than last time)", "plank 25 25 (5 s more than last time)"),
    ),
    Situation(
        name="each set goes its own way",
        past=(past(3, squat(10, 9, 8)),),
        has=("goblet-squat 10 10 9 @12",),
    ),
    Situation(
        name="hard stays as it is",
        profile=_SKILLED,
        past=(past(3, squat(9, 9, 9, effort=HARD)),),
        has=("goblet-squat 9 9 9 @12 (as last time: it was hard)",),
    ),
    Situation(
        name="hard for a beginner is one fewer",
        past=(past(3, squat(10, 10, 9, effort=HARD)),),
        has=("goblet-squat 9 9 8 @12 (it was hard: one fewer",),
    ),
    Situation(
        name="hard and short of the range",
        profile=_SKILLED,
        past=(past(3, squat(*_SHORT, effort=HARD)),),
        has=("goblet-squat 8 8 8 @12 (still short of 8: no more yet)",),
    ),
    Situation(
        name="short of the range, in an easy week",
        past=(*often(squat(9, 9, 9), first=45, last=6, step=3), past(3, squat(*_SHORT))),
        habits={"a_week": 4},
        has=("goblet-squat 6 6 @12 (as last time: an easy week)",),
    ),
    Situation(
        name="short of the range, then a break",
        past=(past(14, squat(*_SHORT)),),
        has=("goblet-squat 6 6 @12 (after a break: a set fewer)",),
    ),
    Situation(
        name="the set that was to have one more has no time",
        past=(past(3, squat(10, 10, 9)),),
        habits={"minutes": 20},
        has=("goblet-squat 10 10 @12 (as last time, in fewer sets)",),
    ),
    Situation(
        name="short of the range",
        past=(past(3, squat(*_SHORT)),),
        has=("goblet-squat 8 8 8 @12 (still short of 8",),
    ),
    Situation(
        name="top of the range once, a step of a third ahead",
        past=(past(3, _TOP),),
        has=("goblet-squat 10 10 10 @12 (every set reached 10: once more, then 16 kg)",),
    ),
    Situation(
        name="top of the range twice, never rated",
        past=(past(7, _TOP), past(3, _TOP)),
        has=("goblet-squat 8 8 8 @16 (every set reached 10 twice: next weight)",),
    ),
    Situation(
        name="top of the range twice, rated good",
        past=(past(7, squat(10, 10, 10, effort=GOOD)), past(3, squat(10, 10, 10, effort=EASY))),
        has=("goblet-squat 8 8 8 @16",),
    ),
    Situation(
        name="top of the range twice, the second hard",
        profile=_SKILLED,
        past=(past(7, _TOP), past(3, squat(10, 10, 10, effort=HARD))),
        has=("goblet-squat 10 10 10 @12 (as last time: it was hard)",),
    ),
    Situation(
        name="one set below the top earns nothing",
        past=(past(7, _TOP), past(3, squat(10, 10, 9))),
        has=("goblet-squat 10 10 10 @12 (one more",),
    ),
    Situation(
        name="a small step is earned once",
        gear=FINE,
        past=(past(3, squat(10, 10, 10, kg=17.0)),),
        has=("goblet-squat 8 8 8 @18 (every set reached 10: next weight)",),
    ),
    Situation(
        name="heaviest owned at its top once",
        past=(past(3, squat(10, 10, 10, kg=20.0)),),
        has=("goblet-squat 10 10 10 @20 (every set reached 10: once more, then Paused",),
    ),
    Situation(
        name="heaviest owned at its top twice",
        past=(past(7, squat(10, 10, 10, kg=20.0)), past(3, squat(10, 10, 10, kg=20.0))),
        has=("paused-goblet-squat 8 8 8", "every set reached 10 twice: the next version"),
    ),
    Situation(
        name="a harder press-up once more",
        past=(past(3, press(12, 12, 12)),),
        has=("full-press-up 12 12 12 (every set reached 12: once more, then Tempo",),
    ),
    Situation(
        name="a harder press-up earned",
        past=(past(7, press(12, 12, 12)), past(3, press(12, 12, 12))),
        has=("tempo-press-up", "every set reached 12 twice: the next version"),
    ),
    Situation(
        name="form slipped once",
        past=(past(3, press(*_SLIPPED)),),
        has=("full-press-up 8 8 8 (as last time: some reps went wrong)",),
    ),
    Situation(
        name="form slipped twice",
        past=(past(7, press(*_SLIPPED)), past(3, press(*_SLIPPED))),
        has=("knee-press-up", "form slipped twice: a version easier"),
    ),
    Situation(
        name="too few reps twice with a weight",
        past=(past(7, squat(*_SHORT)), past(3, squat(*_SHORT))),
        has=("goblet-squat 8 8 8 @8 (too few reps twice: a step lighter)",),
    ),
    Situation(
        name="too few reps twice without a weight",
        past=(past(7, press(*_SHORT)), past(3, press(*_SHORT))),
        has=("knee-press-up", "too few reps twice: a version easier"),
    ),
    Situation(
        name="a weight that was too much waits",
        past=(past(14, squat(*_SHORT, kg=16.0)), past(7, _TOP), past(3, _TOP)),
        has=("goblet-squat 11 11 11 @12 (16 kg was too much lately",),
    ),
    Situation(
        name="and comes again after four weeks",
        past=(past(29, squat(*_SHORT, kg=16.0)), past(7, _TOP), past(3, _TOP)),
        has=("goblet-squat 8 8 8 @16",),
    ),
    Situation(
        name="a weight that was twice too hard for a beginner waits",
        past=(
            *(past(days, squat(8, 8, 8, kg=16.0, effort=HARD)) for days in (18, 14)),
            *(past(days, _TOP) for days in (7, 3)),
        ),
        has=("goblet-squat 11 11 11 @12 (16 kg was too much lately",),
    ),
    Situation(
        name="what has no next weight does not wait for it",
        past=(past(7, squat(7, 7, 7)), past(3, _TOP)),
        gear=ONE_BELL,
        lacks=("too much lately",),
    ),
    Situation(
        name="cut short for pain is no failure",
        past=(
            past(7, squat(9, 9, 9)),
            past(3, squat(Set(3, 9), skipped=SkipReason.PAIN)),
        ),
        has=("goblet-squat 10 10 10 @12 (one more",),
    ),
    Situation(
        name="left out for kit twice is no failure",
        past=(
            past(10, squat(9, 9, 9)),
            past(7, squat(skipped=SkipReason.NO_KIT)),
            past(3, squat(skipped=SkipReason.NO_KIT)),
        ),
        has=("goblet-squat 10 10 10 @12 (one more",),
    ),
    Situation(
        name="a light day loses nothing",
        past=(past(7, squat(9, 9, 9)), past(3, squat(4, 4))),
        has=("goblet-squat 10 10 10 @12 (one more",),
    ),
    Situation(
        name="a light day between two that earned it",
        past=(past(10, _TOP), past(7, _TOP), past(3, squat(4, 4))),
        has=("goblet-squat 8 8 8 @16",),
    ),
    Situation(
        name="an easier version by hand is where it goes on",
        past=(past(7, press(9, 9, 9)), past(3, press(8, 8, 8, rung="knee-press-up"))),
        has=("knee-press-up 9 9 9 (one more",),
    ),
    Situation(
        name="a lower weight by hand is where it goes on",
        past=(past(7, squat(9, 9, 9)), past(3, squat(9, 9, 9, kg=8.0))),
        has=("goblet-squat 10 10 10 @8",),
    ),
    Situation(
        name="9 days off",
        past=(past(9, squat(9, 9, 9, kg=16.0)),),
        has=("goblet-squat 10 10 10 @16",),
        silent=("days off",),
    ),
    Situation(
        name="10 days off, a bell a fifth lighter",
        past=(past(10, squat(9, 9, 9, kg=20.0)),),
        has=(
            "goblet-squat 9 9 @16 (after a break: lighter, a set fewer)",
            "full-press-up 8 8 (after a break: a set fewer)",
        ),
        why=("10 days off: one set fewer, a step lighter.",),
    ),
    Situation(
        name="10 days off, the next bell a quarter lighter",
        past=(past(10, squat(9, 9, 9, kg=16.0)),),
        has=("goblet-squat 9 9 @16 (after a break: a set fewer)",),
        why=("10 days off: one set fewer, same weight.",),
    ),
    Situation(
        name="10 days off, and nothing rises that was earned before",
        past=tuple(past(days, press(12, 12, 12)) for days in (13, 10)),
        has=("full-press-up 12 12 (after a break: a set fewer)",),
        lacks=("tempo-press-up", "more than last time"),
    ),
    Situation(
        name="10 days off, no lighter bell",
        gear=ONE_BELL,
        past=(past(10, squat(9, 9, 9)),),
        has=("goblet-squat 9 9 @12",),
        why=("10 days off: one set fewer, same weight.",),
    ),
    Situation(
        name="21 days off",
        past=(past(21, squat(9, 9, 9, kg=20.0)),),
        has=("goblet-squat 9 9 @16",),
        why=("21 days off: one set fewer, a step lighter.",),
    ),
    Situation(
        name="22 days off",
        past=(past(22, squat(10, 10, 9, kg=20.0)),),
        has=("goblet-squat 8 8 @16",),
        why=("22 days off: one set fewer, few reps, a step lighter.",),
    ),
    Situation(
        name="56 days off",
        past=(past(56, squat(9, 9, 9, kg=16.0)),),
        has=("goblet-squat 8 8 @12",),
        why=("56 days off: one set fewer, few reps, a step lighter.",),
    ),
    Situation(
        name="57 days off",
        past=(past(57, squat(9, 9, 9, kg=16.0)),),
        has=("goblet-squat 8 8 @8 (begin light", "knee-press-up"),
        why=("57 days off: begin with a light set and see.",),
    ),
    Situation(
        name="57 days off, no lighter bell",
        gear=ONE_BELL,
        past=(past(57, squat(9, 9, 9)),),
        has=("goblet-squat 8 8 @12",),
        why=("57 days off",),
    ),
    Situation(
        name="a box 5 cm higher, once earned twice",
        plans=(JUMPY,),
        past=(past(7, box(5, 5, 5)), past(3, box(5, 5, 5))),
        has=("low-box-jump 3 3 3 @25cm",),
    ),
    Situation(
        name="no box within 5 cm",
        plans=(JUMPY,),
        gear=Gear(weights=ONE_BELL.weights, box_cm=(20, 30)),
        past=(past(7, box(5, 5, 5)), past(3, box(5, 5, 5))),
        has=("low-box-jump 5 5 5 @20cm (5 a set is enough here: make each landing quieter)",),
    ),
    Situation(
        name="a bigger jump brings no more landings",
        plans=(_TUCKS,),
        past=(past(7, _tucks(4, 4)), past(3, _tucks(4, 4))),
        has=("jump-for-height 2 2 2",),
    ),
    Situation(
        name="ten landings more in a week at most",
        plans=(_POGO,),
        past=(past(3, Did("pogo-hops", "pogo-hops", (10, 10))),),
        has=("pogo-hops 10 10 10",),
    ),
    Situation(
        name="six hard weeks",
        past=often(squat(9, 9, 9), first=45, last=3, step=3),
        has=("goblet-squat 9 9 @12 (as last time: an easy week)",),
        why=("6 hard weeks in a row",),
        habits={"a_week": 4},
    ),
    Situation(
        name="six hard weeks, the jumps too",
        plans=(JUMPY,),
        past=often(squat(9, 9, 9), box(4, 4, 4), first=45, last=3, step=3),
        habits={"a_week": 4},
        has=("low-box-jump 4 4 @20cm (as last time: an easy week)",),
    ),
    Situation(
        name="five hard weeks",
        past=often(squat(8, 8, 8), first=33, last=3, step=3),
        habits={"a_week": 4},
        has=("goblet-squat 9 9 9 @12 (one more",),
        silent=("hard weeks",),
    ),
    Situation(
        name="stuck three times while it felt harder",
        past=(
            past(11, squat(9, 9, 9, effort=EASY)),
            past(7, squat(9, 9, 9, effort=GOOD)),
            past(3, squat(9, 9, 9, effort=HARD)),
        ),
        has=("goblet-squat 8 @12",),
        why=("got no further 3 times while it felt harder: half its sets",),
    ),
    Situation(
        name="stuck, and an easier day did not help",
        past=(
            past(14, press(9, 9, 9, effort=EASY)),
            past(11, press(9, 9, 9, effort=GOOD)),
            past(7, press(9, 9, 9, effort=HARD)),
            past(3, press(8)),
        ),
        has=("instead of Press-up for some weeks",),
        lacks=("full-press-up",),
        why=("an easier day included: another move",),
    ),
    Situation(
        name="stuck, and nothing else of its kind can be done",
        past=(
            *(past(days, _row(effort)) for days, effort in ((14, EASY), (11, GOOD), (7, HARD))),
            past(3, Did("row", "dumbbell-row", (8,), 12.0)),
        ),
        gear=ONE_BELL,
        plans=(plan(PRESS, item("row", "dumbbell-row", sets=2, per_side=True), PLANK, BRIDGE),),
        has=("dumbbell-row",),
        silent=("got no further", "No pulling"),
    ),
    Situation(
        name="stuck long ago is forgotten",
        past=(
            *(replace(each, days=each.days) for each in often(first=27, last=3, step=6)),
            past(36, squat(9, 9, 9, effort=EASY), bare=True),
            past(33, squat(9, 9, 9, effort=GOOD), bare=True),
            past(30, squat(9, 9, 9, effort=HARD), bare=True),
        ),
        has=("goblet-squat 8 8 @12",),
        silent=("got no further",),
    ),
    Situation(
        name="imported history counts",
        past=(past(3, squat(9, 9, 9, kg=16.0), plan="", origin="strong 2026-11-20T18:00 Legs"),),
        has=("goblet-squat 10 10 10 @16",),
        silent=("A first session",),
    ),
    Situation(
        name="a plan with an exercise that is gone is passed over",
        plans=(plan(item("my-own-move", "first"), BOX, name="Own"), WHOLE),
        title="Whole",
    ),
)
