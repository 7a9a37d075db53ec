"""How much of one exercise: the version, the weight and the reps of today, each with its reason.

Double progression: reps rise within the range, then the weight by one step that can be built, and reps begin
again at the lower end (coaching convention; a bigger step has to be earned twice, after the 2-for-2 rule of
Baechle and Graves). What was not rated counts as done well: a person who never says how a set was still moves
on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.coach.jumping import one_raise
from runstrength_tui.domain.coach.ranges import Range
from runstrength_tui.domain.coach.suggestion import Asked, Reason
from runstrength_tui.domain.coach.versions import (
    Version,
    can,
    suits,
    too_much_lately,
    version_for,
)
from runstrength_tui.domain.exercise import (
    BY_WEIGHT,
    Exercise,
    Level,
    LoadKind,
    Measure,
    Rung,
    SideRule,
)
from runstrength_tui.domain.ladder import SLIPS, each_side, goal_of, strength
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.loads import stepped
from runstrength_tui.domain.live.opening import item_facts
from runstrength_tui.domain.live.ramp import ramp
from runstrength_tui.domain.live.swapping import dose_for
from runstrength_tui.domain.plan import Dose, PlanItem
from runstrength_tui.domain.safety.engine import days_apart
from runstrength_tui.domain.safety.facts import loads_area, records
from runstrength_tui.domain.safety.looking_back import is_beyond, same_version
from runstrength_tui.domain.safety.pain import some_pain
from runstrength_tui.domain.safety.rules import Value
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    SetKind,
    Target,
)
from runstrength_tui.domain.wording import load_text, unit_text

_MORE: Final = {Measure.REPS: 1, Measure.SECONDS: 5, Measure.METRES: 5}
"""What one more is, on each side (coaching convention)."""
_MOST: Final = {Measure.REPS: 20, Measure.SECONDS: 60, Measure.METRES: 60}
"""Where more of the same, on each side, stops (coaching convention)."""


def dosed(key: str, item: PlanItem, exercise: Exercise, asked: Asked, *, rung: str = "") -> ItemFacts | None:
    """Return an exercise of a plan as it is to be done today; None where no version of it can be done.

    With ``rung`` it is that version, whichever would be next.
    """
    version = Version(exercise.rung(rung)) if rung else version_for(item, exercise, asked)
    if version is None or not can(exercise, version.rung, asked):
        return None
    facts = one_raise(_of_version(key, item, exercise, version, asked), asked)
    if facts is None and version.before is not None:
        facts = one_raise(_of_version(key, item, exercise, Version(version.before), asked), asked)
    if facts is not None and not rung and sore_today(asked, facts):
        return _gentler(facts, item, asked)
    easier = asked.standing(exercise).easier
    if facts is not None and not rung and not version.why and easier and _too_much(facts, asked):
        return _of_version(key, item, exercise, Version(easier, "fewer_reps"), asked)
    return facts


def sore_today(asked: Asked, facts: ItemFacts) -> bool:
    """Whether an exercise works, without a jump, in a place that was said to hurt some today."""
    return not facts.contacts_per_rep and any(
        loads_area(asked.context, facts, report.area) for report in some_pain(asked.context)
    )


def _gentler(facts: ItemFacts, item: PlanItem, asked: Asked) -> ItemFacts:
    """Return an exercise one version easier, for a day on which it hurts; the fewest reps of the easiest."""
    exercise = asked.context.exercises[facts.exercise]
    for easier in exercise.easier(facts.rung):
        if can(exercise, easier, asked) and not exercise.lands(easier):
            return _of_version(facts.key, item, exercise, Version(easier, "hurts"), asked)
    return because(_at_the_least(facts), asked.reason("hurts_least"))


def _of_version(key: str, item: PlanItem, exercise: Exercise, version: Version, asked: Asked) -> ItemFacts:
    chosen, planned, dose = version.rung, exercise.rung(item.rung), item.dose
    if chosen.id != planned.id:
        measure, side = planned.measure or exercise.measure, planned.side or exercise.side
        sets, group = dose.sets, item.group
        dose = dose_for(exercise, chosen, exercise.id, dose, measure, side)
        dose = replace(dose, sets=sets, kg=None, box_cm=None)
        item = PlanItem(exercise=exercise.id, rung=chosen.id, dose=dose, group=group)
    if dose.rir is not None:
        dose = replace(dose, rir=max(dose.rir, asked.context.rules.coach.left[asked.context.level]))
    item = replace(item, dose=_for_each_side(exercise, chosen, dose))
    facts = item_facts(key, item, exercise, asked.before, asked.means)
    facts = _progressed(facts, asked)
    if not version.why:
        return facts
    if version.before is not None:
        facts = _at_the_least(facts)
    return because(facts, asked.reason(version.why, {"count": version.count}))


def _at_the_least(facts: ItemFacts) -> ItemFacts:
    """Return a version that is come (back) to, with the fewest reps of its range."""
    low = facts.dose.low * (facts.side.sides if facts.dose.per_side else 1)
    targets = (
        target if target.kind is SetKind.WARM_UP else replace(target, count=min(target.count, low))
        for target in facts.targets
    )
    return replace(facts, targets=tuple(targets))


def because(facts: ItemFacts, why: Reason) -> ItemFacts:
    """Return an exercise with the reason for what is asked of it."""
    return replace(facts, reason=why.text, grade=why.grade, source=why.source if why.cited else "")


def _too_much(facts: ItemFacts, asked: Asked) -> bool:
    """Whether a version without a weight to lower was too much twice since it was come to.

    Jumps have rules of their own.
    """
    if facts.contacts_per_rep or facts.load in BY_WEIGHT or asked.holding:
        return False
    newest = (record for _, record in records(asked.context, facts.exercise))
    times = tuple(takewhile(lambda record: record.rung == facts.rung, newest))
    here = Range.of(facts)
    return here.failing(here.telling(times), asked)


def _for_each_side(exercise: Exercise, rung: Rung, dose: Dose) -> Dose:
    """Return how much there is to do, told for each side, and up to what earns the next version."""
    if (rung.side or exercise.side) is not SideRule.BOTH and not dose.per_side:
        dose = replace(dose, low=max(1, dose.low // 2), high=max(1, (dose.high + 1) // 2), per_side=True)
    goal = goal_of(exercise, rung)
    return replace(dose, high=goal.count) if goal and goal.count > dose.high else dose


def _progressed(facts: ItemFacts, asked: Asked) -> ItemFacts:
    """Return an exercise with the targets that follow from the times it was done before."""
    here = Range.of(facts)
    times = here.telling(same_version(asked.context, facts.exercise, facts.rung))
    if not times:
        return because(facts, asked.reason("first_time", {"what": _after_colon(facts.reason)}))
    last = times[0]
    sets = [done for done in last.work_sets if done.kind is SetKind.WORK] or list(last.work_sets)
    load = max((done.load for done in sets), key=strength)
    hard = [done.effort is Effort.HARD for done in sets]
    counts = [each_side(done, last) for done in sets]
    counts = [counts[min(number, len(counts) - 1)] for number in range(facts.dose.sets)]
    offered = next(target.load for target in facts.targets if target.kind is not SetKind.WARM_UP)
    most = _MOST[facts.measure] if load == offered else here.high
    held = [min(count, max(here.high, most)) for count in counts]
    missed = sum(done.missed for done in sets)
    lower = stepped(load, facts, -1) if facts.load in BY_WEIGHT or facts.load is LoadKind.BOX else None
    if lower is not None and lower != load:
        if facts.load is LoadKind.BOX and missed >= SLIPS:
            fewest = [min(count, here.low) for count in counts]
            why = asked.reason("box_lower", {"missed": missed})
            return _aimed(facts, fewest, _as_offered(facts, lower), why)
        if facts.load in BY_WEIGHT and here.failing(times, asked):
            short = any(map(here.failed, times[: asked.context.rules.coach.times]))
            why = asked.reason("lighter" if short else "lighter_hard")
            return _aimed(facts, [here.low] * facts.dose.sets, lower, why)
    days = days_apart(facts.previous_on, asked.context.now) if facts.previous_on else 0
    rusty = days > asked.context.rules.coach.in_use_days
    if here.reached(last, sets) and not rusty:
        return _onward(facts, here, times, load, asked)
    load = _as_offered(facts, load)
    if asked.holding:
        why = asked.reason(asked.holding)
        if max(held) < max(counts):
            why = asked.reason("hold_most", {"count": here.text(max(held))})
        return _aimed(facts, held, load, why)
    counts = [min(max(count, here.low), max(here.high, most)) for count in counts]
    if any(hard) and asked.context.level is Level.BEGINNER and max(counts) > here.low:
        less = [max(count - _MORE[facts.measure], here.low) for count in counts]
        return _aimed(facts, less, load, asked.reason("keep_some", {"less": _step_text(facts)}))
    if all(each_side(done, last) < here.low for done in sets) and not here.failed(last):
        return _aimed(facts, counts, load, asked.reason("usual_again"))
    if any(each_side(done, last) < here.low for done in sets):
        return _aimed(facts, counts, load, asked.reason("short_of", {"count": here.text(here.low)}))
    if any(hard) and max(counts) < max(each_side(done, last) for done in sets):
        return _aimed(facts, counts, load, asked.reason("hard_most", {"count": here.text(max(counts))}))
    if any(hard) or missed:
        return _aimed(facts, counts, load, asked.reason("as_before" if any(hard) else "as_slipped"))
    if rusty:
        return _aimed(facts, counts, load, asked.reason("rusty", {"days": days}))
    more = [max(count, min(count + _MORE[facts.measure], here.high)) for count in counts]
    if more == counts:
        return _aimed(facts, counts, load, asked.reason("every_set"))
    return _aimed(facts, more, load, one_more(facts, asked))


def _onward(
    facts: ItemFacts, here: Range, times: Sequence[ExerciseRecord], load: Load, asked: Asked
) -> ItemFacts:
    """Return what comes when every set reached the most: a step more weight or height, once it is earned."""
    coach = asked.context.rules.coach
    if asked.steady:
        done = [max(here.high, each_side(each, times[0])) for each in times[0].work_sets]
        counts = [done[min(number, len(done) - 1)] for number in range(facts.dose.sets)]
        return _aimed(facts, counts, _as_offered(facts, load), asked.reason(asked.steady))
    twice = sum(1 for each in times[: coach.times] if here.reached(each, each.work_sets)) >= coach.times
    count: dict[str, Value] = {"count": here.text(here.high)}
    heavier = stepped(load, facts, 1) if facts.load in BY_WEIGHT or facts.load is LoadKind.BOX else None
    exercise = asked.context.exercises[facts.exercise]
    if heavier not in (None, load) and too_much_lately(exercise, exercise.rung(facts.rung), asked, heavier):
        return _more_first(facts, here, times[0], load, load_text(heavier), asked)
    top = [here.high] * facts.dose.sets
    if heavier is None or heavier == load:
        return _at_the_top(facts, here, last=times[0], load=load, asked=asked)
    if facts.load is LoadKind.BOX:
        step = asked.context.rules["I6"].whole("step_cm")
        if (heavier.box_cm or 0) - (load.box_cm or 0) > step:
            return _aimed(facts, top, _as_offered(facts, load), asked.reason("top_jump", count))
    big = facts.load is LoadKind.BOX or is_beyond(
        abs(heavier.kg or 0.0), abs(load.kg or 0.0), coach.up_percent
    )
    if big and not twice:
        said = count | {"next": load_text(heavier) or "no help"}
        return _aimed(facts, top, _as_offered(facts, load), asked.reason("once_more", said))
    name = "higher" if facts.load is LoadKind.BOX else "heavier_twice" if big else "heavier"
    why = asked.reason(name, count)
    return _aimed(facts, [here.low] * facts.dose.sets, _as_offered(facts, heavier), why)


def _at_the_top(
    facts: ItemFacts, here: Range, *, last: ExerciseRecord, load: Load, asked: Asked
) -> ItemFacts:
    """Return what comes where there is no more weight: the next version soon, else more reps, to an end."""
    load, count = _as_offered(facts, load), here.text(here.high)
    top = [here.high] * facts.dose.sets
    exercise = asked.context.exercises[facts.exercise]
    where = asked.standing(exercise)
    onward = where.rung is not None and where.rung.id == facts.rung and suits(exercise, where, asked)
    if onward and where.harder is not None and where.goal is not None:
        if too_much_lately(exercise, where.harder, asked):
            return _more_first(facts, here, last, load, where.harder.name, asked)
        said: dict[str, Value] = {"count": count, "next": where.harder.name}
        return _aimed(facts, top, load, asked.reason("once_more", said))
    least = min(each_side(done, last) for done in last.work_sets)
    more = min(least + _MORE[facts.measure], _MOST[facts.measure])
    if facts.contacts_per_rep or more <= least:
        name = "top_jump" if facts.contacts_per_rep else "top"
        enough = max(here.high, least)
        return _aimed(facts, [enough] * len(top), load, asked.reason(name, {"count": here.text(enough)}))
    return _aimed(facts, [more] * len(top), load, one_more(facts, asked))


def one_more(facts: ItemFacts, asked: Asked) -> Reason:
    """Return the reason for a little more than last time."""
    return asked.reason("one_more", {"more": _step_text(facts)})


def _step_text(facts: ItemFacts) -> str:
    """Return how much comes on top at a time: ``one``, ``5 s``."""
    step = _MORE[facts.measure]
    return "one" if facts.measure is Measure.REPS else f"{step}{unit_text(facts.measure)}"


def _more_first(
    facts: ItemFacts, here: Range, last: ExerciseRecord, load: Load, waits: str, asked: Asked
) -> ItemFacts:
    """Return more of the same while what comes next was too much lately; jumps stay as they are."""
    least = min(each_side(done, last) for done in last.work_sets)
    more = least if facts.contacts_per_rep else least + _MORE[facts.measure]
    count = max(here.high, min(more, _MOST[facts.measure]))
    why = asked.reason("waits", {"next": waits})
    return _aimed(facts, [count] * facts.dose.sets, _as_offered(facts, load), why)


def _as_offered(facts: ItemFacts, load: Load) -> Load:
    """Return a load with what else the version is done with (the gap before a box)."""
    first = facts.targets[0].load
    return replace(load, gap_cm=load.gap_cm or first.gap_cm) if load.kind is LoadKind.BOX else load


def _aimed(facts: ItemFacts, counts: Sequence[int], load: Load, why: Reason) -> ItemFacts:
    """Return an exercise with these targets, given for each side."""
    sides = facts.side.sides
    if load.kind is not facts.load:
        load = facts.targets[0].load
    targets = tuple(Target(count=max(1, count) * sides, load=load) for count in counts)
    warm = ramp(facts, targets[0]) if facts.dose.warm_up and targets else ()
    return because(replace(facts, targets=(*warm, *targets)), why)


def _after_colon(text: str) -> str:
    return text.partition(": ")[2] or text
