"""One exercise over time: its best set, the estimated best single, the volume, and the version."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise, LoadKind, Measure, SideRule
from runstrength_tui.domain.ladder import strength
from runstrength_tui.domain.safety.looking_back import usual
from runstrength_tui.domain.session import ExerciseRecord, Session
from runstrength_tui.domain.strength import average_single, day_of, lands, moved_kg, single_of
from runstrength_tui.domain.trends.digest import Point, best_point, places_of
from runstrength_tui.domain.trends.page import Page, Plot, Series
from runstrength_tui.domain.trends.then_now import point_text, then_and_now
from runstrength_tui.domain.units import WeightUnit, from_kg
from runstrength_tui.domain.wording import date_text, many_text, number_text

BEST_MARK: Final = "●"


class View(StrEnum):
    """What of an exercise is plotted; the value is what it is called."""

    BEST = "best set"
    SINGLE = "estimated best single"
    VOLUME = "volume"
    VERSION = "version"


class Time(Struct, frozen=True, gc=False, kw_only=True):
    """One session with the exercise."""

    point: Point
    """Its best set."""
    single: float | None
    """Estimated best single of the version, kg: the average of this session's and the two before it."""
    moved: float
    """Kilograms moved in all work sets."""
    done: int
    """Reps, seconds or metres of all work sets; of a jump its landings."""

    @property
    def on(self) -> date:
        """The day."""
        return self.point.on


class Course(Struct, frozen=True, kw_only=True):
    """An exercise over a stretch of time, oldest first."""

    name: str
    exercise: Exercise | None
    times: tuple[Time, ...] = ()
    views: tuple[View, ...] = ()
    """What there is to see of it."""

    @property
    def unit(self) -> WeightUnit:
        """The unit of the newest weight, in which all are shown."""
        return self.times[-1].point.load.unit if self.times else WeightUnit.KG


def course(
    exercise_id: str, exercise: Exercise | None, sessions: Iterable[Session], start: date, today: date
) -> Course:
    """Return an exercise from ``start`` on, from sessions given newest first, one by one if need be."""
    places = places_of(exercise)
    found: list[tuple[Point, float | None, float, int]] = []
    for session in sessions:
        records = [each for each in session.exercises if each.exercise == exercise_id]
        day = day_of(session)
        point = best_point(records, session, day, places)
        if point is not None and day <= today:
            single = max(_singles(records, point.rung), default=None)
            found.append((point, single, sum(map(moved_kg, records)), sum(map(_done, records))))
    past: dict[str, list[float]] = {}
    times: list[Time] = []
    for point, single, moved, done in reversed(found):
        singles = past.setdefault(point.rung, [])
        average: float | None = None
        if single is not None:
            singles.append(single)
            average = average_single(singles)
        if point.on >= start:
            times.append(Time(point=point, single=average, moved=moved, done=done))
    name = exercise.name if exercise else found[0][0].name if found else ""
    return Course(name=name, exercise=exercise, times=tuple(times), views=_views(times))


def first_view(found: Course) -> View:
    """Return what to look at first: the version where that has changed, else the best sets."""
    if not found.times:
        return View.BEST
    then, now = then_and_now([each.point for each in found.times])
    return View.BEST if then.rung == now.rung else View.VERSION


def within(found: Course, start: date) -> Course:
    """Return the part of a course from a day on."""
    times = found.times[bisect_left(found.times, start, key=_day) :]
    return found if len(times) == len(found.times) else replace(found, times=times, views=_views(times))


def exercise_page(found: Course, view: View, today: date) -> Page:
    """Return one view of an exercise with what it shows in words."""
    if not found.times:
        return Page(says=f"{found.name or 'This exercise'} was not done in this time.")
    make = {View.BEST: _best, View.SINGLE: _single, View.VOLUME: _volume, View.VERSION: _version}[view]
    page = make(found, today)
    return Page(says=page.says, plot=page.plot, lines=(*page.lines, _last(found, today)))


def _best(found: Course, today: date) -> Page:
    _, now = then_and_now([each.point for each in found.times])
    same = [each.point for each in found.times if _like(each.point, now)]
    loads = {round(strength(point.load), 2) for point in same}
    best = max(same, key=lambda point: (strength(point.load), 0 if point.jump else point.count))
    if len(loads) > 1:
        box = now.load.kind is LoadKind.BOX
        heavy = [strength(point.load) for point in same]
        values = heavy if box else [from_kg(kg, found.unit) for kg in heavy]
        unit = "cm" if box else str(found.unit)
        what = "highest box" if box else "least help (below zero)" if _helped(same) else "heaviest set"
    else:
        values = [float(point.count) for point in same]
        unit = f"{now.measure} a side" if now.side is not SideRule.BOTH else str(now.measure)
        what = "longest set" if now.measure is not Measure.REPS else "most reps in a set"
    days = tuple(point.on for point in same)
    text = point_text(best, found.unit)
    lines: tuple[str, ...] = ()
    if len(same) < len(found.times):
        lines = (f"Only {now.name} is drawn; other versions were done as well.",)
    return Page(
        says=f"{now.name}: {what} of each session. Best: {text}, on {date_text(best.on, today)}.",
        plot=Plot(series=(_line(unit, days, values),), unit=unit),
        lines=lines,
    )


def _single(found: Course, today: date) -> Page:
    rung = next(each.point.rung for each in reversed(found.times) if each.single is not None)
    same = [each for each in found.times if each.point.rung == rung and each.single is not None]
    values = [from_kg(each.single or 0.0, found.unit) for each in same]
    name, unit = same[-1].point.name, found.unit
    return Page(
        says=f"Estimated best single, {name}: {number_text(round(values[-1], 1))} {unit} (±10 %).",
        plot=Plot(series=(_line(str(unit), tuple(each.on for each in same), values),), unit=str(unit)),
        lines=("From sets of up to ten reps, the average of three sessions. Nothing to be tried out.",),
    )


def _volume(found: Course, today: date) -> Page:
    times = [each for each in found.times if each.moved] or found.times
    if times[0].moved:
        unit = str(found.unit)
        values = [from_kg(each.moved, found.unit) for each in times]
        what = f"weight moved in each session, {unit}"
    else:
        jump = found.times[-1].point.jump
        unit = "landings" if jump else _all_units(each.point for each in found.times)
        values = [float(each.done) for each in found.times]
        what = f"{unit} of all sets of each session"
    days = tuple(each.on for each in times)
    return Page(
        says=f"{found.name}: {what}, usually about {round(usual(values))}.",
        plot=Plot(series=(_line(unit, days, values),), unit=unit, from_zero=True),
    )


def _version(found: Course, today: date) -> Page:
    first, last = found.times[0].point, found.times[-1].point
    used = sorted({(each.point.place, each.point.name) for each in found.times})
    steps = tuple(name for _, name in used)
    values = [float(used.index((each.point.place, each.point.name))) for each in found.times]
    says = f"{found.name}: from {first.name} to {last.name}, harder is higher."
    if first.rung == last.rung:
        says = f"{found.name}: {last.name} and others, harder is higher."
    return Page(
        says=says,
        plot=Plot(
            series=(_line("version", tuple(each.on for each in found.times), values),),
            unit="version",
            steps=steps,
        ),
    )


def _last(found: Course, today: date) -> str:
    last = found.times[-1].point
    many = many_text(len(found.times), "session")
    return f"{many}, last on {date_text(last.on, today)}: {last.name}, {point_text(last)}."


def _views(times: Sequence[Time]) -> tuple[View, ...]:
    shown = {
        View.BEST: bool(times),
        View.SINGLE: any(each.single is not None for each in times),
        View.VOLUME: bool(times),
        View.VERSION: len({each.point.rung for each in times}) > 1,
    }
    return tuple(view for view in View if shown[view])


def _day(time: Time) -> date:
    return time.point.on


def _like(point: Point, now: Point) -> bool:
    both = (point.side is SideRule.BOTH) is (now.side is SideRule.BOTH)
    return point.rung == now.rung and point.measure is now.measure and both


def _helped(points: Sequence[Point]) -> bool:
    return any(point.load.kind is LoadKind.ASSISTED for point in points)


def _line(name: str, days: tuple[date, ...], values: Sequence[float]) -> Series:
    return Series(name=name, mark=BEST_MARK, days=days, values=tuple(values))


def _all_units(points: Iterable[Point]) -> str:
    measures = {point.measure for point in points}
    if measures == {Measure.SECONDS}:
        return "seconds"
    return "metres" if measures == {Measure.METRES} else "reps"


def _done(record: ExerciseRecord) -> int:
    return record.contacts if lands(record) else sum(done.count for done in record.work_sets)


def _singles(records: Sequence[ExerciseRecord], rung: str) -> Iterator[float]:
    for record in records:
        if record.rung == rung and not lands(record):
            for done in record.sets:
                if (single := single_of(done, record)) is not None:
                    yield single
