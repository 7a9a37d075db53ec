"""A few fields to fill in; what cannot be understood is said, and the fields stay as they were typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, Generic, TypeVar

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from runstrength_tui.errors import NotUnderstood
from runstrength_tui.paths import STYLES
from runstrength_tui.screens.in_order import InOrder
from runstrength_tui.screens.over import PageOver
from runstrength_tui.text import clean_text
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.field import OrderlyField
from runstrength_tui.widgets.foot_line import FootLine

T = TypeVar("T")

MOST: Final = 120
_LAST: Final = (("enter", "keep"), ("escape", "leave as it was"))
_MORE: Final = (("enter", "next"), ("↑↓", "field"), ("escape", "leave as it was"))


class Blank(Struct, frozen=True):
    """One field: its name, what stands in it, and an example of what may."""

    label: str
    value: str = ""
    example: str = ""


class _Field(OrderlyField):
    BINDING_GROUP_TITLE = "Field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Field before", tooltip="From the first, the last", id="form.up"),
        Binding("down", "go(1)", "Next field", tooltip="Of this form", id="form.down"),
    ]

    def __init__(self, blank: Blank, in_order: InOrder) -> None:
        super().__init__(blank.value, placeholder=blank.example, max_length=MOST, compact=True)
        self.cursor_blink = False
        self._in_order = in_order

    async def _on_key(self, event: events.Key) -> None:
        if self._in_order.take(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def action_go(self, by: int) -> None:
        fields = list(self.screen.query(_Field))
        self.screen.set_focus(fields[(fields.index(self) + by) % len(fields)])


class Form(PageOver[T | None], Generic[T]):
    """Returns what ``read`` makes of the fields; None when the person went back."""

    CSS_PATH = STYLES / "form.tcss"
    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDING_GROUP_TITLE = "Fields"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Leave as it was", tooltip="Change nothing", id="form.back"),
    ]

    def __init__(
        self,
        title: str,
        blanks: Sequence[Blank],
        read: Callable[[Sequence[str]], T],
        about: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._blanks = tuple(blanks)
        self._read = read
        self._about = about
        self._in_order = InOrder(frozenset({"enter"}), already=True)
        """What is typed before there is a field to type it in, or behind an enter, is for what comes then."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form", can_focus=False):
            yield Static(shown(self._title), classes="dialog-title")
            if self._about:
                yield Static(shown(self._about, "$text-muted"), id="form-about")
            for blank in self._blanks:
                with Horizontal(classes="form-row"):
                    if len(self._blanks) > 1:
                        yield Static(shown(blank.label, "$text-muted"), classes="form-label")
                    yield _Field(blank, self._in_order)
            yield Static(id="form-say", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        self.call_later(self._give_keys)

    def _give_keys(self) -> None:
        """Give the keys to the first field, those first that came before it was there."""
        if self.message_queue_size:
            self.call_later(self._give_keys)
        else:
            self.set_focus(self._fields[0])
            self._in_order.let_go(self.app)

    def on_key(self, event: events.Key) -> None:
        if self.focused is None and self._in_order.take(event):
            event.stop()
            event.prevent_default()

    @property
    def _fields(self) -> list[_Field]:
        return list(self.query(_Field))

    def on_descendant_focus(self) -> None:
        last = self._fields[-1].has_focus
        self.query_one(FootLine).show(_LAST if last else _MORE, rows=1)

    @on(Input.Submitted)
    def _on_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        fields = self._fields
        at = fields.index(event.input) if isinstance(event.input, _Field) else len(fields)
        if at + 1 < len(fields):
            self.set_focus(fields[at + 1])
        elif self._finish():
            self._in_order.let_go(self.app)
            return
        # A key that this field was handed already comes before those that go to the next one.
        event.input.call_later(self._in_order.let_go, self.app)

    def _finish(self) -> bool:
        """Close with what is made of the fields; False where one is not understood, which is said."""
        try:
            found = self._read([clean_text(field.value, most=MOST) for field in self._fields])
        except NotUnderstood as error:
            self.query_one("#form-say", Static).update(Content(str(error)))
            return False
        self.dismiss(found)
        return True

    def action_back(self) -> None:
        self.dismiss(None)
