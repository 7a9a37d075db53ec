"""What a version needs to hand, and whether a person owns it.

A file lists all that is needed; ``kettlebell or dumbbell`` in it means that either will do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from runstrength_tui.domain.exercise import Exercise, Rung

Needs = tuple[frozenset[str], ...]
"""One set for each thing needed: any member of it will do. Empty: nothing but the body."""

# Compiled when one is first needed: a line without kit needs none of them.
_OR: Final = r"\s+or\s+|\s*[,/]\s*"
_ARTICLE: Final = r"^(?:an?|one|some|the)\s+"
_PAIR: Final = r"^(?:two|2|a pair of|pair of)\s+"
_PLURAL: Final = r"((?:x|ch|sh|ss)(?=es$)|[^s](?=s$))e?s$"


def needs(exercise: Exercise, rung: Rung) -> Needs:
    """Return what one version cannot be done without: its own kit, else the exercise's."""
    listed = exercise.equipment if rung.equipment is None else rung.equipment
    return tuple(choice for choice in map(choices, listed) if choice)


@lru_cache(1024)
def choices(listed: str) -> frozenset[str]:
    """Return the things of which any will do: ``kettlebell or dumbbell`` is two."""
    return frozenset(map(_same, _written(listed)))


def owned_kit(words: Iterable[str]) -> frozenset[str]:
    """Return what a person owns as ``fits`` compares it; whoever owns two of a thing owns one."""
    found = {thing for word in words for thing in choices(word)}
    return frozenset(found | {thing.removeprefix("two ") for thing in found})


def fits(needed: Needs, owned: frozenset[str]) -> bool:
    """Whether a version can be done with what is owned (of ``owned_kit``); without kit it always can."""
    return all(choice & owned for choice in needed)


def kit_words(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Return every thing that any version needs, what most exercises use first."""
    used: Counter[str] = Counter()
    written: dict[str, str] = {}
    for exercise in exercises:
        listed = {*exercise.equipment, *(each for rung in exercise.ladder for each in rung.equipment or ())}
        things = {_same(thing): thing for each in listed for thing in _written(each)}
        needed = (choice for rung in exercise.ladder for choice in needs(exercise, rung))
        used.update({thing for choice in needed for thing in choice})
        written = things | written
    return tuple(written[thing] for thing in sorted(used, key=lambda thing: (-used[thing], thing)))


def _written(listed: str) -> list[str]:
    """Return the things named, as they are written but for case and article."""
    words = (" ".join(part.casefold().split()) for part in re.split(_OR, listed))
    return [thing for thing in (re.sub(_ARTICLE, "", each) for each in words) if thing]


def _same(thing: str) -> str:
    """Return one way of writing a thing: ``two kettlebells`` and ``2 kettlebell`` are the same."""
    pair = re.match(_PAIR, thing)
    thing = re.sub(_PAIR, "", thing)
    if len(thing) > 3:
        thing = re.sub(_PLURAL, r"\1", thing)
    return f"two {thing}" if pair and thing else thing
