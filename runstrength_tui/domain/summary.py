"""What a finished session came to, in words: the good of it, then how it went against what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct

from runstrength_tui.domain.bests import best_text, new_bests
from runstrength_tui.domain.exercise import JumpTier, LoadKind, Measure, Region, SideRule
from runstrength_tui.domain.ladder import strength
from runstrength_tui.domain.safety.landings import LandingLimits, big_landings, counted_landings
from runstrength_tui.domain.session import EndReason, ExerciseRecord, Session, SetKind, SkipReason
from runstrength_tui.domain.session_parts import SIGN, SaidPart, left_out_text
from runstrength_tui.domain.strength import (
    UNKNOWN_FROM,
    day_of,
    region_sets,
    unknown_percent,
    week_of,
)
from runstrength_tui.domain.with_it import sets_text
from runstrength_tui.domain.wording import (
    end_text,
    many_text,
    session_name,
    totals_text,
    unit_text,
)
from runstrength_tui.domain.wording_said import after_pain_text, not_my_day_text, pain_text, prompt_text


class DoneRow(Struct, frozen=True, kw_only=True):
    """One exercise against what was asked."""

    name: str
    full: bool
    """Everything asked for was done."""
    sets: str
    """``3 sets``, ``2 of 3``, ``not done``; empty where it was left out."""
    work: str
    """``8, 8, 7 × 16 kg``."""
    against: str
    """``1 fewer than asked``, ``heavier``, ``left out: pain``; may be empty."""
    note: str


class Summary(Struct, frozen=True, kw_only=True):
    """What the screen after a session says."""

    stop: str
    """What to do after a warning sign; empty otherwise."""
    name: str
    totals: str
    glad: str
    """One thing to be glad about, always true."""
    rows: tuple[DoneRow, ...]
    regions: tuple[tuple[str, float], ...]
    """Hard sets of legs, core and upper body; none where there were no hard sets."""
    lines: tuple[SaidPart, ...]
    """Landings, pain and what follows, what was said, the note."""
    asks_effort: bool
    """Whether to ask how hard it was; not after a warning sign."""


def summary_of(session: Session, earlier: Sequence[Session], limits: LandingLimits | None) -> Summary:
    """Return what a session came to; ``earlier`` are the sessions before it, ``limits`` its landings' caps.

    Without limits nothing is said of them.
    """
    stopped = session.end is EndReason.WARNING_SIGN
    ended = end_text(session.end)
    return Summary(
        stop=next((shown.text for shown in session.prompts if shown.id == SIGN), "") if stopped else "",
        name=session_name(session),
        totals=totals_text(session) + (f", {ended}" if ended else ""),
        glad="Stopping was right." if stopped else glad_text(session, earlier),
        rows=tuple(_row(record) for record in session.exercises),
        regions=_regions(session),
        lines=tuple(_lines(session, limits)),
        asks_effort=not stopped,
    )


def glad_text(session: Session, earlier: Sequence[Session]) -> str:
    """Return one thing to be glad about: what was never done before, else what was kept to."""
    bests = new_bests(session, earlier)
    if bests:
        told = "; ".join(f"{best.record.name}, {best_text(best)}" for best in bests)
        return f"New best: {told}." if len(bests) == 1 else f"New bests: {told}."
    records = session.exercises
    if any(record.skipped is SkipReason.PAIN for record in records) and session.sets:
        return "Leaving out what hurts was right, and the rest is done."
    if session.sets and all(_full(record) and not _short(record) for record in records):
        return f"All that was asked: {many_text(session.sets, 'set')}."
    weeks = weeks_in_a_row(session, earlier)
    if weeks > 1:
        return f"{weeks} weeks in a row with strength."
    return f"{many_text(session.sets, 'set')}, and every one counts." if session.sets else ""


def weeks_in_a_row(session: Session, earlier: Sequence[Session]) -> int:
    """Return how many weeks up to a session's own have a session with a set done."""
    trained = {week_of(day_of(each)) for each in (session, *earlier) if each.sets}
    week, count = week_of(day_of(session)), 0
    while week in trained:
        count += 1
        week -= timedelta(days=7)
    return count


def landings_text(session: Session, limits: LandingLimits | None) -> str:
    """Return a session's landings against its caps; "" where there were none."""
    if not session.contacts:
        return ""
    if limits is None:
        return str(session.contacts)
    counted, big = counted_landings(session, JumpTier.MEDIUM), big_landings(session)
    small = session.contacts - counted
    if not counted:
        return f"{small}, of small jumps only: there is no limit for those"
    over = "over your limit of" if counted > limits.landings else "your limit is"
    text = f"{counted}, {over} {limits.landings} a session"
    if big:
        text += f"; {big} of them big, " + (
            f"more than {limits.big}" if big > limits.big else f"at most {limits.big}"
        )
    return text + (f"; and {many_text(small, 'small one')}" if small else "")


def _lines(session: Session, limits: LandingLimits | None) -> Iterator[SaidPart]:
    if landings := landings_text(session, limits):
        yield SaidPart(lead="Landings", text=landings)
    for report in session.pains:
        yield SaidPart(lead="Pain", text=f"{pain_text(report)}: {after_pain_text(report)}.", warns=True)
    if session.not_my_day:
        yield SaidPart(lead="Your day", text=not_my_day_text(session.not_my_day))
    for prompt in session.prompts:
        if prompt.id != SIGN:
            yield SaidPart(lead="Said", text=prompt_text(prompt), warns=True)
    if (unknown := unknown_percent([session])) > UNKNOWN_FROM and unknown < 100:
        share = f"{round(unknown)} % of the hard sets are not in it"
        yield SaidPart(lead="Balance", text=f"{share}: their muscles are not known.")
    if session.note:
        yield SaidPart(lead="Note", text=session.note)


def _regions(session: Session) -> tuple[tuple[str, float], ...]:
    shares = region_sets([session])
    return tuple((region.value, shares[region]) for region in Region) if any(shares.values()) else ()


def _full(record: ExerciseRecord) -> bool:
    return record.skipped is None and len(record.work_sets) >= record.planned_sets


def _short(record: ExerciseRecord) -> bool:
    """Whether a set had fewer than were asked, or was lighter."""
    return any(
        done.count < done.target.count or strength(done.load) < strength(done.target.load)
        for done in record.work_sets
    )


def _row(record: ExerciseRecord) -> DoneRow:
    done, planned = len(record.work_sets), record.planned_sets
    sets = many_text(done, "set") if done >= planned else f"{done} of {planned}"
    if not record.sets:
        sets = "" if record.skipped or record.swapped_for else "not done"
    return DoneRow(
        name=record.name,
        full=_full(record) and done > 0,
        sets=sets,
        work=sets_text(record),
        against=", ".join(_against(record)),
        note=record.note,
    )


def _against(record: ExerciseRecord) -> Iterator[str]:
    """Yield how it differs from what was asked."""
    if record.skipped is not None:
        yield left_out_text(record)
    elif record.swapped_for:
        yield f"then {record.swapped_for}"
    if len(record.work_sets) > record.planned_sets > 0:
        yield f"{many_text(len(record.work_sets) - record.planned_sets, 'set')} more"
    worked = [done for done in record.sets if done.kind is SetKind.WORK]
    changed = {_sign(strength(done.load) - strength(done.target.load)) for done in worked} - {0}
    if len(changed) == 1:
        yield _changed(worked[0].load.kind, more=changed == {1})
    by = sum(done.count - done.target.count for done in worked)
    if by:
        yield _counted(abs(by), record) + (" more" if by > 0 else " fewer") + " than asked"


def _counted(by: int, record: ExerciseRecord) -> str:
    sided = record.side is not SideRule.BOTH and record.measure is not Measure.METRES and not by % 2
    counted = f"{by // 2 if sided else by}{unit_text(record.measure)}"
    return f"{counted} a side" if sided else counted


def _changed(kind: LoadKind, *, more: bool) -> str:
    if kind is LoadKind.BOX:
        return "higher" if more else "lower"
    if kind is LoadKind.ASSISTED:
        return "less help" if more else "more help"
    return "heavier" if more else "lighter"


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
