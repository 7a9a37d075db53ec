"""What the plain keys of the session screen do: each is one act on the session under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.timer import Timer

from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.holding import DOUBLE_ENTER_S, Outcome
from runstrength_tui.domain.rating import RateIn
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.in_order import OPEN_S, InOrder, keys_of
from runstrength_tui.screens.line.opening import OpensLine
from runstrength_tui.screens.one_by_one import KeysAtOnce
from runstrength_tui.screens.session.bursts import Bursts
from runstrength_tui.screens.session.keys import SESSION_BINDINGS

_TOGETHER_S: Final = 0.06
"""Presses closer than this came in one packet: counted, not timed."""
_OPENING_KEYS: Final = keys_of(
    SESSION_BINDINGS, ("skip", "swap", "add", "options", "finish", "leave", "warning", "line")
)
_RATING_KEYS: Final = keys_of(SESSION_BINDINGS, [f"effort('{word}')" for word in ("easy", "good", "hard")])


class SessionActs(KeysAtOnce, OpensLine):
    """The keys that need no question; the screen itself is built on it."""

    BINDING_GROUP_TITLE = "Session"
    BINDINGS = SESSION_BINDINGS

    def __init__(self, backstage: Backstage) -> None:
        super().__init__()
        self.backstage = backstage
        self._say = ""
        self._pressed_at = 0.0  # not _key_at: Textual takes _key_* for the handler of that key
        self._last_rep_at = float("-inf")
        self._bursts = Bursts(self._arrow, self._arrows_dropped)
        self._in_order = InOrder(_OPENING_KEYS)
        self._no_question: Timer | None = None
        """Runs while a question was called for and is not there yet."""

    def show(self) -> None:
        """Bring every part up to date."""
        raise NotImplementedError

    def end(self, *, sure: bool = False) -> object:
        """Finish the session, asking first where something is left and they are not ``sure``."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        numbers = self.backstage.personal.settings.effort is not RateIn.WORDS
        if self._in_order.take(event, also=_RATING_KEYS if numbers else ()):
            event.stop()
            event.prevent_default()
            return
        if self._in_order.opening:
            self._no_question = self.set_timer(OPEN_S, self._press_held)
        self._pressed_at = event.time

    def on_screen_suspend(self) -> None:
        self._press_held()

    def _press_held(self) -> None:
        """Press what came with the key that opened a question: it is for the question."""
        if self._no_question is not None:
            self._no_question.stop()
        self._in_order.let_go(self.app)

    def act(self, decide: Callable[[Conductor], Outcome]) -> None:
        """Do one thing to the session under way and show it; an arrow held back comes before it."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next key."""
        self._say = sentence
        self.show()

    def line_done(self, told: str, change: int) -> None:
        """``u`` is the session's own undo here, so the line has a word for it."""
        self.tell(f"{told} l and “undo” take it back." if change else told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is counted before the check is answered."""
        session = self.backstage.session
        waiting = session is not None and bool(session.unasked)
        return action in ("leave", "all_keys") if waiting else True

    def action_rep(self) -> None:
        timed = self._pressed_at - self._last_rep_at > _TOGETHER_S
        self._last_rep_at = self._pressed_at
        self.act(lambda conductor: conductor.rep(timed=timed))

    def action_digit(self, digit: int) -> None:
        self.act(lambda conductor: conductor.digit(digit))

    def action_rub_out(self) -> None:
        self.act(lambda conductor: conductor.rub_out())

    def action_arrow(self, arrow: str) -> None:
        self.set_timer(self._bursts.press(arrow, self._pressed_at), self._bursts.settle)

    def _arrow(self, arrow: str) -> None:
        by = 1 if arrow in ("more", "heavier") else -1
        if arrow in ("more", "fewer"):
            self.act(lambda conductor: conductor.more(by))
        else:
            self.act(lambda conductor: conductor.heavier(by))

    def _arrows_dropped(self) -> None:
        self.tell("Arrows in a burst are a swipe: nothing was changed.")

    def action_missed(self) -> None:
        self.act(lambda conductor: conductor.missed())

    def action_tempo(self) -> None:
        self.act(lambda conductor: conductor.tempo())

    def action_move(self, by: int) -> None:
        self.act(lambda conductor: conductor.move(by))

    def action_rest(self, seconds: int) -> None:
        self.act(lambda conductor: conductor.rest(seconds))

    def action_undo(self) -> None:
        self.act(lambda conductor: conductor.undo())

    def action_redo(self) -> None:
        self.act(lambda conductor: conductor.redo())

    def action_done(self) -> None:
        session = self.backstage.session
        if session is None:
            return
        if self.line_just_stored or self.backstage.second.too_soon(DOUBLE_ENTER_S):
            self.tell("Two enters at once count as one: enter again marks the set done.")
            return
        current = session.current
        if session.all_done and current is not None and not current.hand.begun:
            last = session.last_done_at
            if last is not None and 0 <= (self.backstage.clock() - last).total_seconds() < DOUBLE_ENTER_S:
                self.tell("Two enters at once count as one: enter again finishes.")
                return
            self.end()
            return
        self.act(lambda conductor: conductor.done())
