"""How Trends comes by its figures: read in the writer's thread, kept until something is stored."""

from __future__ import annotations

from datetime import date

from textual import work

from runstrength_tui.domain.trends.one_exercise import Course
from runstrength_tui.domain.trends.reach import Reach, first_day
from runstrength_tui.domain.trends.records import Holder
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.trends.reading import Figures, read_course, read_figures, read_records


class Loading(PlaceScreen):
    """The part of the screen that reads; what is read is shown by ``_show``."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._reach = Reach.SEASON
        self._figures: Figures | None = None
        self._course: tuple[str, Course] | None = None
        """An exercise's id, and all that was done with it."""
        self._holders: tuple[Holder, ...] | None = None
        self._old = True
        """Something was stored since the figures were read."""
        self._fault = ""
        """Why the history could not be read, in one sentence."""

    def on_mount(self) -> None:
        self.backstage.history_changed.subscribe(self, self._on_change)
        self.backstage.personal.changed.subscribe(self, self._on_change)

    def on_screen_resume(self) -> None:
        if self._old:
            self.load()

    def day_changed(self) -> None:
        self.load()

    @property
    def _today(self) -> date:
        return self.backstage.clock().date()

    def _show(self) -> None:
        """Bring everything up to date."""
        raise NotImplementedError

    def _on_change(self, _: object) -> None:
        self._old = True
        if self.is_current:
            self.load()

    @work(exclusive=True, group="trends")
    async def load(self) -> None:
        """Read the history: at first only as far back as is shown, then all of it."""
        await self.backstage.arrived.wait()
        self._old = False
        first = first_day(self._reach, self._today)
        if self._figures is None and first != date.min:
            await self._read(first)
        await self._read(date.min)
        self._course = self._holders = None
        self._show()

    async def _read(self, since: date) -> None:
        try:
            store, library, now = self.backstage.store, self.backstage.library, self.backstage.clock()
            self._figures = await self.backstage.in_writer(lambda: read_figures(store, library, now, since))
        except RunStrengthError as error:
            self._old, self._fault = True, str(error)
        else:
            self._fault = ""
        self._show()

    @work(exclusive=True, group="course")
    async def load_course(self, exercise: str) -> None:
        """Read what was done with one exercise."""
        store, library, today = self.backstage.store, self.backstage.library, self._today
        try:
            found = await self.backstage.in_writer(lambda: read_course(store, library, exercise, today))
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self._course = exercise, found
        self._show()

    @work(exclusive=True, group="records")
    async def load_records(self) -> None:
        """Read the records."""
        store, library, today = self.backstage.store, self.backstage.library, self._today
        try:
            self._holders = await self.backstage.in_writer(lambda: read_records(store, library, today))
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self._show()
