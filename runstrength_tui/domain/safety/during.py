"""The rules that are asked during a session, and the four moments at which they are.

Each moment returns the one prompt to show, or None. ``context.live`` is the session as it stands then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from runstrength_tui.domain.exercise import JumpTier, Level, Measure, Region, SideRule
from runstrength_tui.domain.live.state import LiveItem
from runstrength_tui.domain.safety.before import p9_new
from runstrength_tui.domain.safety.engine import ABOUT, Context, Fired, Offer, Way, days_apart, fire, pick
from runstrength_tui.domain.safety.facts import (
    easier,
    end_here,
    jumps,
    leave_out,
    records,
    working_sets,
)
from runstrength_tui.domain.safety.heavy import heavy_item
from runstrength_tui.domain.safety.landings import i3_landings, i4_big_landings
from runstrength_tui.domain.safety.load_rules import (
    i5_missed,
    i6_higher,
    i7_deeper,
    i8_heavier,
    i9_near_the_end,
    i10_to_failure,
    i11_form,
)
from runstrength_tui.domain.session import Load, SetKind, SetRecord
from runstrength_tui.domain.strength import HARD_RESERVE, reserve
from runstrength_tui.domain.timing import Slowing, slowing
from runstrength_tui.domain.wording import many_text


def before_set(context: Context, item: LiveItem, load: Load | None = None) -> Fired | None:
    """Return what to say when the first thing of a set happens, or its load is chosen.

    ``load`` is the one chosen just now, maybe early in the rest; None: the set begins with the one in hand.
    """
    begins, load = load is None, load or item.target.load
    return pick(
        context,
        (
            i18_expert(context, item),
            i3_landings(context, item),
            i5_missed(context, item, load),
            i16_late_jumps(context, item),
            i13_linked(context, item),
            i4_big_landings(context, item),
            i6_higher(context, item, load),
            i8_heavier(context, item, load),
            i21_lunges(context, item),
            i15_short_rest(context, item) if begins else None,
            p9_new(context, item.facts) if not item.done else None,
        ),
    )


def after_set(context: Context, item: LiveItem, done: SetRecord) -> Fired | None:
    """Return what to say when a set is done."""
    return pick(
        context,
        (
            i12_tuck(context, item, done),
            i17_sides(context, item, done),
            i20_plenty(context),
            i19_press_up(context, item),
        ),
    )


def after_missed(context: Context, item: LiveItem) -> Fired | None:
    """Return what to say when a rep went wrong: missed, form lost, hit oneself."""
    return pick(
        context,
        (
            i12_tuck(context, item, None),
            i5_missed(context, item, item.target.load),
            i11_form(context, item),
        ),
    )


def after_deep_landing(context: Context, item: LiveItem) -> Fired | None:
    """Return what to say when the person tells of a landing deeper than the take-off."""
    return pick(context, (i7_deeper(context, item),))


def after_effort(context: Context, item: LiveItem, done: SetRecord) -> Fired | None:
    """Return what to say when the person tells how a set was, or that it went to failure."""
    return pick(context, (i10_to_failure(context, item, done), i9_near_the_end(context, item, done)))


def after_rep(context: Context, item: LiveItem, offsets: Sequence[float]) -> Fired | None:
    """Return what to say when a rep was counted live; ``offsets`` are seconds from the first to each."""
    return pick(context, (i14_slowing(context, item, offsets),))


def i12_tuck(context: Context, item: LiveItem, done: SetRecord | None) -> Fired | None:
    """Tuck jumps: a set too long, or, with ``done`` None, a rep that went wrong and may have been a hit."""
    rule = context.rules["I12"]
    if item.facts.exercise not in rule.exercises or not jumps(item.facts, JumpTier.HIGH):
        return None
    if done is None:
        version = easier(context, item.facts)
        offers = (leave_out([item.facts], "stop here"), end_here())
        return fire(
            context,
            "I12",
            {ABOUT: "hit", "missed": item.hand.missed},
            case="hit",
            severity=rule.worst,
            item=item.facts,
            offers=(version, *offers) if version else offers,
        )
    timed = item.facts.measure is Measure.SECONDS
    seconds = float(done.count) if timed else (done.rep_offsets[-1] if done.rep_offsets else None)
    reps = 0 if timed else done.count
    if reps <= rule.limits["most_reps"] and (seconds is None or seconds <= rule.limits["seconds"]):
        return None
    said = {"reps": reps or None, "set_s": seconds}
    return fire(context, "I12", said, item=item.facts, offers=(Offer(way=Way.LESS, text="a shorter set"),))


def i13_linked(context: Context, item: LiveItem) -> Fired | None:
    """Linked jumps before the single ones are learnt."""
    rule = context.rules["I13"]
    exercise = context.exercises.get(item.facts.exercise)
    if exercise is None or item.facts.exercise not in rule.exercises:
        return None
    places = {rung.id: place for place, rung in enumerate(exercise.ladder)}
    learnt, first = (places.get(version) for version in rule.versions)
    here = places.get(item.facts.rung)
    if learnt is None or first is None or here is None or here < first:
        return None
    done = sum(places.get(record.rung, -1) >= learnt for _, record in records(context, item.facts.exercise))
    if done >= rule.limits["sessions"]:
        return None
    single = exercise.ladder[learnt]
    offer = Offer(way=Way.EASIER, text=single.name, exercise=exercise.id, rung=single.id)
    said = {"sessions": done}
    return fire(context, "I13", said, item=item.facts, offers=(offer, leave_out([item.facts])))


def i14_slowing(context: Context, item: LiveItem, offsets: Sequence[float]) -> Fired | None:
    """Reps counted by live presses take much longer than this set's first ones.

    Silent where the time between presses is not that of a rep: jumps, steps, reps held still.
    """
    facts, limits = item.facts, context.rules["I14"].limits
    paced = facts.side is SideRule.ALTERNATING or facts.jump_tier is not None
    if paced or facts.still_s >= limits["still_s"]:
        return None
    slow = slowing(
        offsets,
        percent=limits["percent"],
        least_reps=int(limits["least_reps"]),
        even_below=limits["even_below"],
    )
    return fire(context, "I14", slow_inputs(item, len(offsets), slow), item=facts) if slow else None


def i15_short_rest(context: Context, item: LiveItem) -> Fired | None:
    """A heavy set or a jump after less than half of the rest that was planned."""
    rule, live = context.rules["I15"], context.live
    last = live.last_set if live else None
    if live is None or last is None or live.last_done_at is None:
        return None
    if item.kind(item.number) is not SetKind.WORK or last[1].record.kind is SetKind.WARM_UP:
        return None
    in_turns = item.key != last[0].key and last[0].key in (each.key for each in live.turns(item))
    fresh = heavy_item(context, item.facts) or jumps(item.facts, rule.whole("least_tier"))
    planned = last[0].facts.dose.rest_s
    waited = item.hand.rest_s
    if waited is None:
        waited = round((context.now - live.last_done_at).total_seconds())
    if in_turns or not fresh or waited < 0 or waited >= planned * rule.limits["share"]:
        return None
    rest = Offer(way=Way.REST, text="rest first")
    return fire(context, "I15", {"rest_s": waited, "planned_s": planned}, item=item.facts, offers=(rest,))


def i16_late_jumps(context: Context, item: LiveItem) -> Fired | None:
    """Medium or big jumps begun after leg work of this session, or soon after a hard run."""
    rule = context.rules["I16"]
    if item.done or not jumps(item.facts, rule.whole("least_tier")):
        return None
    live = context.live
    turns = {each.key for each in live.turns(item)} if live else set[str]()
    tired = [
        each
        for each in (live.items if live else ())
        if each.key != item.key
        and each.key not in turns
        and not jumps(each.facts)
        and each.facts.regions.get(Region.LEGS, 0.0) >= context.rules.heavy.legs_share
        and working_sets(each)
    ]
    within = timedelta(hours=rule.limits["hours"])
    ran = any(
        run.key
        and not run.planned
        and not run.day_only
        and timedelta(0) <= context.now - run.ended_at <= within
        for run in context.runs
    )
    if not tired and not ran:
        return None
    said = {"after": ", ".join(each.facts.exercise for each in tired) or "run"}
    return fire(context, "I16", said, item=item.facts, offers=(leave_out([item.facts]),))


def i17_sides(context: Context, item: LiveItem, done: SetRecord) -> Fired | None:
    """One side did clearly less than the other."""
    if done.left is None or done.right is None or not item.sided or done.kind is SetKind.WARM_UP:
        return None
    most = max(done.left, done.right)
    apart = abs(done.left - done.right) * 100
    # In alternating steps an odd count is no weak side, only a last step.
    odd_step = item.alternates and abs(done.left - done.right) == 1
    if odd_step or apart <= context.rules["I17"].limits["percent"] * most:
        return None
    return fire(context, "I17", {"left": done.left, "right": done.right}, item=item.facts)


def i18_expert(context: Context, item: LiveItem) -> Fired | None:
    """Drop jumps and bounds: for the advanced, after weeks of medium jumps."""
    rule = context.rules["I18"]
    if item.facts.exercise not in rule.exercises or not jumps(item.facts, JumpTier.HIGH):
        return None
    weeks = {
        days_apart(session.started_at, context.now) // 7
        for session in context.sessions
        if any((record.jump_tier or 0) >= JumpTier.MEDIUM and record.contacts for record in session.exercises)
    }
    if context.level is Level.ADVANCED and len(weeks) >= rule.limits["weeks"]:
        return None
    said = {"level": context.level.value, "weeks_done": len(weeks)}
    version = easier(context, item.facts, below=JumpTier.HIGH)
    offers = (leave_out([item.facts]),)
    return fire(context, "I18", said, item=item.facts, offers=(version, *offers) if version else offers)


def i19_press_up(context: Context, item: LiveItem) -> Fired | None:
    """The shape of a press-up, after its first set."""
    if item.facts.exercise not in context.rules["I19"].exercises or not item.done:
        return None
    return fire(context, "I19", item=item.facts)


def i20_plenty(context: Context) -> Fired | None:
    """A very long session, or more sets than the level's most."""
    live, rule = context.live, context.rules["I20"]
    if live is None:
        return None
    minutes = int((context.now - live.header.started_at).total_seconds() // 60)
    sets = sum(
        (left := reserve(each.record)) is None or left <= HARD_RESERVE
        for item in live.items
        if not jumps(item.facts)
        for each in item.worked
    )
    if minutes <= rule.limits["minutes"] and sets <= rule.limits[context.level.value]:
        return None
    words = {"done": many_text(sets, "set")}
    return fire(context, "I20", {"sets": sets, "minutes": minutes}, say=words, offers=(end_here(),))


def i21_lunges(context: Context, item: LiveItem) -> Fired | None:
    """A beginner's first sessions of lunges: a third set."""
    rule = context.rules["I21"]
    if item.facts.exercise not in rule.exercises or context.level is not Level.BEGINNER:
        return None
    done = len(list(records(context, item.facts.exercise)))
    worked = len(item.worked)
    if done >= rule.limits["sessions"] or worked < rule.limits["sets"]:
        return None
    said = {"sessions": done, "done": worked}
    return fire(context, "I21", said, item=item.facts, offers=(leave_out([item.facts], "stop here"),))


def slow_inputs(item: LiveItem, reps: int, slow: Slowing) -> dict[str, str | int | float | bool | None]:
    """Return what is kept with the prompt that reps are slowing."""
    return {
        "exercise": item.facts.exercise,
        "set": item.number,
        "reps": reps,
        "usual_s": slow.usual_s,
        "before_s": slow.before_s,
        "last_s": slow.last_s,
    }
