"""What became of a made-up runner in a year: how often, how balanced, how calm, how much stronger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.ladder import most
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import Effort, ExerciseRecord, PainArea
from tests.domain.coach.runners import START, Day, Runner

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HARD_WEEK = {1: RunKind.HARD, 3: RunKind.HARD, 6: RunKind.LONG}
_RECOVERY = -3
"""Days after a goal race that are for rest."""
_ASKED = 7
"""Days for which what hurt is taken to hurt still, as long as nobody says otherwise."""
_ARMS = {PainArea.NECK, PainArea.SHOULDER, PainArea.ARM}
_HURTS = {area: {Region.UPPER} if area in _ARMS else {Region.LEGS} for area in PainArea}
"""Which region a sore place keeps from work."""


_FOUR_WEEKS = 28
_LIGHT = "light: "
_HELD = ("as last time", "after a break", "begin light", "too much lately", "enough here", "instead of")
"""What is said of an exercise that is held by a race, an easy week, what was too much, its top; or may be."""


class Year(Struct, frozen=True, kw_only=True):
    """What became of one runner."""

    sessions: int
    a_week: float
    """Sessions in a week in which the runner was there."""
    gap: int
    """The longest, in days, that legs, core or upper body went without a set."""
    restless: int
    """Exercises that went up and down more than twice in four weeks."""
    rises: bool
    """Whether a weight or a version is higher at the end than at the start."""
    hard_week: bool
    """Hard on Tuesday and Thursday, long on Sunday."""
    thin: int
    """Weeks with nothing in the way and fewer than two sessions to do."""


def _never_clear(runner: Runner) -> bool:
    """Whether every day of the schedule has a hard or long run, or comes before one: legs stay light."""
    keys = {day for day, kind in runner.week.items() if kind is not RunKind.EASY}
    named = runner.profile.habits.schedule.partition("BYDAY=")[2]
    days = [place for place, code in enumerate(_CODES) if code in named]
    return bool(days) and all({day, (day + 1) % 7} & keys for day in days)


class Still:
    """How often in a row, over four weeks, an exercise asked for the same, and got it, held by nothing.

    A goal race within a fortnight holds everything.
    """

    def __init__(self, runner: Runner) -> None:
        self.held = _HELD + ((_LIGHT,) if _never_clear(runner) else ())
        self.now: dict[str, tuple[object, int, date]] = {}
        self.longest: Counter[str] = Counter()

    def add(self, day: Day) -> None:
        """Count a day's session; one that was passed over would have asked for more."""
        if day.session is None:
            for item in day.suggestion.items:
                if _LIGHT not in item.reason:
                    self.now.pop(item.exercise, None)
            return
        races = day.asked.context.profile.races
        near = any(race.goal and abs((race.on - day.suggestion.on).days) <= 14 for race in races)
        for item, record in zip(day.suggestion.items, day.session.exercises, strict=True):
            if near or any(held in item.reason for held in self.held):
                self.now.pop(item.exercise, None)
                continue
            aim = item.rung, item.targets[-1]
            met = record.skipped is None and all(
                each.count >= each.target.count and each.effort is not Effort.HARD and not each.missed
                for each in record.sets
            )
            new = aim, 0, day.suggestion.on
            before, times, since = self.now.pop(item.exercise, new)
            if before != aim:
                _, times, since = new
            if met:
                self.now[item.exercise] = aim, times + 1, since
                if (day.suggestion.on - since).days >= _FOUR_WEEKS:
                    self.longest[item.exercise] = max(self.longest[item.exercise], times + 1)


def year_of(runner: Runner, days: int) -> Year:
    """Return what became of a runner after so many days."""
    there = days - len(runner.away)
    return Year(
        sessions=len(runner.sessions),
        a_week=7 * len(runner.sessions) / there,
        gap=gap(runner),
        restless=sum(restless(runner).values()),
        rises=rises(runner),
        hard_week=hard_week(runner),
        thin=len(tuple(thin(runner))),
    )


def table(years: Iterable[Year]) -> list[str]:
    """Return the years of many runners in a few lines."""
    years = list(years)
    hard = [year for year in years if year.hard_week]
    lines = [
        f"{len(years)} runners, {sum(year.sessions for year in years)} sessions",
        f"sessions a week: {min(year.a_week for year in years):.1f} to "
        f"{max(year.a_week for year in years):.1f}, {_mean(year.a_week for year in years):.2f} on average",
        f"longest that legs, core or upper body waited: {max(year.gap for year in years)} days",
        f"restless exercises: {sum(year.restless for year in years)}",
        f"weight or version rose: {100 * _mean(float(year.rises) for year in years):.0f} %",
    ]
    if hard:
        mean = _mean(year.a_week for year in hard)
        lines.append(
            f"hard Tuesday and Thursday, long Sunday: {mean:.2f} sessions a week ({len(hard)} runners), "
            f"{sum(year.thin for year in hard)} weeks with fewer than two and nothing in the way"
        )
    return lines


def hard_week(runner: Runner) -> bool:
    """Whether a runner runs hard on Tuesday and Thursday and long on Sunday."""
    return all(runner.week.get(day) is kind for day, kind in _HARD_WEEK.items())


def gap(runner: Runner) -> int:
    """Return the most days that legs, core or upper body waited to be offered, blocked days left out."""
    return max(longest for longest, _ in waits(runner).values())


def waits(runner: Runner) -> dict[Region, tuple[int, date]]:
    """Return for each region the most days without an offer of it, blocked ones not counted, and when.

    A session that was offered and not done is the runner's to answer for; the next day asks again. Until the
    first is done it is always the first that is offered.
    """
    offers = {offer.on: offer.regions for offer in runner.offers}
    days = sorted(offers)
    first = min((session.started_at.date() for session in runner.sessions), default=START)
    begun = next((at for at, day in enumerate(days) if day >= first), len(days))
    found = {}
    for region in Region:
        waited, longest = 0, (0, START)
        for day in days[begun:]:
            waited += not _blocked(runner, region, day)
            longest = max(longest, (waited, day))
            if region in offers[day]:
                waited = 0
        found[region] = longest
    return found


def _blocked(runner: Runner, region: Region, day: date) -> bool:
    """Whether nothing could be offered: a race is too near, or what the region does hurts.

    Days away are none on which the coach is asked.
    """
    for race in runner.profile.races:
        days = (race.on - day).days
        if days == 0 or (race.goal and _RECOVERY <= days <= 1):
            return True
    reports = (pain for session in runner.sessions for pain in session.pains)
    return any(
        pain.score >= 4 and region in _HURTS[pain.area] and 0 <= (day - pain.at.date()).days <= _ASKED
        for pain in reports
    )


def thin(runner: Runner) -> Iterator[date]:
    """Yield the Mondays of weeks in which fewer than two sessions were offered, with nothing in the way.

    In the way is a race two weeks ahead or behind, or what hurts. A session that was passed over counts, for
    that is for the runner to answer for; so does a third one in the week before: it came early.
    """
    offered: defaultdict[date, list[bool]] = defaultdict(list)
    for offer in runner.offers:
        offered[offer.on - timedelta(days=offer.on.weekday())].append(bool(offer.regions))
    races = [(race.on, 14 if race.goal else 1) for race in runner.profile.races]
    pains = [pain.at.date() for session in runner.sessions for pain in session.pains if pain.score >= 4]
    for monday, days in offered.items():
        near = any(-far <= (on - monday).days <= far + 6 for on, far in races)
        sore = any(-_ASKED <= (on - monday).days <= 6 for on in pains)
        early = max(0, sum(offered.get(monday - timedelta(days=7), ())) - 2)
        if len(days) == 7 and not near and not sore and sum(days) + early < 2:
            yield monday


def rises(runner: Runner) -> bool:
    """Whether some exercise is done at the end with more weight, or in a harder version, than at first."""
    first: dict[str, tuple[int, float]] = {}
    highest: dict[str, tuple[int, float]] = {}
    for session in reversed(runner.sessions):
        for record in session.exercises:
            here = _place(runner, record)
            first.setdefault(record.exercise, here)
            highest[record.exercise] = max(here, highest.get(record.exercise, here))
    return any(highest[exercise] > first[exercise] for exercise in first)


def restless(runner: Runner) -> Counter[str]:
    """Return the exercises whose weight or version went up and down more than twice in four weeks.

    What ten days off or more take away counts as a new start, and so does what a goal race or pain does.
    """
    moves: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    last: dict[str, tuple[int, float]] = {}
    newest = 0
    pains = [pain for session in runner.sessions for pain in session.pains]
    for session in reversed(runner.sessions):
        day = session.started_at.date().toordinal()
        near = any(race.goal and abs(race.on.toordinal() - day) <= 14 for race in runner.profile.races)
        hurt = any(pain.score >= 4 and 0 <= day - pain.at.date().toordinal() <= 14 for pain in pains)
        after_gap, newest = near or hurt or day - newest >= 10, day
        for record in session.exercises:
            here = _place(runner, record)
            before = last.get(record.exercise)
            if after_gap:
                moves.pop(record.exercise, None)
            elif before is not None and here != before:
                moves[record.exercise].append((day, 1 if here > before else -1))
            last[record.exercise] = here
    found: Counter[str] = Counter()
    for exercise, steps in moves.items():
        turns = [day for (day, way), (_, before) in zip(steps[1:], steps, strict=False) if way != before]
        found[exercise] += any(turns[at + 2] - turns[at] <= 28 for at in range(len(turns) - 2))
    return +found


def _place(runner: Runner, record: ExerciseRecord) -> tuple[int, float]:
    places = [rung.id for rung in runner.library.by_id[record.exercise].ladder]
    return places.index(record.rung), most(record)


def _mean(values: Iterable[float]) -> float:
    many = list(values)
    return sum(many) / len(many)
