"""One session and two terminals: one has it, the other watches, and any of them may take it."""

from __future__ import annotations

import signal
from pathlib import Path

from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.state import LiveItem
from tests.end_to_end.app_help import (
    BACK_AGAIN,
    ELSEWHERE,
    FINISH_ASK,
    STORED,
    TODAY,
    WATCHING,
    Home,
    quit_app,
    start_base_a,
    wait_marks,
)
from tests.pseudo_terminal import PseudoTerminal

_ROUNDS = 3
_BURST_S = 0.3


def _one_set(t: PseudoTerminal) -> None:
    start_base_a(t)
    t.press("4", "enter")
    wait_marks(t, "Low box jump", "✓··")


def _take(t: PseudoTerminal) -> None:
    t.press("enter")
    t.wait_for(BACK_AGAIN)


def _jumps(home: Home) -> LiveItem:
    contents = home.read_log()
    assert contents.damaged == contents.lost == 0
    return fold(contents.header, contents.events).items[0]


def test_taken_over_and_back_again_and_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """Else the phone as the remote and the laptop on the shelf would cost reps, or one of them its app."""
    home = Home(tmp_path)
    with home.open() as first, home.open() as second:
        second.wait_for(TODAY)
        _one_set(first)
        second.press("3")
        second.wait_for("1 of 3   4 at 20 cm ✓")
        first.press("space")
        second.wait_for("4 ✓   1 …   3")
        size = home.log.stat().st_size
        second.press("space", "x", "0", "right", "f", "u", "p")
        second.wait_for("Watching: enter takes it over.")
        assert home.log.stat().st_size == size
        counted = 1
        for _ in range(_ROUNDS):
            for taker, giver in ((second, first), (first, second)):
                _take(taker)
                taker.press("space")
                counted += 1
                taker.wait_for(f"{counted} …")
                giver.wait_for(WATCHING)
                giver.pump(_BURST_S)
        second.wait_for(f"4 ✓   {counted} …   3")
        assert _jumps(home).hand.count == counted == 2 * _ROUNDS + 1
        first.press("f")
        first.wait_for(FINISH_ASK)
        first.press("enter")
        first.wait_for(STORED)
        second.wait_for("was finished in the other")
        second.press("4")
        second.wait_for("3 sets")
        assert len(home.sessions()) == 1
        assert quit_app(second) == 0
    assert home.crashes == []


def test_a_stopped_terminal_is_ended_and_its_session_goes_on(tmp_path: Path) -> None:
    """Else one put to sleep with its ssh session would keep the session for ever."""
    home = Home(tmp_path)
    with home.open() as first:
        _one_set(first)
        first.press("space", "space")
        first.wait_for("2 …")
        first.signal(signal.SIGSTOP)
        with home.open() as second:
            second.wait_for(ELSEWHERE)
            _take(second)
            assert first.wait_exit(1) == -signal.SIGKILL
            second.wait_for("2 …")
            second.pump(2.1)
            second.press("enter")
            wait_marks(second, "Low box jump", "✓✓·")
    assert [done.record.count for done in _jumps(home).done] == [4, 2]
    assert home.crashes == []


def test_watching_goes_on_while_looking_elsewhere_and_when_the_other_terminal_has_gone(
    tmp_path: Path,
) -> None:
    """Else a look at the history would end the watching, or a closed laptop strand the session."""
    home = Home(tmp_path)
    with home.open() as first, home.open((40, 20)) as second:
        second.wait_for(TODAY)
        _one_set(first)
        second.press("enter")
        second.wait_for("Watching: enter takes it over.")
        first.press("space")
        second.wait_for("1 …")
        second.pump(0.5)
        written = second.written
        second.pump(3)
        assert second.written == written
        second.press("1")
        second.wait_for("3 watch")
        first.press("2")
        first.press("enter")
        second.wait_for("Low box jump 3 of")
        second.press("enter")
        second.wait_for("Watching: enter takes it over.")
        first.signal(signal.SIGKILL)
        first.wait_exit()
        second.wait_for("Watching: enter goes on here.")
        _take(second)
        assert [done.record.count for done in _jumps(home).done] == [4, 2]
    assert home.crashes == []
