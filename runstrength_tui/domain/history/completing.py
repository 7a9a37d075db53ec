"""What a word of a filter may become, while it is being typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.history.tokens import Token, tokens_of
from runstrength_tui.domain.history.vocabulary import Vocabulary
from runstrength_tui.domain.history.when import phrases
from runstrength_tui.domain.history.words import ALSO_KEYS, DATES, KEYS, NO_PLAN, WORDS
from runstrength_tui.text import words_of

MOST: Final = 8
_NAME_WORDS: Final = 5


class Completion(Struct, frozen=True):
    """``write`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    write: str
    means: str


def completions(text: str, cursor: int, vocabulary: Vocabulary) -> tuple[Completion, ...]:
    """Return what the word before the cursor may become, what is likeliest first; every word for none."""
    tokens = tokens_of(text[:cursor])
    if not tokens or not tokens[-1].last:
        tokens.append(Token("", cursor, cursor, False, True))
    found: dict[tuple[int, str], Completion] = {}
    for start, write, means in _ways(tokens, vocabulary):
        if text[start:cursor] != write:
            found.setdefault((start, write), Completion(start, cursor, write, means))
    return tuple(islice(found.values(), MOST))


def completed(text: str, completion: Completion) -> tuple[str, int]:
    """Return the text with a completion in it, and where the cursor then stands."""
    behind = "" if completion.write.endswith(":") else " "
    before = text[: completion.start] + completion.write + behind
    return before + text[completion.end :].lstrip(), len(before)


def _ways(tokens: list[Token], vocabulary: Vocabulary) -> Iterator[tuple[int, str, str]]:
    last = tokens[-1]
    word = last.text.casefold().lstrip('"')
    key, colon, value = word.partition(":")
    key = ALSO_KEYS.get(key, key)
    if colon:
        behind = last.start + len(last.text) - len(value)
        if key == "plan":
            for name in (NO_PLAN, *vocabulary.plans_like(value)):
                if name != NO_PLAN or name.startswith(value):
                    yield behind, _one_word(name), "without a plan" if name == NO_PLAN else name
        elif key in DATES:
            yield from ((behind, each, KEYS[key].means) for each in phrases() if each.startswith(value))
        return
    yield from _phrases(tokens)
    for name, what in WORDS.items():
        if name.startswith(word):
            yield last.start, name, what.means
    for name, wants in KEYS.items():
        if name.startswith(word) and not (last.negated and name == "not"):
            yield last.start, f"{name}:", f"{wants.means}: {wants.example}"
    if word:
        yield from _names(tokens, vocabulary)
    if word:
        yield from ((last.start, each, "days") for each in phrases() if each.startswith(word))


def _names(tokens: list[Token], vocabulary: Vocabulary) -> Iterator[tuple[int, str, str]]:
    """Yield exercises for the last words together, as many of them as fit one."""
    for count in range(min(_NAME_WORDS, len(tokens)), 0, -1):
        begun = tokens[-count:]
        if all(each.plain or (count == 1 and ":" not in each.text) for each in begun[1:] or begun):
            names = list(vocabulary.exercises_like(" ".join(each.text for each in begun)))
            if names:
                yield from ((begun[0].start, _one_word(name), name) for name in names)
                return


def _phrases(tokens: list[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield the phrases of two words that the last two begin: ``last m``, ``from:last m``."""
    if len(tokens) < 2:
        return
    before = tokens[-2]
    key, _, value = before.text.rpartition(":")
    if ALSO_KEYS.get(key, key) in ("", *DATES):
        both = f"{value} {tokens[-1].text}".casefold()
        yield from ((before.end - len(value), each, "days") for each in phrases() if each.startswith(both))


def _one_word(name: str) -> str:
    """Return a name as one word that a shell carries as it is."""
    return "-".join(words_of(name.replace("'", "")))
