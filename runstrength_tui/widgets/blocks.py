"""Text laid out in blocks for a given width: titles, paragraphs, hanging lists and short tables.

A block is a function from a width in cells to lines; all text in it is cleaned and never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from textual.content import Content

from runstrength_tui.text import clean_text

Block = Callable[[int], list[Content]]

MUTED: Final = "$text-muted"
STRONG: Final = "bold"
ACCENT: Final = "bold $text-accent"
WARN: Final = "$text-warning"

_MOST: Final = 4000
_GAP: Final = 2
_MARKS: Final = frozenset("┌│└·")


def lay_out(blocks: Iterable[Block], width: int) -> list[Content]:
    """Return the lines of all blocks, none wider than ``width`` cells."""
    return [line for block in blocks for line in block(max(1, width))]


def shown(text: str, look: str = "") -> Content:
    """Return text as it may be shown: without control characters, never read as markup."""
    return Content.styled(clean_text(text, most=_MOST), look)


def gap() -> Block:
    """An empty line."""
    return lambda width: [Content("")]


def line(left: str, right: str = "", *, look: str = STRONG, right_look: str = MUTED) -> Block:
    """Something at the left and something at the right, on one line where both fit, else on two."""
    first, last = shown(left, look), shown(right, right_look)

    def lay(width: int) -> list[Content]:
        room = width - first.cell_length - last.cell_length
        if not last:
            return first.wrap(width)
        if room < _GAP:
            return [*first.wrap(width), *last.wrap(width)]
        return [Content.assemble(first, " " * room, last)]

    return lay


def para(text: str, *, look: str = "", indent: int = 0) -> Block:
    """A paragraph, set in by ``indent`` cells."""
    return item("", text, look=look, indent=indent)


def item(mark: str, text: str, *, look: str = "", mark_look: str = MUTED, indent: int = 0) -> Block:
    """A paragraph that hangs behind its mark, for example a number; ``indent`` is that of the text."""
    content, before = shown(text, look), shown(mark, mark_look)
    return _hanging(content, before, indent)


def named(name: str, text: str, *, indent: int, look: str = "", name_look: str = MUTED) -> Block:
    """A paragraph behind a name, the text set in by ``indent``; under its name where that is longer."""
    content, before = shown(text, look), shown(name, name_look)

    def lay(width: int) -> list[Content]:
        if before.cell_length > indent - 1 or width - indent < indent:
            return [*before.wrap(width), *_hanging(content, Content(""), 2)(width)]
        return _hanging(content, before, indent)(width)

    return lay


def joined(parts: Sequence[tuple[str, str]], *, indent: int = 0, mark: str = "") -> Block:
    """A paragraph of several pieces, each with its look, one space between."""
    content = Content(" ").join(shown(text, look) for text, look in parts if text)
    return _hanging(content, shown(mark, MUTED), indent)


def table(rows: Sequence[Sequence[str]], looks: Sequence[str] = (), *, indent: int = 0) -> Block:
    """Rows in aligned columns; where the columns are too wide, each row as running text."""
    styles = [*looks, *[""] * max((len(row) for row in rows), default=0)]
    blocks = rows_of(
        [[shown(text, look) for text, look in zip(row, styles, strict=False)] for row in rows], indent=indent
    )
    return lambda width: [line for block in blocks for line in block(width)]


def rows_of(rows: Sequence[Sequence[Content]], *, indent: int = 0) -> tuple[Block, ...]:
    """Return the rows of a table each by itself, their columns aligned all the same."""
    columns = max((len(row) for row in rows), default=0)
    cells = [[*row, *[Content("")] * (columns - len(row))] for row in rows]
    widths = [max((row[at].cell_length for row in cells), default=0) for at in range(columns)]
    used = [at for at in range(columns) if widths[at]]
    whole = indent + sum(widths[at] for at in used) + _GAP * max(0, len(used) - 1)

    def block(row: Sequence[Content]) -> Block:
        def lay(width: int) -> list[Content]:
            if whole > width:
                return _run_on_lines(_run_on([row[at] for at in used if row[at].plain]), indent, width)
            parts: list[Content | str] = [" " * indent]
            for at in used:
                if at != used[0]:
                    parts.append(" " * _GAP)
                parts += [row[at], " " * (widths[at] - row[at].cell_length)]
            return [Content.assemble(*parts).rstrip()]

        return lay

    return tuple(block(row) for row in cells)


def _run_on(pieces: Sequence[Content]) -> Content:
    """Join pieces by commas, but a leading number, ``2`` or ``w1``, or bracket by a space."""
    first = pieces[0].plain.removeprefix("w") if pieces else ""
    if len(pieces) > 1 and (first.isdecimal() or first in _MARKS):
        return Content.assemble(pieces[0], "  ", Content(", ").join(pieces[1:]))
    return Content(", ").join(pieces)


def _run_on_lines(content: Content, indent: int, width: int) -> list[Content]:
    """Wrap a row; its second line is set in deeper than the first, so that rows are told apart."""
    room = width - indent
    lines = content.wrap(max(1, room if content.cell_length <= room else room - _GAP))
    return [Content.assemble(" " * (indent + _GAP * (at > 0)), each) for at, each in enumerate(lines)]


def _hanging(content: Content, before: Content, indent: int) -> Block:
    def lay(width: int) -> list[Content]:
        inner = max(1, width - indent)
        lines = content.wrap(inner)
        head = before.pad_right(max(0, indent - before.cell_length))
        rest = " " * indent if indent < width else ""
        return [Content.assemble(head if at == 0 else rest, each) for at, each in enumerate(lines)]

    return lay
