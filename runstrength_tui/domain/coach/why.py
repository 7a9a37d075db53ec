"""Why it is this session: what matters most to the person first, and one reason of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from runstrength_tui.domain.coach.day import done_today, last_done, legs_yesterday
from runstrength_tui.domain.coach.habits import LEARNED, WEEKDAYS
from runstrength_tui.domain.coach.keeping import no_room_later
from runstrength_tui.domain.coach.readiness import said
from runstrength_tui.domain.coach.suggestion import Asked, Kind, Reason
from runstrength_tui.domain.exercise import JumpTier, Level
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.duties import reason_of, spared
from runstrength_tui.domain.safety.engine import Fired
from runstrength_tui.domain.safety.facts import jumps, loads_area
from runstrength_tui.domain.safety.heavy import heavy_legs
from runstrength_tui.domain.safety.looking_back import past, when_text
from runstrength_tui.domain.safety.pain import p6_around, some_pain
from runstrength_tui.domain.session import EndReason, NotMyDay
from runstrength_tui.domain.wording import day_text

_ORDER: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("asked", ("short",)),
    ("sign", ("after_sign",)),
    ("pain", ("I2", "P6", "P7", "P8", "B6")),
    ("health", ("O1", "O5")),
    ("day", ("P10", "P14", "P15", "P16", "sore")),
    ("race", ("P13", "B17", "phase", "near_race", "no_jumps_yet")),
    ("run", ("P11", "P12", "learned")),
    ("gap", ("B13",)),
    ("easy week", ("B12",)),
    ("jumps", ("B1", "B2", "B4", "I3", "I4", "I12", "I13", "I16", "I18")),
    ("muscles", ("B3", "legs_yesterday", "done_today")),
    ("balance", ("B7", "B8", "B10", "B11", "region")),
    ("stuck", ("B15",)),
    ("sets", ("B5", "I21", "level_sets")),
    ("way to a race", ("far",)),
    ("turn", ("first", "turn", "new_plan")),
)
"""Kinds of reason, what matters most first, with the rules and the coach's own reasons that are of it."""
_PLACES: Final = {name: place for place, (_, names) in enumerate(_ORDER) for name in names}
_ALL_SAID: Final = {_PLACES["P6"], _PLACES["P10"]}
"""Kinds of which each one is said: every sore place counts, and all that was said of the day."""
_RUNS: Final = {RunKind.HARD: "a hard run", RunKind.LONG: "a long run"}


def reasons(
    asked: Asked,
    kind: Kind,
    plan: Plan | None,
    wanted: Sequence[ItemFacts],
    items: Sequence[ItemFacts],
    added: Sequence[Reason] = (),
) -> tuple[Reason, ...]:
    """Return why it is ``items`` and not the ``wanted`` ones, and whose turn it is; ``added`` are others."""
    found = sorted((*_all(asked, kind, plan, wanted, items), *added), key=_place)
    kept: dict[tuple[int, str], Reason] = {}
    for each in found:
        place = _place(each)
        kept.setdefault((place, each.text if place in _ALL_SAID or place == len(_ORDER) else ""), each)
    return tuple(kept.values())


def of_rule(asked: Asked, fired: Fired, items: Sequence[ItemFacts]) -> Reason:
    """Return a rule as a reason; one that keeps distance from a run nobody planned says so."""
    learned = _learned(asked, fired)
    if learned is not None:
        return learned
    text = reason_of(asked.context, fired, items)
    name = "near_race" if fired.inputs.get("kind") == RunKind.RACE else ""
    return Reason(text=text, rule=fired.rule, name=name, grade=fired.grade, source=fired.source)


def after_sign(asked: Asked) -> tuple[Reason, ...]:
    """Return what is said until a session went by without one: the last ended on a warning sign."""
    last = next(past(asked.context), None)
    stopped = last is not None and last.end is EndReason.WARNING_SIGN
    return (asked.reason("after_sign"),) if stopped else ()


def _place(reason: Reason) -> int:
    return _PLACES.get(reason.name or reason.rule, len(_ORDER))


def _all(
    asked: Asked, kind: Kind, plan: Plan | None, wanted: Sequence[ItemFacts], items: Sequence[ItemFacts]
) -> Iterator[Reason]:
    if kind is Kind.SHORT:
        yield asked.reason("short")
    yield from after_sign(asked)
    yield from (of_rule(asked, fired, items) for fired in spared(asked.against(wanted), asked.against(items)))
    yield from (of_rule(asked, fired, items) for fired in no_room_later(asked, wanted))
    yield from (of_rule(asked, fired, items) for fired in said(asked, wanted))
    if NotMyDay.SORE in asked.marks and any(jumps(item, JumpTier.MEDIUM) for item in wanted):
        yield asked.reason("sore")
    for report in some_pain(asked.context):
        fired = p6_around(asked.context, (), report)
        if fired is not None and any(loads_area(asked.context, item, report.area) for item in wanted):
            yield of_rule(asked, fired, items)
    if legs_yesterday(asked) and asked.context.level is Level.BEGINNER and heavy_legs(asked.context, wanted):
        yield asked.reason("legs_yesterday")
    if asked.once(done_today):
        yield asked.reason("done_today")
    yield from _races(asked, wanted)
    if not asked.context.sessions:
        yield asked.reason("first")
    elif plan is not None and kind in (Kind.USUAL, Kind.TRAIN):
        last = last_done(asked, plan)
        if last is None:
            yield asked.reason("new_plan", {"name": plan.name})
        else:
            when = when_text(last, asked.context.now.date())
            yield asked.reason("turn", {"name": plan.name, "when": when})


def _races(asked: Asked, wanted: Sequence[ItemFacts]) -> Iterator[Reason]:
    today = asked.context.now.date()
    if asked.recovering is not None:
        yield asked.reason("no_jumps_yet", {"when": when_text(asked.recovering.on, today)})
    now = asked.phase
    if now is not None:
        step, race = now
        days = (race.on - today).days
        when = f"in {days} days" if days > 1 else day_text(race.on, today)
        words = {"race": race.name or "Your race", "when": when}
        source = asked.context.rules.coach.source
        name = "phase" if step.sets < 1 else "far"
        yield Reason(text=step.text.format_map(words), name=name, grade=step.grade, source=source)


def _learned(asked: Asked, fired: Fired) -> Reason | None:
    """Return the reason for a run that is only usual on its day; None for any other rule."""
    usual = asked.usual or ()
    if fired.rule != "P12" or not usual:
        return None
    today = asked.context.now.date()
    run: Run | None = next(
        (each for each in usual if (each.started_at.date() - today).days == fired.inputs["days"]), None
    )
    planned = [each for each in asked.context.runs if each.planned and each.origin != LEARNED]
    races = [race.on for race in asked.context.profile.races if race.goal]
    if run is None or run.started_at.date() in races or planned:
        return None
    day = WEEKDAYS[run.started_at.weekday()]
    return asked.reason("learned", {"day": day, "run": _RUNS[run.kind]})
