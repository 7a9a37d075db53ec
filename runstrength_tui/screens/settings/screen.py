"""The settings: one list in sections; ``enter`` changes the line under the cursor, and it is on disk then."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.moments import Context
from runstrength_tui.errors import Missing, RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.settings.calendar import races, runs
from runstrength_tui.screens.settings.days import days
from runstrength_tui.screens.settings.entry import Act, Desk, Entry, Part
from runstrength_tui.screens.settings.health import health, you
from runstrength_tui.screens.settings.owned import owned
from runstrength_tui.screens.settings.preferences import preferences
from runstrength_tui.screens.working import work_each
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.list_pane import ListPane, ListRow
from runstrength_tui.widgets.sections import Section, SectionList

RUNS: int = 12
"""So many runs are listed."""
UNREADABLE = (
    "What you told of yourself cannot be read. It stays in the file; what you change here begins anew."
)


class SettingsScreen(PlaceScreen):
    """What a person prefers, owns and told, section by section; ``escape`` goes back to where they were."""

    CSS_PATH = STYLES / "settings.tcss"
    PLACE = "Settings"
    BINDING_GROUP_TITLE = "Settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "change(1)", "Change it", tooltip="As enter does", id="settings.next"),
        Binding(
            "left", "change(-1)", "The choice before", tooltip="Where there are some", id="settings.before"
        ),
        Binding("d,D,delete", "remove", "Delete", tooltip="A race or a run", id="settings.delete"),
        Binding("u,U", "undo", "Bring it back", tooltip="What was deleted last", id="settings.undo"),
        Binding("j,J", "move(1)", "Move in the list", tooltip="One up or down", id="settings.down"),
        Binding("k,K", "move(-1)", "Move in the list", tooltip="One up or down", id="settings.up"),
        Binding("pagedown", "page(1)", "By a page", tooltip="Up or down", id="settings.page-down"),
        Binding("pageup", "page(-1)", "By a page", tooltip="Up or down", id="settings.page-up"),
        Binding("escape", "back", "Back", tooltip="To where you were", id="settings.back"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._parts: tuple[Part, ...] = ()
        self._runs: tuple[Run, ...] = ()
        self._usual: Mapping[int, RunKind] = {}
        self._level = Level.BEGINNER
        """As the sessions show it."""
        self._deleted: list[Act] = []
        self._one_at_a_time = asyncio.Lock()

    def compose_place(self) -> ComposeResult:
        yield SectionList(id="settings-list")
        yield Static(id="settings-about", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self._list)
        self.backstage.personal.changed.subscribe(self, lambda _: self.load())

    def on_screen_resume(self) -> None:
        self._show()
        self.load()

    def day_changed(self) -> None:
        self._show()

    def top_places(self) -> list[tuple[str, str]]:
        return [*super().top_places(), (",", self.PLACE)]

    def hints(self) -> Sequence[Hint]:
        entry = self._entry
        delete: tuple[Hint, ...] = (("d", "delete"),) if entry and entry.remove else ()
        undo: tuple[Hint, ...] = (("u", "undo"),) if self._deleted else ()
        return ("↑↓", "choose"), ("enter", "change"), *delete, *undo, ("escape", "back")

    @property
    def _list(self) -> SectionList:
        return self.query_one(SectionList)

    @property
    def _entries(self) -> list[Entry]:
        return [entry for part in self._parts for entry in part.entries]

    @property
    def _entry(self) -> Entry | None:
        entries = self._entries
        return entries[self._list.entry] if entries else None

    @work(exclusive=True, group="settings-load")
    async def load(self) -> None:
        """Read the facts and the runs as they are now; while that cannot be, those known stay."""
        try:
            await self.backstage.personal.read()
            self._runs = await self.backstage.personal.runs(RUNS)
            self._usual = await self.backstage.personal.usual_days()
            lately = await self.backstage.lately()
            now, rules = self.backstage.clock(), self.backstage.library.rules
            self._level = Context(now=now, rules=rules, sessions=lately.sessions).level
        except RunStrengthError as error:
            self.tell(str(error))
        self._show()

    def _show(self) -> None:
        desk = Desk(self.app, self.backstage, self._deleted.append)
        before = self._entry
        self._parts = (
            *preferences(desk),
            owned(desk),
            you(desk, self._level),
            days(desk),
            health(desk),
            races(desk),
            runs(desk, self._runs, self._usual),
        )
        sections = [
            Section(part.title, tuple(ListRow(entry.label, entry.value) for entry in part.entries))
            for part in self._parts
        ]
        self._list.show_sections(sections, self._place_of(before))
        self._show_about()
        self.show_hints()

    def _place_of(self, before: Entry | None) -> int:
        """Return the number of the line that the cursor was on, else of the one that took its place."""
        at = self._list.entry
        if before is None:
            return at
        same = [
            number
            for number, entry in enumerate(self._entries)
            if (entry.label, entry.about[:20]) == (before.label, before.about[:20])
        ]
        return min(same, key=lambda number: abs(number - at), default=at)

    @on(ListPane.Moved)
    def _on_moved(self) -> None:
        self._show_about()
        self.show_hints()

    def _show_about(self) -> None:
        entry = self._entry
        told = UNREADABLE if self.backstage.personal.unreadable else entry.about if entry else ""
        self.query_one("#settings-about", Static).update(shown(told, "$text-muted"))

    # --- keys ------------------------------------------------------------------------

    @on(ListPane.Chosen)
    def _on_chosen(self) -> None:
        self.action_change(1)

    def action_change(self, by: int) -> None:
        entry = self._entry
        if entry is not None:
            self.do(entry.change, by)

    def action_remove(self) -> None:
        entry = self._entry
        if entry is None or entry.remove is None:
            self.tell("Only a race or a run can be deleted here.")
        else:
            self.do(entry.remove)

    def action_undo(self) -> None:
        self.do(self._bring_back)

    async def _bring_back(self, by: int) -> str:
        if not self._deleted:
            return "Nothing was deleted here that could come back."
        try:
            said = await self._deleted[-1](by)
        except Missing:  # it came back elsewhere, or is gone for good: the one before it is next
            self._deleted.pop()
            raise
        self._deleted.pop()
        return said

    @work_each("settings")
    async def do(self, act: Act, by: int = 1) -> None:
        """Change something and then show how it stands; what goes wrong is said, and all is as it was."""
        async with self._one_at_a_time:
            try:
                said = await act(by)
            except RunStrengthError as error:
                said = str(error)
            self._show()
            self.load()
            if said:
                self.tell(said)

    def action_move(self, by: int) -> None:
        self._list.action_move(by)

    def action_page(self, pages: int) -> None:
        self._list.action_page(pages)

    def action_settings(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        self.app.switch_mode(self.backstage.personal.came_from)
