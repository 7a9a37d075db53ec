"""A plan of one's own under one's hands: every change is on disk when the screen shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.domain.dose_entry import dose_fields, read_dose
from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.live.opening import open_header
from runstrength_tui.domain.own_plan import (
    MOST_ITEMS,
    added,
    joined,
    moved,
    named,
    with_item,
    with_rung,
    without,
)
from runstrength_tui.domain.plan import Dose, Plan
from runstrength_tui.domain.wording import clock_text, dose_text, level_text, many_text
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.library.own_plans import keep_plan, remove_plan
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.pick import PickExercise
from runstrength_tui.screens.plans.page import PlanPage
from runstrength_tui.screens.plans.version import PickVersion
from runstrength_tui.screens.settings.form import Blank, Form
from runstrength_tui.screens.working import work_once
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.list_pane import ListPane, ListRow
from runstrength_tui.widgets.plan_sheet import turns

_EMPTY: Final = "No exercise in it yet: a adds one. It is kept from then on."
_SAME: Final = "That is as it was."
_FIRST: Final = "The first one has none above it to take turns with."
_LEVELS: Final = tuple(Level)

Step = Callable[[Plan, int], Plan]
"""Makes a plan of a plan and the place of the cursor."""


class PlanEditor(PlanPage[Plan | None]):
    """Returns the plan as it was kept last; None where nothing was changed."""

    BINDING_GROUP_TITLE = "A plan of your own"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "add", "Add an exercise", tooltip="Behind the marked one", id="plan.add"),
        Binding("v,V", "version", "Version", tooltip="Easier or harder", id="plan.version"),
        Binding("t,T", "turns", "In turns", tooltip="With the one above, or not", id="plan.turns"),
        Binding("minus,subtract", "carry(-1)", "Up", tooltip="Earlier in the plan", id="plan.earlier"),
        Binding("plus,add", "carry(1)", "Down", tooltip="Later in the plan", id="plan.later"),
        Binding("x,X,delete", "leave_out", "Leave out", tooltip="The marked one", id="plan.leave-out"),
        Binding("e,E", "name", "Name", tooltip="And what it is, in a line", id="plan.name"),
        Binding("b,B", "level", "For whom", tooltip="New to strength or not", id="plan.level"),
    ]

    def __init__(self, backstage: Backstage, plan: Plan) -> None:
        super().__init__(backstage)
        self._plan = plan
        self._before: list[Plan] = []
        """The plan before each change, oldest first."""
        self._kept: Plan | None = None

    def compose(self) -> ComposeResult:
        yield Static(classes="dialog-title", id="plan-title", markup=False)
        yield Static(id="plan-told", markup=False)
        yield Static(id="plan-about", markup=False)
        yield ListPane(two_lines=True, id="plan-items")
        yield Static(shown(_EMPTY, "$text-muted"), id="plan-none")
        yield FootLine()

    def on_mount(self) -> None:
        self.show()
        self.set_focus(self.listed)

    def on_resize(self) -> None:
        self.show()

    def hints(self) -> Sequence[Hint]:
        undo: tuple[Hint, ...] = (("u", "undo"),) if self._before else ()
        if not self._plan.items:
            return ("a", "add"), ("e", "name"), *undo, ("escape", "done")
        every: tuple[Hint, ...] = (("enter", "amount"), ("a", "add"), ("v", "version"))
        if undo and not self.has_class("-wide"):
            return *every, *undo, ("escape", "done")
        every = (*every, ("- +", "order"))
        if self.has_class("-wide"):
            every = (*every, ("t", "in turns"), ("x", "leave out"), ("e", "name"))
        return *every, *undo, ("escape", "done")

    @property
    def _at(self) -> int:
        return self.listed.cursor

    def show(self, at: int | None = None) -> None:
        """Show the plan as it stands, with the cursor where it was or at a place."""
        plan, by_id = self._plan, self.backstage.library.by_id
        header = open_header(0, self.backstage.clock(), plan, by_id, {}, self.backstage.personal.means)
        marks = turns([item.group for item in plan.items])
        rows = [
            ListRow(f"{mark} {facts.name}".strip(), below=_amount(facts, rest=not self.narrow))
            for mark, facts in zip(marks, header.items, strict=True)
        ]
        self.listed.show(rows, at)
        self.listed.display = bool(rows)
        self.query_one("#plan-none").display = not rows
        told = f"{many_text(len(rows), 'exercise')}, {plan.minutes} min, {level_text(plan.level).lower()}"
        self.query_one("#plan-title", Static).update(shown(plan.name))
        self.query_one("#plan-told", Static).update(shown(told))
        self.query_one("#plan-about", Static).update(shown(plan.summary, "$text-muted"))
        self.show_hints()

    # --- changing ----------------------------------------------------------------

    def do(self, change: Step, said: str = "", *, by: int = 0, same: str = _SAME) -> None:
        """Change the plan, keep it, and then show it; where it cannot be kept, it stays as it was.

        The cursor goes ``by`` rows on; ``same`` is said where nothing changes.
        """

        async def act() -> None:
            before, at = self._plan, self._at
            after = change(before, at)
            if after == before:
                self.tell(same)
                return
            await self._keep(after)
            self._before.append(before)
            self.show(at + by)
            self.tell(said)

        self.in_turn(act)

    async def _keep(self, plan: Plan) -> None:
        """Keep the plan on disk; one without exercises is none there."""
        config, library = self.backstage.places.config, self.backstage.library
        if plan.items:
            await self.change(lambda: keep_plan(config, plan, library))
        elif plan.id in library.own_plans:
            await self.change(lambda: remove_plan(plan, library))
        self._plan, self._kept = plan, plan if plan.items else None

    def action_undo(self) -> None:
        self.in_turn(self._undo)

    async def _undo(self) -> None:
        if not self._before:
            self.tell("Nothing was changed here.")
            return
        await self._keep(self._before[-1])
        self._before.pop()
        self.show()

    @work_once("plan-ask")
    async def action_add(self) -> None:
        library = self.backstage.library
        if len(self._plan.items) >= MOST_ITEMS:
            self.tell(f"{MOST_ITEMS} exercises are the most a plan holds.")
            return
        exercise = await self.app.push_screen_wait(PickExercise(library))
        if exercise is not None:
            behind = 1 if self._plan.items else 0
            self.do(lambda plan, at: added(plan, exercise, at + behind, library.by_id), by=behind)

    def action_leave_out(self) -> None:
        by_id = self.backstage.library.by_id
        self.do(lambda plan, at: without(plan, at, by_id), "Left out; u brings it back.")

    def action_carry(self, by: int) -> None:
        by_id = self.backstage.library.by_id
        self.do(lambda plan, at: moved(plan, at, by, by_id), by=by)

    def action_turns(self) -> None:
        by_id = self.backstage.library.by_id
        self.do(lambda plan, at: joined(plan, at, by_id), same=_FIRST)

    def action_level(self) -> None:
        self.do(lambda plan, _: replace(plan, level=_LEVELS[(_LEVELS.index(plan.level) + 1) % len(_LEVELS)]))

    @work_once("plan-ask")
    async def action_version(self) -> None:
        at, by_id = self._at, self.backstage.library.by_id
        if at >= len(self._plan.items):
            return
        item = self._plan.items[at]
        exercise = by_id[item.exercise]
        rung = await self.app.push_screen_wait(PickVersion(exercise, item.rung))
        if rung is not None and rung.id != item.rung:
            self.do(lambda plan, _: with_rung(plan, at, exercise, rung, by_id))

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.ask_amount()

    @work_once("plan-ask")
    async def ask_amount(self) -> None:
        """Ask for sets, reps, weight, how many to leave and the rest."""
        at, by_id, unit = self._at, self.backstage.library.by_id, self.backstage.personal.settings.units
        item = self._plan.items[at]
        exercise = by_id[item.exercise]
        rung = exercise.rung(item.rung)
        blanks = [Blank(*field) for field in dose_fields(item.dose, exercise, rung, unit)]

        def read(typed: Sequence[str]) -> Dose:
            return read_dose(typed, item.dose, exercise, rung, unit)

        dose = await self.app.push_screen_wait(Form(rung.name, blanks, read))
        if dose is not None and dose != item.dose:
            self.do(lambda plan, _: with_item(plan, at, replace(item, dose=dose), by_id))

    @work_once("plan-ask")
    async def action_name(self) -> None:
        plan, plans = self._plan, self.backstage.library.plans

        def read(typed: Sequence[str]) -> tuple[str, str]:
            if wrong := named(plan, typed[0], plans):
                raise NotUnderstood(wrong)
            return typed[0], typed[1]

        blanks = (Blank("Name", plan.name), Blank("What it is", plan.summary, "in a line"))
        found = await self.app.push_screen_wait(Form("What is the plan called?", blanks, read))
        if found is not None and found != (plan.name, plan.summary):
            self.do(lambda plan, _: replace(plan, name=found[0], summary=found[1]))

    def action_back(self) -> None:
        self.leave(lambda: self._kept)


def _amount(facts: ItemFacts, *, rest: bool) -> str:
    dose = facts.dose
    left = "" if dose.rir is None else f", {dose.rir} left in you"
    wait = f", rest {clock_text(dose.rest_s)}" if rest else ""
    return f"{dose_text(dose, measure=facts.measure, side=facts.side, rest=False)}{left}{wait}"
