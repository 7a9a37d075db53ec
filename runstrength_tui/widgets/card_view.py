"""The card of an exercise: its moving figure, and one of its parts at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.widgets.blocks import Block, lay_out, para, shown
from runstrength_tui.widgets.card_layout import GAP, NARROW, Layout, apart, lay_card
from runstrength_tui.widgets.card_parts import CardPart, Past
from runstrength_tui.widgets.figure import FigureView
from runstrength_tui.widgets.line import Line
from runstrength_tui.widgets.open_card import OpenCard
from runstrength_tui.widgets.parts_row import PartsRow
from runstrength_tui.widgets.sheet import Sheet

_HIGH: Final = 24
"""From so many rows of text on, the parts that follow are shown too."""
_SETTLE_S: Final = 0.12
"""How long a card must be looked at before its figure is made and its history asked for."""


class CardView(Widget, can_focus=True):
    """Everything about one exercise.

    ``known`` returns an exercise by its id, for versions that have a card of their own. Beside a list the
    figure stands over the text; with more room beside it; with little, it is a part of its own.
    """

    BINDING_GROUP_TITLE = "The card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Scroll, or choose a version", tooltip="By a line", id="card.up"),
        Binding("down", "move(1)", "Scroll, or choose a version", tooltip="By a line", id="card.down"),
        Binding("home", "edge(False)", "To one end", tooltip="Top or end", id="card.home"),
        Binding("end", "edge(True)", "To one end", tooltip="Top or end", id="card.end"),
        Binding("enter", "open", "Card of this version", tooltip="Under easier/harder", id="card.open"),
    ]
    DEFAULT_CSS = """
    CardView { layout: vertical; width: 1fr; height: 1fr; }
    CardView #card-none { height: auto; display: none; }
    CardView #card-body { width: 1fr; height: 1fr; }
    CardView #card-top { height: auto; width: 1fr; }
    CardView #card-about { width: 1fr; height: auto; }
    CardView #card-page { width: 1fr; height: 1fr; margin-top: 1; }

    CardView.-over #card-top { layout: horizontal; }
    CardView.-beside #card-body { layout: horizontal; }
    CardView.-beside #card-top, CardView.-look #card-top { height: 1fr; }
    CardView.-beside FigureView, CardView.-look FigureView { margin: 1 0; }
    CardView.-narrow FigureView { margin: 0 0 1 0; }
    CardView.-narrow #card-page { margin: 0; }
    """

    @dataclass
    class Settled(Message):
        """An exercise is looked at: what is known of it is wanted."""

        exercise: Exercise

    @dataclass
    class Turned(Message):
        """Another part, version or exercise is shown: other keys may be useful."""

    @dataclass
    class Entered(Message):
        """``enter`` where there is nothing to open."""

    def __init__(
        self,
        known: Callable[[str], Exercise | None],
        *,
        motion: bool = True,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._motion = motion
        self._card = OpenCard(known)
        self._settling: Timer | None = None
        self._drawn: Exercise | None = None
        """Whose figure is shown: one is made only for a card that is looked at."""
        self._mistake_asked: bool | None = None
        """Whether a mistake is to be seen; None: where there is room for it."""

    def compose(self) -> ComposeResult:
        yield Line(id="card-title")
        yield PartsRow(id="card-parts")
        yield Sheet(id="card-none", can_focus=False)
        with Container(id="card-body"):
            with Container(id="card-top"):
                yield FigureView(motion=self._motion)
                yield Sheet(id="card-about", can_focus=False)
            yield Sheet(id="card-page", can_focus=False)

    def on_mount(self) -> None:
        self._motion = self._motion and not self.app.no_color

    def on_resize(self) -> None:
        self._fill(stay=True)

    # --- what is shown

    @property
    def card(self) -> OpenCard:
        """Which card is open, and at which part."""
        return self._card

    @property
    def figure(self) -> FigureView:
        """The figure."""
        return self.query_one(FigureView)

    @property
    def figure_seen(self) -> bool:
        """Whether a figure is in sight."""
        return self._card.exercise is not None and self.query_one("#card-top").display

    @property
    def page(self) -> Sheet:
        """The text that is scrolled."""
        return self.query_one("#card-about" if self.has_class("-look") else "#card-page", Sheet)

    def show(self, exercise: Exercise | None, *, otherwise: str = "") -> None:
        """Show an exercise, in the part that was looked at; or, with none, a sentence."""
        self._card.show(exercise)
        self.query_one("#card-body").display = exercise is not None
        self.query_one(PartsRow).display = exercise is not None
        nothing = self.query_one("#card-none", Sheet)
        nothing.display = exercise is None
        if exercise is None:
            self._drawn = None
            self.figure.show(None)
            self.query_one("#card-title", Line).show()
            nothing.show([para(otherwise, look="$text-muted")])
            self.post_message(self.Turned())
        else:
            self._gone()

    def know(self, exercise_id: str, past: Past) -> None:
        """Take in what is known of the person and an exercise."""
        self._card.know(exercise_id, past)
        if self._card.exercise is not None and self._card.exercise.id == exercise_id:
            self._fill(stay=True)

    def forget(self) -> None:
        """The history has changed: ask again for what is shown."""
        self._card.forget()
        self._settle()

    def allow_motion(self, motion: bool) -> None:
        """Have the figure move, or stand still."""
        self._motion = motion and not self.app.no_color
        self.figure.allow_motion(motion)
        self._fill()

    # --- keys

    def turn(self, by: int) -> None:
        """Show the next part, after the last the first."""
        self._card.turn(by)
        self._mistake_asked = None
        self._fill()

    def back(self) -> bool:
        """Go back to the card from which this one was opened; returns whether there was one."""
        if not self._card.back():
            return False
        self._gone()
        return True

    def next_mistake(self) -> bool:
        """Show the next mistake beside the right way; returns whether there is any to see."""
        figure = self.figure
        if self._drawn is None or self._drawn is not self._card.exercise or not figure.faults:
            return False
        if self._card.part is CardPart.AVOID and figure.fault is not None:
            figure.next_fault()
            self._mistake_asked = figure.fault is not None
        else:
            self._card.look_at(CardPart.AVOID)
            self._mistake_asked = True
        self._fill()
        return True

    def action_move(self, by: int) -> None:
        """Choose a version, or scroll by so many lines."""
        if self._card.choose(by):
            self._fill(stay=True)
        else:
            self.page.action_move(by)

    def action_edge(self, end: bool) -> None:
        """Scroll to the top or to the end."""
        self.page.action_edge(end)

    def action_open(self) -> None:
        """Open the version that is unfolded."""
        if self._card.open():
            self._gone()
        else:
            self.post_message(self.Entered())

    # --- drawing

    def _gone(self) -> None:
        self._mistake_asked = None
        self._fill()
        self._settle()

    def _settle(self) -> None:
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_S, self._settled)

    def _settled(self) -> None:
        exercise = self._card.exercise
        if exercise is None:
            return
        if self._drawn is not exercise:
            self._drawn = exercise
            self.figure.show(exercise.figure, exercise.tempo)
            self._fill(stay=True)
        if not self._card.knows(exercise.id):
            self.post_message(self.Settled(exercise))

    def _fill(self, *, stay: bool = False) -> None:
        """Bring name, parts, figure and text up to date."""
        card, (width, height) = self._card, self.content_size
        card.apart = apart((width, height), motion=self._motion)
        if card.exercise is None or not width:
            return
        kind = card.kind(width)
        self.query_one("#card-title", Line).show(shown(card.card.name, "bold"), shown(kind, "$text-muted"))
        names = [each.short if width < NARROW else each.value for each in card.parts]
        self.query_one(PartsRow).show(names, card.parts.index(card.part))
        layout = self._arranged()
        told = self._show_essentials(layout)
        self._show_page(told, following=layout.text >= _HIGH, stay=stay)
        self.post_message(self.Turned())

    def _arranged(self) -> Layout:
        """Put figure and text where there is room for them."""
        card, figure, size = self._card, self.figure, self.content_size
        small = apart(size, motion=True)
        mistake = self._mistake_seen(small)
        look = card.part is CardPart.LOOK or (small and mistake)
        exercise = card.exercise
        seen = exercise is not None and exercise.figure is not None and (look or mistake or not card.apart)
        place = (figure.wanted, figure.tall) if seen else None
        layout = lay_card(size, look=look, figure=place, mistake=mistake, motion=self._motion)
        self.set_class(layout.look, "-look")
        self.set_class(layout.beside, "-beside")
        self.set_class(layout.over, "-over")
        self.set_class(size.width < NARROW, "-narrow")
        top = self.query_one("#card-top")
        top.display = layout.top
        top.styles.width = layout.column if layout.beside else "1fr"
        figure.styles.width = figure.wanted + GAP if layout.over and any(layout.room) else "1fr"
        self.query_one("#card-page").display = not layout.look
        return layout

    def _mistake_seen(self, small: bool) -> bool:
        """Show a mistake under what to avoid, where there is room or when asked; returns whether."""
        card, figure = self._card, self.figure
        seen = self._drawn is card.exercise and card.part is CardPart.AVOID and bool(figure.faults)
        seen = seen and (not small if self._mistake_asked is None else self._mistake_asked)
        if seen and figure.fault is None:
            figure.next_fault()
        while not seen and figure.fault is not None:
            figure.next_fault()
        return seen

    def _show_essentials(self, layout: Layout) -> bool:
        """Show what one wants to know first as far as it fits in whole; returns whether any of it does."""
        blocks = self._card.essentials(self.content_size.width)
        columns, rows = layout.room
        while blocks and len(lay_out(blocks, columns)) > rows:
            blocks.pop()
        about = self.query_one("#card-about", Sheet)
        about.display = bool(blocks)
        about.show(blocks)
        return bool(blocks)

    def _show_page(self, told: bool, *, following: bool, stay: bool) -> None:
        """Show the text of the part; on top of the first one what one wants to know first, unless told."""
        card, page = self._card, self.query_one("#card-page", Sheet)
        texts = [part for part in card.parts if part is not CardPart.LOOK]
        first: list[Block] = []
        if not told and card.part is texts[0]:
            first = card.essentials(self.content_size.width)
        blocks, at = card.page(first, following=following)
        page.show(blocks, stay=stay)
        if at is not None:
            page.reveal(at)
