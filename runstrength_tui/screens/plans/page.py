"""What the list of plans and the editor have in common: a title, a list, keys at the bottom."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, Final, TypeVar

from textual import events
from textual.binding import Binding, BindingType

from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.working import stands, work_each, work_once
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.list_pane import ListPane

T = TypeVar("T")
U = TypeVar("U")

_CHANGES: Final = "plans"


class PlanPage(PageOver[T]):
    """A page over where one was: what was said stands until the next key."""

    CSS_PATH = STYLES / "plans.tcss"
    BINDING_GROUP_TITLE = "Plans"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "move(1)", "Move in the list", tooltip="One up or down", id="plans.down"),
        Binding("k,K", "move(-1)", "Move in the list", tooltip="One up or down", id="plans.up"),
        Binding("u,U", "undo", "Take back", tooltip="What was done here last", id="plans.undo"),
        Binding("question_mark", "all_keys", "All keys", tooltip="This list", id="plans.keys"),
        Binding("escape,q,Q", "back", "Back", tooltip="To where you were", id="plans.back"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self.backstage = backstage
        self._one_at_a_time = asyncio.Lock()

    @property
    def narrow(self) -> bool:
        """Whether list and details stand one above the other."""
        return self.size.width < NARROW

    @property
    def listed(self) -> ListPane:
        """The list, which takes the keys."""
        return self.query_one(ListPane)

    def hints(self) -> Sequence[Hint]:
        """Return the keys that are shown at the bottom, without the one for all keys."""
        return ()

    def show_hints(self) -> None:
        """Bring the keys at the bottom up to date."""
        self.query_one(FootLine).show([*self.hints(), ("?", "all keys")], rows=2 if self.narrow else 1)

    def tell(self, sentence: str) -> None:
        """Show a sentence in place of the keys until the next key is pressed."""
        self.query_one(FootLine).say(clean_text(sentence))

    def on_key(self, event: events.Key) -> None:
        self.tell("")

    def on_resize(self) -> None:
        self.show_hints()

    # --- changing ----------------------------------------------------------------

    @work_each(_CHANGES)
    async def in_turn(self, act: Callable[[], Awaitable[None]]) -> None:
        """Do what a key asks for once all that was asked before is done; what goes wrong is said.

        What it means is decided when its turn comes, so quick ones count, each of them.
        """
        async with self._one_at_a_time:
            if not stands(self):
                return
            try:
                await act()
            except RunStrengthError as error:
                if stands(self):
                    self.tell(str(error))

    async def change(self, change: Callable[[], U]) -> U:
        """Change the file of a plan; it is on disk, and the library knows of it, when this returns."""
        found = await self.backstage.change_library(change)
        if not stands(self):  # the app is being left: nothing is there any more to show it
            raise asyncio.CancelledError
        return found

    def leave(self, answer: Callable[[], T]) -> None:
        """Close with an answer once every change is on disk: Textual gives up what a closed page began."""
        changes = (each for each in self.workers if each.node is self and each.group == _CHANGES)
        if all(each.is_finished for each in changes):
            self.dismiss(answer())
        else:
            self._leave_in_turn(answer)

    @work_once("leave", waited_for=False)
    async def _leave_in_turn(self, answer: Callable[[], T]) -> None:
        async with self._one_at_a_time:
            if self.is_current:
                self.dismiss(answer())

    def action_move(self, by: int) -> None:
        self.listed.action_move(by)

    def action_all_keys(self) -> None:
        from runstrength_tui.screens.help import HelpScreen  # a start need not bring it

        self.app.push_screen(HelpScreen(self))
