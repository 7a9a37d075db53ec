"""One person's history with one exercise: last time, the best of each version, and how it went over time.

Warm-up sets are left out. No strength is estimated from reps: for jumps, single sides and bodyweight that
means nothing, and for the rest what was lifted says it plainly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.ladder import strength
from runstrength_tui.domain.session import ExerciseRecord, Session, SetRecord
from runstrength_tui.domain.wording import day_text, many_text, set_text, work_text

TREND: Final = 30
"""Sessions of the trend."""


class LastTime(Struct, frozen=True, kw_only=True):
    """The last session in which a set of the exercise was done."""

    session: int
    """Its id."""
    on: datetime
    record: ExerciseRecord


class Best(Struct, frozen=True, kw_only=True):
    """The best set of one version: heaviest, highest or with least help; where that ties, the longest."""

    rung: str
    name: str
    """The version's name as it was shown then."""
    on: datetime
    record: ExerciseRecord
    done: SetRecord


class Trend(Struct, frozen=True, kw_only=True):
    """The best set of each session with one version, oldest first; higher is always more."""

    rung: str
    name: str
    values: tuple[float, ...]
    days: tuple[datetime, ...]
    """When each was, as many as there are values."""
    meaning: str
    """What the values are, in words: ``heaviest set, kg``."""


class WithIt(Struct, frozen=True, kw_only=True):
    """Everything a person has done with one exercise."""

    sessions: int = 0
    """Sessions in which at least one set was done."""
    last: LastTime | None = None
    best: tuple[Best, ...] = ()
    """One for each version, the last done first."""
    trend: Trend | None = None
    """Of the version done last; None before its second session."""


def with_it(exercise_id: str, sessions: Iterable[Session]) -> WithIt:
    """Return a person's history with an exercise, from sessions given newest first, in one pass."""
    last: LastTime | None = None
    count = 0
    best: dict[str, Best] = {}
    course: list[tuple[datetime, ExerciseRecord, SetRecord]] = []
    for session in sessions:
        records = [each for each in session.exercises if each.exercise == exercise_id and each.work_sets]
        if not records:
            continue
        count += 1
        if last is None:
            last = LastTime(session=session.id, on=session.started_at, record=records[-1])
        todays: dict[str, tuple[datetime, ExerciseRecord, SetRecord]] = {}
        for record in records:
            done = max(record.work_sets, key=_rank)
            if record.rung not in todays or _rank(done) > _rank(todays[record.rung][2]):
                todays[record.rung] = session.started_at, record, done
        for rung, (on, record, done) in todays.items():
            if done.count and (rung not in best or _rank(done) > _rank(best[rung].done)):
                best[rung] = Best(rung=rung, name=record.name, on=on, record=record, done=done)
        if last.record.rung in todays:
            course.append(todays[last.record.rung])
    return WithIt(sessions=count, last=last, best=tuple(best.values()), trend=_trend(course[:TREND], last))


def with_it_lines(found: WithIt, today: date) -> tuple[str, ...]:
    """Return last time and the best of each version, in a runner's words."""
    if found.last is None:
        return ()
    record = found.last.record
    lines = [
        f"Last time, {day_text(found.last.on.date(), today)}: {record.name}, {sets_text(record)}",
    ]
    for each in found.best:
        lines.append(f"Best, {day_text(each.on.date(), today)}: {each.name}, {_best_text(each)}")
    lines.append(f"{many_text(found.sessions, 'session')} in all")
    return tuple(lines)


def _best_text(best: Best) -> str:
    """Return a best set; a bare number would read like a date's, so it says what it counts."""
    done = set_text(best.done, best.record, effort=False)
    return f"{done} reps" if done.isdecimal() else done


def sets_text(record: ExerciseRecord) -> str:
    """Return all sets but warm-ups: ``8, 8, 7 × 16 kg``, or one by one where the weights differ."""
    sets = record.work_sets
    loads = {done.load for done in sets}
    plain = record.side is SideRule.BOTH and not any(done.missed for done in sets)
    if len(sets) > 1 and len(loads) == 1 and plain and record.measure is Measure.REPS:
        counts = [str(done.count) for done in sets[:-1]]
        last = sets[-1]
        return ", ".join([*counts, work_text(last.count, last.load, record.measure, record.side)])
    return "; ".join(set_text(done, record, effort=False) for done in sets)


def _trend(
    course: Sequence[tuple[datetime, ExerciseRecord, SetRecord]], last: LastTime | None
) -> Trend | None:
    if last is None or len(course) < 2:
        return None
    kind = course[0][2].load.kind
    weights = [strength(done.load) for _, _, done in course]
    if len(set(weights)) > 1:
        values, meaning = weights, _WEIGHED[kind]
    else:
        # The weight never changed, so the counts tell more.
        values = [float(max(_count(each, record) for each in record.work_sets)) for _, record, _ in course]
        meaning = _counted(course[0][1])
    return Trend(
        rung=last.record.rung,
        name=last.record.name,
        values=tuple(reversed(values)),
        days=tuple(on for on, _, _ in reversed(course)),
        meaning=meaning,
    )


_WEIGHED: Final = {
    LoadKind.EXTERNAL: "heaviest set of each session, kg",
    LoadKind.ADDED: "heaviest set of each session, kg on top of the body",
    LoadKind.ASSISTED: "least help of each session, kg below zero",
    LoadKind.BOX: "highest box of each session, cm",
    LoadKind.BAND: "heaviest set of each session, kg",
    LoadKind.BODYWEIGHT: "heaviest set of each session, kg",
}


def _counted(record: ExerciseRecord) -> str:
    unit = {
        Measure.REPS: "most reps in a set of each session",
        Measure.SECONDS: "longest set of each session, seconds",
        Measure.METRES: "longest set of each session, metres",
    }[record.measure]
    return unit if record.side is SideRule.BOTH else f"{unit}, each side"


def _count(done: SetRecord, of: ExerciseRecord) -> float:
    return done.count if of.side is SideRule.BOTH else done.count / 2


def _rank(done: SetRecord) -> tuple[bool, float, int, int]:
    """Order sets from worst to best; a set of nothing but misses is none."""
    return done.count > 0, strength(done.load), done.count, -done.missed
