"""The days around today: what was done, what is planned, and what is ahead beyond them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach.day import why_rest
from runstrength_tui.domain.coach.doing import as_done
from runstrength_tui.domain.coach.habits import usual_days
from runstrength_tui.domain.coach.suggestion import Asked, Suggestion
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.lighter import b12_easy_week, next_goal
from runstrength_tui.domain.units import DistanceUnit, from_metres
from runstrength_tui.domain.wording import date_text, many_text

BACK: Final = 2
AHEAD: Final = 4
"""Days of the week on Today, before it and behind it."""
SOON: Final = 14
"""Days within which a race is told of that is not a goal."""
STRENGTH: Final = "strength"
_RACE: Final = "race"
_REST: Final = "rest"
_WEEK: Final = timedelta(weeks=1)
_LATELY: Final = timedelta(weeks=2)
"""What was trained before says nothing of whether a day is for rest."""
_LENGTHS: Final = ((42_000, "Marathon"), (21_000, "Half marathon"))


class Day(Struct, frozen=True, kw_only=True):
    """One day of the week around today, in words of a few letters each."""

    on: date
    done: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()


def week(asked: Asked, suggestion: Suggestion, distance: DistanceUnit) -> tuple[Day, ...]:
    """Return the days from two back to four ahead; strength ahead is where the coach would have it.

    That goes by the suggestion being done today, and each day after it as it comes. A hard or long run that
    is usual on a day stands in brackets, where no run is planned at all.
    """
    context, today = asked.context, asked.context.now.date()
    days = [today + timedelta(days=away) for away in range(-BACK, AHEAD + 1)]
    done: dict[date, list[str]] = {on: [] for on in days}
    planned: dict[date, list[str]] = {on: [] for on in days}
    races = {race.on for race in context.profile.races}
    raced = {run.started_at.date() for run in context.runs if run.kind is RunKind.RACE and not run.planned}
    for on in sorted(races & set(days)):
        (done if on in raced else planned)[on].append(_RACE)
    for session in context.sessions:
        on = session.started_at.date()
        if on in done and session.sets and STRENGTH not in done[on]:
            done[on].append(STRENGTH)
    for run in sorted(context.runs, key=lambda each: each.started_at):
        on = run.started_at.date()
        if on not in done or (run.kind is RunKind.RACE and on in races):
            continue
        if not run.planned:
            done[on].append(run_word(run, distance))
        elif on >= today:
            planned[on].append(run_word(run, distance))
    if not any(run.planned and run.started_at.date() in planned for run in context.runs):
        for on, kind in _usual_runs(asked):
            if on in planned and not planned[on] and not any(map(_is_run, done[on])):
                planned[on].append(f"({kind})")
    if suggestion.items and STRENGTH not in done[today]:
        planned[today].append(STRENGTH)
    for on in _strength_ahead(asked, suggestion):
        planned[on].append(STRENGTH)
    for on in days:
        if on > today and not planned[on]:
            planned[on].append(_REST)
    return tuple(Day(on=on, done=tuple(done[on]), planned=tuple(planned[on])) for on in days)


def run_word(run: Run, distance: DistanceUnit) -> str:
    """Return a run in a word and a whole number: ``run 6``, ``long 18``, ``hard``, ``race``."""
    word = "run" if run.kind is RunKind.EASY else run.kind.value
    return f"{word} {round(from_metres(run.distance_m, distance))}" if run.distance_m else word


def _usual_runs(asked: Asked) -> Iterator[tuple[date, RunKind]]:
    """Yield the days from today on that usually bring a hard or a long run."""
    today = asked.context.now.date()
    usual = usual_days(asked.context.runs, today)
    for away in range(AHEAD + 1):
        on = today + timedelta(days=away)
        if on.weekday() in usual:
            yield on, usual[on.weekday()]


def _is_run(word: str) -> bool:
    return word != STRENGTH


def _strength_ahead(asked: Asked, suggestion: Suggestion) -> Iterator[date]:
    """Yield the days ahead on which the coach would have strength."""
    context = replace(asked.context, known_level=asked.context.level)
    since = context.now - _LATELY
    sessions = tuple(each for each in context.sessions if each.started_at >= since) or context.sessions[:1]
    like = as_done(suggestion, context.now) if suggestion.items else next(iter(sessions), None)
    if like is not None and suggestion.items:  # as of now: at midnight it would else be of yesterday
        sessions = (replace(like, started_at=context.now, ended_at=context.now), *sessions)
    for away in range(1, AHEAD + 1):
        now = context.now + timedelta(days=away)
        then = replace(asked, context=replace(context, now=now, sessions=sessions), marks=())
        rest = why_rest(then)
        if rest is None or rest == then.reason("run_first"):
            yield now.date()
            if like is not None:
                sessions = (replace(like, started_at=now, ended_at=now), *sessions)
            elif not context.profile.habits.schedule:  # what nobody knows yet cannot be rested from
                return


def ahead(context: Context) -> tuple[str, ...]:
    """Return what comes beyond the week, a sentence each: races, the last heavy day, an easy week."""
    return tuple(_ahead(context))


def _ahead(context: Context) -> Iterator[str]:
    today = context.now.date()
    goal = next_goal(context)
    for race in sorted(context.profile.races, key=lambda race: race.on):
        days = (race.on - today).days
        if days > 0 and (race is goal or (not race.goal and days <= SOON)):
            yield f"{race_name(race)} {'tomorrow' if days == 1 else 'in ' + many_text(days, 'day')}."
    if goal is not None:
        limits = context.rules["P13"].limits
        last = goal.on - timedelta(days=1 + limits["marathon_days" if goal.marathon else "days"])
        if last >= today:
            yield (
                "No heavy legs after today."
                if last == today
                else f"Last heavy legs day: {date_text(last, today)}."
            )
    if b12_easy_week(context) is not None:
        yield "This is an easy week."
    elif b12_easy_week(replace(context, now=context.now + _WEEK)) is not None:
        yield "Next week is an easy one."


def race_name(race: Race) -> str:
    """Return what a race is called: its own name, else how long it is."""
    if race.name:
        return race.name
    return next((name for metres, name in _LENGTHS if (race.distance_m or 0) >= metres), "Your race")
