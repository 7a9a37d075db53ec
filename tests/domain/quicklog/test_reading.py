"""What a person would lose if a line came out as something else than they wrote."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from runstrength_tui.domain.live.before import last_times
from runstrength_tui.domain.quicklog import Given, NotALine, Understood, read_line, read_lines
from runstrength_tui.domain.quicklog.completing import completions
from runstrength_tui.domain.quicklog.when import only_a_day, put_on
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import Session, TimingSource
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


def test_a_run_is_as_hard_as_it_was_called_or_as_it_felt(library: Library) -> None:
    """A run at 9 of 10 would be an easy one, and jumps be offered on the next day."""
    told = {
        "run 8k @6": "Easy run",
        "run 8k @7": "Hard run",
        "run 8k @9 easy": "Easy run",
        "long run 20k @8": "Long run",
    }
    for line, what in told.items():
        (said,) = read(line, library).told
        assert said.what == what and "of 10, today" in said.how, line


def test_a_line_that_waits_is_put_on_the_day_that_it_is_opened_on() -> None:
    """What was begun for one day would be stored on another."""
    day = date(2026, 11, 3)
    for waits, opened in {
        "": "2026-11-03 ",
        "2026-11-20 ": "2026-11-03 ",
        "2026-11-20 18:30 press-up 3x": "2026-11-03 18:30 press-up 3x",
        "press-up 3x": "2026-11-03 press-up 3x",
        "yesterday press-up 3x": "yesterday press-up 3x",
    }.items():
        assert put_on(waits, day) == opened
    assert [only_a_day(text) for text in ("", "2026-11-20 ", "2026-11-20 p", "base a")] == [
        False,
        True,
        False,
        False,
    ]


def test_many_lines_are_added_up_together(library: Library) -> None:
    """Years brought along as lines would end in a sentence of a hundred days."""
    text = "\n".join(f"2026-11-{day} 18:30 press-up 3x8" for day in range(10, 15))
    assert read_lines(text, library, Given(now=NOW)).totals.startswith("5 sessions, 15 sets, ")
    assert read_lines(text[:60], library, Given(now=NOW)).totals.count("1 exercise, ") == 2


def test_every_plan_is_called_by_its_name_and_its_id(library: Library) -> None:
    """Words such as hard, without or on are read as something else where they stand in no name."""
    for plan in library.plans:
        for name in (plan.name.lower(), plan.id, plan.id.replace("-", " ")):
            (session,) = read(f"run 8k 42:10 @6, {name} hard, press-up 10", library).sessions
            assert (session.plan, session.effort) == (plan.id, 5), name


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("press-up 3x12, goblet sq", ["Table press-up"]),
        ("press-up 3x12, goblt squat 3x8", ["Table press-up"]),
        ("run 8k 42:10 @6, base a, press-up 3x", ["Easy run", "Runner's base A"]),
        ("run 8k 42:10, goblet squat 5@8", ["Easy run"]),
        ("yesterday 18:30 press-up 3x12; plank 3x45s; goblet squat 12x8", ["Table press-up", "Plank"]),
        ("press-up 3x12\nplank 3x", ["Table press-up"]),
        ("yesterday run 5k\n2026-11-20 press-up 3x12, goblt", ["Easy run", "Table press-up"]),
        ("press-up, plank 3x45s", []),
        ("goblt squat 3x8", []),
        ("pain knee 3, goblt", []),
    ],
)
def test_what_was_understood_stays_to_be_seen_while_a_later_entry_is_written(
    text: str, said: list[str], library: Library
) -> None:
    with pytest.raises(NotALine) as fault:
        read_lines(text, library, Given(now=NOW))
    assert [each.what for each in fault.value.told] == said


@pytest.mark.parametrize("text", ["", " ", "goblet squat", "goblet squat 3x", "note", "race half", "run"])
def test_what_is_only_unfinished_is_not_called_wrong(text: str, library: Library) -> None:
    with pytest.raises(NotALine) as fault:
        read(text, library)
    assert fault.value.unfinished


def test_what_another_tracker_shares_as_text_is_one_session(library: Library) -> None:
    text = (
        "Wednesday 13 August 2025 at 07:32\n\nGoblet squat\nW1: 8 kg × 5 [Warm-up]\nSet 1: 20 kg × 16\n"
        "Set 2: 20 kg × 12 (failure)\n\nPress-up\nSet 1: 12 reps\n\nLogged with hevyapp.com\n"
    )
    (session,) = read_lines(text, library, Given(now=NOW)).sessions
    assert f"{session.started_at:%Y-%m-%d %H:%M}" == "2025-08-13 07:32"
    squat, press = session.exercises
    assert [(done.count, done.load.kg, done.counts) for done in squat.sets] == [
        (5, 8, False),
        (16, 20, True),
        (12, 20, True),
    ]
    assert squat.sets[-1].to_failure and [done.count for done in press.sets] == [12]


def test_without_a_version_it_is_the_one_done_last_with_its_weight(
    library: Library, history: tuple[Session, ...]
) -> None:
    before = last_times(reversed(history))
    known = Given(now=NOW, before=before)
    (press,) = read_line("press-up 3x8", library, known).sessions[0].exercises
    last = max((each.on, rung) for (name, rung), each in before.items() if name == "press-up")
    assert press.rung == last[1]
    (squat,) = read_line("goblet squat +2 8,8", library, known).sessions[0].exercises
    done = before["goblet-squat", "goblet-squat"].record.work_sets[-1].load
    assert done.kg and {each.load.kg for each in squat.sets} == {done.kg + 2}
    assert read_line("goblet squat 2x8", library, known).sessions[0].exercises[0].sets[0].load == done


def test_names_are_completed_where_they_stand_and_those_done_come_first(
    library: Library, history: tuple[Session, ...]
) -> None:
    known = Given(now=NOW, before=last_times(reversed(history)))
    text = "run 8k 42:10, squ"
    first = completions(text, len(text), library, known)[0]
    assert (text[: first.start], first.text) == ("run 8k 42:10, ", "Goblet squat")
    assert [each.text for each in completions("press-up 3x8 ea", 15, library, known)] == ["easy"]
    assert "Runner's base A" in [each.text for each in completions("base", 4, library, known)]
    for each in completions("squ", 3, library, known):
        with pytest.raises(NotALine) as fault:
            read_line(each.text, library, known)
        assert fault.value.unfinished, each


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yesterday 25:30 press-up 3x12", "no time of day"),
        ("press-up 3x12 \0", "cannot be shown"),
        ("press-up 3x12 \x1b", "cannot be shown"),
        ("run 8k \u202e", "cannot be shown"),
        ("run 8k 4:10", "in three ways: write “4:10/km” for 4:10 a km or"),
        ("run 8k 9", "in two ways"),
        ("press-up 3x12 easy hard", "said twice"),
        ("press-up 3x12 rpe 7 rir 1", "said twice"),
    ],
)
def test_the_sentence_says_what_a_person_can_do(text: str, said: str, library: Library) -> None:
    """Not what the reader of the line happened to stumble over."""
    with pytest.raises(NotALine) as fault:
        read(text, library)
    assert said in str(fault.value)
