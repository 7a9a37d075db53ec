"""A session of the history, as blocks of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from runstrength_tui.domain.session import Session
from runstrength_tui.domain.session_parts import ExercisePart, SaidPart, SessionParts, session_parts
from runstrength_tui.widgets.blocks import MUTED, WARN, Block, gap, item, line, named, para, table

_INDENT: Final = 2
_SAID: Final = 12
"""Room for what a thing said is: ``Not my day``."""
_LOOKS: Final = (MUTED, "", MUTED, "", WARN, "", MUTED)
"""The set's mark, then its cells."""


def session_blocks(session: Session, today: date) -> tuple[Block, ...]:
    """Return everything a session holds; ``today`` decides whether the year is named."""
    return tuple(_session(session_parts(session, today)))


def _session(parts: SessionParts) -> Iterator[Block]:
    yield line(parts.name)
    yield para(parts.when, look=MUTED)
    yield para(parts.totals, look=MUTED)
    if parts.ended:
        yield para(f"{parts.ended[:1].upper()}{parts.ended[1:]}.", look=WARN)
    yield from _said(parts.said)
    for exercise in parts.exercises:
        yield gap()
        yield from _exercise(exercise)
    if parts.prompts:
        yield gap()
        yield from _said(parts.prompts)
    if parts.checks:
        yield gap()
        yield line("Before it")
        for answer, question in parts.checks:
            yield item(answer, question, indent=5)


def _said(parts: Sequence[SaidPart]) -> Iterator[Block]:
    room = max((len(said.lead) + 2 for said in parts), default=0)
    for said in parts:
        yield named(said.lead, said.text, indent=min(room, _SAID), look=WARN if said.warns else "")


def _exercise(exercise: ExercisePart) -> Iterator[Block]:
    yield line(exercise.name, ", ".join(exercise.facts))
    if exercise.sets:
        yield table([(each.mark, *each.cells) for each in exercise.sets], _LOOKS, indent=_INDENT)
    if exercise.note:
        yield para(exercise.note, indent=_INDENT, look="italic")
