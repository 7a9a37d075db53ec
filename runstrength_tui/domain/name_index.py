"""Every name that exercises and their versions go by, ready to look up while a person types."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from runstrength_tui.domain.exercise import Exercise, Rung
from runstrength_tui.domain.named import Named
from runstrength_tui.text import fold, words_of

_ALIKE: Final = 0.5
"""Share of two names' pairs of letters that agree, from which on one may have been meant by the other."""

_Found = dict[str, Named]
"""By the exercise's id."""


def joined(text: str) -> str:
    """Return a text as one word, as names are compared once they are written with other signs between."""
    return "".join(words_of(text))


class NameIndex:
    """Looks names up in a few microseconds, however many exercises there are; built once."""

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        by_id = {exercise.id: exercise for exercise in exercises}
        self._place: Final = {exercise.id: place for place, exercise in enumerate(exercises)}
        self._folded: tuple[defaultdict[str, _Found], ...] = (defaultdict(dict), defaultdict(dict))
        self._joined: tuple[defaultdict[str, _Found], ...] = (defaultdict(dict), defaultdict(dict))
        self._rungs: dict[tuple[str, str], Rung] = {}
        for exercise in exercises:
            for each in names_of(exercise):
                self._keep(0, each.name, each)
            for each in versions_of(exercise):
                assert each.rung is not None
                self._rungs.setdefault((exercise.id, joined(each.name)), each.rung)
                own = by_id.get(each.rung.card) if each.rung.card else None
                self._keep(1, each.name, Named(own, None, own.name) if own else each)

    def _keep(self, rank: int, name: str, each: Named) -> None:
        self._folded[rank][fold(name)].setdefault(each.exercise.id, each)
        self._joined[rank][joined(name)].setdefault(each.exercise.id, each)

    def named(self, name: str) -> tuple[Named, ...]:
        """Return what a name stands for: nothing, one exercise, or several when it is ambiguous.

        The first of these that finds anything: id, name or other name; version; how such a name begins, in
        the same order. A version with a card of its own stands for that exercise.
        """
        wanted = joined(name)
        return (self.exact(name) or self.begun(wanted)) if wanted else ()

    def exact(self, name: str) -> tuple[Named, ...]:
        """Return what is called so in full, signs between the words left aside."""
        folded, wanted = fold(name), joined(name)
        if not wanted:
            return ()
        for names in self._folded:
            if folded in names:
                return self._in_order(names[folded])
        return self.whole(wanted)

    def whole(self, wanted: str) -> tuple[Named, ...]:
        """Return what is called so in full, given as one folded word."""
        for names in self._joined:
            if wanted in names:
                return self._in_order(names[wanted])
        return ()

    def begun(self, wanted: str) -> tuple[Named, ...]:
        """Return what has a name that begins so, given as one folded word.

        Where only other names begin so, versions count as well: ``kettlebell`` is no single exercise.
        """
        found: _Found = {}
        for names, ordered in zip(self._joined, self._ordered, strict=True):
            for name in _beginning(ordered, wanted):
                for key, each in names[name].items():
                    found.setdefault(key, each)
            if any(each.name in (each.exercise.name, each.exercise.id) for each in found.values()):
                break
        return self._in_order(found)

    def version(self, exercise_id: str, wanted: str) -> Rung | None:
        """Return the version of an exercise that is called so in full, given as one folded word."""
        return self._rungs.get((exercise_id, wanted))

    def near(self, name: str, most: int = 3) -> list[str]:
        """Return names like one that nobody knows, the likeliest first; quick enough for every key."""
        words = words_of(name)
        pairs = _pairs("".join(words)[:60])
        shared: defaultdict[int, int] = defaultdict(int)
        for pair in pairs:
            for place in self._with_pair.get(pair, ()):
                shared[place] += 1
        best: dict[str, tuple[bool, int, float, str]] = {}
        for place, count in shared.items():
            each, rank, own, size = self._shapes[place]
            alike = 2 * count / (len(pairs) + size)
            begins = 2 * count >= len(pairs) and all(
                any(word.startswith(typed) for word in own) for typed in words
            )
            if begins or alike >= _ALIKE:
                found = (not begins, rank if begins else 0, -alike, each.name)
                best[each.exercise.id] = min(found, best.get(each.exercise.id, found))
        return list(dict.fromkeys(found[-1] for found in sorted(best.values())))[:most]

    def with_words(self, typed: Sequence[str]) -> Iterator[tuple[Named, bool]]:
        """Yield what has a name with words that begin as typed; with it, whether the name itself does."""
        longest = max(typed, key=len)
        wanted = "".join(typed)
        for place in range(bisect_left(self._by_word, (longest, -1)), len(self._by_word)):
            word, shape = self._by_word[place]
            if not word.startswith(longest):
                return
            each, _, own, _ = self._shapes[shape]
            if len(typed) == 1 or all(any(word.startswith(one) for word in own) for one in typed):
                yield each, "".join(own).startswith(wanted)

    @cached_property
    def _shapes(self) -> list[tuple[Named, int, list[str], int]]:
        """Every name with whether it is a version's, its words, and how many pairs of letters it has."""
        return [
            (each, rank, words_of(each.name), len(_pairs(joined(each.name))))
            for rank, names in enumerate(self._joined)
            for found in names.values()
            for each in found.values()
        ]

    @cached_property
    def _by_word(self) -> list[tuple[str, int]]:
        """Every word of a name with the place of that name, in order."""
        return sorted(
            (word, place) for place, (_, _, own, _) in enumerate(self._shapes) for word in dict.fromkeys(own)
        )

    @cached_property
    def _with_pair(self) -> dict[str, list[int]]:
        """By a pair of letters, the places of names that have it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, (each, _, _, _) in enumerate(self._shapes):
            for pair in _pairs(joined(each.name)):
                found[pair].append(place)
        return found

    @cached_property
    def _ordered(self) -> tuple[list[str], ...]:
        return tuple(sorted(names) for names in self._joined)

    def _in_order(self, found: _Found) -> tuple[Named, ...]:
        return tuple(sorted(found.values(), key=lambda each: self._place[each.exercise.id]))


def _beginning(ordered: list[str], wanted: str) -> Iterator[str]:
    for place in range(bisect_left(ordered, wanted), len(ordered)):
        if not ordered[place].startswith(wanted):
            return
        yield ordered[place]


def _pairs(word: str) -> frozenset[str]:
    return frozenset(word[place : place + 2] for place in range(len(word) - 1)) or frozenset({word})


def names_of(exercise: Exercise) -> Iterator[Named]:
    """Yield what an exercise itself is called: name, other names, id."""
    for name in (exercise.name, *exercise.aliases, exercise.id):
        yield Named(exercise, None, name)


def versions_of(exercise: Exercise) -> Iterator[Named]:
    """Yield what its versions are called."""
    for rung in exercise.ladder:
        yield Named(exercise, rung, rung.name)
