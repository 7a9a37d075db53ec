"""Situations about jumps: boxes, versions, misses, how many landings; who never jumped begins small."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear
from tests.domain.coach.situations import (
    BRIDGE,
    JUMPY,
    ONE_BELL,
    PLANK,
    PRESS,
    ROW,
    TUCK,
    Did,
    Set,
    Situation,
    box,
    item,
    past,
    plan,
)

_SKILLED = {"level": Level.INTERMEDIATE}
_POGO = plan(item("pogo-hops", "pogo-hops", low=10, high=20, rir=None), PRESS, ROW, PLANK, BRIDGE)
_TUCKS = plan(TUCK, PRESS, ROW, PLANK, BRIDGE)


def _tucks(*counts: int) -> Did:
    return Did("tuck-jump", "small-squat-jump", counts)


JUMPS: Final = (
    Situation(
        name="two jumps missed",
        plans=(JUMPY,),
        past=(past(10, box(5, 5, 5, cm=20)), past(3, box(Set(5, missed=2), 5, 5, cm=25))),
        has=("low-box-jump 3 3 3 @20cm (2 jumps missed: a lower box)",),
    ),
    Situation(
        name="one jump missed",
        plans=(JUMPY,),
        past=(past(10, box(5, 5, 5)), past(3, box(Set(5, missed=1), 5, 5))),
        has=("low-box-jump 5 5 5 @20cm (as last time: some reps went wrong)",),
    ),
    Situation(
        name="two missed on the lowest box owned",
        plans=(JUMPY,),
        past=(past(3, box(Set(5, missed=2), 5, 5)),),
        has=("low-box-jump 5 5 5 @20cm (as last time: some reps went wrong)",),
    ),
    Situation(
        name="a height that was missed waits",
        plans=(JUMPY,),
        past=(past(15, box(Set(5, missed=2), 5, 5, cm=25)), past(9, box(5, 5, 5)), past(3, box(5, 5, 5))),
        has=("low-box-jump 5 5 5 @20cm (25 cm was too much lately",),
    ),
    Situation(
        name="never jumped, new to strength: small jumps first",
        plans=(JUMPY,),
        has=("jump-and-stick 3 3 3",),
        lacks=("low-box",),
    ),
    Situation(
        name="small jumps earned lead to the box",
        plans=(JUMPY,),
        past=tuple(past(days, Did("box-jump", "jump-and-stick", (5, 5, 5))) for days in (14, 10, 3)),
        has=("low-box-jump",),
    ),
    Situation(
        name="never jumped, no longer new: the box of the plan",
        plans=(JUMPY,),
        profile=_SKILLED,
        past=(past(3),),
        has=("low-box-jump 3 3 3 @20cm (First time: start low)",),
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
)
