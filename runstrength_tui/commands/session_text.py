"""A session as lines of plain text, for any width from a phone's to 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

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
from runstrength_tui.text import clean_text

_INDENT: Final = "  "


def session_lines(session: Session, today: date, width: int, *, before: int | None = None) -> Iterator[str]:
    """Yield the lines of one session, none wider than ``width``; ``before`` is the session before it."""
    yield from _heading(session, today, width)
    for exercise in session.exercises:
        yield ""
        yield from _exercise(exercise, width)
    told = [*_answers(session)]
    if session.note:
        told.append(f"Note: {clean_text(session.note)}")
    if told:
        yield ""
        for line in told:
            yield from _wrapped(line, width)
    yield ""
    yield from _wrapped(f"Session {session.id}" + (f"; the one before it: {before}" if before else ""), width)


def _heading(session: Session, today: date, width: int) -> Iterator[str]:
    """Yield name and time, on one line where both fit, then the totals."""
    name = clean_text(session_name(session))
    day = date_text(session.started_at.date(), today, weekday=True)
    when = f"{day}, {time_text(session.started_at)}–{time_text(session.ended_at)}"
    if len(name) + 2 + len(when) <= width:
        yield name + when.rjust(width - len(name))
    else:
        yield from _wrapped(name, width)
        yield from _wrapped(when, width)
    ended = end_text(session.end)
    yield from _wrapped(totals_text(session) + (f", {ended}" if ended else ""), width)


def _exercise(exercise: ExerciseRecord, width: int) -> Iterator[str]:
    """Yield an exercise's name with what is to be said of all of it, then its sets and its note."""
    facts = []
    if exercise.jump_tier and exercise.sets:
        facts.append(tier_text(exercise.jump_tier))
    if exercise.contacts:
        facts.append(many_text(exercise.contacts, "landing"))
    if exercise.skipped:
        facts.append(("the rest left out: " if exercise.sets else "left out: ") + skip_text(exercise.skipped))
    elif exercise.swapped_for:
        facts.append(f"then {clean_text(exercise.swapped_for)}")
    elif not exercise.sets:
        facts.append("not done")
    elif len(exercise.sets) < exercise.planned_sets:
        facts.append(f"{len(exercise.sets)} of {many_text(exercise.planned_sets, 'set')}")
    name = clean_text(exercise.name)
    yield from _wrapped(f"{name}  ({', '.join(facts)})" if facts else name, width)
    yield from _sets(exercise, width)
    if exercise.note:
        yield from _wrapped(f"note: {clean_text(exercise.note)}", width, indent=_INDENT)


def _sets(exercise: ExerciseRecord, width: int) -> Iterator[str]:
    """Yield a line a set in columns, or as running text where the columns would be too wide."""
    rows = [_set_parts(done, exercise) for done in exercise.sets]
    columns = [max(map(len, column)) for column in zip(*rows, strict=True)]
    as_columns = [
        "  ".join(part.ljust(wide) for part, wide in zip(row, columns, strict=True) if wide).rstrip()
        for row in rows
    ]
    fits = all(len(_INDENT) + 4 + len(line) <= width for line in as_columns)
    for number, row in enumerate(rows, start=1):
        line = as_columns[number - 1] if fits else ", ".join(part for part in row if part)
        yield from _wrapped(line, width, indent=f"{_INDENT}{number:>2}  ", keep=fits)


def _set_parts(done: SetRecord, of: ExerciseRecord) -> tuple[str, ...]:
    """Return what is said of one set: work, missed, what was asked for, effort, the rest before it."""
    work = work_text(done.count, done.load, of.measure, of.side)
    if done.left is not None and done.right is not None and done.left != done.right:
        work += f" (L{done.left} R{done.right})"
    asked = ""
    if done.count != done.target.count:
        asked = f"of {short_count_text(done.target.count, of.measure, of.side)}"
    rest = f"rest {clock_text(done.rest_s)}" if done.rest_s is not None else ""
    missed = f"{done.missed} missed" if done.missed else ""
    return work, asked, missed, effort_text(done.effort) if done.effort else "", rest


def _answers(session: Session) -> Iterator[str]:
    """Yield the questions of the check that were answered no, and the prompts with their answers."""
    for check in session.checks:
        if not check.yes:
            yield f"Before: {clean_text(check.question)} No."
    for prompt in session.prompts:
        answer = f" ({clean_text(prompt.answer)})" if prompt.answer else ""
        yield f"Said: {clean_text(prompt.text)}{answer}"


def _wrapped(text: str, width: int, *, indent: str = "", keep: bool = False) -> Sequence[str]:
    """Return text in lines of at most ``width``, those after the first set in as deep as the first's text."""
    if keep:
        return [indent + text]
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=" " * len(indent) or _INDENT,
        break_on_hyphens=False,
    )
