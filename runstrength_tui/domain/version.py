"""An exercise in one of its versions: what is said of the version holds, else that of the exercise."""

from __future__ import annotations

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, Held, LoadKind, Measure, Rung, SideRule


class Version(Struct, frozen=True):
    """A version with the facts that doing and counting it needs."""

    exercise: Exercise
    rung: Rung

    @property
    def measure(self) -> Measure:
        """What a set is counted in."""
        return self.rung.measure or self.exercise.measure

    @property
    def side(self) -> SideRule:
        """How the two sides take part."""
        return self.rung.side or self.exercise.side

    @property
    def load(self) -> LoadKind:
        """What makes it heavier."""
        return self.rung.load or self.exercise.load

    @property
    def step_kg(self) -> float:
        """What a step of its weight is, where that is not known of what is owned."""
        return self.rung.step_kg or self.exercise.step_kg

    @property
    def held(self) -> Held:
        """How many weights it is done with."""
        return self.rung.held or self.exercise.held
