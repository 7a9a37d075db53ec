"""How much of one exercise: the version, the weight and the reps of today, each with its reason.

Double progression: reps rise within the range, then the weight by one step that can be built, and reps begin
again at the lower end (coaching convention; a bigger step has to be earned twice,
after the 2-for-2 rule of Baechle and Graves). What was not
rated counts as done well: a person who never says how a set was still moves on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach.suggestion import Asked
from runstrength_tui.domain.exercise import BY_WEIGHT, Exercise, LoadKind, Measure, Rung, SideRule
from runstrength_tui.domain.kit import fits, needs
from runstrength_tui.domain.ladder import Standing, each_side, goal_of, standing, strength
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.loads import stepped
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.live.ramp import ramp
from runstrength_tui.domain.live.swapping import dose_for
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.safety.looking_back import is_beyond, same_version
from runstrength_tui.domain.safety.rules import Value
from runstrength_tui.domain.session import Effort, ExerciseRecord, Load, SetKind, SetRecord, Target
from runstrength_tui.domain.wording import load_text, unit_text

_MORE: Final = {Measure.REPS: 1, Measure.SECONDS: 5, Measure.METRES: 5}
"""What one more is, on each side (coaching convention)."""
_MOST: Final = {Measure.REPS: 20, Measure.SECONDS: 60, Measure.METRES: 60}
"""Where more of the same, on each side, stops (coaching convention)."""
_ANY: Final = Dose(sets=1, low=1, high=1)


class Version(Struct, frozen=True):
    """Which version of an exercise, and the name of the reason where it is another than before."""

    rung: Rung
    why: str = ""
    count: str = ""
    """What was reached twice."""


def dosed(key: str, item: PlanItem, exercise: Exercise, asked: Asked, *, rung: str = "") -> ItemFacts | None:
    """Return an exercise of a plan as it is to be done today; None where no version of it can be done.

    With ``rung`` it is that version, whichever would be next.
    """
    version = Version(exercise.rung(rung)) if rung else version_for(item, exercise, asked)
    if version is None or not _can(exercise, version.rung, asked):
        return None
    chosen, planned, dose = version.rung, exercise.rung(item.rung), item.dose
    if chosen.id != planned.id:
        measure, side = planned.measure or exercise.measure, planned.side or exercise.side
        sets, group = dose.sets, item.group
        dose = dose_for(exercise, chosen, exercise.id, dose, measure, side)
        dose = replace(dose, sets=sets, kg=None, box_cm=None)
        item = PlanItem(exercise=exercise.id, rung=chosen.id, dose=dose, group=group)
    item = replace(item, dose=_for_each_side(exercise, chosen, dose))
    facts = item_facts(key, item, exercise, asked.before, asked.means)
    facts = _progressed(facts, asked)
    if not version.why:
        return facts
    return replace(facts, reason=_words(asked, version.why, {"count": version.count}))


def _for_each_side(exercise: Exercise, rung: Rung, dose: Dose) -> Dose:
    """Return how much there is to do, told for each side, and up to what earns the next version."""
    if (rung.side or exercise.side) is not SideRule.BOTH and not dose.per_side:
        dose = replace(dose, low=max(1, dose.low // 2), high=max(1, (dose.high + 1) // 2), per_side=True)
    goal = goal_of(exercise, rung)
    return replace(dose, high=goal.count) if goal and goal.count > dose.high else dose


def version_for(item: PlanItem, exercise: Exercise, asked: Asked) -> Version | None:
    """Return the version of an exercise that is next for the person, of those that they can do at all."""
    where = standing(exercise, asked.context.sessions, asked.kit)
    planned = exercise.rung(item.rung)
    if where.rung is None:
        return _first(exercise, planned, asked)
    if not _can(exercise, where.rung, asked):
        return _first(exercise, where.rung, asked)
    if where.slipped and where.easier:
        return Version(where.easier, "easier_version")
    if (
        where.earned
        and where.harder
        and not _heavier(where, exercise, asked)
        and _suits(exercise, where, asked)
    ):
        goal = where.goal
        return Version(where.harder, "next_version", f"{goal.count}{unit_text(goal.measure)}" if goal else "")
    return Version(where.rung)


def _first(exercise: Exercise, wanted: Rung, asked: Asked) -> Version | None:
    """Return the version wanted, else the nearest easier one, else the nearest harder, with what is owned."""
    place = exercise.ladder.index(wanted)
    nearest = (wanted, *exercise.ladder[:place][::-1], *exercise.ladder[place + 1 :])
    found = next((rung for rung in nearest if _can(exercise, rung, asked)), None)
    return Version(found) if found else None


def _suits(exercise: Exercise, where: Standing, asked: Asked) -> bool:
    """Whether the next version is one for the person's level: with jumps, not beyond the usual one."""
    if where.harder is None or not exercise.lands(where.harder):
        return True
    usual = exercise.doses.get(asked.context.level) or next(iter(exercise.doses.values()))
    places = [rung.id for rung in exercise.ladder]
    return places.index(where.harder.id) <= places.index(usual.rung)


def _can(exercise: Exercise, rung: Rung, asked: Asked) -> bool:
    return asked.kit is None or fits(needs(exercise, rung), asked.kit)


def _heavier(where: Standing, exercise: Exercise, asked: Asked) -> bool:
    """Whether more weight comes before the next version: there is a heavier one to take."""
    if not where.weight_first or where.rung is None or where.goal is None:
        return False
    item = PlanItem(exercise=exercise.id, rung=where.rung.id, dose=_ANY)
    facts = item_facts("", item, exercise, asked.before, asked.means)
    return stepped(where.goal.load, facts, 1) not in (None, where.goal.load)


def _progressed(facts: ItemFacts, asked: Asked) -> ItemFacts:
    """Return an exercise with the targets that follow from the times it was done before."""
    times = same_version(asked.context, facts.exercise, facts.rung)
    if not times:
        return replace(facts, reason=_words(asked, "first_time", {"what": _after_colon(facts.reason)}))
    here = _Range.of(facts)
    last = times[0]
    sets = [done for done in last.work_sets if done.kind is SetKind.WORK] or list(last.work_sets)
    load = max((done.load for done in sets), key=strength)
    if here.reached(last, sets):
        return _onward(facts, here, times, load, asked)
    if len(times) >= asked.context.rules.coach.times and all(map(here.failed, times[:2])):
        lighter = stepped(load, facts, -1)
        if facts.load in BY_WEIGHT and lighter not in (None, load):
            assert lighter is not None
            return _aimed(facts, [here.low] * facts.dose.sets, lighter, _words(asked, "lighter"))
    counts = [each_side(done, last) for done in sets]
    counts = [counts[min(number, len(counts) - 1)] for number in range(facts.dose.sets)]
    counts = [min(max(count, here.low), here.high) for count in counts]
    load = _as_offered(facts, load)
    if any(done.effort is Effort.HARD for done in sets) or any(done.missed for done in sets):
        return _aimed(facts, counts, load, _words(asked, "as_before"))
    if any(each_side(done, last) < here.low for done in sets):
        return _aimed(facts, counts, load, _words(asked, "short_of", {"count": here.text(here.low)}))
    more = [min(count + _MORE[facts.measure], here.high) for count in counts]
    return _aimed(facts, more, load, _words(asked, "one_more"))


def _onward(
    facts: ItemFacts, here: _Range, times: Sequence[ExerciseRecord], load: Load, asked: Asked
) -> ItemFacts:
    """Return what comes when every set reached the most: a step more weight or height, once it is earned."""
    coach = asked.context.rules.coach
    twice = sum(1 for each in times[: coach.times] if here.reached(each, each.work_sets)) >= coach.times
    count: dict[str, Value] = {"count": here.text(here.high)}
    heavier = stepped(load, facts, 1) if facts.load in BY_WEIGHT or facts.load is LoadKind.BOX else None
    top = [here.high] * facts.dose.sets
    if heavier is None or heavier == load:
        return _beyond(facts, here, times, load, asked) or _aimed(
            facts, top, _as_offered(facts, load), _words(asked, "top", count)
        )
    if facts.load is LoadKind.BOX:
        step = asked.context.rules["I6"].whole("step_cm")
        if (heavier.box_cm or 0) - (load.box_cm or 0) > step:
            return _aimed(facts, top, _as_offered(facts, load), _words(asked, "top", count))
    big = facts.load is LoadKind.BOX or is_beyond(
        abs(heavier.kg or 0.0), abs(load.kg or 0.0), coach.up_percent
    )
    if big and not twice:
        said = count | {"next": load_text(heavier) or "no help"}
        return _aimed(facts, top, _as_offered(facts, load), _words(asked, "once_more", said))
    why = _words(asked, "heavier_twice" if big else "heavier", count)
    return _aimed(facts, [here.low] * facts.dose.sets, _as_offered(facts, heavier), why)


def _beyond(
    facts: ItemFacts, here: _Range, times: Sequence[ExerciseRecord], load: Load, asked: Asked
) -> ItemFacts | None:
    """Return more reps where there is neither more weight nor a harder version to go to; None at the end."""
    exercise, last = asked.context.exercises[facts.exercise], times[0]
    where = standing(exercise, asked.context.sessions, asked.kit)
    if facts.contacts_per_rep or (where.harder is not None and where.rung and where.rung.id == facts.rung):
        return None
    least = min(each_side(done, last) for done in last.work_sets)
    count = min(least + _MORE[facts.measure], _MOST[facts.measure])
    return (
        _aimed(facts, [count] * facts.dose.sets, load, _words(asked, "one_more")) if count > least else None
    )


def _as_offered(facts: ItemFacts, load: Load) -> Load:
    """Return a load with what else the version is done with (the gap before a box)."""
    first = facts.targets[0].load
    return replace(load, gap_cm=load.gap_cm or first.gap_cm) if load.kind is LoadKind.BOX else load


def _aimed(facts: ItemFacts, counts: Sequence[int], load: Load, why: str) -> ItemFacts:
    """Return an exercise with these targets, given for each side."""
    sides = 1 if facts.side is SideRule.BOTH else 2
    if load.kind is not facts.load:
        load = facts.targets[0].load
    targets = tuple(Target(count=max(1, count) * sides, load=load) for count in counts)
    warm = ramp(facts, targets[0]) if facts.dose.warm_up and targets else ()
    return replace(facts, targets=(*warm, *targets), reason=why)


class _Range(Struct, frozen=True):
    """The least and the most of one set, each side by itself."""

    low: int
    high: int
    sets: int
    measure: Measure
    each: bool
    """Both numbers are for each side."""

    @classmethod
    def of(cls, facts: ItemFacts) -> _Range:
        dose = facts.dose
        each = facts.side is not SideRule.BOTH
        share = 2 if each and not dose.per_side else 1
        low, high = max(1, dose.low // share), max(1, dose.high // share)
        return cls(low, high, dose.sets, facts.measure, each)

    def reached(self, record: ExerciseRecord, sets: Sequence[SetRecord]) -> bool:
        """Whether every planned set reached the most, none of them hard, nothing missed."""
        good = [
            done
            for done in sets
            if each_side(done, record) >= self.high and done.effort is not Effort.HARD and not done.missed
        ]
        return record.skipped is None and len(good) == len(sets) >= max(1, record.planned_sets)

    def failed(self, record: ExerciseRecord) -> bool:
        """Whether a set stayed below the least."""
        return any(each_side(done, record) < self.low for done in record.work_sets)

    def text(self, count: int) -> str:
        """Return a count with its unit."""
        return f"{count}{unit_text(self.measure)}{' a side' if self.each else ''}"


def _words(asked: Asked, name: str, values: dict[str, Value] | None = None) -> str:
    return asked.reason(name, values).text


def _after_colon(text: str) -> str:
    return text.partition(": ")[2] or text
