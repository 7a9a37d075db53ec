"""The keys for what Today shows: in words, and in few on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from runstrength_tui.widgets.foot_line import Hint

if TYPE_CHECKING:
    from runstrength_tui.domain.coach.suggestion import Suggestion

_Key = tuple[str, str, str]
_KEYS: Final[tuple[_Key, ...]] = (
    ("enter", "start", "start"),
    ("c", "something else", "other"),
    ("d", "done already", "done"),
    ("e", "empty", ""),
    ("y", "why so", "why"),
)
"""Keys for a suggestion: in words, and in few on a phone; those without any are left out there."""
_DAY_KEY: Final = ("n", "not my day", "my day")
"""Shown where something was said of the day, so that it can be taken back."""
_REST_KEYS: Final[tuple[_Key, ...]] = (
    ("c", "train all the same", "train all the same"),
    ("y", "why so", "why"),
)


def offer_keys(shown: Suggestion | None, *, narrow: bool) -> Sequence[Hint]:
    """Return what can be done with what is shown; on a phone in fewer words."""
    keys = _REST_KEYS if shown is not None and not shown.items else _KEYS
    if shown is not None and shown.only:
        keys = tuple(each for each in keys if each[0] != "c")
    if shown is not None and shown.marks:
        keys = (*(each for each in keys if each[0] != "e"), _DAY_KEY)
    return [(key, brief if narrow else words) for key, words, brief in keys if brief or not narrow]
