"""What an exercise of another tracker is here: ours, one of the person's own, or a new one of that name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import LoadKind, Measure, Muscle, Pattern, SideRule
from runstrength_tui.domain.name_index import joined
from runstrength_tui.domain.named import Named, Names
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.version import Version
from runstrength_tui.exchange.incoming import How
from runstrength_tui.exchange.tables.columns import DATA, trackers
from runstrength_tui.text import fold

_WORD: Final = re.compile(r"[^\W_]+")


class Known(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of ``names.toml``: an exercise of ours, or facts about one that is not."""

    names: tuple[str, ...]
    exercise: str = ""
    version: str = ""
    loaded: str = ""
    """The version where a weight was on it."""
    helped: str = ""
    """The version where a machine took weight off."""
    pair: bool = False
    """The other tracker names one of two weights."""
    pattern: Pattern | None = None
    measure: Measure = Measure.REPS
    side: SideRule = SideRule.BOTH
    load: LoadKind = LoadKind.BODYWEIGHT
    muscles: dict[Muscle, float] = {}


class Match(Struct, frozen=True, kw_only=True):
    """What is known of a name: our version with those for more or less weight, and facts otherwise."""

    how: How
    plain: Version | None = None
    loaded: Version | None = None
    helped: Version | None = None
    pair: bool = False
    facts: Known | None = None
    """What is known of one that is not ours."""
    own: OwnExercise | None = None
    """It came in under this name before."""


class KnownNames:
    """Finds what names stand for: in the list of known ones, among the person's own, in the library."""

    def __init__(self, names: Names, own: Sequence[OwnExercise]) -> None:
        self._names = names
        self._by_id = {exercise.id: exercise for exercise in names.exercises}
        self._own = {plain(each.name): each for each in own}

    def find(self, name: str, equipment: str = "") -> Match:
        """Return what is known of a name; with the equipment behind it where the file has that apart."""
        full = f"{name} {equipment}" if equipment else name
        for each in dict.fromkeys((full, name)):
            if own := self._own.get(plain(each)):
                return Match(how=How.OWN, own=own)
            known, ours = known_names().get(plain(each)), self._ours(each)
            if known and (known.exercise or ours is None or ours.exercise.name != each):
                return self._known(known)
            if ours:
                return Match(how=How.NAME, plain=ours)
        return Match(how=How.OWN)

    def _known(self, known: Known) -> Match:
        ours = self._version(known.exercise, known.version)
        if ours is None:
            return Match(how=How.KNOWN, facts=known)
        return Match(
            how=How.KNOWN,
            plain=ours,
            loaded=self._version(known.exercise, known.loaded),
            helped=self._version(known.exercise, known.helped),
            pair=known.pair,
        )

    def _version(self, exercise_id: str, rung_id: str) -> Version | None:
        exercise = self._by_id.get(exercise_id)
        rung = next((each for each in exercise.ladder if each.id == rung_id), None) if exercise else None
        return Version(exercise, rung) if exercise and rung else None

    def _ours(self, name: str) -> Version | None:
        """Return the version whose name this is, whole; one that only begins so may be another movement.

        A version of the same name on two ladders is one movement, so the first will do.
        """
        found = self._names.index_of_names.exact(name)
        one = len(found) == 1 or (found and all(each.rung for each in found))
        return self._version_of(found[0]) if one else None

    def _version_of(self, named: Named) -> Version:
        """Return the version that a name stands for; the exercise's own name may be that of one."""
        rung = named.rung or self._names.index_of_names.version(named.exercise.id, joined(named.name))
        return Version(named.exercise, rung or named.exercise.first_rung())


@lru_cache(4096)
def plain(name: str) -> str:
    """Return a name as names are compared: no case, accents, signs, or a plural's s."""
    words = _WORD.findall(fold(name).replace("'", "").replace("’", ""))
    return "".join(_singular(words))


@cache
def known_names() -> dict[str, Known]:
    """Return the entries of ``names.toml`` by each of their names."""
    entries = msgspec.convert(tomllib.loads((DATA / "names.toml").read_text("utf-8")), dict[str, Known])
    return {plain(name): entry for entry in entries.values() for name in entry.names}


@cache
def run_names() -> frozenset[str]:
    """Return what other trackers call a run."""
    return frozenset(map(plain, trackers().runs.names))


def _singular(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        yield word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
