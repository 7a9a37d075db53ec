"""The health questions on one screen; ``enter`` says no to all that are not marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.own_words import FLAGS, changed_by
from runstrength_tui.domain.profile import Flag, Said, Screening
from runstrength_tui.domain.safety.rules import Rules
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

INTRO: Final = (
    "Asked before the first jump or heavier weight, and once a year. Only yes and no are kept, on this "
    "machine; they change what is offered, and can be changed in Settings."
)
_ASIDE: Final = {Said.NO: "no", Said.YES: "yes", Said.LIFTED: "told it is fine"}
_LIFTED: Final = "A professional said that jumps and heavy lifts are fine: nothing is held back for it."
_LIFT: Final = "l: a professional said it is fine."


class ScreeningScreen(PageOver[Mapping[Flag, Said] | None]):
    """Returns every answer; None: not now, and nothing is kept."""

    CSS_PATH = STYLES / "settings.tcss"
    BINDING_GROUP_TITLE = "Your health"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,y,Y,n,N", "turn", "Yes or no", tooltip="The marked one", id="screening.turn"),
        Binding("l,L", "lift", "A professional said it is fine", tooltip="Of a yes", id="screening.lift"),
        Binding("j,J", "move(1)", "Move in the list", tooltip="One up or down", id="screening.down"),
        Binding("k,K", "move(-1)", "Move in the list", tooltip="One up or down", id="screening.up"),
        Binding("escape,q,Q", "back", "Not now", tooltip="Nothing is kept", id="screening.back"),
    ]

    def __init__(self, before: Screening | None, rules: Rules) -> None:
        super().__init__()
        self._rules = rules
        self._said = {flag: (before.said(flag) if before else None) or Said.NO for flag in FLAGS}

    def compose(self) -> ComposeResult:
        with Vertical(id="screening"):
            yield Static("Is any of this so for you?", classes="dialog-title")
            yield Static(shown(INTRO, "$text-muted"), id="screening-intro")
            yield ListPane(id="screening-list")
            yield Static(id="screening-about", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(ListPane))
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        narrow = self.app.size.width < NARROW
        rows = [self._row(flag, narrow=narrow) for flag in FLAGS]
        self.query_one(ListPane).show(rows)
        self._show_about()

    def _row(self, flag: Flag, *, narrow: bool) -> ListRow:
        label, question = FLAGS[flag]
        aside = _ASIDE[self._said[flag]]
        return ListRow(label if narrow else question, aside)

    def _show_about(self) -> None:
        """Say what a yes to the one under the cursor changes, and how it is lifted."""
        flag, narrow = self._flag, self.app.size.width < NARROW
        what_then = self._rules[changed_by(flag)].text
        said = self._said[flag]
        words = {Said.NO: f"If so: {what_then}", Said.YES: f"{what_then} {_LIFT}", Said.LIFTED: _LIFTED}[said]
        look = "$text-muted" if said is Said.NO else ""
        parts = [shown(words, look)]
        if narrow:
            parts.insert(0, shown(FLAGS[flag][1]))
        self.query_one("#screening-about", Static).update(Content("\n").join(parts))
        any_yes = any(each is not Said.NO for each in self._said.values())
        keys = [
            ("enter", "so it is" if any_yes else "no to all"),
            ("space", "yes or no"),
            ("escape", "not now"),
        ]
        self.query_one(FootLine).show(keys, rows=2 if narrow else 1)

    @property
    def _flag(self) -> Flag:
        return tuple(FLAGS)[self.query_one(ListPane).cursor]

    @on(ListPane.Moved)
    def _on_moved(self, event: ListPane.Moved) -> None:
        event.stop()
        self._show_about()

    def action_move(self, by: int) -> None:
        self.query_one(ListPane).action_move(by)

    def action_turn(self) -> None:
        flag = self._flag
        self._said[flag] = Said.YES if self._said[flag] is Said.NO else Said.NO
        self._show()

    def action_lift(self) -> None:
        if self._said[self._flag] is not Said.NO:
            self._said[self._flag] = Said.LIFTED
            self._show()

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.dismiss(dict(self._said))

    def action_back(self) -> None:
        self.dismiss(None)
