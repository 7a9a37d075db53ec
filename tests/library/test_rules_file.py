"""The safety rules reach the app whole, and a fault in their file is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from runstrength_tui.domain.safety.rules import IDS
from runstrength_tui.errors import BadFile
from runstrength_tui.library import Library, load_library
from runstrength_tui.library.building import build
from runstrength_tui.library.compiled import Compiled, stamp_of
from runstrength_tui.library.files import read_rules
from runstrength_tui.library.library import RULES


def test_every_rule_is_there_and_survives_the_compiled_copy(library: Library, tmp_path: Path) -> None:
    """A rule that is lost guards nobody."""
    assert len(IDS) == 62 and set(library.rules.rules) == set(IDS)
    load_library([], tmp_path)
    assert load_library([], tmp_path).rules == library.rules == read_rules(RULES)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("[rules.I8]", "[rules.I88]", "rules.I88: there is no such rule"),
        ("percent = 10, first", 'percent = "10", first', "rules.I8.limits.percent: a number is wanted"),
        ('severity = "block"', 'severity = "stop"', "rules.O2.severity: stop is not one of the names"),
        ("{landings} landings: your", "{landings landings: your", "a { or } of it stands for no name"),
        ("override = true", "overide = true", "rules.O5.overide: there is no such field"),
        ("[areas.knee]", "[areas.nose]", "nose is not one of the names known here"),
        ("limits = { missed = 2 }", "limits = { missed = -2 }", "a number from 0 up is wanted"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    """Whoever changes a number wrongly is told where, before anybody trains by it."""
    text = RULES.read_text()
    assert old in text
    path = tmp_path / "rules.toml"
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(BadFile) as caught:
        read_rules(path)
    assert wrong in str(caught.value)
    assert ", line " in str(caught.value)


def test_without_rules_no_session_begins(tmp_path: Path) -> None:
    """A damaged installation says so in a sentence; the exercises can still be read."""
    path = tmp_path / "rules.toml"
    path.write_text("nonsense")
    library = Library(build((), stamp_of(str(path))))
    assert [fault.file for fault in library.faults] == [str(path)]
    with pytest.raises(BadFile, match="safety rules cannot be read"):
        _ = library.rules
    assert isinstance(build(()), Compiled)
