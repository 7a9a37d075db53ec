"""A warning sign: one key stops everything."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from runstrength_tui.domain.session import WarningSign

_SIGNS = (
    "Chest, jaw or arm: pain, pressure",
    "Breath short as never before",
    "Faint or dizzy, heart stumbling",
    "One side weak, sight, speech off",
)


class WarningScreen(ModalScreen[str | None]):
    """``enter`` stops the session at once; None goes back to the set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "stop_all", "Stop everything", id="warning.stop"),
        Binding("escape,q,Q", "back", "Go on", id="warning.back"),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="warning", can_focus=False):
            yield Static("Any of these?", classes="dialog-title")
            for sign in _SIGNS:
                yield Static(Content.assemble(("·  ", "$text-error"), sign))
            yield Static(
                Content.assemble(
                    ("enter", "bold $text-error"), " stop everything   ",
                    ("escape", "bold $text-accent"), " go on",
                ),
                classes="dialog-keys",
            )  # fmt: skip
            yield Static(
                "Pain in one place only? escape, then s p leaves this exercise out.",
                classes="dialog-note",
                markup=False,
            )

    def action_stop_all(self) -> None:
        self.dismiss(WarningSign.UNSAID.value)

    def action_back(self) -> None:
        self.dismiss(None)
