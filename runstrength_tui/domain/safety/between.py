"""Rules between sessions that speak to the person: spacing, what is passed over, what is earned, long runs.

``items`` are the exercises ahead, in a session about to begin or in a suggestion; none where nothing is.
What hurts is in ``hurting``; what looks over weeks and binds the coach is in ``weeks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from runstrength_tui.domain.exercise import BY_WEIGHT, Level, Measure, Region
from runstrength_tui.domain.gear import loads
from runstrength_tui.domain.kit import needs
from runstrength_tui.domain.ladder import each_side
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.loads import stepped
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.safety.engine import Context, Fired, Offer, Way, days_apart, fire
from runstrength_tui.domain.safety.heavy import heavy_item, heavy_record, jumping, prime_movers
from runstrength_tui.domain.safety.hurting import (
    b6_flared,
    b18_keeps_hurting,
    b19_low_fuel,
    b20_answers_old,
)
from runstrength_tui.domain.safety.looking_back import (
    Seen,
    beyond_legs,
    days_ago,
    exercise_name,
    is_beyond,
    keys,
    past,
    same_version,
    when_text,
)
from runstrength_tui.domain.session import (
    RIGHT_SKIPS,
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    NotMyDay,
    Session,
    SetKind,
    SkipReason,
)
from runstrength_tui.domain.strength import day_of, hard_sets, lands, main_region
from runstrength_tui.domain.version import Version
from runstrength_tui.domain.wording import load_text

Items = Sequence[ItemFacts]

_OWN: Final = (SkipReason.TIRED, SkipReason.TIME)
_CUT_OFF: Final = (EndReason.WARNING_SIGN, EndReason.LEFT_OPEN)
"""Ends after which what was not done says nothing about what the person wanted."""
_NEWS: Final = 7
"""Days for which a long run is worth a word."""


def before_session(context: Context, items: Items) -> tuple[Fired | None, ...]:
    """Return what the time since the last sessions says about the exercises of one about to begin."""
    return b1_jumps_again(context, items), b2_still_sore(context, items), b3_same_muscles(context, items)


def after_session(context: Context, items: Items = ()) -> tuple[Fired | None, ...]:
    """Return what the newest session says together with those before it; ``items`` are those of the next."""
    return (
        b18_keeps_hurting(context),
        *b14_earned(context),
        b7_legs_only(context, items),
        *b9_passed_over(context),
    )


def any_day(context: Context) -> tuple[Fired | None, ...]:
    """Return what needs no session to be said: the pain of this morning, health, runs."""
    return b6_flared(context), b20_answers_old(context), b19_low_fuel(context), b16_longest_run(context)


def b1_jumps_again(context: Context, items: Items) -> Fired | None:
    """Medium or big jumps again before two days have gone by; a beginner cannot go past it."""
    rule = context.rules["B1"]
    jumps, last = jumping(items, rule.whole("least_tier")), _last_jumps(context, rule.whole("least_tier"))
    if not jumps or last is None or days_ago(context, last) >= rule.whole("days"):
        return None
    return _jumps(context, "B1", jumps, last, override=context.level is not Level.BEGINNER)


def b2_still_sore(context: Context, items: Items) -> Fired | None:
    """Medium or big jumps on the day after that, where the person said that they are very sore."""
    rule = context.rules["B2"]
    jumps, last = jumping(items, rule.whole("least_tier")), _last_jumps(context, rule.whole("least_tier"))
    said = context.live.not_my_day if context.live else ()
    if not jumps or last is None or NotMyDay.SORE not in said:
        return None
    if not context.rules["B1"].whole("days") <= days_ago(context, last) < rule.whole("days"):
        return None
    return _jumps(context, "B2", jumps, last)


def b3_same_muscles(context: Context, items: Items) -> Fired | None:
    """Heavy work again for muscles that worked hard the same day; for a beginner, or the day before."""
    rule = context.rules["B3"]
    limit = rule.whole("beginner_days" if context.level is Level.BEGINNER else "days")
    heavy = [(item, prime_movers(context, item.exercise)) for item in items if heavy_item(context, item)]
    for session in past(context):
        if days_ago(context, session) >= limit:
            break
        done = [record for record in session.exercises if heavy_record(context, record)]
        worked = {muscle for record in done for muscle in prime_movers(context, record.exercise)}
        again = [item for item, muscles in heavy if muscles & worked]
        if again:
            return fire(
                context,
                "B3",
                {"days_ago": days_ago(context, session)},
                say={
                    "when": when_text(day_of(session), context.now.date()),
                    "names": ", ".join(item.name for item in again),
                },
                items=keys(again),
                offers=(Offer(way=Way.SKIP, text="leave it for another day", items=keys(again)),),
            )
    return None


def b7_legs_only(context: Context, items: Items = ()) -> Fired | None:
    """Session after session without a hard set for upper body or core, and none ahead."""
    limit = context.rules["B7"].whole("sessions")
    trained = list(islice((session for session in past(context) if session.sets), limit))
    if len(trained) < limit or any(map(beyond_legs, items)):
        return None
    for record in (each for session in trained for each in session.exercises if each.work_sets):
        region = main_region(record)
        if region is None or (region is not Region.LEGS and hard_sets(record)):
            return None
    return fire(context, "B7", {"sessions": limit})


def b9_passed_over(context: Context) -> tuple[Fired, ...]:
    """Exercises of the newest session that were left out again and again, for no reason but wanting to."""
    rule = context.rules["B9"]
    newest = next(past(context), None)
    fired: list[Fired] = []
    for exercise in dict.fromkeys(record.exercise for record in (newest.exercises if newest else ())):
        times = list(_passings(context, exercise))[: rule.whole("planned")]
        skipped = sum(own for own, _ in times)
        enough = len(times) >= rule.whole("planned") and skipped >= rule.whole("skipped")
        if enough and not any(right for _, right in times):
            inputs = {"skipped": skipped, "planned": len(times)}
            name = exercise_name(context, exercise)
            fired.append(fire(context, "B9", inputs, say={"name": name}, exercise=exercise))
    return tuple(fired)


def b14_earned(context: Context) -> tuple[Fired, ...]:
    """Weights of the newest session whose last set went well over what was asked, as it did the time before.

    How it was need not have been said; a set that was hard earns nothing.
    """
    rule = context.rules["B14"]
    newest = next(past(context), None)
    fired: list[Fired] = []
    for record in newest.exercises if newest else ():
        if not record.work_sets:
            continue
        load = record.work_sets[-1].load
        times = same_version(context, record.exercise, record.rung)[: rule.whole("sessions")]
        over = [each for each in times if _over_goal(each, load, rule.whole("over"))]
        heavier = _one_step(context, record, load)
        if heavier is None or len(over) < rule.whole("sessions"):
            continue
        said = {"name": record.name, "suggested": load_text(heavier) or "no help"}
        inputs = {"kg": load.kg, "next_kg": heavier.kg, "over": rule.whole("over")}
        fired.append(fire(context, "B14", inputs, say=said, exercise=record.exercise))
    return tuple(fired)


def b16_longest_run(context: Context) -> Fired | None:
    """The newest run was well over the longest of the thirty days before it."""
    rule = context.rules["B16"]
    done = [
        run for run in context.runs if not run.planned and run.distance_m and run.started_at <= context.now
    ]
    newest = max(done, key=lambda run: run.started_at, default=None)
    if newest is None or days_apart(newest.started_at, context.now) > _NEWS:
        return None
    longest = max((_metres(run) for run in done if _before(run, newest, rule.whole("days"))), default=0.0)
    if not longest or not is_beyond(_metres(newest), longest, rule.limits["percent"]):
        return None
    percent = max(rule.whole("percent") + 1, round(100 * _metres(newest) / longest) - 100)
    return fire(context, "B16", {"metres": _metres(newest), "longest": longest}, say={"percent": percent})


def _jumps(
    context: Context,
    rule_id: str,
    jumps: Items,
    last: Session,
    *,
    override: bool | None = None,
) -> Fired:
    """Return a rule about jumps with the ways on: the small version, or none."""
    offers = [Offer(way=Way.SKIP, text="leave the jumps out", items=keys(jumps))]
    exercise = context.exercises.get(jumps[0].exercise) if len(jumps) == 1 else None
    small = [rung for rung in (exercise.ladder if exercise else ()) if exercise and exercise.lands(rung) == 1]
    if small:
        rung = small[-1]
        offers.insert(0, Offer(way=Way.EASIER, text=rung.name, exercise=jumps[0].exercise, rung=rung.id))
    return fire(
        context,
        rule_id,
        {"days_ago": days_ago(context, last)},
        say={"when": when_text(day_of(last), context.now.date())},
        items=keys(jumps),
        offers=tuple(offers),
        override=override,
    )


def _last_jumps(context: Context, least_tier: int) -> Session | None:
    """Return the newest session with landings of jumps from a size up."""
    return _jumped(Seen(context), least_tier)


@lru_cache(4)
def _jumped(seen: Seen, least_tier: int) -> Session | None:
    for session in seen.past():
        if any((record.jump_tier or 0) >= least_tier and record.contacts for record in session.exercises):
            return session
    return None


def _passings(context: Context, exercise: str) -> Iterator[tuple[bool, bool]]:
    """Yield for each time an exercise was planned, newest first: was it left out at will, or with right."""
    for session in past(context):
        here = [record for record in session.exercises if record.exercise == exercise]
        if not here or any(record.sets for record in here):
            if here:
                yield False, False
            continue
        right = any(record.skipped in RIGHT_SKIPS for record in here)
        unsaid = all(record.skipped is None for record in here) and session.end not in _CUT_OFF
        yield not right and (unsaid or any(record.skipped in _OWN for record in here)), right


def _over_goal(record: ExerciseRecord, load: Load, over: int) -> bool:
    """Whether the last set at a weight went so many reps, on each side, beyond what was asked."""
    worked = [done for done in record.sets if done.kind is SetKind.WORK]
    if not worked or record.measure is not Measure.REPS or lands(record):
        return False
    if worked[-1].effort is Effort.HARD:
        return False
    last = worked[-1]
    sides = record.side.sides
    same = last.load.kind is load.kind and abs((last.load.kg or 0.0) - (load.kg or 0.0)) < 0.01
    return same and each_side(last, record) - last.target.count // sides >= over


def _one_step(context: Context, record: ExerciseRecord, load: Load) -> Load | None:
    """Return the next heavier weight of what is owned, else of the equipment; None where there is none."""
    exercise = context.exercises.get(record.exercise)
    rung = next((each for each in (exercise.ladder if exercise else ()) if each.id == record.rung), None)
    if load.kind not in BY_WEIGHT or exercise is None or rung is None:
        return None
    version = Version(exercise, rung)
    used = [done.load for each in same_version(context, exercise.id, rung.id) for done in each.sets]
    facts = ItemFacts(
        key="",
        exercise=exercise.id,
        rung=rung.id,
        name=rung.name,
        step_kg=version.step_kg,
        dose=Dose(sets=1, low=1, high=1),
        targets=(),
        loads=loads(needs(exercise, rung), load.kind, context.profile.gear, held=version.held, used=used),
    )
    heavier = stepped(load, facts, 1)
    return heavier if heavier != load else None


def _before(run: Run, newest: Run, days: int) -> bool:
    return run is not newest and days_apart(run.started_at, newest.started_at) <= days


def _metres(run: Run) -> float:
    return run.distance_m or 0.0
