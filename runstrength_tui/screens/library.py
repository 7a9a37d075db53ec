"""The library: every exercise, found as you type, with its whole card beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Static

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.gear import with_kit
from runstrength_tui.domain.kit import choices, owned_kit
from runstrength_tui.domain.wording import many_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.library.filters import Filters
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.card_keys import CardKeys
from runstrength_tui.screens.narrow_down import NarrowDown, only_words
from runstrength_tui.screens.working import work_once
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.card_view import CardView
from runstrength_tui.widgets.finder import Finder
from runstrength_tui.widgets.foot_line import Hint


class LibraryScreen(PlaceScreen, CardKeys):
    """List and card side by side; ``enter`` opens the card in all the room there is, ``escape`` goes back."""

    CSS_PATH = STYLES / "library.tcss"
    PLACE = "Library"
    BINDING_GROUP_TITLE = "Library"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", tooltip="Name, muscle, kit or cue", id="library.find"),
        Binding("f,F", "narrow", "Only some", tooltip="Body, kit, jumps, sides", id="library.narrow"),
        Binding("escape", "back", "Back", tooltip="To the list; from there, list all", id="library.back"),
        Binding("a,A", "add", "Add", tooltip="To the session, or start one with it", id="library.add"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._filters = Filters()
        self._listed = backstage.library

    def compose_place(self) -> ComposeResult:
        motion = self.backstage.personal.settings.motion
        with Container(id="library-body"):
            yield Finder(self._found)
            yield CardView(lambda name: self.backstage.library.by_id.get(name), motion=motion)
        yield Static(id="library-faults", markup=False)

    def on_mount(self) -> None:
        self.backstage.history_changed.subscribe(self, lambda _: self.card.forget())
        self.backstage.personal.motion_changed.subscribe(self, self.card.allow_motion)
        self.backstage.personal.changed.subscribe(self, lambda _: self._list_own())
        self._show_faults()
        self._finder.focus_list()

    def on_screen_resume(self) -> None:
        self.card.forget()

    def _found(self, query: str) -> Sequence[Exercise]:
        return self.backstage.library.find(query, self._filters)

    def _show_faults(self) -> None:
        """Name what is wrong with the person's own files, and what tells more."""
        faults = self.backstage.library.faults
        line = self.query_one("#library-faults", Static)
        line.display = bool(faults)
        if faults:
            files = sorted({fault.file for fault in faults})
            which = files[0] if len(files) == 1 else many_text(len(files), "file")
            line.update(
                shown(f"Not right in {which}: runstrength exercise check tells where.", "$text-warning")
            )

    @property
    def _finder(self) -> Finder:
        return self.query_one(Finder)

    @property
    def reading(self) -> bool:
        """Whether the card has the keys."""
        return self.card.has_focus

    def hints(self) -> Sequence[Hint]:
        if self._finder.typing:
            return ("↑↓", "choose"), ("enter", "open"), ("escape", "whole list")
        if self.reading:
            return (
                *self.card_hints(),
                ("a", "add"),
                ("escape", "back" if self.card.card.further else "list"),
            )
        if self.narrow:
            return ("/", "find"), ("f", "only some"), ("enter", "open"), ("a", "add"), ("q", "quit")
        return ("/", "find"), ("f", "only some"), ("enter", "open"), ("←→", "parts"), ("a", "add to session")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.set_class(self.reading, "-reading")
        self.show_hints()

    @on(CardView.Turned)
    def _on_turned(self) -> None:
        self.show_hints()

    @on(Finder.Found)
    def _on_found(self, event: Finder.Found) -> None:
        nothing = ""
        if event.exercise is None:
            wider = " f widens the choice." if self._filters.active else ""
            nothing = f"{self._finder.why_nothing}{wider} escape shows the whole list again."
        if event.exercise is None or event.exercise is not self.card.card.exercise or self.card.card.further:
            self.card.show(event.exercise, otherwise=nothing)

    @on(Finder.Chosen)
    def _on_chosen(self) -> None:
        self.set_class(True, "-reading")
        self.set_focus(self.card)

    def action_find(self) -> None:
        self.set_class(False, "-reading")
        self._finder.focus_field()

    def action_back(self) -> None:
        """From a further card to the one before, from the card to the list, from there to the whole list."""
        if self.reading and self.card.back():
            return
        was_reading = self.reading
        self.set_class(False, "-reading")
        if not was_reading and self._filters.active:
            self._list_only(Filters())
        self._finder.focus_list(clear=not was_reading)

    @work_once("narrow")
    async def action_narrow(self) -> None:
        """Choose which exercises to list."""
        query = self._finder.query_text
        library = self.backstage.library
        kit = owned_kit(self.backstage.personal.profile.gear.kit)
        had = frozenset(word for word in library.kit if choices(word) & kit)
        sheet = NarrowDown(self._filters, had, library.kit, lambda filters: len(library.find(query, filters)))
        filters, has = await self.app.push_screen_wait(sheet)
        self._list_only(filters)
        if has != had:
            await self._keep_kit(had, has)

    async def _keep_kit(self, had: frozenset[str], has: frozenset[str]) -> None:
        """Keep what was said to be there or not; weights that were told in full are for the settings."""
        personal = self.backstage.personal
        try:
            await personal.change(lambda told: replace(told, gear=with_kit(told.gear, had, has)))
        except RunStrengthError as error:
            self.tell(str(error))
            return
        kit = owned_kit(personal.profile.gear.kit)
        still = sorted(word for word in had - has if choices(word) & kit)
        if still:
            self.tell(
                f"Your settings tell more of this: {', '.join(still)}. There it can be taken out for good."
            )

    def _list_own(self) -> None:
        """List anew where exercises of the person's own came or went, as with an import."""
        if self._listed is not self.backstage.library:
            self._list_only(self._filters)

    def _list_only(self, filters: Filters) -> None:
        self._filters, self._listed = filters, self.backstage.library
        self._finder.look_again(only_words(filters))

    def action_part(self, by: int) -> None:
        if self.reading or not self.narrow:
            super().action_part(by)

    def action_add(self) -> None:
        exercise = self.card.card.exercise
        if exercise is not None:
            self.add(exercise)

    @work_once("add", waited_for=False)
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
