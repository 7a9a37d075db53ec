"""The keys of a card, the same in the library and over a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.screen import Screen

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.errors import RunStrengthError
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.working import stands
from runstrength_tui.widgets.card_parts import CardPart, Past
from runstrength_tui.widgets.card_view import CardView
from runstrength_tui.widgets.figure import FigureView
from runstrength_tui.widgets.foot_line import Hint


class CardKeys(Screen[None]):
    """A screen with a card on it: turns its parts, moves its figure, and finds out what was done with it."""

    BINDING_GROUP_TITLE = "The card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,tab", "part(1)", "Next part", tooltip="Do, avoid, why, …", id="card.next"),
        Binding("left,shift+tab", "part(-1)", "Part before", tooltip="Do, avoid, why, …", id="card.before"),
        Binding("space,pagedown", "page(1)", "Scroll the card", tooltip="By a page", id="card.page-down"),
        Binding("pageup", "page(-1)", "Scroll the card", tooltip="By a page", id="card.page-up"),
        Binding("j,J", "scroll_card(1)", "Scroll the card", tooltip="By a line", id="card.line-down"),
        Binding("k,K", "scroll_card(-1)", "Scroll the card", tooltip="By a line", id="card.line-up"),
        Binding("full_stop", "pause", "Figure: stop, go on", tooltip="As in a film", id="card.pause"),
        Binding("s,S", "step", "Figure: one picture on", tooltip="It stops there", id="card.step"),
        Binding("n,N", "mistake", "Figure: next mistake", tooltip="Beside the right way", id="card.mistake"),
    ]

    backstage: Backstage

    @property
    def card(self) -> CardView:
        """The card."""
        return self.query_one(CardView)

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next key."""
        raise NotImplementedError

    def card_hints(self) -> Sequence[Hint]:
        """Return the keys that are useful on the card as it stands."""
        return tuple(self._card_hints())

    def _card_hints(self) -> Iterator[Hint]:
        card, figure = self.card.card, self.card.figure
        yield "←→", "parts"
        if card.choosing:
            yield "↑↓", "choose"
            yield "enter", "its card"
        elif card.part is CardPart.AVOID and figure.faults:
            yield "n", _mistake_words(figure)
        if self.card.figure_seen:
            yield ".", "pause" if figure.moving else "move"
            yield "s", "step"

    @on(CardView.Settled)
    def _on_settled(self, event: CardView.Settled) -> None:
        self.look_back(event.exercise)

    @work(exclusive=True, group="look-back")
    async def look_back(self, exercise: Exercise) -> None:
        """Find out what the person did with an exercise; the card waits for nothing."""
        await self.backstage.arrived.wait()
        today = self.backstage.clock().date()
        try:
            where, found = await self.backstage.past_with(exercise)
            past = Past(standing=where, found=found, today=today)
        except RunStrengthError as error:
            past = Past(today=today, trouble=str(error))
        if stands(self):
            self.card.know(exercise.id, past)

    def action_part(self, by: int) -> None:
        self.card.turn(by)

    def action_page(self, pages: int) -> None:
        self.card.page.action_page(pages)

    def action_scroll_card(self, lines: int) -> None:
        self.card.page.action_move(lines)

    def action_pause(self) -> None:
        self.card.figure.toggle_pause()
        self.card.post_message(CardView.Turned())

    def action_step(self) -> None:
        self.card.figure.step()
        self.card.post_message(CardView.Turned())

    def action_mistake(self) -> None:
        if not self.card.next_mistake():
            self.tell("There is no picture of a mistake here.")


def _mistake_words(figure: FigureView) -> str:
    """Return what the key for mistakes does next."""
    if figure.fault is None:
        return "see it"
    return "the right way" if figure.fault is figure.faults[-1] else "next mistake"
