"""Situations about the day: runs done and ahead, habits, rest, the time there is."""

from __future__ import annotations

from typing import Final

from runstrength_tui.domain.coach import Kind, Suggestion
from runstrength_tui.domain.coach.easing import work_sets
from runstrength_tui.domain.exercise import Level, Region
from runstrength_tui.domain.profile import StrengthOn
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.safety.looking_back import lead
from runstrength_tui.domain.session import NotMyDay
from tests.domain.coach.situations import (
    BOX,
    FULL,
    LIGHT,
    PRESS,
    SQUAT,
    Did,
    box,
    item,
    jumps,
    on,
    past,
    plan,
    press,
    run,
    squat,
)
from tests.domain.safety.help import NOW

_HARD_DAYS = {"strength_on": StrengthOn.HARD_DAYS}
_TUESDAYS = tuple(run(days - 0.4) for days in (-6, -13, -20, -27, -34, -41))


def _leads(found: Suggestion) -> set[Region]:
    return {lead(each) for each in found.items}


def _jumps_first(found: Suggestion) -> bool:
    return bool(found.items[0].contacts_per_rep) and not any(
        item.contacts_per_rep for item in found.items[1:]
    )


def _each_twice(found: Suggestion) -> bool:
    return len(found.items) == 3 and all(len(each.targets) == 2 for each in found.items)


DAYS: Final = (
    # Runs
    jumps("nothing near", has=(FULL, "low-box-jump 5 5 5"), silent=("run",)),
    jumps(
        "hard run yesterday evening", "A hard run 20 h ago", runs=(run(-0.9),), has=(LIGHT,), lacks=("box-",)
    ),
    jumps("hard run this morning", "A hard run 10 h ago", runs=(run(-0.47),), has=(LIGHT,), lacks=("box-",)),
    jumps("hard run the day before yesterday", runs=(run(-1.2),), has=(FULL,), silent=("run",)),
    jumps("long run this morning", "A long run", runs=(run(-0.47, RunKind.LONG),), has=(LIGHT,)),
    jumps("easy run this morning", runs=(run(-0.4, RunKind.EASY),), has=(FULL, "low-box"), silent=("run",)),
    jumps("hard run tomorrow", "A hard run tomorrow", runs=(run(0.6, planned=True),), has=(LIGHT,)),
    on(
        "long run tomorrow",
        "A long run tomorrow",
        runs=(run(0.6, RunKind.LONG, planned=True),),
        has=(LIGHT,),
    ),
    jumps("hard run in two days", runs=(run(1.6, planned=True),), has=(FULL, "low-box"), silent=("run",)),
    on("hard run later today", "A hard run today", runs=(run(0.1, planned=True),), has=(LIGHT,)),
    on("glutes stay beside a key run", runs=(run(0.6, planned=True),), has=("glute-bridge",)),
    on(
        "strength on hard days, the run is to come",
        "A hard run is planned for today",
        habits=_HARD_DAYS,
        runs=(run(0.1, planned=True),),
        rest=True,
    ),
    on(
        "strength on hard days, just run",
        "You just ran hard",
        habits=_HARD_DAYS,
        runs=(run(-0.08),),
        rest=True,
    ),
    jumps(
        "strength on hard days, run at noon",
        habits=_HARD_DAYS,
        runs=(run(-0.25),),
        has=(FULL,),
        lacks=("box-",),
        silent=("nothing heavy",),
    ),
    jumps(
        "jumps come first, wherever a plan has them",
        plans=(plan(SQUAT, PRESS, BOX, name="Late"),),
        check=_jumps_first,
    ),
    on(
        "strength on hard days, long run",
        "A long run",
        habits=_HARD_DAYS,
        runs=(run(-0.3, RunKind.LONG),),
        has=(LIGHT,),
    ),
    # Habits
    jumps("Tuesday is usually hard", "Tuesday is usually a hard run", runs=_TUESDAYS, has=(LIGHT,)),
    on(
        "three Tuesdays of six are no habit",
        runs=(*_TUESDAYS[::2], run(-41.4, RunKind.EASY)),
        has=(FULL,),
        silent=("usually",),
    ),
    on(
        "what is planned goes before what is usual",
        runs=(*_TUESDAYS, run(0.6, RunKind.EASY, planned=True)),
        has=(FULL,),
        silent=("usually",),
    ),
    on(
        "no day of the schedule",
        "Your schedule has strength tomorrow",
        habits={"schedule": "FREQ=WEEKLY;BYDAY=TU,FR"},
        rest=True,
    ),
    on(
        "a day of the schedule, the week already full",
        past=(past(5, squat(9, 9, 9)), past(2, squat(9, 9, 9))),
        habits={"schedule": "FREQ=WEEKLY;BYDAY=MO,TH"},
        has=(FULL,),
    ),
    on("a schedule nobody can read is none", habits={"schedule": "now and then"}, has=(FULL,)),
    # How often
    on("trained today", "You trained today", past=(past(0.2, squat(9, 9, 9)),), rest=True),
    on("the day after legs", "a day between", past=(past(1, squat(9, 9, 9)),), rest=True),
    on(
        "the day after nothing but upper body",
        past=(past(5, squat(9, 9, 9)), past(1, press(8, 8, 8), bare=True)),
        habits={"a_week": 3},
        has=(FULL,),
    ),
    on(
        "a schedule on the day after legs keeps them light",
        "Your legs worked yesterday: nothing heavy",
        past=(past(5, squat(9, 9, 9)), past(1, squat(9, 9, 9))),
        habits={"schedule": "FREQ=WEEKLY;BYDAY=MO,TH"},
        has=(LIGHT, "full-press-up 9 9 9"),
    ),
    on(
        "one set and left: no session of the week",
        past=(past(5, squat(9, 9, 9)), past(1, squat(9), bare=True)),
        has=("goblet-squat",),
    ),
    on(
        "a minute before midnight",
        "You trained today",
        past=(past(0.4, squat(9, 9, 9)),),
        now=NOW.replace(hour=23, minute=59),
        rest=True,
    ),
    on(
        "and a minute behind it",
        "You trained yesterday",
        past=(past(0.4, squat(9, 9, 9)),),
        now=NOW.replace(hour=0, minute=1),
        rest=True,
    ),
    jumps(
        "small hops every day",
        plans=(plan(item("pogo-hops", "pogo-hops", sets=2, low=10, high=10, rir=None), PRESS, name="Hops"),),
        past=tuple(past(days, Did("pogo-hops", "pogo-hops", (10, 10)), bare=True) for days in (8, 1)),
        kind=Kind.TRAIN,
        has=("pogo-hops 11 11",),
    ),
    jumps("one thing said of the day changes nothing", marks=(NotMyDay.STRESSED,), has=(FULL, "low-box")),
    on("the week is full", "2 sessions in 7 days", past=(past(5, squat(9)), past(2, squat(9))), rest=True),
    on("once a week", "1 session in 7 days", past=(past(4, squat(9)),), habits={"a_week": 1}, rest=True),
    on("once a week, a week later", past=(past(7, squat(9, 9, 9)),), habits={"a_week": 1}, has=(FULL,)),
    on(
        "three times a week",
        past=(past(5, squat(8)), past(2, squat(9, 9, 9))),
        habits={"a_week": 3},
        has=(FULL,),
    ),
    on(
        "a week that may have few sets leaves some for its second session",
        "Your last weeks had about 4 hard sets each: fewer today",
        past=tuple(past(days, squat(9, 9), press(8, 8), bare=True) for days in (32, 25, 18, 11, 4)),
        check=lambda found: sum(map(work_sets, found.items)) == 6,
    ),
    on(
        "and has them all where it asks for one",
        "Your last weeks had about 4 hard sets each: fewer today",
        past=tuple(past(days, squat(9, 9), press(8, 8), bare=True) for days in (33, 26, 19, 12, 8)),
        habits={"a_week": 1},
        check=lambda found: sum(map(work_sets, found.items)) == 9,
    ),
    on(
        "the week's last session waits for a day on which the legs can work",
        "No hard run is near on Wednesday",
        past=(past(6, squat(9, 9, 9)),),
        runs=(run(-6.4), run(-5.4), run(-0.4), run(0.6, planned=True)),
        rest=True,
    ),
    on(
        "and goes ahead, light, where they did this week",
        "A hard run 8 h ago",
        past=(past(4, squat(9, 9, 9)),),
        runs=(run(-6.4), run(-0.4), run(0.6, planned=True)),
        has=(LIGHT,),
    ),
    on(
        "on hard days it waits for the next of them",
        "Your next hard run is tomorrow: strength after it",
        habits=_HARD_DAYS,
        past=(past(3, squat(9, 9, 9)),),
        runs=(run(0.6, planned=True),),
        rest=True,
    ),
    on(
        "but not for long",
        habits=_HARD_DAYS,
        past=(past(5, squat(9, 9, 9)),),
        runs=(run(1.6, planned=True),),
        has=(FULL,),
    ),
    on(
        "a second session today, asked for",
        "other moves than before",
        past=(past(7, squat(9, 9, 9)), past(0.3, squat(9, 9, 9), press(8, 8), bare=True)),
        kind=Kind.TRAIN,
        lacks=("goblet", "press-up"),
        has=("row", "plank"),
    ),
    on(
        "the whole session on a day for rest, asked for",
        past=(past(5, squat(8)), past(2, squat(9, 9, 9))),
        kind=Kind.TRAIN,
        has=(FULL,),
    ),
    jumps(
        "jumps yesterday",
        "Medium or big jumps yesterday",
        past=(past(1, box(4, 4, 4)),),
        kind=Kind.TRAIN,
        lacks=("box-",),
    ),
    jumps("jumps the day before yesterday", past=(past(2, box(4, 4, 4)),), has=("low-box-jump 5 5 5",)),
    # Time and kind
    on("10 minutes", habits={"minutes": 10}, check=lambda found: 8 <= found.minutes <= 11),
    on("20 minutes", habits={"minutes": 20}, check=lambda found: found.minutes <= 22),
    on(
        "20 minutes, and a set less leaves more of them than an exercise less",
        plans=(
            plan(
                item("tuck-jump", "single-tuck-jump", sets=2, low=6, high=6, rir=None, rest_s=120),
                PRESS,
                item("glute-bridge", "single-leg-bridge", low=9, high=9, per_side=True, rest_s=120),
                item("side-plank", "star-side-plank", sets=2, low=30, high=30, per_side=True),
            ),
        ),
        past=(past(3, press(8, 8, 8), Did("glute-bridge", "single-leg-bridge", (9, 9, 9)), bare=True),),
        profile={"level": Level.ADVANCED},
        habits={"minutes": 20},
        check=lambda found: len(found.items) == 4 and 18 <= found.minutes <= 22,
    ),
    on("40 minutes", habits={"minutes": 40}, has=(FULL,), check=lambda found: found.minutes <= 44),
    on(
        "short",
        "Short on time",
        kind=Kind.SHORT,
        check=lambda found: _each_twice(found) and len(_leads(found)) == 3,
    ),
    jumps("no jumps", kind=Kind.NO_JUMPS, lacks=("box-",), has=(FULL,), title="Jumpy, no jumps"),
    jumps("upper body and core", kind=Kind.UPPER_CORE, lacks=("goblet", "box-"), title="Upper body and core"),
    on("rest, asked for", kind=Kind.REST, rest=True),
)
