"""The session under way drawn, laid out for a wide, a usual and a narrow terminal."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from runstrength_tui.screens.session.tables import ItemRow, SetRow
from runstrength_tui.screens.session.view import View
from runstrength_tui.widgets.big_text import BigText
from runstrength_tui.widgets.line import Line
from runstrength_tui.widgets.rest_bar import RestBar
from runstrength_tui.widgets.rows import Cell, Row, Rows


class SessionPanel(Widget):
    """Shows a :class:`View`; every part repaints only when its own words change."""

    def compose(self) -> ComposeResult:
        with Vertical(id="head"):
            yield Line(id="plan")
            yield Static(id="plan-rule", classes="rule")
            yield Line(id="title")
            yield Static(id="title-rule", classes="rule")
        with Horizontal(id="figure"):
            yield BigText("0", id="big")
            with Vertical(id="beside"):
                yield Line(id="of")
                yield Line(id="load")
                yield Static(id="plates", markup=False)
            with Vertical(id="facts"):
                yield Rows((11, 0), id="fact-rows")
                yield RestBar(id="bar")
        yield Line(id="last")
        yield Line(id="next")
        yield Line(id="next-target")
        yield Static(id="cue", markup=False)
        yield Line(id="effort")
        with Horizontal(id="tables"):
            yield Rows((-4, 2, 18, 10, 7), id="sets")
            yield Rows((2, 22, 0), id="items")
        yield Line(id="strip")
        yield Line(id="after")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._sets: list[Row] = []
        self._shown: tuple[object, ...] = ()
        """What was shown last, and how wide there was room for it."""

    def _show_sets(self) -> None:
        """Bring the table of sets up to date.

        After a rep it comes a frame behind the large number: drawn in one go with it, everything that lies
        between the two would be drawn as well, and the number would be the later for it.
        """
        self.query_one("#sets", Rows).show(self._sets)

    def show(
        self, view: View, *, narrow: bool, blocks: bool, plan: str, minutes: str, say: str, scale: int = 1
    ) -> None:
        """Show the session; ``say`` takes the cue line's place until the next key."""
        cue = self.query_one("#cue", Static)
        asked = (view, narrow, blocks, plan, minutes, say, scale, cue.size.width)
        if asked == self._shown:
            return
        self._shown = asked
        # Each by itself: a class on the panel would have every part styled and painted again.
        self.query_one("#bar").display = view.resting and not narrow
        self.query_one("#last").display = narrow and not view.resting
        self.query_one("#next-target").display = narrow and view.resting
        self.query_one("#strip").display = narrow and not view.resting
        self.query_one("#plan", Line).show(plan, minutes)
        self.query_one("#title", Line).show(
            Content.styled(view.title, "bold"),
            Content.styled(view.title_short if narrow else view.title_right, "$text-muted"),
        )
        counted = self.query_one("#big", BigText).show(view.big, blocks=blocks, scale=scale)
        self.query_one("#of", Line).show(view.of)
        self.query_one("#load", Line).show(Content.styled(view.load, "bold"))
        plates = dict(view.facts).get("plates", "") if narrow else ""
        beside = self.query_one("#plates", Static)
        if str(beside.content) != plates:
            beside.update(Content(plates))
        self.query_one("#fact-rows", Rows).show(
            [(Cell(label, "muted"), Cell(words)) for label, words in view.facts]
        )
        self.query_one("#bar", RestBar).show(view.bar)
        if narrow:
            self._show_narrow(view, minutes)
        self.query_one("#next", Line).show(_next(view, narrow=narrow))
        words = say or _cue(view.cue, cue.size.width)
        if str(cue.content) != words:
            cue.update(Content(words))
        cue.set_class(bool(say), "-say")
        self.query_one("#effort", Line).show(_effort(view.effort_asks) if view.effort_asks else "")
        self._sets = [_heading(view), *(_set_row(row) for row in view.rows)]
        if counted:
            self.call_after_refresh(self._show_sets)
        else:
            self._show_sets()
        self.query_one("#items", Rows).show([(), *(_item_row(row) for row in view.items)])

    def _show_narrow(self, view: View, minutes: str) -> None:
        """Bring up to date what is only there on a narrow terminal."""
        self.query_one("#last", Line).show(_first_fact(view))
        self.query_one("#next-target", Line).show(Content.styled(f"      {view.next_target}", "bold"))
        self.query_one("#strip", Line).show(_strip(view.rows), view.position)
        self.query_one("#after", Line).show(_after(view), minutes)


def _cue(text: str, width: int) -> str:
    """What to mind, behind its mark, the second line as far in as the first."""
    mark = "›  "
    if not text or width < 2 * len(mark):
        return f"{mark}{text}" if text else ""
    lines = [each.plain.rstrip() for each in Content(text).wrap(width - len(mark))]
    return mark + ("\n" + " " * len(mark)).join(lines)


def _next(view: View, *, narrow: bool) -> Content:
    """What comes after the rest, or since when the rest is over."""
    if not view.resting:
        return Content.styled(view.next_line, "$text-accent")
    words = view.next_line if narrow or not view.next_target else f"{view.next_line}: {view.next_target}"
    return Content.assemble(("Next  " if narrow else "Next   ", "$text-muted"), (words, "bold"))


def _first_fact(view: View) -> Content:
    """Last time's value, or why this is offered, for a narrow terminal."""
    if not view.facts:
        return Content("")
    label, words = view.facts[0]
    if label == "today":  # speaks for itself, and needs the room
        return Content(words)
    return Content.assemble((f"{label}  ", "$text-muted"), words)


def _heading(view: View) -> Row:
    words = ("set", "", view.count_word, view.load_word, "rest")
    return tuple(Cell(word, "muted") for word in words)


_MARK = {"done": " ✓", "saving": " …", "hand": " …", "todo": ""}
_LOOK = {"done": "", "saving": "", "hand": "strong", "todo": "muted"}


def _set_row(row: SetRow) -> Row:
    look = _LOOK[row.state]
    return (
        Cell(row.number, look),
        Cell(""),
        Cell(f"{row.count}{_MARK[row.state]}".strip(), look),
        Cell(row.load, look),
        Cell(row.rest, "muted"),
    )


def _item_row(row: ItemRow) -> Row:
    look = "strong" if row.current else "muted" if row.state == "skipped" else ""
    return (
        Cell(("›" if row.current else " ") + row.turn, "accent"),
        Cell(row.name, look),
        Cell(row.marks, "muted" if row.state == "skipped" else look),
    )


def _strip(rows: tuple[SetRow, ...]) -> Content:
    """The sets of the exercise in hand in one row, for a narrow terminal."""
    parts = [f"{row.count}{_MARK[row.state]}".strip() or "·" for row in rows]
    return Content("   ".join(parts))


def _after(view: View) -> str:
    """The exercise that comes next, for a narrow terminal."""
    if view.resting:
        return ""
    names = [row.name for row in view.items]
    at = next((index for index, row in enumerate(view.items) if row.current), None)
    if at is None:
        return ""
    around = (*view.items[at + 1 :], *view.items[:at])
    following = next((row.name for row in around if row.state == "open"), "")
    return f"Then  {following}" if following and len(names) > 1 else ""


def _effort(asks: tuple[tuple[str, str], ...]) -> Content:
    parts: list[tuple[str, str] | str] = [("That was  ", "$text-muted")]
    for key, words in asks:
        parts.extend([(key, "bold $text-accent"), f" {words}   "])
    return Content.assemble(*parts)
