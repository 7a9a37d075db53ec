"""Today as blocks of text: the suggestion with its reasons, the week around it, and what is near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Final

from textual.content import Content

from runstrength_tui.domain.coach.outlook import Day
from runstrength_tui.domain.coach.suggestion import Suggestion
from runstrength_tui.domain.coach.telling import Aim, aims, grounds
from runstrength_tui.domain.wording import weekday_text
from runstrength_tui.widgets.blocks import ACCENT, MUTED, STRONG, Block, gap, line, named, para, shown, table
from runstrength_tui.widgets.foot_line import Hint, hint_lines
from runstrength_tui.widgets.near_sheet import INDENT

_IN: Final = 3
"""How far the exercises are set in."""
_MOST_WHY: Final = 3
_REASONS_FROM: Final = 96
"""Width from which each exercise's own reason stands behind it."""
_DAY_CELLS: Final = 12
_DONE: Final = "✓ "


def suggestion_blocks(
    suggestion: Suggestion, *, place: str = "", keys: Sequence[Hint] = (), roomy: bool, narrow: bool
) -> Iterator[Block]:
    """Yield a suggestion: name and minutes, each exercise, why; on a phone the first reason comes first.

    ``place`` says which of several it is; ``keys`` stand below it.
    """
    about = f"about {suggestion.minutes} min" if suggestion.items else ""
    yield line(suggestion.name, ", ".join(part for part in (place, about) if part), look=STRONG)
    exercises = _exercises(suggestion, 0 if narrow else _IN)
    why = [reason.text for reason in suggestion.why]
    if narrow:
        if why:
            yield para(why[0])
        if exercises:
            yield gap()
            yield exercises
        for text in why[1:_MOST_WHY]:
            yield para(text, look=MUTED)
    else:
        if exercises:
            if roomy:
                yield gap()
            yield exercises
        if why:
            yield gap()
            yield _why(why)
    if keys:
        if roomy:
            yield gap()
        yield lambda width: hint_lines(keys, width)


def week_block(days: Sequence[Day], today: date, *, narrow: bool) -> Block:
    """Return the week, a column a day with what was done and what is planned; on a phone a line a day."""
    if narrow:
        rows = [(_heading(day.on, today), ", ".join(_words(day, today))) for day in days]
        return table(rows, [MUTED, ""])
    columns = [[_heading(day.on, today), *_words(day, today)] for day in days]

    def lay(width: int) -> list[Content]:
        each = min(_DAY_CELLS, width // len(columns))
        found = []
        for number, row in enumerate(zip_longest(*columns, fillvalue="")):
            cells = [
                shown(text, _look(days[at], number, today)).truncate(each).pad_right(max(0, each - len(text)))
                for at, text in enumerate(row)
            ]
            found.append(Content.assemble(*cells).rstrip())
        return found

    return lay


def rule() -> Block:
    """A line across."""
    return lambda width: [Content.styled("─" * width, "$rule")]


def why_blocks(suggestion: Suggestion) -> Iterator[Block]:
    """Yield why it is this session, at length: each reason with how well it is shown, then each exercise."""
    yield line(suggestion.name, f"about {suggestion.minutes} min" if suggestion.items else "")
    for ground in grounds(suggestion):
        yield gap()
        yield para(ground.text)
        yield para(ground.shown, look=MUTED, indent=2)
    if suggestion.items:
        yield gap()
        yield line("Each exercise")
    for aim in aims(suggestion):
        yield gap()
        yield para(", ".join(part for part in (aim.name, aim.count, aim.load, aim.warm_up) if part))
        if aim.reason:
            yield para(
                f"{aim.reason[:1].upper()}{aim.reason[1:]}. {aim.shown}".rstrip(), look=MUTED, indent=2
            )


def _exercises(suggestion: Suggestion, indent: int) -> Block | None:
    found = aims(suggestion)
    if not found:
        return None
    brief = table([_row(aim) for aim in found], indent=indent)
    full = table([(*_row(aim), aim.reason) for aim in found], ["", "", "", MUTED], indent=indent)
    return lambda width: (full if width >= _REASONS_FROM else brief)(width)


def _row(aim: Aim) -> tuple[str, str, str]:
    return aim.name, f"{aim.count} {aim.warm_up}".strip(), aim.load


def _why(texts: Sequence[str]) -> Block:
    """The reasons in at most three lines: those that fit whole, the first however long it is."""

    def lay(width: int) -> list[Content]:
        found: list[Content] = []
        for count in range(1, len(texts) + 1):
            lines = named("Why", " ".join(texts[:count]), indent=INDENT)(width)
            if found and len(lines) > _MOST_WHY:
                break
            found = lines
        return found

    return lay


def _heading(on: date, today: date) -> str:
    name = weekday_text(on)[:3]
    return f"▸ {name}" if on == today else name


def _words(day: Day, today: date) -> list[str]:
    words = [*(_DONE + word for word in day.done), *day.planned]
    return words or ["rest" if day.on == today else "–"]


def _look(day: Day, number: int, today: date) -> str:
    if number == 0:
        return ACCENT if day.on == today else MUTED
    return "" if day.on >= today and day.planned != ("rest",) else MUTED
