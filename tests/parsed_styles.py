"""Style sheets, parsed once a process for the same text and colours: Textual would parse them anew for each app,
and all of them again for each screen that brings its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest.mock import patch

from textual.css.stylesheet import Stylesheet

_KEPT: Final[dict[Any, Any]] = {}
_parse: Final = Stylesheet._parse_rules


def _parse_once(sheet: Stylesheet, css: str, *where: Any, **options: Any) -> Any:
    colours = sheet.__dict__.get("_colours_known_as")
    if colours is None or colours[0] is not sheet._variables:
        colours = sheet.__dict__["_colours_known_as"] = sheet._variables, frozenset(sheet._variables.items())
    key = (colours[1], css, where, tuple(options.items()))
    rules = _KEPT.get(key)
    if rules is None:
        rules = _KEPT[key] = _parse(sheet, css, *where, **options)
    return rules


@contextmanager
def parsed_once() -> Iterator[None]:
    """Have what was parsed before be taken again."""
    with patch.object(Stylesheet, "_parse_rules", _parse_once):
        yield
