"""What the places have in common: the line on top, the banner, the keys at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static

from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.wording import clock_text
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.arrival import go_to_session
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.line.opening import OpensLine
from runstrength_tui.screens.session.view import rest_clock
from runstrength_tui.screens.working import work_once
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.banner import Banner
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine, Hint
from runstrength_tui.widgets.top_line import TopLine

PLACES: Final = (
    ("1", "Today", "today"),
    ("2", "Library", "library"),
    ("3", "Session", "session"),
    ("4", "History", "history"),
    ("5", "Trends", "trends"),
)
_WHAT_IS_THERE: Final = {
    "today": "What to do today, and why",
    "library": "Every exercise with its card",
    "session": "The session under way",
    "history": "What you have done",
    "trends": "Whether you get stronger",
}
"""Key, name and mode of each place, in the order of the line on top."""

NARROW: Final = 72
_LOOK_S: Final = 600.0
"""How long at most until the day is looked at: a machine that slept counts no time meanwhile."""
_KEYS: Final[Hint] = ("?", "all keys")


class PlaceScreen(OpensLine):
    """A place: content between the line on top and the keys; digits lead to the other places."""

    PLACE: ClassVar[str]
    """Name of this place in the line on top."""
    LATE: ClassVar[frozenset[str]] = frozenset({"enter"})
    """Keys that store something: one that comes right behind the storing was the same key press."""
    HINTS: ClassVar[Sequence[Hint]] = ()
    """The most useful keys of this place, the first one most."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As in Textual, but a change of focus sends the two widgets and not the whole screen."""

    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"go_to('{mode}')",
                f"Go to {name}",
                tooltip=_WHAT_IS_THERE[mode],
                id=f"place.{mode}",
            )
            for key, name, mode in PLACES
        ),
        Binding(
            "colon",
            "app.command_palette",
            "Commands",
            tooltip="Colours and more, by name",
            id="place.commands",
        ),
        Binding("l,L", "line", "A line", tooltip="What you did, in words", id="place.line"),
        Binding("comma", "settings", "Settings", tooltip="Units, kit, health, runs", id="place.settings"),
        Binding("question_mark", "all_keys", "All keys", tooltip="This list", id="place.keys"),
        Binding("q,Q", "app.quit", "Quit", tooltip="A session under way stays", id="place.quit"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self.backstage = backstage
        self._line_change = 0
        """What ``u`` takes back while the sentence that says so stands; 0 for nothing."""

    def compose(self) -> ComposeResult:
        yield TopLine(self.top_places(), self.PLACE, self.backstage.clock().date())
        yield from self.compose_place()
        yield Static(id="trouble", markup=False)
        yield Banner()
        yield FootLine()

    def top_places(self) -> list[tuple[str, str]]:
        """Return key and name of each place in the line on top."""
        return [(key, name) for key, name, _ in PLACES]

    def compose_place(self) -> ComposeResult:
        """Yield what stands between the line on top and the keys."""
        yield from ()

    def on_mount(self) -> None:
        backstage = self.backstage
        for signal in (backstage.session_changed, backstage.rest_tick, backstage.second.changed):
            signal.subscribe(self, self._on_session)
        backstage.trouble_changed.subscribe(self, self._on_trouble)
        self._wait_for_midnight()

    def on_screen_resume(self) -> None:
        self._show_frame()

    def on_resize(self) -> None:
        self.show_hints()

    def on_key(self, event: events.Key) -> None:
        change, self._line_change = self._line_change, 0
        late = event.key.lower() in self.LATE and self.line_just_stored
        if late or (change and event.key.lower() == "u"):
            event.stop()
            event.prevent_default()
            if late:
                self._line_change = change
            else:
                self._line_stored_at = None  # whatever comes next is meant
                self.take_line_back(change)
            return
        self.tell(self.answer(event.key))

    def line_done(self, told: str, change: int) -> None:
        self._line_change = change
        self.tell(f"{told} u takes it back." if change else told)

    def answer(self, key: str) -> str:
        """Return what to say to a key before it does anything; "" brings the keys back."""
        return ""

    @property
    def narrow(self) -> bool:
        """Whether list and details are two steps instead of side by side."""
        return self.size.width < NARROW

    def hints(self) -> Sequence[Hint]:
        """Return the keys that are shown at the bottom, without the one for all keys."""
        return self.HINTS

    def show_hints(self) -> None:
        """Bring the keys at the bottom up to date."""
        rows = 2 if self.narrow else 1
        self.query_one(FootLine).show([*self.hints(), _KEYS], rows=rows)

    def tell(self, sentence: str) -> None:
        """Show a sentence in place of the keys until the next key is pressed."""
        self.query_one(FootLine).say(clean_text(sentence))

    def day_changed(self) -> None:
        """What stands here for today must be made anew."""

    def action_go_to(self, mode: str) -> None:
        """Go to a place; the session may be another terminal's."""
        if mode == "session":
            go_to_session(self.app, self.backstage)
        else:
            self.app.switch_mode(mode)

    def action_settings(self) -> None:
        self.backstage.personal.came_from = self.app.current_mode
        self.app.switch_mode("settings")

    @work_once("run")
    async def action_add_run(self) -> None:
        """Fill in a run, or a race ahead; it is on disk when that is said, and ``u`` takes it back."""
        from runstrength_tui.domain.own_words import added_text  # a start need not bring these
        from runstrength_tui.screens.run_form import ask_run

        backstage = self.backstage
        now, unit = backstage.clock(), backstage.personal.settings.distance
        await backstage.arrived.wait()
        found = await ask_run(self.app, now, unit)
        if found is None:
            return
        try:
            change = await backstage.personal.add_run(found)
        except RunStrengthError as error:
            self.tell(str(error))
            return
        self.line_done(f"Stored: {added_text(found, now.date(), unit)}.", change)

    def action_all_keys(self) -> None:
        from runstrength_tui.screens.help import HelpScreen  # a start need not bring it

        self.app.push_screen(HelpScreen(self))

    def _show_frame(self) -> None:
        self._on_time()
        self._on_trouble(self.backstage.trouble)
        self._show_banner()
        self.show_hints()

    def _on_session(self, _: None) -> None:
        if self.is_current:
            self._show_banner()

    def _on_trouble(self, sentence: str) -> None:
        line = self.query_one("#trouble", Static)
        words = shown(sentence)
        if line.content != words:
            line.update(words)
            line.set_class(bool(sentence), "-shown")

    def _wait_for_midnight(self) -> None:
        now = self.backstage.clock()
        left = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo) - now
        self.set_timer(min(_LOOK_S, left.total_seconds() + 0.5), self._time_passed)

    def _time_passed(self) -> None:
        self._on_time()
        self._wait_for_midnight()

    def _on_time(self) -> None:
        if not self.is_current:
            return
        top, today = self.query_one(TopLine), self.backstage.clock().date()
        if top.today != today:
            top.show(today)
            self.day_changed()

    def _show_banner(self) -> None:
        own, now = self.backstage.session, self.backstage.clock()
        session = own or self.backstage.second.session
        banner = self.query_one(Banner)
        if session is None or session.ended is not None:
            banner.show("", "", "")
            return
        left = rest_clock(session.rest, now) if session.rest is not None else 0
        banner.show(
            f"rest {clock_text(left)}" if left else "",
            clean_text(_words(session, short=self.narrow)),
            _way_back(watching=own is None, short=self.narrow),
        )


def _way_back(*, watching: bool, short: bool) -> str:
    way = "3 watch" if watching else "3 back"
    return way if short else f"{way} it" if watching else f"{way} to it"


def _words(session: LiveSession, *, short: bool) -> str:
    item = session.current
    if item is None:
        return "Empty session" if short else "An empty session is under way"
    if session.all_done:
        return "All sets are done"
    which = f"{item.number} of {max(item.number, len(item.targets))}"
    return f"{item.facts.name} {which}" if short else f"{item.facts.name}, set {which}"
