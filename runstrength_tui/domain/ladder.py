"""Where a person stands on an exercise's ladder, read from what was done.

A version is earned when every planned set reaches the most of its usual range, none of them hard, in two
sessions in a row. Form that slips in two sessions in a row leads one version back. Both are coaching
convention: one good or bad day decides nothing. Warm-up sets say nothing either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import takewhile
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import BY_WEIGHT, Exercise, LevelDose, LoadKind, Measure, Rung, SideRule
from runstrength_tui.domain.kit import fits, needs
from runstrength_tui.domain.session import Effort, ExerciseRecord, Load, Session, SetRecord
from runstrength_tui.domain.version import Version
from runstrength_tui.domain.wording import load_text, many_text, unit_text

TIMES: Final = 2
"""Sessions in a row that decide, in both directions."""
_SAME: Final = 0.02
"""Kilograms (centimetres) within which two loads are the same."""
_LIGHT: Final = 0.75
"""Share of the reps asked in full up to which a time was light."""
_LIGHT_AT_FIRST: Final = 0.6
"""Share of the fewest that are usual up to which it was, where there was none in full before."""
SLIPS: Final = 2
"""Reps that went wrong in one session before its form counts as lost."""


class Goal(Struct, frozen=True, kw_only=True):
    """What every set must reach; ``count`` is for each side where the sides take turns."""

    sets: int
    count: int
    measure: Measure
    side: SideRule
    load: Load
    """The weight of the last session, which may not drop; the height that counts."""


class Standing(Struct, frozen=True, kw_only=True):
    """A person on one ladder."""

    rung: Rung | None
    """The version done last; None when none of the versions there are now has been done."""
    place: int | None
    """Its place on the ladder, from 0 for the easiest."""
    sessions: int = 0
    """Sessions with this version."""
    since: datetime | None = None
    last: datetime | None = None
    goal: Goal | None = None
    """None where nothing can be counted: then only the words of the version say when to move on."""
    passed: int = 0
    """Sessions in a row, up to the last one, that reached the goal; at most ``TIMES``."""
    slipped: bool = False
    """Form was lost in the last two sessions: the easier version for a while."""
    light: int = 0
    """Times in a row, up to the last, that were light on purpose and say nothing about how it goes on."""
    start: Rung
    """Where a beginner usually starts."""
    easier: Rung | None = None
    harder: Rung | None = None
    """The next version; None at the top."""

    @property
    def earned(self) -> bool:
        """Whether the goal was reached in two sessions in a row."""
        return self.goal is not None and self.passed >= TIMES

    @property
    def weight_first(self) -> bool:
        """Whether more weight comes before the next version."""
        return self.goal is not None and self.goal.load.kind in BY_WEIGHT


def standing(
    exercise: Exercise, sessions: Iterable[Session], owned: frozenset[str] | None = None
) -> Standing:
    """Return where the person stands, from sessions given newest first; those without the exercise count not.

    With ``owned`` (of ``kit.owned_kit``), versions that need other kit are passed over as easier and harder.
    A version that the ladder no longer has is passed over, too.
    """
    start = exercise.first_rung()
    places = {rung.id: place for place, rung in enumerate(exercise.ladder)}
    place: int | None = None
    done: list[tuple[datetime, ExerciseRecord]] = []
    for session in sessions:
        here = [
            record
            for record in session.exercises
            if record.exercise == exercise.id and record.rung in places and record.work_sets
        ]
        if not here:
            continue
        if place is None:
            place = max(places[record.rung] for record in here)
        done += [(session.started_at, record) for record in here if places[record.rung] == place][:1]
    if place is None:
        return Standing(rung=None, place=None, start=start, harder=_next(exercise, start, owned))
    rung = exercise.ladder[place]
    goal = goal_of(exercise, rung, done[0][1])
    amount = usual(exercise, rung)
    records = [record for _, record in done]
    light = was_light(records, min(amount.reps[0], goal.count) if amount and goal else 0)
    telling = [record for record, less in zip(records, light, strict=True) if not less]
    return Standing(
        rung=rung,
        place=place,
        sessions=len(done),
        since=done[-1][0],
        last=done[0][0],
        goal=goal,
        passed=_in_a_row(reaches(record, goal) for record in telling) if goal else 0,
        light=sum(takewhile(bool, light)),
        slipped=_in_a_row(_has_slipped(record) for _, record in done) >= TIMES,
        start=start,
        easier=_next(exercise, rung, owned, back=True),
        harder=_next(exercise, rung, owned),
    )


def usual(exercise: Exercise, rung: Rung) -> LevelDose | None:
    """Return how much of a version is usual: its own, else that of the nearest easier version that has one.

    None where that is counted in something else, so that it says nothing about this version.
    """
    places = {each.id: place for place, each in enumerate(exercise.ladder)}
    here = places[rung.id]
    found: LevelDose | None = None
    for each in exercise.doses.values():
        if found is None or (places[found.rung] < places[each.rung] <= here):
            found = each
    measure = Version(exercise, rung).measure
    return found if found is not None and found.measure is measure else None


def goal_of(exercise: Exercise, rung: Rung, last: ExerciseRecord | None = None) -> Goal | None:
    """Return what every set of a version must reach, with as many sets as were planned last."""
    amount = usual(exercise, rung)
    count = rung.goal or (amount.reps[1] if amount else 0)
    if not count:
        return None
    planned = amount.sets[0] if amount else TIMES
    if last and not last.swapped_for:
        planned = last.planned_sets or len(last.work_sets)
    version = Version(exercise, rung)
    kind = version.load
    load = Load(kind=kind)
    if kind is LoadKind.BOX:
        load = Load(kind=kind, box_cm=rung.goal_cm)
    elif kind in BY_WEIGHT and last and last.work_sets:
        load = max((done.load for done in last.work_sets), key=strength)
    return Goal(
        sets=planned,
        count=count,
        measure=version.measure,
        side=version.side,
        load=load,
    )


def reaches(record: ExerciseRecord, goal: Goal) -> bool:
    """Whether every planned set reached the goal: enough, as heavy or high, not hard, no landing missed.

    Where the exercise was swapped on the way, the sets planned were not all done.
    """
    if record.skipped is not None or record.swapped_for:
        return False
    if any(done.effort is Effort.HARD for done in record.work_sets):
        return False
    if record.contacts_per_rep and any(done.missed for done in record.work_sets):
        return False
    good = [done for done in record.work_sets if each_side(done, record) >= goal.count]
    if goal.load.kind in BY_WEIGHT or goal.load.box_cm:
        good = [done for done in good if strength(done.load) >= strength(goal.load)]
    return len(good) >= max(goal.sets, record.planned_sets)


def was_light(times: Sequence[ExerciseRecord], least: int) -> list[bool]:
    """Return for each time of one version, newest first, whether it was light on purpose.

    That is fewer asked in every set than the least that is usual, far fewer than in full, and the weight of
    the time before: so it is near a key run or a race, and says nothing about how it goes on.
    """
    found: list[bool] = []
    older: ExerciseRecord | None = None
    full = 0
    for record in reversed(times):
        sides = record.side.sides
        asked = [done.target.count // sides for done in record.work_sets]
        most_light = _LIGHT * full if full else _LIGHT_AT_FIRST * least
        light = (
            bool(asked)
            and max(asked) < least
            and max(asked) <= most_light
            and (older is None or abs(most(record) - most(older)) < _SAME)
        )
        if not light and max(asked, default=0) > _LIGHT_AT_FIRST * least:
            full = max(asked)
        older = record
        found.append(light)
    return found[::-1]


def most(record: ExerciseRecord) -> float:
    """Return how heavy or high the heaviest set of an exercise was."""
    return max((strength(done.load) for done in record.work_sets), default=0.0)


def strength(load: Load) -> float:
    """Return how heavy or high a set of one version was: kg, less help being more, or cm."""
    if load.kind is LoadKind.BOX:
        return float(load.box_cm or 0)
    kg = load.kg or 0.0
    return -abs(kg) if load.kind is LoadKind.ASSISTED else kg


def standing_lines(where: Standing, exercise: Exercise) -> tuple[str, ...]:
    """Return where someone stands and what comes next, in a runner's words."""
    if where.rung is None or where.place is None:
        return (f"Not done yet. {where.start.name} is where most begin.",)
    return tuple(_lines(where, where.rung, where.place + 1, len(exercise.ladder)))


def goal_text(goal: Goal) -> str:
    """Return what two sessions must hold: ``8, 8, 8 twice``, ``10, 10 a side with 8 kg twice``."""
    counts = ", ".join([str(goal.count)] * goal.sets) + unit_text(goal.measure)
    if goal.side is not SideRule.BOTH:
        counts += " a side"
    weight = load_text(goal.load)
    joined = " at " if goal.load.kind is LoadKind.BOX else " with "
    return f"{counts}{joined}{weight} twice" if weight else f"{counts} twice"


def _lines(where: Standing, rung: Rung, number: int, many: int) -> Iterator[str]:
    yield (
        f"{rung.name}, version {number} of {many} from the easiest, "
        f"in {many_text(where.sessions, 'session')} so far."
    )
    if where.slipped and where.easier:
        yield f"Reps went wrong two sessions in a row: go back to {where.easier.name} for a while."
        return
    if where.harder is None:
        yield "There is no harder one: make it heavier, slower or cleaner."
        return
    said = ("not yet", "once done", "done")[where.passed]
    if where.goal is None:
        if rung.earn:
            yield f"{where.harder.name} comes after this: {rung.earn}"
    elif not where.earned:
        yield f"{goal_text(where.goal)}: {said}."
        yield f"Then {_step(where.goal) if where.weight_first else where.harder.name}."
    else:
        yield f"{goal_text(where.goal)}: {said}."
        if where.weight_first:
            yield f"Next is {_step(where.goal)}."
        if rung.earn and (where.weight_first or rung.goal is None):
            yield f"{where.harder.name} comes after this: {rung.earn}"
        else:
            yield f"{where.harder.name} is next."


def _step(goal: Goal) -> str:
    return "a step less help" if goal.load.kind is LoadKind.ASSISTED else "a step more weight"


def _next(exercise: Exercise, rung: Rung, owned: frozenset[str] | None, *, back: bool = False) -> Rung | None:
    place = exercise.ladder.index(rung)
    others: Sequence[Rung] = exercise.ladder[:place][::-1] if back else exercise.ladder[place + 1 :]
    for other in others:
        if owned is None or fits(needs(exercise, other), owned):
            return other
    return None


def _in_a_row(answers: Iterable[bool]) -> int:
    """Return how many of the first answers are yes; no more than decide."""
    count = 0
    for yes in answers:
        if not yes or count == TIMES:
            break
        count += 1
    return count


def _has_slipped(record: ExerciseRecord) -> bool:
    return sum(done.missed for done in record.work_sets) >= SLIPS


def each_side(done: SetRecord, of: ExerciseRecord) -> int:
    """Return a set's count, that of the weaker side where the sides take turns."""
    if of.side is SideRule.BOTH:
        return done.count
    if done.left is not None and done.right is not None:
        return min(done.left, done.right)
    return done.count // 2
