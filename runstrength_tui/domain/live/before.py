"""How everything was done last time, and what of a version follows from that and its exercise alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.domain.exercise import Exercise, JumpTier, Measure, Rung
from runstrength_tui.domain.session import ExerciseRecord, Load, Session
from runstrength_tui.domain.timing import SHORTEST_REP_S

LOOK_BACK: Final = 60
"""Sessions looked through for what was done last time."""


class Before(Struct, frozen=True):
    """An exercise as it was done last time, and when."""

    record: ExerciseRecord
    on: datetime
    loads: frozenset[Load] = frozenset()
    """Every load it was done with in the sessions looked through."""


def last_times(sessions: Iterable[Session]) -> dict[tuple[str, str], Before]:
    """Return each version's last doing from sessions given newest first."""
    found: dict[tuple[str, str], Before] = {}
    used: dict[tuple[str, str], set[Load]] = {}
    for session in sessions:
        for record in session.exercises:
            if record.work_sets:
                version = record.exercise, record.rung
                found.setdefault(version, Before(record, session.started_at))
                used.setdefault(version, set()).update(done.load for done in record.work_sets)
    return {
        version: msgspec.structs.replace(before, loads=frozenset(used[version]))
        for version, before in found.items()
    }


def version_to_do(exercise: Exercise, before: Mapping[tuple[str, str], Before]) -> Rung:
    """Return the version done last, else the beginner's usual one."""
    done = [(found.on, rung) for (name, rung), found in before.items() if name == exercise.id]
    known = {rung.id: rung for rung in exercise.ladder}
    versions = [known[rung] for _, rung in sorted(done, reverse=True) if rung in known]
    return versions[0] if versions else exercise.first_rung()


def rep_seconds(exercise: Exercise, rung: Rung) -> float:
    """Return how long one rep takes at the exercise's tempo, seconds; 0 where the tempo is not of reps."""
    if exercise.measure is not Measure.REPS or (rung.measure or Measure.REPS) is not Measure.REPS:
        return 0.0
    tempo = exercise.tempo
    return max(SHORTEST_REP_S, tempo.down + tempo.bottom + tempo.up + tempo.top)


def tier(exercise: Exercise, rung: Rung) -> JumpTier | None:
    """The jump tier of a version: its own, else the exercise's where it lands at all."""
    if rung.contacts_per_rep == 0:
        return None
    return rung.jump_tier or exercise.jump_tier
