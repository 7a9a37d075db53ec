"""What a session came to, as blocks of text: the most important on top, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from runstrength_tui.domain.summary import DoneRow, Summary
from runstrength_tui.domain.wording import number_text
from runstrength_tui.domain.wording_said import MOST_EFFORT, hardness_text
from runstrength_tui.widgets.blocks import (
    ACCENT,
    MUTED,
    STRONG,
    WARN,
    Block,
    gap,
    lay_out,
    line,
    named,
    para,
    shown,
    table,
)

_LEAD: Final = 11
"""Room for what a line is about: ``Landings``."""
_BAR: Final = "━"
_LONGEST: Final = 10
_ANY: Final = 10_000
"""A width in which every row is one line."""
_LOOKS: Final = (MUTED, STRONG, "", "", MUTED)


def summary_blocks(summary: Summary) -> tuple[Block, ...]:
    """Return everything the screen after a session says, but for the question how hard it was."""
    return tuple(_summary(summary))


def effort_line(effort: int | None, *, kept: bool, narrow: bool) -> Content:
    """Return the question how hard a session was with the numbers to choose from, and what was answered."""
    numbers = Content("").join(
        Content.styled(
            f"[{each}]".center(4) if each == effort else f" {each} ".center(4), _look(each == effort)
        )
        for each in range(MOST_EFFORT + 1)
    )
    said = "" if effort is None else f"{hardness_text(effort)} {'✓' if kept else '…'}"
    asked = Content.styled("How hard was it?", MUTED)
    if narrow:
        numbers = Content("").join(
            Content.styled(f"[{each}]" if each == effort else f" {each} ", _look(each == effort))
            for each in range(MOST_EFFORT + 1)
        )
        return Content.assemble(asked, f"  {said}\n", numbers)
    return Content.assemble(asked, " ", numbers, f"  {said}")


def _look(chosen: bool) -> str:
    return ACCENT if chosen else ""


def _summary(summary: Summary) -> Iterator[Block]:
    if summary.stop:
        yield para(summary.stop, look="bold $text-error")
        yield gap()
    yield line(f"✓ Stored: {summary.name}", summary.totals)
    if summary.glad:
        yield para(summary.glad, look=ACCENT)
    yield gap()
    yield _rows(summary.rows)
    if summary.regions or summary.lines:
        yield gap()
    if summary.regions:
        yield _regions(summary.regions)
    for said in summary.lines:
        yield named(said.lead, said.text, indent=_LEAD, look=WARN if said.warns else "")


def _rows(rows: Sequence[DoneRow]) -> Block:
    """The exercises in columns where they fit, else each with its sets below."""
    cells = [(_mark(row), row.name, row.sets, row.work) for row in rows]
    whole = table([(*cell, row.against) for cell, row in zip(cells, rows, strict=True)], _LOOKS)(_ANY)
    short = table(cells, _LOOKS)(_ANY)

    def lay(width: int) -> list[Content]:
        for lines, differs in ((whole, False), (short, True)):
            if max((each.cell_length for each in lines), default=0) <= width:
                blocks = [
                    block
                    for row, each in zip(rows, lines, strict=True)
                    for block in (_as_it_is(each), *_below(row, 3, differs=differs))
                ]
                return lay_out(blocks, width)
        return lay_out([block for row in rows for block in _stacked(row)], width)

    return lay


def _mark(row: DoneRow) -> str:
    return "✓" if row.full else "·"


def _stacked(row: DoneRow) -> Iterator[Block]:
    yield line(f"{_mark(row)} {row.name}", row.sets)
    if row.work:
        yield para(row.work, indent=2)
    yield from _below(row, 2, differs=True)


def _below(row: DoneRow, indent: int, *, differs: bool) -> Iterator[Block]:
    if differs and row.against:
        yield para(row.against, indent=indent, look=MUTED)
    if row.note:
        yield para(row.note, indent=indent, look="italic")


def _as_it_is(content: Content) -> Block:
    return lambda width: [content]


def _regions(regions: Sequence[tuple[str, float]]) -> Block:
    """Hard sets of each region: a bar and its number."""
    most = max(sets for _, sets in regions)

    def lay(width: int) -> list[Content]:
        words = sum(len(name) + 8 for name, _ in regions)
        longest = max(1, min(_LONGEST, (width - _LEAD - words) // len(regions)))
        content = Content("   ").join(
            Content.assemble(
                (f"{name} ", MUTED),
                (_BAR * max(round(longest * sets / most), 1 if sets else 0), "$accent"),
                f" {number_text(round(sets, 1))}",
            )
            for name, sets in regions
        )
        head = shown("Hard sets", MUTED).pad_right(_LEAD - len("Hard sets"))
        if content.cell_length + _LEAD <= width:
            return [Content.assemble(head, content)]
        return [
            Content.styled("Hard sets", MUTED),
            *(Content.assemble("  ", each) for each in content.wrap(width - 2)),
        ]

    return lay
