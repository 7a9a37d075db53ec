"""The library: every exercise and plan, found by id or by what a person types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.kit import kit_words
from runstrength_tui.domain.own_exercise import OwnExercise, as_exercise
from runstrength_tui.domain.plan import Plan
from runstrength_tui.errors import BadFile, Missing
from runstrength_tui.library import compiled
from runstrength_tui.library.compiled import DATA, Compiled
from runstrength_tui.library.filters import Filters

if TYPE_CHECKING:
    from runstrength_tui.domain.name_index import NameIndex
    from runstrength_tui.domain.named import Named
    from runstrength_tui.domain.safety.rules import Rules
    from runstrength_tui.library.search import Index

RULES: Final = DATA / "rules.toml"
"""The safety rules; there are no others, and nobody's own file changes them."""


def load_library(own_folders: Sequence[Path], cache: Path) -> Library:
    """Return our exercises and plans and those in the person's own folders.

    Each folder may hold ``exercises/*.toml`` and ``plans/*.toml``; a missing one holds none. ``cache`` is
    the folder of the compiled copy, which is made anew when any of the files has changed. What is wrong
    with a file is in ``faults``, never raised.
    """
    stamps = compiled.stamps_of((DATA, *own_folders))
    rules = compiled.stamp_of(str(RULES))
    found = compiled.load(cache, (*stamps, rules))
    if found is None:
        from runstrength_tui.library.building import build  # brings tomllib, which a start need not

        found = build(stamps, rules)
        compiled.save(cache, found)
    return Library(found)


class Library:
    """An unchanging collection of exercises, plans, and the faults of files that were left out."""

    def __init__(self, found: Compiled, own: Mapping[str, OwnExercise] = MappingProxyType({})) -> None:
        self._found = found
        self.exercises: Final = found.exercises
        """By name."""
        self.plans: Final = found.plans
        """The gentlest of ours first, a person's own last."""
        self.own_plans: Final[Mapping[str, Path]] = MappingProxyType(
            {name: Path(file) for name, file in found.own_plans.items()}
        )
        """The files of a person's own plans, by id."""
        self.faults: Final = found.faults
        self.by_id: Final[Mapping[str, Exercise]] = MappingProxyType(
            {exercise.id: exercise for exercise in found.exercises}
        )
        self.own: Mapping[str, OwnExercise] = MappingProxyType(
            {own.id: own for plan in found.plans for own in plan.own} | dict(own)
        )
        """Exercises known by name only: those that plans bring along, and the person's own."""
        self._plans = {plan.id: plan for plan in found.plans}
        self._filters = Filters()
        self._fitting: frozenset[int] = frozenset()

    @cached_property
    def known_rules(self) -> Rules | None:
        """The safety rules, None where their file is at fault."""
        from runstrength_tui.domain.safety.rules import Rules

        raw = self._found.rules
        return None if raw == compiled.NO_RULES else msgspec.json.decode(raw, type=Rules)

    @property
    def rules(self) -> Rules:
        """The safety rules; raises ``BadFile`` where their file is at fault: there is no training without."""
        if self.known_rules is None:
            about = next((str(fault) for fault in self.faults if fault.file == str(RULES)), str(RULES))
            raise BadFile(f"The safety rules cannot be read, so no session can begin. {about}")
        return self.known_rules

    def with_own(self, own: Sequence[OwnExercise]) -> Library:
        """Return the library with the exercises a person brought along by name; a file of one's id wins."""
        new = {each.id: each for each in own if each.id in self.own or each.id not in self.by_id}
        if not new:
            return self
        others = (exercise for exercise in self.exercises if exercise.id not in new)
        everything = sorted((*others, *map(as_exercise, new.values())), key=lambda each: each.name.casefold())
        return Library(replace(self._found, exercises=tuple(everything)), new)

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
        """Return the exercises that fit what was typed, best first; all by name while nothing is typed."""
        return self.find(query)

    def find(self, query: str, filters: Filters | None = None) -> list[Exercise]:
        """Return the exercises that fit what was typed and the filters, best first.

        Every word must begin a word of a name, a version, a muscle, kit or cue; typing errors are forgiven
        in words that begin none.
        """
        found = self._index.find(query)
        if filters is None or not filters.active:
            return [self.exercises[place] for place in found]
        if filters != self._filters:
            self._fitting = frozenset(
                place for place, exercise in enumerate(self.exercises) if filters.fit(exercise)
            )
            self._filters = filters
        return [self.exercises[place] for place in found if place in self._fitting]

    def named(self, name: str) -> tuple[Named, ...]:
        """Return what a name, an id or the beginning of either stands for: several when it is ambiguous."""
        return self.index_of_names.named(name)

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Return the names nearest to one that is misspelt, nearest first; none where nothing is near.

        After the names that are nearly the same come those of what a search would find.
        """
        from runstrength_tui.library.names import nearest

        near = nearest(self.exercises, name, most)
        known = {each.exercise.id for found in near for each in self.named(found)}
        near += [exercise.name for exercise in self.find(name) if exercise.id not in known]
        return near[:most]

    @cached_property
    def index_of_names(self) -> NameIndex:
        """Every name, for what reads a line at each key."""
        from runstrength_tui.domain.name_index import NameIndex

        return NameIndex(self.exercises)

    @cached_property
    def kit(self) -> tuple[str, ...]:
        """Everything that a version of some exercise needs, what most exercises use first."""
        return kit_words(self.exercises)

    @cached_property
    def _index(self) -> Index:
        from runstrength_tui.library.search import Index

        return Index(self.exercises)
