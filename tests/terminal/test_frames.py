"""A frame comes in one piece, and nothing of it is ever kept back for good."""

from __future__ import annotations

from textual._ansi_sequences import SYNC_END, SYNC_START

from runstrength_tui.terminal.frames import Frames


def test_a_frame_is_sent_when_it_is_whole() -> None:
    """In pieces, each rep would wake the writing thread three times, and go out as three packets."""
    frames = Frames()
    sent = [frames.take(piece) for piece in ("title", SYNC_START, "row", "row 2", SYNC_END, "bell")]
    assert sent == ["title", "", "", "", f"{SYNC_START}rowrow 2{SYNC_END}", "bell"]


def test_leaving_in_the_middle_of_a_frame_sends_what_there_is_first() -> None:
    """Else the terminal would stay with a frame begun, and show nothing of the shell."""
    frames = Frames()
    frames.take(SYNC_START)
    frames.take("row")
    assert frames.rest() == f"{SYNC_START}row"
    assert (frames.rest(), frames.take("after")) == ("", "after")
