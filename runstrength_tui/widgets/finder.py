"""A field to type in and the exercises that fit, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.wording import pattern_text
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.field import OrderlyField
from runstrength_tui.widgets.line import Line
from runstrength_tui.widgets.list_pane import ListPane, ListRow

Search = Callable[[str], Sequence[Exercise]]


class Field(OrderlyField):
    """One line to type in: no blinking cursor, and arrows move in the list."""

    BINDING_GROUP_TITLE = "Finding"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "list(-1)", "Move in the list", tooltip="While typing", id="finder.up"),
        Binding("down", "list(1)", "Move in the list", tooltip="While typing", id="finder.down"),
    ]

    def action_list(self, by: int) -> None:
        pane = self.screen.query_one(ListPane)
        pane.action_move(by)


class Finder(Vertical):
    """Lists what ``search`` finds for what is typed; posts the exercise under the cursor."""

    DEFAULT_CSS = """
    Finder { width: 1fr; height: 1fr; }
    Finder Field.-textual-compact { width: 1fr; padding: 0 1 0 3; background: $background; height: 1; }
    Finder Field.-textual-compact:focus { background: $surface; }
    Finder #finder-none, Finder #finder-only { display: none; padding: 0 1 0 3; color: $text-muted; }
    Finder #finder-only { height: 1; }
    """

    @dataclass
    class Found(Message):
        """Another exercise stands under the cursor, None when nothing fits."""

        exercise: Exercise | None

    @dataclass
    class Chosen(Message):
        """``enter`` on an exercise, in the list or in the field."""

        exercise: Exercise

    def __init__(self, search: Search) -> None:
        super().__init__()
        self._search = search
        self._found: tuple[Exercise, ...] = ()
        self._only = ""

    def compose(self) -> ComposeResult:
        field = Field(placeholder="/ find", max_length=60, compact=True)
        field.cursor_blink = False
        yield field
        yield Line(id="finder-only")
        yield ListPane()
        yield Static("Nothing fits.", id="finder-none", markup=False)

    def on_mount(self) -> None:
        self._look("")

    @property
    def exercise(self) -> Exercise | None:
        """The exercise under the cursor."""
        return self._found[self.query_one(ListPane).cursor] if self._found else None

    @property
    def typing(self) -> bool:
        """Whether the field has the keys."""
        return self.query_one(Field).has_focus

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self.query_one(Field).value

    @property
    def why_nothing(self) -> str:
        """What was looked for in vain, in one sentence."""
        query = clean_text(self.query_text, most=60)
        fits = f"Nothing fits “{query}”" if query else "Nothing fits"
        return f"{fits} in only {self._only}." if self._only else f"{fits}."

    def focus_field(self) -> None:
        """Give the keys to the field, those too that are on their way."""
        self.screen.set_focus(self.query_one(Field))

    def focus_list(self, *, clear: bool = False) -> None:
        """Give the keys to the list; with ``clear`` all exercises are listed again."""
        if clear:
            self.query_one(Field).clear()
        self.screen.set_focus(self.query_one(ListPane))

    def look_again(self, only: str) -> None:
        """Search anew, what is found having changed; ``only`` says in a few words what it is narrowed to."""
        line = self.query_one("#finder-only", Line)
        line.display = bool(only)
        line.show(shown(f"only {only}", "$text-accent"))
        self._only = only
        self._look(self.query_text)

    def action_move(self, by: int) -> None:
        """Move the cursor of the list."""
        self.query_one(ListPane).action_move(by)

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look(event.value)

    @on(Input.Submitted)
    def _on_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(ListPane.Moved)
    def _on_moved(self, event: ListPane.Moved) -> None:
        event.stop()
        self.post_message(self.Found(self.exercise))

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        if self.exercise is not None:
            self.post_message(self.Chosen(self.exercise))

    def _look(self, typed: str) -> None:
        """List what fits; the exercise under the cursor keeps it while nothing is typed."""
        query = clean_text(typed, most=60)
        kept = self.exercise
        self._found = tuple(self._search(query))
        cursor = self._found.index(kept) if not query and kept in self._found else 0
        pane = self.query_one(ListPane)
        pane.show([ListRow(each.name, pattern_text(each.pattern)) for each in self._found], cursor)
        nothing = self.query_one("#finder-none", Static)
        if not self._found:
            nothing.update(shown(self.why_nothing))
        nothing.display = not self._found
        pane.display = bool(self._found)
        self.post_message(self.Found(self.exercise))
