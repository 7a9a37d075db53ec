"""The looks: text can be read (WCAG 2.1, AA: 4.5 to 1)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from runstrength_tui.themes import THEME_WORDS, THEMES


@pytest.mark.parametrize("theme", [each for each in THEMES if not each.ansi], ids=lambda theme: theme.name)
def test_every_text_colour_stands_out_from_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    for text in ("text", "text-muted", "text-accent", "text-success", "text-warning", "text-error"):
        for ground in ("background", "surface"):
            ratio = contrast(Color.parse(colours[ground]), Color.parse(colours[text]))
            assert ratio >= 4.5, (theme.name, text, ground, ratio)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, by the formula of WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_each_look_has_a_name_in_words() -> None:
    assert {theme.name for theme in THEMES} == set(THEME_WORDS)
