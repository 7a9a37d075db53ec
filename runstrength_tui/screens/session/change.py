"""Changing a set that is done: which one, then its count, its weight, or one side's count."""

from __future__ import annotations

from typing import ClassVar, Final

from msgspec import Struct
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.live.conductor import Conductor, most_typed
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.live.loads import at_end, stepped
from runstrength_tui.domain.live.state import LiveItem, LiveSet
from runstrength_tui.domain.session import Load
from runstrength_tui.domain.wording import done_text, effort_text, load_long_text, unit_text
from runstrength_tui.screens.over import PageOver
from runstrength_tui.screens.session.bursts import Bursts
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.line import Line
from runstrength_tui.widgets.list_pane import ListPane, ListRow

_PICK_HINTS: Final = (("↑↓", "set"), ("enter", "change"), ("escape", "back"))
_HINTS: Final = (("0-9 ←→", "count"), ("enter", "keep"), ("escape", "leave as it was"))
_SIDES: Final = ("left", "right")


class Change(Struct, frozen=True):
    """What a set is to be from now on; ``sides`` are left and right where they are counted apart."""

    item: str
    number: int
    count: int
    load: Load
    sides: tuple[int, int] | None = None

    def act(self, conductor: Conductor) -> Outcome:
        """Do it to the session under way."""
        return conductor.change_set(
            self.item, self.number, count=self.count, load=self.load, sides=self.sides
        )


async def ask_change(app: App[object], item: LiveItem) -> Change | None:
    """Ask which set of an exercise is to be changed, where there are several, and to what."""
    number: int | None = item.done[0].number
    if len(item.done) > 1:
        number = await app.push_screen_wait(PickSet(item))
    done = item.find(number) if number is not None else None
    return await app.push_screen_wait(ChangeSet(item, done)) if done else None


class PickSet(PageOver[int | None]):
    """Returns the number of the done set that was chosen; None when the person went back."""

    BINDING_GROUP_TITLE = "Which set?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,Q", "back", "Back", tooltip="Change nothing", id="pick-set.back"),
    ]

    def __init__(self, item: LiveItem) -> None:
        super().__init__()
        self._item = item

    def compose(self) -> ComposeResult:
        with Vertical(id="pick-set"):
            yield Static(shown(f"Which set of {self._item.facts.name}?"), classes="dialog-title")
            yield ListPane(id="pick-set-list")
            yield FootLine()

    def on_mount(self) -> None:
        pane = self.query_one(ListPane)
        pane.show([self._row(done) for done in self._item.done], cursor=len(self._item.done) - 1)
        self.set_focus(pane)
        self.query_one(FootLine).show(_PICK_HINTS, rows=1)

    def _row(self, done: LiveSet) -> ListRow:
        facts, record = self._item.facts, done.record
        words = done_text(record, facts.measure, facts.side)
        return ListRow(f"Set {done.number}: {words}", effort_text(record.effort) if record.effort else "")

    @on(ListPane.Chosen)
    def _on_chosen(self, event: ListPane.Chosen) -> None:
        event.stop()
        self.dismiss(self._item.done[event.index].number)

    def action_back(self) -> None:
        self.dismiss(None)


class ChangeSet(PageOver[Change | None]):
    """Returns what the set is to be; None when it is left as it was."""

    BINDING_GROUP_TITLE = "Change a set"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"digit({digit})", "Type the count", tooltip="0 to 9", id=f"change.{digit}")
            for digit in range(10)
        ),
        Binding("backspace", "rub_out", "Rub out a digit", id="change.rub-out"),
        Binding("left", "arrow('fewer')", "One fewer", id="change.fewer"),
        Binding("right", "arrow('more')", "One more", id="change.more"),
        Binding("up", "arrow('heavier')", "Heavier", tooltip="Or a higher box", id="change.heavier"),
        Binding("down", "arrow('lighter')", "Lighter", tooltip="Or a lower box", id="change.lighter"),
        Binding("plus,add", "weight(1)", "Heavier", tooltip="Or a higher box", id="change.plus"),
        Binding("minus,subtract", "weight(-1)", "Lighter", tooltip="Or a lower box", id="change.minus"),
        Binding("l,L", "side(0)", "The left side", id="change.left-side"),
        Binding("r,R", "side(1)", "The right side", id="change.right-side"),
        Binding("tab", "other_side", "The other side", id="change.other-side"),
        Binding("enter", "keep", "Keep", id="change.keep"),
        Binding("escape,q,Q", "back", "Leave as it was", id="change.back"),
    ]

    def __init__(self, item: LiveItem, done: LiveSet) -> None:
        super().__init__()
        record = done.record
        self._item = item
        self._number = done.number
        self._load = record.load
        self._counts = [record.count]
        if item.sided:
            left, right = record.left, record.right
            if left is None or right is None:
                left, right = (record.count + 1) // 2, record.count // 2
            self._counts = [left, right]
        self._before = (tuple(self._counts), self._load)
        self._at = 0
        """Which of the counts the keys change."""
        self._typed = False
        self._pressed_at = 0.0
        self._say = ""
        self._bursts = Bursts(self._arrow, self._dropped)

    def compose(self) -> ComposeResult:
        with Vertical(id="change"):
            title = f"{self._item.facts.name}, set {self._number}"
            yield Static(shown(title), classes="dialog-title")
            for row in range(len(self._counts)):
                yield Line(id=f"change-{row}")
            yield Line(id="change-weight")
            yield Static(id="change-say", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        hints = list(_HINTS)
        if len(self._counts) == 2:
            hints.insert(1, ("l r", "side"))
        if stepped(self._load, self._item.facts, 0) is not None:
            box = self._load.kind is LoadKind.BOX
            hints.insert(1, ("↑↓", "height" if box else "weight"))
        self.query_one(FootLine).show(hints, rows=2)
        self._show()

    def on_key(self, event: events.Key) -> None:
        self._pressed_at = event.time

    def _show(self) -> None:
        unit = unit_text(self._item.facts.measure)
        for row, count in enumerate(self._counts):
            here = row == self._at
            label = _SIDES[row] if len(self._counts) == 2 else "count"
            words = Content.assemble(
                (" › " if here and len(self._counts) == 2 else "   ", "bold $text-accent"),
                (label.ljust(8), "$text-muted"),
                (f"{count}{unit}", "bold" if here else ""),
            )
            self.query_one(f"#change-{row}", Line).show(words)
        label = "height" if self._load.kind is LoadKind.BOX else "weight"
        weight = Content.assemble("   ", (label.ljust(8), "$text-muted"), load_long_text(self._load))
        self.query_one("#change-weight", Line).show(weight)
        self.query_one("#change-say", Static).update(Content(self._say))

    def _count(self, count: int, *, typed: bool = False) -> None:
        in_all = most_typed(self._item)
        most = in_all - (sum(self._counts) - self._counts[self._at])
        self._say = "" if count <= most else f"A set holds {in_all} at most."
        if 0 <= count <= most:
            self._counts[self._at] = count
            self._typed = typed
        self._show()

    def action_digit(self, digit: int) -> None:
        self._bursts.settle()
        self._count((self._counts[self._at] * 10 if self._typed else 0) + digit, typed=True)

    def action_rub_out(self) -> None:
        self._bursts.settle()
        self._count(self._counts[self._at] // 10, typed=True)

    def action_arrow(self, arrow: str) -> None:
        self.set_timer(self._bursts.press(arrow, self._pressed_at), self._bursts.settle)

    def _arrow(self, arrow: str) -> None:
        by = 1 if arrow in ("more", "heavier") else -1
        if arrow in ("more", "fewer"):
            self._count(self._counts[self._at] + by)
        else:
            self.action_weight(by)

    def _dropped(self) -> None:
        self._say = "Arrows in a burst are a swipe: nothing was changed."
        self._show()

    def action_weight(self, by: int) -> None:
        load = stepped(self._load, self._item.facts, by)
        if load is None:
            self._say = "There is no weight to change here."
        else:
            self._say = at_end(load, self._item.facts, by) if load == self._load else ""
            self._load = load
        self._typed = False
        self._show()

    def action_side(self, side: int) -> None:
        self._bursts.settle()
        self._at = min(side, len(self._counts) - 1)
        self._typed = False
        self._say = ""
        self._show()

    def action_other_side(self) -> None:
        self.action_side(1 - self._at)

    def action_keep(self) -> None:
        self._bursts.settle()
        counts = tuple(self._counts)
        if (counts, self._load) == self._before:
            self.dismiss(None)
            return
        sides = (counts[0], counts[1]) if len(counts) == 2 else None
        self.dismiss(Change(self._item.key, self._number, sum(counts), self._load, sides))

    def action_back(self) -> None:
        self.dismiss(None)
