"""A line while it is written: nothing typed gets lost, and no way on is taken unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.named import Names
from runstrength_tui.domain.quicklog.being_written import Writing
from runstrength_tui.domain.quicklog.outcome import Completion, Given, NotALine, Reading, Understood
from runstrength_tui.domain.run import Run

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


RUN = Run(id=0, started_at=NOW, updated=NOW, distance_m=8000, seconds=2530, origin="line")


def read(text: str, names: Names, given: Given) -> Understood:
    """A grammar of five lines: enough to see what becomes of its answers."""
    if text == "100x8":
        readings = (Reading("8 reps of 100 kg", "100kg x 8"), Reading("100 sets of 8", "100 sets x 8"))
        raise NotALine("This can be read in two ways.", 0, 5, readings=readings)
    if text.startswith("sqat"):
        raise NotALine("“sqat” is not known.", 0, 4, nearest=("Squat", "Split squat"))
    if text == "pre":
        raise NotALine("There is more to say.", 3, 3, unfinished=True)
    return Understood(totals=text, runs=(RUN,) if text == "run 8k" else ())


def complete(text: str, cursor: int, names: Names, given: Given) -> Sequence[Completion]:
    return [Completion(cursor - 3, cursor, name) for name in ("Press-up", "Press")]


@pytest.fixture
def writing() -> Writing:
    writing = Writing(read, complete)
    writing.know(cast(Names, object()), Given(now=NOW), ("newer", "older"), "a run")
    return writing


def test_up_and_down_go_through_earlier_lines_and_back_to_what_was_typed(writing: Writing) -> None:
    writing.typed("half a li", 9)
    seen = []
    for key in (writing.up, writing.up, writing.up, writing.down, writing.down, writing.down):
        key()
        seen.append(writing.text)
    assert seen == ["newer", "older", "older", "newer", "half a li", "half a li"]
    assert writing.understood == Understood(totals="half a li")


def test_a_line_read_in_two_ways_is_rewritten_as_the_one_that_was_chosen(writing: Writing) -> None:
    writing.typed("100x8", 5)
    assert writing.understood is None and not writing.take(), "nothing is chosen for the person"
    writing.down()
    writing.down()
    writing.down()
    writing.up()
    assert writing.chosen == 0 and writing.take()
    assert writing.text == "100kg x 8" and writing.understood is not None
    assert not writing.options, "the other reading must not be one key away any more"


def test_going_up_past_the_first_option_chooses_none(writing: Writing) -> None:
    writing.typed("100x8", 5)
    writing.down()
    writing.up()
    assert writing.chosen is None and writing.text == "100x8"


def test_a_nearest_name_takes_the_place_of_the_misspelt_one(writing: Writing) -> None:
    writing.typed("sqat 3x8", 4)
    writing.tab(1)
    assert (writing.text, writing.cursor) == ("Squat 3x8", 9)
    writing.tab(1)
    assert writing.text == "Split squat 3x8", "the next tab is the next name"
    writing.tab(1)
    writing.tab(-1)
    assert writing.text == "Split squat 3x8"
    assert not writing.take(), "it is in the line already, so enter stores"


def test_completions_stand_below_what_is_unfinished_and_leave_with_the_next_letter(writing: Writing) -> None:
    writing.typed("pre", 3)
    assert [option.words for option in writing.options] == ["Press-up", "Press"] and not writing.insisted
    writing.insist(NOW)
    assert writing.insisted and writing.fault is not None
    writing.tab(1)
    assert writing.text == "Press-up ", "the next word can be typed at once"
    writing.typed("press-up 3x12", 13)
    assert writing.options == () and not writing.insisted


def test_only_the_word_alone_takes_something_back(writing: Writing) -> None:
    for text, is_undo in ((" Undo ", True), ("undo 3x8", False), ("", False)):
        writing.typed(text, 0)
        assert writing.undo is is_undo, text
        assert (writing.understood is None) is (is_undo or not text)


def test_what_was_typed_before_anything_is_known_is_read_then() -> None:
    writing = Writing(read, complete, "run 8k")
    assert writing.understood is None and not writing.known
    there = replace(RUN, seconds=2500, origin="track x")
    writing.know(cast(Names, object()), Given(now=NOW), (), "", (there,))
    assert writing.understood == Understood(totals="run 8k", runs=(RUN,))
    assert list(writing.there) == ["You have a run of 8 km on Saturday 21 Nov already."]
    writing.typed("run 8", 5)
    assert not list(writing.there)
