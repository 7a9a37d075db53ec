"""What the person told of themselves and what they prefer, for every screen; on disk before it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import App
from textual.signal import Signal

from runstrength_tui.domain.gear import Means
from runstrength_tui.domain.profile import DaySaid, Profile, Race, with_races
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import NotMyDay
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.domain.wording_changes import race_of_text, run_of_text
from runstrength_tui.errors import NotStored
from runstrength_tui.settings import Settings, change_setting

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage


class Personal:
    """The person's facts as they were last read, and their settings; the backstage has one."""

    def __init__(self, app: App[Any], backstage: Backstage) -> None:
        self.profile = Profile()
        """Nothing told until the history is open."""
        self.settings = Settings()
        self.unreadable = False
        """There are facts that do not read; changing one keeps them beside the new."""
        self.changed: Signal[None] = Signal(app, "personal-changed")
        """Something of it is another now."""
        self.motion_changed: Signal[bool] = Signal(app, "motion-changed")
        """Figures move from now on, or stand still."""
        self.came_from = "today"
        """The place that the settings were opened from."""
        self._backstage = backstage

    @property
    def means(self) -> Means:
        """What there is to train with, and the unit of new weights."""
        return Means(gear=self.profile.gear, unit=self.settings.units)

    async def read(self) -> None:
        """Read the facts as other windows left them."""
        store = self._backstage.store
        told, self.unreadable = await self._backstage.in_writer(
            lambda: (store.profile(), store.profile_unreadable())
        )
        self._tell(told)

    async def change(self, change: Callable[[Profile], Profile]) -> None:
        """Change the facts; they are on disk when this returns."""
        store = self._backstage.store
        told = await self._backstage.on_disk(lambda: store.change_profile(change))
        self.unreadable = False
        self._tell(told)

    async def say_of_day(self, marks: tuple[NotMyDay, ...]) -> None:
        """Keep what speaks against a usual session today: it holds for the day, whatever becomes of one."""
        today = self._backstage.clock().date()
        said = DaySaid(on=today, marks=marks)
        if self.profile.day != said:
            await self.change(lambda told: replace(told, day=said))

    async def weigh(self, kg: float, unit: WeightUnit) -> None:
        """Note today's body mass."""
        store = self._backstage.store
        self._tell(await self._backstage.on_disk(lambda: store.weigh(kg, unit)))

    async def runs(self, limit: int) -> tuple[Run, ...]:
        """Return the newest runs, those ahead first."""
        store = self._backstage.store
        return await self._backstage.in_writer(lambda: store.runs(limit))

    async def usual_days(self) -> Mapping[int, RunKind]:
        """Return the weekdays that usually bring a hard or a long run, Monday is 0."""
        from runstrength_tui.domain.coach.habits import LOOK_BACK, usual_days  # a start need not bring it

        store, now = self._backstage.store, self._backstage.clock()
        runs = await self._backstage.in_writer(lambda: store.runs(since=now - LOOK_BACK))
        return usual_days(runs, now.date())

    async def add_run(self, told: Run | Race) -> int:
        """Store a new run, or a race ahead; return the change, which can be taken back."""
        store, today = self._backstage.store, self._backstage.clock().date()
        if isinstance(told, Run):
            words = f"adding {run_of_text(told, today)}"
            change = await self._backstage.on_disk(lambda: store.add(runs=(told,), told=words))
        else:
            words, with_it = f"adding {race_of_text(told, today)}", partial(with_races, races=(told,))
            change = await self._backstage.on_disk(lambda: store.add(profile=with_it, told=words))
        await self.read()
        self.changed.publish(None)
        self._backstage.history_changed.publish(None)
        return change.id

    async def choose(self, name: str, value: str | bool) -> str:
        """Change one setting, and return a sentence where it only holds until the app is left."""
        said = await self._backstage.on_disk(partial(self._choose, {name: value}))
        self.prefer(replace(self.settings, **{name: value}))
        return said

    async def begin(self, change: Callable[[Profile], Profile], chosen: Mapping[str, str | bool]) -> str:
        """Keep what a first start asked, the facts and the settings, all of it or nothing; as ``choose``."""
        store = self._backstage.store
        told, said = await self._backstage.on_disk(
            lambda: (store.change_profile(change), self._choose(chosen))
        )
        self._tell(told)
        self.prefer(replace(self.settings, **chosen))
        return said

    def _choose(self, chosen: Mapping[str, str | bool]) -> str:
        try:
            for name, value in chosen.items():
                change_setting(self._backstage.places.config, name, value)
        except NotStored as error:
            return str(error)
        return ""

    def know(self, told: Profile) -> None:
        """Go by these facts until they are read."""
        self._tell(told)

    def prefer(self, settings: Settings) -> None:
        """Go by these settings from now on."""
        before, self.settings = self.settings, settings
        if settings.motion != before.motion:
            self.motion_changed.publish(settings.motion)
        if settings != before:
            self.changed.publish(None)

    def _tell(self, told: Profile) -> None:
        before, self.profile = self.profile, told
        if told != before:
            self.changed.publish(None)
