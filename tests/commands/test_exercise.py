"""If these fail, whoever writes an exercise of their own is left alone with a mistake, or loses a file."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.domain.exercise import Exercise, LevelDose, Reason, Rung, Statement, Tempo
from runstrength_tui.library import load_library
from runstrength_tui.library.compiled import DATA
from runstrength_tui.library.files import exercise_faults, read_exercise
from tests.commands.conftest import Command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The person's own exercises; not there yet."""
    return tmp_path / "config" / "runstrength" / "exercises"


def test_a_new_file_is_in_order_as_it_stands(runstrength: Command, folder: Path) -> None:
    made = runstrength("exercise", "new", "Wall", "sit")
    assert made.code == 0
    assert made.out == f"{folder / 'wall-sit.toml'}\n"
    exercise = read_exercise(folder / "wall-sit.toml")
    assert (exercise.id, exercise.name) == ("wall-sit", "Wall sit")
    checked = runstrength("exercise", "check")
    assert (checked.code, checked.out, checked.err) == (0, "1 exercise, no faults\n", "")
    assert runstrength("tips", "wall sit").code == 0


def test_the_new_file_explains_every_field() -> None:
    """A field that is not in the form would have to be found by reading code."""
    text = (DATA / "new-exercise.toml").read_text()
    for kind in (Exercise, Rung, LevelDose, Tempo, Statement, Reason):
        for field in msgspec.structs.fields(kind):
            assert (
                f"{field.encode_name} = " in text or f"[[{field.name}]]" in text or (f"[{field.name}" in text)
            ), field.name
    for line in text.splitlines():
        assert len(line) <= 110, line
    everything = re.sub(r"^# (?!figure)([a-z_]+ = )", r"\1", text, flags=re.MULTILINE)
    assert everything != text
    raw = tomllib.loads(everything)
    assert msgspec.convert(raw, Exercise).ladder[1].goal_cm == 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Press", "up"], "Press up is in the library already, as Press-up"),
        (["push-up"], "as Press-up"),
        (["x" * 29], "29 characters are too long"),
        (["!!"], "'!!' is no name"),
        (["a\x1b[2J" + "b" * 40], "too long"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    runstrength: Command, folder: Path, words: list[str], said: str
) -> None:
    outcome = runstrength("exercise", "new", *words)
    assert (outcome.code, outcome.out) == (1, "")
    assert said in outcome.err and "nothing was written" in outcome.err
    assert not folder.exists()


def test_nothing_is_overwritten(runstrength: Command, folder: Path) -> None:
    """Not even a file that is faulty, and so not in the library."""
    folder.mkdir(parents=True)
    (folder / "wall-sit.toml").write_text("my notes")
    outcome = runstrength("exercise", "new", "Wall sit")
    assert outcome.code == 1
    assert "is there already; it was left as it is." in outcome.err
    assert (folder / "wall-sit.toml").read_text() == "my notes"


@pytest.mark.parametrize(
    ("name", "file"),
    [("深蹲", "own.toml"), ('Say "hi" \\ there', "say-hi-there.toml"), ("Größe", "grosse.toml")],
)
def test_any_name_makes_a_file_that_reads(runstrength: Command, folder: Path, name: str, file: str) -> None:
    assert runstrength("exercise", "new", name).code == 0
    assert read_exercise(folder / file).name == name
    assert runstrength("exercise", "check").code == 0
    assert runstrength("tips", name).code == 0


def test_a_folder_that_cannot_be_written_is_said(runstrength: Command, folder: Path) -> None:
    folder.parent.parent.mkdir(parents=True)
    folder.parent.write_text("in the way")
    outcome = runstrength("exercise", "new", "Wall sit")
    assert outcome.code == 1
    assert "could not be written" in outcome.err and outcome.err.count("\n") == 1


def test_every_fault_is_named_with_file_line_and_field(runstrength: Command, folder: Path) -> None:
    """Three mistakes are three lines, not one a run."""
    runstrength("exercise", "new", "Wall sit")
    path = folder / "wall-sit.toml"
    good = path.read_text()
    changes = [
        ('side = "both"', 'sidde = "both"', "sidde", "there is no such field"),
        ('measure = "reps"  ', 'measure = 7  ', "measure", "text in quotes is wanted"),
        ("quads = 1.0", "bum = 1.0", "muscles.bum", "not one of the names"),
        ('{ text = "Then that." }', '{ txet = "Then that." }', "cues[1].txet", "no such field"),
        ("sets = [3, 4]", 'sets = "3"', "doses.advanced.sets", "a list is wanted"),
    ]  # fmt: skip
    bad = good
    for old, new, _, _ in changes:
        assert old in bad, old
        bad = bad.replace(old, new, 1)
    path.write_text(bad)
    outcome = runstrength("exercise", "check")
    assert (outcome.code, outcome.err) == (1, "")
    lines = outcome.out.splitlines()
    assert len(lines) == len(changes)
    for _, new, field, wrong in changes:
        [line] = [line for line in lines if f", {field}: " in line]
        number = int(line.removeprefix(f"{path}, line ").split(",")[0])
        assert new.strip() in bad.splitlines()[number - 1]
        assert wrong in line
    values = good.replace("sets = [2, 3]", "sets = [3, 2]").replace("quads = 1.0", "quads = 0.7")
    path.write_text(values.replace("goal = 8 ", "goal = 0 "))
    fields = [
        line.split(": ")[0].rsplit(", ", 1)[1] for line in runstrength("exercise", "check").out.splitlines()
    ]
    assert fields == ["muscles.quads", "ladder[0].goal", "doses.beginner.sets"]


def test_a_faulty_file_hides_no_other(runstrength: Command, folder: Path, tmp_path: Path) -> None:
    for name in ("Wall sit", "Sled push"):
        runstrength("exercise", "new", name)
    (folder / "wall-sit.toml").write_text("id = ")
    outcome = runstrength("exercise", "check")
    assert outcome.code == 1 and outcome.out.count("\n") == 1
    assert "wall-sit.toml, line 1: it is not TOML" in outcome.out
    library = load_library((folder.parent,), tmp_path / "cache")
    assert library.exercise("sled-push").name == "Sled push"
    assert len(library.faults) == 1
    assert runstrength("tips", "sled").code == 0


def test_what_is_taken_is_named(runstrength: Command, folder: Path, tmp_path: Path) -> None:
    """An id of ours in an own file, inside the folder or before it is put there."""
    folder.mkdir(parents=True)
    ours = (DATA / "exercises" / "press-up.toml").read_text()
    for path in (folder / "mine.toml", tmp_path / "draft.toml"):
        path.write_text(ours)
        outcome = runstrength("exercise", "check", str(path))
        assert outcome.code == 1
        assert f"{path}, line 5, id: press-up is taken already by" in outcome.out
        path.unlink()
    assert runstrength("exercise", "check", str(DATA / "exercises" / "press-up.toml")).code == 0


@pytest.mark.parametrize("name", ["nowhere.toml", "wall-sit.txt", "."])
def test_a_file_that_would_not_be_read_is_said(runstrength: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "wall-sit.txt").write_text((DATA / "new-exercise.toml").read_text())
    os.chdir(tmp_path)
    outcome = runstrength("exercise", "check", name)
    assert outcome.code == 1
    assert outcome.out.startswith(f"{name}: ") and outcome.out.count("\n") == 1


def test_json_and_no_files(runstrength: Command, folder: Path) -> None:
    none = runstrength("exercise", "check")
    assert none.code == 0 and none.out.startswith("No exercise of your own yet")
    assert runstrength("exercise", "check", "--json").out == "[]\n"
    folder.mkdir(parents=True)
    (folder / "x.toml").write_text("")
    outcome = runstrength("exercise", "check", "--json")
    faults = msgspec.json.decode(outcome.out)
    assert outcome.code == 1
    assert {fault["wrong"] for fault in faults} >= {"id is missing", "name is missing", "doses is missing"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "exercise needs one of new and check"),
        (["new"], "Missing argument"),
        (["chekc"], "No such command 'chekc'"),
        (["check", "a", "b"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_one_line_and_2(runstrength: Command, arguments: list[str], said: str) -> None:
    outcome = runstrength("exercise", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err and outcome.err.count("\n") == 1


def test_our_own_files_have_no_fault() -> None:
    for path in sorted((DATA / "exercises").glob("*.toml")):
        assert exercise_faults(path) == (), path.name
