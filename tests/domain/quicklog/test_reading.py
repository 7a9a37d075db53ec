"""What a person would lose if a line came out as something else than they wrote."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from runstrength_tui.domain.quicklog import Given, NotALine, Understood, read_line, read_lines
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import TimingSource
from runstrength_tui.library import Library

NOW = datetime(2026, 11, 21, 19, 30, tzinfo=timezone(timedelta(hours=1)))


def read(text: str, library: Library) -> Understood:
    planned = next(plan for plan in library.plans if plan.id == "runners-base-a")
    return read_line(text, library, Given(now=NOW, planned=planned))


def test_the_line_of_the_doorstep_is_the_run_and_behind_it_the_whole_plan(library: Library) -> None:
    found = read("run 8k 42:10 @6, base a", library)
    (run,), (session,) = found.runs, found.sessions
    assert (run.distance_m, run.seconds, run.rpe, run.kind) == (8000, 2530, 6, RunKind.EASY)
    assert run.ended_at < session.started_at < session.ended_at <= NOW
    assert session.plan == "runners-base-a" and session.minutes == 30 and session.origin == "line"
    assert {done.source for each in session.exercises for done in each.sets} == {TimingSource.ACCEPTED}
    assert [len(each.sets) for each in session.exercises] == [3, 3, 3, 3, 2]


def test_what_follows_a_plan_corrects_it(library: Library) -> None:
    (session,) = read("base a, press-up 10,9,8, no box jump pain, plank 3x30s", library).sessions
    box, _, press, *_, plank = session.exercises
    assert box.skipped is not None and not box.sets
    assert [done.count for done in press.sets] == [10, 9, 8] and press.rung == "step-press-up"
    assert plank.exercise == "plank" and plank.sets[0].target.count == 30


def test_a_text_of_several_days_is_several_sessions_with_a_fault_shown_where_it_stands(
    library: Library,
) -> None:
    text = "2026-11-19 18:30 press-up 3x8\nplank 3x30s\n\n2026-11-20 run 8k 42:10\n"
    found = read_lines(text, library, Given(now=NOW))
    assert [len(session.exercises) for session in found.sessions] == [2]
    assert len(found.runs) == 1
    with pytest.raises(NotALine) as fault:
        read_lines(text + "2026-11-20 goblt squat 3x8", library, Given(now=NOW))
    assert (text + "2026-11-20 goblt squat 3x8")[fault.value.start : fault.value.end] == "goblt squat"
    assert fault.value.nearest[0] == "Goblet squat"


@pytest.mark.parametrize("text", ["", " ", "goblet squat", "goblet squat 3x", "note", "race half", "run"])
def test_what_is_only_unfinished_is_not_called_wrong(text: str, library: Library) -> None:
    with pytest.raises(NotALine) as fault:
        read(text, library)
    assert fault.value.unfinished
