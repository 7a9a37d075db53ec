"""What changes the history from its screen: correcting, deleting, taking back, doing again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from runstrength_tui.domain.history import editing
from runstrength_tui.domain.history.editing import Spot
from runstrength_tui.domain.history.rows import Records, Row
from runstrength_tui.domain.live.repeat import plan_of, repeat_text
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.wording import day_text, many_text
from runstrength_tui.domain.wording_changes import session_of_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.history.edits import Desk, edit_run, edit_value
from runstrength_tui.screens.working import stands, work_each, work_once
from runstrength_tui.widgets.session_pane import SessionPane

_ASKED_FROM: Final = timedelta(hours=12)
"""How old a change may be to be taken back unasked."""
_ASKED_OVER: Final = 2
"""How much it may hold to be so; what moved in time is two, its old place and its new one."""


class Changing(PlaceScreen):
    """The part of the history's screen that changes what is stored, on disk before it is said."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self.go_to: tuple[bool, int] | None = None
        """The row to put the cursor on when it is listed."""
        self.look_at: Spot | tuple[str, str] | None = None
        """What of the next session to put the cursor on: a value, or an exercise and version."""
        self._shown: tuple[Session | Run, Records | None] | None = None

    @property
    @abstractmethod
    def row(self) -> Row | None:
        """The row under the cursor."""

    @property
    @abstractmethod
    def sheet(self) -> SessionPane:
        """The session beside the list."""

    @property
    @abstractmethod
    def reading(self) -> bool:
        """Whether the session has the keys."""

    @property
    def session(self) -> Session | None:
        """The session that is shown; None for a run."""
        record = self._record
        return record if isinstance(record, Session) else None

    @property
    def _record(self) -> Session | Run | None:
        """What is shown, where that is what the cursor is on."""
        row, record = self.row, self._shown[0] if self._shown else None
        same = row is not None and record is not None and row.key == (isinstance(record, Run), record.id)
        return record if same else None

    @property
    def _desk(self) -> Desk:
        backstage = self.backstage
        settings = backstage.personal.settings
        return Desk(
            self.app, backstage.library, backstage.clock(), settings.units, settings.distance, settings.effort
        )

    # --- correcting --------------------------------------------------------------------

    def action_edit(self) -> None:
        record, spot = self._record, self.sheet.spot
        if isinstance(record, Run):
            self.edit_run(record)
        elif record is not None and spot is not None:
            self.edit(record, spot)
        elif record is not None:
            self.tell("enter opens the session; there e changes the value under the cursor.")
        elif self.row is not None:
            self.once_read(self.action_edit)

    @work_each("change")
    async def edit(self, session: Session, spot: Spot) -> None:
        """Ask for a value, and store the session with it."""
        edited = await edit_value(self._desk, session, spot)
        if edited is not None:
            await self._keep(edited.session, edited.told, start_moved=edited.start is not None)

    async def _keep(self, session: Session, told: str, *, start_moved: bool = False) -> None:
        start, spot = session.started_at if start_moved else None, self.sheet.spot
        try:
            kept = await self.backstage.edit(session, told, start=start)
        except RunStrengthError as error:
            await self._refused(error)
            return
        await self._changed((False, kept.id), "Changed. u takes it back.", spot)

    @work_each("change")
    async def edit_run(self, run: Run) -> None:
        """Ask for what a run was, and store it."""
        edited = await edit_run(self._desk, run)
        if edited is not None:
            await self._keep_run(*edited)

    async def _keep_run(self, run: Run, moved: bool) -> None:
        try:
            kept = await self.backstage.edit_run(run, start=run.started_at if moved else None)
        except RunStrengthError as error:
            await self._refused(error)
            return
        await self._changed((True, kept.id), "Changed. u takes it back.")

    async def _changed(
        self, go_to: tuple[bool, int] | None, sentence: str, look_at: Spot | None = None
    ) -> None:
        """Show what is stored now, the cursor on it, then say so: the next key finds it there."""
        if not stands(self):
            return
        self.go_to, self.look_at = go_to, look_at
        await self.read_again()
        self.tell(sentence)

    async def _refused(self, error: RunStrengthError) -> None:
        """Show what is stored, and say why it stays so."""
        if not stands(self):
            return
        await self.read_again()
        self.tell(str(error))

    def action_add(self) -> None:
        """Open the line with the day under the cursor in it, for what was done then and not noted."""
        from runstrength_tui.domain.quicklog.when import put_on

        row, backstage = self.row, self.backstage
        day = row.day if row else backstage.clock().date()
        backstage.line_draft = put_on(backstage.line_draft, day)
        self.action_line()

    def action_one_more(self) -> None:
        self._with_set(editing.one_more_set, "one more set")

    def action_one_fewer(self) -> None:
        self._with_set(editing.without_set, "taking out a set")

    def _with_set(self, change: editing.SetChange, what: str) -> None:
        session, spot = self.session, self.sheet.spot
        if self._record is None and self.row is not None:
            self.once_read(lambda: self._with_set(change, what))
            return
        if session is None or spot is None or spot.number < 0:
            self.tell("enter opens the session; there + and - add and take out the set under the cursor.")
            return
        told = f"{what} in {session_of_text(session, self.backstage.clock().date())}"
        self.keep(change(session, spot), told)

    @work_each("change")
    async def keep(self, session: Session, told: str) -> None:
        """Store an edited session."""
        await self._keep(session, told)

    # --- deleting and taking back --------------------------------------------------------

    def action_delete(self) -> None:
        row = self.row
        if row is not None:
            self.delete(row)

    @work_each("change")
    async def delete(self, row: Row) -> None:
        """Move a session or a run to the trash; the one below it takes its place."""
        try:
            if row.is_run:
                await self.backstage.delete_run(row.id)
            else:
                await self.backstage.delete(row.id)
        except RunStrengthError as error:
            await self._refused(error)
            return
        await self._changed(None, "Deleted. u brings it back.")

    @work_once("undo")
    async def action_undo(self) -> None:
        """Take the newest change back; one that is old or large is named first."""
        try:
            change = await self.backstage.last_change()
            if change is None:
                self.tell("Nothing was changed in the last 30 days that could be taken back.")
                return
            now = self.backstage.clock()
            many = len(change.sessions) + len(change.runs)
            if many > _ASKED_OVER or now - change.at > _ASKED_FROM:
                when = day_text(change.at.astimezone(now.tzinfo).date(), now.date())
                about = f"{change.told}, {when}" + (
                    f": {many_text(many, 'entry', 'entries')}" if many > 1 else ""
                )
                question = Ask(
                    "Take this back?", (f"{about[:1].upper()}{about[1:]}.",), {"enter": "take it back"}
                )
                if await self.app.push_screen_wait(question) != "enter":
                    return
            taken = await self.backstage.take_back(change.id)
        except RunStrengthError as error:
            await self._refused(error)
            return
        where = (False, taken.sessions[-1]) if taken.sessions else None
        if where is None and taken.runs:
            where = True, taken.runs[-1]
        await self._changed(where, f"Taken back: {taken.told}.")

    @work_once("trash")
    async def action_trash(self) -> None:
        """Show what was deleted, and bring back what is chosen."""
        from runstrength_tui.screens.history.trash import TrashScreen

        try:
            deleted = await self.backstage.trash()
            chosen = await self.app.push_screen_wait(TrashScreen(deleted, self._desk))
            if chosen is None:
                return
            if isinstance(chosen, Run):
                await self.backstage.restore_run(chosen.id)
            else:
                await self.backstage.restore(chosen.id)
        except RunStrengthError as error:
            await self._refused(error)
            return
        await self._changed((isinstance(chosen, Run), chosen.id), "It is back.")

    # --- doing again -----------------------------------------------------------------------

    def action_repeat(self) -> None:
        row, session = self.row, self.session
        if session is not None:
            self.repeat(session)
        elif row is not None and row.is_run:
            self.tell("A run is done again outside.")
        elif row is not None:
            self.once_read(self.action_repeat)

    @work_once("start", waited_for=False)
    async def repeat(self, session: Session) -> None:
        """Start a session of the history anew, and go to it."""
        library = self.backstage.library
        again = plan_of(session, library.by_id, library.plans)
        left_out = repeat_text(again)
        if not again.plan.items:
            self.tell(f"Nothing of it can be done again. {left_out}")
            return
        try:
            await self.backstage.start(again.plan)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self.backstage.greeting = left_out
        self.app.switch_mode("session")

    @work_each("once-read")
    async def once_read(self, act: Callable[[], None]) -> None:
        """Do something as soon as what the cursor is on has been read."""
        await self.show_now()
        if self._record is not None:
            act()

    @abstractmethod
    async def read_again(self) -> None:
        """Read what changed, and return when it is listed and shown."""

    @abstractmethod
    async def show_now(self) -> None:
        """Read and show what the cursor is on."""
