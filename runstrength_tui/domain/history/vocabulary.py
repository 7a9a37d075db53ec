"""Every name that can be filtered by: exercises and plans as the library and the history call them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from msgspec import Struct

from runstrength_tui.domain.history.rows import Version
from runstrength_tui.domain.named import Names
from runstrength_tui.text import fold, words_of


class _Name(Struct, frozen=True):
    name: str
    text: str
    """Its words, folded, a space before each."""
    joined: str
    bits: int
    """Versions that bear it."""

    def fits(self, typed: Sequence[str]) -> bool:
        """Whether each word typed begins one of its words, or all of them as one its beginning."""
        return all(f" {each}" in self.text for each in typed) or self.joined.startswith("".join(typed))


class Vocabulary:
    """The names known at one time; made anew when the library or the history's versions have changed."""

    def __init__(
        self, names: Names, versions: Sequence[Version] = (), plans: Sequence[tuple[str, str]] = ()
    ) -> None:
        bits: dict[str, int] = {}
        by_rung: dict[tuple[str, str], int] = {}
        for place, version in enumerate(versions):
            bits[version.exercise] = bits.get(version.exercise, 0) | 1 << place
            rung = version.exercise, version.rung
            by_rung[rung] = by_rung.get(rung, 0) | 1 << place
        found: dict[str, _Name] = {}
        for exercise in names.exercises:
            own = bits.get(exercise.id, 0)
            _take(found, (exercise.name, *exercise.aliases), own)
            for each in exercise.ladder:
                _take(found, (each.name,), by_rung.get((exercise.id, each.id), 0))
        for place, version in enumerate(versions):
            _take(found, (version.name,), 1 << place)
        self._names = tuple(found.values())
        self._looked: dict[tuple[str, ...], tuple[bool, int]] = {}
        known: dict[str, tuple[str, frozenset[int]]] = {}
        for place, (plan_id, name) in enumerate((*((plan.id, plan.name) for plan in names.plans), *plans)):
            done = frozenset({place - len(names.plans)}) if place >= len(names.plans) else frozenset()
            if name:
                before = known.get(name, ("", frozenset()))
                known[name] = " ".join((before[0], name, name.replace("'", ""), plan_id)), before[1] | done
        self._plans = tuple((name, tuple(words_of(text)), done) for name, (text, done) in known.items())

    def knows(self, typed: Sequence[str]) -> bool:
        """Whether some exercise is called so."""
        return bool(typed) and self._look(tuple(typed))[0]

    def versions(self, typed: Sequence[str]) -> int:
        """Return the bits of the versions in the history that are called so."""
        return self._look(tuple(typed))[1]

    def _look(self, typed: tuple[str, ...]) -> tuple[bool, int]:
        """Return what is called so; remembered, since each key asks again for the words before."""
        if typed not in self._looked:
            fits = [name for name in self._names if name.fits(typed)]
            self._looked[typed] = bool(fits), reduce(or_, (name.bits for name in fits), 0)
        return self._looked[typed]

    def plans(self, typed: Sequence[str]) -> frozenset[int]:
        """Return the places of the plans in the history that are called so, in whole words where one is."""
        fits = [plan for plan in self._plans if _begins(plan[1], typed)]
        whole = [plan for plan in fits if set(typed) <= set(plan[1])]
        return frozenset(place for _, _, done in whole or fits for place in done)

    def knows_plan(self, typed: Sequence[str]) -> bool:
        """Whether some plan is called so."""
        return any(_begins(words, typed) for _, words, _ in self._plans)

    def exercises_like(self, typed: str) -> Iterator[str]:
        """Yield the names of exercises that fit what was typed, those that have been done first."""
        words = words_of(typed)
        fits = [name for name in self._names if name.fits(words)]
        yield from (name.name for name in fits if name.bits)
        yield from (name.name for name in fits if not name.bits)

    def plans_like(self, typed: str) -> Iterator[str]:
        """Yield the names of plans that fit what was typed."""
        begun = words_of(typed)
        yield from (name for name, words, _ in self._plans if _begins(words, begun))

    @property
    def every_word(self) -> frozenset[str]:
        """All words of exercises' names, to find the nearest to a misspelt one among."""
        return frozenset(word for name in self._names for word in name.text.split() if len(word) > 2)


def _take(found: dict[str, _Name], names: Iterable[str], bits: int) -> None:
    for name in names:
        text = "".join(f" {word}" for word in words_of(name))
        joined = text.replace(" ", "")
        before = found.get(fold(name))
        if joined:
            found[fold(name)] = _Name(name, text, joined, bits | (before.bits if before else 0))


def _begins(words: Sequence[str], typed: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in typed)
