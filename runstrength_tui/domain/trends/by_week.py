"""Weeks as pages: landings, hard sets by region, sessions, and the load of strength beside that of runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Region
from runstrength_tui.domain.safety.landings import LandingLimits
from runstrength_tui.domain.safety.looking_back import usual
from runstrength_tui.domain.trends.digest import Digest, Week
from runstrength_tui.domain.trends.page import Page, Plot, Series, weekly
from runstrength_tui.domain.trends.reach import WEEK, Reach, mondays
from runstrength_tui.domain.wording import many_text, number_text

_USUAL: Final = 4
"""Weeks before this one that a usual week is the middle of."""
_MARKS: Final = {Region.LEGS: "L", Region.CORE: "C", Region.UPPER: "U"}
NAMES: Final = {Region.LEGS: "legs", Region.CORE: "core", Region.UPPER: "upper body"}


class InARow(Struct, frozen=True, kw_only=True):
    """Weeks in a row with a session."""

    now: int
    """Up to this week, or to the last one while this one is still to come."""
    most: int


def weeks_of(found: Digest, reach: Reach, today: date) -> tuple[Week, ...]:
    """Return every week of a stretch of time, idle ones too, oldest first."""
    known = {week.monday: week for week in found.weeks}
    if found.first is None:
        return ()
    return tuple(known.get(monday, Week(monday=monday)) for monday in mondays(reach, today, found.first))


def in_a_row(found: Digest, today: date) -> InARow:
    """Return how many weeks in a row had a session, now and at most, of all of history."""
    trained = sorted(week.monday for week in found.weeks if week.sessions)
    most = run = 0
    before: date | None = None
    for monday in trained:
        run = run + 1 if before is not None and monday - before == WEEK else 1
        most, before = max(most, run), monday
    still = before is not None and today - before < 2 * WEEK
    return InARow(now=run if still else 0, most=most)


def landings_page(weeks: Sequence[Week], limits: LandingLimits | None) -> Page:
    """Return the landings of each week, and the fullest session against its limits."""
    total = sum(week.work.landings for week in weeks)
    if not total:
        return Page(says="No jumps in this time.")
    lines: list[str] = []
    most, big = max(week.most_counted for week in weeks), max(week.most_big for week in weeks)
    if limits is not None:
        lines.append(f"Most in one session: {_against(most, limits.landings)}, small jumps left out.")
        if any(week.work.big_landings for week in weeks):
            lines.append(f"Of big jumps: {_against(big, limits.big)}.")
        over = sum(week.most_counted > limits.landings or week.most_big > limits.big for week in weeks)
        if over:
            lines.append(f"Over a limit in {many_text(over, 'week')}.")
    lines.append("A run has thousands of landings: here the size of the jump counts, not the number.")
    series = [_series("landings", "●", weeks, lambda week: week.work.landings)]
    if any(week.work.big_landings for week in weeks):
        series.append(_series("of big jumps", "B", weeks, lambda week: week.work.big_landings))
    limit = (("limit of one session", float(limits.landings)),) if limits else ()
    return Page(
        says=f"Landings by week: {_this_week(weeks, lambda week: week.work.landings)}",
        plot=Plot(series=tuple(series), unit="landings a week", limits=limit, from_zero=True),
        lines=tuple(lines),
    )


def sets_page(weeks: Sequence[Week], balance: Sequence[str]) -> Page:
    """Return the hard sets of each week by region; ``balance`` is what there is to say about it."""
    if not any(week.work.hard_sets for week in weeks):
        return Page(says="No hard sets in this time.")
    return Page(
        says=f"Hard sets by week: {_this_week(weeks, lambda week: week.work.hard_sets)}",
        plot=Plot(
            series=tuple(
                weekly(
                    NAMES[region],
                    _MARKS[region],
                    [week.monday for week in weeks],
                    [week.regions.get(region, 0.0) for week in weeks],
                )
                for region in Region
            ),
            unit="hard sets a week",
            from_zero=True,
        ),
        lines=tuple(balance),
    )


def weeks_page(found: Digest, weeks: Sequence[Week], today: date) -> Page:
    """Return the sessions of each week, and how many weeks in a row had one."""
    if not any(week.sessions for week in weeks):
        return Page(says="No sessions in this time.")
    row = in_a_row(found, today)
    each = sum(week.sessions for week in weeks) / len(weeks)
    return Page(
        says=(
            f"Sessions by week: {number_text(round(each, 1))} on average. "
            f"{many_text(row.now, 'week')} in a row now, {row.most} at most."
        ),
        plot=Plot(
            series=(_series("sessions", "●", weeks, lambda week: week.sessions),),
            unit="sessions a week",
            from_zero=True,
        ),
        lines=(
            f"{many_text(sum(week.sessions for week in weeks), 'session')} "
            f"in {many_text(sum(bool(week.sessions) for week in weeks), 'week')} of {len(weeks)}.",
        ),
    )


def load_page(weeks: Sequence[Week]) -> Page:
    """Return strength load beside running load: how hard each was, 0 to 10, times its minutes."""
    strength = sum(week.strength_load for week in weeks)
    running = sum(week.run_load for week in weeks)
    lines = ["Load is how hard it was, 0 to 10, times the minutes: how much, not how well."]
    unrated, runs = sum(week.unrated for week in weeks), sum(week.runs_unrated for week in weeks)
    if unrated or runs:
        without = [many_text(unrated, "session")] if unrated else []
        without += [many_text(runs, "run")] if runs else []
        lines.append(f"Left out, as nobody said how hard they were: {' and '.join(without)}.")
    if not strength and not running:
        return Page(says="No load yet: say how hard a session or a run was.", lines=tuple(lines))
    share = round(100 * strength / (strength + running))
    return Page(
        says=f"Load by week: strength was {share} % of it, running {100 - share} %.",
        plot=Plot(
            series=(
                _series("strength", "S", weeks, lambda week: week.strength_load),
                _series("running", "R", weeks, lambda week: week.run_load),
            ),
            unit="load a week",
            from_zero=True,
        ),
        lines=tuple(lines),
    )


def landings_line(found: Digest, today: date, limits: LandingLimits | None) -> str:
    """Return this week's landings for the first page: ``24 this week, your limit is 80 a session``."""
    weeks = weeks_of(found, Reach.MONTH, today)
    landings = weeks[-1].work.landings if weeks else 0
    if not any(week.work.landings for week in weeks) and not any(week.work.landings for week in found.weeks):
        return ""
    text = f"{landings or 'none'} this week"
    return f"{text}, your limit is {limits.landings} a session" if limits else text


def _against(most: int, limit: int) -> str:
    return f"{most}, over your limit of {limit}" if most > limit else f"{most}, your limit is {limit}"


def _this_week(weeks: Sequence[Week], of: Callable[[Week], float]) -> str:
    """Return this week's number beside a usual week's."""
    now, before = of(weeks[-1]), weeks[-1 - _USUAL : -1]
    text = f"{round(now)} this week"
    if len(before) < _USUAL:
        return f"{text}."
    return f"{text}, usually {number_text(round(usual(map(of, before)), 1))}."


def _series(name: str, mark: str, weeks: Sequence[Week], of: Callable[[Week], float]) -> Series:
    return weekly(name, mark, [week.monday for week in weeks], [of(week) for week in weeks])
