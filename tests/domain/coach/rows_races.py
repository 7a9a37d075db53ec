"""Situations about races: the way to one that is a goal, its week, and the days after."""

from __future__ import annotations

from typing import Any, Final

from runstrength_tui.domain.coach import Suggestion
from runstrength_tui.domain.session import SetKind
from tests.domain.coach.situations import JUMPY, WHOLE, Situation, box, past, race, squat

_MARATHON = 42_195
_PAST = (past(13, squat(9, 9, 9)), past(8, squat(9, 9, 9)))
_JUMPED = (past(9, squat(9, 9, 9), box(4, 4, 4)), past(5, squat(9, 9, 9), box(4, 4, 4)))


def _sets(found: Suggestion) -> int:
    return sum(target.kind is not SetKind.WARM_UP for each in found.items for target in each.targets)


def _ahead(days: int, *why: str, **more: Any) -> Situation:
    name = f"{more.pop('text', 'a half marathon')} in {days} days"
    profile = race(days, more.pop("metres", 21_097), goal=more.pop("goal", True))
    return Situation(name=name, past=_PAST, profile=profile, why=why, **more)


def _behind(days: int, *why: str, **more: Any) -> Situation:
    name = f"{more.pop('text', 'a half marathon')} {days} days ago"
    profile = race(-days, more.pop("metres", 21_097), goal=more.pop("goal", True))
    return Situation(name=name, past=_JUMPED, plans=(JUMPY,), profile=profile, why=why, **more)


RACES: Final = (
    Situation(name="no race claims no phase", past=_PAST, silent=("race", "build", "weight stays")),
    _ahead(80, "in 80 days: time to get strong", has=("goblet-squat 10 10 10 @12",)),
    _ahead(40, "in 40 days: strength and jumps build up", has=("goblet-squat 10 10 10 @12",)),
    _ahead(29, "build up now", check=lambda found: _sets(found) == 12),
    _ahead(28, "a third fewer sets", check=lambda found: _sets(found) == 8, habits={"a_week": 3}),
    _ahead(15, "in 15 days: the weight stays, a third fewer sets", has=("@12",)),
    _ahead(
        14, "14 days to your race: keep the weight, halve the sets", check=lambda found: _sets(found) <= 6
    ),
    _ahead(8, "8 days to your race", has=("goblet-squat 9 9 @12 (as last time: your race is near)",)),
    _ahead(6, "6 days to your race", has=("goblet-squat 9 9 @12",)),
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
    _behind(4, "no big jumps yet", has=("goblet-squat",), lacks=("box-jump",)),
    _behind(7, "no big jumps yet", lacks=("box-jump",)),
    _behind(8, has=("low-box-jump",), silent=("race was",)),
    _behind(8, "no big jumps yet", text="a marathon", metres=_MARATHON, lacks=("box-jump",)),
    _behind(14, "no big jumps yet", text="a marathon", metres=_MARATHON, lacks=("box-jump",)),
    _behind(15, text="a marathon", metres=_MARATHON, has=("low-box-jump",)),
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
