"""What must be true of the rules file beyond its types."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from string import Formatter

from runstrength_tui.domain.safety.rules import IDS, Moment, Rule, Rules
from runstrength_tui.domain.session import PainArea, Severity
from runstrength_tui.library.faults import Where

MOST_TEXT = 120
"""A prompt is three lines of a phone's screen."""

Problem = tuple[Where, str]

_MOMENTS = {"O": Moment.ONCE, "P": Moment.BEFORE, "I": Moment.DURING, "B": Moment.BETWEEN}


def rules_problems(rules: Rules) -> Iterator[Problem]:
    """Yield where the rules are not usable, and why."""
    for area in PainArea:
        if area not in rules.areas:
            yield ("areas",), f"{area.value} is missing"
    for rule_id, rule in rules.rules.items():
        if rule_id not in IDS:
            yield ("rules", rule_id), "there is no such rule"
        else:
            yield from _rule_problems(rule_id, rule)
    for rule_id in IDS:
        if rule_id not in rules.rules:
            yield ("rules",), f"{rule_id} is missing"


def _rule_problems(rule_id: str, rule: Rule) -> Iterator[Problem]:
    where: Where = ("rules", rule_id)
    if rule.moment is not _MOMENTS[rule_id[0]]:
        yield (*where, "moment"), f"{_MOMENTS[rule_id[0]].value} is wanted by its id"
    if rule.override and Severity.BLOCK not in (rule.severity, rule.worst):
        yield (*where, "override"), "only a block can be gone past"
    for field in ("text", "question", "no", "source"):
        text = getattr(rule, field)
        if not text and field in ("text", "source"):
            yield (*where, field), "it is empty"
        yield from _text_problems(text, (*where, field))
    for case, text in rule.texts.items():
        yield from _text_problems(text, (*where, "texts", case))
    for name, limit in rule.limits.items():
        if not (isfinite(limit) and limit >= 0):
            yield (*where, "limits", name), "a number from 0 up is wanted"


def _text_problems(text: str, where: Where) -> Iterator[Problem]:
    if len(text) > MOST_TEXT:
        yield where, f"{len(text)} characters are too long for a prompt, {MOST_TEXT} fit"
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        names = [""]
    if any(not name.isidentifier() for name in names):
        yield where, "a { or } of it stands for no name"
