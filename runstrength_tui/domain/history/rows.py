"""One row of the history: what a session or a run is listed, found and added up by, and nothing more.

Rows of a lifetime stay in memory, so they are small and share what is the same in many of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from functools import cache
from typing import Final, TypeVar, cast

from msgspec import Struct

from runstrength_tui.domain.bests import NewBest, best_text
from runstrength_tui.domain.history.marks import FIELDS, Mark, ratings
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Session,
    SetKind,
    SkipReason,
)
from runstrength_tui.domain.strength import hard_sets, week_of
from runstrength_tui.text import words_of

H = TypeVar("H", bound=Hashable)

# Plain numbers: arithmetic of IntFlag takes ten times as long, and there are 100 000 sets.
_SKIPPED, _JUMP = int(Mark.SKIPPED), int(Mark.JUMP)
_FAILURE, _MISSED = int(Mark.FAILURE), int(Mark.MISSED)
_RATED: Final = {
    Effort.EASY: int(Mark.EASY),
    Effort.GOOD: int(Mark.GOOD),
    Effort.HARD: int(Mark.HARD),
}
_KINDS: Final = {SetKind.WARM_UP: int(Mark.WARM_UP), SetKind.DROP: int(Mark.DROP)}
_RUNS: Final = {
    RunKind.EASY: int(Mark.RUN | Mark.EASY),
    RunKind.HARD: int(Mark.RUN | Mark.HARD),
    RunKind.LONG: int(Mark.RUN | Mark.LONG),
    RunKind.RACE: int(Mark.RUN | Mark.RACE),
}
_SAID: Final = {
    Effort.EASY: ratings(4, 10),
    Effort.GOOD: ratings(2, 3),
    Effort.HARD: ratings(0, 1),
}


class Version(Struct, frozen=True):
    """A version of an exercise as the history names it."""

    exercise: str
    rung: str
    name: str


class Rated(Struct, frozen=True, gc=False):
    """What was said of a version's sets in one session, as bits of reps left."""

    version: int
    ratings: int
    """A word stands for each number that it may mean."""


class Row(Struct, frozen=True, gc=False, kw_only=True):
    """A session or a run; ``day`` and ``minute`` are by the clock where it was."""

    id: int
    day: date
    week: date
    """Its Monday."""
    minute: int
    """Of the day."""
    minutes: int
    """From start to end; of a run its moving time."""
    marks: int
    """``Mark`` of the whole and of all its exercises."""
    plan: int = 0
    """Place among the plans; 0 is none, and a run has none at all."""
    effort: float | None = None
    """How hard the whole was, 0 to 10."""
    sets: int = 0
    hard_sets: int = 0
    landings: int = 0
    metres: float = 0.0
    """How far a run was; 0 where that is not known."""
    seconds: int = 0
    versions: int = 0
    """Bits of all its exercises; below, of those of which something is so."""
    easy: int = 0
    good: int = 0
    hard: int = 0
    skipped: int = 0
    warm_up: int = 0
    drop: int = 0
    failure: int = 0
    missed: int = 0
    jump: int = 0
    ratings: int = 0
    """Of all its sets."""
    rated: tuple[Rated, ...] = ()
    note: str = ""
    """The words of all notes, folded, a space before each."""

    @property
    def is_run(self) -> bool:
        """Whether it is a run."""
        return bool(self.marks & 1)

    @property
    def key(self) -> tuple[bool, int]:
        """What tells it from every other row: runs and sessions have ids of their own."""
        return bool(self.marks & 1), self.id


class Records(Struct, frozen=True):
    """What a session did that none before it had."""

    versions: int
    """Bits of those in which it did."""
    told: tuple[str, ...]
    """``Goblet squat, heaviest: 18 kg``."""


class RowMaker:
    """Makes rows, and keeps the tables of versions and plans that they point into."""

    def __init__(self) -> None:
        self._versions: dict[tuple[str, str, str], int] = {}
        self._plans: dict[tuple[str, str], int] = {("", ""): 0}
        self._same: dict[Hashable, Hashable] = {}

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version there has been, each at the place of its bit."""
        return tuple(Version(*key) for key in self._versions)

    @property
    def plans(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every plan there has been, each at its place."""
        return tuple(self._plans)

    def session(self, session: Session) -> Row:
        """Return the row of a session."""
        found: dict[int, int] = {}
        marks = versions = rated = sets = hard = landings = 0
        ratings: list[Rated] = []
        for record in session.exercises:
            version = self.version(record)
            own, said, work = _looked_at(record)
            versions |= version
            marks |= own
            for mark in _single(own):
                found[mark] = found.get(mark, 0) | version
            if said:
                rated |= said
                ratings.append(self._shared(Rated(version, said)))
            sets += work
            hard += hard_sets(record)
            landings += record.contacts if record.contacts_per_rep else 0
        note = _words((session.note, *(record.note for record in session.exercises)))
        start = session.started_at
        return Row(
            id=session.id,
            day=self._shared(start.date()),
            week=self._shared(week_of(start.date())),
            minute=start.hour * 60 + start.minute,
            minutes=session.minutes,
            marks=self._shared(marks | _whole(session, note)),
            plan=self._plans.setdefault((session.plan, session.plan_name), len(self._plans)),
            effort=session.effort,
            sets=sets,
            hard_sets=hard,
            landings=landings,
            versions=self._shared(versions),
            ratings=self._shared(rated),
            rated=self._shared(tuple(ratings)),
            note=note,
            **{FIELDS[mark]: self._shared(bits) for mark, bits in found.items()},
        )

    def run(self, run: Run) -> Row:
        """Return the row of a run that was done."""
        note = _words((run.note,))
        return Row(
            id=run.id,
            day=self._shared(run.started_at.date()),
            week=self._shared(week_of(run.started_at.date())),
            minute=run.started_at.hour * 60 + run.started_at.minute,
            minutes=round((run.seconds or 0) / 60),
            marks=int(_RUNS[run.kind] | (Mark.NOTE if note else 0) | (Mark.DAY_ONLY if run.day_only else 0)),
            plan=-1,
            effort=run.rpe,
            metres=run.distance_m or 0.0,
            seconds=run.seconds or 0,
            note=note,
        )

    def version(self, record: ExerciseRecord) -> int:
        """Return the bit of the version that a record is of."""
        key = record.exercise, record.rung, record.name
        return 1 << self._versions.setdefault(key, len(self._versions))

    def records(self, new: Iterable[NewBest]) -> Records:
        """Return what a session did that none before it had, as the rows are found and told by."""
        versions, told = 0, []
        for each in new:
            versions |= self.version(each.record)
            told.append(f"{each.record.name}, {best_text(each)}")
        return Records(versions, tuple(told))

    def _shared(self, value: H) -> H:
        """Return the one copy of a value that all rows hold."""
        return cast(H, self._same.setdefault(value, value))


def _whole(session: Session, note: str) -> int:
    marks = int(Mark.NOTE) if note else 0
    if session.pains or any(record.skipped is SkipReason.PAIN for record in session.exercises):
        marks |= int(Mark.PAIN)
    if session.end is not EndReason.COMPLETE:
        marks |= int(Mark.EARLY)
    return marks | (int(Mark.SAID) if session.prompts else 0)


def _looked_at(record: ExerciseRecord) -> tuple[int, int, int]:
    """Return an exercise's marks, the bits of how its sets were rated, and how many sets were no warm-up."""
    marks = _SKIPPED if record.skipped else 0
    if record.jump_tier and record.sets:
        marks |= _JUMP
    rated = warm_ups = 0
    for done in record.sets:
        kind, effort = done.kind, done.effort
        if kind is not SetKind.WORK:
            marks |= _KINDS[kind]
            warm_ups += kind is SetKind.WARM_UP
        if done.missed:
            marks |= _MISSED
        if done.to_failure:
            marks |= _FAILURE
            rated |= 1 if done.rir is None else 0
        if effort:
            marks |= _RATED[effort]
        if done.rir is not None:
            rated |= ratings(done.rir, done.rir)
        elif effort and not done.to_failure:
            rated |= _SAID[effort]
    return marks, rated, len(record.sets) - warm_ups


@cache
def _single(marks: int) -> tuple[int, ...]:
    """Return the marks of exercises that are in some, one by one."""
    return tuple(mark for mark in FIELDS if marks & mark)


def _words(notes: Iterable[str]) -> str:
    return "".join(f" {word}" for note in notes if note for word in words_of(note))
