"""Situations about races: the way to one that is a goal, its week, and the days after."""

from __future__ import annotations

from typing import Any, Final

from runstrength_tui.domain.coach import Suggestion
from runstrength_tui.domain.session import SetKind
from tests.domain.coach.situations import (
    JUMPY,
    LIGHT,
    WHOLE,
    Did,
    Situation,
    box,
    past,
    press,
    race,
    run,
    squat,
)
from tests.domain.safety.help import NOW

_MARATHON = 42_195
_PAST = (past(13, squat(9, 9, 9)), past(8, squat(9, 9, 9)))
_JUMPED = (past(16, squat(9, 9, 9), box(4, 4, 4)), past(8, squat(9, 9, 9), box(4, 4, 4)))
_BEFORE = (past(13, squat(9, 9, 9), box(4, 4, 4)), past(8, squat(9, 9, 9), box(4, 4, 4)))


def _few(days: int) -> tuple[Did, ...]:
    """Six sets in all before the fortnight up to the race, three in it."""
    counts = (8,) if days < 15 else (8, 8)
    return squat(*counts), press(*counts), Did("glute-bridge", "glute-bridge", (10,) * len(counts))


def _sets(found: Suggestion) -> int:
    return sum(target.kind is not SetKind.WARM_UP for each in found.items for target in each.targets)


def _ahead(days: int, *why: str, **more: Any) -> Situation:
    name = f"{more.pop('text', 'a half marathon')} in {days} days"
    profile = race(days, more.pop("metres", 21_097), goal=more.pop("goal", True))
    return Situation(name=name, past=_PAST, profile=profile, why=why, **more)


def _jumps(days: int, *has: str, **more: Any) -> Situation:
    name, metres = f"jumps, {more.pop('text', 'a half marathon')} in {days} days", more.pop("metres", 21_097)
    return Situation(name=name, past=_BEFORE, plans=(JUMPY,), profile=race(days, metres), has=has, **more)


def _behind(days: int, *why: str, **more: Any) -> Situation:
    name = f"{more.pop('text', 'a half marathon')} {days} days ago"
    profile = race(-days, more.pop("metres", 21_097), goal=more.pop("goal", True))
    return Situation(name=name, past=_JUMPED, plans=(JUMPY,), profile=profile, why=why, **more)


RACES: Final = (
    Situation(name="no race claims no phase", past=_PAST, silent=("race", "build", "weight stays")),
    _ahead(80, "in 80 days: time to get strong", has=("goblet-squat 10 10 10 @12",)),
    Situation(
        name="a run tomorrow is said before a race in 80 days",
        past=_PAST,
        profile=race(80),
        runs=(run(0.6, planned=True),),
        why=("A hard run tomorrow", "in 80 days: time to get strong"),
        has=(LIGHT,),
    ),
    _ahead(40, "in 40 days: strength and jumps build up", has=("goblet-squat 10 10 10 @12",)),
    _ahead(29, "build up now", check=lambda found: _sets(found) == 12),
    _ahead(28, "a third fewer sets", check=lambda found: _sets(found) == 8, habits={"a_week": 3}),
    _ahead(15, "in 15 days: the weight stays, a third fewer sets", has=("@12",)),
    _ahead(
        14, "14 days to your race: keep the weight, halve the sets", check=lambda found: _sets(found) <= 6
    ),
    _ahead(8, "8 days to your race", has=("goblet-squat 9 9 @12 (as last time: your race is near)",)),
    _ahead(6, "6 days to your race", has=("goblet-squat 9 9 @12",)),
    Situation(
        name="sessions halved for a race are not halved again",
        past=tuple(past(days, *_few(days), bare=True) for days in (27, 24, 20, 17, 13, 8)),
        profile=race(8),
        has=("goblet-squat", "row", "bird-dog"),
        check=lambda found: _sets(found) == 3,
        why=("8 days to your race",),
    ),
    _ahead(5, "Your race is in 5 days: nothing heavy for the legs", lacks=("goblet-squat 9",)),
    _ahead(2, "Your race is in 2 days: nothing heavy for the legs"),
    _ahead(1, "is tomorrow: rest", rest=True),
    _ahead(0, "Race day", rest=True),
    _ahead(10, "nothing heavy for the legs", text="a marathon", metres=_MARATHON, lacks=("goblet-squat 9",)),
    _ahead(11, "11 days to your race", text="a marathon", metres=_MARATHON, has=("goblet-squat 9 9 @12",)),
    _ahead(9, text="a race without goal", goal=False, has=("goblet-squat 10 10 10",), silent=("race",)),
    _ahead(
        5,
        "Your schedule has strength",
        text="a day of the schedule in the week of a goal race",
        habits={"schedule": "FREQ=WEEKLY;BYDAY=MO,TH"},
        rest=True,
    ),
    _ahead(2, text="a race without goal", goal=False, has=("goblet-squat 10 10 10",), silent=("race",)),
    _ahead(0, "Race day", text="a race without goal", goal=False, rest=True),
    _behind(1, "Your race was yesterday: rest from strength", rest=True),
    _behind(3, "rest from strength for 3 days", rest=True),
    _behind(4, "light for the legs, no big jumps yet", has=(LIGHT, "plank 20"), lacks=("box-jump",)),
    _behind(7, "no big jumps yet", lacks=("box-jump",)),
    _behind(8, has=("low-box-jump",), silent=("race was",)),
    _behind(8, "no big jumps yet", text="a marathon", metres=_MARATHON, lacks=("box-jump",)),
    _behind(14, "no big jumps yet", text="a marathon", metres=_MARATHON, lacks=("box-jump",)),
    _behind(12, "light for the legs", text="a marathon", metres=_MARATHON, has=(LIGHT,)),
    _behind(15, text="a marathon", metres=_MARATHON, has=("low-box-jump", "goblet-squat 10 10 10")),
    Situation(
        name="one session in the week after a race",
        past=(past(9, squat(9, 9, 9)), past(3, squat(4, 4))),
        profile=race(-7),
        rest=True,
        why=("1 session in 7 days",),
    ),
    _jumps(30, "low-box-jump 5 5 5", "goblet-squat 10 10 10"),
    _jumps(20, "low-box-jump 5 5 @20cm", "goblet-squat 10 10 @12"),
    _jumps(14, "jump-and-stick 3 3 (small jumps only: your race is near)", "@12", lacks=("low-box",)),
    _jumps(6, "jump-and-stick 3 3", lacks=("low-box",)),
    _jumps(2, "jump-and-stick 3 3", "goblet-squat 4 @12", lacks=("low-box",)),
    _jumps(12, "jump-and-stick", "goblet-squat 9", text="a marathon", metres=_MARATHON, lacks=("low-box",)),
    _jumps(10, "jump-and-stick", "goblet-squat 4", text="a marathon", metres=_MARATHON, lacks=("low-box",)),
    Situation(
        name="the weight stays in the weeks before the last fortnight",
        past=(past(7, squat(10, 10, 10)), past(3, squat(10, 10, 10))),
        profile=race(20),
        why=("the weight stays, a third fewer sets",),
        has=("goblet-squat 10 10 @12 (as last time: the weight stays before your race)",),
    ),
    _ahead(
        1,
        "A race tomorrow: no jumps, nothing heavy for the legs",
        text="a race without goal",
        goal=False,
        has=(LIGHT, "full-press-up 9 9 9"),
    ),
    Situation(
        name="the day after a race without goal, whose run was not told of",
        past=(past(7, squat(9, 9, 9)), past(3, squat(9, 9, 9))),
        profile=race(-1, goal=False),
        now=NOW.replace(hour=9),
        why=("A race yesterday: no jumps, nothing heavy",),
        has=(LIGHT,),
    ),
    _behind(2, text="a race without goal", goal=False, has=("low-box-jump",), silent=("race was",)),
    Situation(
        name="nothing new for the legs in the fortnight before",
        past=(past(8),),
        plans=(WHOLE,),
        profile=race(12),
        lacks=("goblet",),
        has=("full-press-up",),
    ),
)
