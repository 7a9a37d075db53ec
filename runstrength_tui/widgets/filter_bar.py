"""A line to filter the history by, and below it what it finds, what the word may become, or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from runstrength_tui.widgets.blocks import ACCENT, MUTED, WARN, shown
from runstrength_tui.widgets.finder import Field

MOST: Final = 400
PLACEHOLDER: Final = "/ filter: goblet, plan:base, last month, pr, rpe:8+"


class Answer(Struct, frozen=True):
    """What is said to a filter."""

    found: str = ""
    wrong: str = ""
    """Which word makes no sense, and what would."""
    offered: tuple[str, ...] = ()
    """What the word under the cursor may become, the likeliest first."""


class FilterField(Field):
    """The line itself; arrows up and down move in the list meanwhile."""

    BINDING_GROUP_TITLE = "Filter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete the word", tooltip="The first offered", id="filter.complete"),
    ]

    @dataclass
    class Complete(Message):
        """``tab``."""

    def action_complete(self) -> None:
        self.post_message(self.Complete())


class FilterBar(Vertical):
    """Posts what is typed; whoever filters says what it finds."""

    DEFAULT_CSS = """
    FilterBar { height: auto; width: 1fr; }
    FilterBar FilterField.-textual-compact { width: 1fr; height: 1; padding: 0 1; background: $background; }
    FilterBar FilterField.-textual-compact:focus { background: $surface; }
    FilterBar #filter-answer { display: none; padding: 0 1; height: auto; max-height: 3; }
    FilterBar.-answering #filter-answer { display: block; }
    """

    @dataclass
    class Typed(Message):
        """Something else stands in the line, or the cursor elsewhere in it."""

        text: str

    @dataclass
    class Taken(Message):
        """``enter``: the filter stays as it is."""

    @dataclass
    class Complete(Message):
        """``tab``: the word before the cursor is to become what is offered first."""

        text: str
        cursor: int

    def compose(self) -> ComposeResult:
        field = FilterField(placeholder=PLACEHOLDER, max_length=MOST, compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field
        yield Static(id="filter-answer", markup=False)

    @property
    def _field(self) -> FilterField:
        return self.query_one(FilterField)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._field.value

    @property
    def cursor(self) -> int:
        """Where the next letter goes."""
        return self._field.cursor_position

    @property
    def typing(self) -> bool:
        """Whether the line has the keys."""
        return self._field.has_focus

    def focus_field(self) -> None:
        """Give the keys to the line, now: the next one may be here already."""
        self.screen.set_focus(self._field)

    def put(self, text: str, cursor: int | None = None) -> None:
        """Have another text in the line; it counts as typed."""
        self._field.value = text
        self._field.cursor_position = len(text) if cursor is None else cursor

    def answer(self, answer: Answer | None) -> None:
        """Say what the filter finds; nothing for None."""
        self.set_class(answer is not None, "-answering")
        if answer is None:
            return
        parts: list[Content] = []
        if answer.wrong:
            parts.append(shown(answer.wrong, WARN))
        elif answer.found:
            parts.append(shown(answer.found, MUTED))
        if answer.offered:
            parts.append(shown("tab", ACCENT) + Content(" ") + shown(answer.offered[0]))
            parts += [shown(each, MUTED) for each in answer.offered[1:]]
        line = Content("   ").join(parts)
        room = self.content_size.width - 2
        if not answer.wrong and room > 0:
            line = line.truncate(room, ellipsis=True)
        self.query_one("#filter-answer", Static).update(line)

    @on(Input.Changed)
    def _on_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _on_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Taken())

    @on(FilterField.Complete)
    def _on_complete(self, event: FilterField.Complete) -> None:
        event.stop()
        self.post_message(self.Complete(self.text, self.cursor))
