"""The last lines of a screen: the most useful keys, or for a moment what has just happened."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from runstrength_tui.widgets.blocks import shown

Hint = tuple[str, str]

_GAP = 3

READING_HINTS: tuple[Hint, ...] = (("↑↓", "scroll"), ("space", "next page"), ("escape", "back"))
"""The keys of a page over the others."""


class FootLine(Widget):
    """Keys with a word each, as many as fit, the last of them always; a sentence takes their place."""

    DEFAULT_CSS = "FootLine { height: auto; width: 1fr; padding: 0 1; }"

    def __init__(self, rows: int = 1) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        self._sentence = ""
        self._rows = rows
        self._height = rows

    @property
    def sentence(self) -> str:
        """The sentence that is shown instead of the keys, "" when the keys are."""
        return self._sentence

    def show(self, hints: Sequence[Hint], *, rows: int) -> None:
        """Show these keys in at most so many rows."""
        if (tuple(hints), rows) != (self._hints, self._rows):
            self._hints, self._rows = tuple(hints), rows
            self._changed()

    def say(self, sentence: str) -> None:
        """Show a sentence instead of the keys, until it is "" again."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._changed()

    def _changed(self) -> None:
        width = self.content_size.width
        self.refresh(layout=not width or len(self._lines(width)) != self._height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self._height = len(self._lines(width))
        return self._height

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._sentence:
            lines = shown(self._sentence, "$text-warning").wrap(max(1, width))
        else:
            lines = self._hint_lines(width)
        return [*lines, *[Content("")] * (self._rows - len(lines))]

    def _hint_lines(self, width: int) -> list[Content]:
        """Fill row after row; room for the last hint is kept in the last row."""
        *usual, last = self._hints or (("", ""),)
        rows: list[list[Hint]] = [[]]
        for hint in usual:
            kept = _width([last]) + _GAP if len(rows) == self._rows else 0
            if rows[-1] and _width([*rows[-1], hint]) + kept > width:
                if len(rows) == self._rows:
                    continue
                rows.append([])
                kept = _width([last]) + _GAP if len(rows) == self._rows else 0
            if _width([*rows[-1], hint]) + kept <= width:
                rows[-1].append(hint)
        if _width([*rows[-1], last]) > width:
            rows.append([])
        rows[-1].append(last)
        return [_drawn(row) for row in rows]


def hint_lines(hints: Sequence[Hint], width: int) -> list[Content]:
    """Return keys with a word each in as many lines as they need."""
    rows: list[list[Hint]] = [[]]
    for hint in hints:
        if rows[-1] and _width([*rows[-1], hint]) > width:
            rows.append([])
        rows[-1].append(hint)
    return [_drawn(row) for row in rows]


def _width(hints: Sequence[Hint]) -> int:
    return sum(len(key) + 1 + len(words) for key, words in hints) + _GAP * (len(hints) - 1)


def _drawn(hints: Sequence[Hint]) -> Content:
    pairs = [
        Content.assemble((key, "bold $text-accent"), (f" {words}", "$text-muted")) for key, words in hints
    ]
    return Content(" " * _GAP).join(pairs)
