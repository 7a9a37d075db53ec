"""The table of lines as people write them, each with what it is read as."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

_PLANNED: Final = (
    "Low box jump 3x3 box 20cm gap 25cm, Goblet squat 3x8 8kg, Step press-up 3x5, Glute bridge 3x10, "
    "Walking lunge 2x6/side"
)


class Line(NamedTuple):
    """One row of ``lines.txt``, which says what its columns mean."""

    text: str
    expected: str
    shell: bool
    """A shell carries it unquoted."""


def _rows() -> list[Line]:
    rows = []
    for row in Path(__file__).with_name("lines.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            text, expected = row[2:].split(" => ")
            rows.append(Line(text, expected.replace("{base a}", _PLANNED), row.startswith("$")))
    return rows


LINES: Final = _rows()
