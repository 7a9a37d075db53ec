"""What a name that a person writes stands for, and who knows the names."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Rung
from runstrength_tui.domain.plan import Plan

if TYPE_CHECKING:
    from runstrength_tui.domain.name_index import NameIndex


class Named(Struct, frozen=True):
    """An exercise that a name stands for, and the version where it is one's name."""

    exercise: Exercise
    rung: Rung | None
    name: str
    """The name in full, as the file writes it."""


class Names(Protocol):
    """Knows every exercise and plan by what it is called; the library is one."""

    @property
    def exercises(self) -> Sequence[Exercise]:
        """Every exercise, by name."""

    @property
    def by_id(self) -> Mapping[str, Exercise]:
        """Every exercise by its id."""

    @property
    def plans(self) -> Sequence[Plan]:
        """Every plan."""

    @property
    def own_plans(self) -> Container[str]:
        """The ids of those that are the person's own."""

    @property
    def index_of_names(self) -> NameIndex:
        """Every name, ready to look up at each key."""
