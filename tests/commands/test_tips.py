"""If these fail, ``tips`` leaves out what keeps a person safe, or prints another exercise than was meant."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrength_tui.commands.call import now_local
from runstrength_tui.commands.card_text import card_lines, list_lines
from runstrength_tui.domain.card import Part, exercise_card, version_card
from runstrength_tui.domain.exercise import Exercise, Muscle
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.wording import level_text
from runstrength_tui.library import Library
from runstrength_tui.store.store import Store
from tests.commands.conftest import Command
from tests.compiled_copy import our_library


@pytest.fixture(scope="module")
def library() -> Library:
    return our_library()


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_part_of_every_card_is_printed(library: Library) -> None:
    for exercise in library.exercises:
        said = in_one_line("\n".join(card_lines(exercise_card(exercise), 80)))
        statements = (*exercise.setup, *exercise.cues, *exercise.faults, *exercise.stop)
        wanted = [exercise.name, exercise.summary, exercise.breathing, exercise.tempo.text, *exercise.aliases]
        wanted += [each.text for each in statements] + [each.text for each in exercise.why]
        wanted += [part for rung in exercise.ladder for part in (rung.name, rung.text, rung.earn)]
        wanted += [f"{level_text(level)}:" for level in exercise.doses] + ["Mostly:"]
        assert [each for each in wanted if in_one_line(each) not in said] == [], exercise.id
        assert any(
            grade in said for grade in ("(well shown)", "(some studies)", "(early)", "(coaching habit)")
        )


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(library: Library, width: int) -> None:
    for exercise in library.exercises:
        card = exercise_card(exercise)
        lines = list(card_lines(card, width))
        assert max(map(len, lines)) <= width
        if width >= 40:
            assert "".join("".join(lines).split()) == "".join("".join(card_lines(card, 1000)).split())
    assert max(map(len, list_lines(library.exercises, width))) <= width


def test_each_version_has_a_card_of_its_own(library: Library) -> None:
    """One key shows any version: what it is, what is easier and harder, and what stops it."""
    for exercise in library.exercises:
        for place, rung in enumerate(exercise.ladder):
            card = version_card(exercise, rung)
            assert (card.name, card.summary) == (rung.name, rung.text)
            ladder = card.section(Part.LADDER)
            assert ladder is not None and card.section(Part.STOP) is not None
            said = " ".join(piece for group in ladder.groups for line in group for piece in line.pieces)
            assert (exercise.ladder[place - 1].name in said) == (place > 0)
            assert rung.earn in said
            assert "You need" in card.need or not (
                exercise.equipment if rung.equipment is None else rung.equipment
            )
    first = version_card(library.exercise("box-jump"), library.exercise("box-jump").rung("low-box-jump"))
    much = first.section(Part.MUCH)
    assert much is not None and much.groups[0][0].pieces == ("The first time:", "a box of 20 cm.")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["goblet", "squat"], "Goblet squat"),
        (["goblet-squat"], "Goblet squat"),
        (["GOBLET"], "Goblet squat"),
        (["gob"], "Goblet squat"),
        (["pushup"], "Press-up"),
        (["Push", "Up"], "Press-up"),
        (["archer", "press-up"], "Press-up"),
        (["archer"], "Press-up"),
        (["plank"], "Plank"),
        (["step-up"], "Step-up"),
    ],
)
def test_a_name_is_understood_as_one_types_it(runstrength: Command, words: list[str], name: str) -> None:
    outcome = runstrength("tips", *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0].startswith(name)


def test_the_version_asked_for_is_pointed_at(runstrength: Command) -> None:
    lines = runstrength("tips", "archer", "press-up").out.splitlines()
    assert [line for line in lines if line.startswith("›")] == [
        next(line for line in lines if line.startswith("›  Archer press-up."))
    ]
    assert not any(line.startswith("›") for line in runstrength("tips", "press-up").out.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gobelt", "sqaut"], "'gobelt sqaut'; the nearest: Goblet squat"),
        (["pres-pu"], "the nearest: Press-up"),
        (["xyzzy"], "'xyzzy'; runstrength tips lists them all."),
        (["!!"], "'!!'; runstrength tips lists them all."),
        (["dead"], "'dead' may be Dead bug, Deadlift: write more of the name."),
        (["\x1b[31mred"], "red"),
    ],
)
def test_what_is_not_there_or_not_clear_is_one_line_and_1(
    runstrength: Command, words: list[str], said: str
) -> None:
    for more in ([], ["--json"]):
        outcome = runstrength("tips", *words, *more)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.count("\n") == 1
        assert said in outcome.err
        assert "\x1b" not in outcome.err


def test_many_that_may_be_meant_are_cut_short(runstrength: Command) -> None:
    said = runstrength("tips", "s").err
    assert " others: write more of the name." in said
    assert said.count(",") == 7


def test_without_a_name_all_are_listed(runstrength: Command, library: Library) -> None:
    lines = runstrength("tips").out.splitlines()
    for exercise in library.exercises:
        assert sum(line.startswith(exercise.name + "  ") for line in lines) == 1
    assert max(map(len, lines)) <= 80


def test_json_is_the_exercise_itself(runstrength: Command, library: Library) -> None:
    one = msgspec.json.decode(runstrength("tips", "archer", "--json").out, type=Exercise)
    assert one == library.exercise("press-up")
    listed = msgspec.json.decode(runstrength("tips", "--json").out)
    assert [each["id"] for each in listed] == [each.id for each in library.exercises]
    assert set(listed[0]) == {"id", "name", "aliases", "summary"}


def test_an_exercise_that_came_in_by_name_has_its_card(runstrength: Command, data: Path) -> None:
    own = OwnExercise(id="own-cable-crunch", name="Cable crunch", muscles={Muscle.ABS: 1.0})
    Store.open(data, now_local).change_profile(lambda facts: replace(facts, own_exercises=(own,)))
    said = runstrength("tips", "cable", "crunch")
    assert (said.code, said.err) == (0, "") and said.out.startswith("Cable crunch")
    assert "Cable crunch  " in runstrength("tips").out
    (data / "runstrength.json").write_bytes(b"damaged")
    assert runstrength("tips", "goblet").code == 0, "advice needs no history"


def test_own_texts_cannot_steer_the_terminal(runstrength: Command, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "runstrength" / "exercises"
    runstrength("exercise", "new", "Wall", "sit")
    [path] = folder.iterdir()
    path.write_text(path.read_text().replace("First this.", r"First [red]this\u001b[2J."))
    said = runstrength("tips", "wall", "sit").out
    assert "First [red]this[2J." in said
    assert "\x1b" not in said


def test_a_phone_gets_lines_of_its_width(
    runstrength: Command, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda fallback: os.terminal_size((40, 20)))
    for arguments in (["tips", "plank"], ["tips"]):
        assert 30 <= max(map(len, runstrength(*arguments).out.splitlines())) <= 40
