"""What sort of day it is: rest or training, how far from the race, and which plan's turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from runstrength_tui.domain.coach.suggestion import Asked, Reason
from runstrength_tui.domain.coach.waiting import better_day, near_run
from runstrength_tui.domain.exercise import LEVELS, Region, lead_region
from runstrength_tui.domain.kit import fits, needs
from runstrength_tui.domain.plan import Plan, whose_turn
from runstrength_tui.domain.profile import StrengthOn
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.before import o2_symptoms, p10_ill
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.lighter import next_goal
from runstrength_tui.domain.safety.looking_back import days_ago, past, when_text
from runstrength_tui.domain.schedule import next_scheduled, scheduled
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.strength import main_region, week_of
from runstrength_tui.domain.wording import many_text

_WEEK = 7
_ABOUT = 1.5
"""A plan up to so many times as long, or as short, can be made to fit the time."""


def why_rest(asked: Asked) -> Reason | None:
    """Return why today is for rest; None where it is for training."""
    asked = asked.ready
    binding = never_today(asked)
    if binding is not None:
        return binding
    coach, today = asked.context.rules.coach, asked.context.now.date()
    goal = next_goal(asked.context)
    if goal is not None and (goal.on - today).days == 1:
        return asked.reason("race_eve", {"race": goal.name or "Your race"})
    raced = asked.recovering
    if raced is not None and (today - raced.on).days <= coach.recovery_days:
        when = when_text(raced.on, today)
        return asked.reason("race_over", {"when": when, "days": coach.recovery_days})
    return _after_a_run(asked) or _enough(asked)


def never_today(asked: Asked) -> Reason | None:
    """Return what rules out any session today, one that is asked for too: a sign to see a doctor, a race."""
    context, today = asked.context, asked.context.now.date()
    for fired in (o2_symptoms(context), p10_ill(context, asked.marks)):
        if fired is not None:
            return Reason(text=fired.text, rule=fired.rule, grade=fired.grade, source=fired.source)
    races = any(race.on == today for race in context.profile.races)
    runs = any(run.kind is RunKind.RACE and run.started_at.date() == today for run in context.runs)
    return asked.reason("race_day") if races or runs else None


def a_week(asked: Asked) -> int:
    """Return how many sessions the week asks for: what the person wants, at most what the phase allows."""
    wanted, now = _wanted(asked), asked.phase
    if asked.recovering is not None:
        return 1
    return min(wanted, now[0].a_week) if now and now[0].sets < 1 else wanted


def sessions_left(asked: Asked) -> int:
    """Return how many sessions this week still asks for, today's among them, with a day between two."""
    today, profile = asked.context.now.date(), asked.context.profile
    monday = week_of(today)
    wanted = scheduled(profile.habits, today, monday + timedelta(days=_WEEK - 1), profile.races)
    if wanted is not None:
        return len(wanted)
    done = sum(session.started_at.date() >= monday for session in _week_before(asked.context) if session.sets)
    return min(a_week(asked) - done, (_WEEK + 1 - today.weekday()) // 2)


def _wanted(asked: Asked) -> int:
    """Return how many sessions a week is to have where no race is near."""
    usual = asked.context.rules.coach.a_week[asked.context.level]
    return asked.context.profile.habits.a_week or usual


def turn_of(asked: Asked) -> Plan | None:
    """Return the plan to go by: of the two that suit best or are in use, the one done longest ago."""
    suited = _suited(asked)
    done = [(session.plan, session.started_at) for session in past(asked.context)]
    now = asked.context.now
    within = timedelta(days=asked.context.rules.coach.in_use_days)
    in_use = [plan for plan in suited if any(name == plan.id and now - at <= within for name, at in done)]
    if suited and _in_time(suited[0], asked):
        in_use = [plan for plan in in_use if _in_time(plan, asked)]
    pair = (in_use + [plan for plan in suited if plan not in in_use])[: max(2, len(in_use))]
    fresh = [plan for plan in pair if plan not in in_use]
    if fresh:
        return fresh[0]
    light = {plan.id: _light_before(plan, asked) for plan in pair}
    if not near_run(asked.context) and any(light.values()):
        pair = [plan for plan in pair if light[plan.id] == max(light.values())]
    return whose_turn(pair, done, now)


def _light_before(plan: Plan, asked: Asked) -> int:
    """Return how often in a row the exercises of a plan were light, and wait for another day, added up.

    What the plan had no time for the last time counts not: it would not have its turn today either.
    """
    last = next((session for session in past(asked.context) if session.plan == plan.id), None)
    done = {record.exercise for record in last.exercises} if last else set()
    wait = (asked.context.exercises[item.exercise] for item in plan.items if item.exercise in done)
    return sum(asked.standing(exercise).light for exercise in wait)


def _suited(asked: Asked) -> list[Plan]:
    """Return the plans that fit level, kit and time, the best first; those for legs too before all others.

    Of those alike, what is owned is used, unless that is far too easy.
    """
    level, minutes = LEVELS.index(asked.context.level), time_for(asked)
    found: list[tuple[tuple[float, ...], int, Plan]] = []
    for place, plan in enumerate(asked.plans):
        if not plan.items or any(item.exercise not in asked.context.exercises for item in plan.items):
            continue
        above = LEVELS.index(plan.level) - level
        if above > 0:
            continue
        share = _share_owned(plan, asked)
        whole = _whole(plan, asked)
        off = abs(plan.minutes - minutes)
        used = _uses_kit(plan, asked)
        score = (-whole, -round(share, 2), off // 10, max(0, -above - 1), -used, -above, off)
        found.append((score, place, plan))
    return [plan for _, _, plan in sorted(found, key=lambda each: each[:2])]


def time_for(asked: Asked) -> int:
    """Return the minutes there are for a session."""
    return asked.context.profile.habits.minutes or asked.context.rules.coach.minutes


def _in_time(plan: Plan, asked: Asked) -> bool:
    """Whether a plan is about as long as the person said there is time for; it is where they did not say."""
    minutes = asked.context.profile.habits.minutes
    return minutes is None or max(plan.minutes, minutes) <= _ABOUT * min(plan.minutes, minutes)


def _uses_kit(plan: Plan, asked: Asked) -> bool:
    """Whether a plan is for some of what the person said they own."""
    if asked.kit is None:
        return False
    found = (asked.context.exercises[item.exercise] for item in plan.items)
    return any(needs(each, each.rung(item.rung)) for each, item in zip(found, plan.items, strict=True))


def _whole(plan: Plan, asked: Asked) -> int:
    """Return how many of legs, core and upper body a plan trains, up to two; none without legs."""
    exercises = (asked.context.exercises[item.exercise] for item in plan.items)
    leads = {lead_region(each.regions) for each in exercises} - {None}
    return min(2, len(leads)) if Region.LEGS in leads else 0


def _share_owned(plan: Plan, asked: Asked) -> float:
    if asked.kit is None:
        return 1.0
    can = 0
    for item in plan.items:
        exercise = asked.context.exercises[item.exercise]
        can += fits(needs(exercise, exercise.rung(item.rung)), asked.kit)
    return can / len(plan.items)


def _after_a_run(asked: Asked) -> Reason | None:
    """Where strength goes on hard days: why it waits for the hard run of today."""
    context, coach = asked.context, asked.context.rules.coach
    if context.profile.habits.strength_on is not StrengthOn.HARD_DAYS:
        return None
    today = [run for run in context.runs if run.kind is RunKind.HARD and _is_today(run, asked)]
    done = [run for run in today if not run.planned and run.ended_at <= context.now]
    if any(run.planned for run in today) and not done:
        return asked.reason("run_first")
    latest = max((run.ended_at for run in done if not run.day_only), default=None)
    if latest is not None and context.now - latest < timedelta(hours=coach.hours_apart):
        return asked.reason("run_just_now", {"hours": coach.hours_apart})
    return None


def _is_today(run: Run, asked: Asked) -> bool:
    return run.started_at.date() == asked.context.now.date()


def _enough(asked: Asked) -> Reason | None:
    """Return why what was done lately is enough for today, or why it is not a day of the schedule."""
    context = asked.context
    week = [session for session in _week_before(context) if _counts(asked, session)]
    if week and days_ago(context, week[0]) == 0:
        return asked.reason("today")
    today, habits, races = context.now.date(), context.profile.habits, context.profile.races
    wanted = scheduled(habits, today, today, races)
    if wanted == ():
        then = next_scheduled(habits, today, races)
        when = when_text(then, today) if then else "on no day that is near"
        return asked.reason("not_scheduled", {"next": when})
    if wanted or not week:
        return None
    counted = week
    if asked.recovering is not None:
        counted = [session for session in week if session.started_at.date() > asked.recovering.on]
    if len(counted) >= a_week(asked):
        less = a_week(asked) < _wanted(asked)
        return asked.reason("enough_race" if less else "enough", {"done": many_text(len(counted), "session")})
    if legs_yesterday(asked):
        return asked.reason("yesterday")
    return better_day(asked, week, a_week(asked) - len(counted))


def _week_before(context: Context) -> Iterator[Session]:
    """Yield the sessions of seven days, today's among them, newest first."""
    return takewhile(lambda session: days_ago(context, session) < _WEEK, past(context))


def legs_yesterday(asked: Asked) -> bool:
    """Whether the last session was yesterday and worked the legs; one that was left at once did not."""
    last = next((each for each in _week_before(asked.context) if _counts(asked, each)), None)
    if last is None or days_ago(asked.context, last) != 1:
        return False
    return any(main_region(record) is Region.LEGS for record in last.exercises if record.work_sets)


def _counts(asked: Asked, session: Session) -> bool:
    """Whether a session is one of those a week asks for; a set or two, left at that, are none."""
    sets = sum(len(record.work_sets) for record in session.exercises)
    return sets >= asked.context.rules.coach.session_sets


def last_done(asked: Asked, plan: Plan) -> date | None:
    """Return the day a plan was done last; None where it never was."""
    done = (session.started_at for session in past(asked.context) if session.plan == plan.id)
    last = max(done, default=None)
    return last.date() if last else None


def done_today(asked: Asked) -> frozenset[str]:
    """Return the exercises that were done today already."""
    return frozenset(
        record.exercise
        for session in takewhile(lambda session: days_ago(asked.context, session) == 0, past(asked.context))
        for record in session.exercises
        if record.work_sets
    )


def without_big_jumps(asked: Asked) -> bool:
    """Whether a goal race is so near, ahead or behind, that medium and big jumps wait."""
    return asked.recovering is not None or (asked.phase is not None and asked.phase[0].small_jumps)
