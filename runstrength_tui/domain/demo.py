"""Made-up history: sixteen weeks of a runner who mostly keeps at it, the same for the same day.

Every session is done through the same events as a real one, so that nothing in it can be impossible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.demo_runs import AWAY, lived_through
from runstrength_tui.domain.demo_session import Dice, Doing, Past
from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.live.before import last_times
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.plan import Plan, PlanItem
from runstrength_tui.domain.session import ExerciseRecord, Session

WEEKS: Final = 16

_LONG_AGO: Final = 12
"""Days off after which a session is light."""
_EASY_WEEKS: Final = (4, 12)
_FIRST_STEPS_WEEKS: Final = 3
_DAYS: Final = {1: time(18, 10), 3: time(18, 30), 5: time(9, 20)}
"""Training days, Monday 0, and when they usually begin."""


def made_up_history(
    today: date,
    exercises: Mapping[str, Exercise],
    plans: Mapping[str, Plan],
    localise: Callable[[datetime], datetime],
    new_id: Callable[[datetime, int], int],
) -> tuple[Session, ...]:
    """Return 40 to 45 sessions of the built-in plans that end the day before ``today``, oldest first.

    ``localise`` gives a naive local time its UTC offset; ``new_id`` makes an id of a moment and 12 random
    bits. Nothing but ``today`` decides what happens. Raises KeyError where a built-in plan is missing.
    """
    rng = Dice(today)
    history: list[Session] = []
    moved_on: dict[tuple[str, str], str] = {}
    for number, (week, day) in enumerate(_days(today)):
        start = localise(datetime.combine(day, _DAYS[day.weekday()])) + timedelta(minutes=rng.upto(50) - 20)
        plan = _plan(week, number, plans)
        plan = _with_versions(_easier(plan) if week in _EASY_WEEKS else plan, moved_on)
        header = open_header(
            new_id(start, rng.upto(4096)), start, plan, exercises, last_times(reversed(history))
        )
        away = bool(history) and (start - history[-1].started_at).days >= _LONG_AGO
        doing = Doing(header, number, rng, _last_two(history), easy=week in _EASY_WEEKS, away=away)
        history.append(build(header, doing.events()))
        _move_on(history, plan, exercises, moved_on)
    return lived_through(history)


def _last_two(history: Sequence[Session]) -> Past:
    """Return each version's last two doings, the newest first."""
    found: dict[tuple[str, str], tuple[ExerciseRecord, ...]] = {}
    for session in reversed(history):
        for record in session.exercises:
            times = found.get((record.exercise, record.rung), ())
            if record.sets and len(times) < 2:
                found[record.exercise, record.rung] = (*times, record)
    return found


def _days(today: date) -> Iterator[tuple[int, date]]:
    """Yield the training days with the number of their week, without those away and two easy Saturdays."""
    first = today - timedelta(weeks=WEEKS)
    for passed in range(WEEKS * 7):
        day, week = first + timedelta(days=passed), passed // 7
        if day.weekday() not in _DAYS or AWAY[0] <= (today - day).days <= AWAY[1]:
            continue
        if week in _EASY_WEEKS and day.weekday() == 5:
            continue
        yield week, day


def _plan(week: int, number: int, plans: Mapping[str, Plan]) -> Plan:
    """Return the plan of a day: first steps, then A and B in turn, now and then the short one."""
    if number % 6 == 5:
        return plans["after-an-easy-run"]
    if week < _FIRST_STEPS_WEEKS:
        return plans["first-steps"]
    return plans["runners-base-a" if (number - number // 6) % 2 else "runners-base-b"]


def _easier(plan: Plan) -> Plan:
    """Return the plan of an easy week: one set fewer of everything."""
    return replace(
        plan,
        items=tuple(
            replace(item, dose=replace(item.dose, sets=max(1, item.dose.sets - 1))) for item in plan.items
        ),
    )


def _with_versions(plan: Plan, moved_on: Mapping[tuple[str, str], str]) -> Plan:
    """Return the plan with the versions that were earned in place of its own."""
    return replace(plan, items=tuple(_version(item, moved_on) for item in plan.items))


def _version(item: PlanItem, moved_on: Mapping[tuple[str, str], str]) -> PlanItem:
    return replace(item, rung=moved_on.get((item.exercise, item.rung), item.rung))


def _move_on(
    history: list[Session],
    plan: Plan,
    exercises: Mapping[str, Exercise],
    moved_on: dict[tuple[str, str], str],
) -> None:
    """Go on to the next version of a press-up that was done five times at the top of its range."""
    for item in plan.items:
        exercise = exercises[item.exercise]
        tops = [
            record
            for session in history
            for record in session.exercises
            if (record.exercise, record.rung) == (item.exercise, item.rung)
            and len(record.sets) >= item.dose.sets
            and all(done.count >= item.dose.high for done in record.sets)
        ]
        rungs = [rung.id for rung in exercise.ladder]
        place = rungs.index(item.rung)
        if exercise.pattern != "push" or len(tops) < 5 or place + 1 == len(rungs):
            continue
        for (name, planned), version in [*moved_on.items(), ((item.exercise, item.rung), item.rung)]:
            if name == item.exercise and version == item.rung:
                moved_on[name, planned] = rungs[place + 1]
