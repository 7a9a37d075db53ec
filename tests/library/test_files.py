"""A person's own files: what is wrong is named, and the rest still loads."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from runstrength_tui.errors import BadFile, Missing
from runstrength_tui.library import Library, load_library
from runstrength_tui.library.compiled import DATA
from runstrength_tui.library.files import MOST_BYTES, read_exercise, read_plan
from runstrength_tui.library.toml_lines import line_of

Put = Callable[..., Path]

OURS = tuple((DATA / "plans").glob("*.toml"))
NEW = (
    ('id = "press-up"', 'id = "dip"'),
    ('name = "Press-up"', 'name = "Dip"'),
    ('"push-up", "pushup"', '"parallel dip"'),
)


def load(tmp_path: Path) -> Library:
    return load_library([tmp_path / "own"], tmp_path / "cache")


def test_an_own_exercise_and_plan_are_in_the_library(tmp_path: Path, own: Put) -> None:
    """Who adds a file of the same form finds it beside ours."""
    own("exercises/dip.toml", *NEW)
    plan = own(
        "plans/mine.toml",
        ('id = "first-steps"', 'id = "mine"'),
        ('name = "First steps"', 'name = "Mine"'),
        ('exercise = "press-up"', 'exercise = "dip"'),
        like="plans/first-steps.toml",
    )
    library = load(tmp_path)
    assert library.faults == ()
    assert library.exercise("dip").name == "Dip"
    assert [item.exercise for item in library.plan("mine").items][1] == "dip"
    assert read_plan(plan).name == "Mine"
    assert library.plans[-1].name == "Mine"


def test_no_own_folder_is_no_fault(tmp_path: Path) -> None:
    """Most people have none."""
    assert load(tmp_path).faults == ()


FAULTY: dict[str, tuple[tuple[str, str], str, str]] = {
    "a misspelt field": (('name = "Dip"', 'name = "Dip"\nnmae = "Dip"'), "nmae", "no such field"),
    "a number as text": (("step_kg = 1.0", 'step_kg = "one"'), "ladder[8].step_kg", "a number or nothing"),
    "a wrong muscle": (("triceps = 1.0", "tricep = 1.0"), "muscles.tricep", "not one of the names"),
    "a wrong share": (("triceps = 1.0", "triceps = 0.7"), "muscles.triceps", "1.0 for a prime mover"),
    "a wrong kind": (('pattern = "push"', 'pattern = "pushy"'), "pattern", "pushy is not one"),
    "a long cue": (("Neck long; don't crane it.", "n" * 61), "cues[1].text", "61 characters"),
    "an empty fault": (("Your hips sag or stick up.", ""), "faults[0].text", "empty"),
    "a cue without text": (
        ('text = "Neck long; don\'t crane it.", ids', "ids"),
        "cues[1]",
        "text is missing",
    ),
    "regions": (("upper = 0.75", "upper = 0.7"), "regions", "do not add up"),
    "no such version": (('rung = "table-press-up"', 'rung = "tabel"'), "doses.beginner.rung", "tabel"),
    "reps as text": (
        ("sets = [3, 3]\nreps = [8, 12]", 'sets = [3, 3]\nreps = "8"'),
        "doses.intermediate.reps",
        "a list is wanted",
    ),
    "a million sets": (("sets = [3, 3]", "sets = [3, 1000000]"), "doses.beginner.sets", "between 1 and 20"),
    "no number": (("start_kg = 2.0", "start_kg = nan"), "ladder[8].start_kg", "0 to 1000"),
    "a version twice": (('id = "table-press-up"', 'id = "wall-press-up"'), "ladder[1].id", "twice"),
    "landings without a size": (
        ('name = "Wall press-up"', 'name = "Wall press-up"\ncontacts_per_rep = 1'),
        "ladder[0].contacts_per_rep",
        "jump_tier",
    ),
    "a long name": (('name = "Full press-up"', f'name = "{"F" * 29}"'), "ladder[4].name", "29 characters"),
    "a bad id": (('id = "full-press-up"', 'id = "Full press-up"'), "ladder[4].id", "small letters"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_named_with_line_and_field(tmp_path: Path, own: Put, name: str) -> None:
    """Who made a mistake is told file, line, field and what is wanted in one sentence; the rest is there."""
    change, field, wrong = FAULTY[name]
    path = own("exercises/dip.toml", *NEW, change)
    own(
        "exercises/other.toml",
        ('id = "press-up"', 'id = "other"'),
        ('name = "Press-up"', 'name = "Other"'),
        ('"push-up", "pushup"', ""),
    )
    library = load(tmp_path)
    [fault] = library.faults
    assert fault.field == field
    assert wrong in fault.wrong
    assert fault.line is not None
    source = path.read_text().splitlines()
    missing = name == "a cue without text"
    near = source[fault.line - 1]
    last = field.rsplit(".", 1)[-1].split("[")[0]
    assert ('ids = ["S6"]' in near) if missing else (last in near), near
    sentence = str(fault)
    assert sentence.startswith(f"{path}, line {fault.line}, {field}: ")
    assert sentence.count("\n") == 0 and sentence.endswith(".")
    assert library.exercise("other").name == "Other"
    assert len(library.exercises) == 32
    with pytest.raises(Missing):
        library.exercise("dip")
    with pytest.raises(BadFile, match="left out until you mend it"):
        read_exercise(path)


@pytest.mark.parametrize(
    ("card", "wrong"), [("plnak", "no exercise plnak"), ("dip", "the card of Dip itself")]
)
def test_a_card_that_leads_nowhere_is_named(tmp_path: Path, own: Put, card: str, wrong: str) -> None:
    """A version whose card is misspelt keeps its place and its text; line and field are told."""
    path = own(
        "exercises/dip.toml", *NEW, ('name = "Table press-up"', f'name = "Table press-up"\ncard = "{card}"')
    )
    library = load(tmp_path)
    [fault] = library.faults
    assert (fault.field, fault.left_out) == ("ladder[1].card", False)
    assert wrong in fault.wrong and "this is left out" in str(fault)
    assert fault.line and path.read_text().splitlines()[fault.line - 1] == f'card = "{card}"'
    version = library.exercise("dip").rung("table-press-up")
    assert (version.name, version.card) == ("Table press-up", None)


def test_a_card_may_lead_to_an_own_exercise(tmp_path: Path, own: Put) -> None:
    """Whoever writes two exercises can let a version of the one open the card of the other."""
    own("exercises/dip.toml", *NEW, ('name = "Table press-up"', 'name = "Table press-up"\ncard = "plank"'))
    own(
        "exercises/ring.toml",
        ('id = "press-up"', 'id = "ring-dip"'),
        ('name = "Press-up"', 'name = "Ring dip"'),
        ('"push-up", "pushup"', ""),
        ('name = "Table press-up"', 'name = "Table press-up"\ncard = "dip"'),
    )
    library = load(tmp_path)
    assert library.faults == ()
    assert library.exercise("dip").rung("table-press-up").card == "plank"
    assert library.exercise("ring-dip").rung("table-press-up").card == "dip"


def test_a_missing_field_is_named(tmp_path: Path, own: Put) -> None:
    """Nothing stands where the field should be, so the file and the field are named."""
    own("exercises/dip.toml", *NEW, ('summary = "Lower', '# "Lower'))
    [fault] = load(tmp_path).faults
    assert fault.wrong == "summary is missing"


def test_broken_toml_is_named_by_its_line(tmp_path: Path, own: Put) -> None:
    """A quote left open is found at once."""
    own("exercises/dip.toml", *NEW, ('name = "Dip"', 'name = "Dip'))
    [fault] = load(tmp_path).faults
    source = (tmp_path / "own/exercises/dip.toml").read_text().splitlines()
    assert fault.line is not None and source[fault.line - 1] == 'name = "Dip'
    assert "not TOML" in fault.wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (b"", "missing"),
        (b"id = \xff", "not UTF-8"),
        (b"# " + b"x" * MOST_BYTES, "larger than 64 KB"),
        (b"a = " + b"[" * 20000, "not TOML"),
        (b"a = " + b"9" * 5000, "not TOML"),
        (b"a = 1\n\nb", "not TOML"),
        (b"\xef\xbb\xbfid = 1", "is wanted"),
    ],
)
def test_no_file_stops_the_start(tmp_path: Path, own: Put, text: bytes, wrong: str) -> None:
    """Whatever lies in the folder, the library opens and says what is wrong."""
    own("exercises/odd.toml", text=text)
    library = load(tmp_path)
    [fault] = library.faults
    assert wrong in fault.wrong
    assert len(library.exercises) == 31


def test_things_that_are_no_files_are_named(tmp_path: Path) -> None:
    """A folder, a pipe, a link to nowhere: each is named, none holds up the start."""
    folder = tmp_path / "own" / "exercises"
    (folder / "folder.toml").mkdir(parents=True)
    os.mkfifo(folder / "pipe.toml")
    (folder / "link.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "own" / "plans").write_text("not a folder")
    library = load(tmp_path)
    wrong = {Path(fault.file).name: fault.wrong for fault in library.faults}
    assert set(wrong) == {"folder.toml", "pipe.toml", "link.toml", "plans"}
    assert wrong["pipe.toml"] == "it is not a plain file"
    assert len(library.exercises) == 31


def test_own_texts_cannot_speak_to_the_terminal(tmp_path: Path, own: Put) -> None:
    """An escape sequence in a file reaches neither the screen through the card nor through the fault."""
    own("exercises/dip.toml", *NEW, ("Neck long; don't crane it.", r"Neck \u001b[2Jlong"))
    own("exercises/bad\x1b[2J.toml", text='"a\\u001b[31m" = 1')
    library = load(tmp_path)
    assert library.exercise("dip").cues[1].text == "Neck [2Jlong"
    assert "\x1b" not in "".join(map(str, library.faults))
    assert len(library.faults) == 1


def test_a_taken_id_or_name_is_named(tmp_path: Path, own: Put) -> None:
    """Two exercises never answer to one id or name: ours stay, the newcomer is named."""
    own("exercises/a.toml")
    own("exercises/b.toml", ('id = "press-up"', 'id = "b"'), ('name = "Press-up"', 'name = "press-UP"'))
    own("plans/a.toml", like="plans/first-steps.toml")
    library = load(tmp_path)
    assert [(Path(fault.file).name, fault.field) for fault in library.faults] == [
        ("a.toml", "id"),
        ("b.toml", "name"),
        ("a.toml", "id"),
    ]
    assert all(str(DATA) in fault.wrong for fault in library.faults)
    assert len(library.exercises) == 31 and len(library.plans) == len(OURS)


def test_a_taken_alias_is_dropped_and_named(tmp_path: Path, own: Put) -> None:
    """The exercise stays; only the name that would mean two things goes."""
    own("exercises/dip.toml", *NEW[:2], ('"push-up", "pushup"', '"parallel dip", "Push-Up", "box jump"'))
    library = load(tmp_path)
    assert [(fault.field, fault.left_out) for fault in library.faults] == [
        ("aliases[1]", False),
        ("aliases[2]", False),
    ]
    assert library.exercise("dip").aliases == ("parallel dip",)
    assert "Push-Up already stands for Press-up; this is left out" in str(library.faults[0])


@pytest.mark.parametrize(
    ("old", "new", "field", "line"),
    [
        ('exercise = "press-up"', 'exercise = "pressup"', "items[1].exercise", 13),
        ('rung = "table-press-up"', 'rung = "tabel"', "items[1].rung", 14),
        ("sets = 3, low = 5", "sets = 0, low = 5", "items[1].dose.sets", 15),
        ("high = 8, rir = 3", "high = 4, rir = 3", "items[1].dose.low", 15),
        ("minutes = 20", "minutes = 0", "minutes", 4),
        ('rung = "glute-bridge"', 'rung = "glute-bridge"\ngroup = "a"', "items[3].group", 25),
    ],
)
def test_a_plan_of_unknown_things_is_named(
    tmp_path: Path, own: Put, old: str, new: str, field: str, line: int
) -> None:
    """A plan that could not be started is left out with the reason, instead of failing at its start."""
    change = ('id = "first-steps"', 'id = "mine"'), ('name = "First steps"', 'name = "Mine"'), (old, new)
    own("plans/mine.toml", *change, like="plans/first-steps.toml")
    library = load(tmp_path)
    assert [(fault.field, fault.line) for fault in library.faults] == [(field, line)]
    assert len(library.plans) == len(OURS)


def test_lines_are_found_in_every_way_to_write_toml() -> None:
    """The line named is right however a person lays out the file."""
    source = '''# comment [x]
a = 1
"b c" = """
multi ] # no comment
"""
d.e = { f = 1, g = [1,
  2] }
list = [
  # [
  { t = "x, y" }, { t = 'z' },
  { t = "w" } ]
[t.u]
v = 1979-05-27 07:32:00
[[r]]
n = 1
[r.s]
k = 1
[[r]]
n = 2
[[r.q]]
m = 1
'''
    expected = {
        ("a",): 2,
        ("b c",): 3,
        ("d", "e", "f"): 6,
        ("d", "e", "g", 1): 7,
        ("list", 1, "t"): 10,
        ("list", 2, "t"): 11,
        ("t", "u", "v"): 13,
        ("r", 0, "n"): 15,
        ("r", 0, "s", "k"): 17,
        ("r", 1, "n"): 19,
        ("r", 1, "q", 0, "m"): 21,
        ("r", 1, "gone"): 18,
        ("gone",): None,
    }
    assert {where: line_of(source, where) for where in expected} == expected
