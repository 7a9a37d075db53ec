"""Words find what they say: a filter that leaves a session out hides it, and nobody would know."""

from __future__ import annotations

import shlex
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.history.completing import completed, completions
from runstrength_tui.domain.history.query import NotAFilter, read_query
from runstrength_tui.domain.history.vocabulary import Vocabulary
from runstrength_tui.domain.history.words import ALSO, ALSO_KEYS, KEYS, WORDS
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.library import Library
from tests.domain.history.made import RUNS, SESSIONS, collected, letters

TODAY = date(2026, 11, 21)
HISTORY = collected(list(SESSIONS.values()), list(RUNS.values()))
EVERYTHING = "XlWkVjUihgTfedScbRa"


@pytest.fixture(scope="module")
def vocabulary(library: Library) -> Vocabulary:
    return Vocabulary(library, HISTORY.versions, HISTORY.plans)


FOUND = [
    ("", "XlWkVjUihgTfedScbRa"),
    ("goblet", "kigfdca"),
    ("gob", "kigfdca"),
    ("goblet squat", "kigfdca"),
    ("squat goblet", "kigfdca"),
    ('"goblet squat"', "kigfdca"),
    ("goblet-squat", "kigfdca"),
    ("gobletsquat", "kigfdca"),
    ("goblet lunge", "f"),
    ("press", "lihed"),
    ("pressup", "lihed"),
    ("push-up", "lihed"),
    ("low box jump", "khc"),
    ("box", "khc"),
    ("plan:base", "igedca"),
    ("plan:base-b", "gd"),
    ('plan:"base a"', "ieca"),
    ("plan:none", "kjhfb"),
    ("plan:bobs", "l"),
    ("plan:runners-base-a", "ieca"),
    ("from:2026-01 to:march", "edSc"),
    ("from:2026-01", "XlWkVjUihgTfedSc"),
    ("to:2025", "bRa"),
    ("from:march", "XlWkVjUihgTfedS"),
    ("on:tue", "V"),
    ("on:2026-11-20", "lW"),
    ("on:20.11.", "lW"),
    ("2025", "bRa"),
    ("nov 2025", "Ra"),
    ("nov", "XlWkVjUi"),
    ("march 2026", "edS"),
    ("last month", "hgT"),
    ("last year", "bRa"),
    ("this week", "XlWkVj"),
    ("last week", "Ui"),
    ("3 weeks", "XlWkVjUi"),
    ("from:last month", "XlWkVjUihgT"),
    ("from:3 weeks ago", "XlWkVjUih"),
    ("yesterday", "lW"),
    ("2026-11-19", "k"),
    ("1 year", "XlWkVjUihgTfedScb"),
    ("pain", "fe"),
    ("not:pain goblet", "kigdca"),
    ("-pain goblet", "kigdca"),
    ("pr", "jid"),
    ("goblet pr", "id"),
    ("press pr", ""),
    ("records", "jid"),
    ("skipped", "fd"),
    ("goblet skipped", "f"),
    ("press-up skipped", "d"),
    ("hard", "Uic"),
    ("goblet hard", "c"),
    ("strength hard", "ic"),
    ("run hard", "U"),
    ("easy strength", "fa"),
    ("good", "d"),
    ("rpe:8+", "UihedSc"),
    ("rpe:9..10", "iheSc"),
    ("press rpe:9+", "ihe"),
    ("rpe:5", "Vfa"),
    ("rir:2-", "ihedc"),
    ("rir:3", "id"),
    ("goblet rir:3", "id"),
    ("effort:7+", "lUdS"),
    ("landings:60+", "kc"),
    ("landings:60..63", "c"),
    ("landings:0 plan:base", "igeda"),
    ("landings:3-4", "h"),
    ("goblet sets:4", ""),
    ("sets:2+", "kihgeca"),
    ("sets:4", ""),
    ("min:30+", "lWkVUihgTfedScR"),
    ("min:33", "h"),
    ("min:12-", "jb"),
    ("minutes:100+", "TS"),
    ("run", "XWVUTSR"),
    ("strength", "lkjihgfedcba"),
    ("run:15k+", "VTS"),
    ("run:15", "V"),
    ("run:18.2k", "T"),
    ("run:10mi+", "TS"),
    ("run:5..8", "XUR"),
    ("run:8k-", "XUR"),
    ("long", "T"),
    ("race", "S"),
    ("note", "jSb"),
    ("note:heels", "Sb"),
    ("note:elan", "j"),
    ("note:heel run", "S"),
    ("jump", "khc"),
    ("missed", "h"),
    ("warm-up", "g"),
    ("warmup", "g"),
    ("drop", "g"),
    ("failure", "h"),
    ("early", "i"),
    ("said", "i"),
    ("not:strength", "XWVUTSR"),
    ("not:goblet not:run from:2026", "ljhe"),
    ("on:last month", "hgT"),
    ("on:saturday", "X"),
    ("since:oct", "XlWkVjUihgT"),
    ("GOBLET Hard", "c"),
    ("nordic", ""),
]
"""Small letters are sessions, capitals runs, the newest first."""


@pytest.mark.parametrize(("words", "hits"), FOUND)
def test_words_find_what_they_say(vocabulary: Vocabulary, words: str, hits: str) -> None:
    query = read_query(words, vocabulary, TODAY)
    assert query.problem is None
    assert letters(HISTORY.where(query)) == hits


def test_every_word_and_every_key_is_in_the_table() -> None:
    used = " ".join(words for words, _ in FOUND).casefold().replace("not:", "not: ").split()
    written = {ALSO.get(word, word) for word in used}
    keys = {ALSO_KEYS.get(key, key) for key in (word.partition(":")[0] for word in used if ":" in word)}
    assert not set(WORDS) - written and not set(KEYS) - keys


def test_a_shell_carries_every_form_as_it_is(vocabulary: Vocabulary) -> None:
    for words, hits in FOUND:
        if '"' not in words and not words.startswith("-"):
            assert shlex.split(words) == words.split()
        assert not set(words) & set("|&;<>()$`\\*?[]#~%!{}'"), f"{words} means something to a shell"
        del hits


def test_a_distance_without_a_unit_is_in_the_persons_own(vocabulary: Vocabulary) -> None:
    miles = read_query("run:11+", vocabulary, TODAY, distance=DistanceUnit.MILE)
    assert letters(HISTORY.where(miles)) == "TS"


@pytest.mark.parametrize(
    ("words", "said", "nearest"),
    [
        ("gobblet", "“gobblet” is no exercise", "goblet"),
        ("goblet sqat", "“sqat” is no exercise", "squat"),
        ("pian", "“pian” is no exercise", "pain"),
        ("landngs:60+", "no word “landngs:”", "landings:"),
        ("goblet:", "no word “goblet:”", ""),
        ("landings:lots", "wants a number, such as landings:60+", ""),
        ("landings:", "wants a number behind it", ""),
        ("rpe:11", "from 0 to 10", ""),
        ("rpe:8kg", "“8kg” is none", ""),
        ("sets:8..4", "“8..4” is none", ""),
        ("run:15miles", "wants a distance", ""),
        ("plan:bsae", "no plan is called “bsae”", "Runner's base A"),
        ("from:tomorow", "wants a date, such as 2026-01", ""),
        ("from:2026-13", "“2026-13” is none", ""),
        ("from:30 feb", "“30 feb” is none", ""),
        ("3 goblet", "“3” wants days, weeks", ""),
        ("not:", "“not:” wants one more", ""),
        ('""', "is no exercise", ""),
        ("base", "but a plan is", "plan:base"),
        ("from:2026 to:2025", "one ends on 31 Dec 2025, the other begins on 1 Jan", ""),
    ],
)
def test_nonsense_says_which_word_and_what_was_expected(
    vocabulary: Vocabulary, words: str, said: str, nearest: str
) -> None:
    problem = read_query(words, vocabulary, TODAY).problem
    assert problem is not None
    assert said.casefold() in str(problem).casefold() and str(problem).endswith(".")
    assert problem.nearest[:1] == ((nearest,) if nearest else ())
    assert 0 <= problem.start <= problem.end <= len(words)


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("pre", "lihed"),
        ("pa", EVERYTHING),
        ("pai", EVERYTHING),
        ("goblet pai", "kigfdca"),
        ("goblet landings:", "kigfdca"),
        ("goblet not:", "kigfdca"),
        ("goblet from:2", "kigfdca"),
        ("goblet from:202", "kigfdca"),
        ("goblet from:2026-", "kigfdca"),
        ("goblet last", "kigfdca"),
        ("goblet last mo", "kigfdca"),
        ("goblet 3", "kigfdca"),
        ("goblet 3 we", "kigfdca"),
        ("goblet 20 no", "kigfdca"),
        ('goblet "', "kigfdca"),
        ("plan:", EVERYTHING),
    ],
)
def test_an_unfinished_word_hides_nothing_and_is_no_mistake(
    vocabulary: Vocabulary, typed: str, hits: str
) -> None:
    query = read_query(typed, vocabulary, TODAY, typing=True)
    assert query.problem is None
    assert letters(HISTORY.where(query)) == hits


def test_every_beginning_of_every_line_filters_by_what_is_understood(vocabulary: Vocabulary) -> None:
    for words, _ in FOUND:
        for length in range(len(words) + 1):
            query = read_query(words[:length], vocabulary, TODAY, typing=True)
            assert query.problem is None, f"{words[:length]}: {query.problem}"


_SOUP = st.lists(
    st.sampled_from(
        [*WORDS, *(f"{key}:" for key in KEYS), "3", "2026-01", "last", "month", "goblet", "8+", "-", '"']
    )
    | st.text(max_size=6),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(_SOUP, st.sampled_from(["", " "]), st.booleans())
def test_no_text_raises_and_a_mistake_lies_inside_it(
    vocabulary: Vocabulary, parts: list[str], between: str, typing: bool
) -> None:
    text = between.join(parts)
    query = read_query(text, vocabulary, TODAY, typing=typing)
    HISTORY.where(query)
    for each in completions(text, len(text), vocabulary):
        assert 0 <= each.start <= each.end <= len(text)
        completed(text, each)
    if query.problem:
        assert isinstance(query.problem, NotAFilter)
        assert 0 <= query.problem.start <= query.problem.end <= len(text)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ski", "skipped "),
        ("goblet lan", "goblet landings:"),
        ("not:pa", "not:pain "),
        ("gobl", "goblet-squat "),
        ("goblet sq", "goblet-squat "),
        ("plan:base", "plan:runners-base-a "),
        ("plan:bob", "plan:bobs-evening "),
        ("last mo", "last month "),
        ("from:last m", "from:last month "),
        ("from:la", "from:last week "),
        ("hard press", "hard press-up "),
    ],
)
def test_tab_writes_the_likeliest_word_and_it_is_understood(
    vocabulary: Vocabulary, typed: str, first: str
) -> None:
    offered = completions(typed, len(typed), vocabulary)
    assert completed(typed, offered[0]) == (first, len(first))
    if not first.endswith(":"):
        assert read_query(first, vocabulary, TODAY).problem is None
