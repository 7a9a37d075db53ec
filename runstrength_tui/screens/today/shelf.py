"""The plans behind Today: a list, and beside it what the one under the cursor asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Container
from textual.message import Message

from runstrength_tui.domain.live.before import Before, last_times
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.live.repeat import Repeat, plan_of, repeat_text
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.session import Session
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.widgets.blocks import WARN, gap, para
from runstrength_tui.widgets.list_pane import ListPane, ListRow
from runstrength_tui.widgets.plan_sheet import plan_blocks
from runstrength_tui.widgets.sheet import Sheet


class Shelf(Container):
    """Every plan, and the last session as one; ``enter`` chooses, up from the first one leads away."""

    @dataclass
    class Chosen(Message):
        """A plan was chosen to be started."""

        plan: Plan

    class Left(Message):
        """The person went up from the first plan."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(id="today-shelf")
        self._backstage = backstage
        self._plans: tuple[Plan, ...] = ()
        self._sessions: Sequence[Session] = ()
        self._before: Mapping[tuple[str, str], Before] | None = None
        self.again: Repeat | None = None
        """The last session as a plan; None where nothing of it can be done again."""

    async def open(self) -> None:
        """Show the list, with the keys for itself; its parts are made when it is first opened."""
        if not self.children:
            await self.mount(_PlanList(id="today-list"), Sheet(id="today-detail", can_focus=False))
        self.display = True
        self.show()
        self.screen.set_focus(self.list)

    @property
    def list(self) -> ListPane:
        """The list, which takes the keys."""
        return self.query_one(ListPane)

    def know(self, sessions: Sequence[Session]) -> None:
        """Take in what was done last, newest first: from it come the weights, and what can be done again."""
        if sessions is not self._sessions:
            self._sessions, self._before, self.again = sessions, None, None
            last, library = next(iter(sessions), None), self._backstage.library
            found = plan_of(last, library.by_id, library.plans) if last else None
            self.again = found if found and found.plan.items else None
        if self.display:
            self.show()

    def show(self) -> None:
        """List the plans as they are now; the cursor stays."""
        self._plans = self._backstage.library.plans
        rows = [ListRow(plan.name, f"{plan.minutes} min") for plan in self._plans]
        if self.again is not None:
            rows.append(ListRow("The last one again", f"{self.again.plan.minutes} min"))
        if tuple(rows) != self.list.rows:
            self.list.show(rows)
        self._show_detail()

    @property
    def _plan(self) -> Plan | None:
        offered = (*self._plans, self.again.plan) if self.again else self._plans
        at = self.list.cursor
        return offered[at] if 0 <= at < len(offered) else None

    @on(ListPane.Moved)
    def _on_moved(self, event: ListPane.Moved) -> None:
        event.stop()
        self._show_detail()

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        if self._plan is not None:
            self.post_message(self.Chosen(self._plan))

    def _show_detail(self) -> None:
        plan, backstage = self._plan, self._backstage
        if plan is None:
            return
        if self._before is None:
            self._before = last_times(self._sessions)
        header = open_header(
            0, backstage.clock(), plan, backstage.library.by_id, self._before, backstage.personal.means
        )
        blocks = plan_blocks(plan, header.items)
        if self.again is not None and plan is self.again.plan and (left := repeat_text(self.again)):
            blocks = (*blocks, gap(), para(left, look=WARN))
        self.query_one("#today-detail", Sheet).show(blocks)


class _PlanList(ListPane):
    def action_move(self, by: int) -> None:
        if by < 0 and self.cursor == 0:
            self.post_message(Shelf.Left())
        else:
            super().action_move(by)
