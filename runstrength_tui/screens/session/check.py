"""Before the first jump: what to make sure of, answered whole by one key."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_KEYS = ("enter", "all well, begin"), ("n", "no to this one"), ("escape", "not now")
_NARROW_WORDS = 27


class CheckScreen(ModalScreen[dict[str, bool] | None]):
    """One line a question; ``enter`` says yes to all that are not marked "no". None: not now."""

    BINDING_GROUP_TITLE = "Before you jump"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "All well, begin", id="check.begin", priority=True),
        Binding("n,N,space", "flip", "No to this one", id="check.no"),
        Binding("escape,q,Q", "back", "Not now", id="check.back"),
    ]

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._questions = session.unasked
        self._names = {item.key: item.facts.name for item in session.items}
        self._no: set[str] = set()
        self._narrow = False

    def compose(self) -> ComposeResult:
        self._narrow = self.app.size.width < 72
        with VerticalScroll(id="check", can_focus=False):
            yield Static("Before you jump", classes="dialog-title")
            yield ListPane(two_lines=self._narrow, id="check-list")
            yield Static(id="check-effect", markup=False)
            yield Static(
                Content("\n" if self._narrow else "   ").join(
                    Content.assemble((key, "bold $text-accent"), f" {words}") for key, words in _KEYS
                ),
                classes="dialog-keys",
            )

    def on_mount(self) -> None:
        self._show()
        self.query_one(ListPane).focus()

    def _show(self) -> None:
        self.query_one(ListPane).show(
            [self._row(question.text, no=question.id in self._no) for question in self._questions]
        )

    def _row(self, text: str, *, no: bool) -> ListRow:
        lines = wrap(text, _NARROW_WORDS) if self._narrow else [text]
        return ListRow(lines[0], "no" if no else "yes", " ".join(lines[1:]))

    def action_flip(self) -> None:
        """Turn the answer under the cursor round and say what follows from it."""
        self._no ^= {self._questions[self.query_one(ListPane).cursor].id}
        self._show()
        out = {
            self._names[key]: None for asked in self._questions if asked.id in self._no for key in asked.items
        }
        effect = f"Left out today: {', '.join(out)}." if out else ""
        self.query_one("#check-effect", Static).update(Content(effect))

    def action_begin(self) -> None:
        self.dismiss({question.id: question.id not in self._no for question in self._questions})

    def action_back(self) -> None:
        self.dismiss(None)
