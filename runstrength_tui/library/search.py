"""Ranked search over the exercises: every word that is typed must be found, the best place counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from runstrength_tui.domain.exercise import Exercise, Muscle
from runstrength_tui.domain.name_index import joined
from runstrength_tui.domain.wording import muscle_text
from runstrength_tui.library.close_words import BEGINS, CLOSE, EXACT, CloseWords
from runstrength_tui.text import fold, words_of

_ALSO_CALLED: Final = {
    Muscle.GLUTE_MAX: "bum bottom hips",
    Muscle.GLUTE_MED: "bum hips",
    Muscle.QUADS: "thighs",
    Muscle.HAMSTRINGS: "thighs",
    Muscle.ADDUCTORS: "groin",
    Muscle.CALVES: "calf",
    Muscle.SOLEUS: "calf",
    Muscle.TIBIALIS_FOOT: "shin",
    Muscle.ABS: "tummy stomach trunk",
    Muscle.OBLIQUES: "waist trunk",
    Muscle.ERECTORS: "back spine trunk",
    Muscle.FRONT_DELT: "shoulders",
    Muscle.TRICEPS: "arms",
    Muscle.LATS: "back",
    Muscle.MID_BACK_TRAPS: "upper back trapezius shoulders",
    Muscle.BICEPS_FOREARM: "arms grip",
}
"""What else a person may type for a muscle."""

_NAMES: Final = (0, 1, 3)
"""Groups of ``_groups`` that hold names, which are also written as one word."""
_CUES: Final = 6
"""The group of running text, in which an error is forgiven least."""
_PER_GROUP: Final = 2
_PER_ERROR: Final = 20


class Index:
    """What can be typed, and the exercises it finds, as their places in ``exercises``; built once."""

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self._count = len(exercises)
        found: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._names: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._exact = {exercise.name.casefold(): place for place, exercise in enumerate(exercises)}
        self._begins: list[str] = []
        self._lengths: list[int] = []
        loose: set[str] = set()
        for place, exercise in enumerate(exercises):
            for group, texts in enumerate(_groups(exercise)):
                for text in texts:
                    words = words_of(text)
                    words += [_singular(word) for word in words]
                    if group != _CUES:
                        loose.update(words)
                    if group in _NAMES:
                        words += _joined_up(text)
                    for word in words:
                        found[word][group] |= 1 << place
            self._begins.append(joined(exercise.name))
            self._lengths.append(len(words_of(exercise.name)))
            for rank, name in _ranked_names(exercise):
                if name:
                    self._names[name].setdefault(place, rank)
        self._found = {word: tuple(groups.items()) for word, groups in found.items()}
        self._words = CloseWords(found, loose)

    def find(self, query: str) -> list[int]:
        """Return the places of what fits, best first; all of them while nothing is typed.

        First comes what bears the name typed, then by where the words were found: name, other names, prime
        muscles, versions, helping muscles, kit, cues. Errors are forgiven in words that nothing begins with.
        """
        words = words_of(query)
        if not words:
            return [] if query.strip() else list(range(self._count))
        marks = self._marks(words[0])
        for word in words[1:]:
            more = self._marks(word)
            marks = {place: mark + more[place] for place, mark in marks.items() if place in more}
        if len(words) > 1:
            for place, mark in self._marks("".join(words), forgive=not marks).items():
                marks[place] = min(mark, marks.get(place, mark))
        named = self._names.get(fold(query), {}) | self._names.get("".join(words), {})
        if (exact := self._exact.get(" ".join(query.casefold().split()))) is not None:
            named[exact] = -1
        for place in named:
            marks.setdefault(place, 0)
        begun = "".join(words)
        return sorted(
            marks,
            key=lambda place: (
                named.get(place, 8 if self._begins[place].startswith(begun) else 9),
                marks[place],
                self._lengths[place],
                place,
            ),
        )

    def _marks(self, word: str, *, forgive: bool = True) -> dict[int, int]:
        """Return where a word is found and how good that is, the lower the better."""
        hits = self._words.begun_by(word)
        if (single := _singular(word)) != word:
            hits += self._words.begun_by(single)
        if not hits and forgive:
            hits = self._words.meant_by(word)
        sets: defaultdict[int, int] = defaultdict(int)
        for hit, far in hits:
            for group, places in self._found[hit]:
                mark = group * _PER_GROUP + (far if far < CLOSE else (far - CLOSE + 1) * _PER_ERROR)
                sets[mark] |= places
        marks: dict[int, int] = {}
        taken = 0
        for mark in sorted(sets):
            fresh = sets[mark] & ~taken
            taken |= fresh
            while fresh:
                bit = fresh & -fresh
                marks[bit.bit_length() - 1] = mark
                fresh ^= bit
        return marks


assert EXACT < BEGINS < _PER_GROUP


def _ranked_names(exercise: Exercise) -> Iterator[tuple[int, str]]:
    """Yield every name under which an exercise is asked for, with how sure that is, the surest first."""
    yield 0, fold(exercise.name)
    yield 0, exercise.id
    for alias in exercise.aliases:
        yield 1, fold(alias)
    yield 2, joined(exercise.name)
    for alias in exercise.aliases:
        yield 3, joined(alias)
    for rung in exercise.ladder:
        yield 4, fold(rung.name)
        yield 5, joined(rung.name)


def _groups(exercise: Exercise) -> tuple[Iterable[str], ...]:
    """Return the texts of an exercise in groups, what counts most first."""
    return (
        (exercise.name, exercise.id),
        exercise.aliases,
        (exercise.pattern, *exercise.regions, *_muscle_names(exercise, 1.0)),
        tuple(rung.name for rung in exercise.ladder),
        _muscle_names(exercise, 0.5),
        (
            *exercise.equipment,
            *exercise.equipment_options,
            *(thing for rung in exercise.ladder for thing in rung.equipment or ()),
        ),
        tuple(statement.text for statement in (*exercise.cues, *exercise.advice)),
    )


def _muscle_names(exercise: Exercise, share: float) -> tuple[str, ...]:
    muscles = [muscle for muscle, part in exercise.muscles.items() if part == share]
    return (
        *muscles,
        *(muscle_text(muscle) for muscle in muscles),
        *(_ALSO_CALLED.get(muscle, "") for muscle in muscles),
    )


def _joined_up(name: str) -> list[str]:
    """Return a name's neighbouring words as one, and all of them: ``pressup`` for ``press-up``."""
    words = words_of(name)
    return [first + second for first, second in pairwise(words)] + ["".join(words)] * (len(words) > 2)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
