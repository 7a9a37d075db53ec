"""Textual's switches are set before it is imported, and files we make are private."""

from __future__ import annotations

import os

from runstrength_tui.terminal.environment import prepare_environment


def test_sets_the_switches_and_the_umask_but_keeps_wanted_animations() -> None:
    """Else a lost line could garble the shell's keys, or others could read a person's training."""
    before = os.umask(0o022)
    try:
        environ: dict[str, str] = {}
        prepare_environment(environ)
        assert os.umask(0o022) == 0o077
        assert environ == {
            "TEXTUAL_DISABLE_KITTY_KEY": "1",
            "TEXTUAL_SMOOTH_SCROLL": "0",
            "TEXTUAL_ANIMATIONS": "none",
        }
        wanted = {"TEXTUAL_ANIMATIONS": "full"}
        prepare_environment(wanted)
        assert wanted["TEXTUAL_ANIMATIONS"] == "full"
    finally:
        os.umask(before)
