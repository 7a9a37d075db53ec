"""Which exercises to list, as a value that never changes."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, JumpTier, Pattern, Region, Rung, SideRule
from runstrength_tui.domain.kit import fits, needs, owned_kit


class Jumps(StrEnum):
    """How big a jump may be."""

    NONE = "none"
    SMALL = "small"
    MEDIUM = "medium"
    BIG = "big"


_TIERS = {Jumps.SMALL: JumpTier.LOW, Jumps.MEDIUM: JumpTier.MEDIUM, Jumps.BIG: JumpTier.HIGH}


class Filters(Struct, frozen=True, kw_only=True):
    """What an exercise must be; None asks for nothing.

    Kit, jumps and sides must agree in one and the same version: a big jump without kit is one version that
    is both. ``kit`` is what the person owns, in words as the files use them; an empty set leaves what
    needs nothing but the body.
    """

    region: Region | None = None
    """Where most of the work is done."""
    pattern: Pattern | None = None
    kit: frozenset[str] | None = None
    jumps: Jumps | None = None
    """``NONE`` leaves out every exercise that is a jump, whatever its easier versions are."""
    side: SideRule | None = None

    @property
    def active(self) -> int:
        """How many of them ask for something."""
        asked = (self.region, self.pattern, self.kit, self.jumps, self.side)
        return sum(each is not None for each in asked)

    def fit(self, exercise: Exercise) -> bool:
        """Whether an exercise is listed."""
        return bool(self.versions(exercise))

    def versions(self, exercise: Exercise) -> tuple[Rung, ...]:
        """Return the versions that fit, from the easiest to the hardest; none where the exercise does not."""
        if self.pattern is not None and exercise.pattern is not self.pattern:
            return ()
        if self.region is not None and self.region not in main_regions(exercise):
            return ()
        if self.jumps is Jumps.NONE and exercise.contacts_per_rep:
            return ()
        owned = None if self.kit is None else owned_kit(self.kit)
        return tuple(rung for rung in exercise.ladder if self._version_fits(exercise, rung, owned))

    def _version_fits(self, exercise: Exercise, rung: Rung, owned: frozenset[str] | None) -> bool:
        if owned is not None and not fits(needs(exercise, rung), owned):
            return False
        if self.side is not None and (rung.side or exercise.side) is not self.side:
            return False
        return self.jumps is None or exercise.lands(rung) is _TIERS.get(self.jumps)


def main_regions(exercise: Exercise) -> tuple[Region, ...]:
    """Return where most of the work is done: the region of the largest share, or those that tie."""
    most = max(exercise.regions.values())
    return tuple(region for region, share in exercise.regions.items() if share == most)
