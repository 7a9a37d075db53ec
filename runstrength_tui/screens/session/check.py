"""Before the first set: what to make sure of, on one screen, answered whole by one key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from textwrap import wrap
from typing import ClassVar, Final

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.safety.moments import CheckLine, moot
from runstrength_tui.domain.session import NotMyDay
from runstrength_tui.domain.wording import evidence_text
from runstrength_tui.domain.wording_said import not_my_day_text
from runstrength_tui.screens.base import NARROW
from runstrength_tui.screens.not_my_day import DayScreen
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.working import work_once
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_NARROW_WORDS, _WIDE_WORDS = 36, 72
"""Columns of the list."""
_BESIDE: Final = 6
"""What the mark, the gap before the answer and the scroll bar take of them."""
_KEYS: Final = (
    ("enter", "all well, begin"),
    ("n", "no"),
    ("p", "not my day"),
    ("y", "why"),
    ("escape", "not now"),
)
_STAYS: Final = "stays in"
USUAL: Final = {"P1": "clothes", "P2": "room", "P3": "box", "P5": "warm"}
"""The lines that shrink to one once they are known by heart, in a word each."""


class Checked(Struct, frozen=True):
    """How the check was answered."""

    answers: dict[str, bool]
    """By the line's id: no leaves its exercises out."""
    past: frozenset[str] = frozenset()
    """Lines whose exercises stay in although the rule says they rest."""
    marks: tuple[NotMyDay, ...] = ()


class CheckScreen(PageOver[Checked | None]):
    """One line a question; ``enter`` says yes to all that are not marked "no". None: not now."""

    BINDING_GROUP_TITLE = "Before you begin"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "All well, begin", id="check.begin", priority=True),
        Binding("n,N,space", "flip", "No to this one", id="check.no"),
        Binding("p,P", "day", "Not my day", tooltip="Ill, hot, slept badly, sore", id="check.day"),
        Binding("y,Y", "why", "Why this", id="check.why"),
        Binding("escape,q,Q", "back", "Not now", id="check.back"),
    ]

    def __init__(
        self,
        session: LiveSession,
        lines: Sequence[CheckLine],
        *,
        short: bool,
        note: str,
        marks: tuple[NotMyDay, ...],
        keep_day: Callable[[tuple[NotMyDay, ...]], Awaitable[str]],
    ) -> None:
        """``note`` is said first; ``marks`` were said of today before.

        ``keep_day`` keeps others, and returns what went wrong.
        """
        super().__init__()
        self._names = {item.key: item.facts.name for item in session.items}
        usual = [line for line in lines if line.asks and line.rule in USUAL]
        self._folded = tuple(usual) if short and len(usual) > 1 else ()
        """Lines that stand in one row, the last one."""
        self._lines = [line for line in lines if line not in self._folded]
        self._no = {line.id for line in lines if line.asks and not line.assumed}
        self._to_answer = bool(self._no)
        self._past: set[str] = set()
        self._half_past = ""
        """The line of which the first of the two keys was pressed that keep its exercises in."""
        self._note = note
        self._marks = marks
        self._keep_day = keep_day
        self._narrow = False

    def compose(self) -> ComposeResult:
        self._narrow = self.app.size.width < NARROW
        two_lines = self._narrow or any(len(self._wrapped(line)) > 1 for line in self._lines)
        with VerticalScroll(id="check", can_focus=False):
            yield Static("Before you begin", classes="dialog-title")
            yield ListPane(two_lines=two_lines, id="check-list")
            yield Static(id="check-effect", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        self._arrange()

    async def on_resize(self) -> None:
        """On a terminal that is narrow now, or no longer, lines break elsewhere."""
        if self._narrow is not (self.app.size.width < NARROW):
            await self.recompose()
            self._arrange()

    def _arrange(self) -> None:
        self._show()
        self.set_focus(self.query_one(ListPane))

    def _show(self) -> None:
        others = ({"n": "yes or no"} if self._to_answer else {}) | ({"enter": "begin"} if self._marks else {})
        self.query_one(FootLine).show([(key, others.get(key, words)) for key, words in _KEYS], rows=2)
        rows = [self._row(self._wrapped(line), self._answer(line)) for line in self._asked]
        folded = [line for line in self._folded if not self._moot(line)]
        if folded:
            words = ", ".join(USUAL[line.rule] for line in folded)
            rows.append(self._row(self._beside(f"All as usual: {words}?", "yes"), "yes"))
        self.query_one(ListPane).show(rows, self.query_one(ListPane).cursor)
        self._say(self._effect())

    @property
    def _asked(self) -> list[CheckLine]:
        """The lines that stand here now."""
        return [line for line in self._lines if not self._moot(line)]

    def _moot(self, line: CheckLine) -> bool:
        """Whether it asks about exercises that stay out anyway, such as room for jumps before a race."""
        return moot(line, [each for each in self._lines if self._out(each)])

    def _row(self, lines: Sequence[str], answer: str) -> ListRow:
        return ListRow(lines[0], answer, " ".join(lines[1:]))

    def _wrapped(self, line: CheckLine) -> list[str]:
        """Return a line's text with room beside it for every answer that it can have."""
        return self._beside(line.text, "yes" if line.asks else _STAYS if line.override else "out")

    @on(ListPane.Moved)
    def _on_moved(self) -> None:
        self._say(self._effect())

    def _cut(self, line: CheckLine) -> bool:
        """Whether the two rows of a narrow list cannot hold all of a line."""
        return len(" ".join(self._wrapped(line)[1:])) > (_NARROW_WORDS if self._narrow else _WIDE_WORDS) - 4

    def _beside(self, text: str, answer: str) -> list[str]:
        width = _NARROW_WORDS if self._narrow else _WIDE_WORDS
        return wrap(text, width - _BESIDE - len(answer)) or [""]

    def _answer(self, line: CheckLine) -> str:
        if line.asks:
            return "no" if line.id in self._no else "yes"
        if line.id in self._past:
            return _STAYS
        return "out" if line.items else ""

    def _effect(self) -> str:
        """What follows from the answers so far."""
        out = {self._names[key]: None for line in self._lines if self._out(line) for key in line.items}
        here = self._here
        parts = [self._note] if self._note else []
        parts += [here.text] if here is not None and self._cut(here) else []
        parts += [f"Left out today: {', '.join(name for name in out)}."] if out else []
        parts += [f"{line.no[:1].upper()}{line.no[1:]}." for line in self._lines if self._bare_no(line)]
        parts += [f"Not your day: {not_my_day_text(self._marks)}."] if self._marks else []
        return " ".join(parts)

    def _out(self, line: CheckLine) -> bool:
        return line.id in self._no if line.asks else line.id not in self._past

    def _bare_no(self, line: CheckLine) -> bool:
        return line.id in self._no and not line.items and bool(line.no)

    def _say(self, sentence: str) -> None:
        effect = self.query_one("#check-effect", Static)
        effect.update(shown(sentence))
        effect.display = bool(sentence)

    @property
    def _here(self) -> CheckLine | None:
        """The line under the cursor; None on the row of those that are known by heart."""
        at = self.query_one(ListPane).cursor
        asked = self._asked
        return asked[at] if at < len(asked) else None

    def action_flip(self) -> None:
        """Turn the answer under the cursor round and say what follows from it."""
        line = self._here
        if line is None:
            self._lines, self._folded = [*self._lines, *self._folded], ()
            self._show()
            return
        half, self._half_past = self._half_past, ""
        if line.asks:
            self._no ^= {line.id}
        elif line.id in self._past:
            self._past.discard(line.id)
        elif not line.override:
            self._show()
            self._say(f"{line.text} There is no way past this one today.")
            return
        elif half != line.id:
            self._half_past = line.id
            self._say(f"{line.text} n once more keeps it in.")
            return
        else:
            self._past.add(line.id)
        self._show()

    def action_why(self) -> None:
        line = self._here or next((each for each in self._folded if not self._moot(each)), None)
        if line is not None:
            self._say(f"{line.source} {evidence_text(line.grade)}")

    @work_once("day")
    async def action_day(self) -> None:
        marks = await self.app.push_screen_wait(DayScreen(self._marks))
        if marks is not None:
            wrong = await self._keep_day(marks)
            self._marks = marks
            self._show()
            if wrong:
                self._say(wrong)

    def action_begin(self) -> None:
        lines = (*self._lines, *self._folded)
        answers = {line.id: not (self._out(line) or self._moot(line)) for line in lines}
        self.dismiss(Checked(answers, frozenset(self._past), self._marks))

    def action_back(self) -> None:
        self.dismiss(None)
