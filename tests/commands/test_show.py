"""If these fail, ``show`` hides or distorts what was trained."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.commands.session_text import session_lines
from runstrength_tui.domain.session import Session
from tests.commands.conftest import HOSTILE, Command, a_session, stored

WHOLE = """\
Runner's base A                                     Thursday 19 Nov, 18:02–18:31
29 min: 7 sets, 11 landings, ended early
Not my day: slept badly, very sore
Pain: Knee 4 of 10, an ache, during Goblet squat
Said: Stop here and sit down. (stopped)
How hard: 7 of 10, very hard
Note: Windy.

Low box jump  (medium jump, 11 landings)
   1  5 at 30 cm
   2  5 at 30 cm  1 missed  rest 1:35

Goblet squat  (in turns with Walking lunge, the rest left out: tired)
  w1  5 × 8 kg
   1  8 × 16 kg                              2.5 left in you
   2  7 × 16 kg  of 8                        hard             rest 1:32
   3  9 × 8 kg         drop set, to failure
  note: left knee [/red] [PR] gnp.exe

Walking lunge  (in turns with Goblet squat)
   1  8 a side
   2  15 steps (L8 R7)

Press-up  (not done)

Deadlift  (left out: no kit)

Before: Safe, open space? No.

Session 8000000000000; the one before it: 7000000000000"""


def test_a_session_is_told_whole_in_80_columns() -> None:
    lines = list(session_lines(a_session(), date(2026, 11, 21), 80, before=7_000_000_000_000))
    told = "\n".join(lines).replace("[31m", "").replace("]0;pwned", "").replace("2J", "")
    assert told == WHOLE


@pytest.mark.parametrize("width", [20, 33, 40, 60, 79])
def test_a_narrow_terminal_loses_no_word_and_breaks_no_line(width: int) -> None:
    session, today = a_session(), date(2026, 11, 21)
    lines = list(session_lines(session, today, width))
    assert max(map(len, lines)) <= width
    wide = " ".join(session_lines(session, today, 80)).replace(",", " ").split()
    assert [word for word in " ".join(lines).replace(",", " ").split()] == wide


def test_nothing_in_a_note_can_steer_the_terminal(data: Path, runstrength: Command) -> None:
    stored(data, a_session())
    said = runstrength("show").out
    assert HOSTILE not in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert "[/red] [PR]" in said


def test_the_last_session_is_shown_and_leads_to_the_one_before(data: Path, runstrength: Command) -> None:
    older, newer = a_session(7_000_000_000_000, days=-7), a_session()
    stored(data, newer, older)
    assert "Session 8000000000000; the one before it: 7000000000000" in runstrength("show").out
    before = runstrength("show", "7000000000000")
    assert before.code == 0
    assert before.out.endswith("Session 7000000000000\n")


def test_json_is_the_record_itself(data: Path, runstrength: Command) -> None:
    session = a_session()
    stored(data, session)
    outcome = runstrength("show", "--json")
    assert msgspec.json.decode(outcome.out, type=Session) == session
    assert '"2026-11-19T18:02:00+02:00"' in outcome.out


def test_with_no_session_yet_it_is_friendly_and_makes_no_files(data: Path, runstrength: Command) -> None:
    outcome = runstrength("show")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("No session yet")
    assert runstrength("show", "--json").out == "null\n"
    assert not data.exists()


@pytest.mark.parametrize("number", ["0", "123", "99999999999999999999"])
def test_a_number_that_no_session_has_is_one_line_and_1(
    number: str, data: Path, runstrength: Command
) -> None:
    stored(data, a_session())
    for arguments in (["show", number], ["show", number, "--json"]):
        outcome = runstrength(*arguments)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith(f"runstrength: There is no session {number};")
        assert outcome.err.count("\n") == 1


def test_a_damaged_file_is_said_and_not_touched(data: Path, runstrength: Command) -> None:
    data.mkdir()
    file = data / "runstrength.json"
    file.write_text('{"sessions": {')
    outcome = runstrength("show")
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert str(file) in outcome.err
    assert file.read_text() == '{"sessions": {'
    shutil.rmtree(data)
