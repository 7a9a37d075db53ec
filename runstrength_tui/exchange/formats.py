"""The forms in which a history goes out, by name and by the ending of a file's name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import Final


class Format(StrEnum):
    """What a file is written as."""

    JSON = "json"
    """Our own: everything, and nothing is lost."""
    STRONG = "strong"
    HEVY = "hevy"
    MARKDOWN = "markdown"
    LINES = "lines"


_ENDINGS: Final = {
    ".json": Format.JSON,
    ".csv": Format.STRONG,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.LINES,
}


def format_of(name: str) -> Format | None:
    """Return the format that a file's name asks for; None where its ending says nothing."""
    return _ENDINGS.get(PurePath(name).suffix.lower())
