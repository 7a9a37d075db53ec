"""One reminder a session: a second one takes the eye off the first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runstrength_tui.domain.safety.engine import fire, told
from runstrength_tui.domain.session import PromptRecord
from runstrength_tui.library import Library
from tests.domain.safety.help import NOW, ago, context, live


@pytest.mark.parametrize(
    ("shown", "rule", "silent"),
    [
        ("P4", "I19", True),
        ("O3", "P4", True),
        ("I14", "I19", False),
        ("gone", "I19", False),
        # What the person did, or said, is answered all the same.
        ("P4", "P15", False),
        ("P4", "I17", False),
    ],
)
def test_of_reminders_only_the_first_of_a_session_is_said(
    library: Library, shown: str, rule: str, silent: bool
) -> None:
    before = PromptRecord(id=shown, text="", at=NOW - timedelta(minutes=5))
    here = context(library, live=live(prompts=(before,)))
    said = fire(here, rule, say={"left": 8, "right": 6})
    assert told(here, said) is silent
    assert not told(context(library, ago(1, prompts=(before,))), said)
