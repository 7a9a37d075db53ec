"""What a session came to, shown once it is on disk."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from runstrength_tui.domain.live.closing import STOP_TEXT
from runstrength_tui.domain.session import EndReason, ExerciseRecord, Session
from runstrength_tui.domain.wording import (
    end_text,
    session_name,
    set_text,
    skip_text,
    totals_text,
)
from runstrength_tui.text import clean_text


class SummaryScreen(ModalScreen[str]):
    """The finished session; ends with the place to go to, or ``reopen``."""

    BINDING_GROUP_TITLE = "Summary"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,1,q,Q", "leave('today')", "Today", id="summary.today"),
        Binding("4", "leave('history')", "History", id="summary.history"),
        Binding("u,U", "leave('reopen')", "Open it again", id="summary.reopen"),
        Binding("down,j,pagedown,space", "scroll(1)", "Down", show=False),
        Binding("up,k,pageup", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        session = self._session
        with VerticalScroll(id="summary"):
            if session.end is EndReason.WARNING_SIGN:
                yield Static(Content.styled(STOP_TEXT, "bold $text-error"), classes="stop")
            yield Static(
                Content.assemble(("✓ ", "$text-success"), "Stored: ", clean_text(session_name(session))),
                classes="dialog-title",
            )
            ended = end_text(session.end)
            yield Static(Content(totals_text(session) + (f", {ended}" if ended else "")))
            yield Static("")
            for exercise in session.exercises:
                yield Static(_exercise(exercise), classes="exercise")
            if session.note:
                yield Static(Content(f"Note  {clean_text(session.note)}"), classes="note")
        yield Static(
            Content.assemble(
                ("enter", "bold $text-accent"), " Today   ",
                ("4", "bold $text-accent"), " History   ",
                ("u", "bold $text-accent"), " reopen",
            ),
            classes="dialog-keys",
        )  # fmt: skip

    def action_leave(self, where: str) -> None:
        self.dismiss(where)

    def action_scroll(self, by: int) -> None:
        summary = self.query_one("#summary", VerticalScroll)
        summary.scroll_relative(y=by * max(1, summary.size.height // 2), animate=False)


def _exercise(exercise: ExerciseRecord) -> Content:
    """One exercise: its name, how many of its sets, and each of them."""
    planned, done = exercise.planned_sets, len(exercise.sets)
    full = done >= planned and exercise.skipped is None
    share = f"{done} of {planned}" if not full else str(done)
    sets = "   ".join(set_text(record, exercise) for record in exercise.sets)
    parts: list[tuple[str, str] | str] = [
        ("✓ " if full else "  ", "$text-success"),
        (f"{clean_text(exercise.name)}  ", "bold"),
        (f"{share} set{'' if share == '1' else 's'}", "$text-muted"),
    ]
    if exercise.skipped is not None:
        rest = "the rest left out" if exercise.sets else "left out"
        parts.append((f"\n    {rest}: {skip_text(exercise.skipped)}", "$text-warning"))
    if sets:
        parts.append(f"\n    {sets}")
    if exercise.swapped_for:
        parts.append((f"\n    then {clean_text(exercise.swapped_for)}", "$text-muted"))
    if exercise.note:
        parts.append((f"\n    {clean_text(exercise.note)}", "$text-muted"))
    return Content.assemble(*parts)
