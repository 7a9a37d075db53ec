"""The line on top of every place: which places there are, where one is, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.widget import Widget

from runstrength_tui.domain.wording import date_text

_GAPS = (3, 2, 1)


class TopLine(Widget):
    """`` 1 Today   2 Library …   Saturday 21 Nov`` over a rule that is thick under the current place.

    What does not fit goes: first the weekday, then the date, then the gaps, then the other places' names.
    """

    DEFAULT_CSS = "TopLine { height: 2; width: 1fr; }"

    def __init__(self, places: Sequence[tuple[str, str]], current: str, today: date) -> None:
        super().__init__()
        self._places = tuple(places)
        self._current = current
        self._today = today

    @property
    def today(self) -> date:
        """The day it shows."""
        return self._today

    def show(self, today: date) -> None:
        """Show the day; nothing is sent when it is the same."""
        if today != self._today:
            self._today = today
            self.refresh()

    def render(self) -> Content:
        width = self.size.width
        long, short = (date_text(self._today, self._today, weekday=weekday) for weekday in (True, False))
        for gap, day in ((3, long), (3, short), *((gap, "") for gap in _GAPS)):
            parts = [f"{key} {name}" for key, name in self._places]
            if 1 + sum(map(len, parts)) + gap * len(parts) + len(day) <= width:
                break
        else:
            gap, day = 1, ""
            parts = [f"{key} {name}" if name == self._current else key for key, name in self._places]
        return self._drawn(parts, gap, day, width)

    def _drawn(self, parts: Sequence[str], gap: int, day: str, width: int) -> Content:
        names: list[Content | str] = [" "]
        start = end = at = 1
        for part, (_, name) in zip(parts, self._places, strict=True):
            current = name == self._current
            names.append(Content.styled(part, "bold $text-accent" if current else "$text-muted"))
            names.append(" " * gap)
            if current:
                start, end = at - 1, at + len(part) + 1
            at += len(part) + gap
        left = Content.assemble(*names).rstrip()
        right = Content.styled(day + " " if day else "", "$text-muted")
        top = Content.assemble(left, " " * max(0, width - left.cell_length - right.cell_length), right)
        end = min(end, width)
        rule = Content.assemble(
            ("─" * start, "$rule"),
            ("━" * (end - start), "$text-accent"),
            ("─" * (width - end), "$rule"),
        )
        return Content("\n").join([top, rule])
