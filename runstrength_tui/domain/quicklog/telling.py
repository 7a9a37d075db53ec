"""What was understood, in a runner's words, for the person to check before it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.session import ExerciseRecord, Load, Session, SetKind, SetRecord
from runstrength_tui.domain.session_parts import left_out_text
from runstrength_tui.domain.wording import (
    clock_text,
    count_text,
    day_text,
    load_text,
    many_text,
    short_count_text,
    time_text,
)
from runstrength_tui.domain.wording_said import rated_text, session_effort_text


def how_text(record: ExerciseRecord) -> str:
    """Return what was done of an exercise: ``3 × 8, 16 kg, easy``, ``10, 9, 8``, ``left out: pain``."""
    parts = []
    for _, same in groupby(record.sets, key=_but_count):
        sets = list(same)
        parts.append(", ".join([_counts(sets, record), *_rest_of(sets[0], record)]))
    told = "; ".join(parts)
    if record.skipped:
        told = "; ".join(part for part in (told, left_out_text(record)) if part)
    if record.note:
        told += f", “{record.note}”"
    return told or "not done"


def sums_of(sessions: Sequence[Session]) -> list[str]:
    """Return the sets, landings and minutes of some sessions together."""
    parts = [many_text(sum(each.sets for each in sessions), "set")]
    if contacts := sum(each.contacts for each in sessions):
        parts.append(many_text(contacts, "landing"))
    return [*parts, f"{sum(each.minutes for each in sessions)} min"]


def totals_of(session: Session, now: datetime, *, when: bool = False) -> str:
    """Return what a session adds up to: exercises, sets, landings, minutes; and ``when`` it was."""
    done = [record for record in session.exercises if record.sets]
    parts = [many_text(len(done), "exercise"), *sums_of([session])]
    day = (
        f"{day_text(session.started_at.date(), now.date())} {time_text(session.started_at)}: " if when else ""
    )
    return day[:1].upper() + day[1:] + ", ".join(parts)


def plan_text(session: Session, records: Sequence[ExerciseRecord]) -> str:
    """Return how a plan was done."""
    parts = [many_text(sum(len(record.work_sets) for record in records), "set")]
    parts.append(f"{session.minutes} min")
    if session.effort is not None:
        parts.append(session_effort_text(session.effort))
    if session.note:
        parts.append(f"“{session.note}”")
    return ", ".join(parts)


def _but_count(done: SetRecord) -> tuple[object, ...]:
    return (
        done.load, done.kind, done.effort, done.rir, done.missed, done.to_failure,
    )  # fmt: skip


def _counts(sets: list[SetRecord], of: ExerciseRecord) -> str:
    texts = [_count(done, of) for done in sets]
    if len(set(texts)) == 1:
        return f"{len(texts)} × {texts[0]}"
    return ", ".join(texts)


def _count(done: SetRecord, of: ExerciseRecord) -> str:
    if done.left is not None and done.right is not None and done.left != done.right:
        return count_text(done.count, of.measure, of.side, left=done.left, right=done.right)
    return short_count_text(done.count, of.measure, of.side)


def _rest_of(done: SetRecord, of: ExerciseRecord) -> Iterator[str]:
    yield from _load(done.load)
    if done.kind is SetKind.WARM_UP:
        yield "warm-up"
    elif done.kind is SetKind.DROP:
        yield "drop set"
    if done.to_failure:
        yield "to failure"
    if done.missed:
        yield f"{done.missed} missed"
    rated = rated_text(done)
    if rated:
        yield rated
    if done.rest_s is not None and done.kind is SetKind.WORK and len(of.sets) == 1:
        yield f"rest {clock_text(done.rest_s)}"


def _load(load: Load) -> Iterator[str]:
    text = load_text(load)
    if load.kind is LoadKind.BOX and text:
        text += " box"
    if load.kind is LoadKind.EXTERNAL and load.kg is None:
        text = "no weight"
    if text:
        yield text
