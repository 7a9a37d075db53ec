"""All keys of a screen, read from what it binds, so that the list cannot be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import Screen

from runstrength_tui.screens.reading import ReadingPage
from runstrength_tui.widgets.blocks import Block, gap, line, named, para

_NAMES: Final = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
}
_SAME_ON_A_KEYPAD: Final = frozenset({"add", "subtract"})
_INDENT: Final = 11
_OURS: Final = __name__.partition(".")[0]


class HelpScreen(ReadingPage):
    """Every key of ``screen`` with what it does, in groups."""

    HEADING = "All keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "back", "Back", tooltip="Close", id="help.back"),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._of = screen

    def blocks(self) -> Iterator[Block]:
        for number, (title, keys) in enumerate(groups(self._of).items()):
            if number:
                yield gap()
            yield line(title)
            for pressed, words, more in keys:
                text = f"{words}. {more}" if more and more != words else words
                yield named(pressed, text, indent=_INDENT, name_look="bold $text-accent")
        if not groups(self._of):
            yield para("There are no keys here.")


def groups(screen: Screen[Any]) -> dict[str, list[tuple[str, str, str]]]:
    """Return the keys of a screen, its focused widget's first: by group, (keys, what, a word more).

    Keys that do the same in the same words stand together, as ``0-9`` do.
    """
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    nodes = [screen.focused, screen] if screen.focused is not None else [screen]
    seen: set[str] = set()
    for node in nodes:
        for owner in type(node).__mro__:
            if not owner.__module__.startswith(_OURS):
                continue
            title = owner.__dict__.get("BINDING_GROUP_TITLE") or "Keys"
            for binding in owner.__dict__.get("BINDINGS", ()):
                if not isinstance(binding, Binding) or (binding.id or binding.action) in seen:
                    continue
                seen.add(binding.id or binding.action)
                group = binding.group.description if binding.group else title
                words = (binding.description, binding.tooltip)
                found.setdefault(group, {}).setdefault(words, []).extend(_pressed(binding))
    return {
        group: [(_together(keys), words, more) for (words, more), keys in entries.items()]
        for group, entries in found.items()
    }


def _pressed(binding: Binding) -> list[str]:
    """Return a binding's keys as they are printed on a keyboard; a capital stands for its letter."""
    keys = binding.key.split(",")
    return [
        _NAMES.get(key, key)
        for key in keys
        if key not in _SAME_ON_A_KEYPAD and not (len(key) == 1 and key.isupper() and key.lower() in keys)
    ]


def _together(keys: list[str]) -> str:
    if len(keys) > 3 and all(key.isdecimal() for key in keys):
        return f"{keys[0]}-{keys[-1]}"
    return " ".join(keys)
