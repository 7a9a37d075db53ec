"""Situations about the body: what hurts, health, balance, how the person is; and odd data."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from runstrength_tui.domain.coach import Suggestion
from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.profile import DaySaid, Flag, Screening
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.safety.looking_back import lead
from runstrength_tui.domain.session import EndReason, NotMyDay, PainArea, PainKind
from tests.domain.coach.situations import (
    BRIDGE,
    FULL,
    PLANK,
    PRESS,
    ROW,
    SQUAT,
    USUAL,
    Did,
    flagged,
    hurts,
    item,
    jumps,
    on,
    pain,
    past,
    plan,
    press,
    race,
    run,
    squat,
)
from tests.domain.safety.help import NOW

_CALVES = plan(item("calf-raise", "single-leg-calf-raise", low=8, high=12, per_side=True), PRESS, ROW, PLANK)
_ACHILLES, _KNEE, _SHOULDER = PainArea.ACHILLES, PainArea.KNEE, PainArea.SHOULDER

_FLAT = (
    past(19, squat(9)),
    *(
        past(
            days,
            squat(9, 9, 9),
            press(8),
            Did("row", "supported-row", (8,), 8.0),
            Did("plank", "plank", (20,)),
            bare=True,
        )
        for days in (11, 7, 3)
    ),
)
"""Two weeks without an exercise that the glutes lead."""


def _leads(found: Suggestion) -> set[Region]:
    return {lead(each) for each in found.items}


BODY: Final = (
    # A warning sign
    on(
        "stopped on a warning sign three days ago",
        "You stopped on a warning sign: was it chest, breath or a faint, see a doctor before you train.",
        past=(past(11, squat(9, 9, 9)), past(3, squat(9), end=EndReason.WARNING_SIGN)),
        has=("goblet-squat",),
    ),
    on(
        "stopped on a warning sign yesterday",
        "You stopped on a warning sign",
        past=(*USUAL, past(1, squat(9, 9, 9), end=EndReason.WARNING_SIGN)),
        rest=True,
    ),
    on(
        "a session went by without a sign since",
        past=(past(7, squat(9, 9, 9), end=EndReason.WARNING_SIGN), past(3, squat(9, 9, 9))),
        silent=("warning sign",),
    ),
    # Pain
    jumps(
        "Achilles 3 this morning",
        profile=hurts(pain(3, _ACHILLES)),
        has=("low-box-jump",),
        silent=("Achilles",),
    ),
    jumps(
        "Achilles 4 this morning",
        "Achilles is 4 of 10 today: no jumps",
        profile=hurts(pain(4, _ACHILLES)),
        lacks=("box-",),
        has=(FULL,),
    ),
    jumps(
        "Achilles 5 this morning",
        "Achilles is 5 of 10 today: no jumps",
        profile=hurts(pain(5, _ACHILLES)),
        lacks=("box-",),
    ),
    on(
        "knee 4 this morning goes on easier",
        "Knee is 4 of 10 today: no jumps, and easier versions",
        profile=hurts(pain(4, _KNEE)),
        has=("bodyweight-squat 8 8 8 (an easier version today: it hurts)", "full-press-up 9 9 9"),
    ),
    on(
        "shoulder 5 this morning goes on easier, the legs as ever",
        "Shoulder is 5 of 10 today: easier versions",
        profile=hurts(pain(5, _SHOULDER)),
        has=("knee-press-up 8 8 8 (an easier version today: it hurts)", FULL),
    ),
    on(
        "Achilles 4 yesterday, 2 today", profile=hurts(pain(4, _ACHILLES, 1), pain(2, _ACHILLES)), has=(FULL,)
    ),
    jumps(
        "Achilles 6 this morning",
        "Achilles at 6 of 10: it rests",
        profile=hurts(pain(6, _ACHILLES)),
        lacks=("box-",),
    ),
    on(
        "Achilles 4 yesterday",
        "Achilles was 4 of 10 yesterday",
        plans=(_CALVES,),
        profile=hurts(pain(4, _ACHILLES, 1)),
        lacks=("calf",),
    ),
    on("Achilles 3 yesterday", plans=(_CALVES,), profile=hurts(pain(3, _ACHILLES, 1)), has=("calf",)),
    on(
        "knee 6 this morning",
        "Knee at 6 of 10: it rests",
        profile=hurts(pain(6, _KNEE)),
        lacks=("goblet",),
        has=("glute-bridge",),
    ),
    on("knee 5 yesterday", "Knee was 5 of 10 yesterday", profile=hurts(pain(5, _KNEE, 1)), lacks=("goblet",)),
    on(
        "shoulder 6 this morning",
        "Shoulder at 6 of 10",
        profile=hurts(pain(6, _SHOULDER)),
        lacks=("press-up", "row"),
        has=(FULL,),
    ),
    on(
        "shoulder 4 yesterday",
        "Shoulder was 4 of 10",
        profile=hurts(pain(4, _SHOULDER, 1)),
        lacks=("press-up", "row"),
        has=(FULL,),
    ),
    jumps(
        "a sore spot on the shin bone",
        "A sore spot on a bone: no jumps",
        profile=hurts(pain(2, PainArea.SHIN, 9, PainKind.BONE)),
        lacks=("box-",),
    ),
    on(
        "a flare-up on the morning after",
        "Achilles flared up",
        plans=(_CALVES,),
        past=(
            past(7, Did("calf-raise", "single-leg-calf-raise", (10, 10, 10))),
            past(2, Did("calf-raise", "single-leg-calf-raise", (10, 10, 10)), pains=(pain(1, _ACHILLES, 2),)),
        ),
        profile=hurts(pain(3, _ACHILLES, 1)),
        has=("two-up-one-down 8 (a version easier: it flared up)",),
        lacks=("single-leg-calf",),
    ),
    jumps(
        "pain goes before a run as reason",
        "Achilles",
        "A hard run",
        profile=hurts(pain(4, _ACHILLES)),
        runs=(run(0.6, planned=True),),
    ),
    # Health
    on(
        "chest discomfort on effort", "Chest discomfort or a faint", profile=flagged(Flag.SYMPTOMS), rest=True
    ),
    jumps(
        "pregnant",
        "No jumps, nothing heavy",
        profile=flagged(Flag.PREGNANT),
        lacks=("box-", "goblet"),
        has=("bodyweight-squat 8 8 8 (no jump, nothing heavy for now)",),
    ),
    jumps(
        "heart",
        "A health question was a yes",
        profile=flagged(Flag.HEART),
        lacks=("box-", "goblet"),
        has=("bodyweight-squat",),
    ),
    *(
        jumps(
            f"health: {flag}",
            "A health question was a yes",
            profile=flagged(flag),
            lacks=("box-", "goblet"),
            has=("bodyweight-squat", "full-press-up"),
        )
        for flag in (Flag.BLOOD_PRESSURE, Flag.JOINT, Flag.DOCTOR, Flag.OVER_65)
    ),
    jumps(
        "a yes that a professional lifted",
        profile={
            "screening": Screening(answered_on=date(2026, 11, 1), flags=(Flag.JOINT,), lifted=(Flag.JOINT,))
        },
        has=(FULL, "low-box-jump"),
        silent=("health",),
    ),
    jumps("under 18", profile=flagged(Flag.UNDER_18), has=(FULL, "low-box-jump")),
    # Balance
    on(
        "legs only three times",
        "Legs only",
        plans=(plan(SQUAT, BRIDGE, name="Legs"),),
        past=tuple(past(days, squat(9, 9, 9), bare=True) for days in (11, 7, 3)),
        has=("press-up",),
    ),
    on(
        "no pulling for a fortnight",
        "No pulling for",
        plans=(plan(SQUAT, PRESS, PLANK, BRIDGE, name="Pushes"),),
        past=tuple(
            past(
                days,
                squat(9, 9, 9),
                press(8),
                Did("plank", "plank", (20,)),
                Did("glute-bridge", "glute-bridge", (9,)),
                bare=True,
            )
            for days in (19, 11, 7, 3)
        ),
        has=("row",),
    ),
    on(
        "no core for over a week",
        "No core work for 11 days",
        plans=(plan(SQUAT, PRESS, ROW, BRIDGE, name="Coreless"),),
        past=(
            past(11, squat(9)),
            *(
                past(
                    days,
                    squat(9, 9, 9),
                    press(8),
                    Did("row", "supported-row", (8,), 8.0),
                    Did("glute-bridge", "glute-bridge", (9,)),
                    bare=True,
                )
                for days in (7, 3)
            ),
        ),
        check=lambda found: Region.CORE in _leads(found),
    ),
    on(
        "no glutes for a fortnight, and the hamstring hurts",
        "No glute work for 14 days",
        plans=(plan(SQUAT, PRESS, ROW, PLANK, name="Flat"),),
        profile=hurts(pain(5, PainArea.HAMSTRING, 1)),
        past=_FLAT,
        has=("side-lying-abduction",),
        lacks=("bridge", "deadlift", "romanian"),
    ),
    on(
        "no glutes for a fortnight",
        "No glute work for 14 days",
        plans=(plan(SQUAT, PRESS, ROW, PLANK, name="Flat"),),
        past=_FLAT,
        has=("bridge",),
    ),
    # Not my day
    on("ill", "Ill, with fever", marks=(NotMyDay.ILL,), rest=True),
    on(
        "slept badly and worn out",
        "A low day",
        marks=(NotMyDay.SLEPT_BADLY, NotMyDay.WORN_OUT),
        has=("goblet-squat 9 9 @12 (as last time: a low day)",),
    ),
    on("slept badly, nothing else", marks=(NotMyDay.SLEPT_BADLY,), has=(FULL,), silent=("low day",)),
    on(
        "hot",
        "Hot: fewer sets",
        marks=(NotMyDay.HOT,),
        has=("goblet-squat 9 9 @12 (as last time: it is hot)",),
    ),
    jumps("a drink", "After a drink", marks=(NotMyDay.DRANK,), lacks=("box-", "goblet"), has=("press-up",)),
    jumps("very sore", "Very sore", marks=(NotMyDay.SORE,), lacks=("box-",), has=(FULL,)),
    jumps(
        "hot and a drink: each of the two is a reason",
        "After a drink",
        "Hot: fewer sets",
        marks=(NotMyDay.HOT, NotMyDay.DRANK),
        lacks=("box-", "goblet"),
    ),
    on(
        "what was said yesterday is over",
        profile={"day": DaySaid(on=NOW.date() - timedelta(days=1), marks=(NotMyDay.ILL,))},
        has=(FULL,),
        silent=("Ill",),
    ),
    # Odd data
    on("a clock that was ahead", past=(*USUAL, past(-2, squat(9, 9, 9, kg=40.0))), has=(FULL,)),
    on(
        "a race and a run tomorrow are one reason",
        "is tomorrow: rest",
        profile=race(1),
        runs=(run(0.6, RunKind.RACE, planned=True),),
        rest=True,
    ),
)
