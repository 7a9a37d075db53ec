"""Figures come from files of their own or with the exercise, and a faulty one is named and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from runstrength_tui.library import Library, load_library
from runstrength_tui.library.compiled import DATA

SQUAT = (DATA / "figures" / "goblet-squat.toml").read_text()


def load(folder: Path) -> Library:
    return load_library([folder / "own"], folder / "cache")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def own_exercise(folder: Path, more: str = "") -> None:
    text = (DATA / "exercises" / "goblet-squat.toml").read_text()
    text = text.replace('id = "goblet-squat"', 'id = "my-squat"', 1)
    text = text.replace('name = "Goblet squat"', 'name = "My squat"', 1)
    aliases = text[text.index("aliases = ") :].split("\n", 1)[0]
    put(folder, "exercises/my-squat.toml", text.replace(aliases, "aliases = []") + more)


def test_an_own_exercise_moves_too(tmp_path: Path) -> None:
    """People's own exercises would be second-class without a figure."""
    own_exercise(tmp_path)
    put(tmp_path, "figures/my-squat.toml", SQUAT)
    library = load(tmp_path)
    assert not library.faults
    assert library.exercise("my-squat").figure == library.exercise("goblet-squat").figure


def test_a_figure_may_stand_in_the_exercise(tmp_path: Path) -> None:
    """One file to share is easier than two."""
    inline = SQUAT[: SQUAT.index("[[faults]]")].replace("[[poses]]", "[[figure.poses]]")
    own_exercise(tmp_path, "\n[figure]\n" + inline)
    library = load(tmp_path)
    assert not library.faults
    figure = library.exercise("my-squat").figure
    assert figure is not None and len(figure.poses) == 3


def test_a_second_figure_is_named(tmp_path: Path) -> None:
    """Of two figures one must be left out, and the person has to know which."""
    put(tmp_path, "figures/goblet-squat.toml", SQUAT)
    (fault,) = load(tmp_path).faults
    assert "goblet-squat.toml" in str(fault) and "Goblet squat has a figure already" in str(fault)


def test_a_figure_of_nothing_is_named(tmp_path: Path) -> None:
    """A misspelt file name would otherwise leave a card without its figure, and no word why."""
    put(tmp_path, "figures/goblet-sqat.toml", SQUAT)
    assert "no exercise goblet-sqat is in the library" in str(load(tmp_path).faults[0])


def test_a_changed_figure_is_seen(tmp_path: Path) -> None:
    """Who draws a figure tries it, changes it and tries again."""
    own_exercise(tmp_path)
    path = put(tmp_path, "figures/my-squat.toml", SQUAT)
    load(tmp_path)
    path.write_text(SQUAT.replace("Stand tall", "Up you get"))
    figure = load(tmp_path).exercise("my-squat").figure
    assert figure is not None and figure.poses[0].name == "Up you get"


@pytest.mark.parametrize(
    ("change", "field", "wrong"),
    [
        (("legs = [96, -28]", "legs = [170, -28]"), "poses[1].legs", "hip would bend to 202°"),
        (("legs = [96, -28]", "legs = [20, 60]"), "poses[1].legs", "knee would bend to -40°"),
        (("legs = [96, -28]", "legs = [96]"), "poses[1].legs", "thigh and shin"),
        (("legs = [96, -28]", "legs = [96, nan]"), "poses[1].legs", "number between"),
        (("torso = 32", "torsoo = 32"), "poses[1].torsoo", "no such field"),
        (('takes = "down"', 'takes = "slowly"'), "poses[1].takes", "known"),
        (('takes = "down"', "takes = 0"), "poses[1].takes", "seconds are wanted"),
        (("place = { near_ankle = [25, 1] }", ""), "poses[0].place", "first pose needs"),
        (('name = "Sit', 'hands = [0, 47]\nname = "Sit'), "poses[1]", "short of where it is to be"),
        (('fixed = "near_ankle"', 'fixed = "near_ear"'), "poses[0].fixed", "not one of the names"),
        (('held = "near_hand"', "slant = true"), "props[0].held", "joint that holds it"),
        (("drop = 1", "drop = 99"), "props[0].drop", "dots are wanted"),
        (('name = "knees caving"', 'name = ""'), "faults[0].name", "characters are wanted"),
    ],
)
def test_a_faulty_figure_is_named_by_its_field(
    tmp_path: Path, change: tuple[str, str], field: str, wrong: str
) -> None:
    """A figure is numbers only: without line and field nobody finds the wrong one."""
    own_exercise(tmp_path)
    assert change[0] in SQUAT
    put(tmp_path, "figures/my-squat.toml", SQUAT.replace(*change, 1))
    library = load(tmp_path)
    (fault,) = library.faults
    assert field in fault.field and wrong in fault.wrong and fault.line
    assert library.exercise("my-squat").figure is None, "the exercise itself stays"
