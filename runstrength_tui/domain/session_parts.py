"""A session of the history, part by part in the order in which it is told, on the screen and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.session import (
    CheckAnswer,
    ExerciseRecord,
    PromptRecord,
    Session,
    SetKind,
    SetRecord,
)
from runstrength_tui.domain.wording import (
    clock_text,
    date_text,
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
from runstrength_tui.domain.wording_said import (
    not_my_day_text,
    pain_text,
    prompt_text,
    rated_text,
    session_effort_text,
)


class SetPart(Struct, frozen=True):
    """One set: ``mark`` is its number, ``w1`` for a warm-up.

    The cells say the work, what was asked for, what kind of set, missed reps, effort, and the rest before it;
    "" where there is nothing to say.
    """

    mark: str
    cells: tuple[str, ...]
    count: str
    """The count alone, with which the work begins."""


class ExercisePart(Struct, frozen=True, kw_only=True):
    """One exercise: its name, what is said of all of it, its sets, and its note."""

    name: str
    facts: tuple[str, ...]
    sets: tuple[SetPart, ...]
    note: str


SIGN: Final = "I1"
"""The rule about a warning sign; what it says stands on top."""


class SaidPart(Struct, frozen=True, kw_only=True):
    """Something said about the whole session behind a word of what it is: ``Pain``, ``Note``."""

    lead: str
    text: str
    warns: bool = False


class SessionParts(Struct, frozen=True, kw_only=True):
    """Everything that is told of a session."""

    name: str
    when: str
    totals: str
    ended: str
    """Why it ended before its time; may be empty."""
    said: tuple[SaidPart, ...]
    exercises: tuple[ExercisePart, ...]
    prompts: tuple[SaidPart, ...]
    """What the safety rules said, with the answers; the sets matter more to who looks back."""
    checks: tuple[tuple[str, str], ...]
    """``yes`` or ``no``, and the question that was answered by it before the session."""


def session_parts(session: Session, today: date) -> SessionParts:
    """Return everything a session holds, in words; ``today`` decides whether the year is named."""
    day = date_text(session.started_at.date(), today, weekday=True)
    return SessionParts(
        name=session_name(session),
        when=f"{day}, {_times(session)}",
        totals=totals_text(session),
        ended=end_text(session.end),
        said=tuple(said_parts(session)),
        exercises=tuple(_exercise(record, session.exercises) for record in session.exercises),
        prompts=tuple(_prompt(prompt) for prompt in session.prompts if prompt.id != SIGN),
        checks=tuple(
            ("yes" if check.yes else "no", check.question)
            for check in session.checks
            if not any(_told_by(prompt, check) for prompt in session.prompts)
        ),
    )


def _times(session: Session) -> str:
    """Return from when to when it went; the start alone where the end is not known."""
    start, end = time_text(session.started_at), time_text(session.ended_at)
    return f"{start}–{end}" if session.minutes else start


def left_out_text(record: ExerciseRecord) -> str:
    """Return why an exercise, or what was left of it, was left out; "" where it was not."""
    if record.skipped is None:
        return ""
    return f"{'the rest left out' if record.sets else 'left out'}: {skip_text(record.skipped)}"


def set_marks(sets: Sequence[SetRecord]) -> tuple[str, ...]:
    """Return what stands before each set: its number, warm-ups counted by themselves as ``w1``, ``w2``."""
    marks: list[str] = []
    warm = 0
    for done in sets:
        warm += done.kind is SetKind.WARM_UP
        marks.append(f"w{warm}" if done.kind is SetKind.WARM_UP else str(len(marks) + 1 - warm))
    return tuple(marks)


def _told_by(prompt: PromptRecord, check: CheckAnswer) -> bool:
    """Whether a line of the check is told with its answer already, by the rule that stood there."""
    return bool(prompt.answer) and f"{check.id}-".startswith(f"{prompt.id}-")


def _prompt(prompt: PromptRecord) -> SaidPart:
    return SaidPart(lead="Said", text=prompt_text(prompt), warns=True)


def said_parts(session: Session) -> Iterator[SaidPart]:
    """Yield what was said of a session as a whole."""
    names = {record.exercise: record.name for record in reversed(session.exercises)}
    if session.not_my_day:
        yield SaidPart(lead="Not my day", text=not_my_day_text(session.not_my_day))
    for report in session.pains:
        during = f", during {names[report.exercise]}" if report.exercise in names else ""
        yield SaidPart(lead="Pain", text=pain_text(report) + during, warns=True)
    for prompt in session.prompts:
        if prompt.id == SIGN:
            yield _prompt(prompt)
    if session.effort is not None:
        yield SaidPart(lead="How hard", text=session_effort_text(session.effort))
    if session.note:
        yield SaidPart(lead="Note", text=session.note)


def _exercise(record: ExerciseRecord, among: Sequence[ExerciseRecord]) -> ExercisePart:
    marks = set_marks(record.sets)
    return ExercisePart(
        name=record.name,
        facts=tuple(_facts(record, among)),
        sets=tuple(
            SetPart(mark, _cells(done, record), short_count_text(done.count, record.measure, record.side))
            for mark, done in zip(marks, record.sets, strict=True)
        ),
        note=record.note,
    )


def _facts(record: ExerciseRecord, among: Sequence[ExerciseRecord]) -> Iterator[str]:
    """Yield what is said of all of an exercise."""
    if record.jump_tier and record.sets:
        yield tier_text(record.jump_tier)
    if record.contacts:
        yield many_text(record.contacts, "landing")
    if record.group:
        others = [each.name for each in among if each.group == record.group and each is not record]
        if others:
            yield f"in turns with {others[0] if len(others) == 1 else many_text(len(others), 'other')}"
    done = len(record.work_sets)
    if record.skipped:
        yield left_out_text(record)
    elif record.swapped_for:
        yield f"then {record.swapped_for}"
    elif not record.sets:
        yield "not done"
    elif done != record.planned_sets and record.planned_sets:
        yield f"{done} of {many_text(record.planned_sets, 'set')}"


def _cells(done: SetRecord, of: ExerciseRecord) -> tuple[str, ...]:
    work = work_text(done.count, done.load, of.measure, of.side)
    if done.left is not None and done.right is not None and done.left != done.right:
        work += f" (L{done.left} R{done.right})"
    kinds = [
        *(["drop set"] if done.kind is SetKind.DROP else []),
        *(["to failure"] if done.to_failure else []),
    ]
    return (
        work,
        _asked(done, of),
        ", ".join(kinds),
        f"{done.missed} missed" if done.missed else "",
        rated_text(done),
        f"rest {clock_text(done.rest_s)}" if done.rest_s is not None else "",
    )


def _asked(done: SetRecord, of: ExerciseRecord) -> str:
    """Return what was asked for where it was something else."""
    if done.load != done.target.load:
        return f"of {work_text(done.target.count, done.target.load, of.measure, of.side)}"
    if done.count != done.target.count:
        return f"of {short_count_text(done.target.count, of.measure, of.side)}"
    return ""
