"""Fewer bytes may not mean another picture."""

from __future__ import annotations

from typing import Any

import pyte
from hypothesis import example, given
from hypothesis import strategies as st

from runstrength_tui.terminal.squeeze import Squeezer

_COLOURS = st.sampled_from(
    ["31", "92", "39", "44", "105", "49", "38;5;208", "48;5;17", "38;2;224;0;224", "48;2;18;18;0"]
)
_FLAGS = st.sampled_from([*"12345789", "22", "23", "24", "25", "27", "29", "0", "", "21", "53"])
_CODES = st.lists(_COLOURS | _FLAGS, min_size=1, max_size=4).map(lambda codes: f"\x1b[{';'.join(codes)}m")
_TEXT = st.text("ab ━█\t", min_size=1, max_size=6)
_MOVES = st.sampled_from(
    [
        "\x1b[1;1H",
        "\x1b[3;4H",
        "\x1b[2;1H\r\n\x1b[3;1H",
        "\x1b[5;1H\r\n\x1b[2;1H",
        "\x1b[H",
        "\r\n",
        "\n",
        "\x1b[A",
        "\x1b[2C",
        "\x1b[?2026h",
        "\x1b[?2026l",
        "\x1b[?25l",
    ]
)
_OTHERS = st.sampled_from(
    ["\x1b[K", "\x1b[2J", "\x1b[2L", "\x1b7", "\x1b8", "\x1bc", "\x07", "\x1b]2;title\x07"]
)
_RICH = st.tuples(_CODES, _TEXT).map(lambda pair: f"{pair[0]}{pair[1]}\x1b[0m")  # what Rich writes
_WRITES = st.lists(st.lists(_RICH | _CODES | _TEXT | _MOVES | _OTHERS, max_size=8).map("".join), max_size=6)


_LEAVES = "\x1b[?2004l"  # the first thing that Textual writes when it ends


def _paint(writes: list[str]) -> tuple[Any, ...]:
    screen = pyte.Screen(12, 5)
    stream = pyte.Stream(screen)
    for text in writes:
        stream.feed(text)
    cells = [[screen.buffer[y][x] for x in range(12)] for y in range(5)]
    return cells, screen.cursor.x, screen.cursor.y, screen.cursor.attrs, screen.title


@given(_WRITES)
@example(["\x1b[31mab", "ab", "\x1b[0mab"])  # a write that ends mid-style
@example(["\x1b[1;2ma\x1b[0m\x1b[1ma\x1b[0m"])  # 22 ends both bold and faint
@example(["\x1b[2;3H\x1b[31mab\x1b[0m\r\n\x1b[3;1H\x1b[31mab\x1b[0m"])  # from a row's middle to the next
@example(["\x1b[5;1H\x1b[31mab\x1b[0m\r\n\x1b[2;1H\x1b[31mab\x1b[0m"])  # from the last row: it scrolls
def test_paints_the_same_screen(writes: list[str]) -> None:
    """Else a person would see wrong colours, or bold where there is none, after some update."""
    squeezer = Squeezer()
    squeezed = [squeezer.squeeze(text) for text in writes]
    assert _paint(squeezed)[:3] == _paint(writes)[:3]
    assert _paint([*squeezed, squeezer.squeeze(_LEAVES)]) == _paint([*writes, _LEAVES])


@given(_WRITES, st.integers(0, 200))
def test_paints_the_same_screen_when_a_code_is_cut_in_two(writes: list[str], at: int) -> None:
    """Else an update that is written in two halves would leave the rest of the screen in its colour."""
    whole = "".join(writes)
    squeezer = Squeezer()
    squeezed = [squeezer.squeeze(part) for part in (whole[:at], whole[at:], "end")]
    assert _paint(squeezed) == _paint([whole, "end"])


def test_sends_each_style_once() -> None:
    """Else a rep would cost twice the bytes on a slow line."""
    style = "\x1b[38;2;224;224;224;48;2;18;18;18m"
    other = "\x1b[1;38;2;255;160;0;48;2;18;18;18m"
    rows = "".join(f"\x1b[{row};1H{style}━\x1b[0m{style} \x1b[0m\x1b[{row};3H\r\n" for row in (1, 2, 3))
    squeezer = Squeezer()
    assert squeezer.squeeze(rows + f"\x1b[4;1H{other}8\x1b[0m{style} of 8\x1b[0m\x1b[1;1H") == (
        f"\x1b[1;1H{style}━ \x1b[2;1H━ \x1b[3;1H━ \x1b[4;1H"
        "\x1b[1;38;2;255;160;0m8\x1b[22;38;2;224;224;224m of 8\x1b[1;1H"
    )
    assert squeezer.squeeze(f"{style}9\x1b[0m\x07") == "9\x07"
    assert squeezer.squeeze(_LEAVES) == "\x1b[m" + _LEAVES
