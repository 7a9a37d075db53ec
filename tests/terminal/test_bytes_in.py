"""What the line delivers besides keys must type nothing: in this app a stray digit is a rep."""

from __future__ import annotations

import random

import pytest

from runstrength_tui.terminal.bytes_in import PASTE_END, BytesIn


@pytest.mark.parametrize(
    "junk",
    [
        b"\xff",
        b"\xe2\x94",
        b"\x1b[15;7~",
        b"\x1b[12;40R",
        b"\x1b[9;9\x1b[9;9z",
        b"\x1b[" + b"9;" * 200 + b"z",
        b"\x1b[M\x20\xc8\xe9",
        b"\x1b[M !!",
        b"\x1b[<35;12;40M",
        b"\x1b[?62;22c",
        b"\x1b[>0;276;0c",
        b"\x1b]11;rgb:1212/1212/1212\x1b\\",
        b"\x1bP1+r5463\x1b\\",
        b"\xef\xbf\xbd",
    ],
)
def test_junk_before_a_key_leaves_the_key(junk: bytes) -> None:
    """Else a reattached tmux, or a mouse mode left on by another program, would type reps."""
    assert BytesIn().text(junk + b"8") == "8"


@pytest.mark.parametrize("cut", [3, 4, 5])
def test_mouse_report_in_two_packets(cut: int) -> None:
    """Else a report cut by the network would type its second half."""
    report = b"\x1b[M\x20\xc8\xe9"
    bytes_in = BytesIn()
    assert bytes_in.text(report[:cut]) + bytes_in.text(report[cut:] + b"e") == "e"


def test_half_a_mouse_report_does_not_eat_later_keys() -> None:
    """Else keys pressed after a broken report would be lost."""
    bytes_in = BytesIn()
    assert bytes_in.text(b"\x1b[M!") == ""
    bytes_in.pause()
    assert bytes_in.text(b"8e") == "8e"


@pytest.mark.parametrize("keys", ["8", "é", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b", "💪", "\x1b[?2026;2$y"])
def test_keys_pass(keys: str) -> None:
    """Else a key would do nothing, or the terminal's answer about synchronized output be missed."""
    data = keys.encode()
    bytes_in = BytesIn()
    assert "".join(bytes_in.text(data[i : i + 1]) for i in range(len(data))) == keys
    assert BytesIn().text(data) == keys


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("\x1b[?2026;", True),
        ("\x1b[<0;12", True),
        ("\x1b[12;4", True),
        ("\x1b", False),
        ("\x1b[", False),
        ("12", False),
    ],
)
def test_half_a_report_is_told_from_keys(text: str, half: bool) -> None:
    """Else a report cut short would be typed, or escape be swallowed."""
    bytes_in = BytesIn()
    bytes_in.text(text.encode())
    assert bytes_in.half_a_report is half


def test_paste_whose_end_was_lost_is_ended_once() -> None:
    """Else every later key would vanish into a paste that never ends."""
    bytes_in = BytesIn()
    bytes_in.text(b"\x1b[20")
    bytes_in.text(b"0~press-up")
    assert bytes_in.end_of_paste() == PASTE_END
    assert bytes_in.end_of_paste() == ""
    bytes_in.text(b"\x1b[200~press-up\x1b[201~x")
    assert bytes_in.end_of_paste() == ""


def test_any_bytes_in_any_pieces() -> None:
    """Else some bytes would end the app."""
    seeded = random.Random(20261121)
    bytes_in = BytesIn()
    for _ in range(3000):
        text = bytes_in.text(seeded.randbytes(seeded.randrange(1, 40)))
        assert "\ufffd" not in text
