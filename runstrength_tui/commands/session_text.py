"""A session as lines of plain text, for any width from a phone's to 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from runstrength_tui.domain.session import Session
from runstrength_tui.domain.session_parts import ExercisePart, SessionParts, SetPart, session_parts
from runstrength_tui.text import clean_text

_INDENT: Final = "  "


def session_lines(session: Session, today: date, width: int, *, before: int | None = None) -> Iterator[str]:
    """Yield the lines of one session, none wider than ``width``; ``before`` is the session before it."""
    parts = session_parts(session, today)
    yield from _heading(parts, width)
    for said in parts.said:
        yield from _wrapped(f"{said.lead}: {clean_text(said.text)}", width)
    for exercise in parts.exercises:
        yield ""
        yield from _exercise(exercise, width)
    if parts.prompts or parts.checks:
        yield ""
    for said in parts.prompts:
        yield from _wrapped(f"{said.lead}: {clean_text(said.text)}", width)
    if parts.checks:
        for answer, question in parts.checks:
            yield from _wrapped(f"Before: {clean_text(question)} {answer.capitalize()}.", width)
    yield ""
    yield from _wrapped(f"Session {session.id}" + (f"; the one before it: {before}" if before else ""), width)


def _heading(parts: SessionParts, width: int) -> Iterator[str]:
    """Yield name and time, on one line where both fit, then the totals."""
    name = clean_text(parts.name)
    if len(name) + 2 + len(parts.when) <= width:
        yield name + parts.when.rjust(width - len(name))
    else:
        yield from _wrapped(name, width)
        yield from _wrapped(parts.when, width)
    yield from _wrapped(parts.totals + (f", {parts.ended}" if parts.ended else ""), width)


def _exercise(exercise: ExercisePart, width: int) -> Iterator[str]:
    """Yield an exercise's name with what is to be said of all of it, then its sets and its note."""
    name = clean_text(exercise.name)
    facts = clean_text(", ".join(exercise.facts))
    yield from _wrapped(f"{name}  ({facts})" if facts else name, width)
    yield from _sets(exercise.sets, width)
    if exercise.note:
        yield from _wrapped(f"note: {clean_text(exercise.note)}", width, indent=_INDENT)


def _sets(sets: Sequence[SetPart], width: int) -> Iterator[str]:
    """Yield a line a set in columns, or as running text where the columns would be too wide."""
    columns = [max(map(len, column)) for column in zip(*(each.cells for each in sets), strict=True)]
    as_columns = [
        "  ".join(cell.ljust(wide) for cell, wide in zip(each.cells, columns, strict=True) if wide).rstrip()
        for each in sets
    ]
    fits = all(len(_INDENT) + 4 + len(line) <= width for line in as_columns)
    for each, columned in zip(sets, as_columns, strict=True):
        line = columned if fits else ", ".join(cell for cell in each.cells if cell)
        yield from _wrapped(line, width, indent=f"{_INDENT}{each.mark:>2}  ", keep=fits)


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
