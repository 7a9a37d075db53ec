"""The line: written from any screen, read while it is typed, stored once, and taken back with one key."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste

from tests.screens.app_help import Runner, running, stored
from tests.screens.history_help import keep, past_session


def together(runner: Runner, *keys: str) -> None:
    """Have keys arrive in one packet, as a line that was stalled delivers them."""
    for key in keys:
        runner.send(key)


def spelt(text: str) -> list[str]:
    return ["space" if sign == " " else sign for sign in text]


async def test_a_line_delivered_in_one_packet_is_stored_once_and_u_takes_it_back(tmp_path: Path) -> None:
    """Typed blind over a stalled link: no letter is a command, a second enter starts nothing."""
    async with running(tmp_path) as runner:
        together(
            runner, "l", *spelt("run 8k 42:100"), "backspace", *spelt(" @6, press-up 3x12"), "enter", "enter"
        )
        await runner.until("Stored: ")
        await runner.settle()  # the sentence may need a second row
        assert "8 km, 42:10" in runner.text and "takes it back" in runner.text
        assert runner.app.backstage.session is None, "the second enter started a plan"
        store = stored(tmp_path)
        assert [run.seconds for run in store.runs()] == [2530]
        assert [session.origin for session in store.sessions()] == ["line"]
        await runner.press("u")
        assert "Taken back: " in runner.text
        store = stored(tmp_path)
        assert store.runs() == () and store.sessions() == ()
        await runner.press("u")
        assert "Taken back" not in runner.text, "u is the line's only while that is said"

        together(runner, "l", "up", "backspace")
        await runner.settle()
        assert "› run 8k 42:10 @6, press-up 3x1\n" in runner.text, "an earlier line is one key away, at once"
        await runner.press("escape", "2", "slash", "l")
        assert "what you did" not in runner.text, "a field has its letters for itself"


async def test_what_is_wrong_is_marked_nothing_is_stored_and_the_text_stays(tmp_path: Path) -> None:
    keep(tmp_path, past_session(1, days_ago=2))
    async with running(tmp_path) as runner:
        await runner.press("4", "l", *spelt("press-up 3x12, goblt squat 3x8"))
        at = next(n for n, line in enumerate(runner.text.splitlines()) if "› press-up" in line)
        line, mark = runner.text.splitlines()[at : at + 2]
        assert "3 × 12" in runner.text, "what was understood stays to be seen"
        assert line.index("goblt") == mark.index("^") and mark.count("^") == len("goblt squat")
        together(runner, "enter", "enter", "enter")
        await runner.settle()
        assert "goblt squat" in runner.text, "enter must not close a line that is not understood"
        assert stored(tmp_path).count() == 1
        await runner.press("escape", "l")
        assert "› press-up 3x12, goblt squat 3x8" in runner.text, "what was typed waits"
        await runner.press("down", "enter")
        assert "› press-up 3x12, Goblet squat 3x8" in runner.text
        assert "16 kg" in runner.text, "a weight that is not said is last time's"
        await runner.press("enter")
        await runner.until("Stored: ")
        assert stored(tmp_path).count() == 2

        await runner.press("l")
        runner.app.screen.post_message(Paste("run 5k 27:00\nplank 3x45s\x1b[31m\n"))
        await runner.settle()
        assert "› run 5k 27:00; plank 3x45s" in runner.text, "pasted lines are entries"


async def test_in_a_session_the_line_leaves_the_set_alone_and_has_its_own_undo(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("space", "space")
        together(runner, "l", *spelt("run 3k 18:00"), "enter", "enter")
        await runner.until("Stored: ")
        assert runner.session.sets_done == 0 and runner.session.current is not None
        assert runner.session.current.hand.count == 2, "digits of the line became reps"
        assert "l and “undo” take it back" in runner.text
        await runner.press("l", *"undo")
        assert "takes back: " in runner.text
        await runner.press("enter")
        await runner.until("Taken back: ")
        assert stored(tmp_path).runs() == ()
        assert runner.session.current.hand.count == 2
