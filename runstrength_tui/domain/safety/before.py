"""The rules asked once and before a session: health, clothes and room, warm-up, the day, runs, races."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from runstrength_tui.domain.exercise import JumpTier, LoadKind, Region
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.opening import questions
from runstrength_tui.domain.profile import Flag, StrengthOn
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.engine import Context, Fired, Offer, Way, days_apart, fire
from runstrength_tui.domain.safety.facts import end_here, has_weight, jumps, leave_out, records
from runstrength_tui.domain.safety.heavy import heavy_item, heavy_legs, jumping
from runstrength_tui.domain.safety.looking_back import keys
from runstrength_tui.domain.session import NotMyDay
from runstrength_tui.domain.wording import day_text

_LOW_IMPACT = frozenset(Flag) - {Flag.LOW_FUEL}
"""Flags with which jumps and heavy lifts wait for a professional."""
_RUNS = {RunKind.HARD: "a hard run", RunKind.LONG: "a long run", RunKind.RACE: "a race"}
FEWER_SETS = frozenset({"P14", "P15"})
"""Rules that take a set of each exercise; one set, however many of them fire."""
_FEWER = Offer(way=Way.LESS, text="one set less of everything")
_LOW = frozenset({NotMyDay.SLEPT_BADLY, NotMyDay.SORE, NotMyDay.WORN_OUT, NotMyDay.STRESSED})


def o1_health(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """A health flag: said once after the answers, and asked wherever jumps or heavy lifts are planned."""
    flags = _flags(context) & _LOW_IMPACT - {Flag.SYMPTOMS, Flag.PREGNANT, Flag.UNDER_18}
    against = _demanding(context, items)
    if not flags or (not against and _said_since_answers(context, "O1")):
        return None
    offers = (leave_out(against),) if against else ()
    said = {"flags": ", ".join(sorted(flags))}
    return fire(context, "O1", said, items=keys(against), offers=offers)


def o2_symptoms(context: Context) -> Fired | None:
    """Chest discomfort or a faint on effort: nothing is planned before a doctor was asked."""
    if Flag.SYMPTOMS not in _flags(context):
        return None
    return fire(context, "O2", {"flags": Flag.SYMPTOMS.value}, offers=(end_here(),))


def o3_first_session(context: Context) -> Fired | None:
    """The first session ever: lighter than one thinks."""
    return None if context.sessions else fire(context, "O3")


def o4_young(context: Context) -> Fired | None:
    """Under 18: said once after the answers."""
    if Flag.UNDER_18 not in _flags(context) or _said_since_answers(context, "O4"):
        return None
    return fire(context, "O4", {"flags": Flag.UNDER_18.value})


def o5_pregnant(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """Pregnancy or a birth lately: jumps and heavy lifts are left out until cleared."""
    against = _demanding(context, items)
    if Flag.PREGNANT not in _flags(context) or not against:
        return None
    said = {"flags": Flag.PREGNANT.value}
    return fire(context, "O5", said, items=keys(against), offers=(leave_out(against),))


def p1_clothes(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """Nothing loose that could catch."""
    return _jump_question(context, "P1", items)


def p2_room(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """Room on all sides and above."""
    return _jump_question(context, "P2", items)


def p3_box(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """A box that stands still, at a height one owns."""
    return _jump_question(context, "P3", [item for item in items if item.load is LoadKind.BOX])


def p4_shoes(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """Laces tied, kit out of the way; unless something new is ahead, of which more is to be said."""
    return fire(context, "P4") if items and not any(p9_new(context, item) for item in items) else None


def p5_warm_up(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """Warm-up: not known, so asked, unless a run has just ended."""
    within = timedelta(minutes=context.rules["P5"].limits["run_minutes"])
    warm = any(
        not run.day_only and timedelta(0) <= context.now - run.ended_at <= within for run in _done(context)
    )
    return None if warm or not items else fire(context, "P5", {"warm": None})


def p9_new(context: Context, item: ItemFacts) -> Fired | None:
    """An exercise never done, or long ago; the very first session says something of its own."""
    if not context.sessions:
        return None
    last = next((session.started_at for session, _ in records(context, item.exercise)), None)
    days = None if last is None else days_apart(last, context.now)
    if days is not None and days <= context.rules["P9"].limits["days"]:
        return None
    return fire(context, "P9", {"days": days}, say={"name": item.name}, item=item)


def p11_ran_hard(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """A hard or long run or a race within the last day, and jumps or heavy legs planned."""
    run = max(runs_behind(context), key=lambda run: run.ended_at, default=None)
    against = _on_legs(context, items)
    after = run is not None and strength_after(context, run)
    if after:
        against = list(jumping(items, JumpTier.MEDIUM))
    if run is None or not against:
        return None
    ago = int(_hours(run.ended_at, context.now))
    said = {"hours": ago, "kind": run.kind.value, "run": run.id}
    when = f"{ago} h ago" if ago else "just now"
    if run.day_only:
        when = day_text(run.started_at.date(), context.now.date())
    words = {"run": _RUNS[run.kind].capitalize(), "when": when}
    case, offers = "jumps" if after else "", (leave_out(against),)
    fired = fire(context, "P11", said, say=words, items=keys(against), offers=offers, case=case)
    return msgspec.structs.replace(fired, reason=fired.text) if after else fired


def p12_run_ahead(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """A hard or long run or a race planned for today or tomorrow, and jumps or heavy legs planned."""
    today, near = context.now.date(), runs_ahead(context)
    against = _on_legs(context, items)
    if not against or not near:
        return None
    day, kind = min(near, key=lambda each: each[0])
    said = {"kind": kind.value, "days": (day - today).days}
    words = {"run": _RUNS[kind].capitalize(), "when": day_text(day, today)}
    return fire(context, "P12", said, say=words, items=keys(against), offers=(leave_out(against),))


def runs_behind(context: Context) -> list[Run]:
    """Return the hard and long runs and races of the last hours, from which the legs are still tired."""
    hours = context.rules["P11"].limits["hours"]
    return [
        run
        for run in (*_done(context), *_raced(context))
        if run.key and 0 <= _hours(run.ended_at, context.now) < hours
    ]


def runs_ahead(context: Context) -> list[tuple[date, RunKind]]:
    """Return the hard and long runs and the races for which the legs are kept fresh, by their day."""
    today, most = context.now.date(), context.rules["P12"].whole("days")
    ahead = [(run.started_at.date(), run.kind) for run in context.runs if run.planned and run.key]
    ahead += [(race.on, RunKind.RACE) for race in context.profile.races]
    return [each for each in ahead if 0 <= (each[0] - today).days <= most]


def p13_race_near(context: Context, items: Sequence[ItemFacts]) -> Fired | None:
    """A goal race in some days, and heavy legs or a new leg move planned."""
    rule, today = context.rules["P13"], context.now.date()
    near = [
        race
        for race in context.profile.races
        if race.goal
        and 0 <= (race.on - today).days <= rule.limits["marathon_days" if race.marathon else "days"]
    ]
    heavy = keys(heavy_legs(context, items))
    against = [
        item
        for item in items
        if item.key in heavy or item.exercise in context.rules.heavy.always or _new_for_legs(context, item)
    ]
    if not near or not against:
        return None
    race = min(near, key=lambda race: race.on)
    days = (race.on - today).days
    when = day_text(race.on, today) if days < 2 else f"in {days} days"
    primer = Offer(way=Way.LESS, text=f"one light set of {rule.whole('primer_reps')}", items=keys(against))
    said = {"days": days, "marathon": race.marathon}
    offers = (leave_out(against), primer)
    return fire(context, "P13", said, say={"when": when}, items=keys(against), offers=offers)


def p10_ill(context: Context, marks: Collection[NotMyDay]) -> Fired | None:
    """Ill: rest."""
    if NotMyDay.ILL not in marks:
        return None
    return fire(context, "P10", {"said": NotMyDay.ILL.value}, offers=(end_here(),))


def p14_low_day(context: Context, marks: Collection[NotMyDay]) -> Fired | None:
    """Two things or more that speak for less."""
    found = _LOW & set(marks)
    if len(found) < context.rules["P14"].limits["least"]:
        return None
    return fire(context, "P14", {"said": ", ".join(sorted(found))}, offers=(_FEWER,))


def p15_hot(context: Context, marks: Collection[NotMyDay]) -> Fired | None:
    """Hot."""
    if NotMyDay.HOT not in marks:
        return None
    return fire(context, "P15", {"said": NotMyDay.HOT.value}, offers=(_FEWER,))


def p16_drank(context: Context, marks: Collection[NotMyDay], items: Iterable[ItemFacts]) -> Fired | None:
    """A drink, or something that makes drowsy: no jumps and no free weights."""
    against = [item for item in items if jumps(item) or has_weight(item)]
    if NotMyDay.DRANK not in marks or not against:
        return None
    said = {"said": NotMyDay.DRANK.value}
    return fire(context, "P16", said, items=keys(against), offers=(leave_out(against), end_here()))


def strength_after(context: Context, run: Run) -> bool:
    """Whether the person has strength follow hard runs on their day, so that easy days stay easy."""
    hard_days = context.profile.habits.strength_on is StrengthOn.HARD_DAYS
    return hard_days and run.kind is RunKind.HARD and run.started_at.date() == context.now.date()


def _flags(context: Context) -> frozenset[Flag]:
    screening = context.profile.screening
    return screening.in_force if screening else frozenset()


def _said_since_answers(context: Context, rule_id: str) -> bool:
    """Whether a rule about the health answers was said since they were given."""
    screening = context.profile.screening
    live = context.live.prompts if context.live else ()
    shown = (*live, *(each for session in context.sessions for each in session.prompts))
    return screening is not None and any(
        each.id == rule_id and each.at.date() >= screening.answered_on for each in shown
    )


def _demanding(context: Context, items: Iterable[ItemFacts]) -> list[ItemFacts]:
    """Return whatever jumps, small hops too, and whatever is heavy."""
    return [item for item in items if jumps(item) or heavy_item(context, item)]


def _on_legs(context: Context, items: Sequence[ItemFacts]) -> list[ItemFacts]:
    """Return medium and big jumps and what is heavy for the legs, in their order."""
    found = {*keys(jumping(items, JumpTier.MEDIUM)), *keys(heavy_legs(context, items))}
    return [item for item in items if item.key in found]


def _new_for_legs(context: Context, item: ItemFacts) -> bool:
    """Whether it works the legs and was never done; with no history nothing can be told."""
    legs = item.regions.get(Region.LEGS, 0.0) >= context.rules.heavy.legs_share
    return legs and bool(context.sessions) and next(records(context, item.exercise), None) is None


def _jump_question(context: Context, rule_id: str, items: Sequence[ItemFacts]) -> Fired | None:
    """A question before jumps, in the words of the exercise's file.

    Clothes and room are asked about before every medium or big jump, in the rule's own words where the file
    has none.
    """
    rule = context.rules[rule_id]
    least, always = rule.whole("least_tier"), rule.whole("always_tier")
    known = [item for item in items if item.exercise in context.exercises]
    asked = {each.id: each for each in questions(known, context.exercises)}.get("-".join(rule.ids))
    in_file = asked.items if asked else ()
    against = [item for item in items if jumps(item, always) or (jumps(item, least) and item.key in in_file)]
    if not against:
        return None
    found = fire(context, rule_id, items=keys(against), offers=(leave_out(against),))
    return msgspec.structs.replace(found, question=asked.text, text=asked.text) if asked else found


def _raced(context: Context) -> list[Run]:
    """Return the races of yesterday and today that no run tells of: at noon, for all that is known."""
    told = {run.started_at.date() for run in context.runs if not run.planned}
    now = context.now
    return [
        Run(
            id=0,
            started_at=now.replace(year=on.year, month=on.month, day=on.day, hour=12, minute=0, second=0),
            updated=now,
            kind=RunKind.RACE,
            day_only=True,
        )
        for on in {race.on for race in context.profile.races}
        if 0 <= (now.date() - on).days <= 1 and on not in told
    ]


def _done(context: Context) -> list[Run]:
    return [run for run in context.runs if not run.planned]


def _hours(earlier: datetime, later: datetime) -> float:
    return (later - earlier).total_seconds() / 3600
