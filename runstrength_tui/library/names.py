"""The names nearest to one that a person misspelt."""

from __future__ import annotations

from collections.abc import Sequence

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.name_index import joined, names_of, versions_of
from runstrength_tui.library.close_words import distance


def nearest(exercises: Sequence[Exercise], name: str, most: int = 3) -> list[str]:
    """Return the names that are nearest to a misspelt one, one for an exercise, nearest first."""
    wanted = joined(name)
    allowed = min(4, max(1, len(wanted) // 3))
    ranked: list[tuple[int, int, int, str]] = []
    for place, exercise in enumerate(exercises):
        found = [
            (far, rank, place, each.name)
            for rank, of in enumerate((names_of, versions_of))
            for each in of(exercise)
            if (far := distance(wanted, joined(each.name), allowed)) <= allowed
        ]
        if found:
            ranked.append(min(found))
    return [name for _, _, _, name in sorted(ranked)[:most]]
