"""A session or a run of the history, as blocks of text; a session's with the values that can be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from textual.content import Content

from runstrength_tui.domain.history.editing import Spot, Value
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.session_parts import ExercisePart, SaidPart, SetPart, session_parts
from runstrength_tui.widgets.blocks import (
    MUTED,
    STRONG,
    WARN,
    Block,
    gap,
    item,
    line,
    named,
    para,
    rows_of,
    shown,
)

_INDENT: Final = 2
_SAID: Final = 12
"""Room for what a thing said is: ``Not my day``."""
_LOOKS: Final = ("", MUTED, "", WARN, "", MUTED)
"""The cells of a set behind its mark."""
_RATED: Final = 4
"""The cell that says how a set was."""
_HERE: Final = "bold reverse"
"""The value under the cursor, told apart without colour."""
_UNSAID: Final = "not said"
_NO_WEIGHT: Final = "no weight"
_LEAD: Final = re.compile(r"([ ×,]*(?:at )?)(.*)", re.DOTALL)
"""What stands between a count and its weight, and the weight."""
_LEADS: Final = {"How hard": Value.EFFORT, "Note": Value.NOTE}


class Place(Struct, frozen=True):
    """A value that can be corrected, and the block that it stands in."""

    spot: Spot
    block: int


class Page(Struct, frozen=True):
    """Everything a session holds."""

    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    """In reading order."""


def session_page(
    session: Session, today: date, *, records: Sequence[str] = (), here: Spot | None = None
) -> Page:
    """Return a session with the value ``here`` marked; ``today`` decides whether the year is named."""
    made = _Made(here)
    made.session(session, today, records)
    return Page(tuple(made.blocks), tuple(made.places))


class _Made:
    def __init__(self, here: Spot | None) -> None:
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self._here = here

    def session(self, session: Session, today: date, records: Sequence[str]) -> None:
        parts = session_parts(session, today)
        self.blocks.append(line(parts.name))
        self._add(Spot(Value.WHEN), para(parts.when, look=self._look(Spot(Value.WHEN), MUTED)))
        self.blocks.append(para(parts.totals, look=MUTED))
        if parts.ended:
            self.blocks.append(para(f"{parts.ended[:1].upper()}{parts.ended[1:]}.", look=WARN))
        news = [SaidPart(lead="Record", text=text) for text in records]
        self._said([*news, *(self._with_unsaid(parts.said) if self._here is not None else parts.said)])
        for place, exercise in enumerate(parts.exercises):
            self.blocks.append(gap())
            self._exercise(place, exercise)
        if parts.prompts:
            self.blocks.append(gap())
            self._said(parts.prompts)
        if parts.checks:
            self.blocks += [gap(), line("Before it")]
            self.blocks += [item(answer, question, indent=5) for answer, question in parts.checks]

    def _with_unsaid(self, said: Sequence[SaidPart]) -> Iterator[SaidPart]:
        """Yield what was said, and what could be said yet: while there is a cursor, that is said at it."""
        by_lead = {part.lead: part for part in said if part.lead in _LEADS}
        yield from (part for part in said if part.lead not in _LEADS)
        yield from (by_lead.get(lead) or SaidPart(lead=lead, text=_UNSAID) for lead in _LEADS)

    def _said(self, parts: Sequence[SaidPart]) -> None:
        room = max((len(said.lead) + 2 for said in parts), default=0)
        for said in parts:
            spot = Spot(_LEADS[said.lead]) if said.lead in _LEADS else None
            look = WARN if said.warns else MUTED if said.text == _UNSAID else ""
            block = named(said.lead, said.text, indent=min(room, _SAID), look=self._look(spot, look))
            if spot is None:
                self.blocks.append(block)
            else:
                self._add(spot, block)

    def _exercise(self, place: int, exercise: ExercisePart) -> None:
        spot = Spot(Value.EXERCISE, place)
        self._add(spot, line(exercise.name, ", ".join(exercise.facts), look=self._look(spot, STRONG)))
        rows = [self._row(place, number, each) for number, each in enumerate(exercise.sets)]
        for number, block in enumerate(rows_of(rows, indent=_INDENT)):
            for value in (Value.COUNT, Value.WEIGHT, Value.RATED):
                self.places.append(Place(Spot(value, place, number), len(self.blocks)))
            self.blocks.append(block)
        spot = Spot(Value.EXERCISE_NOTE, place)
        if exercise.note:
            self._add(spot, para(exercise.note, indent=_INDENT, look=self._look(spot, "italic")))

    def _row(self, place: int, number: int, each: SetPart) -> list[Content]:
        here = self._here
        cells = [shown(text, look) for text, look in zip(each.cells, _LOOKS, strict=True)]
        if here is not None and (here.exercise, here.number) == (place, number):
            work, count = each.cells[0], each.count
            rest = work.removeprefix(count)
            if here.value is Value.COUNT:
                cells[0] = shown(count, _HERE) + Content(rest)
            elif here.value is Value.WEIGHT:
                lead, weight = _LEAD.fullmatch(rest).groups()  # type: ignore[union-attr]  # fits anything
                cells[0] = Content.assemble(count, lead or "  ", shown(weight or _NO_WEIGHT, _HERE))
            elif here.value is Value.RATED:
                cells[_RATED] = shown(each.cells[_RATED] or _UNSAID, _HERE)
        return [shown(each.mark, MUTED), *cells]

    def _look(self, spot: Spot | None, look: str) -> str:
        return _HERE if spot is not None and spot == self._here else look

    def _add(self, spot: Spot, block: Block) -> None:
        self.places.append(Place(spot, len(self.blocks)))
        self.blocks.append(block)
