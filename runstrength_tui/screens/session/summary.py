"""What a session came to, shown once it is on disk; how hard it was can be said, and is stored with it."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.landings import LandingLimits, landing_limits
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.summary import Summary, summary_of
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.help import HelpScreen
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.session.amending import Amending
from runstrength_tui.screens.working import stands
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.sheet import Sheet
from runstrength_tui.widgets.summary_sheet import effort_line, summary_blocks


class SummaryScreen(PageOver[str]):
    """The finished session; ends with the place to go to, or ``reopen``."""

    BINDING_GROUP_TITLE = "Summary"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q,Q", "leave('today')", "To Today", tooltip="It is stored", id="summary.today"),
        Binding("h,H", "leave('history')", "To the history", tooltip="It is stored", id="summary.history"),
        *(
            Binding(
                str(digit),
                f"digit({digit})",
                "How hard it was",
                tooltip="1 and 0 make 10; never asked for",
                id=f"summary.digit-{digit}",
            )
            for digit in range(10)
        ),
        Binding("backspace", "digit(-1)", "Take that back", tooltip="How hard it was", id="summary.rub-out"),
        Binding("u,U", "leave('reopen')", "Open it again", tooltip="It goes on", id="summary.reopen"),
        Binding("down,j,J", "move(1)", "Scroll", tooltip="Up or down", id="summary.down"),
        Binding("up,k,K", "move(-1)", "Scroll", tooltip="Up or down", id="summary.up"),
        Binding("pagedown,space", "page(1)", "By a page", tooltip="Up or down", id="summary.page-down"),
        Binding("pageup", "page(-1)", "By a page", tooltip="Up or down", id="summary.page-up"),
        Binding("question_mark", "all_keys", "All keys", tooltip="This list", id="summary.keys"),
    ]

    def __init__(self, backstage: Backstage, session: Session) -> None:
        super().__init__()
        self.backstage = backstage
        self._amending = Amending(backstage, session)
        self._summary = summary_of(session, (), None)
        self._kept = True
        self._typed_one = False

    @property
    def effort(self) -> int | None:
        """How hard the session was, as it was said here; for the log where it goes on."""
        return self._amending.session.effort

    def compose(self) -> ComposeResult:
        yield Sheet(summary_blocks(self._summary), id="summary", can_focus=False)
        yield Static(id="summary-effort")
        yield FootLine()

    def on_mount(self) -> None:
        self.backstage.trouble_changed.subscribe(self, self._on_trouble)
        self._show_effort()
        self.look_back()

    def on_resize(self) -> None:
        self._show_effort()

    @work(exclusive=True, group="look-back")
    async def look_back(self) -> None:
        """Hold the session against all before it; until then it stands there by itself."""
        session, store, now = self._amending.session, self.backstage.store, self.backstage.clock()
        library = self.backstage.library

        def read() -> Summary:
            earlier = store.sessions(before=session.id)
            limits: LandingLimits | None = None
            if session.contacts:
                limits = landing_limits(
                    Context(
                        now=now,
                        rules=library.rules,
                        profile=store.profile(),
                        sessions=earlier,
                        exercises=library.by_id,
                    )
                )
            return summary_of(session, earlier, limits)

        try:
            self._summary = await self.backstage.in_writer(read)
        except RunStrengthError:
            return
        if stands(self):
            self.query_one(Sheet).show(summary_blocks(self._summary), stay=True)

    def _show_effort(self) -> None:
        narrow = self.size.width < NARROW
        line = self.query_one("#summary-effort", Static)
        line.display = self._summary.asks_effort
        line.update(effort_line(self.effort, kept=self._kept, narrow=narrow))
        hints: list[Hint] = [("enter", "Today"), ("h", "History"), ("u", "reopen"), ("?", "all keys")]
        if self._summary.asks_effort:
            hints.insert(1, ("0-10", "how hard"))
        self.query_one(FootLine).show(hints, rows=2 if narrow else 1)

    def _on_trouble(self, sentence: str) -> None:
        self.query_one(FootLine).say(sentence)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody is asked how hard it was after a warning sign."""
        return action != "digit" or self._summary.asks_effort

    def action_digit(self, digit: int) -> None:
        """Say how hard it was: a digit, 1 and then 0 for ten; -1 takes it back."""
        effort = None if digit < 0 else 10 if digit == 0 and self._typed_one else digit
        self._typed_one = digit == 1
        if effort != self.effort:
            self._kept = False
            self.amended(self._amending.amend(effort))
        self._show_effort()

    @work
    async def amended(self, stored: asyncio.Future[bool | None]) -> None:
        """Say that an answer is stored once it is on disk."""
        try:
            there = await stored
        except (RunStrengthError, OSError) as error:
            if stands(self):
                self.query_one(FootLine).say(f"What you answered was not stored ({error}).")
            return
        if there is None or not stands(self):
            return
        self._kept = there
        if not there:
            self.query_one(FootLine).say(
                "This session was deleted in another terminal, so nothing was added to it."
            )
        self._show_effort()
        self.backstage.history_changed.publish(None)

    def action_leave(self, where: str) -> None:
        if where == "reopen":
            self._amending.stop()
        self.dismiss(where)

    def action_move(self, lines: int) -> None:
        self.query_one(Sheet).action_move(lines)

    def action_page(self, pages: int) -> None:
        self.query_one(Sheet).action_page(pages)

    def action_all_keys(self) -> None:
        self.app.push_screen(HelpScreen(self))
