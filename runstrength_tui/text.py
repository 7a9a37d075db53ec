"""Cleaning text that came from a person or a file, before it is kept and again before it is shown."""

from __future__ import annotations

import re
import unicodedata

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, C1 included (tab and newline stay)
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # direction overrides
    "\u2028\u2029\ufeff\ufff9-\ufffb"
    "\ud800-\udfff"  # half of a pair: cannot be encoded
    "\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f]"  # invisible tags
)
_PLANE_ENDS = re.compile(
    "[" + "".join(chr(p << 16 | 0xFFFE) + chr(p << 16 | 0xFFFF) for p in range(1, 17)) + "]"
)
_MARKS = re.compile(
    "([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")


def clean_text(text: str, *, most: int = 500, lines: bool = False) -> str:
    """Return text that a terminal shows as what it is: composed, no controls, at most ``most`` characters.

    One line unless ``lines`` is true; runs of white space become one space. A terminal obeys escape
    characters wherever they stand, so they never enter the store and never reach the screen.
    """
    text = text[: most * 4]
    text = _PLANE_ENDS.sub("", _UNWANTED.sub("", unicodedata.normalize("NFC", _UNWANTED.sub("", text))))
    text = _MARKS.sub(r"\1", text)
    if lines:
        text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    else:
        text = _SPACES.sub(" ", text)
    return text.strip()[:most].rstrip()


def fold(text: str) -> str:
    """Return a text as names are compared: without case, accents or extra spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).split())


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: ``Press-Up`` gives ``press`` and ``up``."""
    return _WORD.findall(fold(text))
