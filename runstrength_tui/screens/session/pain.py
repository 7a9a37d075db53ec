"""Pain: a letter for the area, a digit, done; and first of all the signs on which everything stops."""

from __future__ import annotations

from typing import ClassVar, Final

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.session import PainArea, PainKind
from runstrength_tui.domain.wording_said import area_text, place_text
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.over import PageOver

_AREAS: Final = {
    "f": PainArea.FOOT,
    "n": PainArea.ANKLE,
    "a": PainArea.ACHILLES,
    "s": PainArea.SHIN,
    "c": PainArea.CALF,
    "k": PainArea.KNEE,
    "t": PainArea.THIGH,
    "m": PainArea.HAMSTRING,
    "g": PainArea.GROIN,
    "h": PainArea.HIP,
    "b": PainArea.BACK,
    "e": PainArea.NECK,
    "u": PainArea.SHOULDER,
    "w": PainArea.ARM,
}
_KINDS: Final = {
    "a": (PainKind.ACHE, "spread out: an ache, stiffness"),
    "b": (PainKind.BONE, "one spot on bone, at night, or on hopping"),
    "s": (PainKind.SHARP, "sharp, a pop, numb or tingling"),
}
_ASK_KIND: Final = frozenset({PainArea.SHIN, PainArea.FOOT, PainArea.HIP})
"""Where a bone can be what hurts: the kind is asked at any number."""
_ASK_KIND_FROM: Final = 4
_SIGNS: Final = "Chest, jaw or arm. Breath. Faint. One side weak, sight or speech off?"
_WIDE_COLUMN, _NARROW_COLUMN = 23, 23


class Reported(Struct, frozen=True):
    """What was said: a place with its number and kind, or a warning sign on which everything stops."""

    area: PainArea | None = None
    score: int = 0
    kind: PainKind | None = None

    @property
    def stop(self) -> bool:
        """A warning sign."""
        return self.area is None


class PainScreen(PageOver[Reported | None]):
    """Three questions at most, one key each; None when the person went back."""

    BINDING_GROUP_TITLE = "Pain or a warning sign"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "stop_all", "Stop everything", id="pain.stop"),
        Binding("escape,q,Q", "back", "Back", id="pain.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._area: PainArea | None = None
        self._score: int | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="pain", can_focus=False):
            yield Static(_SIGNS, id="pain-signs")
            yield Static(Content.assemble(("enter", "bold $text-error"), " stops everything"), id="pain-stop")
            yield Static(id="pain-question", classes="dialog-title")
            yield Static(id="pain-answers")
            yield Static(Content.assemble(("escape", "bold $text-accent"), " back"), classes="dialog-keys")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        question = self.query_one("#pain-question", Static)
        answers = self.query_one("#pain-answers", Static)
        if self._area is None:
            question.update("Where does it hurt?")
            answers.update(self._areas())
        elif self._score is None:
            question.update(f"{place_text(self._area)}: how bad?")
            answers.update(
                Content.assemble(
                    ("0", "bold $text-accent"), " nothing   ",
                    ("1 2 3", "bold $text-accent"), " a little\n",
                    ("4 5", "bold $text-accent"), " clearly there\n",
                    ("6 7 8 9", "bold $text-accent"), " bad to worst",
                )
            )  # fmt: skip
        else:
            question.update(f"{place_text(self._area)}, {self._score}: what is it like?")
            rows = (
                Content.assemble((key, "bold $text-accent"), f" {words}")
                for key, (_, words) in _KINDS.items()
            )
            answers.update(Content("\n").join(rows))

    def _areas(self) -> Content:
        narrow = self.app.size.width < NARROW
        columns, wide = (2, _NARROW_COLUMN) if narrow else (3, _WIDE_COLUMN)
        cells = [
            Content.assemble((key, "bold $text-accent"), f" {area_text(area)}".ljust(wide - 1))
            for key, area in _AREAS.items()
        ]
        rows = -(-len(cells) // columns)
        return Content("\n").join(Content("").join(cells[row::rows]) for row in range(rows))

    def on_key(self, event: events.Key) -> None:
        key = event.key.lower()
        if self._area is None:
            if key in _AREAS:
                event.stop()
                self._area = _AREAS[key]
                self._show()
        elif self._score is None:
            if key in set("0123456789"):
                event.stop()
                self._score = int(key)
                if self._area not in _ASK_KIND and self._score < _ASK_KIND_FROM:
                    self.dismiss(Reported(self._area, self._score))
                    return
                self._show()
        elif key in _KINDS:
            event.stop()
            self.dismiss(Reported(self._area, self._score, _KINDS[key][0]))

    def action_stop_all(self) -> None:
        self.dismiss(Reported())

    def action_back(self) -> None:
        """One question back; from the first one out."""
        if self._score is not None:
            self._score = None
        elif self._area is not None:
            self._area = None
        else:
            self.dismiss(None)
            return
        self._show()
