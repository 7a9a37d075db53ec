"""The library: every exercise and plan, found by id or by what a person types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from runstrength_tui.domain.exercise import Exercise, Muscle
from runstrength_tui.domain.plan import Plan
from runstrength_tui.errors import Missing
from runstrength_tui.library import compiled
from runstrength_tui.library.compiled import Compiled

DATA: Final = Path(__file__).resolve().parent.parent / "data"
"""Our own exercises and plans, beside the code in a checkout and in a wheel alike."""

_ALSO_CALLED = {
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

_WORD = re.compile(r"[^\W_]+")


def load_library(own_folders: Sequence[Path], cache: Path) -> Library:
    """Return our exercises and plans and those in the person's own folders.

    Each folder may hold ``exercises/*.toml`` and ``plans/*.toml``; a missing one holds none. ``cache`` is
    the folder of the compiled copy, which is made anew when any of the files has changed. What is wrong
    with a file is in ``faults``, never raised.
    """
    stamps = compiled.stamps_of((DATA, *own_folders))
    found = compiled.load(cache, stamps)
    if found is None:
        from runstrength_tui.library.building import build  # brings tomllib, which a start need not

        found = build(stamps)
        compiled.save(cache, found)
    return Library(found)


class Library:
    """An unchanging collection of exercises, plans, and the faults of files that were left out."""

    def __init__(self, found: Compiled) -> None:
        self.exercises: Final = found.exercises
        """By name."""
        self.plans: Final = found.plans
        """The gentlest of ours first, then by name."""
        self.faults: Final = found.faults
        self.by_id: Final[Mapping[str, Exercise]] = MappingProxyType(
            {exercise.id: exercise for exercise in found.exercises}
        )
        self._plans = {plan.id: plan for plan in found.plans}
        self._index: list[tuple[Exercise, list[tuple[int, frozenset[str]]]]] = []

    def exercise(self, exercise_id: str) -> Exercise:
        """Return an exercise; raises ``Missing`` when there is none of that id."""
        try:
            return self.by_id[exercise_id]
        except KeyError:
            raise Missing(f"There is no exercise {exercise_id} in the library.") from None

    def plan(self, plan_id: str) -> Plan:
        """Return a plan; raises ``Missing`` when there is none of that id."""
        try:
            return self._plans[plan_id]
        except KeyError:
            raise Missing(f"There is no plan {plan_id} in the library.") from None

    def search(self, query: str) -> list[Exercise]:
        """Return the exercises in which every word of ``query`` begins a word, best first.

        A hit in the name counts most, then in an alias, the prime muscles, a version's name, the
        helping muscles and kit, and last in the cues. An empty query returns all.
        """
        wanted = _words(query)
        if not self._index:
            self._index = [(exercise, _weighed(exercise)) for exercise in self.exercises]
        ranked: list[tuple[int, int]] = []
        for place, (_, weighed) in enumerate(self._index):
            marks = [_mark(word, weighed) for word in wanted]
            if None not in marks:
                ranked.append((sum(mark for mark in marks if mark is not None), place))
        return [self.exercises[place] for _, place in sorted(ranked)]


def _weighed(exercise: Exercise) -> list[tuple[int, frozenset[str]]]:
    """Return the words of an exercise in groups, each with its mark: the lower, the better."""
    groups = (
        (exercise.name, exercise.id),
        exercise.aliases,
        (exercise.pattern, *exercise.regions, *_muscle_names(exercise, 1.0)),
        tuple(rung.name for rung in exercise.ladder),
        _muscle_names(exercise, 0.5),
        (*exercise.equipment, *exercise.equipment_options),
        tuple(statement.text for statement in (*exercise.cues, *exercise.advice)),
    )
    return [
        (mark * 2, frozenset(word for text in texts for word in _words(text, joined=True)))
        for mark, texts in enumerate(groups)
    ]


def _muscle_names(exercise: Exercise, share: float) -> tuple[str, ...]:
    muscles = [muscle for muscle, part in exercise.muscles.items() if part == share]
    return (*muscles, *(_ALSO_CALLED.get(muscle, "") for muscle in muscles))


def _mark(wanted: str, weighed: list[tuple[int, frozenset[str]]]) -> int | None:
    for mark, words in weighed:
        if wanted in words:
            return mark
        if any(word.startswith(wanted) for word in words):
            return mark + 1
    return None


def _words(text: str, *, joined: bool = False) -> list[str]:
    """Return the words of a text without case or a plural s; ``joined`` adds ``pressup`` to ``press-up``."""
    text = text.casefold()
    words = [_singular(word) for word in _WORD.findall(text)]
    if joined:
        words += [word.replace("-", "") for word in text.split() if "-" in word]
        words += ["".join(words[:2])]
    return words


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
