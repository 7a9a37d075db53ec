"""Records: the best set of each version for every range of reps, with the session that set it.

Warm-ups never count. With help, the least is the best. Landings are no feat, so of jumps only the height of
the box is one. Of equals the one done first holds the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.bests import Kind, comparable_sets, size_of
from runstrength_tui.domain.exercise import WITH_WEIGHT, Exercise, LoadKind, Measure
from runstrength_tui.domain.session import ExerciseRecord, Session, SetRecord
from runstrength_tui.domain.strength import day_of, lands
from runstrength_tui.domain.trends.digest import places_of
from runstrength_tui.domain.wording import date_text, set_text

RANGES: Final = ((1, 3), (4, 6), (7, 10), (11, 15))
"""Of reps, and all beyond; each has a record of its own where there is weight or help."""
_MORE: Final = f"{RANGES[-1][1] + 1} and more"


MOST: Final = "most"
LONGEST: Final = "longest"
HEAVIEST: Final = "heaviest"
HIGHEST: Final = "highest"
_BY_COUNT: Final = (MOST, LONGEST)
_WORDS: Final = (HEAVIEST, HIGHEST, MOST, LONGEST)
_ORDER: Final = (*_WORDS[:2], *(f"{low}–{high}" for low, high in RANGES), _MORE, *_WORDS[2:])


class Holder(Struct, frozen=True, kw_only=True):
    """One record."""

    exercise: str
    rung: str
    name: str
    """The version's name as it was shown then."""
    reps: str
    """The range of reps, ``4–6``; what else it is the best in otherwise."""
    record: ExerciseRecord
    done: SetRecord
    session: int
    """The session that set it."""
    on: date


_Key = tuple[Kind, str]


def records(
    sessions: Iterable[Session], exercises: Mapping[str, Exercise], today: date
) -> tuple[Holder, ...]:
    """Return every record up to ``today``, from sessions given newest first: by exercise, hardest first."""
    best: dict[_Key, tuple[float, int]] = {}
    held: dict[_Key, Holder] = {}
    for session in sessions:
        day = day_of(session)
        if day > today:
            continue
        for kind, record, done in comparable_sets(session):
            load, count = size_of(done, record)
            for feat in feats(done, record, count):
                key = kind, feat
                rank = (0.0, count) if feat in _BY_COUNT else (load, 0 if feat == HIGHEST else count)
                if key not in best or rank >= best[key]:
                    best[key] = rank
                    held[key] = _holder(session, day, record, done, feat)
    names = {each.exercise: exercise_name(each, exercises) for each in held.values()}
    places = {exercise: places_of(exercises.get(exercise)) for exercise in names}
    return tuple(
        sorted(
            held.values(),
            key=lambda each: (
                names[each.exercise],
                -places[each.exercise].get(each.rung, -1),
                each.name,
                _ORDER.index(each.reps),
            ),
        )
    )


def exercise_name(holder: Holder, exercises: Mapping[str, Exercise]) -> str:
    """Return what the exercise of a record is called."""
    known = exercises.get(holder.exercise)
    return known.name if known else holder.name


def feats(done: SetRecord, record: ExerciseRecord, count: int) -> tuple[str, ...]:
    """Return what a set may be the best in: a range of reps with weight, the height of the box, the count."""
    if lands(record):
        return (HIGHEST,) if done.load.kind is LoadKind.BOX else ()
    weighted = done.load.kind is LoadKind.ASSISTED or (done.load.kind in WITH_WEIGHT and bool(done.load.kg))
    if record.measure is not Measure.REPS:
        return (HEAVIEST, LONGEST) if weighted else (LONGEST,)
    return (range_text(count),) if weighted else (MOST,)


def range_text(count: int) -> str:
    """Return the range of reps that a count belongs to: ``4–6``, ``16 and more``."""
    return next((f"{low}–{high}" for low, high in RANGES if count <= high), _MORE)


def record_text(holder: Holder, today: date) -> tuple[str, str, str]:
    """Return a record in three columns: what it is the best in, the set, and when."""
    feat = holder.reps if holder.reps in _WORDS else f"{holder.reps} reps"
    done = set_text(holder.done, holder.record, effort=False)
    return feat, f"{done} reps" if done.isdecimal() else done, date_text(holder.on, today)


def _holder(session: Session, day: date, record: ExerciseRecord, done: SetRecord, feat: str) -> Holder:
    return Holder(
        exercise=record.exercise,
        rung=record.rung,
        name=record.name,
        reps=feat,
        record=record,
        done=done,
        session=session.id,
        on=day,
    )
