"""Trends: the first page answers "stronger?", the further ones show what it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from runstrength_tui.domain.trends.front import Front, front_page
from runstrength_tui.domain.trends.one_exercise import View, exercise_page, first_view, within
from runstrength_tui.domain.trends.page import Page, thin
from runstrength_tui.domain.trends.reach import Reach, after, first_day, reach_text
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.trends.loading import Loading
from runstrength_tui.screens.trends.pages import Part, page_of, record_sections
from runstrength_tui.screens.trends.reading import Figures
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import Hint
from runstrength_tui.widgets.list_pane import ListPane
from runstrength_tui.widgets.parts_row import PartsRow
from runstrength_tui.widgets.plot_view import PlotView
from runstrength_tui.widgets.sections import SectionList
from runstrength_tui.widgets.sheet import Sheet
from runstrength_tui.widgets.then_now_list import ThenNowList
from runstrength_tui.widgets.trend_page import front_blocks, page_blocks

EMPTY: Final = (
    "Nothing to compare yet. After two sessions this page says what went up; 1 goes to Today, where enter "
    "starts one."
)
_BELOW: Final = 5
"""Most lines below the table of the first page."""
READING: Final = "Reading…"


class TrendsScreen(Loading):
    """Pages side by side; ``enter`` on an exercise draws it, ``r`` looks further back."""

    CSS_PATH = STYLES / "trends.tcss"
    PLACE = "Trends"
    BINDING_GROUP_TITLE = "Trends"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,tab", "part(1)", "Next page", tooltip="Exercise, landings, sets, …", id="trends.next"),
        Binding("left,shift+tab", "part(-1)", "Page before", tooltip="As →", id="trends.before"),
        Binding("r,R", "reach", "How far back", tooltip="4 or 12 weeks, 1 year, all", id="trends.reach"),
        Binding(
            "space", "view", "Another view", tooltip="Best set, single, volume, version", id="trends.view"
        ),
        Binding("n,N", "exercise(1)", "Next exercise", tooltip="On the page of one", id="trends.exercise"),
        Binding("p,P", "exercise(-1)", "Exercise before", tooltip="On the page of one", id="trends.earlier"),
        Binding("escape", "back", "Back", tooltip="To the first page", id="trends.back"),
        Binding("pagedown", "page(1)", "By a page", tooltip="List or text", id="trends.page-down"),
        Binding("pageup", "page(-1)", "By a page", tooltip="List or text", id="trends.page-up"),
        Binding("j,J", "move(1)", "Move", tooltip="List or text", id="trends.down"),
        Binding("k,K", "move(-1)", "Move", tooltip="List or text", id="trends.up"),
    ]

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._part = Part.STRONGER
        self._exercise = ""
        """Id of the exercise that is drawn; "" until one was chosen: the one done most."""
        self._view: View | None = None
        """None: what there is to see first."""
        self._made: tuple[tuple[Figures, Reach, date], Front] | None = None
        self._nothing = False

    def compose_place(self) -> ComposeResult:
        yield PartsRow(id="trends-parts")
        yield Static(id="trends-reach")
        yield Static(id="trends-says")
        with Vertical(id="trends-front"):
            yield Static(id="trends-heading")
            yield ThenNowList(id="trends-list")
            yield Sheet(id="trends-below", can_focus=False)
        with Vertical(id="trends-page"):
            yield PlotView(self._today, id="trends-plot")
            yield Sheet(id="trends-text")
        yield SectionList(id="trends-records")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._show)

    @property
    def _list(self) -> ThenNowList:
        return self.query_one(ThenNowList)

    @property
    def _text(self) -> Sheet:
        return self.query_one("#trends-text", Sheet)

    @property
    def _records(self) -> SectionList:
        return self.query_one(SectionList)

    def hints(self) -> Sequence[Hint]:
        more: tuple[Hint, ...] = (("r", "how far back"), ("←→", "pages"))
        if self._nothing:
            return ("1", "today"), ("←→", "pages"), ("q", "quit")
        if self._part is Part.STRONGER:
            return ("enter", "draw it"), *more, ("↑↓", "choose"), ("q", "quit")
        if self._part is Part.EXERCISE:
            views = self._course[1].views if self._course else ()
            other: tuple[Hint, ...] = (("space", "another view"),) if len(views) > 1 else ()
            return *other, ("n", "next exercise"), *more, ("escape", "back")
        if self._part is Part.RECORDS:
            return ("enter", "its session"), ("↑↓", "choose"), ("←→", "pages"), ("escape", "back")
        return *more, ("↑↓", "scroll"), ("escape", "back")

    # --- showing ---------------------------------------------------------------------

    def _show(self) -> None:
        """Bring everything up to date; what stands there already is not sent again."""
        parts = list(Part)
        self.query_one(PartsRow).show(parts, parts.index(self._part))
        words = "" if self._part is Part.RECORDS else reach_text(self._reach)
        _put(self.query_one("#trends-reach", Static), words, "$text-muted")
        front, held = self._part is Part.STRONGER, self._part is Part.RECORDS
        figures = self._figures
        self._nothing = figures is not None and figures.since == date.min and not figures.found.points
        needed = first_day(self._reach, self._today) if front else date.min
        reading = figures is None or not figures.cover(needed)
        there = not reading and not self._nothing
        self._open_up(front=there and front, page=there and not front and not held, records=there and held)
        if figures is None or reading:
            self._says(self._fault or READING)
        elif self._nothing:
            self._says(EMPTY)
        elif front:
            self._show_front(figures)
        elif held:
            self._show_records(figures)
        else:
            self._show_page(figures)
        if self._fault and figures is not None:
            self.tell(self._fault)
        self.show_hints()

    def _open_up(self, **displayed: bool) -> None:
        """Show these parts of the screen; what is as wide as its place is drawn again once it has one."""
        changed = False
        for name, display in displayed.items():
            widget = self.query_one(f"#trends-{name}")
            changed |= widget.display != display
            widget.display = display
        self.query_one("#trends-says").set_class(not any(displayed.values()), "-alone")
        if changed:
            self.call_after_refresh(self._show)

    def _says(self, sentence: str) -> None:
        _put(self.query_one("#trends-says", Static), sentence, "bold")

    def _front(self, figures: Figures) -> Front:
        """Return the first page, made once for what it is made from."""
        key = figures, self._reach, self._today
        if self._made is None or self._made[0][0] is not figures or self._made[0][1:] != key[1:]:
            found, exercises = figures.found, figures.exercises
            front = front_page(found, self._reach, self._today, exercises, figures.limits, figures.nudged)
            self._made = key, front
        return self._made[1]

    def _show_front(self, figures: Figures) -> None:
        front = self._front(figures)
        self._says(front.says)
        here = self._list.change
        ids = [change.exercise for change in front.changes]
        at = ids.index(here.exercise) if here is not None and here.exercise in ids else self._list.cursor
        self._list.show_changes(front.changes, at)
        heading = self.query_one("#trends-heading", Static)
        heading.display = bool(front.changes) and not self.narrow
        heading.update(self._list.heading())
        below = self.query_one("#trends-below", Sheet)
        below.show(front_blocks(front, narrow=self.narrow))
        # The list takes what the lines below leave; it scrolls where that is not enough.
        room = (self.query_one("#trends-front").content_size.height or self.size.height) - heading.display - 1
        self._list.styles.max_height = max(2, room - min(_BELOW, below.total(max(1, self.size.width - 4))))
        if not self._list.has_focus:
            self.set_focus(self._list)

    def _show_page(self, figures: Figures) -> None:
        if self._part is Part.EXERCISE:
            page = self._exercise_page()
        else:
            page = page_of(self._part, figures, self._reach, self._today)
        page = thin(page)
        self._says(page.says)
        drawn = page.plot is not None and not page.plot.empty and not self.narrow
        plot = self.query_one(PlotView)
        plot.display = drawn
        plot.show(page.plot if drawn else None, self._today)
        self._text.set_class(drawn, "-beside")
        self._text.show(page_blocks(page, self._today, drawn=drawn), stay=self._text.has_focus)
        if not self._text.has_focus:
            self.set_focus(self._text)

    def _exercise_page(self) -> Page:
        exercise = self._exercise or (self._order or [""])[0]
        if self._course is None or self._course[0] != exercise:
            self.load_course(exercise)
            return Page(says=READING)
        found = within(self._course[1], first_day(self._reach, self._today))
        view = self._view if self._view in found.views else first_view(found)
        return exercise_page(found, view or View.BEST, self._today)

    @property
    def _order(self) -> list[str]:
        """The exercises of the first page, in its order."""
        return [change.exercise for change in self._list.changes]

    def _show_records(self, figures: Figures) -> None:
        if self._holders is None:
            self._says(READING)
            self.load_records()
            return
        self._says("The best set of each version, and the day it was set. Warm-ups do not count.")
        sections = record_sections(self._holders, figures.exercises, self._today)
        self._records.show_sections(sections, self._records.entry)
        if not self._records.has_focus:
            self.set_focus(self._records)

    # --- keys ------------------------------------------------------------------------

    @on(ListPane.Chosen, "#trends-list")
    def _on_chosen(self) -> None:
        if (change := self._list.change) is not None:
            self._exercise, self._view = change.exercise, None
            self._go(Part.EXERCISE)

    @on(ListPane.Chosen, "#trends-records")
    def _on_record(self) -> None:
        """Go to the session that set the record."""
        if self._holders:
            holder = self._holders[self._records.entry]
            self.backstage.look_up = holder.session, holder.exercise, holder.rung
            self.app.switch_mode("history")

    def _go(self, part: Part) -> None:
        self._part = part
        self._text.action_edge(False)
        self._show()

    def action_part(self, by: int) -> None:
        parts = list(Part)
        self._go(parts[(parts.index(self._part) + by) % len(parts)])

    def action_back(self) -> None:
        self._go(Part.STRONGER)

    def action_reach(self) -> None:
        if self._part is not Part.RECORDS:
            self._reach = after(self._reach)
            self._show()

    def action_view(self) -> None:
        if self._part is not Part.EXERCISE or self._course is None:
            self.action_page(1)
            return
        found = within(self._course[1], first_day(self._reach, self._today))
        if views := found.views:
            here = self._view if self._view in views else first_view(found)
            self._view = views[(views.index(here) + 1) % len(views)]
            self._show()

    def action_exercise(self, by: int) -> None:
        if self._part is Part.EXERCISE and (order := self._order):
            at = order.index(self._exercise) if self._exercise in order else 0
            self._exercise, self._view = order[(at + by) % len(order)], None
            self._list.move_to(order.index(self._exercise))
            self._show()

    def action_page(self, pages: int) -> None:
        self._reader.action_page(pages)

    def action_move(self, by: int) -> None:
        self._reader.action_move(by)

    @property
    def _reader(self) -> Sheet | ListPane:
        """What the arrows move in."""
        if self._part is Part.STRONGER:
            return self._list
        return self._records if self._part is Part.RECORDS else self._text


def _put(widget: Static, sentence: str, look: str) -> None:
    words = shown(sentence, look)
    if widget.content != words:
        widget.update(words)
