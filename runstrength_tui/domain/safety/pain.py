"""The rules about pain and warning signs: what rests, what goes on easier, when it is asked about again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.safety.engine import ABOUT, Context, Fired, days_apart, fire, pick
from runstrength_tui.domain.safety.facts import (
    easier,
    end_here,
    jumps,
    latest_pains,
    leave_out,
    loads_area,
)
from runstrength_tui.domain.safety.hurting import b18_keeps_hurting
from runstrength_tui.domain.safety.looking_back import keys, when_text
from runstrength_tui.domain.safety.rules import Value, filled
from runstrength_tui.domain.session import PainKind, PainReport, WarningSign
from runstrength_tui.domain.wording_said import place_text


class AfterPain(Struct, frozen=True, kw_only=True):
    """What a report of pain leads to."""

    fired: Fired | None
    """What to say about it."""
    out: tuple[str, ...] = ()
    """Keys of the exercises that rest today."""
    ask_on: date | None = None
    """The morning to ask again."""
    again: Fired | None = None
    """It keeps coming back: said besides, on a line of its own."""


def after_sign(context: Context, sign: WarningSign) -> Fired:
    """Return what ends the session on a warning sign; there is no way past it."""
    return i1_sign(context, sign)


def after_pain(context: Context, report: PainReport) -> AfterPain:
    """Return what a report in the session under way leads to; ``context`` may hold it already or not.

    Up to 3 of 10 nothing does. From 4 the place rests from jumps and the exercise in hand goes on easier;
    from 6, and with one sore spot on bone at any number, all that loads the place rests.
    """
    items = [item.facts for item in context.live.items if item.open] if context.live else []
    fired = pick(
        context,
        (
            p8_bone(context, items, report),
            i2_sharp(context, items, report),
            p7_rests(context, items, report),
            p6_around(context, items, report),
        ),
    )
    least = context.rules["P6"].limits["least"]
    ask = report.score >= least or report.kind in (PainKind.BONE, PainKind.SHARP)
    return AfterPain(
        fired=fired,
        out=_resting(context, items, report),
        ask_on=report.at.date() + timedelta(days=1) if ask else None,
        again=pick(context, (b18_keeps_hurting(context),)),
    )


def pains_before(context: Context, items: Sequence[ItemFacts]) -> tuple[Fired, ...]:
    """Return what reports of today, and unanswered ones of the last days, say about the exercises ahead."""
    found: list[Fired | None] = []
    for report in latest_pains(context).values():
        days = days_apart(report.at, context.now)
        if report.kind is PainKind.BONE and days <= context.rules["P8"].limits["days"]:
            found.append(p8_bone(context, items, report))
        elif days == 0:
            rules = (i2_sharp, p7_rests, p6_around)
            found += [rule(context, items, report) for rule in rules]
        else:
            found.append(p6_around(context, items, report))
    return tuple(each for each in found if each is not None and each.items)


def some_pain(context: Context) -> tuple[PainReport, ...]:
    """Return what was reported today and is no more than some: it goes on easier, and without jumps."""
    limits = context.rules["P6"].limits
    return tuple(
        report
        for report in latest_pains(context).values()
        if days_apart(report.at, context.now) == 0
        and limits["least"] <= report.score <= limits["most"]
        and report.kind is not PainKind.BONE
    )


def i1_sign(context: Context, sign: WarningSign) -> Fired:
    """Chest, breath, faint, one side weak: everything stops."""
    every = tuple(item.key for item in context.live.items) if context.live else ()
    return fire(context, "I1", {"sign": sign.value}, items=every, offers=(end_here(),))


def i2_sharp(context: Context, items: Iterable[ItemFacts], report: PainReport) -> Fired | None:
    """Sharp, a pop, numb: the exercise in hand is over for today."""
    if report.kind is not PainKind.SHARP:
        return None
    this = [item for item in items if item.exercise == report.exercise]
    said = {ABOUT: report.area.value, "score": report.score}
    offers = (leave_out(this), end_here()) if this else (end_here(),)
    name = this[0].name if this else "this exercise"
    return fire(
        context,
        "I2",
        said,
        say={"name": name},
        exercise=report.exercise,
        items=keys(this),
        offers=offers,
    )


def p6_around(context: Context, items: Iterable[ItemFacts], report: PainReport) -> Fired | None:
    """4 or 5 of 10: no jumps on it. On a later day it is not known any more, so asked, from 4 up."""
    rule = context.rules["P6"]
    days = days_apart(report.at, context.now)
    if report.score < rule.limits["least"] or not 0 <= days <= rule.limits["ask_days"]:
        return None
    if days == 0 and report.score > rule.limits["most"]:
        return None
    items = list(items)
    loading = [item for item in items if loads_area(context, item, report.area)]
    against = [item for item in loading if jumps(item)] if days == 0 else loading
    this = next((item for item in loading if item.exercise == report.exercise and not jumps(item)), None)
    version = easier(context, this) if this and days == 0 else None
    offers = (version,) if version else ()
    found = fire(
        context,
        "P6",
        {ABOUT: report.area.value, "score": report.score, "days_ago": days},
        say={"area": place_text(report.area), "day": when_text(report.at.date(), context.now.date())},
        case="" if context.rules.areas[report.area].jumps else "no_jumps",
        exercise=report.exercise,
        items=keys(against),
        offers=(*offers, leave_out(against)) if against else offers,
    )
    return found if days else _stated(context, found, report)


def p7_rests(context: Context, items: Iterable[ItemFacts], report: PainReport) -> Fired | None:
    """6 of 10 or more: all that loads the place rests today."""
    if report.score < context.rules["P7"].limits["least"]:
        return None
    against = [item for item in items if loads_area(context, item, report.area)]
    said = {ABOUT: report.area.value, "score": report.score}
    offers = (leave_out(against, "leave out what loads it"), end_here())
    words = {"area": place_text(report.area)}
    return fire(context, "P7", said, say=words, items=keys(against), offers=offers)


def p8_bone(context: Context, items: Iterable[ItemFacts], report: PainReport) -> Fired | None:
    """One sore spot on bone: no jumps at all, and all that loads the place rests, at any number."""
    if report.kind is not PainKind.BONE:
        return None
    against = [item for item in items if jumps(item) or loads_area(context, item, report.area)]
    said = {ABOUT: report.area.value, "score": report.score}
    offers = (leave_out(against, "leave out jumps and what loads it"), end_here())
    return fire(context, "P8", said, items=keys(against), offers=offers)


def _resting(context: Context, items: Sequence[ItemFacts], report: PainReport) -> tuple[str, ...]:
    """Return the keys of all that rests today because of a report, in the order of the session."""
    rules = (p6_around, p7_rests, p8_bone, i2_sharp)
    found = [fired.items for rule in rules if (fired := rule(context, items, report)) is not None]
    out = {key for each in found for key in each}
    return tuple(item.key for item in items if item.key in out)


def _stated(context: Context, fired: Fired, report: PainReport) -> Fired:
    """Return it without a question: what was reported today is known."""
    case = "today" if context.rules.areas[report.area].jumps else "today_no_jumps"
    words: dict[str, Value] = {"area": place_text(report.area), "score": report.score}
    reason = filled(context.rules["P6"].texts[case], words)
    return msgspec.structs.replace(fired, question="", reason=reason)
