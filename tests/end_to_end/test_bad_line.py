"""A bad line: keys that arrive in bursts, and so few bytes a second that the screen lags behind."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from tests.end_to_end.app_help import BACK_AGAIN, CHECK, STORED, Home, facts, go_to_plan
from tests.pseudo_terminal import PseudoTerminal, key_bytes

BYTES_A_SECOND: Final = 1200


def slow(terminal: PseudoTerminal, seconds: float) -> None:
    """Let the line carry what it can for so long, and not a byte more."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        time.sleep(0.05)
        try:
            data = os.read(terminal.master, BYTES_A_SECOND // 20)
        except BlockingIOError:
            continue
        terminal.output += data
        terminal._stream.feed(data)


def burst(terminal: PseudoTerminal, *keys: str) -> None:
    """Send keys in one packet, as a line does that stood still for a moment."""
    os.write(terminal.master, b"".join(key_bytes(key) for key in keys))


def test_bursts_on_a_line_of_1200_bytes_a_second_make_no_ghost_set_and_change_no_weight(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    with home.open() as terminal:
        go_to_plan(terminal)
        burst(terminal, "enter", "enter", "enter")
        for _ in range(20):  # the line is slow, and so may the machine be
            slow(terminal, 0.5)
            if CHECK in terminal.text:
                break
        slow(terminal, 1.0)
        assert CHECK in terminal.text, "what came with the key that started answers nothing"
        terminal.press("enter")
        terminal.wait_gone(CHECK)
        for number in range(3):
            burst(terminal, "space", "space", "space")
            slow(terminal, 1.0)
            burst(terminal, *["up", "down", "right"][number : number + 1] * 8)
            slow(terminal, 0.6)
            burst(terminal, "enter", "enter", "enter")
            slow(terminal, 2.3)
        terminal.wait_for("Goblet squat")
        burst(terminal, *["up"] * 12)
        slow(terminal, 0.6)
        burst(terminal, "enter", "enter", "enter")
        slow(terminal, 1.0)
        terminal.press("f")
        terminal.wait_for("Finish now?")
        terminal.press("enter")
        terminal.wait_for(STORED)
    done = [(name, count, load) for name, count, load, *_ in facts(home.sessions()[0])]
    assert done == [("box-jump", 3, 20)] * 3 + [("goblet-squat", 8, 8.0)]
    assert BACK_AGAIN not in terminal.text
