"""No text of any kind brings the app down, or is answered by pointing at a column that is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog import Given, NotALine, read_line, read_lines
from runstrength_tui.domain.quicklog.completing import completions
from runstrength_tui.domain.quicklog.outcome import Understood
from runstrength_tui.library import Library
from tests.domain.quicklog.records import NOW, with_own

_PIECES = (
    *("goblet squat", "press-up", "walking lunge", "side plank", "plank", "row", "box jump", "base a"),
    *("planned", "run", "race", "long run", "session", "note", "skip", "no", "version", "pain", "not done"),
    *("3x8", "8x3x8", "12x8", "100 8 9", "5@8", "@8", "@60kg", "16kg", "16", "62,5kg", "24/32kg", "+10"),
    *("10,9,8", "10/9", "8|7", "L8 R7", "3xL8 R7", "/side", "each", "45s", "1:30", "2min", "1h20", "40m"),
    *("8k", "5 mi", "half", "30cm", "red band", "band", "bw", "bw+10", "-20kg", "rpe 8,5", "rir 2", "2 left"),
    *("easy", "hard", "r60s", "rest", "w", "warm-up", "drop", "to failure", "1 missed", "yesterday"),
    *("tomorrow", "20 nov", "2026-11-20", "31 feb", "tue", "18:30", "at 7:15", "3 days ago", "7/10", "25min"),
    *("hr 142", "5:15/km", "goal", ",", ",", ";", "\n", "x", "×", "@", '"', '"ok"', "\\", "(", ")", "#", "-"),
    *("+", "/", "|", ":", "0", "99999999999", "Set 1:", "PT30M"),
)
pieces = st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join)
lines = st.one_of(
    pieces,
    st.lists(st.sampled_from(_PIECES), max_size=6).map("".join),
    st.tuples(pieces, st.text(max_size=12), pieces).map("".join),
    st.text(max_size=60),
)


@pytest.fixture(scope="module")
def names(library: Library) -> Library:
    return with_own(library)


def _asked(text: str, names: Names, given_: Given, read: Callable[[str, Names, Given], Understood]) -> None:
    try:
        found = read(text, names, given_)
    except NotALine as fault:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert str(fault) and len(str(fault)) < 400
        assert len(fault.readings) != 1
        assert all(0 <= told.start <= told.end <= fault.start for told in fault.told)
        for reading in fault.readings:
            read(reading.write, names, given_)
    else:
        assert all(0 <= told.start <= told.end <= len(text) for told in found.told)
        for session in found.sessions:
            assert session.started_at <= session.ended_at <= NOW
            assert all(done.count <= 999 for each in session.exercises for done in each.sets)


@settings(max_examples=120, deadline=None)
@given(text=lines, cursor=st.integers(0, 80))
def test_any_text_is_a_line_or_a_sentence_about_a_part_of_it(names: Library, text: str, cursor: int) -> None:
    planned = next(plan for plan in names.plans if plan.id == "runners-base-a")
    known = Given(now=NOW, planned=planned)
    _asked(text, names, known, read_line)
    _asked(text, names, known, read_lines)
    for each in completions(text, cursor, names, known):
        assert 0 <= each.start <= each.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "press-up " + "9" * 1_000_000,
        "press-up 3x" + "9" * 300,
        "a" * 1_000_000,
        "press-up " + "8," * 5000,
        "press-up " + "3x8 " * 4000,
        '"' * 19_000,
        "(" * 19_000,
        "1:" * 9_000,
        "squat " * 3000,
    ],
    ids=len,
)
def test_a_bomb_is_one_sentence(text: str, library: Library) -> None:
    with pytest.raises(NotALine) as fault:
        read_line(text, library, Given(now=NOW))
    assert len(str(fault.value)) < 300
