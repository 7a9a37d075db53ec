"""An exercise of a person's own that is known by little more than its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import (
    Exercise,
    Level,
    LevelDose,
    LoadKind,
    Measure,
    Muscle,
    Pattern,
    Region,
    Rung,
    SideRule,
    Tempo,
)
from runstrength_tui.domain.strength import region_of

OWN: Final = "own-"
"""What the ids of such exercises begin with, so that none is ever one of ours."""
VERSION: Final = "own"
"""Its one version."""
_USUAL: Final = {Measure.REPS: (8, 12), Measure.SECONDS: (20, 45), Measure.METRES: (20, 40)}
_KNOWN: Final = "Your own: which muscles it works is known, the rest is yours."
_REGION: Final = "Your own: whether it is for legs, core or upper body is known, the rest is yours."
_UNKNOWN: Final = "Your own: nothing is known of it but its name."


class OwnExercise(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of an exercise that came in from elsewhere; without muscles, balance leaves it out."""

    id: str
    name: str
    measure: Measure = Measure.REPS
    side: SideRule = SideRule.BOTH
    load: LoadKind = LoadKind.BODYWEIGHT
    pattern: Pattern | None = None
    """None where it is not known, or none of ours."""
    muscles: dict[Muscle, float] = {}
    """1.0 a prime mover, 0.5 a helper; none where they are not known."""
    region: Region | None = None
    """The part of the body, where only that is known."""

    @property
    def regions(self) -> dict[Region, float]:
        """The share of each part of the body in it; none where that is not known."""
        return regions_of(self.muscles) if self.muscles or self.region is None else {self.region: 1.0}


def regions_of(muscles: Mapping[Muscle, float]) -> dict[Region, float]:
    """Return the share of each region in what an exercise works; none where that is not known."""
    total = sum(muscles.values())
    found: dict[Region, float] = {}
    for muscle, much in muscles.items():
        found[region_of(muscle)] = found.get(region_of(muscle), 0.0) + much / total
    return {region: round(share, 2) for region, share in found.items()}


def own_id(name: str, taken: Container[str] = ()) -> str:
    """Return a free id for a name: ``own-cable-crunch``, with a number behind it where that is taken."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    base = OWN + ("-".join(words)[:60].strip("-") or "exercise")
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def as_exercise(own: OwnExercise) -> Exercise:
    """Return it as the library holds one: without advice, which nobody has written."""
    dose = LevelDose(
        rung=VERSION,
        sets=(3, 3),
        reps=_USUAL[own.measure],
        rest_s=(60, 90),
        per_side=own.side is SideRule.ONE_THEN_OTHER,
        measure=own.measure,
    )
    return Exercise(
        id=own.id,
        name=own.name,
        pattern=own.pattern or Pattern.OTHER,
        summary=_KNOWN if own.muscles else _REGION if own.region else _UNKNOWN,
        muscles=own.muscles,
        regions=own.regions,
        measure=own.measure,
        side=own.side,
        load=own.load,
        setup=(),
        cues=(),
        faults=(),
        breathing="",
        tempo=Tempo(down=2, bottom=0, up=1),
        why=(),
        stop=(),
        advice=(),
        ladder=(Rung(id=VERSION, name=own.name, text=""),),
        doses={Level.BEGINNER: dose},
    )
