"""An exercise's card over whatever one was doing, for example a set."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.card_keys import CardKeys
from runstrength_tui.screens.help import HelpScreen
from runstrength_tui.screens.over import PageOver
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.card_view import CardView
from runstrength_tui.widgets.foot_line import FootLine


class CardScreen(PageOver[None], CardKeys):
    """How one exercise is done; ``escape`` goes back to where one was."""

    BINDING_GROUP_TITLE = "Form"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="To where you were", id="card.back"),
        Binding("i,I,q,Q", "leave", "Away with the card", tooltip="To where you were", id="card.leave"),
        Binding("question_mark", "all_keys", "All keys", tooltip="This list", id="card.keys"),
    ]

    def __init__(self, backstage: Backstage, exercise: Exercise) -> None:
        super().__init__()
        self.backstage = backstage
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        yield CardView(self.backstage.library.by_id.get, motion=self.backstage.personal.settings.motion)
        yield FootLine()

    def on_mount(self) -> None:
        self.set_focus(self.card)
        self.card.show(self._exercise)

    def on_resize(self) -> None:
        self.show_hints()

    def on_key(self, event: events.Key) -> None:
        self.tell("")

    def tell(self, sentence: str) -> None:
        self.query_one(FootLine).say(clean_text(sentence))

    @on(CardView.Turned)
    def show_hints(self) -> None:
        """Bring the keys at the bottom up to date."""
        rows = 2 if self.size.width < NARROW else 1
        hints = [*self.card_hints(), ("space", "next page"), ("escape", "back"), ("?", "all keys")]
        self.query_one(FootLine).show(hints, rows=rows)

    @on(CardView.Entered)
    def _on_entered(self) -> None:
        self.action_back()

    def action_all_keys(self) -> None:
        self.app.push_screen(HelpScreen(self))

    def action_back(self) -> None:
        if not self.card.back():
            self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()
