"""Finds the words of a vocabulary that were meant by a word with typing errors in it.

All words are compared at once: a set of words is one whole number with a bit for each of them, and the
states of the Damerau-Levenshtein automaton (insert, leave out, replace, swap two neighbours; the restricted
form, in which what was swapped is not changed again) are such sets. So a key costs some hundred
operations on whole numbers whether there are fifty words or five thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

EXACT: Final = 0
BEGINS: Final = 1
CLOSE: Final = 2
"""One error; two errors are ``CLOSE + 1``, the beginning of a word with one error ``CLOSE + 2``."""

_FORGIVEN: Final = ((8, 2), (4, 1))
"""From this many letters on, so many errors: in shorter words an error makes another word."""
_LONGEST: Final = 24
"""Letters compared; longer words agree when these do."""


class CloseWords:
    """A vocabulary, built once.

    ``loose`` words are forgiven errors at their beginning, too, which is what one needs while typing;
    the others only as whole words of five letters and more, since there are many of them.
    """

    def __init__(self, words: Iterable[str], loose: Iterable[str]) -> None:
        self.words: Final = tuple(dict.fromkeys(word for word in words if word))
        self._at: defaultdict[tuple[int, str], int] = defaultdict(int)
        self._length: defaultdict[int, int] = defaultdict(int)
        loose = frozenset(loose)
        self._loose = 0
        for number, word in enumerate(self.words):
            bit = 1 << number
            word = word[:_LONGEST]
            self._length[len(word)] |= bit
            for place, letter in enumerate(word):
                self._at[place, letter] |= bit
            if word in loose:
                self._loose |= bit
        self._all = (1 << len(self.words)) - 1
        self._longer = [0] * (_LONGEST + 4)
        """By a length: the words of at least that many letters."""
        for length in range(_LONGEST, -1, -1):
            self._longer[length] = self._longer[length + 1] | self._length.get(length, 0)

    def begun_by(self, typed: str) -> list[tuple[str, int]]:
        """Return the words that begin with what was typed, each with ``EXACT`` or ``BEGINS``."""
        typed = typed[:_LONGEST]
        found = self._all if typed else 0
        for place, letter in enumerate(typed):
            found &= self._at.get((place, letter), 0)
            if not found:
                return []
        whole = found & self._length.get(len(typed), 0)
        return [*self._marked(whole, EXACT), *self._marked(found & ~whole, BEGINS)]

    def meant_by(self, typed: str) -> list[tuple[str, int]]:
        """Return the words that may have been meant, each with how far it is from what was typed.

        Those of ``begun_by`` are not among them.
        """
        typed = typed[:_LONGEST]
        most = next((errors for length, errors in _FORGIVEN if len(typed) >= length), 0)
        if not most:
            return []
        rows = self._rows(typed, most)
        last = rows[len(typed)]
        found: list[tuple[str, int]] = []
        taken = last[0].get(len(typed), 0)
        for errors in range(1, most + 1):
            whole = 0
            for place, words in last[errors].items():
                whole |= words & self._length.get(place, 0)
            # A short word with an error in it is too easily another word.
            whole &= self._longer[4] if errors == 1 else self._longer[7]
            if len(typed) < 5:
                whole &= self._loose
            found += self._marked(whole & ~taken, CLOSE + errors - 1)
            taken |= whole
        return found + list(self._marked(self._begun(rows, typed) & ~taken, CLOSE + 2))

    def _begun(self, rows: list[list[dict[int, int]]], typed: str) -> int:
        """Return the loose words whose beginning, first and last letter right, has one error in it."""
        size = len(typed)
        begun = 0
        last = self._at
        for place, words in rows[size - 1][1].items():
            begun |= words & last.get((place, typed[-1]), 0)
        for place, words in rows[size - 2][0].items():  # the last two letters swapped
            swapped = last.get((place, typed[-1]), 0) & last.get((place + 1, typed[-2]), 0)
            begun |= words & swapped
        return begun & self._loose & (last.get((0, typed[0]), 0) | last.get((0, typed[1]), 0))

    def _rows(self, typed: str, most: int) -> list[list[dict[int, int]]]:
        """Return for each count of letters typed, errors and letters of a word: the words that agree so."""
        at = self._at
        rows: list[list[dict[int, int]]] = []
        for seen in range(len(typed) + 1):
            row: list[dict[int, int]] = [{} for _ in range(most + 1)]
            for errors in range(most + 1):
                here = row[errors]
                for place in range(max(0, seen - errors), seen + errors + 1):
                    words = self._all if seen == place == errors == 0 else 0
                    if seen and place:
                        same = rows[seen - 1][errors].get(place - 1, 0)
                        words |= same & at.get((place - 1, typed[seen - 1]), 0)
                    if errors:
                        less = row[errors - 1]
                        if place:  # a letter left out
                            words |= less.get(place - 1, 0) & self._longer[place]
                        if seen:
                            before = rows[seen - 1][errors - 1]
                            words |= before.get(place, 0)  # a letter too many
                            if place:  # another letter
                                words |= before.get(place - 1, 0) & self._longer[place]
                        if seen > 1 and place > 1:  # two letters swapped
                            words |= (
                                rows[seen - 2][errors - 1].get(place - 2, 0)
                                & at.get((place - 2, typed[seen - 1]), 0)
                                & at.get((place - 1, typed[seen - 2]), 0)
                            )
                    if words:
                        here[place] = words
            rows.append(row)
        return rows

    def _marked(self, words: int, mark: int) -> Iterator[tuple[str, int]]:
        while words:
            bit = words & -words
            yield self.words[bit.bit_length() - 1], mark
            words ^= bit


def distance(typed: str, meant: str, most: int) -> int:
    """Return the errors (as above) between two texts, or ``most + 1`` when there are more than ``most``."""
    if abs(len(typed) - len(meant)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for seen, letter in enumerate(typed, start=1):
        older, before, row = before, row, [seen]
        for place, other in enumerate(meant, start=1):
            least = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other))
            if seen > 1 and place > 1 and letter == meant[place - 2] and typed[seen - 2] == other:
                least = min(least, older[place - 2] + 1)
            row.append(least)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return min(row[-1], most + 1)
