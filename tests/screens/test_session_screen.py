"""The session screen by its keys: what a runner would lose if one of them did something else."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import msgspec
import pytest
from textual import events

import runstrength_tui
from runstrength_tui.domain.session import Effort, EndReason, SkipReason
from runstrength_tui.errors import SessionHeld
from runstrength_tui.library import Library
from runstrength_tui.library.compiled import NO_RULES
from tests.compiled_copy import our_library
from tests.screens import once
from tests.screens.app_help import Clock, running, stored


async def test_a_session_by_its_keys_from_the_first_set_to_its_note_in_the_summary(tmp_path: Path) -> None:
    """A planned set is one key and ticks once on disk; undo, redo, effort, later, skip and notes do theirs.

    A swipe, a paste and keys that mean nothing change nothing. Textual looks for a handler by each key's
    name: a field of such a name once ended the app at ``@``.
    """
    nothing = (*"@#$%&*()[]{}<>,;'\"\\|~`^_=", "tab", "home", "pageup", "f5", "insert")
    async with running(tmp_path) as runner:
        await runner.start_plan()
        before = runner.session
        await runner.press(*nothing, each=0)
        assert runner.session == before
        await runner.press("enter")
        assert "Rest" in runner.text
        assert "3 ✓" in runner.text
        log = next((tmp_path / "data" / "live").glob("*.jsonl")).read_text()
        assert '"event":"set"' in log
        await runner.press("u")
        assert runner.session.sets_done == 0
        await runner.press("r")
        assert runner.session.sets_done == 1
        await runner.press("o", "c")
        await runner.press(*nothing, each=0)
        assert runner.session.sets_done == 1
        await runner.press("escape", "enter", "enter")
        assert "That was" in runner.text
        await runner.press("G")
        assert runner.session.items[0].done[2].record.effort is Effort.GOOD, "of the set just done"
        assert "That was" not in runner.text
        before = runner.session
        for key in ("up", "up", "up", "right", "right"):
            runner.app.post_message(events.Key(key, None))
        await runner.wait(0.3)
        assert runner.session.items == before.items
        assert "swipe" in runner.text
        runner.app.post_message(events.Paste("12 enter u f \x1b[A"))
        await runner.settle()
        assert runner.session == before, "a paste counts nothing"
        await runner.press("s", "enter")
        assert [item.facts.exercise for item in runner.session.items][-1] == "goblet-squat"
        await runner.press("s", "p")
        skipped = [item.facts.exercise for item in runner.session.items if item.skipped is SkipReason.PAIN]
        assert skipped == ["press-up"]
        await runner.press("s", "escape")
        assert sum(item.skipped is not None for item in runner.session.items) == 1
        await runner.press("o", "n", *"[/b]", "enter")
        item = runner.session.current
        assert item is not None and item.note == "[/b]"
        await runner.press("enter", "f", "enter")
        await runner.until("Stored")
        assert "[/b]" in runner.text, "a note is never read as markup"
        await runner.pilot.press("ctrl+q")
        await runner.pilot.pause(0.2)
        assert runner.app.return_code == 0, "quitting from the summary is a plain end"


async def test_counting_typing_and_arrows_are_shown_and_stored(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("space", "space", "space", "space", "enter")
        await runner.press("5", "enter")
        await runner.press("left")
        await runner.wait(0.1)
        await runner.press("up")
        await runner.wait(0.1)
        await runner.press("enter")
        counts = [done.record.count for done in runner.session.items[0].done]
        heights = [done.record.load.box_cm for done in runner.session.items[0].done]
        assert counts == [4, 4, 3]
        assert heights == [20, 20, 25]


async def test_an_added_jump_is_in_hand_after_its_check_and_going_back_adds_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan("first-steps")
        before = [item.key for item in runner.session.items]
        await runner.press("a", "t", "u", "c", "k", "enter")
        await runner.until("Before you begin")
        await runner.press("escape")
        assert [item.key for item in runner.session.items] == before
        assert "Not added" in runner.text
        await runner.press("a", "t", "u", "c", "k", "enter")
        await runner.until("Before you begin")
        await runner.press("enter")
        item = runner.session.current
        assert item is not None and item.facts.exercise == "tuck-jump"


async def test_a_no_in_the_check_leaves_the_jump_out_and_what_was_never_done_is_not_stored(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan(check=False)
        await runner.until("Before you begin")
        await runner.press("escape")
        assert runner.app.backstage.session is None, "leaving the check stores nothing and goes back"
        assert runner.app.current_mode == "today"
        assert not list((tmp_path / "data" / "live").glob("*.jsonl"))
        await runner.start_plan()
        await runner.press("f", "enter")
        assert runner.app.current_mode == "today"
        assert stored(tmp_path).count() == 0, "nothing done is not stored"
        await runner.start_plan(check=False)
        await runner.until("Before you begin")
        await runner.press("n", "enter")
        assert runner.session.items[0].skipped is SkipReason.CHECK
        assert "Left out today" in runner.text
        (said,) = runner.session.prompts
        assert said.text[:30] in runner.text, "what is kept as said can be read"
        item = runner.session.current
        assert item is not None and item.facts.exercise == "goblet-squat"


async def test_a_warning_sign_ends_the_session_and_keeps_what_was_done(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("enter", "exclamation_mark")
        assert "stops everything" in runner.text
        await runner.press("enter")
        await runner.until("emergency")
        await runner.press("5")
        assert "Stopping was right." in runner.text and "How hard" not in runner.text
        await runner.press("enter")
        await runner.until("1 set, 3 landings, stopped on a warning sign")
    session = stored(tmp_path).sessions()[0]
    assert (session.end, session.sets, session.effort) == (EndReason.WARNING_SIGN, 1, None)
    assert [each.inputs for each in session.prompts if each.id == "I1"] == [{"sign": "unsaid"}]


async def test_after_the_last_set_enter_finishes_and_the_summary_shows_what_is_stored(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan("after-an-easy-run")
        sets = runner.session.sets_left
        await runner.press(*["enter"] * sets)
        assert "All done" in runner.text
        await runner.press("enter")
        await runner.until("Stored")
        before = stored(tmp_path).sessions()[0]
        assert before.effort is None
        assert not list((tmp_path / "data" / "live").glob("*.jsonl"))
        assert f"All that was asked: {sets} sets." in runner.text
        assert "Hard sets  legs" in runner.text
        await runner.press("7")
        await runner.until("very hard ✓")
        amended = stored(tmp_path).sessions()[0]
        assert (amended.effort, amended.sets) == (7, sets) and amended.updated > before.updated
        await runner.press("1", "0")
        await runner.until("all out ✓")
        await runner.press("0", "backspace")
        assert "[0]" not in runner.text and "[10]" not in runner.text
        await runner.press("4", "h")
        assert runner.app.current_mode == "history"
        await runner.until("4 of 10, somewhat hard")
    assert [(each.sets, each.effort) for each in stored(tmp_path).sessions()] == [(sets, 4)]


async def test_finishing_early_asks_first_and_escape_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("enter", "f")
        assert "not done" in runner.text
        await runner.press("escape")
        assert runner.session.ended is None
        await runner.press("f", "enter")
        await runner.until("Stored")
        store = stored(tmp_path)
        (session,) = store.sessions()
        assert session.end is EndReason.EARLY
        store.delete(session.id, runner.clock())
        await runner.press("5")
        await runner.until("deleted in another terminal")
        assert "✓" not in runner.text.partition("How hard")[2], "as if it were stored"
    assert stored(tmp_path).count() == 0, "a deleted session came back"


async def test_u_on_the_summary_opens_the_session_again_and_it_is_stored_once(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan()
        await runner.press("enter", "f", "enter")
        await runner.until("Stored")
        await runner.press("6", "u")
        await runner.until("Open again")
        assert stored(tmp_path).count() == 0
        await runner.press("enter", "f", "enter")
        await runner.until("Stored")
        assert "[6]" in runner.text, "what was answered before it was reopened"
    store = stored(tmp_path)
    assert [(session.sets, session.effort) for session in store.sessions()] == [(2, 6)]


async def test_last_time_is_shown_and_prefilled_for_this_very_set(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        await runner.start_plan()
        await runner.press("4", "enter", "f", "enter")
        await runner.until("Stored")
    clock.forward(3 * 24 * 3600)
    async with running(tmp_path, clock) as runner:
        await runner.start_plan()
        assert "last time" in runner.text and "4 at 20 cm" in runner.text
        await runner.press("enter")
        assert runner.session.items[0].done[0].record.count == 4


async def test_the_rest_bell_rings_once_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    async with running(tmp_path) as runner:
        monkeypatch.setattr(runner.app, "bell", lambda: rung.append(1))
        await runner.start_plan()
        await runner.press("enter")
        runner.clock.forward(60)
        await runner.wait(1.1)
        assert not rung
        runner.clock.forward(60)
        await runner.wait(2.2)
        assert rung == [1]
        assert "Rest over" in runner.text


async def test_starting_again_goes_straight_back_to_the_set(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        await runner.start_plan()
        await runner.press("enter", "space", "space")
    clock.forward(600)
    async with running(tmp_path, clock) as runner:
        await runner.until("nothing was lost")
        item = runner.session.current
        assert item is not None and (item.number, item.hand.count) == (2, 2)


async def test_a_session_is_kept_and_a_sentence_said_where_the_rules_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the app would end with a report of an error, at every start, while the session waits."""
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        await runner.start_plan()
        await runner.press("enter")
    without = Library(msgspec.structs.replace(our_library()._found, rules=NO_RULES))
    with monkeypatch.context() as faulty:
        faulty.setattr(once, "_library", lambda *_: without)
        async with running(tmp_path, clock) as runner:
            await runner.until("The safety rules cannot be read")
            assert "is kept as it is" in " ".join(runner.text.split())
            assert runner.app.backstage.session is None
    async with running(tmp_path, clock) as runner:
        await runner.until("nothing was lost")
        assert runner.session.sets_done == 1


async def test_a_session_left_open_for_long_is_asked_about_once(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        await runner.start_plan()
        await runner.press("enter")
    last = clock.now
    clock.forward(20 * 3600)
    async with running(tmp_path, clock) as runner:
        await runner.until("left open")
        await runner.press("enter")
        await runner.until("Stored")
        assert runner.app.backstage.session is None
    session = stored(tmp_path).sessions()[0]
    assert (session.end, session.ended_at) == (EndReason.LEFT_OPEN, last)


async def test_what_must_be_read_fits_at_each_size(tmp_path: Path) -> None:
    sizes = [(40, 20), (120, 40), (80, 24)]
    async with running(tmp_path) as runner:
        await runner.start_plan()
        for size in sizes:
            await runner.resize(*size)
            for text in ("Low box jump", "set 1 of 3", "of 3", "20 cm", "Goblet squat", "enter", "?"):
                assert text in runner.text, size
        await runner.press("enter")
        for size in sizes:
            await runner.resize(*size)
            for text in ("Rest", "of 1:30", "Next", "set 2 of 3", "3 at 20 cm"):
                assert text in runner.text, size


async def test_starting_twice_at_once_opens_one_session(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        backstage = runner.app.backstage
        plan = backstage.library.plan("first-steps")
        both = await asyncio.gather(backstage.start(plan), backstage.start(plan), return_exceptions=True)
        assert [type(each) for each in both] == [type(None), SessionHeld]
        assert len(list((tmp_path / "data" / "live").glob("*.jsonl"))) <= 1
        under_way = runner.app.backstage.under_way
        assert under_way is not None
        left = under_way.leave()
        assert runner.app.backstage.act(lambda conductor: conductor.rep()).startswith("The session is being")
        left.result(5)
        assert not under_way.events, "a key that came too late is no error, and counts nothing"
        runner.app.backstage.put_away()


async def test_a_hold_counts_itself_and_rests_when_it_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    async with running(tmp_path) as runner:
        monkeypatch.setattr(runner.app, "bell", lambda: rung.append(1))
        backstage = runner.app.backstage
        await backstage.add(backstage.library.exercise("plank"))
        await runner.begin()
        await runner.press("space")
        assert "Get into position" in runner.text
        runner.clock.forward(8)
        await runner.wait(1.1)
        assert "Hold" in runner.text and rung == [1]
        runner.clock.forward(60)
        await runner.wait(1.1)
        assert rung == [1, 1]
        record = runner.session.items[0].done[0].record
        assert record.count == record.target.count
        assert "Rest" in runner.text


async def test_a_hold_that_ran_when_the_app_died_is_not_made_up(tmp_path: Path) -> None:
    clock = Clock()
    async with running(tmp_path, clock) as runner:
        backstage = runner.app.backstage
        await backstage.add(backstage.library.exercise("plank"))
        await runner.begin()
        await runner.press("space")
    clock.forward(600)
    async with running(tmp_path, clock) as runner:
        await runner.until("nothing was lost")
        await runner.wait(1.2)
        assert runner.session.sets_done == 0
        item = runner.session.current
        assert item is not None and item.hand.hold is None


def test_no_field_is_named_like_a_key_handler() -> None:
    """Else pressing that key on that screen would end the app."""
    package = Path(runstrength_tui.__file__).parent
    for folder in ("screens", "widgets"):
        for path in (package / folder).rglob("*.py"):
            assert not re.search(r"self\._?key_\w+\s*(:[^=]+)?=[^=]", path.read_text()), path
