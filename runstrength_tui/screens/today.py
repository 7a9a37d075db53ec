"""Today: what can be done now, and what was done last."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Static

from runstrength_tui.domain.live.opening import Before, last_times, open_header
from runstrength_tui.domain.live.repeat import Repeat, plan_of, repeat_text
from runstrength_tui.domain.plan import Plan, whose_turn
from runstrength_tui.domain.session import PainReport, Session
from runstrength_tui.domain.wording import day_text, session_name, totals_text
from runstrength_tui.domain.wording_said import area_text
from runstrength_tui.errors import RunStrengthError, SessionHeld
from runstrength_tui.screens.arrival import go_to_session, look_again
from runstrength_tui.screens.backstage import LOOK_BACK, Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.widgets.blocks import WARN, Block, gap, named, para, shown
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.list_pane import ListPane, ListRow
from runstrength_tui.widgets.plan_sheet import go_on_text, plan_blocks, under_way_blocks
from runstrength_tui.widgets.sheet import Sheet

WELCOME: Final = (
    "Running alone does not make you strong: that takes a little work of its own, "
    "twice a week. enter starts with First steps."
)
"""What an empty history says (founding advice S24)."""


class TodayScreen(PlaceScreen):
    """The plans with what they ask for today; ``enter`` starts one, or goes back to the one under way."""

    PLACE = "Today"
    BINDING_GROUP_TITLE = "Today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,P", "pain", "Pain this morning", tooltip="Answers what is asked", id="today.pain"),
        Binding("r,R", "repeat", "Repeat", tooltip="The last session again", id="today.repeat"),
        Binding("e,E", "empty", "Empty session", tooltip="Choose exercises on the way", id="today.empty"),
        Binding("j,J", "move(1)", "Move in the list", tooltip="One down or up", id="today.down"),
        Binding("k,K", "move(-1)", "Move in the list", tooltip="One down or up", id="today.up"),
        Binding("g,G", "add_run", "A run", tooltip="Done or ahead, in a small form", id="today.run"),
        Binding("slash", "find", "Find an exercise", tooltip="In the library", id="today.find"),
    ]
    HINTS: ClassVar[Sequence[Hint]] = (
        ("enter", "start"),
        ("r", "again"),
        ("e", "empty"),
        ("l", "a line"),
        ("/", "find an exercise"),
        (",", "settings"),
        ("q", "quit"),
    )

    def __init__(self, backstage: Backstage, *, note: str = "") -> None:
        super().__init__(backstage)
        self._note = note
        self._plans: tuple[Plan, ...] = backstage.library.plans
        self._before: Mapping[tuple[str, str], Before] = {}
        self._last: Session | None = None
        self._again: Repeat | None = None
        self._asked: PainReport | None = None
        """A pain of the last session that waits for this morning's answer."""
        self._history_known = False
        self._go_on_listed = False

    def compose_place(self) -> ComposeResult:
        yield Sheet(id="today-welcome", can_focus=False)
        with Container(id="today-body"):
            yield ListPane(id="today-list")
            yield Sheet(id="today-detail", can_focus=False)
        yield Sheet(id="today-last", can_focus=False)
        yield Static(id="today-faults", markup=False)

    def on_mount(self) -> None:
        self.backstage.history_changed.subscribe(self, self._on_history)
        for signal in (self.backstage.session_changed, self.backstage.second.changed):
            signal.subscribe(self, self._on_under_way)
        self._show_list(0)
        self._show_faults()
        self.query_one(ListPane).focus()
        self.tell(self._note)

    def on_screen_resume(self) -> None:
        self.load()
        self._show_list(self.query_one(ListPane).cursor)

    def day_changed(self) -> None:
        self._show_last()

    def hints(self) -> Sequence[Hint]:
        if self.backstage.second.session is not None:
            return (("enter", "watch"), *self.HINTS[2:])
        go_on = self.backstage.session is not None and self.query_one(ListPane).cursor == 0
        if go_on:
            return (("enter", "go on"), *self.HINTS[3:])
        return self.HINTS if self._again else (self.HINTS[0], *self.HINTS[2:])

    # --- history -----------------------------------------------------------------

    def _on_history(self, _: None) -> None:
        self.load()

    @work(exclusive=True, group="today")
    async def load(self) -> None:
        """Read what was done last; until then the plans stand there with their first weights."""
        try:
            sessions = await self.backstage.recent(LOOK_BACK)
        except RunStrengthError:
            return
        self._asked = await self._sore_place() if any(each.pains for each in sessions) else None
        first_time, self._history_known = not self._history_known, True
        self._last = sessions[0] if sessions else None
        self._before = last_times(sessions)
        self._again = self._repeat(self._last) if self._last else None
        if first_time:
            self._go_to_next(sessions)
        self._show_last()
        self._show_list(self.query_one(ListPane).cursor)

    def _repeat(self, last: Session) -> Repeat | None:
        """The last session as a plan; None where nothing of it can be done again."""
        again = plan_of(last, self.backstage.library.by_id, self._plans)
        return again if again.plan.items else None

    async def _sore_place(self) -> PainReport | None:
        """Return the pain of the last session that is to be asked about; without the rules nothing is."""
        with contextlib.suppress(RunStrengthError):
            await self.backstage.guard.learn()
            return self.backstage.guard.morning()
        return None

    @work(exclusive=True, group="pain")
    async def action_pain(self) -> None:
        """Answer how a sore place is this morning; it is on disk when that is said."""
        asked = self._asked
        if asked is None:
            self.tell("Nothing is asked about: in a session p tells of pain.")
            return
        area = area_text(asked.area)
        from runstrength_tui.screens.number import NumberScreen  # a start need not bring it

        title = f"How is it this morning: {area}, 0 to 9?"
        score = await self.app.push_screen_wait(NumberScreen(title, asked.score, most=9, at_once=True))
        if score is None:
            return
        try:
            words = await self.backstage.guard.answer_morning(asked, int(score))
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self._asked = None
        self._show_last()
        self.tell(words)

    def _go_to_next(self, sessions: Sequence[Session]) -> None:
        """Put the cursor on the plan whose turn it is, unless the person used it or a session waits."""
        listed = self.query_one(ListPane)
        if self.backstage.session is not None or listed.used:
            return
        done = ((session.plan, session.started_at) for session in sessions)
        plan = whose_turn(self._plans, done, self.backstage.clock())
        if plan is not None:
            listed.move_to(self._plans.index(plan))

    def _show_last(self) -> None:
        last, today = self._last, self.backstage.clock().date()
        line = self.query_one("#today-last", Sheet)
        blocks: list[Block] = []
        if last is not None:
            day = day_text(last.started_at.date(), today)
            words = f"{day[:1].upper()}{day[1:]}, {session_name(last)}, {totals_text(last)}"
            blocks = [named("Last", words, indent=6)]
        if self._asked is not None:
            area = area_text(self._asked.area)
            blocks.insert(0, named("Asked", f"{area} this morning, 0 to 9? p answers", indent=6))
        line.show(blocks)
        line.set_class(bool(blocks), "-shown")
        new_here = self._history_known and last is None
        welcome = self.query_one("#today-welcome", Sheet)
        welcome.show([para(WELCOME)] if new_here else [])
        welcome.set_class(new_here, "-shown")

    def _show_faults(self) -> None:
        faults = self.backstage.library.faults
        if not faults:
            return
        more = f" (and {len(faults) - 1} more: runstrength doctor)" if len(faults) > 1 else ""
        line = self.query_one("#today-faults", Static)
        line.update(shown(f"{faults[0]}{more}"))
        line.add_class("-shown")

    # --- list and details ----------------------------------------------------------

    def _on_under_way(self, _: None) -> None:
        if self.is_current:
            self._show_list(self.query_one(ListPane).cursor)

    def _show_list(self, cursor: int) -> None:
        """List what can be started, the session under way before it; the cursor stays on its plan."""
        pane, session = self.query_one(ListPane), self.backstage.session
        was_first = self._go_on_listed
        rows = [ListRow(plan.name, f"{plan.minutes} min") for plan in self._plans]
        if self._again is not None:
            rows.append(ListRow("The last one again", f"{self._again.plan.minutes} min"))
        self._go_on_listed = session is not None
        if session is not None:
            rows.insert(0, ListRow(*go_on_text(session)))
            cursor = cursor if was_first else 0
        elif was_first:
            cursor -= 1
        if tuple(rows) != pane.rows:
            pane.show(rows, cursor)
        self._show_detail()
        self.show_hints()

    @property
    def _plan(self) -> Plan | None:
        """The plan under the cursor, the last session as one included; None where the one under way is."""
        at = self.query_one(ListPane).cursor - (self.backstage.session is not None)
        offered = (*self._plans, self._again.plan) if self._again else self._plans
        return offered[at] if 0 <= at < len(offered) else None

    @on(ListPane.Moved)
    def _on_moved(self) -> None:
        self._show_detail()
        self.show_hints()

    def _show_detail(self) -> None:
        plan, session = self._plan, self.backstage.session
        blocks: Sequence[Block] = ()
        if plan is not None:
            header = open_header(
                0,
                self.backstage.clock(),
                plan,
                self.backstage.library.by_id,
                self._before,
                self.backstage.personal.means,
            )
            blocks = plan_blocks(plan, header.items)
            if self._again is not None and plan is self._again.plan and (left := repeat_text(self._again)):
                blocks = (*blocks, gap(), para(left, look=WARN))
        elif session is not None:
            blocks = under_way_blocks(session)
        self.query_one("#today-detail", Sheet).show(blocks)

    # --- keys ------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        self.query_one(ListPane).action_move(by)

    @on(ListPane.Chosen)
    def _on_chosen(self) -> None:
        plan = self._plan
        if plan is not None:
            self.start(plan)
        elif self.backstage.session is not None:
            self.app.switch_mode("session")

    def action_repeat(self) -> None:
        if self._again is not None:
            self.start(self._again.plan)
        else:
            self.tell("No session to repeat yet: enter starts the plan under the cursor.")

    def action_empty(self) -> None:
        self.start(None)

    @work(exclusive=True, group="start")
    async def start(self, plan: Plan | None) -> None:
        """Start a plan, or an empty session, and go to it; one open in another terminal is watched."""
        if self.backstage.second.session is not None:
            go_to_session(self.app, self.backstage)
            return
        try:
            try:
                await self.backstage.start(plan)
            except SessionHeld:
                if self.backstage.session is not None:
                    raise
                await look_again(self.app, self.backstage)
                return
        except RunStrengthError as error:
            self.tell(str(error))
            return
        if self._again is not None and plan is self._again.plan:
            self.backstage.greeting = repeat_text(self._again)
        self.app.switch_mode("session")

    async def action_find(self) -> None:
        await self.app.switch_mode("library")
        await self.app.run_action("find", self.app.screen)
