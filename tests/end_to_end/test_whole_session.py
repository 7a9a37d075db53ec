"""A whole session as a runner does it, on a real terminal, and what any TinyDB finds afterwards."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.app_help import (
    ALL_DONE,
    ARROW_PAUSE_S,
    BASE_A,
    CHECK,
    EFFORT_ASK,
    FINISH_ASK,
    OPTIONS_ASK,
    REOPENED,
    SESSION,
    SKIP_ASK,
    STORED,
    TODAY,
    Home,
    facts,
    quit_app,
    start_base_a,
    wait_marks,
)


def test_a_whole_session_by_every_way_of_counting_is_stored_as_it_was_done(tmp_path: Path) -> None:
    """Else a set done would be missing from history, or stand there with another count or weight."""
    home = Home(tmp_path)
    with home.open() as t:
        start_base_a(t)
        # Box jump: counted with a miss; typed; typed and rubbed out.
        t.press("space", "space", "x", "space", "enter")
        wait_marks(t, "Low box jump", "✓··")
        t.press("4", "enter")
        wait_marks(t, "Low box jump", "✓✓·")
        t.press("5", "1", "backspace", "enter")
        wait_marks(t, "Low box jump", "✓✓✓")
        t.wait_for(EFFORT_ASK)
        t.press("e")
        t.wait_for("easy ✓")
        # Goblet squat: weight up twice and down once, then put off.
        for arrow, weight in (("up", "10 kg"), ("up", "12 kg"), ("down", "10 kg")):
            t.press(arrow, pause=ARROW_PAUSE_S)
            t.wait_for(weight)
        t.press("s")
        t.wait_for(SKIP_ASK)
        t.press("enter")
        t.wait_gone(SKIP_ASK)
        # Step press-up: left out.
        t.press("s")
        t.wait_for(SKIP_ASK)
        t.press("t")
        t.wait_gone(SKIP_ASK)
        wait_marks(t, "Glute bridge", "···")
        # Glute bridge: accepted and corrected afterwards; corrected beforehand; undone and redone.
        t.pump(2.0)
        t.press("enter")
        wait_marks(t, "Glute bridge", "✓··")
        for arrow, count in (("left", "9 ✓"), ("left", "8 ✓"), ("right", "9 ✓")):
            t.press(arrow, pause=ARROW_PAUSE_S)
            t.wait_for(count)
        for key, count in (("space", "1 …"), ("right", "2 …"), ("right", "3 …")):
            t.press(key, pause=ARROW_PAUSE_S)
            t.wait_for(count)
        t.press("enter")
        wait_marks(t, "Glute bridge", "✓✓·")
        t.press("u")
        wait_marks(t, "Glute bridge", "✓··")
        t.press("r")
        wait_marks(t, "Glute bridge", "✓✓·")
        t.press("1", "1", "space", "space", "enter", "h")
        wait_marks(t, "Glute bridge", "✓✓✓")
        # Walking lunge: typed, good; a note for the exercise.
        t.press("1", "2", "enter")
        wait_marks(t, "Walking lunge", "✓·")
        t.press("o")
        t.wait_for(OPTIONS_ASK)
        t.press("n")
        t.wait_for("Note")
        t.type("knees quiet")
        t.press("enter")
        t.wait_for("Note kept")
        t.press("7", "enter", "g")
        wait_marks(t, "Walking lunge", "✓✓")
        # Back to the squat that was put off.
        t.press("8", "enter")
        wait_marks(t, "Goblet squat", "✓··")
        t.press("down", pause=ARROW_PAUSE_S)
        t.press("9", "enter")
        wait_marks(t, "Goblet squat", "✓✓·")
        t.press(*["space"] * 10, pause=0.02)
        t.press("enter", "g")
        t.wait_for(ALL_DONE)
        t.press("f")
        t.wait_for(STORED)
        t.wait_for("knees quiet")
        t.press("h")
        t.wait_for("11 sets")
        assert quit_app(t) == 0
    (session,) = home.sessions()
    assert session["plan_name"] == BASE_A
    assert session.get("end", "complete") == "complete"
    assert [(each["exercise"], each.get("skipped"), each.get("note")) for each in session["exercises"]] == [
        ("box-jump", None, None),
        ("press-up", "tired", None),
        ("glute-bridge", None, None),
        ("walking-lunge", None, "knees quiet"),
        ("goblet-squat", None, None),
    ]
    assert facts(session) == [
        ("box-jump", 3, 20, None, 1, "live"),
        ("box-jump", 4, 20, None, 0, "typed"),
        ("box-jump", 5, 20, "easy", 0, "typed"),
        ("glute-bridge", 9, None, None, 0, "accepted"),
        ("glute-bridge", 3, None, None, 0, "typed"),
        ("glute-bridge", 13, None, "hard", 0, "typed"),
        ("walking-lunge", 12, None, None, 0, "typed"),
        ("walking-lunge", 7, None, "good", 0, "typed"),
        ("goblet-squat", 8, 10, None, 0, "typed"),
        ("goblet-squat", 9, 8, None, 0, "typed"),
        ("goblet-squat", 10, 8, "good", 0, "live"),
    ]
    assert list((home.data / "live").glob("*.jsonl")) == []
    assert home.crashes == []


def test_a_session_on_a_phone_is_stored_ended_early_and_can_be_opened_again(tmp_path: Path) -> None:
    """Else what was done in a garage would be lost, or ``u`` after a hasty finish would do nothing."""
    home = Home(tmp_path)
    with home.open((40, 20)) as t:
        start_base_a(t)
        t.press("space", "space", "space", "enter")
        t.wait_for("3 at 20 cm ✓")
        t.press("f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(STORED)
        (early,) = home.sessions()
        assert early["end"] == "early"
        assert facts(early) == [("box-jump", 3, 20, None, 0, "live")]
        t.press("u")
        t.wait_for(REOPENED)
        t.press("4", "enter")
        t.wait_for("4 at 20 cm ✓")
        t.press("f")
        t.wait_for(FINISH_ASK)
        t.press("enter")
        t.wait_for(STORED)
        t.press("enter")
        t.wait_for(TODAY)
        t.press("4")
        t.wait_for("2 sets")
        assert quit_app(t) == 0
    (session,) = home.sessions()
    assert session["id"] == early["id"]
    assert facts(session) == [
        ("box-jump", 3, 20, None, 0, "live"),
        ("box-jump", 4, 20, None, 0, "typed"),
    ]
    assert home.crashes == []


def test_an_enter_the_moment_today_is_shown_starts(tmp_path: Path) -> None:
    """Else who opens the app and presses enter at once would be told to try again."""
    home = Home(tmp_path)
    for _ in range(2):  # the second time a session goes on, and that comes first
        with home.open() as t:
            while TODAY not in t.text:
                assert t.pump(5.0, until_quiet=0.002) or t.process.poll() is None
            t.press("enter")
            t.wait_for(SESSION)
            if not home.read_log().events:
                t.wait_for(CHECK)
                t.press("enter")
                t.wait_gone(CHECK)
            t.press("q")
            t.wait_for(TODAY)
            assert quit_app(t) == 0
    assert home.crashes == []
