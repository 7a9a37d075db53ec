"""Another terminal's session, live and large: the big clock on the shelf, and a key to take it over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from runstrength_tui.paths import STYLES
from runstrength_tui.screens.base import PlaceScreen
from runstrength_tui.screens.second_terminal import BURST_S
from runstrength_tui.screens.session.panel import SessionPanel
from runstrength_tui.screens.session.telling import Ways
from runstrength_tui.screens.session.view import View, minutes_text, view
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.line import Line

_LARGE: Final = (76, 22)
"""Columns and rows from which digits are drawn twice as large."""
_ROOMY: Final = (110, 36)
"""From here there is room for the sets and the exercises as well."""


class WatchScreen(PlaceScreen):
    """The session as its log tells it; nothing here changes it but taking it over."""

    CSS_PATH = STYLES / "watch.tcss"
    PLACE = "Session"
    BINDING_GROUP_TITLE = "Watching"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take it over", tooltip="The other terminal watches", id="watch.take"),
    ]
    HINTS: ClassVar[Sequence[Hint]] = (
        ("enter", "take it over"),
        ("1", "Today"),
        ("2", "Library"),
        ("4", "History"),
        ("q", "quit"),
    )

    def compose_place(self) -> ComposeResult:
        yield Line(id="watch-line")
        yield SessionPanel(id="panel")
        yield Static(id="watch-empty", markup=False)

    def on_mount(self) -> None:
        self.backstage.second.changed.subscribe(self, lambda _: self.show())
        self.set_interval(20, self.show)

    def on_screen_resume(self) -> None:
        self.show()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show)

    def answer(self, key: str) -> str:
        if key in self.active_bindings:
            return ""
        offer = self.backstage.second.offer(s=True)
        return f"Watching: enter {offer}." if offer else "Watching: nothing is changed from here."

    def hints(self) -> Sequence[Hint]:
        offer = self.backstage.second.offer()
        return (("enter", offer), *self.HINTS[1:]) if offer else self.HINTS[1:]

    def show(self) -> None:
        """Bring every part up to date; parts whose words have not changed are left alone."""
        second, now = self.backstage.second, self.backstage.clock()
        session = second.session
        if not self.is_mounted or not self.is_current or session is None:
            return
        self.show_hints()
        width, height = self.size
        self.query_one("#watch-line", Line).show(second.line(short=self.narrow))
        panel, empty = self.query_one(SessionPanel), self.query_one("#watch-empty", Static)
        panel.display, empty.display = session.current is not None, session.current is None
        if session.current is None:
            empty.update(shown("An empty session: no exercise has been added yet."))
            return
        roomy = width >= _ROOMY[0] and height >= _ROOMY[1]
        self.set_class(roomy, "-roomy")
        ways = Ways(narrow=not roomy, heard=self.backstage.personal.settings.bell)
        seen = _without_keys(view(session, now, second.seq, ways))
        panel.show(
            seen,
            narrow=not roomy,
            blocks=True,
            scale=2 if width >= _LARGE[0] and height >= _LARGE[1] else 1,
            plan=session.header.plan_name or "Session",
            minutes=minutes_text(session, now),
            say=seen.info,
        )

    def _show_banner(self) -> None:
        """The session is on this screen already."""

    def action_take(self) -> None:
        second = self.backstage.second
        if second.too_soon(BURST_S):
            self.tell("The session was just taken over in another terminal: enter again takes it back.")
        elif second.kept_from:
            self.tell(second.kept_from)
        else:
            self.app.run_worker(self._take(), group="take")

    async def _take(self) -> None:
        why_not = await self.backstage.second.take()
        if why_not and self.is_mounted:
            self.tell(why_not)


def _without_keys(seen: View) -> View:
    """Leave out what a key would do in the terminal that has the session."""
    words = "" if seen.next_line.startswith("Enter ") else seen.next_line.partition("   ")[0]
    return msgspec.structs.replace(seen, next_line=words, effort_asks=())
