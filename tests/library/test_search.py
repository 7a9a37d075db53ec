"""Finding an exercise by what a person types."""

from __future__ import annotations

import pytest

from runstrength_tui.errors import Missing
from runstrength_tui.library import Library


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("box", "box-jump"),
        ("press", "press-up"),
        ("pressup", "press-up"),
        ("Push-Up", "press-up"),
        ("push up", "press-up"),
        ("lunges", "walking-lunge"),
        ("dead", "deadlift"),
        ("rdl romanian", ""),
        ("romanian", "deadlift"),
        ("hip thrust", "glute-bridge"),
        ("glutes", "glute-bridge"),
        ("chest", "press-up"),
        ("shoulder", "press-up"),
        ("squat kettlebell", "goblet-squat"),
        ("trap bar", "deadlift"),
        ("elbow lock", "press-up"),
        ("zzz", ""),
    ],
)
def test_what_is_meant_comes_first(library: Library, query: str, first: str) -> None:
    """A word of the name, an alias, a version, a muscle, kit or cue finds the exercise, names before all."""
    found = [exercise.id for exercise in library.search(query)]
    assert found[:1] == ([first] if first else [])


def test_every_word_counts(library: Library) -> None:
    """A second word narrows the list; an empty field shows all."""
    jumps = {exercise.id for exercise in library.search("jump")}
    assert {"box-jump", "tuck-jump"} <= jumps
    assert [exercise.id for exercise in library.search("jump tuck")] == ["tuck-jump"]
    assert library.search("  ") == list(library.exercises)


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
