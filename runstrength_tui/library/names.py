"""From a name as a person writes it to the exercise that is meant, or to the names nearest to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.named import Named
from runstrength_tui.library.close_words import distance
from runstrength_tui.text import fold, words_of


def named(exercises: Sequence[Exercise], name: str) -> tuple[Named, ...]:
    """Return what a name stands for: nothing, one exercise, or several when it is ambiguous.

    The first of these that finds anything: id, name or other name; version; how such a name begins, in the
    same order. A version with a card of its own stands for that exercise.
    """
    wanted = "".join(words_of(name))
    if not wanted:
        return ()
    by_id = {exercise.id: exercise for exercise in exercises}
    ways: tuple[Callable[[str], bool], ...] = (
        lambda other: fold(other) == fold(name),
        lambda other: "".join(words_of(other)) == wanted,
        lambda other: "".join(words_of(other)).startswith(wanted),
    )
    for way in ways:
        for of in (_names, _versions):
            found: dict[str, Named] = {}
            for exercise in exercises:
                for each in of(exercise):
                    if way(each.name):
                        own = each.rung and each.rung.card and by_id.get(each.rung.card)
                        each = Named(own, None, own.name) if own else each
                        found.setdefault(each.exercise.id, each)
            if found:
                return tuple(found.values())
    return ()


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
