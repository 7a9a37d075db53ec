"""The three looks: a dark one, a light one, and the terminal's own colours; one accent colour each."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

_TRACK: Final = Theme(
    name="track",
    dark=True,
    primary="#f0945c",
    accent="#f0945c",
    foreground="#dfe4e8",
    background="#14181b",
    surface="#1c2226",
    panel="#262d32",
    success="#86cf9c",
    warning="#e8c468",
    error="#f58b83",
    variables={
        "text": "#dfe4e8",
        "text-muted": "#9aa5ad",
        "text-accent": "#f0945c",
        "text-success": "#86cf9c",
        "text-warning": "#e8c468",
        "text-error": "#f58b83",
        "rule": "#586066",
        "scrollbar": "#3b454c",
        "scrollbar-hover": "#3b454c",
        "scrollbar-active": "#3b454c",
        "scrollbar-background": "#14181b",
        "scrollbar-background-hover": "#14181b",
        "scrollbar-background-active": "#14181b",
    },
)

_MORNING: Final = Theme(
    name="morning",
    dark=False,
    primary="#a8410f",
    accent="#a8410f",
    foreground="#22292e",
    background="#faf8f3",
    surface="#f1ede4",
    panel="#e4dfd3",
    success="#1c6b3a",
    warning="#7d5200",
    error="#ab2317",
    variables={
        "text": "#22292e",
        "text-muted": "#596269",
        "text-accent": "#a8410f",
        "text-success": "#1c6b3a",
        "text-warning": "#7d5200",
        "text-error": "#ab2317",
        "rule": "#a5a195",
        "scrollbar": "#c9c2b3",
        "scrollbar-hover": "#c9c2b3",
        "scrollbar-active": "#c9c2b3",
        "scrollbar-background": "#faf8f3",
        "scrollbar-background-hover": "#faf8f3",
        "scrollbar-background-active": "#faf8f3",
    },
)

_TERMINAL: Final = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="terminal",
    primary="ansi_magenta",
    accent="ansi_magenta",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "text-muted": "ansi_default",
        "rule": "ansi_default",
        "scrollbar": "ansi_bright_black",
        "scrollbar-background": "ansi_default",
    },
)

THEMES: Final = (_TRACK, _MORNING, _TERMINAL)
DEFAULT_THEME: Final = _TRACK.name
THEME_WORDS: Final = {
    _TRACK.name: "Track: dark",
    _MORNING.name: "Morning: light",
    _TERMINAL.name: "The terminal's own colours",
}
"""What each look is called where one is chosen."""
