"""The library screen: an exercise is found, looked at part by part, and added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len

from runstrength_tui.domain.card import exercise_card, version_card
from runstrength_tui.library.compiled import DATA
from runstrength_tui.screens.library import LibraryScreen
from runstrength_tui.widgets.blocks import Block, lay_out
from runstrength_tui.widgets.card_parts import CardPart
from runstrength_tui.widgets.card_view import CardView
from runstrength_tui.widgets.finder import Field
from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.open_card import OpenCard
from runstrength_tui.widgets.sheet import Sheet
from tests.compiled_copy import our_library
from tests.screens.app_help import Runner, looked_at, places_in, running
from tests.screens.history_help import keep, past_session


def view(runner: Runner) -> CardView:
    return runner.app.screen.query_one(CardView)


def page(runner: Runner) -> str:
    return runner.app.screen.query_one("#card-page", Sheet).plain


def title(runner: Runner) -> str:
    card = view(runner).card
    return card.card.name if card.exercise is not None else ""


def rows(runner: Runner) -> list[str]:
    return [row.text for row in runner.app.screen.query_one(ListPane).rows]


def words(text: str) -> str:
    return " ".join(text.split())


async def to_part(runner: Runner, part: CardPart) -> None:
    for _ in CardPart:
        if view(runner).card.part is part:
            return
        await runner.press("right")
    raise AssertionError(f"{part} is not there")


def every_page(card: OpenCard) -> Iterator[list[Block]]:
    """Yield each part of the open card, and each version unfolded."""
    for part in card.parts:
        card.look_at(part)
        yield card.page([], following=False)[0]
        for _ in range(len(card.exercise.ladder) if part is CardPart.LADDER and card.exercise else 0):
            yield card.page([], following=False)[0]
            card.choose(1)


def test_part_by_part_the_card_shows_everything_the_file_says_and_fits_every_terminal() -> None:
    """Else a cue would be nowhere to be read, or run out of sight on a phone."""
    library = our_library()
    card = OpenCard(library.by_id.get)
    for exercise in library.exercises:
        card.show(exercise)
        card.look_at(CardPart.LADDER)
        card.choose(-99)
        pages = list(every_page(card))
        for width in (24, 37, 51, 77):
            assert all(line.cell_length <= width for page in pages for line in lay_out(page, width))
        text = words("\n".join(line.plain for page in pages for line in lay_out(page, 60)))
        said = [
            piece
            for section in exercise_card(exercise).sections
            for group in section.groups
            for line in group
            for piece in line.pieces
            if line.text
        ]
        missing = [each for each in said if words(each).rstrip(".") not in text]
        assert not missing, exercise.id


async def test_typing_finds_from_today_and_here_with_errors_and_stays_in_the_field(tmp_path: Path) -> None:
    """Else an exercise would not be found by what one remembers of it, or a letter typed do something."""
    async with running(tmp_path) as runner:
        await runner.press("slash", *"pre")
        assert title(runner) == "Press-up", "the search of Today leads to the field"
        await runner.press("escape", "slash", *"gobl")
        assert "› Goblet squat" in runner.text
        assert title(runner) == "Goblet squat"
        await runner.press("down")
        assert title(runner) != "Goblet squat"
        await runner.press("escape")
        assert rows(runner) == [each.name for each in runner.app.backstage.library.exercises]
        await runner.press("slash", *"gobelt sqat")
        assert rows(runner)[0] == "Goblet squat"
        await runner.press("escape", "slash", *"1aqJ?")
        assert isinstance(runner.app.screen, LibraryScreen)
        assert runner.app.screen.query_one(Field).value == "1aqJ?"
        assert "Nothing fits “1aqJ?”" in runner.text
        assert "escape shows the whole list" in words(runner.text)
        assert runner.app.backstage.session is None
        await runner.press("escape")
        assert title(runner)


async def test_a_part_stays_scrolls_and_opens_while_the_list_is_looked_through(tmp_path: Path) -> None:
    """Else comparing exercises would mean finding the part again for each, or reading through a slit."""
    async with running(tmp_path) as runner:
        await runner.press("2", "right")
        assert view(runner).card.part is CardPart.AVOID
        await runner.press("down", "down")
        assert view(runner).card.part is CardPart.AVOID
        await runner.press("shift+tab", "tab", "tab")
        assert view(runner).card.part is CardPart.WHY
        await runner.press("shift+tab", "shift+tab", "home")
        sheet = runner.app.screen.query_one("#card-page", Sheet)
        assert view(runner).card.part is CardPart.DO
        await runner.press("j", "j", "K")
        assert sheet.top == 1
        await runner.press("space")
        assert sheet.top > 3
        await runner.press("pageup", "pageup", "pageup")
        assert sheet.top == 0
        await runner.press("escape", "down")
        assert sheet.top == 0
        await runner.press("slash", *"press-up")
        narrow = view(runner).size.width
        await runner.press("enter")
        assert view(runner).size.width > narrow, "an open card has all the room"
        assert "› Press-up" not in runner.text
        for width in (80, 40):
            await runner.resize(width, 24)
            for _ in view(runner).card.parts:
                view(runner).turn(1)
                await runner.warp.quiet()
                assert all(cell_len(line) <= sheet.room for line in sheet.plain.splitlines())
        await runner.resize(80, 24)
        await runner.press("escape")
        assert "› Press-up" in runner.text and view(runner).size.width == narrow, "and gives it back"


# --- filters ------------------------------------------------------------------------


async def test_filters_narrow_the_list_say_so_and_are_kept_or_cleared(tmp_path: Path) -> None:
    """Else a list would be short for no reason seen, or a look at the filters would change it."""
    async with running(tmp_path) as runner:
        await runner.press("2")
        everything = rows(runner)
        await runner.press("f", "space", "down", "down", "right", "enter")
        assert "only legs, no jumps" in runner.text
        assert "Goblet squat" in rows(runner)
        assert not {"Box jump", "Press-up"} & set(rows(runner))
        await runner.press("escape")
        assert rows(runner) == everything and "only legs" not in runner.text
        await runner.press("f", "space", "enter", "f", "right", "c", "escape")
        assert "only legs" in runner.text, "escape leaves them as they were"
        await runner.press("slash", *"triceps")
        assert rows(runner) == []
        assert "Nothing fits “triceps” in only legs. f widens the choice" in words(page_none(runner))
        await runner.press("escape", "slash", *"triceps")
        assert rows(runner)[0] == "Press-up"
        await runner.press("escape", "f", "down", "down", "down", "down", "space", "enter")
        assert "only my kit" in runner.text
        without = set(rows(runner))
        assert "Plank" in without and "Farmer carry" not in without
        kettlebell = runner.app.backstage.library.kit.index("kettlebell")
        await runner.press("f", "end", *["home"], *["down"] * (5 + kettlebell), "space", "f")
        assert "Farmer carry" in rows(runner)
        assert without < set(rows(runner))
        await runner.press("escape", "f", "down", "down", "down", "down", "space", "enter")
        assert "Farmer carry" in rows(runner), "what one has is remembered"


def page_none(runner: Runner) -> str:
    return runner.app.screen.query_one("#card-none", Sheet).plain


# --- easier and harder ----------------------------------------------------------------


async def test_the_version_done_last_what_earns_the_next_and_what_was_done_with_it_are_told(
    tmp_path: Path,
) -> None:
    keep(tmp_path, past_session(1, days_ago=9), past_session(2, days_ago=2))
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"goblet", "enter")
        await looked_at(runner)
        await to_part(runner, CardPart.LADDER)
        here = next(line for line in page(runner).splitlines() if "you are here" in line)
        assert "›  Goblet squat" in here
        assert "version 4 of 13" in words(page(runner)) and "twice: not yet" in words(page(runner))
        assert not {"rung", "ladder", "tier", "dose"} & set(words(page(runner)).lower().split())
        await to_part(runner, CardPart.YOU)
        told = words(page(runner))
        assert "Last time, Thursday" in told and "16 kg" in told
        assert "2 sessions" in told and "most reps in a set of each session" in told


async def test_arrows_choose_a_version_and_enter_shows_its_own_text_or_card(tmp_path: Path) -> None:
    """And the last part says what was done with the exercise, also what was done meanwhile."""
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"goblet", "enter")
        await looked_at(runner)
        await to_part(runner, CardPart.LADDER)
        assert "most begin here" in page(runner)
        await runner.press("down", "enter")
        squat = runner.app.backstage.library.exercise("goblet-squat")
        assert title(runner) == "Paused goblet squat"
        assert version_card(squat, squat.rung("paused-goblet-squat")).also in words(page(runner))
        await runner.press("escape")
        assert title(runner) == "Goblet squat" and "›  Paused goblet squat" in page(runner)
        await runner.press(*["down"] * 7)
        assert "enter goes there" in words(page(runner))
        await runner.press("enter")
        exercise = view(runner).card.exercise
        assert exercise is not None and exercise.id == "rear-foot-elevated-split-squat"
        await runner.press("escape")
        assert title(runner) == "Goblet squat" and view(runner).card.part is CardPart.LADDER
        await to_part(runner, CardPart.YOU)
        assert "You have not done this yet." in page(runner)
        keep(tmp_path, past_session(1, days_ago=1))
        await runner.press("1", "2")
        await looked_at(runner)
        assert "Last time, yesterday" in page(runner)
        await runner.press("escape")
        assert "/ find" in runner.text or "goblet" in runner.text


# --- the figure -----------------------------------------------------------------------------


async def test_the_figure_stops_goes_on_steps_and_shows_a_mistake_beside_the_right_way(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"goblet", "enter")
        await looked_at(runner)
        figure = view(runner).figure
        assert figure.moving and any("⠀" < char <= "⣿" for char in runner.text)
        await runner.press("full_stop")
        assert not figure.moving
        before = runner.text
        for _ in range(24):  # it may have been stopped where it rests
            await runner.press("s")
            if runner.text != before:
                break
        assert runner.text != before and not figure.moving
        await runner.press("full_stop")
        assert figure.moving
        await runner.press("right")
        assert any("right" in line and "× knees caving" in line for line in runner.text.splitlines())
        await runner.press("n")
        assert "knees caving" not in runner.text
        await runner.press("left")
        assert "knees caving" not in runner.text and "heels" in page(runner)


async def test_without_motion_by_name_and_remembered_pictures_stand_side_by_side(tmp_path: Path) -> None:
    """Start, middle and end, or a mistake beside the right way: else a still figure would teach nothing."""
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"goblet", "enter")
        await looked_at(runner)
        runner.app.choose_motion(False)
        await runner.settle()
        assert not view(runner).figure.moving and "Sit between the heels" in runner.text
    async with running(tmp_path) as runner:
        assert not runner.app.backstage.personal.settings.motion
        await runner.press("2", "slash", *"goblet", "enter")
        await looked_at(runner)
        assert view(runner).card.part is CardPart.LOOK
        assert "Stand tall" in runner.text and "Sit between the heels" in runner.text
        still = runner.text
        await runner.wait(0.4)
        assert runner.text == still
        await to_part(runner, CardPart.AVOID)
        assert any("right" in line and "× knees caving" in line for line in runner.text.splitlines())
        assert "Your heels lift." in runner.text


# --- from here to doing -----------------------------------------------------------------------


async def test_adding_starts_a_session_or_goes_to_the_one_under_way(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.press("2", "slash", *"goblet", "enter", "a")
        await runner.until("Before you begin")
        await runner.press("enter", "q", "2", "escape", "escape", "slash", *"press-up", "enter", "A")
        await runner.until("3 goes there")
        assert [item.facts.exercise for item in runner.session.items] == ["goblet-squat", "press-up"]


async def test_the_card_over_a_session_returns_to_the_same_set(tmp_path: Path) -> None:
    async with running(tmp_path) as runner:
        await runner.start_plan("first-steps")
        await runner.press("space", "space")
        seq, before = runner.session.seq, runner.text
        await runner.press("i")
        assert view(runner).card.exercise is not None
        await looked_at(runner)
        await runner.press("right", "right", "right", "down", "enter", "escape", "space", "escape")
        assert runner.session.seq == seq and runner.session.current is not None
        assert runner.session.current.hand.begun
        assert runner.text.splitlines()[2:8] == before.splitlines()[2:8]


async def test_on_a_phone_list_and_card_are_two_steps_and_the_figure_comes_first(tmp_path: Path) -> None:
    """And a mistake is seen when asked for."""
    async with running(tmp_path, size=(40, 20)) as runner:
        await runner.press("2", "slash", *"goblet")
        assert "› Goblet squat" in runner.text and "Avoid" not in runner.text
        await runner.press("enter")
        await looked_at(runner)
        assert runner.text.splitlines()[2].strip().startswith("Goblet squat")
        assert "› Goblet squat" not in runner.text
        assert view(runner).card.part is CardPart.LOOK
        await runner.press("right")
        assert "1  " in page(runner)
        await to_part(runner, CardPart.AVOID)
        assert "Your heels lift." in runner.text
        await runner.press("n")
        assert "× knees caving" in runner.text and "Your heels lift." not in runner.text
        await runner.press("n")
        assert "Your heels lift." in runner.text
        await runner.press("escape")
        assert "› Goblet squat" in runner.text


# --- one's own files -------------------------------------------------------------------------


async def test_a_faulty_file_of_ones_own_is_named_with_what_tells_more(tmp_path: Path) -> None:
    folder = places_in(tmp_path).config / "exercises"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("id = 3\n")
    async with running(tmp_path) as runner:
        await runner.press("2")
        assert "mine.toml" in runner.text and "runstrength exercise check" in runner.text
        assert "Bird dog" in runner.text


async def test_markup_and_terminal_codes_in_an_own_exercise_are_shown_as_they_are(tmp_path: Path) -> None:
    folder = places_in(tmp_path).config / "exercises"
    folder.mkdir(parents=True)
    squat = (DATA / "exercises" / "goblet-squat.toml").read_text()
    hostile = "[/b] [PR] [@click=quit]x[/]"
    for before, after in {
        'id = "goblet-squat"\nname = "Goblet squat"': f'id = "mine"\nname = "{hostile}"',
        "kettlebell front-held squat": "mine",
        "dumbbell front-held squat": "mine too",
        "Big breath, tummy firm.": hostile,
        "Sit to stand": hostile,
        "Your heels lift.": hostile,
        '["kettlebell or dumbbell"]': f'["{hostile}"]',
    }.items():
        squat = squat.replace(before, after, 1)
    (folder / "mine.toml").write_text(squat)
    async with running(tmp_path, size=(100, 40)) as runner:
        await runner.press("2", "slash", *"@click", "enter")
        await looked_at(runner)
        seen = runner.text
        for _ in view(runner).card.parts:
            await runner.press("right")
            seen += runner.text + page(runner)
        assert seen.count(hostile) >= 5, seen
        await to_part(runner, CardPart.LADDER)
        await runner.press("home", *["up"] * 4, "enter")
        assert title(runner) == hostile and hostile in runner.text
        await runner.press("escape", "escape", "f", *["down"] * 4, "space")
        assert hostile.split()[0] in runner.text
