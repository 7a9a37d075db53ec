"""The history cannot be read: what is wrong, and what can be done without losing anything."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.errors import RunStrengthError, StoreUnreadable
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.working import work_once
from runstrength_tui.store.backups import restore_backup
from runstrength_tui.widgets.blocks import shown


class DamagedScreen(PageOver[None]):
    """Goes on once the history is open again; ``q`` leaves without touching anything."""

    BINDING_GROUP_TITLE = "The history cannot be read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r,R", "restore", "Restore", tooltip="Go on with the newest good backup", id="damaged.restore"
        ),
        Binding("n,N", "begin_anew", "Begin anew", tooltip="Where no backup reads", id="damaged.new"),
        Binding("q,Q,escape", "app.quit", "Quit", tooltip="Nothing is touched", id="damaged.quit"),
    ]

    def __init__(self, backstage: Backstage, error: StoreUnreadable) -> None:
        super().__init__()
        self._backstage = backstage
        self._error = error

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="damaged", can_focus=False):
            yield Static("Your history cannot be read", classes="dialog-title")
            yield Static(id="damaged-why", markup=False)
            yield Static(id="damaged-keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        self._show(self._error)

    def _show(self, error: RunStrengthError) -> None:
        if isinstance(error, StoreUnreadable):
            self._error = error
        if self._error.backup is not None:
            offer = ("r", " restore the newest good backup; the file as it is now is kept beside it")
        else:
            offer = ("n", " begin with an empty history; the file as it is now is kept beside it")
        self.query_one("#damaged-why", Static).update(shown(str(error)))
        self.query_one("#damaged-keys", Static).update(
            Content.assemble(
                (offer[0], "bold $text-accent"), offer[1], "\n",
                ("q", "bold $text-accent"), " quit without touching anything",
            )
        )  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A backup is restored only where there is one, and a new history begun only where there is none."""
        if action == "restore":
            return self._error.backup is not None
        if action == "begin_anew":
            return self._error.backup is None
        return True

    @work_once("answer")
    async def action_restore(self) -> None:
        """Put the newest good backup in place and open it."""
        backstage, backup = self._backstage, self._error.backup
        if backup is None:
            return
        put_back = partial(restore_backup, backstage.places.data, backup, backstage.clock())
        try:
            await backstage.on_disk(put_back)
            await backstage.open_store()
        except RunStrengthError as error:
            self._show(error)
            return
        self.dismiss()

    @work_once("answer")
    async def action_begin_anew(self) -> None:
        """Set the damaged file aside and open an empty history."""
        try:
            await self._backstage.open_store(fresh=True)
        except RunStrengthError as error:
            self._show(error)
            return
        self.dismiss()
