"""The rules about weight and height: a jump in load, a box too high, too near the end, form lost.

They guard the person's own changes: a load that the session itself offered is never spoken against.
"""

from __future__ import annotations

from typing import Final

import msgspec

from runstrength_tui.domain.exercise import BY_WEIGHT, Level, LoadKind, Measure, Pattern
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.loads import stepped
from runstrength_tui.domain.live.ramp import at_most
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.safety.engine import ABOUT, Context, Fired, Offer, Way, fire
from runstrength_tui.domain.safety.facts import (
    easier,
    end_here,
    jumps,
    leave_out,
    records,
    rung_of,
    working_sets,
)
from runstrength_tui.domain.safety.looking_back import is_beyond
from runstrength_tui.domain.session import ExerciseRecord, Load, SetKind, SetRecord, Severity
from runstrength_tui.domain.strength import reserve
from runstrength_tui.domain.wording import load_text

_KG: Final = 1e-6
_NEAR_KG: Final = 0.01
"""Weights are built and shown to a hundredth; less than that is no jump."""
_TO_THE_END: Final = (Pattern.HINGE, Pattern.SQUAT)


def i5_missed(context: Context, item: LiveItem, load: Load) -> Fired | None:
    """Landings missed at this height or a lower one: the box comes down, or it is over."""
    if not _box_jump(item.facts) or not load.box_cm:
        return None
    at_done = [each.record for each in item.done if (each.record.load.box_cm or 0) <= load.box_cm]
    in_hand = item.hand.missed if (item.target.load.box_cm or 0) <= load.box_cm else 0
    missed = sum(each.missed for each in at_done) + in_hand
    if missed < context.rules["I5"].limits["missed"]:
        return None
    lower = _lower_box(item.facts, load, load.box_cm - 1)
    version = easier(context, item.facts)
    offers = tuple(each for each in (_lighter(lower), version) if each)
    return fire(
        context,
        "I5",
        {ABOUT: load.box_cm, "missed": missed},
        say={"height": load_text(load)},
        item=item.facts,
        offers=(*offers, leave_out([item.facts], "finish it here")),
    )


def i6_higher(context: Context, item: LiveItem, load: Load) -> Fired | None:
    """A box more than one step above the highest that was ever landed without a miss."""
    if not _box_jump(item.facts) or not load.box_cm or _offered(item, load):
        return None
    step = context.rules["I6"].whole("step_cm")
    good = [
        done.load.box_cm or 0
        for _, record in records(context, item.facts.exercise)
        for done in record.work_sets
        if record.contacts_per_rep and done.count and not done.missed
    ]
    last = max(good, default=0)
    base = last or (item.offered(item.number).load.box_cm or 0)
    if not base or load.box_cm <= base + step:
        return None
    better = _lower_box(item.facts, load, base + step) or msgspec.structs.replace(load, box_cm=base)
    said = {ABOUT: load.box_cm, "last_cm": last or None, "suggested_cm": better.box_cm}
    words = {"height": load_text(load), "last": f"{last} cm", "suggested": load_text(better)}
    return fire(
        context,
        "I6",
        said,
        say=words,
        case="" if last else "first",
        item=item.facts,
        offers=(Offer(way=Way.LIGHTER, text=load_text(better), load=better),),
    )


def i7_deeper(context: Context, item: LiveItem) -> Fired | None:
    """The person says that the landing was deeper than the take-off."""
    load = item.target.load
    if not _box_jump(item.facts) or not load.box_cm:
        return None
    better = _lower_box(item.facts, load, load.box_cm - 1)
    offers = tuple(each for each in (_lighter(better), easier(context, item.facts)) if each)
    words = {"suggested": load_text(better) if better else "a lower one"}
    return fire(context, "I7", {ABOUT: load.box_cm}, say=words, item=item.facts, offers=offers)


def i8_heavier(context: Context, item: LiveItem, load: Load) -> Fired | None:
    """A weight well above last time's, where a smaller step is at hand or the reps are not there yet."""
    if load.kind not in BY_WEIGHT or load.kg is None or _offered(item, load):
        return None
    if item.kind(item.number) is SetKind.WARM_UP and load == item.target.load:
        return None  # what a warm-up leads to is judged, not the warm-up itself
    lifted = (each.load for each in working_sets(item) if each.load.kind is load.kind)
    if any(_kg(each) >= load.kg - _KG for each in lifted):
        return None
    before = [
        each.load
        for each in item.facts.previous
        if each.load.kind is load.kind and (each.load.kg or load.kind is LoadKind.ASSISTED)
    ]
    if not before:
        return _first_time(context, item, load)
    last = max(before, key=_kg)
    old, new = _moved(context, item.facts, last), _moved(context, item.facts, load)
    if old is None or new is None or old <= 0:
        return None
    rule = context.rules["I8"]
    if not is_beyond(new - _NEAR_KG, old, rule.limits["percent"]):
        return None
    percent = round((new / old - 1) * 100, 1)
    whole = float(round(percent))
    shown = whole if whole > rule.limits["percent"] else percent
    step = stepped(last, item.facts, 1) or load
    single = _kg(load) <= _kg(step) + _KG
    earned = _top_reached(context, item.facts, last)
    if single and earned:
        return None
    better = _within(context, item.facts, last, old) or (step if earned else last)
    return fire(
        context,
        "I8",
        {ABOUT: round(load.kg, 2), "last_kg": last.kg, "percent": percent, "suggested_kg": better.kg},
        say={"load": load_text(load), "percent": shown, "suggested": load_text(better)},
        case="same" if better == last else "",
        item=item.facts,
        offers=(Offer(way=Way.LIGHTER, text=load_text(better) or "no weight", load=better),),
    )


def i9_near_the_end(context: Context, item: LiveItem, done: SetRecord) -> Fired | None:
    """A beginner who went to the last rep or the one before.

    After an exercise's last set there is nothing to choose any more: then it is only said.
    """
    rule, left = context.rules["I9"], reserve(done)
    if context.level is not Level.BEGINNER or left is None or left > rule.limits["rir"]:
        return None
    if jumps(item.facts) or item.facts.measure is not Measure.REPS or not done.counts:
        return None
    better = _percent_off(item.facts, done.load, rule.limits["lighter_percent"])
    offers = (Offer(way=Way.LESS, text="fewer reps"), easier(context, item.facts))
    return fire(
        context,
        "I9",
        {"left": left, "kg": done.load.kg, "suggested_kg": better.kg if better else None},
        say={
            "suggested": load_text(better) if better else "",
            "next": "Next set" if item.open else "Next time",
        },
        case="" if better else "reps",
        item=item.facts,
        offers=tuple(each for each in (_lighter(better), *offers) if each) if item.open else (),
        severity=None if item.open else Severity.INFO,
    )


def i10_to_failure(context: Context, item: LiveItem, done: SetRecord) -> Fired | None:
    """A squat or a hinge gone on with until no rep would come, by anybody who is not advanced."""
    exercise = context.exercises.get(item.facts.exercise)
    if not done.to_failure or exercise is None or exercise.pattern not in _TO_THE_END:
        return None
    if context.level is Level.ADVANCED:
        return None
    offers = (leave_out([item.facts], "stop its sets here"), end_here())
    return fire(context, "I10", {"to_failure": True, "kg": done.load.kg}, item=item.facts, offers=offers)


def i11_form(context: Context, item: LiveItem) -> Fired | None:
    """Form lost twice in an exercise that does not jump."""
    rule = context.rules["I11"]
    missed = sum(each.record.missed for each in item.done) + item.hand.missed
    if jumps(item.facts) or missed < rule.limits["missed"]:
        return None
    load = item.target.load
    better = _percent_off(item.facts, load, rule.limits["lighter_percent"])
    version = easier(context, item.facts)
    offers = tuple(each for each in (_lighter(better), version) if each)
    names = " or ".join(each.text for each in offers) or "slower, or fewer reps"
    rest = Offer(way=Way.REST, text="rest first")
    said = {"missed": missed, "kg": load.kg, "suggested_kg": better.kg if better else None}
    return fire(context, "I11", said, say={"suggested": names}, item=item.facts, offers=(*offers, rest))


def _first_time(context: Context, item: LiveItem, load: Load) -> Fired | None:
    """With nothing to compare with: what was offered, or a share of body mass, is enough to begin with."""
    if load.kind is LoadKind.ASSISTED:
        return None
    offered = item.offered(item.number).load
    rule, mass = context.rules["I8"], context.profile.body_mass_kg
    if mass is None:
        better = stepped(offered, item.facts, 1) or offered
    else:
        enough = at_most(item.facts, load, mass * rule.limits["first_percent"] / 100)
        better = max((each for each in (enough, offered) if each), key=_kg)
    if _kg(load) <= _kg(better) + _KG:
        return None
    return fire(
        context,
        "I8",
        {ABOUT: round(_kg(load), 2), "last_kg": None, "body_mass_kg": mass, "suggested_kg": better.kg},
        say={"load": load_text(load), "suggested": load_text(better)},
        case="first",
        item=item.facts,
        offers=(Offer(way=Way.LIGHTER, text=load_text(better) or "no weight", load=better),),
    )


def _offered(item: LiveItem, load: Load) -> bool:
    """Whether the session itself offers this load: then it is no change of the person's."""
    return any(_size(target.load) >= _size(load) - _KG for target in item.facts.targets)


def _top_reached(context: Context, facts: ItemFacts, last: Load) -> bool:
    """Whether the last set reached the most reps, some left, so many sessions in a row at this weight."""
    times = context.rules["I8"].whole("times")
    top = facts.dose.high * (facts.side.sides if facts.dose.per_side else 1)
    found = [record for _, record in records(context, facts.exercise, facts.rung)][:times]
    return len(found) == times and all(_reached(context, record, last, top) for record in found)


def _reached(context: Context, record: ExerciseRecord, last: Load, top: int) -> bool:
    done = [each for each in record.sets if each.kind is SetKind.WORK][-1:]
    return any(
        each.count >= top
        and _kg(each.load) >= _kg(last) - _KG
        and ((left := reserve(each)) is None or left >= context.rules["I8"].limits["rir"])
        for each in done
    )


def _within(context: Context, facts: ItemFacts, last: Load, old: float) -> Load | None:
    """Return the heaviest load above last time's that is no jump; None where there is none."""
    better = at_most(facts, last, _kg(last) + old * context.rules["I8"].limits["percent"] / 100)
    return better if better is not None and _kg(better) > _kg(last) + _KG else None


def _moved(context: Context, facts: ItemFacts, load: Load) -> float | None:
    """Return what moves, kg: what is held; with added weight or help the body's share too, if it is known."""
    if load.kind is LoadKind.EXTERNAL:
        return load.kg
    rung = rung_of(context.exercises.get(facts.exercise), facts.rung)
    mass = context.profile.body_mass_kg
    if mass is None or rung is None or rung.body_fraction is None:
        return None
    return mass * rung.body_fraction + (load.kg or 0.0)


def _percent_off(facts: ItemFacts, load: Load, percent: float) -> Load | None:
    """Return the heaviest load that is so much lighter; None where there is no weight to take off."""
    if load.kind not in (LoadKind.EXTERNAL, LoadKind.ADDED) or not load.kg:
        return None
    return at_most(facts, load, load.kg * (100 - percent) / 100)


def _lower_box(facts: ItemFacts, load: Load, most_cm: int) -> Load | None:
    """Return the highest box owned up to a height, else a step of the equipment down; None: there is none."""
    heights = [each.box_cm for each in facts.loads if each.box_cm]
    if not heights:
        down = most_cm - most_cm % facts.step_cm if most_cm > 0 else 0
        return msgspec.structs.replace(load, box_cm=down) if down > 0 else None
    fitting = [height for height in heights if height <= most_cm]
    return msgspec.structs.replace(load, box_cm=max(fitting)) if fitting else None


def _lighter(load: Load | None) -> Offer | None:
    return Offer(way=Way.LIGHTER, text=load_text(load), load=load) if load else None


def _box_jump(facts: ItemFacts) -> bool:
    return facts.load is LoadKind.BOX and jumps(facts)


def _size(load: Load) -> float:
    return float(load.box_cm or 0) if load.kind is LoadKind.BOX else _kg(load)


def _kg(load: Load) -> float:
    return load.kg or 0.0
