"""Today: the suggestion, the days around it, and every plan one key away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.live.repeat import repeat_text
from runstrength_tui.domain.plan import Plan
from runstrength_tui.errors import RunStrengthError, SessionHeld
from runstrength_tui.screens.arrival import go_to_session, look_again
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.today.asking import NOT_OPEN, AskingToday
from runstrength_tui.screens.today.keys import offer_keys
from runstrength_tui.screens.today.page import TodayPage
from runstrength_tui.screens.today.shelf import Shelf
from runstrength_tui.screens.working import stands, work_once
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import Hint

if TYPE_CHECKING:
    from runstrength_tui.domain.coach.suggestion import Suggestion

_REST_IS_REST: Final = "Today is for rest. c shows what can be done all the same, ↓ every plan."
_ONLY_REST: Final = "Today is for rest: ↓ has every plan all the same."
_PLANS: Final[Hint] = ("↓", "plans")
_ELSEWHERE: Final[Sequence[Hint]] = (
    ("l", "a line"),
    ("/", "find an exercise"),
    ("q", "quit"),
    (",", "settings"),
)


class TodayScreen(AskingToday):
    """One suggestion with its reasons; ``enter`` starts it, or goes back to the session under way."""

    PLACE = "Today"
    LATE = frozenset({"enter", "d"})
    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDING_GROUP_TITLE = "Today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Start", tooltip="Exactly what is shown", id="today.begin"),
        Binding("c,C", "other", "Something else", tooltip="Shorter, no jumps, ...", id="today.other"),
        Binding("d,D", "done", "Done already", tooltip="Every set as it is shown", id="today.done"),
        Binding("y,Y", "why", "Why so", tooltip="Every reason, at length", id="today.why"),
        Binding("p,P", "pain", "Pain this morning", tooltip="Answers what is asked", id="today.pain"),
        Binding("n,N", "day", "Not my day", tooltip="Ill, hot, slept badly, sore", id="today.day"),
        Binding("r,R", "repeat", "Repeat", tooltip="The last session again", id="today.repeat"),
        Binding("e,E", "empty", "Empty session", tooltip="Choose exercises on the way", id="today.empty"),
        Binding("j,J,down", "move(1)", "All plans", tooltip="The list of plans", id="today.down"),
        Binding("k,K,up", "move(-1)", "Back up", tooltip="Up the list, or the page", id="today.up"),
        Binding("space,pagedown", "page(1)", "Scroll by a page", tooltip="Up or down", id="today.page-down"),
        Binding("pageup", "page(-1)", "Scroll by a page", tooltip="Up or down", id="today.page-up"),
        Binding("escape", "back", "Back to today", tooltip="From the plans", id="today.back"),
        Binding("b,B", "plans", "Your plans", tooltip="Change one, write one", id="today.plans"),
        Binding("g,G", "add_run", "A run", tooltip="Done or ahead, in a small form", id="today.run"),
        Binding("slash", "find", "Find an exercise", tooltip="In the library", id="today.find"),
    ]

    def __init__(self, backstage: Backstage, *, note: str = "") -> None:
        super().__init__(backstage)
        self._note = note
        self._storing = False

    def compose_place(self) -> ComposeResult:
        yield TodayPage(self.backstage, self.offers)
        yield Shelf(self.backstage)
        yield Static(id="today-faults", markup=False)

    def on_mount(self) -> None:
        self._shelf.display = False
        backstage = self.backstage
        for changed in (backstage.history_changed, backstage.personal.changed, backstage.library_changed):
            changed.subscribe(self, self._on_changed)
        for signal in (backstage.session_changed, backstage.second.changed):
            signal.subscribe(self, self._on_under_way)
        self.tell(self._note)

    def on_screen_resume(self) -> None:
        self.load()
        self._show()

    def on_resize(self) -> None:
        self._show_page()

    def day_changed(self) -> None:
        self.offers.to_first()
        self.load()

    @property
    def _shelf(self) -> Shelf:
        return self.query_one(Shelf)

    @property
    def _page(self) -> TodayPage:
        return self.query_one(TodayPage)

    def hints(self) -> Sequence[Hint]:
        again: tuple[Hint, ...] = (("r", "again"),) if self._shelf.again else ()
        if self._shelf.display:
            return ("enter", "start"), ("b", "change, new"), ("escape", "back"), *again, *_ELSEWHERE
        if self.backstage.second.session is not None:
            return ("enter", "watch"), _PLANS, *_ELSEWHERE
        if self.backstage.session is not None:
            return ("enter", "go on"), _PLANS, *_ELSEWHERE
        return (
            *(offer_keys(self.offers.shown, narrow=self.narrow) if self.narrow else ()),
            _PLANS,
            *again,
            *_ELSEWHERE,
        )

    # --- what it is made of --------------------------------------------------------

    def _on_changed(self, _: object) -> None:
        if self.is_current:
            self.load()

    def _on_under_way(self, _: None) -> None:
        if self.is_current:
            self._show()

    @work(exclusive=True, group="today")
    async def load(self) -> None:
        """Make the suggestion of today anew; until then what is known stands there."""
        await self.learn()

    async def learn(self) -> None:
        await self.offers.learn()
        if not stands(self):
            return
        self._shelf.know(self.offers.sessions)
        self._show()
        if self.offers.known:
            self.call_after_refresh(self.backstage.today_stands.set)

    def _show(self) -> None:
        self._show_page()
        if self._shelf.display:
            self._shelf.show()
        self._show_faults()
        self.show_hints()

    def _show_page(self) -> None:
        self._page.show_day(offer_keys(self.offers.shown, narrow=self.narrow), narrow=self.narrow)

    def _show_faults(self) -> None:
        faults = self.backstage.library.faults
        if not faults:
            return
        more = f" (and {len(faults) - 1} more: runstrength doctor)" if len(faults) > 1 else ""
        line = self.query_one("#today-faults", Static)
        line.update(shown(f"{faults[0]}{more}"))
        line.add_class("-shown")

    # --- the list of plans ---------------------------------------------------------

    async def action_move(self, by: int) -> None:
        if self._shelf.display:
            self._shelf.list.action_move(by)
        elif by > 0:
            await self._open_shelf(opened=True)
        else:
            self._page.action_move(by)

    def action_page(self, pages: int) -> None:
        if not self._shelf.display:
            self._page.action_page(pages)

    async def action_back(self) -> None:
        await self._open_shelf(opened=False)

    @on(Shelf.Left)
    async def _on_left(self) -> None:
        await self._open_shelf(opened=False)

    async def _open_shelf(self, *, opened: bool) -> None:
        if opened == self._shelf.display:
            return
        self._page.display = not opened
        if opened:
            await self._shelf.open()
        else:
            self._shelf.display = False
            self.set_focus(None)
        self.show_hints()

    @on(Shelf.Chosen)
    def _on_chosen(self, event: Shelf.Chosen) -> None:
        self.start(event.plan)

    # --- keys ------------------------------------------------------------------------

    def action_begin(self) -> None:
        if self.backstage.second.session is not None or self.backstage.session is not None:
            go_to_session(self.app, self.backstage)
        elif not self._storing:
            self.begin()

    @work_once("start", waited_for=False)
    async def begin(self) -> None:
        """Start what is shown; what was made for another day is made anew, and shown where it is another."""
        before = self.offers.shown
        suggestion = await self.offers.current()
        self._on_time()
        self._show()
        if self.backstage.session is not None:
            go_to_session(self.app, self.backstage)
        elif suggestion is None:
            self.tell(self.offers.fault or NOT_OPEN)
        elif before is not None and before.items != suggestion.items:
            self.tell("A new day: this is for today. enter starts it.")
        elif not suggestion.items:
            self.tell(_ONLY_REST if suggestion.only else _REST_IS_REST)
        else:
            await self._start(suggestion)

    def action_repeat(self) -> None:
        if self._shelf.again is not None:
            self.start(self._shelf.again.plan)
        else:
            self.tell("No session to repeat yet: enter starts what is suggested.")

    def action_empty(self) -> None:
        self.start(None)

    @work_once("start", waited_for=False)
    async def start(self, plan: Plan | None) -> None:
        """Start a plan, or an empty session, and go to it; one open in another terminal is watched."""
        await self._start(plan)

    async def _start(self, what: Plan | Suggestion | None) -> None:
        if self.backstage.second.session is not None:
            go_to_session(self.app, self.backstage)
            return
        try:
            try:
                await self.backstage.start(what)
            except SessionHeld:
                if self.backstage.session is not None:
                    raise
                await look_again(self.app, self.backstage)
                return
        except RunStrengthError as error:
            self.tell(str(error))
            return
        again = self._shelf.again
        if again is not None and what is again.plan:
            self.backstage.greeting = repeat_text(again)
        await self._open_shelf(opened=False)
        self.app.switch_mode("session")

    async def action_other(self) -> None:
        """Show the next alternative, after the last one the first suggestion again."""
        if self.backstage.session is not None or self.backstage.second.session is not None:
            return
        await self.offers.current()
        if await self.offers.turn():
            await self._open_shelf(opened=False)
            self._page.scroll_top(0)
            self._show()
        elif self.offers.today is not None:
            self.tell("Nothing else would do today: ↓ has every plan.")

    def action_done(self) -> None:
        if self.backstage.session is not None:
            self.tell("A session is under way: enter goes on with it, nothing was stored.")
        else:
            self.store_done()

    @work_once("done")
    async def store_done(self) -> None:
        """Store what is shown as done; it is on disk when that is said."""
        self._storing = True
        try:
            suggestion = await self.offers.current()
            if suggestion is None or not suggestion.items:
                self.tell(self.offers.fault or "Nothing is suggested: l writes down what you did.")
                return
            told, change = await self.backstage.coach.done(suggestion)
            self.offers.to_first()
            await self.learn()
            self._line_stored_at = self.backstage.clock()
            self.line_done(told, change)
        except RunStrengthError as error:
            self.tell(str(error))
        finally:
            self._storing = False

    async def action_find(self) -> None:
        await self.app.switch_mode("library")
        await self.app.run_action("find", self.app.screen)
