"""Bytes that are no keys, typed at the session under way."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.app_help import Home, quit_app, start_base_a, wait_marks
from tests.terminal.junk import junk


def test_a_quarter_of_a_megabyte_of_junk_leaves_the_session_as_it_was(tmp_path: Path) -> None:
    """Else a broken line or a reattached tmux would end the session, or count reps nobody did."""
    home = Home(tmp_path)
    with home.open() as t:
        start_base_a(t)
        t.press("4", "enter")
        wait_marks(t, "Low box jump", "✓··")
        before = home.log.read_bytes()
        t.send(junk(250_000, plain=False))
        t.pump(60.0, until_quiet=2.5)  # a paste that was never ended, ends
        t.press("escape", pause=0.5)
        assert home.log.read_bytes() == before
        t.press("space")
        t.wait_for("1 …")
        t.press("enter")
        wait_marks(t, "Low box jump", "✓✓·")
        assert home.read_log().damaged == 0
        t.press("q", pause=0.5)
        assert quit_app(t) == 0
    assert home.crashes == []
