"""The words of a filter as they were typed."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

_TOKEN: Final = re.compile(r'(?:"[^"]*"?|[^\s"])+')


class Token(Struct, frozen=True):
    """One word as it was typed, without the sign that says not."""

    text: str
    start: int
    end: int
    negated: bool
    last: bool
    """Nothing was typed behind it, not even a space."""

    @property
    def plain(self) -> bool:
        """Whether it can be a part of a name or a date of several words."""
        return not self.negated and ":" not in self.text and '"' not in self.text


def tokens_of(text: str) -> list[Token]:
    """Return the words of a filter; what stands between quotes is one."""
    found = []
    for match in _TOKEN.finditer(text):
        word, start, negated = match[0], match.start(), False
        for sign in ("not:", "-"):
            if not negated and word.casefold().startswith(sign):
                word, start, negated = word[len(sign) :], start + len(sign), True
        found.append(Token(word, start, match.end(), negated, match.end() == len(text)))
    return found
