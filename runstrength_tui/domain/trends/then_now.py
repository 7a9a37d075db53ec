"""Then and now: what each exercise was at the start of a stretch of time and what it is at its end.

Then is the best set of its first sessions in it, now that of its last ones, so that one good or bad day
decides little: up to three sessions at either end, and no session counts for both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise, LoadKind, SideRule
from runstrength_tui.domain.ladder import strength
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.trends.digest import Digest, Point
from runstrength_tui.domain.trends.page import highest
from runstrength_tui.domain.trends.reach import Reach, first_day
from runstrength_tui.domain.units import WeightUnit, from_kg, to_kg
from runstrength_tui.domain.wording import date_text, load_text, mass_text, number_text, unit_text

ENDS: Final = 3
"""Sessions at either end that are looked at, where there are so many."""
BARS: Final = 8
"""Most values of the small picture."""
_STUCK: Final = timedelta(days=14)
"""From so long on it is said how long something has not moved."""
_KG: Final = (LoadKind.BODYWEIGHT, LoadKind.EXTERNAL, LoadKind.ADDED, LoadKind.ASSISTED)
"""Loads on one line, from much help to much weight."""


class Way(StrEnum):
    """Which way something went."""

    UP = "up"
    SAME = "same"
    DOWN = "down"
    UNCLEAR = "unclear"
    """Counted in something else now, or with something that cannot be compared."""
    ONCE = "once"
    """Done in one session only: there is nothing to compare."""


class Change(Struct, frozen=True, kw_only=True):
    """One exercise then and now, in words."""

    exercise: str
    name: str
    """The version's where it is the same then and now, else the exercise's."""
    way: Way
    then: str
    now: str
    change: str
    since: date
    """Since when its best has been what it is now; of one that has not moved."""
    last: date
    course: tuple[float, ...]
    """How it went, oldest first; higher is always more."""


def changes(
    found: Digest, reach: Reach, today: date, exercises: Mapping[str, Exercise]
) -> tuple[Change, ...]:
    """Return every exercise done in a stretch of time, the one done most often first."""
    start = first_day(reach, today)
    within: list[tuple[int, str, Sequence[Point], Sequence[Point]]] = []
    for exercise, points in found.points.items():
        if here := points[bisect_left(points, start, key=_day) :]:
            within.append((len(here), exercise, here, points))
    within.sort(key=lambda each: (-each[0], each[1]))
    return tuple(
        _change(exercise, exercises.get(exercise), here, points) for _, exercise, here, points in within
    )


def stronger_text(changed: Sequence[Change], today: date) -> str:
    """Return one answer to "Stronger?": in how many exercises, and what has not moved or went down."""
    compared = [each for each in changed if each.way in (Way.UP, Way.SAME, Way.DOWN)]
    if not compared:
        return "Too early to say: do an exercise a second time, and it can be compared."
    up = sum(each.way is Way.UP for each in compared)
    many = len(compared)
    if up == many:
        return f"Up in all {many}." if many > 1 else f"Yes: {compared[0].name} is up."
    said = [f"Up in {up} of {many}." if up else f"Not up in any of {many}." if many > 1 else "Not yet."]
    still = [each for each in compared if each.way is Way.SAME and today - each.since >= _STUCK]
    if still:
        longest = min(still, key=lambda each: each.since)
        said.append(f"{longest.name} has not moved since {date_text(longest.since, today)}.")
    down = [each.name for each in compared if each.way is Way.DOWN]
    if down:
        said.append(f"{down[0]} is down." if len(down) == 1 else f"{len(down)} are down.")
    return " ".join(said)


def then_and_now(here: Sequence[Point]) -> tuple[Point, Point]:
    """Return the best set of the first sessions and that of the last ones."""
    ends = max(1, min(ENDS, len(here) // 2))
    then, now = (max(points, key=lambda point: point.rank) for points in (here[:ends], here[-ends:]))
    return then, now


def compared(then: Point, now: Point) -> tuple[Way, str]:
    """Return which way something went from one best set to another, and by how much."""
    if then.rung != now.rung:
        if then.place < 0 or now.place < 0:
            return Way.UNCLEAR, "another version"
        harder = now.place > then.place
        return (Way.UP, "harder version") if harder else (Way.DOWN, "easier version")
    if then.measure is not now.measure or (then.side is SideRule.BOTH) is not (now.side is SideRule.BOTH):
        return Way.UNCLEAR, "counted otherwise"
    if not _same_line(then.load, now.load):
        return Way.UNCLEAR, "another load"
    by = strength(now.load) - strength(then.load)
    if round(by, 2):
        return (Way.UP if by > 0 else Way.DOWN), _load_change(then.load, now.load, by)
    more = now.count - then.count
    if not more or now.jump:
        return Way.SAME, "same"
    return (Way.UP if more > 0 else Way.DOWN), f"{_signed(more)}{_counted(now, abs(more))}"


def point_text(point: Point, unit: WeightUnit | None = None, version: str = "") -> str:
    """Return a best set in a unit, and which version it was: ``8 × 16 kg``, ``8 a side``, ``10, table``."""
    load = point.load
    if unit is not None and unit is not load.unit:  # to a tenth: nobody has lifted 61.23 kg
        tenths = None if load.kg is None else to_kg(round(from_kg(load.kg, unit), 1), unit)
        load = replace(load, unit=unit, kg=tenths)
    counted, weight = f"{point.count}{unit_text(point.measure)}", load_text(load)
    if point.side is not SideRule.BOTH:
        counted += " a side"
    if weight and load.kind is LoadKind.BOX:
        counted += f" at {weight}"
    elif weight:
        plain = point.side is SideRule.BOTH and not unit_text(point.measure)
        counted += f" × {weight}" if plain else f", {weight}"
    return f"{counted}, {version}" if version else counted


def version_text(point: Point, exercise: Exercise | None) -> str:
    """Return what tells a version from its exercise: ``table`` of the table press-up; "" where it is it."""
    name = exercise.name if exercise else point.name
    if point.name.casefold() == name.casefold():
        return ""
    own = [word for word in point.name.split() if word.casefold().strip(",") not in _words(name)]
    return (" ".join(own) or point.name).casefold()


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _change(
    exercise_id: str, exercise: Exercise | None, here: Sequence[Point], points: Sequence[Point]
) -> Change:
    then, now = then_and_now(here)
    way, change = compared(then, now) if len(here) > 1 else (Way.ONCE, "once so far")
    course = tuple(_course(here, then, now))
    unit, same = now.load.unit, then.rung == now.rung
    return Change(
        exercise=exercise_id,
        name=exercise.name if exercise and not same else now.name,
        way=way,
        then=point_text(then, unit, "" if same else version_text(then, exercise)) if len(here) > 1 else "",
        now=point_text(now, unit, "" if same else version_text(now, exercise)),
        change=change,
        since=_since(now, points) if way is Way.SAME else now.on,
        last=here[-1].on,
        course=tuple(course[at] for at in highest(course, BARS)),
    )


def _since(now: Point, points: Sequence[Point]) -> date:
    """Return the first day on which a set of the same version was as good as now."""
    return next(each.on for each in points if each.rung == now.rung and _as_good(each, now))


def _day(point: Point) -> date:
    return point.on


def _as_good(point: Point, now: Point) -> bool:
    """Whether a set of the same version was at least as good already; of a jump only its height counts."""
    if now.jump:
        return strength(point.load) >= strength(now.load)
    return point.rank >= now.rank


def _same_line(then: Load, now: Load) -> bool:
    """Whether two loads differ by an amount that can be told."""
    if then.kind in _KG and now.kind in _KG:
        return True
    return then.kind is now.kind and then.band == now.band


def _load_change(then: Load, now: Load, by: float) -> str:
    if now.kind is LoadKind.BOX:
        return f"{_signed(by)} cm"
    if LoadKind.ASSISTED in (then.kind, now.kind):
        if not strength(now):
            return "no help now"
        if now.kind is LoadKind.ASSISTED:
            return f"{mass_text(abs(by), now.unit)} {'less' if by > 0 else 'more'} help"
    if now.kind is LoadKind.EXTERNAL and strength(then) > 0 and strength(now) > 0:
        return f"{_signed(round(100 * by / strength(then)) or (1 if by > 0 else -1))} %"
    return f"{'+' if by > 0 else '−'}{mass_text(abs(by), now.unit if strength(now) else then.unit)}"


def _counted(point: Point, many: int) -> str:
    if unit := unit_text(point.measure):
        return unit
    if point.side is not SideRule.BOTH:
        return " a side"
    return " rep" if many == 1 else " reps"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−'}{number_text(abs(value))}"


def _course(here: Sequence[Point], then: Point, now: Point) -> Iterator[float]:
    """Yield one number a session: the version where that changed, else of that version load or count."""
    if then.rung == now.rung:
        here = [point for point in here if point.rung == now.rung]
    if len({point.rung for point in here}) > 1:
        yield from (float(point.place) for point in here)
    elif len({strength(point.load) for point in here}) > 1:
        yield from (strength(point.load) for point in here)
    else:
        yield from (float(point.count) for point in here)
