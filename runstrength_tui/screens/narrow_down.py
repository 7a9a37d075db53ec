"""Narrowing the library down: region, movement, jumps, sides, and what one owns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import ClassVar, Final, TypeVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from runstrength_tui.domain.exercise import Pattern, Region, SideRule
from runstrength_tui.domain.wording import many_text, pattern_text
from runstrength_tui.library.filters import Filters, Jumps
from runstrength_tui.screens.list_sheet import ListSheet
from runstrength_tui.widgets.blocks import shown
from runstrength_tui.widgets.foot_line import FootLine
from runstrength_tui.widgets.list_pane import ListPane, ListRow

T = TypeVar("T")

_REGIONS: Final = {Region.LEGS: "legs", Region.CORE: "core", Region.UPPER: "upper body"}
_JUMPS: Final = {
    Jumps.NONE: "no jumps",
    Jumps.SMALL: "small jumps",
    Jumps.MEDIUM: "medium jumps",
    Jumps.BIG: "big jumps",
}
_SIDES: Final = {
    SideRule.BOTH: "both sides at once",
    SideRule.ALTERNATING: "side to side",
    SideRule.ONE_THEN_OTHER: "one side, then the other",
}
_ANY: Final = "any"


class _Row(StrEnum):
    """A choice that is always there; below ``KIT`` stands what one may own."""

    REGION = "Body"
    PATTERN = "Movement"
    JUMPS = "Jumps"
    SIDE = "Sides"
    KIT = "Kit"


_ROWS: Final = tuple(_Row)


class NarrowDown(ListSheet[tuple[Filters, frozenset[str]]]):
    """Returns what to list and what is owned; ``escape`` returns both as they were.

    ``owned`` is remembered while the kit is not asked for; ``count`` says how many exercises a choice leaves.
    """

    BINDING_GROUP_TITLE = "Only some exercises"
    HINTS = (
        ("↑↓", "row"),
        ("space", "change"),
        ("enter", "show"),
        ("c", "clear"),
        ("escape", "as it was"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "next(1)", "Next choice", tooltip="Kit: have it or not", id="narrow.next"),
        Binding("left", "next(-1)", "Choice before", tooltip="Kit: have it or not", id="narrow.before"),
        Binding("c,C,backspace,delete", "clear", "Clear all", tooltip="List all", id="narrow.clear"),
        Binding("f,F", "take", "Show them", tooltip="As enter does", id="narrow.take"),
        Binding("escape,q,Q", "back", "As it was", tooltip="Change nothing", id="narrow.back"),
    ]

    def __init__(
        self,
        filters: Filters,
        owned: frozenset[str],
        kit: Sequence[str],
        count: Callable[[Filters], int],
    ) -> None:
        super().__init__()
        self._before = filters, owned
        self._filters, self._owned = filters, owned
        self._kit = tuple(kit)
        self._count = count

    def compose(self) -> ComposeResult:
        with Vertical(id="narrow"):
            yield Static("Only some exercises", classes="dialog-title")
            yield ListPane(id="narrow-list")
            yield Static(id="narrow-count", markup=False)
        yield FootLine()

    def show_rows(self) -> None:
        self.listed.show(tuple(self._rows()))
        left = self._count(self._filters)
        words = f"{many_text(left, 'exercise')} left" if left else "Nothing fits all of this."
        self.query_one("#narrow-count", Static).update(shown(words, "$text-muted"))

    def _rows(self) -> Iterator[ListRow]:
        chosen = self._filters
        yield ListRow(_Row.REGION, _REGIONS[chosen.region] if chosen.region else _ANY)
        yield ListRow(_Row.PATTERN, pattern_text(chosen.pattern) if chosen.pattern else _ANY)
        yield ListRow(_Row.JUMPS, _JUMPS[chosen.jumps] if chosen.jumps else _ANY)
        yield ListRow(_Row.SIDE, _SIDES[chosen.side] if chosen.side else _ANY)
        yield ListRow(_Row.KIT, _ANY if chosen.kit is None else "only what I have")
        if chosen.kit is not None:
            for thing in self._kit:
                yield ListRow(f"· {thing}", "have it" if thing in self._owned else "–")

    def action_next(self, by: int) -> None:
        at = self.listed.cursor
        chosen = self._filters
        if at >= len(_ROWS):
            self._owned ^= {self._kit[at - len(_ROWS)]}
            self._filters = replace(chosen, kit=self._owned)
        elif _ROWS[at] is _Row.REGION:
            self._filters = replace(chosen, region=_turned(tuple(_REGIONS), chosen.region, by))
        elif _ROWS[at] is _Row.PATTERN:
            self._filters = replace(chosen, pattern=_turned(tuple(Pattern), chosen.pattern, by))
        elif _ROWS[at] is _Row.JUMPS:
            self._filters = replace(chosen, jumps=_turned(tuple(_JUMPS), chosen.jumps, by))
        elif _ROWS[at] is _Row.SIDE:
            self._filters = replace(chosen, side=_turned(tuple(_SIDES), chosen.side, by))
        else:
            self._filters = replace(chosen, kit=self._owned if chosen.kit is None else None)
        self.show_rows()

    def action_clear(self) -> None:
        self._filters = Filters()
        self.show_rows()

    def action_take(self) -> None:
        self.dismiss((self._filters, self._owned))

    @on(ListPane.Chosen)
    def _on_chosen(self) -> None:
        self.action_take()

    def action_back(self) -> None:
        self.dismiss(self._before)


def only_words(filters: Filters) -> str:
    """Return in a few words what the list is narrowed to; empty for every exercise."""
    words = [
        _REGIONS[filters.region] if filters.region else "",
        pattern_text(filters.pattern) if filters.pattern else "",
        _JUMPS[filters.jumps] if filters.jumps else "",
        _SIDES[filters.side] if filters.side else "",
        "my kit" if filters.kit is not None else "",
    ]
    return ", ".join(word for word in words if word)


def _turned(choices: Sequence[T], chosen: T | None, by: int) -> T | None:
    """Return the next choice after the one that holds, with none at all between the last and the first."""
    places = (None, *choices)
    return places[(places.index(chosen) + by) % len(places)]
