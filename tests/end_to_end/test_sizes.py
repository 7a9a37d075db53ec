"""Terminals too small or unfit, terminals that change their size, and what is pasted by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.app_help import SESSION, TODAY, Home, quit_app, start_base_a, wait_marks


@pytest.mark.parametrize(
    ("size", "env", "words"),
    [
        ((39, 24), {}, "40×20"),
        ((80, 19), {}, "40×20"),
        ((80, 24), {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "locale"),
        ((80, 24), {"PYTHONIOENCODING": "latin-1"}, "locale"),
    ],
)
def test_a_terminal_that_cannot_show_the_app_gets_a_sentence(
    tmp_path: Path, size: tuple[int, int], env: dict[str, str], words: str
) -> None:
    """Else a person would face a broken screen, or a page of code."""
    home = Home(tmp_path, known=False)
    with home.open(size, env=env) as t:
        assert t.wait_exit(10) == 2
        said = t.output.decode("utf-8", "replace")
        assert words in said or words.replace("×", "?") in said
        assert said.count("\n") == 1
        assert "\x1b" not in said
    assert not home.data.exists()


def test_turning_the_phone_mid_set_keeps_everything(tmp_path: Path) -> None:
    """Else reps counted would be gone, or a key mean something else, after the window changed."""
    home = Home(tmp_path)
    with home.open((120, 40)) as t:
        start_base_a(t)
        t.press("4", "enter", "space", "space")
        t.wait_for("2 …")
        t.resize(40, 20)
        t.wait_for("4 ✓   2 …")
        t.press("space")
        t.wait_for("4 ✓   3 …")
        t.resize(80, 24)
        t.wait_for("3 …  ")
        wait_marks(t, "Low box jump", "✓··")
        t.resize(30, 10)
        t.pump(0.5)
        t.press("space")
        t.resize(80, 24)
        t.wait_for("4 …  ")
        t.press("enter")
        wait_marks(t, "Low box jump", "✓✓·")
        t.press("q")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    assert home.crashes == []


def test_a_paste_on_the_session_screen_changes_nothing(tmp_path: Path) -> None:
    """Else a clipboard full of digits, spaces and line breaks would become reps, sets and an end."""
    home = Home(tmp_path)
    with home.open() as t:
        start_base_a(t)
        t.press("space")
        t.wait_for("1 …")
        t.pump(0.3)
        before = home.log.read_bytes()
        t.paste("8 8 8\nx 12 e f\n\r\r u q p ! s \x01\x1b[31m 💪 99999")
        t.pump(0.5)
        assert SESSION in t.text
        assert home.log.read_bytes() == before
        t.press("space")
        t.wait_for("2 …")
        t.press("q")
        t.wait_for(TODAY)
        assert quit_app(t) == 0
    assert home.crashes == []


def test_the_terminals_own_colours_are_left_to_the_terminal(tmp_path: Path) -> None:
    """Else who chose them for a light terminal, or for weak eyes, would get a dark page of other colours."""
    home = Home(tmp_path)
    config = tmp_path / "config" / "runstrength"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('theme = "terminal"\n')
    with home.open() as t:
        t.wait_for(TODAY)
        t.pump(0.5, until_quiet=0.2)
        assert b"38;2;" not in t.output
        assert b"48;2;" not in t.output
        assert quit_app(t) == 0
