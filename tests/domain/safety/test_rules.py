"""Every rule speaks where it must and is silent just short of it: a wrong number here may hurt somebody."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

from runstrength_tui.domain import safety
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.safety.engine import Fired
from runstrength_tui.domain.safety.rules import IDS
from runstrength_tui.domain.session import Severity
from tests.domain.live_help import RULES
from tests.domain.safety import rows_before, rows_during, rows_loads
from tests.domain.safety.rows import Row

ROWS = (*rows_before.ROWS, *rows_during.ROWS, *rows_loads.ROWS)
NOT_ON_SCREEN = re.compile(r"\b(confirm|block|dose|tier|rung|contact|contacts|RIR)\b")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}: {row.case}")
def test_a_rule_fires_on_its_trigger_and_not_short_of_it(row: Row) -> None:
    found = row.found()
    fired = [found] if isinstance(found, Fired) else [each for each in found or () if each is not None]
    assert bool(fired) is row.fires
    for each in fired:
        said(each)
        assert each.rule == row.rule


def said(fired: Fired) -> None:
    """What every prompt owes the person."""
    rule = RULES[fired.rule]
    assert fired.severity in (rule.severity, rule.worst)
    for text in (fired.text, fired.question):
        assert "{" not in text and "None" not in text and len(text) <= 160
        assert not NOT_ON_SCREEN.search(text)
    assert fired.source and fired.grade
    if fired.severity is Severity.BLOCK:
        assert fired.offers, "a stop without a way on"
    assert all(offer.text for offer in fired.offers)


def functions() -> list[str]:
    """The id of every function that is a rule, by its name."""
    found = []
    for module in pkgutil.iter_modules(safety.__path__, f"{safety.__name__}."):
        for name, each in inspect.getmembers(import_module(module.name), inspect.isfunction):
            rule = re.match(r"([opib]\d+)_", name)
            if rule and each.__module__ == module.name:
                found.append(rule[1].upper())
    return found


def test_each_of_the_62_rules_is_one_function() -> None:
    """A rule in the file that nobody asks guards nobody."""
    assert Counter(functions()) == Counter(IDS)


def test_each_rule_is_tried_on_both_sides() -> None:
    for rule in IDS:
        tried = {row.fires for row in ROWS if row.rule == rule}
        if rule.startswith("B"):
            assert re.search(rf"\b{rule.lower()}_\w+\(", _tests_between()), rule
        else:
            assert tried == ({True} if rule == "I1" else {True, False}), rule


def test_limits_in_the_file_are_what_the_rules_go_by() -> None:
    """A number that stands in the file and is not read would be changed in vain."""
    code = "".join(path.read_text() for path in Path(safety.__path__[0]).glob("*.py"))
    for rule, what in RULES.rules.items():
        for name in what.limits:
            texts = (what.text, what.question, *what.texts.values())
            by_level = name in list(Level)
            assert by_level or f'"{name}"' in code or any(f"{{{name}}}" in text for text in texts), (
                rule,
                name,
            )


def _tests_between() -> str:
    here: Iterable[Path] = Path(__file__).parent.glob("test_*.py")
    return "".join(path.read_text() for path in here if path.name != Path(__file__).name)
