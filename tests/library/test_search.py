"""Finding an exercise by what a person types."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrength_tui.errors import Missing
from runstrength_tui.library import Filters, Library
from runstrength_tui.library.close_words import CLOSE, CloseWords, distance
from runstrength_tui.library.compiled import Compiled
from runstrength_tui.text import clean_text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("box", "box-jump"),
        ("press", "press-up"),
        ("pressup", "press-up"),
        ("Push-Up", "press-up"),
        ("push up", "press-up"),
        ("PRÉSS-UP", "press-up"),
        ("lunges", "walking-lunge"),
        ("deadlift", "deadlift"),
        ("dead lift", "deadlift"),
        ("rdl romanian", "deadlift"),
        ("romanian", "deadlift"),
        ("hip thrust", "hip-thrust"),
        ("plank", "plank"),
        ("glutes", "glute-bridge"),
        ("chest", "press-up"),
        ("shoulder", "overhead-press"),
        ("squat kettlebell", "goblet-squat"),
        ("trap bar", "deadlift"),
        ("trapbar", "deadlift"),
        ("elbow lock", "press-up"),
        ("archer", "press-up"),
        ("calf", "calf-raise"),
        ("zzz", ""),
        ("?!", ""),
    ],
)
def test_what_is_meant_comes_first(library: Library, query: str, first: str) -> None:
    """A word of the name, an alias, a version, a muscle, kit or cue finds the exercise, names before all."""
    found = [exercise.id for exercise in library.search(query)]
    assert found[:1] == ([first] if first else [])


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sqaut", "goblet-squat"),
        ("sqau", "goblet-squat"),
        ("goblt squat", "goblet-squat"),
        ("rommanian", "deadlift"),
        ("romainan", "deadlift"),
        ("dedlift", "deadlift"),
        ("kettelbel swuat", "goblet-squat"),
        ("lunegs", "walking-lunge"),
        ("brige", "glute-bridge"),
        ("pushpu", "press-up"),
        ("tuck jmup", "tuck-jump"),
        ("knee tukc", "tuck-jump"),
        ("thurst", "hip-thrust"),
        ("nordci", "nordic-curl"),
        ("copenhaagn", "copenhagen-plank"),
        ("copenhga", "copenhagen-plank"),
        ("kalf raise", "calf-raise"),
    ],
)
def test_typing_errors_are_forgiven(library: Library, query: str, first: str) -> None:
    """Thumbs on a phone swap, drop, double and miss letters; what was meant is still found."""
    assert [exercise.id for exercise in library.search(query)][:1] == [first]


@pytest.mark.parametrize(
    "noise",
    [
        "pizza",
        "bicycle",
        "python",
        "windows",
        "qwerty",
        "asdf",
        "xkcd",
        "guitar",
        "banana",
        "pasta",
        "fork",
        "music",
        "yoga",
        "1aqJ?",
        "clf",
    ],
)
def test_noise_finds_nothing(library: Library, noise: str) -> None:
    """Who types what is not there is told so, instead of being shown something at random."""
    assert library.search(noise) == []


def test_an_error_is_forgiven_only_where_nothing_begins_so(library: Library) -> None:
    """What was typed right is never mixed with what is merely like it."""
    press = {exercise.id for exercise in library.search("press")}
    assert "press-up" in press
    for exercise in library.search("press"):
        assert "press" in str(exercise).casefold()


def test_every_word_counts(library: Library) -> None:
    """A second word narrows the list; an empty field shows all."""
    jumps = {exercise.id for exercise in library.search("jump")}
    assert {"box-jump", "tuck-jump"} <= jumps
    assert [exercise.id for exercise in library.search("jump tuck")][:1] == ["tuck-jump"]
    assert len(library.search("jump tuck")) < len(jumps)
    assert library.search("  ") == list(library.exercises)


@settings(max_examples=150, deadline=None)
@given(query=st.one_of(st.text(max_size=40), st.text("abegloqrstu -", max_size=30)))
def test_nothing_typed_can_break_the_search(library: Library, query: str) -> None:
    """Whatever comes over the line, the list is a list of exercises, each at most once."""
    found = library.find(query, Filters(kit=frozenset({query})))
    assert len({exercise.id for exercise in found}) == len(found)
    assert {one.id for one in found} <= {one.id for one in library.search(query)}
    library.named(query)
    assert len(library.nearest(query)) <= 3


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(
        st.text("aäbß -_1", min_size=1, max_size=9).map(clean_text).filter(len),
        min_size=1, max_size=6, unique_by=str.casefold,
    )
)  # fmt: skip
def test_the_exact_name_comes_first(library: Library, names: list[str]) -> None:
    """However many names are alike, the one that was typed in full is on top."""
    named = tuple(
        replace(library.exercises[0], id=f"x{number}", name=name, aliases=(), ladder=())
        for number, name in enumerate(names)
    )
    own = Library(Compiled(exercises=named, plans=()))
    for exercise in named:
        if any(letter.isalnum() for letter in exercise.name):
            assert own.search(exercise.name)[0].name.casefold() == exercise.name.casefold()


WORDS = st.text("abcd", min_size=1, max_size=11)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=8, unique=True), typed=WORDS)
def test_close_words_are_those_of_the_plain_algorithm(words: list[str], typed: str) -> None:
    """Comparing all words at once finds what comparing them one by one finds."""
    found = dict(CloseWords(words, words).meant_by(typed))
    most = 2 if len(typed) >= 8 else 1 if len(typed) >= 4 else 0
    wanted = {
        word: CLOSE + far - 1
        for word in words
        if 0 < (far := distance(typed, word, most)) <= most
        and len(word) >= (4 if far == 1 else 7)
        and not word.startswith(typed)
    }
    assert {word: mark for word, mark in found.items() if mark < CLOSE + 2} == wanted
    for word, mark in found.items():
        if mark == CLOSE + 2:
            assert any(distance(typed, word[:size], 1) == 1 for size in range(len(word) + 1))


@pytest.mark.parametrize(
    ("typed", "meant", "far"),
    [
        ("squat", "squat", 0),
        ("sqaut", "squat", 1),
        ("squa", "squat", 1),
        ("squuat", "squat", 1),
        ("squit", "squat", 1),
        ("ca", "abc", 3),
        ("", "ab", 2),
        ("abcdefgh", "stuvwxyz", 3),
    ],
)
def test_distance_counts_errors(typed: str, meant: str, far: int) -> None:
    """Insert, leave out, replace and swap count one each."""
    assert distance(typed, meant, 2 if far == 3 else 3) == far


def test_each_name_and_alias_finds_its_exercise(library: Library) -> None:
    """Typed in full, any name of an exercise puts it on top."""
    for exercise in library.exercises:
        for name in (exercise.name, *exercise.aliases):
            assert library.search(name)[0].id == exercise.id, name


def test_an_unknown_id_is_said(library: Library) -> None:
    """A command can tell a person which id is not there."""
    with pytest.raises(Missing, match="no exercise sqat"):
        library.exercise("sqat")
    with pytest.raises(Missing, match="no plan x"):
        library.plan("x")
