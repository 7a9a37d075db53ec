"""Cleaning text that came from a person or a file, before it is kept and again before it is shown."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W_]+")


def clean_text(text: str, *, most: int = 500, lines: bool = False) -> str:
    """Return text that a terminal shows as what it is: composed, no controls, at most ``most`` characters.

    One line unless ``lines`` is true; runs of white space become one space. A terminal obeys escape
    characters wherever they stand, so they never enter the store and never reach the screen.
    """
    text = text[: most * 4]
    if not _plain(text):
        text = _composed(text)
    parts = text.split("\n") if lines else [text]
    text = "\n".join(" ".join(part.split()) for part in parts)
    return text.strip()[:most].rstrip()


def _plain(text: str) -> bool:
    """Whether nothing in a text is to be left out or composed, as in nearly every one."""
    if not text.isprintable():
        return False
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text)
        and not any(unicodedata.category(sign)[0] == "M" for sign in text)
    )


def _composed(text: str) -> str:
    unwanted, plane_ends, marks = _patterns()
    text = plane_ends.sub("", unwanted.sub("", unicodedata.normalize("NFC", unwanted.sub("", text))))
    return marks.sub(r"\1", text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what is left out, twice, and marks that stand on one another; made when first needed."""
    unwanted = re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, C1 included (tab and newline stay)
        "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # direction overrides
        "\u2028\u2029\ufeff\ufff9-\ufffb"
        "\ud800-\udfff"  # half of a pair: cannot be encoded
        "\ufdd0-\ufdef\ufffe\uffff"
        "\U000e0000-\U000e007f]"  # invisible tags
    )
    plane_ends = re.compile(
        "[" + "".join(chr(p << 16 | 0xFFFE) + chr(p << 16 | 0xFFFF) for p in range(1, 17)) + "]"
    )
    mark = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    return unwanted, plane_ends, re.compile(f"({mark}{{4}}){mark}+")


def fold(text: str) -> str:
    """Return a text as names are compared: without case, accents or extra spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).split())


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: ``Press-Up`` gives ``press`` and ``up``."""
    return _WORD.findall(fold(text))
