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

_OR: Final = re.compile(r"\s+or\s+|\s*[,/]\s*")
_ARTICLE: Final = re.compile(r"^(?:an?|one|some|the)\s+")
_PAIR: Final = re.compile(r"^(?:two|2|a pair of|pair of)\s+")


def needs(exercise: Exercise, rung: Rung) -> Needs:
    """Return what one version cannot be done without: its own kit, else the exercise's."""
    listed = exercise.equipment if rung.equipment is None else rung.equipment
    return tuple(choice for choice in map(choices, listed) if choice)


@lru_cache(1024)
def choices(listed: str) -> frozenset[str]:
    """Return the things of which any will do: ``kettlebell or dumbbell`` is two."""
    return frozenset(thing for thing in map(_thing, _OR.split(listed)) if thing)


def owned_kit(words: Iterable[str]) -> frozenset[str]:
    """Return what a person owns as ``fits`` compares it; whoever owns two of a thing owns one."""
    found = set().union(*map(choices, words)) if words else set()
    return frozenset(found | {thing.removeprefix("two ") for thing in found})


def fits(needed: Needs, owned: frozenset[str]) -> bool:
    """Whether a version can be done with what is owned (of ``owned_kit``); without kit it always can."""
    return all(choice & owned for choice in needed)


def kit_words(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Return every thing that any version needs, what most exercises use first."""
    used: Counter[str] = Counter()
    for exercise in exercises:
        used.update(
            {thing for rung in exercise.ladder for choice in needs(exercise, rung) for thing in choice}
        )
    return tuple(sorted(used, key=lambda thing: (-used[thing], thing)))


def _thing(words: str) -> str:
    """Return one thing in one way of writing it: ``Two Kettlebells`` and ``2 kettlebell`` are the same."""
    words = " ".join(words.casefold().split())
    pair = _PAIR.match(words)
    words = _ARTICLE.sub("", _PAIR.sub("", words))
    if len(words) > 3 and words.endswith("s") and not words.endswith("ss"):
        words = words[:-1]
    return f"two {words}" if pair and words else words
