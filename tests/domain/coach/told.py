"""Whether what is said of an exercise's numbers is so, held against what was done the times before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runstrength_tui.domain.coach.ranges import Range
from runstrength_tui.domain.exercise import Measure, SideRule
from runstrength_tui.domain.ladder import each_side, strength
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.facts import records
from runstrength_tui.domain.safety.looking_back import same_version
from runstrength_tui.domain.session import Effort, SetKind
from tests.domain.coach.runners import Day

_REACHED = re.compile(r"every set reached (\d+)")
_STEP = {Measure.REPS: 1, Measure.SECONDS: 5, Measure.METRES: 5}


def untrue(day: Day, item: ItemFacts) -> Iterator[str]:
    """Yield what an exercise's reason says that its sets, weight or version are not."""
    context, why = day.asked.context, item.reason
    sides = 1 if item.side is SideRule.BOTH else 2
    work = [target for target in item.targets if target.kind is not SetKind.WARM_UP]
    counts = [target.count // sides for target in work]
    times = same_version(context, item.exercise, item.rung)
    if not why or (times and why.startswith("First time")):
        yield f"{item.name}: {why or 'no reason'}"
    if not times:
        return
    before = Range.of(item).telling(times)[0]
    last = [each_side(done, before) for done in before.work_sets]
    was = [max(1, last[min(at, len(last) - 1)]) for at in range(len(counts))]
    load = max(strength(target.load) for target in work)
    had = max(strength(done.load) for done in before.work_sets)
    if why.endswith(" more than last time") and ":" not in why:
        more = max(now - then for now, then in zip(counts, was, strict=True))
        if more <= 0 and len(counts) < len(last):  # the fewest were of a set that is left out now
            more = min(counts) - min(last)
        if load != had or not 0 < more <= _STEP[item.measure]:
            yield f"{item.name}: {why}, {last} at {had} to {counts} at {load}"
    elif why.startswith("as last time:"):
        hard = any(done.effort is Effort.HARD for done in before.work_sets)
        if load != had or counts != was or ("it was hard" in why and not hard):
            yield f"{item.name}: {why}, {last} at {had} to {counts} at {load}"
    elif why.startswith("after a break"):
        fewer = len(counts) < len(times[0].work_sets)
        if (
            max(counts) > max(last)
            or ("fewer" in why) > fewer
            or ("lighter" in why or "lower" in why) is not (load < had)
        ):
            yield f"{item.name}: {why}, {last} at {had} to {counts} at {load}"
    elif (reached := _REACHED.match(why)) and "version" not in why:
        same = "once more" in why
        if min(last) < int(reached[1]) or (load == had if not same else load != had):
            yield f"{item.name}: {why}, {last} at {had} to {counts} at {load}"
    elif "lighter" in why and load >= had:
        yield f"{item.name}: {why}, {had} to {load}"
    elif "version easier" in why or why.startswith("an easier version"):
        places = [rung.id for rung in context.exercises[item.exercise].ladder]
        newest = next(record.rung for _, record in records(context, item.exercise))
        if places.index(item.rung) >= places.index(newest):
            yield f"{item.name}: {why}, but {newest} was the last one"
