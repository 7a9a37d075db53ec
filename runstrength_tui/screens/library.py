"""The library: every exercise, found as you type, with its whole card beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.widgets.blocks import para
from runstrength_tui.widgets.exercise_card import card_blocks
from runstrength_tui.widgets.finder import Finder
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.sheet import Sheet


class LibraryScreen(PlaceScreen):
    """List and card side by side; in a narrow terminal ``enter`` opens the card and ``escape`` goes back."""

    CSS_PATH = STYLES / "library.tcss"
    PLACE = "Library"
    BINDING_GROUP_TITLE = "Library"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", tooltip="Name, muscle or kit", id="library.find"),
        Binding("escape", "back", "Back", tooltip="To the whole list", id="library.back"),
        Binding("a,A", "add", "Add", tooltip="To the session, or start one with it", id="library.add"),
        Binding("space,pagedown", "page(1)", "Scroll the card", tooltip="By a page", id="library.page-down"),
        Binding("pageup", "page(-1)", "Scroll the card", tooltip="By a page", id="library.page-up"),
        Binding("j,J", "scroll(1)", "Scroll the card", tooltip="By a line", id="library.line-down"),
        Binding("k,K", "scroll(-1)", "Scroll the card", tooltip="By a line", id="library.line-up"),
    ]

    def compose_place(self) -> ComposeResult:
        with Container(id="library-body"):
            yield Finder(self.backstage.library.search)
            yield Sheet(id="library-card")

    def on_mount(self) -> None:
        self._finder.focus_list()

    @property
    def _finder(self) -> Finder:
        return self.query_one(Finder)

    @property
    def _card(self) -> Sheet:
        return self.query_one("#library-card", Sheet)

    @property
    def reading(self) -> bool:
        """Whether the card has the keys."""
        return self._card.has_focus

    def hints(self) -> Sequence[Hint]:
        if self._finder.typing:
            return ("↑↓", "choose"), ("enter", "read"), ("escape", "whole list")
        if self.reading:
            return ("↑↓", "scroll"), ("space", "next page"), ("a", "add"), ("escape", "list")
        read = ("enter", "read") if self.narrow else ("space", "scroll")
        return ("/", "find"), read, ("a", "add to session"), ("q", "quit")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.set_class(self.reading, "-reading")
        self.show_hints()

    @on(Finder.Found)
    def _on_found(self, event: Finder.Found) -> None:
        if event.exercise is None:
            self._card.show([para("Nothing fits. escape shows the whole list again.", look="$text-muted")])
        else:
            self._card.show(card_blocks(event.exercise))

    @on(Finder.Chosen)
    def _on_chosen(self) -> None:
        self.set_class(True, "-reading")
        self._card.focus()

    def action_find(self) -> None:
        self.set_class(False, "-reading")
        self._finder.focus_field()

    def action_back(self) -> None:
        """From the card to the list; from the list or the field to the whole list."""
        was_reading = self.reading
        self.set_class(False, "-reading")
        self._finder.focus_list(clear=not was_reading)

    def action_page(self, pages: int) -> None:
        self._card.action_page(pages)

    def action_scroll(self, lines: int) -> None:
        self._card.action_move(lines)

    def action_add(self) -> None:
        exercise = self._finder.exercise
        if exercise is not None:
            self.add(exercise)

    @work(exclusive=True, group="add")
    async def add(self, exercise: Exercise) -> None:
        """Add to the session under way and stay here, or start one with it and go there."""
        under_way = self.backstage.session is not None
        try:
            said = await self.backstage.add(exercise)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        if under_way:
            self.tell(said or f"{exercise.name} is added: 3 goes there.")
        else:
            self.app.switch_mode("session")
