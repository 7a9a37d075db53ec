"""What each app would make anew and is the same every time: parsed styles, our library, drawn figures.

Textual parses every style sheet once for each app, and all of them again for each screen that brings its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from textual.css.stylesheet import Stylesheet

from runstrength_tui.domain.figure.film import Film
from runstrength_tui.domain.figure.reel import Reel
from runstrength_tui.library import Library, load_library
from runstrength_tui.library.compiled import KINDS
from runstrength_tui.screens import backstage
from runstrength_tui.widgets import figure
from tests.compiled_copy import our_library

_RULES: Final[dict[Any, Any]] = {}
_REELS: Final[dict[Any, tuple[Film, Reel]]] = {}
_parse: Final = Stylesheet._parse_rules


def _parsed(sheet: Stylesheet, css: str, *where: Any, **options: Any) -> Any:
    colours = sheet.__dict__.get("_known_colours")
    if colours is None or colours[0] is not sheet._variables:
        colours = sheet.__dict__["_known_colours"] = sheet._variables, frozenset(sheet._variables.items())
    key = (colours[1], css, where, tuple(options.items()))
    rules = _RULES.get(key)
    if rules is None:
        rules = _RULES[key] = _parse(sheet, css, *where, **options)
    return rules


def _library(own: Sequence[Path], copies: Path) -> Library:
    if any((folder / kind).exists() for folder in own for kind in KINDS):
        return load_library(own, copies)
    return our_library()


def _reel(film: Film, *, scale: float = 1.0) -> Reel:
    key = id(film.movement), tuple(film._times), scale
    if key not in _REELS:
        _REELS[key] = film, Reel(film, scale=scale)
    return _REELS[key][1]


@contextmanager
def made_once() -> Iterator[None]:
    """Have what was made before be taken again."""
    with (
        patch.object(Stylesheet, "_parse_rules", _parsed),
        patch.object(backstage, "load_library", _library),
        patch.object(figure, "Reel", _reel),
    ):
        yield
