"""From the words of a filter to what they ask, or to a sentence that says which word makes no sense."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.history.numbers import number_term
from runstrength_tui.domain.history.terms import (
    Ask,
    MarkTerm,
    NameTerm,
    NoteTerm,
    PlanTerm,
    SpanTerm,
    Term,
)
from runstrength_tui.domain.history.tokens import Token, tokens_of
from runstrength_tui.domain.history.vocabulary import Vocabulary
from runstrength_tui.domain.history.when import EXAMPLES, MOST_WORDS, begins_phrase, read_span
from runstrength_tui.domain.history.words import ALSO, ALSO_KEYS, DATES, KEYS, NO_PLAN, RECORD, WORDS
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.domain.wording_numbers import date_text
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.text import words_of

MOST_TEXT: Final = 400
_HALF_A_RANGE: Final = re.compile(r"\d[\d.,]*[a-z]*(?:[.,]$|\.\.|-)")


class NotAFilter(NotUnderstood):
    """A word that filters by nothing; ``start`` to ``end`` is where it stands, ``nearest`` what it may be."""

    def __init__(self, sentence: str, start: int, end: int, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end
        self.nearest = nearest


class Query(Struct, frozen=True):
    """A filter as far as it was understood; every term has to hold."""

    terms: tuple[Term, ...] = ()
    problem: NotAFilter | None = None
    """The first word that makes no sense; what is not finished yet makes none."""

    @property
    def asks_records(self) -> bool:
        """Whether it must be known where records were set."""
        return any(isinstance(term.ask, MarkTerm) and term.ask.mark == RECORD for term in self.terms)


def read_query(
    text: str,
    vocabulary: Vocabulary,
    today: date,
    *,
    distance: DistanceUnit = DistanceUnit.KM,
    typing: bool = False,
) -> Query:
    """Read a filter; with ``typing`` a last word that may become one is left out and is no problem."""
    return _Reader(tokens_of(text[:MOST_TEXT]), vocabulary, today, distance, typing).query()


class _Reader:
    def __init__(
        self, tokens: list[Token], vocabulary: Vocabulary, today: date, distance: DistanceUnit, typing: bool
    ) -> None:
        self._tokens = tokens
        self._vocabulary = vocabulary
        self._today = today
        self._distance = distance
        self._typing = typing
        self._at = 0
        last = tokens[-1] if tokens else None
        # Behind “last” and “3” there is more to come, space or no space.
        self._open = (
            typing and last is not None and (last.last or begins_phrase(last.text.rpartition(":")[2]))
        )

    def query(self) -> Query:
        terms: list[Term] = []
        problem: NotAFilter | None = None
        while self._at < len(self._tokens):
            first = self._tokens[self._at]
            try:
                ask = self._next(first)
            except NotAFilter as error:
                problem = problem or error
                self._at += 1
                continue
            if ask is not None:
                terms.append(Term(ask, first.negated, first.start, self._tokens[self._at - 1].end))
        return Query(tuple(terms), problem or _crossed(terms, self._today))

    def _next(self, token: Token) -> Ask | None:
        """Return what the next words ask, and go on behind them; None for what is not finished yet."""
        word = token.text.casefold()
        key, colon, value = word.partition(":")
        if colon and '"' not in key:
            return self._keyed(token, ALSO_KEYS.get(key, key), value)
        word = ALSO.get(word, word)
        if word in WORDS:
            self._at += 1
            return MarkTerm(int(WORDS[word].mark), WORDS[word].exercises)
        if '"' in word:
            return self._name(token, 1, words_of(word))
        return self._days(token, word) or self._name(token, self._words_of_name(), None)

    # --- words with a colon -----------------------------------------------------------

    def _keyed(self, token: Token, key: str, value: str) -> Ask | None:
        if key not in KEYS or key == "not":
            near = _near(key, KEYS)
            raise _refused(token, f"there is no word “{key}:”", tuple(f"{each}:" for each in near))
        value = value.strip('"')
        if not value.strip():
            if self._typing and token.last:
                self._at += 1
                return None
            raise _refused(token, f"“{key}:” wants {KEYS[key].wants} behind it, such as {KEYS[key].example}")
        if key in DATES:
            return self._dated(token, key, value)
        self._at += 1
        if key == "plan":
            return self._plan(token, value)
        if key == "note":
            return NoteTerm((words_of(value) or [""])[0])
        ask = number_term(key, value, self._distance)
        if ask is None:
            self._at -= 1
            if self._typing and token.last and _HALF_A_RANGE.match(value):
                self._at += 1
                return None
            what = KEYS[key]
            raise _refused(
                token, f"“{key}:” wants {what.wants}, such as {what.example}, and “{value}” is none"
            )
        return ask

    def _dated(self, token: Token, key: str, value: str) -> Ask | None:
        for more in range(self._follow(MOST_WORDS - 1), -1, -1):
            phrase = " ".join(
                [value, *(each.text for each in self._tokens[self._at + 1 : self._at + 1 + more])]
            )
            span = read_span(phrase, self._today)
            if span is not None:
                self._at += 1 + more
                first = date.min if key == "to" else span.first
                return SpanTerm(first, date.max if key == "from" else span.last)
        if self._open and begins_phrase(value) and self._only_numbers_follow():
            self._at = len(self._tokens)
            return None
        said = [value]
        while self._follow(1) and begins_phrase(self._tokens[self._at + 1].text):
            self._at += 1  # a 30 February is one mistake, not a mistake and a month
            said.append(self._tokens[self._at].text)
        raise _refused(token, f"“{key}:” wants a date, such as {EXAMPLES}, and “{' '.join(said)}” is none")

    def _plan(self, token: Token, value: str) -> Ask | None:
        if value == NO_PLAN:
            return PlanTerm(frozenset({0}))
        words = words_of(value)
        if not words or not self._vocabulary.knows_plan(words):
            if self._typing and token.last and NO_PLAN.startswith(value):
                return None
            self._at -= 1
            plans = tuple(self._vocabulary.plans_like(""))
            near = tuple(name for name in plans if _near(value, words_of(name)))
            raise _refused(token, f"no plan is called “{value}”", (near or plans)[:3])
        return PlanTerm(self._vocabulary.plans(words))

    # --- plain words ------------------------------------------------------------------

    def _days(self, token: Token, word: str) -> Ask | None:
        if not begins_phrase(word):
            return None
        for more in range(self._follow(MOST_WORDS - 1), -1, -1):
            phrase = " ".join(each.text for each in self._tokens[self._at : self._at + 1 + more])
            span = read_span(phrase, self._today)
            if span is not None:
                self._at += 1 + more
                return SpanTerm(span.first, span.last)
        return None

    def _words_of_name(self) -> int:
        """Return how many words from here on are the name of one exercise, at least one."""
        words = words_of(self._tokens[self._at].text)
        most = 1
        for more in range(1, self._follow(5) + 1):
            token = self._tokens[self._at + more]
            if _word(token.text) in WORDS or not (fresh := words_of(token.text)):
                break
            words += fresh
            if not self._vocabulary.knows(words):
                break
            most = more + 1
        return most

    def _name(self, token: Token, count: int, words: list[str] | None) -> Ask | None:
        tokens = self._tokens[self._at : self._at + count]
        words = words if words is not None else [word for each in tokens for word in words_of(each.text)]
        known = self._vocabulary.knows(words)
        done = self._vocabulary.versions(words) if known else 0
        # What nobody did yet gives way to what the word may become: on the way to “pain” stands a “pallof”.
        if not done and self._open and self._unfinished(token):
            self._at = len(self._tokens)
            return None
        if known:
            self._at += count
            return NameTerm(done)
        raise self._unknown(token)

    def _unfinished(self, token: Token) -> bool:
        """Whether the words from here to the end may become something yet."""
        word = token.text.casefold()
        if token is not self._tokens[-1]:
            return begins_phrase(word) and self._only_numbers_follow()
        known = ("ago", *WORDS, *ALSO, *(f"{key}:" for key in (*KEYS, *ALSO_KEYS)))
        return not word.strip('"') or begins_phrase(word) or any(each.startswith(word) for each in known)

    def _only_numbers_follow(self) -> bool:
        return all(
            each.plain and (each.last or (each.text.isalnum() and begins_phrase(each.text)))
            for each in self._tokens[self._at + 1 :]
        )

    def _follow(self, most: int) -> int:
        """Return how many plain words follow, at most so many."""
        count = 0
        for token in self._tokens[self._at + 1 : self._at + 1 + most]:
            if not token.plain:
                break
            count += 1
        return count

    def _unknown(self, token: Token) -> NotAFilter:
        word = token.text.casefold().strip('"')
        if not word and token.negated:
            return _refused(
                token, f"“not:” wants {KEYS['not'].wants} behind it, such as {KEYS['not'].example}"
            )
        if word.isdigit():
            return _refused(token, f"“{word}” wants days, weeks, months or years behind it, such as 3 weeks")
        if self._vocabulary.knows_plan(words_of(word)) and words_of(word):
            return _refused(token, f"no exercise is called “{word}”, but a plan is", (f"plan:{word}",))
        known = [*WORDS, *(f"{key}:" for key in KEYS), *ALSO, *sorted(self._vocabulary.every_word)]
        near = dict.fromkeys(ALSO.get(each, each) for each in _near(word, known))
        return _refused(token, f"“{word}” is no exercise, date or other word of the filter", tuple(near)[:3])


def _word(text: str) -> str:
    word = text.casefold()
    return ALSO.get(word, word)


def _near(word: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word[:40], list(known), n=3, cutoff=0.7)


def _refused(token: Token, why: str, nearest: tuple[str, ...] = ()) -> NotAFilter:
    means = f"; the nearest is {_or(nearest)}" if nearest else ""
    return NotAFilter(f"{why[:1].upper()}{why[1:]}{means}.", token.start, token.end, nearest)


def _or(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _crossed(terms: list[Term], today: date) -> NotAFilter | None:
    """Return what is wrong where no day can be both from the one and to the other."""
    spans = list(_spans(terms))
    for place, (term, span) in enumerate(spans):
        for _, other in spans[:place]:
            if span.first > other.last or span.last < other.first:
                early, late = sorted((span, other), key=lambda each: each.last)
                return NotAFilter(
                    f"No day fits both: one ends on {date_text(early.last, today)}, "
                    f"the other begins on {date_text(late.first, today)}.",
                    term.start,
                    term.end,
                )
    return None


def _spans(terms: list[Term]) -> Iterator[tuple[Term, SpanTerm]]:
    for term in terms:
        if isinstance(term.ask, SpanTerm) and not term.negated:
            yield term, term.ask
