"""An exercise of a person's own that is known by little more than its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.exercise import (
    Exercise,
    Level,
    LevelDose,
    LoadKind,
    Measure,
    Pattern,
    Rung,
    SideRule,
    Tempo,
)

OWN: Final = "own-"
"""What the ids of such exercises begin with, so that none is ever one of ours."""


class OwnExercise(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of an exercise that came in from elsewhere; muscles are not, so balance leaves it out."""

    id: str
    name: str
    measure: Measure = Measure.REPS
    side: SideRule = SideRule.BOTH
    load: LoadKind = LoadKind.BODYWEIGHT


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
    dose = LevelDose(rung="own", sets=(3, 3), reps=(8, 12), rest_s=(60, 90), measure=own.measure)
    return Exercise(
        id=own.id,
        name=own.name,
        pattern=Pattern.CORE,
        summary="Your own: nothing is known of it but its name.",
        muscles={},
        regions={},
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
        ladder=(Rung(id="own", name=own.name, text=""),),
        doses={Level.BEGINNER: dose},
    )
