"""One line of a table: a rule, a case in words, and whether it fires there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from runstrength_tui.domain.safety.engine import Fired


class Row(NamedTuple):
    """``found`` asks the rule."""

    rule: str
    case: str
    found: Callable[[], Fired | Iterable[Fired | None] | None]
    fires: bool
