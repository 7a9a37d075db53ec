"""Rules about what a person said of their body: pain that flares up or comes back, fuel, health."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from runstrength_tui.domain.profile import Flag
from runstrength_tui.domain.safety.engine import ABOUT, Context, Fired, days_apart, fire
from runstrength_tui.domain.safety.looking_back import days_ago, past, when_text
from runstrength_tui.domain.session import PainArea, PainKind, PainReport
from runstrength_tui.domain.wording_said import place_text

_MORNINGS = (1, 2)
"""Days after a session on which a report is of the morning after it."""
_HEEDED = 7
"""Days for which a flare-up holds back what is suggested."""


class Flare(Struct, frozen=True, kw_only=True):
    """Pain that was up on the morning after a session."""

    area: PainArea
    score: int
    before: int
    """In the session."""
    on: date

    def words(self, context: Context) -> dict[str, str]:
        """Return the words for where and when."""
        return {"area": place_text(self.area), "day": when_text(self.on, context.now.date())}


def b6_flared(context: Context) -> Fired | None:
    """Pain this morning that is well above what it was in the session before, or high."""
    for flare in flares(context):
        if flare.on == context.now.date():
            inputs = {ABOUT: flare.area.value, "score": flare.score, "before": flare.before}
            return fire(context, "B6", inputs, say=flare.words(context))
    return None


def flares(context: Context) -> Iterator[Flare]:
    """Yield what flared in the last week and has not been reported again since, newest first."""
    rule = context.rules["B6"]
    seen: set[PainArea] = set()
    for report in sorted(context.profile.pains, key=lambda report: report.at, reverse=True):
        if report.area in seen or report.at > context.now:
            continue
        seen.add(report.area)
        before = _in_session_before(context, report)
        if before is None or days_apart(report.at, context.now) > _HEEDED:
            continue
        if report.score - before.score >= rule.whole("rise") or report.score >= rule.whole("least"):
            yield Flare(area=report.area, score=report.score, before=before.score, on=report.at.date())


def to_ask(context: Context) -> PainReport | None:
    """Return the pain of the last session that is to be asked about this morning, the worst first.

    From 4 of 10, and whatever was sharp or on bone; a place that was told of since is not asked about.
    """
    last = next(iter(past(context)), None)
    if last is None or days_apart(last.started_at, context.now) not in _MORNINGS:
        return None
    least = context.rules["P6"].limits["least"]
    told = {report.area for report in context.profile.pains if report.at > last.ended_at}
    latest = {report.area: report for report in last.pains}
    open_ones = [
        report
        for report in latest.values()
        if report.area not in told
        and (report.score >= least or report.kind in (PainKind.BONE, PainKind.SHARP))
    ]
    return max(open_ones, key=lambda report: report.score, default=None)


def b18_keeps_hurting(context: Context) -> Fired | None:
    """The same place hurt again in the session under way, else the newest: a third time in three weeks."""
    rule = context.rules["B18"]
    sessions = [session for session in past(context) if days_ago(context, session) <= 7 * rule.whole("weeks")]
    reports = [session.pains for session in sessions]
    if context.live is not None:
        reports.insert(0, context.live.pains)
    for area in dict.fromkeys(pain.area for pain in (reports[0] if reports else ())):
        hurt = [
            any(pain.area is area and pain.score >= rule.whole("score") for pain in pains)
            for pains in reports
        ]
        if hurt[0] and sum(hurt) >= rule.whole("sessions"):
            inputs = {ABOUT: area.value, "times": sum(hurt)}
            return fire(context, "B18", inputs, say={"area": place_text(area)})
    return None


def b19_low_fuel(context: Context) -> Fired | None:
    """The person said that bones, periods or weight show signs of eating too little."""
    screening = context.profile.screening
    if screening is None or Flag.LOW_FUEL not in screening.in_force:
        return None
    return fire(context, "B19", {"flag": Flag.LOW_FUEL.value})


def b20_answers_old(context: Context) -> Fired | None:
    """The health questions were answered a year ago or longer."""
    screening = context.profile.screening
    if screening is None:
        return None
    then, today = screening.answered_on, context.now.date()
    months = 12 * (today.year - then.year) + today.month - then.month - (today.day < then.day)
    if months < context.rules["B20"].whole("months"):
        return None
    return fire(context, "B20", {"months": months})


def _in_session_before(context: Context, report: PainReport) -> PainReport | None:
    """Return the last report of that place from the session that a morning's report follows."""
    last = next((session for session in past(context) if session.ended_at <= report.at), None)
    if last is None or days_apart(last.started_at, report.at) not in _MORNINGS:
        return None
    return next((pain for pain in reversed(last.pains) if pain.area is report.area), None)
