"""The parts of a card, each as blocks of text; one of them is looked at at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.card import Card, Line, Part, Section
from runstrength_tui.domain.exercise import Exercise, Rung
from runstrength_tui.domain.ladder import Standing, standing_lines
from runstrength_tui.domain.with_it import Trend, WithIt, with_it_lines
from runstrength_tui.domain.wording import day_text, many_text, number_text
from runstrength_tui.widgets.blocks import ACCENT, MUTED, STRONG, Block, gap, item, joined, line, para
from runstrength_tui.widgets.spark import spark


class CardPart(StrEnum):
    """What can be looked at, in the order of the row that names it."""

    LOOK = "Look"
    DO = "Do"
    AVOID = "Avoid"
    WHY = "Why"
    LADDER = "Easier/harder"
    MUCH = "How much"
    YOU = "You"

    @property
    def short(self) -> str:
        """The name where there is little room."""
        return {CardPart.LADDER: "Easier", CardPart.MUCH: "Much"}.get(self, self.value)


HEADINGS: Final = {CardPart.WHY: "Why it helps a runner", CardPart.LADDER: "Easier and harder"}
"""What a part is called where it stands under others and there is room."""

_OF: Final = {
    CardPart.DO: (Part.DO, Part.RHYTHM),
    CardPart.AVOID: (Part.AVOID, Part.STOP),
    CardPart.WHY: (Part.WHY, Part.MUSCLES),
    CardPart.LADDER: (Part.LADDER,),
    CardPart.MUCH: (Part.MUCH,),
}
_UNTITLED: Final = frozenset({Part.DO, Part.AVOID, Part.WHY, Part.LADDER, Part.MUCH})
"""Sections that bear the name of their part."""
_INDENT: Final = 3


class Past(Struct, frozen=True, kw_only=True):
    """What is known of a person and one exercise, or why nothing is."""

    standing: Standing | None = None
    found: WithIt = WithIt()
    today: date
    trouble: str = ""
    """Why the history could not be read, in one sentence."""


def has_part(card: Card, part: CardPart) -> bool:
    """Whether a card has what a part is named for."""
    return part in _OF and card.section(_OF[part][0]) is not None


def part_blocks(card: Card, part: CardPart) -> Iterator[Block]:
    """Yield what a card says in one part, without the part's own name."""
    told = False
    for each in _OF.get(part, ()):
        section = card.section(each)
        if section is None:
            continue
        if told:
            yield gap()
        if each not in _UNTITLED:
            yield line(section.title)
        yield from _lines(section)
        told = True


def heading(part: CardPart) -> Iterator[Block]:
    """Yield the name of a part that stands under another."""
    yield gap()
    yield line(HEADINGS.get(part, part.value), look=ACCENT)


def essential_blocks(card: Card, note: str = "", *, need: bool = True) -> Iterator[Block]:
    """Yield the summary and what one wants to know first: kit, unless it is said elsewhere, and muscles."""
    yield para(card.summary)
    if note:
        yield para(note, look=MUTED)
    if need and card.need:
        yield para(card.need, look=MUTED)
    muscles = card.section(Part.MUSCLES)
    if muscles is not None and muscles.groups and muscles.groups[0]:
        yield para(f"Mostly {muscles.groups[0][0].text}", look=MUTED)


def ladder_blocks(
    exercise: Exercise, past: Past | None, chosen: int, *, own_card: Sequence[str]
) -> tuple[list[Block], int]:
    """Return the versions from the easiest to the hardest, one unfolded, and the place of its first block.

    ``own_card`` are the ids of exercises that a version may lead to.
    """
    blocks: list[Block] = []
    at = 0
    standing = past.standing if past is not None else None
    if standing is not None:
        blocks += [para(text) for text in standing_lines(standing, exercise)]
        blocks.append(gap())
    else:
        blocks.append(para("From the easiest to the hardest.", look=MUTED))
    for place, rung in enumerate(exercise.ladder):
        here = place == chosen
        if here:
            at = len(blocks)
        name_look = ACCENT if here else ""
        blocks.append(
            joined(
                ((rung.name, name_look), (_where(rung, standing), STRONG)),
                indent=_INDENT,
                mark="›" if here else "·",
            )
        )
        if here:
            blocks += _unfolded(rung, own_card)
    return blocks, at


def start_of(exercise: Exercise, past: Past | None) -> int:
    """Return the version to begin with: where the person stands, else where most begin."""
    standing = past.standing if past is not None else None
    if standing is not None and standing.place is not None:
        return standing.place
    start = (
        standing.start if standing is not None else exercise.rung(next(iter(exercise.doses.values())).rung)
    )
    return exercise.ladder.index(start)


def you_blocks(past: Past | None, exercise: Exercise) -> Iterator[Block]:
    """Yield last time, the best and how it went, or an invitation."""
    if past is None:
        yield para("Looking in your history.", look=MUTED)
    elif past.trouble:
        yield para(past.trouble, look=MUTED)
    elif past.found.last is None:
        start = exercise.ladder[start_of(exercise, past)]
        yield para("You have not done this yet.")
        yield para(f"{start.name} is where most begin: one easy set shows you how it feels.")
    else:
        for text in with_it_lines(past.found, past.today):
            yield para(text)
        if past.found.trend is not None:
            yield gap()
            yield from _trend(past.found.trend, past.today)


def _where(rung: Rung, standing: Standing | None) -> str:
    if standing is None:
        return ""
    if standing.rung is not None:
        return "you are here" if rung.id == standing.rung.id else ""
    return "most begin here" if rung.id == standing.start.id else ""


def _unfolded(rung: Rung, own_card: Sequence[str]) -> list[Block]:
    blocks = [item("", rung.text, indent=_INDENT)]
    if rung.earn:
        blocks.append(item("", f"Move on after: {rung.earn}", look=MUTED, indent=_INDENT))
    more = "It has a card of its own: enter goes there." if rung.card in own_card else ""
    if more:
        blocks.append(item("", more, look=MUTED, indent=_INDENT))
    return blocks


def _trend(trend: Trend, today: date) -> Iterator[Block]:
    first, last = trend.values[0], trend.values[-1]
    yield joined(((spark(trend.values), ACCENT), (f"{number_text(first)} → {number_text(last)}", STRONG)))
    since = day_text(trend.days[0].date(), today)
    yield para(
        f"{trend.name}: {trend.meaning}. {many_text(len(trend.values), 'session')} since {since}.", look=MUTED
    )


def _lines(section: Section) -> Iterator[Block]:
    for number, group in enumerate(section.groups):
        if number and section.part is Part.DO:
            yield gap()
        for each in group:
            yield _line(each)


def _line(each: Line) -> Block:
    pieces = ((each.lead, STRONG), (each.text, ""), (each.aside, MUTED))
    return joined(pieces, indent=_INDENT if each.mark else 0, mark=each.mark)
