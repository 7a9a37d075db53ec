"""Not my day: what speaks against a usual session, told only by who wants to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.session import NotMyDay
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.foot_line import FootLine

_MARKS: Final = {
    "i": (NotMyDay.ILL, "ill, or a fever"),
    "h": (NotMyDay.HOT, "hot, or it feels so"),
    "b": (NotMyDay.SLEPT_BADLY, "slept badly, under 6 hours"),
    "s": (NotMyDay.SORE, "very sore"),
    "w": (NotMyDay.WORN_OUT, "worn out"),
    "t": (NotMyDay.STRESSED, "under a lot of stress"),
    "d": (NotMyDay.DRANK, "a drink, or something drowsy"),
}


class DayScreen(PageOver[tuple[NotMyDay, ...] | None]):
    """Returns what was marked; None when the person went back."""

    BINDING_GROUP_TITLE = "Not my day"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep", id="day.keep"),
        Binding("escape,q,Q", "back", "Back", id="day.back"),
    ]

    def __init__(self, marked: Iterable[NotMyDay]) -> None:
        super().__init__()
        self._marked = set(marked)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="day", can_focus=False):
            yield Static("Not my day", classes="dialog-title")
            yield Static(id="day-marks")
            yield FootLine()

    def on_mount(self) -> None:
        self.query_one(FootLine).show((("letter", "mark"), ("enter", "keep"), ("escape", "back")), rows=2)
        self._show()

    def _show(self) -> None:
        rows = [
            Content.assemble(
                ("✓ " if mark in self._marked else "  ", "bold $text-success"),
                (f"{key}  ", "bold $text-accent"),
                words,
            )
            for key, (mark, words) in _MARKS.items()
        ]
        self.query_one("#day-marks", Static).update(Content("\n").join(rows))

    def on_key(self, event: events.Key) -> None:
        found = _MARKS.get(event.key.lower())
        if found is not None:
            event.stop()
            self._marked ^= {found[0]}
            self._show()

    def action_keep(self) -> None:
        self.dismiss(tuple(sorted(self._marked)))

    def action_back(self) -> None:
        self.dismiss(None)
