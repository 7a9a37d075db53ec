"""The history as a diary in Markdown: by week, session and exercise, in the words of the screens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final

from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.session_parts import ExercisePart, SaidPart, session_parts
from runstrength_tui.domain.strength import week_of
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.domain.wording import (
    clock_text,
    date_text,
    distance_text,
    many_text,
    number_text,
    time_text,
)
from runstrength_tui.exchange.rows import in_order, run_name
from runstrength_tui.text import clean_text

_NEVER: Final = date(1, 1, 1)
"""No day of the diary is in this year, so that every date names its own."""
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|~&!])")
_MOST: Final = 2_000


def diary_chunks(sessions: Iterable[Session], runs: Iterable[Run], unit: DistanceUnit) -> Iterator[bytes]:
    """Yield the diary a week at a time, oldest first."""
    yield b"# Training diary\n"
    for monday, group in groupby(in_order(sessions, runs), lambda each: week_of(each.started_at.date())):
        yield "".join(f"{line}\n" for line in _week(monday, tuple(group), unit)).encode()


def _week(monday: date, entries: Sequence[Session | Run], unit: DistanceUnit) -> Iterator[str]:
    yield ""
    yield f"## Week of {date_text(monday, _NEVER)}"
    yield ""
    yield _totals(entries, unit)
    for entry in entries:
        yield ""
        yield from _run(entry, unit) if isinstance(entry, Run) else _session(entry)


def _totals(entries: Sequence[Session | Run], unit: DistanceUnit) -> str:
    sessions = [entry for entry in entries if isinstance(entry, Session)]
    runs = [entry for entry in entries if isinstance(entry, Run)]
    parts = []
    if sessions:
        landings = sum(session.contacts for session in sessions)
        parts.append(
            f"{many_text(len(sessions), 'session')}, "
            + many_text(sum(session.sets for session in sessions), "set")
            + (f", {many_text(landings, 'landing')}" if landings else "")
        )
    if runs:
        metres = sum(run.distance_m or 0 for run in runs)
        parts.append(many_text(len(runs), "run") + (f", {distance_text(metres, unit)}" if metres else ""))
    return "; ".join(parts)


def _session(session: Session) -> Iterator[str]:
    parts = session_parts(session, _NEVER)
    yield f"### {parts.when}: {_plain(parts.name)}"
    yield ""
    yield parts.totals + (f", {parts.ended}" if parts.ended else "")
    yield from _said(parts.said)
    if parts.exercises:
        yield ""
    for exercise in parts.exercises:
        yield from _exercise(exercise)
    yield from _said(parts.prompts)
    if parts.checks:
        yield ""
    for answer, question in parts.checks:
        yield f"- Before: {_plain(question)} {answer.capitalize()}."


def _said(said: Sequence[SaidPart]) -> Iterator[str]:
    if said:
        yield ""
    for each in said:
        yield f"- {each.lead}: {_plain(each.text)}"


def _exercise(exercise: ExercisePart) -> Iterator[str]:
    facts = f" ({_plain(', '.join(exercise.facts))})" if exercise.facts else ""
    yield f"- **{_plain(exercise.name)}**{facts}"
    for each in exercise.sets:
        yield f"  - {each.mark}: {_plain(', '.join(cell for cell in each.cells if cell))}"
    if exercise.note:
        yield f"  - note: {_plain(exercise.note)}"


def _run(run: Run, unit: DistanceUnit) -> Iterator[str]:
    day = date_text(run.started_at.date(), _NEVER, weekday=True)
    hour = "" if run.day_only else f", {time_text(run.started_at)}"
    yield f"### {day}{hour}: {run_name(run)}"
    facts = [
        distance_text(run.distance_m, unit) if run.distance_m else "",
        clock_text(run.seconds) if run.seconds else "",
        f"how hard: {number_text(run.rpe)} of 10" if run.rpe is not None else "",
        f"heart rate {run.heart_rate}" if run.heart_rate else "",
    ]
    if told := ", ".join(fact for fact in facts if fact):
        yield ""
        yield told
    if run.note:
        yield ""
        yield f"- Note: {_plain(run.note)}"


@lru_cache(2048)
def _plain(text: str) -> str:
    """Return text in which nothing is taken for markup."""
    return _MARKUP.sub(r"\\\1", clean_text(text, most=_MOST))
