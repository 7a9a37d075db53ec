"""The key hints at the bottom of the session screen."""

from __future__ import annotations

from functools import cache
from typing import Final

from textual.content import Content

_Hint = tuple[str, str]

_USUAL: Final[tuple[tuple[_Hint, ...], ...]] = (
    (("space", "rep"), ("enter", "set done"), ("0-9 ←→", "reps"), ("↑↓", "weight"), ("u", "undo")),
    (
        ("x", "missed"),
        ("p", "pain, stop"),
        ("s", "skip, later"),
        ("j k", "move"),
        ("i", "form"),
        ("?", "all keys"),
    ),
)
_NARROW: Final[tuple[tuple[_Hint, ...], ...]] = (
    (("space", "rep"), ("enter", "done")),
    (("←→", "reps"), ("↑↓", "weight"), ("u", "undo")),
    (("s", "skip"), ("p", "pain"), ("?", "all keys")),
)
_EMPTY: Final[tuple[tuple[_Hint, ...], ...]] = ((("a", "add an exercise"), ("f", "finish"), ("q", "leave")),)
_NONE: Final[tuple[tuple[_Hint, ...], ...]] = ((("1", "Today"), ("2", "Library"), ("4", "History")),)
_FOR_HOLD: Final = {
    ("space", "rep"): ("space", "start, stop"),
    ("0-9 ←→", "reps"): ("0-9 ←→", "seconds"),
    ("←→", "reps"): ("←→", "seconds"),
}
_FOR_METRES: Final = {
    ("space", "rep"): ("space", ""),
    ("0-9 ←→", "reps"): ("0-9 ←→", "metres"),
    ("←→", "reps"): ("←→", "metres"),
}
_FOR_TEMPO: Final = {("space", "rep"): ("space", "stop")}


@cache
def hints(
    narrow: bool,
    under_way: bool,
    *,
    empty: bool = False,
    hold: bool = False,
    tempo: bool = False,
    metres: bool = False,
    load: str = "weight",
) -> Content:
    """Return the hint rows for the terminal's width.

    ``hold``: the set in hand is counted in seconds; ``tempo``: the tempo bell counts it just now;
    ``metres``: it is counted in metres; ``load``: what the up and down keys change, if anything.
    """
    if not under_way:
        rows = _NONE
    elif empty:
        rows = _EMPTY
    else:
        rows = _NARROW if narrow else _USUAL
    others = _FOR_HOLD if hold else _FOR_METRES if metres else _FOR_TEMPO if tempo else {}
    rows = tuple(tuple(others.get(hint, hint) for hint in row) for row in rows)
    rows = tuple(tuple((key, load if key == "↑↓" else words) for key, words in row) for row in rows)
    return Content("\n").join(_row(row) for row in rows)


def _row(row: tuple[_Hint, ...]) -> Content:
    parts: list[tuple[str, str] | str] = []
    for key, words in row:
        if not words:
            continue
        parts.extend([(key, "bold $text-accent"), (f" {words}   ", "$text-muted")])
    return Content.assemble(*parts)
