"""What a line comes to, as blocks of text: entries understood, what is wrong, ways to go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from runstrength_tui.domain.quicklog.being_written import UNDO, Writing
from runstrength_tui.widgets.blocks import MUTED, STRONG, WARN, Block, joined, named, para, table

_NAME: Final = 24
"""Cells for what an entry is, before how it was done."""
_NARROW_NAME: Final = 14
_UNDO: Final = 8
_EXAMPLES: Final = (
    ("run 8k 42:10 @6", "a run, 42 minutes, effort 6"),
    ("press-up 3x12, goblet squat 3x8 16kg", "sets of today"),
    ("base a", "a whole plan, done as planned"),
    ("yesterday 18:30 calf raise 3x15", "what was before"),
)


def read_blocks(writing: Writing, *, narrow: bool, error: str = "") -> list[Block]:
    """Return what stands below the line; ``error`` is why it could not be stored."""
    if error:
        return [para(error, look=WARN)]
    if writing.empty:
        return list(_help(writing, narrow=narrow))
    if writing.undo:
        words = f"takes back: {writing.last}" if writing.last else "nothing there to take back"
        return [named(UNDO, words, indent=_UNDO, name_look=STRONG)]
    if not writing.known:
        return [para("Reading what you did last …", look=MUTED)]
    blocks = list(_said(writing, narrow=narrow))
    short = narrow and bool(writing.told)  # what was understood needs the room
    return [*blocks, *_options(writing, short=short)] if writing.options else blocks


def _said(writing: Writing, *, narrow: bool) -> Iterator[Block]:
    """What was understood, and what is wrong behind it."""
    understood, fault = writing.understood, writing.fault
    for each in writing.told:
        yield named(each.what, each.how, indent=_NARROW_NAME if narrow else _NAME, name_look=STRONG)
    if understood is not None:
        if understood.totals:
            yield para(understood.totals, look=MUTED)
        for sentence in writing.there:
            yield para(sentence, look=WARN)
    elif fault is not None:
        quiet = fault.unfinished and not writing.insisted
        yield para(str(fault), look=MUTED if quiet else WARN)


def _options(writing: Writing, *, short: bool) -> Iterator[Block]:
    for number, option in enumerate(writing.options):
        here = number == writing.chosen
        hint = f"– {option.hint}" if option.hint and not short else ""
        words = (option.words, STRONG if here else ""), (hint, MUTED)
        yield joined(words, indent=2, mark="›" if here else "")


def _help(writing: Writing, *, narrow: bool) -> Iterator[Block]:
    rows = [*_EXAMPLES, (UNDO, f"takes back: {writing.last}")] if writing.last else _EXAMPLES
    if narrow:
        for example, _ in _EXAMPLES:
            yield para(example, look=MUTED)
        if writing.last:
            yield named(UNDO, f"takes back: {writing.last}", indent=_UNDO, look=MUTED, name_look=MUTED)
    else:
        yield table(rows, ("", MUTED))
