"""The names nearest to one that a person misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.named import Named
from runstrength_tui.library.close_words import distance
from runstrength_tui.text import words_of


def nearest(exercises: Sequence[Exercise], name: str, most: int = 3) -> list[str]:
    """Return the names that are nearest to a misspelt one, one for an exercise, nearest first."""
    wanted = "".join(words_of(name))
    allowed = min(4, max(1, len(wanted) // 3))
    ranked: list[tuple[int, int, int, str]] = []
    for place, exercise in enumerate(exercises):
        found = [
            (far, rank, place, each.name)
            for rank, of in enumerate((_names, _versions))
            for each in of(exercise)
            if (far := distance(wanted, "".join(words_of(each.name)), allowed)) <= allowed
        ]
        if found:
            ranked.append(min(found))
    return [name for _, _, _, name in sorted(ranked)[:most]]


def _names(exercise: Exercise) -> Iterator[Named]:
    for name in (exercise.name, *exercise.aliases, exercise.id):
        yield Named(exercise, None, name)


def _versions(exercise: Exercise) -> Iterator[Named]:
    for rung in exercise.ladder:
        yield Named(exercise, rung, rung.name)
