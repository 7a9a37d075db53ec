"""The card of one exercise: how it is done, what it is for, and how much of it."""

from __future__ import annotations

from collections.abc import Iterator

from runstrength_tui.domain.card import Card, Line, Part, Section, exercise_card
from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.widgets.blocks import MUTED, STRONG, Block, gap, joined, line, para

_INDENT = 3


def card_blocks(exercise: Exercise) -> tuple[Block, ...]:
    """Return the whole card, from the name to the muscles."""
    card = exercise_card(exercise)
    return (*head_blocks(card), *(block for section in card.sections for block in section_blocks(section)))


def head_blocks(card: Card) -> tuple[Block, ...]:
    """Return what stands on top: name, kind, other names, the summary and what is needed."""
    return tuple(_head(card))


def section_blocks(section: Section) -> tuple[Block, ...]:
    """Return one section under its title."""
    return tuple(_section(section))


def _head(card: Card) -> Iterator[Block]:
    yield line(card.name, card.kind)
    if card.also:
        yield para(card.also, look=MUTED)
    yield para(card.summary)
    if card.need:
        yield para(card.need, look=MUTED)


def _section(section: Section) -> Iterator[Block]:
    yield gap()
    yield line(section.title, look="bold $text-accent")
    for number, group in enumerate(section.groups):
        if number and section.part is Part.DO:
            yield gap()
        for each in group:
            yield _line(each)


def _line(each: Line) -> Block:
    pieces = ((each.lead, STRONG), (each.text, ""), (each.aside, MUTED))
    return joined(pieces, indent=_INDENT if each.mark else 0, mark=each.mark)
