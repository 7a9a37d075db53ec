"""The first start: three questions with a key each, kept before Today is shown; ``escape`` keeps nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from msgspec import Struct
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.beginning import (
    Begun,
    Having,
    SoFar,
    UnitsOf,
    begun,
    guessed_units,
)
from runstrength_tui.domain.entries import weight_entry
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.base import NARROW, PlaceScreen
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.settings.form import Blank, Form
from runstrength_tui.screens.working import work_once
from runstrength_tui.settings import Settings
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine

INTRO: Final = "Strength for runners, next to your runs. Three keys, and your first session is ready."
LATER: Final = "Each can be changed later in the settings ( , )."
IMPORT: Final = "runstrength import FILE"
ABOUT_IMPORT: Final = f"Coming from there: {IMPORT} brings your log along."
_ABOUT_BELL: Final = "The first weight goes by it. enter without one leaves it open."


class Option(Struct, frozen=True):
    """One answer: its key, its words, what is said once all is answered, and what it stands for."""

    key: str
    words: str
    value: str
    then: str = ""


class Question(Struct, frozen=True):
    """A question, in short once it is answered."""

    short: str
    text: str
    options: tuple[Option, ...]


QUESTIONS: Final = (
    Question(
        "Units",
        "Weights and distances in",
        (
            Option("k", "kg and km", UnitsOf.METRIC),
            Option("l", "lb and miles", UnitsOf.POUNDS),
            Option("b", "kg and miles", UnitsOf.KG_MILES),
        ),
    ),
    Question(
        "You have",
        "What do you have to train with?",
        (
            Option("n", "nothing", Having.NOTHING),
            Option("k", "one kettlebell", Having.KETTLEBELL),
            Option("d", "one dumbbell", Having.DUMBBELL),
            Option("m", "more", Having.MORE, "Settings ( , ) takes what you have, with its weights."),
        ),
    ),
    Question(
        "So far",
        "Strength training so far?",
        (
            Option("n", "new to it", SoFar.NEW),
            Option("m", "some months", SoFar.SOME),
            Option("y", "over a year", SoFar.LONG),
            Option(
                "i",
                "in Hevy, Strong or FitNotes",
                SoFar.ELSEWHERE,
                f"{IMPORT} brings your log along, and your level with it.",
            ),
        ),
    ),
)


_BROUGHT: Final = Option("i", "as my log shows", SoFar.ELSEWHERE)
"""In place of where the log still is, for who has brought it along already."""


class FirstStart(PageOver[str | None]):
    """Returns what to say next, once all is on disk; None where nothing was answered."""

    CSS_PATH = STYLES / "first_start.tcss"
    BINDING_GROUP_TITLE = "First start"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Take the marked one", tooltip="Or its letter", id="first.take"),
        Binding("up", "move(-1)", "Mark another", tooltip="One up or down", id="first.up"),
        Binding("down", "move(1)", "Mark another", tooltip="One up or down", id="first.down"),
        Binding("left,backspace", "before", "Question before", tooltip="Answer it anew", id="first.before"),
        Binding("escape", "later", "Later", tooltip="Nothing is kept", id="first.later"),
        Binding("q,Q", "app.quit", "Quit", tooltip="Nothing is kept", id="first.quit"),
    ]

    def __init__(self, backstage: Backstage, units: UnitsOf, *, brought: bool = False) -> None:
        super().__init__()
        self._backstage = backstage
        *first, last = QUESTIONS
        mine = Question(last.short, last.text, (_BROUGHT, *last.options[:-1])) if brought else last
        self._questions = (*first, mine)
        self._about_last = LATER if brought else ABOUT_IMPORT
        self._at = 0
        """The question that is asked."""
        self._chosen = [[each.value for each in QUESTIONS[0].options].index(units), 0, 0]
        """The option taken, or marked, of each question."""
        self._bell: tuple[float, WeightUnit] | None = None
        self._keeping = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="first", can_focus=False):
            yield Static("RunStrength", classes="dialog-title")
            yield Static(shown(INTRO), id="first-intro")
            yield Static(id="first-questions", markup=False)
            yield Static(id="first-say", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    # --- showing ----------------------------------------------------------------------

    def _show(self) -> None:
        lines: list[Content] = []
        for number, question in enumerate(self._questions):
            lines += self._lines(number, question)
        self.query_one("#first-questions", Static).update(Content("\n").join(lines))
        last = self._at == len(self._questions) - 1
        self._say(self._about_last if last else LATER)
        back = (("←", "back"),) if self._at else ()
        keys = (("letter", "take it"), ("enter", "the marked one"), *back, ("escape", "later"))
        self.query_one(FootLine).show(keys, rows=2 if self.app.size.width < NARROW else 1)

    def _lines(self, number: int, question: Question) -> list[Content]:
        """A question that was answered is one line, so is one that is to come; the one asked has its keys."""
        if number > self._at:
            return [Content.styled(f"  {question.text}", "$text-muted"), Content("")]
        if number < self._at:
            answer = question.options[self._chosen[number]].words
            if number == 1 and self._bell is not None:
                amount, unit = self._bell
                answer += f", {amount:g} {unit}"
            return [
                Content.assemble(("✓ ", "$text-success"), f"{question.short:<10}", (answer, "bold")),
                Content(""),
            ]
        return [
            Content.styled(f"  {question.text}", "bold"),
            *(
                self._option(option, marked=place == self._chosen[number])
                for place, option in enumerate(question.options)
            ),
            Content(""),
        ]

    def _option(self, option: Option, *, marked: bool) -> Content:
        return Content.assemble(
            (" › " if marked else "   ", "bold $text-accent"),
            (f" {option.key}  ", "bold $text-accent"),
            (option.words, "bold" if marked else ""),
        )

    def _say(self, sentence: str, look: str = "$text-muted") -> None:
        self.query_one("#first-say", Static).update(shown(sentence, look))

    # --- keys -------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        options = self._questions[self._at].options
        key = event.key.lower()
        place = next((at for at, option in enumerate(options) if option.key == key), None)
        if place is not None:
            event.stop()
            event.prevent_default()
            self._chosen[self._at] = place
            self.action_take()

    def action_move(self, by: int) -> None:
        options = self._questions[self._at].options
        self._chosen[self._at] = max(0, min(self._chosen[self._at] + by, len(options) - 1))
        self._show()

    def action_before(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def action_take(self) -> None:
        if self._keeping:
            return
        if self._at == 1:
            self._bell = None
            if self._value(1) in (Having.KETTLEBELL, Having.DUMBBELL):
                self._show()  # the mark stands on it for who goes back
                self.weigh()
                return
        if self._at + 1 < len(self._questions):
            self._go_on()
        else:
            self.keep()

    def _go_on(self) -> None:
        self._at += 1
        self._show()

    def _value(self, number: int) -> str:
        return self._questions[number].options[self._chosen[number]].value

    @work_once("answer")
    async def weigh(self) -> None:
        """Ask what the one bell weighs; who goes back is asked again what there is."""
        unit = UnitsOf(self._value(0)).weights
        name = self._value(1)

        def read(texts: Sequence[str]) -> tuple[tuple[float, WeightUnit] | None]:
            return (weight_entry(texts[0], unit),)

        blank = Blank("Weight", "", "12 kg" if unit is WeightUnit.KG else "25 lb")
        found = await self.app.push_screen_wait(Form(f"Your {name}", (blank,), read, _ABOUT_BELL))
        if found is not None:
            (self._bell,) = found
            self._go_on()

    @work_once("answer")
    async def keep(self) -> None:
        """Put the answers on disk; what cannot be kept is said, and escape goes on without."""
        self._keeping = True
        units = UnitsOf(self._value(0))
        answers = Begun(
            units=units, having=Having(self._value(1)), bell=self._bell, so_far=SoFar(self._value(2))
        )
        personal, today = self._backstage.personal, self._backstage.clock().date()
        try:
            trouble = await personal.begin(
                lambda told: begun(told, answers, today), {"units": units.weights, "distance": units.distance}
            )
        except RunStrengthError as error:
            self._keeping = False
            self._say(str(error), "$text-warning")
            return
        said = [trouble, *(self._questions[number].options[self._chosen[number]].then for number in (1, 2))]
        self.dismiss(" ".join(each for each in said if each))

    def action_later(self) -> None:
        if not self._keeping:
            self.dismiss(None)


async def first_start(app: App[Any], backstage: Backstage) -> None:
    """Ask somebody new, once in this run; answers are on disk before Today is seen."""
    settings = backstage.personal.settings
    units = guessed_units(os.environ) if settings == Settings() else _units_of(settings)
    brought = bool(await backstage.recent(1))
    said = await app.push_screen_wait(FirstStart(backstage, units, brought=brought))
    if said and isinstance(app.screen, PlaceScreen):
        app.screen.tell(said)  # gone with the next key: a note would lie over the keys of what comes then


def _units_of(settings: Settings) -> UnitsOf:
    """Return the units that were chosen before, as with a history that was begun anew."""
    known = ((each.weights, each.distance) for each in UnitsOf)
    now = settings.units, settings.distance
    return next((each for each, pair in zip(UnitsOf, known, strict=True) if pair == now), UnitsOf.METRIC)
