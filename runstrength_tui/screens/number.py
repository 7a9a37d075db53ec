"""One number, typed or stepped to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.rating import RateIn
from runstrength_tui.domain.wording import number_text
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.line import Line


def rating_screen(rate_in: RateIn) -> NumberScreen:
    """Return the question how the set done last was, in numbers."""
    if rate_in is RateIn.RPE:
        return NumberScreen(
            "How hard was that set? RPE", 8, least=1, most=10, step=0.5, at_once=True, ten=True
        )
    return NumberScreen("How many reps were left in you?", 2, most=9, step=0.5, at_once=True)


class NumberScreen(PageOver[float | None]):
    """Asks for a number from ``least`` to ``most``; None when the person went back.

    With ``at_once`` one digit is the answer: for what is asked out of breath.
    """

    BINDING_GROUP_TITLE = "A number"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"digit({digit})", "Type it", tooltip="0 to 9", id=f"number.{digit}")
            for digit in range(10)
        ),
        Binding("backspace", "rub_out", "Rub out a digit", id="number.rub-out"),
        Binding("left,minus,subtract,down", "step(-1)", "Less", id="number.less"),
        Binding("right,plus,add,up", "step(1)", "More", id="number.more"),
        Binding("enter", "keep", "Keep", id="number.keep"),
        Binding("escape,q,Q", "back", "Leave as it was", id="number.back"),
    ]

    def __init__(
        self,
        title: str,
        now: float,
        *,
        unit: str = "",
        least: float = 0,
        most: float,
        step: float = 1,
        at_once: bool = False,
        ten: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._now = now
        self._unit = f" {unit}" if unit else ""
        self._least, self._most, self._step = least, most, step
        self._at_once = at_once
        self._ten = ten
        """With ``at_once``: 0 stands for 10."""
        self._typed = False

    def compose(self) -> ComposeResult:
        with Vertical(id="number"):
            yield Static(shown(self._title), classes="dialog-title")
            yield Line(id="number-now")
            yield FootLine()

    def on_mount(self) -> None:
        keys = [
            ("0-9", "that is it" if self._at_once else "type it"),
            ("←→", f"by {number_text(self._step)}"),
        ]
        self.query_one(FootLine).show([*keys, ("enter", "keep"), ("escape", "back")], rows=2)
        self._show()

    def _show(self) -> None:
        words = Content.assemble((number_text(self._now), "bold $text-accent"), self._unit)
        self.query_one("#number-now", Line).show(words)

    def action_digit(self, digit: int) -> None:
        if self._at_once:
            chosen = 10 if self._ten and digit == 0 else digit
            if self._least <= chosen <= self._most:
                self.dismiss(float(chosen))
            return
        value = (int(self._now) * 10 if self._typed else 0) + digit
        self._now, self._typed = min(float(value), self._most), True
        self._show()

    def action_rub_out(self) -> None:
        self._now, self._typed = float(int(self._now) // 10), True
        self._show()

    def action_step(self, by: int) -> None:
        self._now, self._typed = min(max(self._now + by * self._step, self._least), self._most), False
        self._show()

    def action_keep(self) -> None:
        self.dismiss(min(max(self._now, self._least), self._most))

    def action_back(self) -> None:
        self.dismiss(None)
