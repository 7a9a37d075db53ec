"""Lines as people write them mean what they meant by them."""

from __future__ import annotations

from datetime import datetime

import pytest

from runstrength_tui.domain.quicklog import Given, NotALine, read_line
from runstrength_tui.library import Library
from tests.domain.quicklog.lines import LINES, Line
from tests.domain.quicklog.records import NOW
from tests.domain.quicklog.said_back import said_back


@pytest.fixture(scope="module")
def known(library: Library) -> Given:
    return Given(now=NOW, planned=next(plan for plan in library.plans if plan.id == "runners-base-a"))


def test_the_table_is_as_long_as_it_has_to_be() -> None:
    assert len(LINES) >= 150 and sum(line.shell for line in LINES) >= 100
    assert len({line.text for line in LINES}) == len(LINES)


@pytest.mark.parametrize("line", LINES, ids=[line.text for line in LINES])
def test_a_line_is_read_as_it_was_meant(line: Line, library: Library, known: Given) -> None:
    assert said_back(line.text, library, known) == line.expected


@pytest.mark.parametrize(
    ("text", "begun", "ended"),
    [
        ("press-up 3x12", "2026-11-21 19:23", "2026-11-21 19:30"),
        ("18:30 press-up 3x12", "2026-11-21 18:30", "2026-11-21 18:37"),
        ("press-up 3x12 at 18:30", "2026-11-21 18:30", "2026-11-21 18:37"),
        ("6:30pm press-up 3x12", "2026-11-21 18:30", "2026-11-21 18:37"),
        ("yesterday 18:30 press-up 3x12", "2026-11-20 18:30", "2026-11-20 18:37"),
        ("18:30 yesterday press-up 3x12", "2026-11-20 18:30", "2026-11-20 18:37"),
        ("press-up 3x12 yesterday", "2026-11-20 19:23", "2026-11-20 19:30"),
        ("press-up 3x12, yesterday 18:30", "2026-11-20 18:30", "2026-11-20 18:37"),
        ("today 7:15 press-up 3x12", "2026-11-21 07:15", "2026-11-21 07:22"),
        ("2026-11-20 press-up 3x12", "2026-11-20 19:23", "2026-11-20 19:30"),
        ("2026-11-20T18:30 press-up 3x12", "2026-11-20 18:30", "2026-11-20 18:37"),
        ("20 nov press-up 3x12", "2026-11-20 19:23", "2026-11-20 19:30"),
        ("nov 20 press-up 3x12", "2026-11-20 19:23", "2026-11-20 19:30"),
        ("20.11.2026 press-up 3x12", "2026-11-20 19:23", "2026-11-20 19:30"),
        ("20 november 2025 18:30 press-up 3x12", "2025-11-20 18:30", "2025-11-20 18:37"),
        ("tue press-up 3x12", "2026-11-17 19:23", "2026-11-17 19:30"),
        ("last sat press-up 3x12", "2026-11-14 19:23", "2026-11-14 19:30"),
        ("on Thursday 18:30 press-up 3x12", "2026-11-19 18:30", "2026-11-19 18:37"),
        ("3 days ago 7:15 press-up 3x12", "2026-11-18 07:15", "2026-11-18 07:22"),
        ("a week ago press-up 3x12", "2026-11-14 19:23", "2026-11-14 19:30"),
        ("18:30-19:05 press-up 3x12", "2026-11-21 18:30", "2026-11-21 19:05"),
        ("2026-11-20 23:50-00:10 press-up 3x12", "2026-11-20 23:50", "2026-11-21 00:10"),
        ("Wednesday 13 August 2025 at 07:32, press-up 3x12", "2025-08-13 07:32", "2025-08-13 07:39"),
        ("base a 25min", "2026-11-21 19:05", "2026-11-21 19:30"),
        ("base a at 18:30", "2026-11-21 18:30", "2026-11-21 19:00"),
        ("yesterday 18:30 base a", "2026-11-20 18:30", "2026-11-20 19:00"),
        ("19:20 base a", "2026-11-21 19:20", "2026-11-21 19:30"),
        ("run yesterday 18:30 8k 42:10, base a", "2026-11-20 19:13", "2026-11-20 19:43"),
        ("2026-11-20 18:30-18:50 -03:30 press-up 3x12", "2026-11-20 23:00", "2026-11-20 23:20"),
    ],
)
def test_a_session_is_when_it_was_said_to_be(
    text: str, begun: str, ended: str, library: Library, known: Given
) -> None:
    (session,) = read_line(text, library, known).sessions
    wanted = [datetime.fromisoformat(each).replace(tzinfo=NOW.tzinfo) for each in (begun, ended)]
    assert [session.started_at, session.ended_at] == wanted
    moments = [done.done_at for each in session.exercises for done in each.sets]
    assert moments == sorted(moments) and session.started_at < moments[0]
    assert moments[-1] <= session.ended_at


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("run 8k 42:10", "2026-11-21 18:47"),
        ("run 8k", "2026-11-21 18:42"),
        ("run at 7:15 8k 42:10", "2026-11-21 07:15"),
        ("run yesterday 18:30 8k 42:10", "2026-11-20 18:30"),
        ("yesterday run 8k 42:10", "2026-11-20 18:47"),
        ("run sat 10k", "2026-11-21 18:30"),
        ("run fri 10k", "2026-11-20 18:30"),
        ("run fri 10k planned", "2026-11-27 12:00"),
        ("run tomorrow 7:00 18k long", "2026-11-22 07:00"),
        ("run next sat 10k", "2026-11-28 12:00"),
        ("run 29 nov 10k", "2026-11-29 12:00"),
        ("run today 21:00 10k planned", "2026-11-21 21:00"),
    ],
)
def test_a_run_is_when_it_was_said_to_be(text: str, begun: str, library: Library, known: Given) -> None:
    (run,) = read_line(text, library, known).runs
    assert run.started_at == datetime.fromisoformat(begun).replace(tzinfo=NOW.tzinfo)
    assert run.planned is (run.started_at > NOW)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("squat 5x5", "No exercise or plan is called “squat”: is it Split squat or Goblet squat"),
        ("base", "“base” is Runner's base A or Runner's base B: write which."),
        ("21:30 press-up 3x12", "21:30 is still ahead: write the day as well, such as yesterday 21:30."),
        ("tomorrow base a", "A session is written down once it is done."),
        ("plank 3x8 banana", "“banana” is not understood: put a comma before another exercise, or “note”"),
        ("press-up 3x30s", "Table press-up is counted in reps, such as 3x8."),
        ("press-up 3x8/side", "Table press-up is done with both sides at once: write 3x8."),
        ("goblet squat 3x8-12", "That is a range: write what was done, such as 3x8 or 10,9,8."),
        (
            "deadlift +10 5",
            "There is no weight of Kettlebell deadlift yet to add to: write the whole weight.",
        ),
        ("goblet squat 3x8 900kg", "900 kg is no weight that anyone lifts."),
        ("goblet squat", "How many? Write Goblet squat 3x8."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_with_the_way_to_write_it(
    text: str, sentence: str, library: Library, known: Given
) -> None:
    with pytest.raises(NotALine) as fault:
        read_line(text, library, known)
    assert str(fault.value).startswith(sentence)
