"""The line drops in the middle of a set, with a terminal that reads and with one that has stalled."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from runstrength_tui.domain.live.fold import fold
from tests.end_to_end.app_help import (
    BACK_AGAIN,
    TODAY,
    Home,
    quit_app,
    start_base_a,
    wait_marks,
)
from tests.pseudo_terminal import PseudoTerminal

_GONE_S: Final = 6.0  # three are promised; the rest is for a busy machine

_DROPS: Final[dict[str, tuple[Callable[[PseudoTerminal], None], int]]] = {
    "hang-up": (lambda t: t.signal(signal.SIGHUP), 129),
    "term": (lambda t: t.signal(signal.SIGTERM), 143),
    "closed": (lambda t: t.close_line(), 129),
}


def _mid_set(t: PseudoTerminal) -> None:
    """One set done and two reps of the next counted."""
    start_base_a(t)
    t.press("4", "enter")
    wait_marks(t, "Low box jump", "✓··")
    t.press("space", "space")
    t.wait_for("2 …")


def _stall(home: Home, t: PseudoTerminal) -> None:
    """Read nothing until the app stands still: an effort pressed leads to no event any more."""
    t.stop_output()
    for effort in "eghegheghegh":
        for _ in range(12):  # what is painted anew fills the queue of writes
            t.resize(78, 24)
            time.sleep(0.02)
            t.resize(80, 24)
            time.sleep(0.02)
        before = home.log.stat().st_size
        t.send(effort.encode(), reading=False)
        time.sleep(0.5)
        if home.log.stat().st_size == before:
            return
    raise AssertionError("the app never stalled")


def _goes_on(t: PseudoTerminal, reps: int) -> None:
    """The same set is in hand with its reps, and the next rep counts on."""
    t.wait_for(BACK_AGAIN)
    wait_marks(t, "Low box jump", "✓··")
    t.wait_for(f"{reps} …")
    t.press("space")
    t.wait_for(f"{reps + 1} …")


def _kept(home: Home, reps: int) -> None:
    contents = home.read_log()
    (item, *_) = fold(contents.header, contents.events).items
    assert [done.record.count for done in item.done] == [4]
    assert item.hand.count == reps
    assert home.crashes == []


def test_a_dropped_line_ends_the_app_and_the_session_goes_on_at_the_same_set(tmp_path: Path) -> None:
    """Else a person back from a dead spot would find another process in the way, or reps missing.

    Three times in one session: by SIGHUP, by SIGTERM, and by a terminal that is closed.
    """
    home = Home(tmp_path)
    with ExitStack() as stack:
        t = stack.enter_context(home.open())
        _mid_set(t)
        for reps, (how, (drop, code)) in enumerate(_DROPS.items(), start=2):
            drop(t)
            assert t.wait_exit(_GONE_S) == code, how
            t = stack.enter_context(home.open())
            _goes_on(t, reps)
        t.press("q")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    _kept(home, 2 + len(_DROPS))


def test_a_stalled_line_that_drops_ends_the_app_too(tmp_path: Path) -> None:
    """Else a phone out of coverage would leave a frozen process that holds the session for hours."""
    home = Home(tmp_path)
    with ExitStack() as stack:
        t = stack.enter_context(home.open())
        _mid_set(t)
        for reps, (how, (drop, code)) in enumerate(_DROPS.items(), start=2):
            _stall(home, t)
            drop(t)
            assert t.wait_exit(_GONE_S, reading=False) == code, how
            t = stack.enter_context(home.open())
            _goes_on(t, reps)
    _kept(home, 2 + len(_DROPS))


def test_keys_that_a_stalled_line_delivers_at_once_keep_their_order(tmp_path: Path) -> None:
    """Else an arrow, held back for a moment, would correct the next exercise instead of the one in hand."""
    home = Home(tmp_path)
    with home.open() as t:
        start_base_a(t)
        t.send(b"  \x1b[Cj")
        t.wait_for("› Goblet squat")
        t.pump(0.3)
        t.send(b" \x1b[C\r")
        wait_marks(t, "Goblet squat", "✓··")
        contents = home.read_log()
        jump, squat, *_ = fold(contents.header, contents.events).items
        assert jump.hand.count == 3
        assert [done.record.count for done in squat.done] == [2]
        assert squat.hand.count is None
