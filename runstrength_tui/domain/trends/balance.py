"""Balance: legs, core and upper body, muscle by muscle, and left against right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Muscle, Region
from runstrength_tui.domain.safety.between import b7_legs_only
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.weeks import b8_behind
from runstrength_tui.domain.strength import UNKNOWN_FROM
from runstrength_tui.domain.trends.digest import Digest, Week
from runstrength_tui.domain.trends.page import Page, Plot, Series
from runstrength_tui.domain.trends.reach import Reach, first_day
from runstrength_tui.domain.wording import many_text, muscle_text

UNEVEN_FROM: Final = 10.0
"""Percent by which left and right differ, above which it is said; as rule I17 has it."""
_SHORT: Final = {Region.LEGS: "legs", Region.CORE: "core", Region.UPPER: "upper"}


class SideBySide(Struct, frozen=True, kw_only=True):
    """Left against right of one exercise over a stretch of time."""

    exercise: str
    name: str
    left: int
    right: int
    sessions: int
    course: tuple[tuple[date, float], ...]
    """Percent by which the left did more (below zero: the right), a session each."""

    @property
    def percent(self) -> float:
        """Percent of the stronger side that the weaker one lacks; above zero where the left is stronger."""
        return difference(self.left, self.right)


def difference(left: int, right: int) -> float:
    """Return the difference of two sides in percent of the larger; above zero where the left is larger."""
    most = max(left, right)
    return 100 * (left - right) / most if most else 0.0


def region_percents(weeks: Sequence[Week]) -> dict[Region, int]:
    """Return the share of each region in the hard sets, in percent that add up to 100; none without sets."""
    sums = {region: sum(week.regions.get(region, 0.0) for week in weeks) for region in Region}
    total = sum(sums.values())
    if not total:
        return {}
    exact = {region: 100 * value / total for region, value in sums.items()}
    found = {region: int(value) for region, value in exact.items()}
    rest = sorted(Region, key=lambda region: found[region] - exact[region])
    for region in rest[: 100 - sum(found.values())]:
        found[region] += 1
    return found


def balance_text(weeks: Sequence[Week]) -> str:
    """Return the shares in a line: ``legs 58 %, core 24 %, upper 18 %``; "" without sets."""
    return ", ".join(f"{_SHORT[region]} {percent} %" for region, percent in region_percents(weeks).items())


def unknown_percent(weeks: Sequence[Week]) -> float:
    """Return the share of the hard sets whose muscles are not known, in percent."""
    hard = sum(week.work.hard_sets for week in weeks)
    return 100 * sum(week.unknown for week in weeks) / hard if hard else 0.0


def unknown_text(weeks: Sequence[Week]) -> str:
    """Say how much the balance leaves out, where that is much."""
    percent = unknown_percent(weeks)
    if percent <= UNKNOWN_FROM:
        return ""
    return f"{round(percent)} % of the hard sets are not in it: their muscles are not known."


def nudges(context: Context | None) -> tuple[str, ...]:
    """Return what the rules say about balance: legs only of late, or little else in a fortnight."""
    if context is None:
        return ()
    fired = (b7_legs_only(context), b8_behind(context))
    return tuple(each.text for each in fired if each is not None)


def muscle_sums(weeks: Sequence[Week]) -> dict[Muscle, float]:
    """Return hard sets by muscle, most first: one for a prime mover, half for a helper."""
    found: dict[Muscle, float] = {}
    for week in weeks:
        for muscle, sets in week.muscles.items():
            found[muscle] = found.get(muscle, 0.0) + sets
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def muscles_page(weeks: Sequence[Week]) -> Page:
    """Return hard sets a week by muscle, as bars in words."""
    found = muscle_sums(weeks)
    if not found:
        return Page(says="No hard sets in this time, or of exercises whose muscles are not known.")
    first = next(iter(found))
    bars = tuple((muscle_text(muscle), sets / len(weeks)) for muscle, sets in found.items())
    none = [muscle_text(muscle) for muscle in Muscle if muscle not in found]
    lines = [f"None for: {', '.join(none)}."] if none else []
    if said := unknown_text(weeks):
        lines.append(said)
    return Page(
        says=f"Hard sets a week by muscle, helpers counted half. Most: {muscle_text(first)}.",
        lines=tuple(lines),
        bars=bars,
    )


def sides(
    found: Digest, reach: Reach, today: date, exercises: Mapping[str, Exercise]
) -> tuple[SideBySide, ...]:
    """Return left against right of each exercise whose sides were counted, the most uneven first."""
    start = first_day(reach, today)
    each = []
    for exercise, many in found.sides.items():
        here = [both for both in many if both.on >= start]
        if not here:
            continue
        known = exercises.get(exercise)
        each.append(
            SideBySide(
                exercise=exercise,
                name=known.name if known else here[-1].name,
                left=sum(both.left for both in here),
                right=sum(both.right for both in here),
                sessions=len(here),
                course=tuple((both.on, difference(both.left, both.right)) for both in here),
            )
        )
    return tuple(sorted(each, key=lambda side: (-abs(side.percent), side.name)))


def sides_page(each: Sequence[SideBySide]) -> Page:
    """Return left against right, the most uneven exercise drawn."""
    if not each:
        return Page(
            says="Left and right are compared once a set says both: L8 R7, or each side counted by itself."
        )
    worst = each[0]
    uneven = [side for side in each if abs(side.percent) > UNEVEN_FROM]
    if uneven:
        says = f"{worst.name}: {side_text(worst)}."
        if len(uneven) > 1:
            says += f" {many_text(len(uneven), 'exercise')} of {len(each)} differ by more than 10 %."
    else:
        says = f"Left and right are within 10 % in {'both' if len(each) == 2 else 'all'} that count both."
        if len(each) == 1:
            says = f"{worst.name}: left and right are within 10 %."
    return Page(
        says=says,
        plot=Plot(
            series=(
                Series(
                    name=worst.name,
                    mark="●",
                    days=tuple(day for day, _ in worst.course),
                    values=tuple(value for _, value in worst.course),
                ),
            ),
            unit=f"percent: above, {worst.name} did more on the left; below, on the right",
            limits=(("even", 0.0),),
            from_zero=True,
        ),
        rows=tuple((side.name, f"L {side.left}", f"R {side.right}", side_text(side)) for side in each),
        lines=("Uneven sides are common. Match the weaker one for a while.",) if uneven else (),
    )


def side_text(side: SideBySide) -> str:
    """Return how uneven it is: ``the right does 12 % less``, ``even``."""
    percent = round(abs(side.percent))
    if not percent:
        return "even"
    return f"the {'right' if side.percent > 0 else 'left'} does {percent} % less"
