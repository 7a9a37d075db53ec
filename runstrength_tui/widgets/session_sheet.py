"""A session of the history, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from runstrength_tui.domain.session import ExerciseRecord, Session, SetRecord
from runstrength_tui.domain.wording import (
    clock_text,
    date_text,
    effort_text,
    end_text,
    many_text,
    session_name,
    short_count_text,
    skip_text,
    tier_text,
    time_text,
    totals_text,
    work_text,
)
from runstrength_tui.widgets.blocks import MUTED, WARN, Block, gap, item, line, para, table

_INDENT = 2


def session_blocks(session: Session, today: date) -> tuple[Block, ...]:
    """Return everything a session holds; ``today`` decides whether the year is named."""
    return tuple(_session(session, today))


def _session(session: Session, today: date) -> Iterator[Block]:
    day = date_text(session.started_at.date(), today, weekday=True)
    yield line(session_name(session))
    yield para(f"{day}, {time_text(session.started_at)}–{time_text(session.ended_at)}", look=MUTED)
    yield para(totals_text(session), look=MUTED)
    if ended := end_text(session.end):
        yield para(f"{ended[:1].upper()}{ended[1:]}.", look=WARN)
    for prompt in session.prompts:
        answer = f" ({prompt.answer})" if prompt.answer else ""
        yield para(f"Said: {prompt.text}{answer}", look=WARN)
    if session.note:
        yield item("Note", session.note, indent=6)
    for exercise in session.exercises:
        yield gap()
        yield from _exercise(exercise)
    if session.checks:
        yield gap()
        yield line("Before it")
        for check in session.checks:
            yield item("yes" if check.yes else "no", check.question, indent=5)


def _exercise(exercise: ExerciseRecord) -> Iterator[Block]:
    yield line(exercise.name, ", ".join(_facts(exercise)))
    rows = [(str(number), *_parts(done, exercise)) for number, done in enumerate(exercise.sets, start=1)]
    if rows:
        yield table(rows, (MUTED, "", MUTED, MUTED, "", WARN), indent=_INDENT)
    if exercise.note:
        yield para(exercise.note, indent=_INDENT, look="italic")


def _facts(exercise: ExerciseRecord) -> Iterator[str]:
    if exercise.jump_tier and exercise.sets:
        yield tier_text(exercise.jump_tier)
    if exercise.contacts:
        yield many_text(exercise.contacts, "landing")
    if exercise.skipped:
        yield ("the rest left out: " if exercise.sets else "left out: ") + skip_text(exercise.skipped)
    elif exercise.swapped_for:
        yield f"then {exercise.swapped_for}"
    elif not exercise.sets:
        yield "not done"
    elif len(exercise.sets) != exercise.planned_sets and exercise.planned_sets:
        yield f"{len(exercise.sets)} of {many_text(exercise.planned_sets, 'set')}"


def _parts(done: SetRecord, of: ExerciseRecord) -> tuple[str, ...]:
    """Return what is said of one set: work, what was asked for, the rest before it, effort, missed."""
    work = work_text(done.count, done.load, of.measure, of.side)
    if done.left is not None and done.right is not None and done.left != done.right:
        work += f" (L{done.left} R{done.right})"
    asked = ""
    if done.count != done.target.count or done.load != done.target.load:
        asked = f"of {work_text(done.target.count, done.target.load, of.measure, of.side)}"
        if done.load == done.target.load:
            asked = f"of {short_count_text(done.target.count, of.measure, of.side)}"
    return (
        work,
        asked,
        f"rest {clock_text(done.rest_s)}" if done.rest_s is not None else "",
        effort_text(done.effort) if done.effort else "",
        f"{done.missed} missed" if done.missed else "",
    )
