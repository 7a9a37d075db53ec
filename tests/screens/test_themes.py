"""The looks: text can be read (WCAG 2.1, AA: 4.5 to 1)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from runstrength_tui.sheets import KeptStylesheet
from runstrength_tui.themes import THEME_WORDS, THEMES


@pytest.mark.parametrize("theme", [each for each in THEMES if not each.ansi], ids=lambda theme: theme.name)
def test_every_text_colour_stands_out_from_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    for text in ("text", "text-muted", "text-accent", "text-success", "text-warning", "text-error"):
        for ground in ("background", "surface"):
            ratio = contrast(Color.parse(colours[ground]), Color.parse(colours[text]))
            assert ratio >= 4.5, (theme.name, text, ground, ratio)
    lines = contrast(Color.parse(colours["background"]), Color.parse(colours["rule"]))
    assert lines >= 2, "else the parts of a page run into each other"


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


def test_styles_are_parsed_anew_for_other_colours_only() -> None:
    """Else going to a place would take twice as long, or a change of colours leave the old ones standing."""
    sheet = KeptStylesheet(variables={"accent": "#ff0000"})
    sheet.add_source("Static { color: $accent; }", ("somewhere", ""))
    (before,) = sheet.rules
    sheet.add_source("Label { color: $accent; }", ("elsewhere", ""))
    sheet.set_variables({"accent": "#ff0000"})
    sheet.reparse()
    assert sheet.rules[0] is before and len(sheet.rules) == 2
    sheet.set_variables({"accent": "#00ff00"})
    sheet.reparse()
    assert [rule.styles.color.hex for rule in sheet.rules] == ["#00FF00", "#00FF00"]
