"""A safety prompt that needs a key: what it says, the ways on, and why."""

from __future__ import annotations

from typing import ClassVar, Final

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.safety.moments import GO_ON, OVERRIDE, Fired, Offer, Way
from runstrength_tui.domain.session import Severity
from runstrength_tui.domain.wording import evidence_text
from runstrength_tui.screens.over import PageOver
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.choice import Choice

_KEYS: Final = {
    Way.EASIER: "e",
    Way.LIGHTER: "l",
    Way.LESS: "f",
    Way.SKIP: "s",
    Way.REST: "r",
    Way.END: "x",
}
_SPARE: Final = "abcd"
"""Keys of ways on that occur twice."""


class Answer(Struct, frozen=True):
    """What was chosen: the record's word for it, and the way on where it was one."""

    word: str
    offer: Offer | None = None


class PromptScreen(PageOver[Answer | None]):
    """Returns the answer; None when the person went back to before the key that led here.

    Letters only: an ``enter`` or a ``space`` that a slow line delivers late must not answer anything.
    """

    BINDING_GROUP_TITLE = "Safety"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y", "why", "Why this", id="prompt.why"),
        Binding("escape,q,Q", "back", "Back", id="prompt.back"),
    ]

    def __init__(self, fired: Fired, name: str) -> None:
        super().__init__()
        self._fired = fired
        self._about = name
        self._sure = False
        """The first of the two keys that go past a block was pressed."""
        self._answers: dict[str, tuple[str, Answer]] = {}
        spare = iter(_SPARE)
        for offer in fired.offers:
            key = _KEYS[offer.way]
            key = next(spare) if key in self._answers else key
            self._answers[key] = offer.text, Answer(offer.way.value, offer)
        if fired.severity is not Severity.BLOCK:
            self._answers["g"] = "go on as I meant to", Answer(GO_ON)

    def compose(self) -> ComposeResult:
        block = self._fired.severity is Severity.BLOCK
        with VerticalScroll(id="prompt", can_focus=False):
            title = Content.styled(self._about, "bold $text-error" if block else "bold $text-warning")
            yield Static(title, classes="dialog-title")
            yield Static(shown(self._fired.text), id="prompt-text")
            for key, (words, _) in self._answers.items():
                yield Choice(key, words)
            if block and self._fired.override:
                yield Choice("o", "go on all the same", id="prompt-override")
            yield Choice("y", "why this")
            yield Choice("escape", "back, nothing is changed")
            yield Static(id="prompt-why", markup=False)

    def on_key(self, event: events.Key) -> None:
        key = event.key.lower()
        if key in self._answers:
            event.stop()
            self.dismiss(self._answers[key][1])
        elif key == "o" and self._fired.severity is Severity.BLOCK and self._fired.override:
            event.stop()
            if self._sure:
                self.dismiss(Answer(OVERRIDE))
                return
            self._sure = True
            words = "once more: I go on all the same"
            self.query_one("#prompt-override", Choice).say(words, "bold $text-error")

    def action_why(self) -> None:
        evidence = Content(evidence_text(self._fired.grade))
        line = self.query_one("#prompt-why", Static)
        line.update(Content("\n").join([shown(self._fired.source), evidence]))
        line.add_class("-shown")
        line.scroll_visible(animate=False)

    def action_back(self) -> None:
        self.dismiss(None)
