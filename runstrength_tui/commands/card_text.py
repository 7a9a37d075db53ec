"""An exercise's card as lines of plain text, for any width from a phone's to 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from runstrength_tui.domain.card import Card, Line
from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.text import clean_text

_INDENT: Final = 3
_NARROW: Final = 60
"""Below this width a name stands on a line of its own, above what is said of it."""


def card_lines(card: Card, width: int) -> Iterator[str]:
    """Yield the card's lines, none wider than ``width``."""
    name, kind = clean_text(card.name), clean_text(card.kind)
    if len(name) + 2 + len(kind) <= width:
        yield name + kind.rjust(width - len(name))
    else:
        yield from _wrapped(name, width)
        yield from _wrapped(kind, width)
    for text in (card.also, card.summary, card.need):
        yield from _wrapped(text, width)
    for section in card.sections:
        yield ""
        yield from _wrapped(section.title.upper(), width)
        for number, group in enumerate(section.groups):
            if number and all(line.mark for line in (*section.groups[number - 1], *group)):
                yield ""
            for line in group:
                yield from _line(line, width)


def list_lines(exercises: Sequence[Exercise], width: int) -> Iterator[str]:
    """Yield every exercise with its summary, the summaries in a column where there is room for one."""
    names = [clean_text(exercise.name) for exercise in exercises]
    column = max(map(len, names), default=0) + 2
    for name, exercise in zip(names, exercises, strict=True):
        if width >= _NARROW:
            yield from _wrapped(exercise.summary, width, before=name, indent=column)
        else:
            yield from _wrapped(name, width)
            yield from _wrapped(exercise.summary, width, indent=2)


def _line(line: Line, width: int) -> list[str]:
    return _wrapped(" ".join(line.pieces), width, before=line.mark, indent=_INDENT if line.mark else 0)


def _wrapped(text: str, width: int, *, before: str = "", indent: int = 0) -> list[str]:
    """Return text in lines of at most ``width``, all set in by ``indent``, the first behind ``before``."""
    return textwrap.wrap(
        clean_text(text, most=4000),
        width,
        initial_indent=before.ljust(indent),
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
