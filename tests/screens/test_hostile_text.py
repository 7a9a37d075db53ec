"""Text that looks like markup or holds terminal codes is shown as what it is, everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from runstrength_tui.library.compiled import DATA
from runstrength_tui.widgets.list_pane import ListPane
from tests.screens.app_help import places_in, running
from tests.screens.history_help import keep, past_session

HOSTILE = (
    "[PR]",
    "[/b]",
    "[/",
    "[heavy] 3x5",
    "[@click=quit]x[/]",
    "\x1b[31mred\x1b]0;t\x07",
    "\u202egnirts",
)


def visible(text: str) -> str:
    return "".join(character for character in text if character.isprintable())


def own_files(folder: Path) -> None:
    """A plan and an exercise of one's own for each hostile name."""
    plan = (DATA / "plans" / "first-steps.toml").read_text()
    squat = (DATA / "exercises" / "goblet-squat.toml").read_text()
    aliases = next(row for row in squat.splitlines() if row.startswith("aliases"))
    squat = squat.replace(aliases, "").replace('name = "Goblet squat"', "name = 'NAME'", 1)
    (folder / "plans").mkdir(parents=True)
    (folder / "exercises").mkdir()
    for number, text in enumerate(HOSTILE):
        name = visible(text)
        (folder / "plans" / f"mine{number}.toml").write_text(
            plan.replace('"first-steps"', f'"mine{number}"').replace('"First steps"', f"'{name}'")
        )
        (folder / "exercises" / f"mine{number}.toml").write_text(
            squat.replace('id = "goblet-squat"', f'id = "mine{number}"', 1).replace("NAME", name, 1)
        )


@pytest.mark.parametrize("size", [(100, 40), (40, 20)], ids=str)
async def test_names_and_notes_from_anywhere(tmp_path: Path, size: tuple[int, int]) -> None:
    own_files(places_in(tmp_path).config)
    keep(
        tmp_path,
        *(
            past_session(number + 1, days_ago=9 - number, plan_name=text, note=text, name=text)
            for number, text in enumerate(HOSTILE)
        ),
    )
    async with running(tmp_path, size=size) as runner:
        assert ".toml" not in runner.text
        for keys in (("1", "down"), ("2", "home"), ("4", "home")):
            await runner.press(*keys)
            seen = runner.text
            pane = runner.app.screen.query_one(ListPane)
            for row in range(0, len(pane.rows), size[1] // 6):
                pane.move_to(row)
                await runner.settle()
                seen += runner.text
            assert all(character.isprintable() for character in seen.replace("\n", ""))
            for text in HOSTILE:
                assert visible(text) in seen, (keys, text)
        await runner.press("5")
        for _ in range(9):  # every page of Trends
            assert all(character.isprintable() for character in runner.text.replace("\n", ""))
            await runner.press("right")
        await runner.press("4", "home")
        for text in reversed(HOSTILE):
            await runner.press("enter")
            assert runner.text.count(visible(text)) >= 3
            await runner.press("escape", "down")
