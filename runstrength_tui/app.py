"""The app: its places, looks and wiring, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from runstrength_tui.errors import NotStored, RunStrengthError
from runstrength_tui.paths import STYLES, Places
from runstrength_tui.screens import later
from runstrength_tui.screens.arrival import arrive, look_early
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.elsewhere import Elsewhere
from runstrength_tui.screens.one_by_one import KeysOneByOne
from runstrength_tui.screens.rest_watch import TITLE, RestWatch
from runstrength_tui.screens.tempo_watch import TempoWatch
from runstrength_tui.screens.today.screen import TodayScreen
from runstrength_tui.screens.working import work_once
from runstrength_tui.settings import change_setting, read_settings
from runstrength_tui.sheets import KeptStylesheet
from runstrength_tui.terminal.crash import CrashReporting
from runstrength_tui.terminal.driver import far_driver
from runstrength_tui.terminal.signals_out import ring, set_title
from runstrength_tui.themes import DEFAULT_THEME, THEME_WORDS, THEMES

_STYLES: Final = ("base", "today")
"""What the first screen needs; the other places bring their own when they are first gone to."""
_CLOSE_S: Final = 1.5
_AT_ONCE_S: Final = 0.3
_STORED_S: Final = 10.0
"""How long leaving waits for what is being stored; a slower disk has the rest of it in its queue."""


class RunStrengthApp(KeysOneByOne[None], CrashReporting[None]):
    """Strength training for runners.

    ``clock`` gives the local time, aware; ``data_note`` is said at the start when the data are not the
    person's own.
    """

    TITLE = TITLE
    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / f"{name}.tcss" for name in _STYLES]
    DEFAULT_MODE = "today"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", tooltip="A session under way stays", id="app.quit", priority=True),
    ]

    def __init__(
        self,
        places: Places,
        *,
        clock: Callable[[], datetime],
        data_note: str = "",
        report_crash: Callable[[BaseException], None] | None = None,
    ) -> None:
        super().__init__(report_crash=report_crash)
        self.animation_level = "none"
        self.backstage = Backstage(self, places, clock)
        self._settings_fault = ""
        self.add_mode("today", lambda: TodayScreen(self.backstage, note=data_note))
        self.add_mode("library", partial(later.library, self.backstage))
        self.add_mode("session", partial(later.session, self.backstage))
        self.add_mode("watch", partial(later.watch, self.backstage))
        self.add_mode("history", partial(later.history, self.backstage))
        self.add_mode("trends", partial(later.trends, self.backstage))
        self.add_mode("settings", partial(later.settings, self.backstage))
        for theme in THEMES:
            self.register_theme(theme)
        # Set without the watcher, which would have every style sheet read once more before the first paint.
        self.set_reactive(RunStrengthApp.theme, self._chosen_theme())
        self._watch_ansi_color(self.ansi_color)  # else the terminal's own colours would go out as Textual's
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Return the driver for a bad line in place of Textual's own; any other stays."""
        return far_driver(super().get_driver_class())

    def on_mount(self) -> None:
        watch = RestWatch(self, self.backstage, self._ring, partial(set_title, self))
        tempo = TempoWatch(self, self.backstage, self._ring)
        self.backstage.session_changed.subscribe(self, lambda _: watch.look())
        self.backstage.session_changed.subscribe(self, lambda _: tempo.look())
        if self._settings_fault:
            self.notify(self._settings_fault, severity="warning", timeout=20, markup=False)
        self.run_worker(look_early(self.backstage), group="early")
        self.call_after_refresh(self.arrive)

    @work
    async def arrive(self) -> None:
        """Open the history behind the first screen, and go back to a session that was not finished."""
        await self.backstage.looked_early.wait()
        await arrive(self, self.backstage)
        self.run_worker(Elsewhere(self, self.backstage).follow(), group="elsewhere")

    def _ring(self) -> None:
        if self.backstage.personal.settings.bell:
            ring(self)

    # --- looks -------------------------------------------------------------------

    def _chosen_theme(self) -> str:
        try:
            settings = read_settings(self.backstage.places.config)
        except RunStrengthError as error:
            self._settings_fault = str(error)
            return DEFAULT_THEME
        self.backstage.personal.settings = settings
        return settings.theme if settings.theme in THEME_WORDS else DEFAULT_THEME

    def choose_theme(self, name: str) -> None:
        """Change the look now and for later starts."""
        self.theme = name
        self._remember("theme", name)

    def choose_motion(self, motion: bool) -> None:
        """Have the figures move or stand still, now and for later starts."""
        self._remember("motion", motion)

    def _remember(self, setting: str, value: str | bool) -> None:
        try:
            change_setting(self.backstage.places.config, setting, value)
        except RunStrengthError as error:
            self.notify(str(error), severity="warning", timeout=20, markup=False)
        personal = self.backstage.personal
        personal.prefer(replace(personal.settings, **{setting: value}))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the palette offers."""
        from runstrength_tui.screens.palette import commands  # as below: a start need not bring it

        moving = self.backstage.personal.settings.motion
        yield from commands(self, self.choose_theme, self.choose_motion, moving=moving)

    def action_command_palette(self) -> None:
        from runstrength_tui.screens.palette import QuietPalette

        if not isinstance(self.screen, QuietPalette):
            self.push_screen(QuietPalette(id="--command-palette"))

    # --- the way out ---------------------------------------------------------------

    async def action_quit(self) -> None:
        """Leave; asks only when something entered could not be written yet."""
        self.leave()

    @work_once("leave", waited_for=False)
    async def leave(self) -> None:
        """Let go of the session under way, which stays for the next start, and end.

        What a key asked for just before is stored first.
        """
        if not await self.all_done(_AT_ONCE_S):
            if isinstance(self.screen, PlaceScreen):
                self.screen.tell("Storing …")
            await self.all_done(_STORED_S)
        try:
            await self.backstage.leave()
        except NotStored as error:
            from runstrength_tui.screens.ask import Ask

            question = Ask(
                "Not everything is saved yet", (str(error),), {"enter": "stay", "z": "quit and lose it"}
            )
            if await self.push_screen_wait(question) != "z":
                return
            await self.backstage.leave(anyway=True)
        await self.all_done(_AT_ONCE_S)
        self.exit()

    async def on_unmount(self) -> None:
        self.backstage.second.stop()
        self.backstage.writer.close(_CLOSE_S)
