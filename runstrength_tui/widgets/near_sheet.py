"""What is near today in a line each: what waits for an answer, what was done last, what is ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from runstrength_tui.widgets.blocks import Block, named

INDENT: Final = 8
"""Where the words behind Why, Asked, Last and Ahead begin."""


def near_blocks(asked: str, last: str, ahead: Sequence[str]) -> Iterator[Block]:
    """Yield a line each for what there is."""
    for name, text in (("Asked", asked), ("Last", last), ("Ahead", " ".join(ahead))):
        if text:
            yield named(name, text, indent=INDENT)
