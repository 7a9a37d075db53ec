"""Situations about how much of an exercise: versions, weights, reps, gaps, easy weeks."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear
from runstrength_tui.domain.session import SkipReason
from tests.domain.coach.situations import (
    BOX,
    BRIDGE,
    EASY,
    FINE,
    GOOD,
    HARD,
    LUNGE,
    NOTHING,
    ONE_BELL,
    PLANK,
    PRESS,
    ROW,
    SHORT,
    WHOLE,
    Did,
    Set,
    Situation,
    item,
    often,
    past,
    plan,
    press,
    squat,
)

_SKILLED = {"level": Level.INTERMEDIATE}
_TOP = squat(10, 10, 10)
_SLIPPED = (Set(8, missed=2), Set(8), Set(8))

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
        name="the set that was to have one more has no time, after a light day",
        past=(past(7, squat(10, 10, 9)), past(3, squat(4, 4))),
        habits={"minutes": 20},
        has=("goblet-squat 10 10 @12 (as last time, in fewer sets)",),
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
        past=(past(3, squat(*SHORT, effort=HARD)),),
        has=("goblet-squat 8 8 8 @12 (still short of 8: no more yet)",),
    ),
    Situation(
        name="short of the range, in an easy week",
        past=(*often(squat(9, 9, 9), first=45, last=6, step=3), past(3, squat(*SHORT))),
        habits={"a_week": 4},
        has=("goblet-squat 6 6 @12 (as last time: an easy week)",),
    ),
    Situation(
        name="short of the range, then a break",
        past=(past(14, squat(*SHORT)),),
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
        past=(past(3, squat(*SHORT)),),
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
        name="the top in one set of three: no more than that, in each",
        past=(past(7, squat(9, 9, 9)), past(3, squat(10, skipped=SkipReason.TIME))),
        has=("goblet-squat 10 10 10 @12 (as last time: every set of it first)",),
    ),
    Situation(
        name="top of the range, but a set of three left out",
        past=(past(7, _TOP), past(3, squat(10, 10), planned=3)),
        has=("goblet-squat 10 10 10 @12 (as last time: every set of it first)",),
    ),
    Situation(
        name="one side weaker than the other",
        plans=(plan(LUNGE, PRESS, ROW, PLANK, BRIDGE),),
        past=(past(3, Did("walking-lunge", "walking-lunge", (Set(8, sides=(8, 6)), 8))),),
        has=("walking-lunge 7 8",),
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
        past=(past(7, squat(*SHORT)), past(3, squat(*SHORT))),
        has=("goblet-squat 8 8 8 @8 (too few reps twice: a step lighter)",),
    ),
    Situation(
        name="the fewest reps hard twice with a weight",
        past=(past(7, squat(8, 8, 8, effort=HARD)), past(3, squat(8, 8, 8, effort=HARD))),
        has=("goblet-squat 8 8 8 @8 (the fewest reps were hard twice: a step lighter)",),
    ),
    Situation(
        name="hard twice, the first time more than four weeks ago",
        past=(
            past(34, squat(8, 8, 8, effort=HARD)),
            past(26, squat(8, 8, 8, effort=HARD)),
            *(past(days, squat(12, 12, 12, kg=8)) for days in (18, 11, 3)),
        ),
        has=("goblet-squat 13 13 13 @8 (12 kg was too much lately: more of this first)",),
    ),
    Situation(
        name="too few reps twice without a weight",
        past=(past(7, press(*SHORT)), past(3, press(*SHORT))),
        has=("knee-press-up", "too few reps twice: a version easier"),
    ),
    Situation(
        name="a version come back to is not left after falling short once",
        past=(
            *(past(days, press(*SHORT)) for days in (48, 44)),
            *(past(days, press(12, 12, 12, rung="knee-press-up")) for days in (40, 30, 20, 10)),
            past(3, press(*SHORT)),
        ),
        has=("full-press-up",),
        lacks=("knee-press-up",),
    ),
    Situation(
        name="a weight that was too much waits",
        past=(past(14, squat(*SHORT, kg=16.0)), past(7, _TOP), past(3, _TOP)),
        has=("goblet-squat 11 11 11 @12 (16 kg was too much lately",),
    ),
    Situation(
        name="and comes again after four weeks",
        past=(past(29, squat(*SHORT, kg=16.0)), past(7, _TOP), past(3, _TOP)),
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
