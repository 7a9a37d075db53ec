"""Every plan, ours and the person's own: start one, change one, write a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Static

from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.own_plan import copy_of, new_plan
from runstrength_tui.domain.plan import Plan
from runstrength_tui.library.own_plans import remove_plan
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.plans.editor import PlanEditor
from runstrength_tui.screens.plans.page import PlanPage
from runstrength_tui.screens.working import work_once
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.list_pane import ListPane, ListRow
from runstrength_tui.widgets.plan_sheet import plan_blocks
from runstrength_tui.widgets.sheet import Sheet


class PlansScreen(PlanPage[Plan | None]):
    """Returns the plan that is to be started; None when the person went back."""

    BINDING_GROUP_TITLE = "All plans"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,N", "new", "A new plan", tooltip="Of your own", id="plans.new"),
        Binding("w,W", "change", "Change", tooltip="One of ours as a copy", id="plans.change"),
        Binding("x,X,delete", "remove", "Delete", tooltip="One of your own", id="plans.delete"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._plans: tuple[Plan, ...] = ()
        self._deleted: list[tuple[str, Callable[[], None]]] = []
        """Names of plans that were deleted here, and what puts each back."""

    def compose(self) -> ComposeResult:
        yield Static("Plans", classes="dialog-title")
        with Container(id="plans-body"):
            yield ListPane(id="plans-list")
            yield Sheet(id="plans-detail", can_focus=False)
        yield FootLine()

    def on_mount(self) -> None:
        self.show()
        self.set_focus(self.listed)

    def on_screen_resume(self) -> None:
        self.show()

    def hints(self) -> Sequence[Hint]:
        own = self._own(self._plan)
        delete: tuple[Hint, ...] = (("x", "delete"),) if own else ()
        undo: tuple[Hint, ...] = (("u", "bring back"),) if self._deleted else ()
        change = "change" if own else "change a copy"
        return ("enter", "start"), ("w", change), ("n", "new"), *delete, *undo, ("escape", "back")

    @property
    def _plan(self) -> Plan | None:
        at = self.listed.cursor
        return self._plans[at] if at < len(self._plans) else None

    def _own(self, plan: Plan | None) -> bool:
        return plan is not None and plan.id in self.backstage.library.own_plans

    def show(self, plan_id: str = "") -> None:
        """List the plans as they are now; the cursor stays, or goes to the plan of that id."""
        self._plans = self.backstage.library.plans
        rows = [
            ListRow(plan.name, f"{'own, ' if self._own(plan) else ''}{plan.minutes} min")
            for plan in self._plans
        ]
        at = next((place for place, plan in enumerate(self._plans) if plan.id == plan_id), None)
        self.listed.show(rows, at)
        self._show_detail()

    @on(ListPane.Moved)
    def _show_detail(self) -> None:
        plan, library = self._plan, self.backstage.library
        if plan is not None:
            header = open_header(
                0, self.backstage.clock(), plan, library.by_id, {}, self.backstage.personal.means
            )
            self.query_one(Sheet).show(plan_blocks(plan, header.items))
        self.show_hints()

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        plan = self._plan
        if plan is not None:
            self.leave(lambda: plan)

    def action_new(self) -> None:
        self.edit(new_plan(self.backstage.library.plans))

    def action_change(self) -> None:
        plan = self._plan
        if plan is not None:
            self.edit(plan if self._own(plan) else copy_of(plan, self.backstage.library.plans))

    @work_once("edit-plan")
    async def edit(self, plan: Plan) -> None:
        """Change a plan of the person's own; what comes of it is listed, with the cursor on it."""
        kept = await self.app.push_screen_wait(PlanEditor(self.backstage, plan))
        self.show(plan.id)
        if kept is None:
            self.tell("Nothing was changed.")
        else:
            self.tell(f"{kept.name} is kept, {kept.minutes} min.")

    def action_remove(self) -> None:
        self.in_turn(self._remove)

    async def _remove(self) -> None:
        plan, library = self._plan, self.backstage.library
        if plan is None:
            return
        back = await self.change(lambda: remove_plan(plan, library))
        self._deleted.append((plan.name, back))
        self.show()
        self.tell(f"{plan.name} is deleted; u brings it back.")

    def action_undo(self) -> None:
        self.in_turn(self._undo)

    async def _undo(self) -> None:
        if not self._deleted:
            self.tell("No plan was deleted here.")
            return
        name, back = self._deleted[-1]
        await self.change(back)
        self._deleted.pop()
        self.show(next((plan.id for plan in self.backstage.library.plans if plan.name == name), ""))
        self.tell(f"{name} is back.")

    def action_back(self) -> None:
        self.leave(lambda: None)
