"""Text in a table that a spreadsheet must not run: a formula begins with ``=``, ``+``, ``-`` or ``@``."""

from __future__ import annotations

import re
from typing import Final

_RISKY: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠−]")
_GUARDED: Final = re.compile(r"''*[=+\-@\t\r＝＋－＠−]")


def guarded(text: str) -> str:
    """Return text for a cell: with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Return the text of a cell that was guarded, as it was before."""
    return text[1:] if _GUARDED.match(text) else text
