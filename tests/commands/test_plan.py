"""A plan as one file: out, in, checked; what is there already stays."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.commands.conftest import Command


def test_a_plan_goes_out_and_comes_in_under_a_name_of_its_own(runstrength: Command, tmp_path: Path) -> None:
    """A plan could not be given to somebody, or would land in the place of another."""
    file = tmp_path / "a.toml"
    told = runstrength("plan", "export", "base", "a", str(file))
    assert (told.code, told.out) == (0, f"Runner's base A is in {file}.\n")
    before = file.read_text()
    again = runstrength("plan", "export", "base", "a", str(file))
    assert again.code == 1 and "--force writes over it" in again.err and file.read_text() == before
    assert runstrength("plan", "export", "base", "b", str(file), "--force").code == 0
    assert runstrength("plan", "export", "base", "b").out == file.read_text() != before
    taken = runstrength("plan", "import", str(file))
    assert taken.code == 1 and "it is one of ours" in taken.err and taken.err.count("\n") == 1
    assert runstrength("plan", "import", str(file), "--name", "Garage B").code == 0
    listed = runstrength("plan", "list").out.splitlines()
    assert listed[0].startswith("First steps") and listed[-1].startswith("Garage B")
    assert listed[-1].endswith("30 min  New to strength, your own")
    assert msgspec.json.decode(runstrength("plan", "list", "--json").out)[-1]["name"] == "Garage B"


def test_a_file_that_has_to_go_along_is_named(runstrength: Command, tmp_path: Path) -> None:
    """A friend would get a plan that is refused, and nobody would know why."""
    assert runstrength("exercise", "new", "Zercher squat").code == 0
    file = tmp_path / "z.toml"
    text = runstrength("plan", "export", "first", "steps").out.replace('"First steps"', '"Zercher day"')
    file.write_text(text.replace('"goblet-squat"', '"zercher-squat"').replace("bodyweight-squat", "easy-one"))
    assert runstrength("plan", "import", str(file)).code == 0
    told = runstrength("plan", "export", "zercher", "day", str(tmp_path / "out.toml"))
    assert told.code == 0 and told.err.startswith("Zercher squat is from a file of your own")


def test_what_is_wrong_with_a_plan_is_named_by_line(runstrength: Command, tmp_path: Path) -> None:
    """A mistake in a file of somebody else would be searched for by hand."""
    file = tmp_path / "b.toml"
    assert runstrength("plan", "export", "first", "steps", str(file)).code == 0
    checked = runstrength("plan", "check", str(file))
    assert (checked.code, checked.out) == (0, "A plan, no faults\n")
    file.write_text(file.read_text().replace("press-up", "presup", 1))
    checked = runstrength("plan", "check", str(file))
    assert checked.code == 1
    assert checked.out == f"{file}, line 13, items[1].exercise: no exercise presup is in the library\n"
    assert runstrength("plan", "check", str(file), "--json").code == 1
    assert "could be" in runstrength("plan", "export", "base").err
    assert "No plan is called “gym”" in runstrength("plan", "export", "gym").err
    assert runstrength("plan").code == 2
