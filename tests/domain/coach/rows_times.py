"""Situations about time gone by: days off, hard weeks in a row, an exercise that is stuck or was left out."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import Effort
from tests.domain.coach.situations import (
    BRIDGE,
    EASY,
    GOOD,
    HARD,
    JUMPY,
    ONE_BELL,
    PLANK,
    PRESS,
    Did,
    Set,
    Situation,
    box,
    item,
    often,
    past,
    plan,
    press,
    run,
    squat,
)


def _row(effort: Effort) -> Did:
    return Did("row", "dumbbell-row", (9, 9), 12.0, effort)


TIMES: Final = (
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
        name="one exercise of the plan left out for forty days",
        past=(past(40, squat(9, 9, 9, kg=16.0)), past(7), past(3)),
        has=("goblet-squat 9 9 9 @16 (as last time: that was 40 days ago)", "full-press-up 9 9 9"),
        silent=("days off",),
    ),
    Situation(
        name="one that was earned forty days ago waits",
        past=(past(44, squat(10, 10, 10)), past(40, squat(10, 10, 10)), past(7), past(3)),
        has=("goblet-squat 10 10 10 @12 (as last time: that was 40 days ago)",),
    ),
    Situation(
        name="60 days off, the box is the lowest again",
        plans=(JUMPY,),
        past=(past(60, squat(9, 9, 9), box(5, 5, 5, cm=30)),),
        has=("low-box-jump 3 3 @20cm (begin light and see)", "goblet-squat 8 8 @8"),
    ),
    Situation(
        name="runs in the days off are no strength",
        past=(past(14, squat(9, 9, 9, kg=16.0)),),
        runs=tuple(run(-days, RunKind.EASY) for days in (1.3, 3, 5, 7, 9)),
        why=("14 days off: one set fewer, same weight.",),
        has=("goblet-squat 9 9 @16",),
    ),
    Situation(
        name="the session after the one that was less",
        past=(past(17, squat(9, 9, 9)), past(3, squat(9, 9))),
        has=("goblet-squat 10 10 10 @12 (one more than last time)",),
        silent=("days off",),
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
        name="short of what was asked three times, never rated",
        past=tuple(past(days, squat(Set(9, 10), Set(9, 10), Set(8, 9))) for days in (11, 7, 3)),
        has=("goblet-squat 10 @12",),
        why=("fell short 3 times, no better each time: half its sets",),
    ),
    Situation(
        name="three times the same, as was asked, is not stuck",
        past=tuple(past(days, squat(9, 9, 9)) for days in (11, 7, 3)),
        has=("goblet-squat 10 10 10 @12",),
        silent=("fell short",),
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
        has=("goblet-squat 8 8 8 @12",),
        silent=("got no further",),
    ),
)
