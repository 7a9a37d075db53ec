"""What the line delivers besides keys must type nothing: in this app a stray digit is a rep."""

from __future__ import annotations

import random
import re

import pytest

from runstrength_tui.terminal.bytes_in import PASTE_END, BytesIn
from tests.terminal.junk import junk


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
    for _ in range(2):
        assert bytes_in.pause() == ""
    assert bytes_in.text(b"8e") == "8e"


def test_a_report_that_stops_for_a_moment_types_nothing() -> None:
    """Else a line that hangs for a tenth of a second would type the rest of a mouse report: reps."""
    bytes_in = BytesIn()
    assert bytes_in.text(b"8\x1b[<21;2") == "8"
    assert bytes_in.pause() == ""
    assert bytes_in.text(b"12;3Me") == "e"


@pytest.mark.parametrize("keys", ["8", "é", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b", "💪", "\x1b[?2026;2$y"])
def test_keys_pass(keys: str) -> None:
    """Else a key would do nothing, or the terminal's answer about synchronized output be missed."""
    data = keys.encode()
    bytes_in = BytesIn()
    assert "".join(bytes_in.text(data[i : i + 1]) for i in range(len(data))) + bytes_in.pause() == keys
    bytes_in = BytesIn()
    assert bytes_in.text(data) + bytes_in.pause() == keys


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


def test_escape_at_the_end_of_a_packet_is_kept_for_its_sequence_or_for_the_pause() -> None:
    """Else a report cut right after its first byte would type its digits, or an escape do nothing."""
    bytes_in = BytesIn()
    assert bytes_in.text(b"8\x1b") == "8"
    assert bytes_in.text(b"[48;24;80;0;0te") == "e"
    assert bytes_in.text(b"8\x1b") == "8"
    assert bytes_in.pause() == "\x1b"
    assert bytes_in.pause() == ""


def test_no_digit_of_junk_is_typed_wherever_its_packets_are_cut() -> None:
    """Else a broken line would count reps nobody did."""
    data = junk(60_000, plain=False)
    for size in (4096, 1000, 97):
        bytes_in = BytesIn()
        text = "".join(bytes_in.text(data[at : at + size]) for at in range(0, len(data), size))
        typed = re.sub(r"\x1b\[20[01]~", "", text)
        assert re.findall(r"[\x00-\x1a\x1c-\x7f]", typed) == []


def test_a_sequence_without_end_is_not_kept_for_ever() -> None:
    """Else junk would fill the memory, and each packet take longer than the one before."""
    bytes_in = BytesIn()
    bytes_in.text(b"8\x1b[")
    for _ in range(100):
        assert bytes_in.text(b"9;" * 100) == ""
    assert bytes_in.text(b"z8") == "8"
    assert len(bytes_in.pause()) == 0


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


@pytest.mark.parametrize(
    ("data", "pieces"),
    [
        (b"\x1b\r", ["\x1b", "\r"]),
        (b"8\x1b 8", ["8", "\x1b", " 8"]),
        (b"\x1b[A\x1bu\x1b[B", ["\x1b[A", "\x1b", "u\x1b[B"]),
        (b"\x1b[200~one\x1b\rtwo\x1b[201~\x1b\r", ["\x1b[200~one\x1b\rtwo\x1b[201~", "\x1b", "\r"]),
        (b"\x1bb\x1bf\x1b\x7f", ["\x1bb\x1bf\x1b\x7f"]),
    ],
)
def test_escape_and_a_key_soon_after_are_both_read(data: bytes, pieces: list[str]) -> None:
    """Else who leaves a question and goes on at once would have one of the two keys do nothing."""
    assert BytesIn().pieces(data) == pieces
    bytes_in = BytesIn()
    assert "".join(piece for at in range(len(data)) for piece in bytes_in.pieces(data[at : at + 1])) + (
        bytes_in.pause()
    ) == "".join(pieces)
