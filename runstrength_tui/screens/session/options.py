"""What can be done with the sets and the exercises of a session beyond counting: the list behind ``o``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from textual.app import App

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.live.marking import warm_ups_left
from runstrength_tui.domain.live.ramp import ramp
from runstrength_tui.domain.live.state import LiveItem, LiveSession, LiveSet
from runstrength_tui.domain.session import SetKind
from runstrength_tui.domain.wording import done_text, load_text
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.number import NumberScreen
from runstrength_tui.screens.session.change import ask_change
from runstrength_tui.screens.session.note import NoteScreen
from runstrength_tui.screens.session.order import OrderScreen

MOST_GAP_CM: Final = 150
NOT_MY_DAY: Final = "i"
DEEP_LANDING: Final = "l"
"""Answers that the screen itself acts on."""


class Chosen(Struct, frozen=True):
    """An act on the session under way, and what to say when it was done."""

    act: Callable[[Conductor], Outcome]
    say: str = ""


async def ask_options(app: App[object], session: LiveSession) -> Chosen | str | None:
    """Show what can be done and return what was chosen; None when the person went back."""
    item, last = session.current, session.last_set
    choices: dict[str, str] = {}
    of = item if item is not None and item.done else None
    if last is not None and (of is None or session.last_in_hand):
        of = last[0]
    if last is not None:
        choices |= _of_last_set(*last)
    if of is not None:
        choices["c"] = f"change a set of {of.facts.name}"
    if item is not None:
        choices |= _of_exercise(session, item)
    if len(session.items) > 1:
        choices["r"] = "another order of the exercises"
    choices[NOT_MY_DAY] = "not my day: ill, hot, slept badly, sore"
    choices["s"] = "a note for the whole session"
    answer = await app.push_screen_wait(Ask("This session", (), choices))
    if answer in (NOT_MY_DAY, DEEP_LANDING):
        return answer
    if answer == "c" and of is not None:
        change = await ask_change(app, of)
        done = f"Set {change.number} of {of.facts.name} changed." if change else ""
        return Chosen(change.act, done) if change else None
    if answer in ("d", "f", "k") and last is not None:
        return _on_last_set(answer, *last)
    if answer == "r":
        order = await app.push_screen_wait(OrderScreen(session))
        return Chosen(lambda conductor: conductor.order(order), "Order changed.") if order else None
    if answer in ("n", "s"):
        return await _note(app, session, item, of_session=answer == "s")
    return await _on_exercise(app, answer, item) if item is not None else None


def _of_last_set(item: LiveItem, done: LiveSet) -> dict[str, str]:
    """What can be said of the set done last, and what may follow it."""
    if item.facts.jump_tier is not None:
        return {}  # jumps stop before they fade: nothing lighter follows, none goes to failure
    words = done_text(done.record, item.facts.measure, item.facts.side)
    if done.record.kind is SetKind.WARM_UP:
        return {"k": f"last set ({words}): it counts, no warm-up"}
    failed = "not to failure" if done.record.to_failure else "to failure: no further rep would come"
    choices = {"d": "drop set now: lighter, without a rest", "f": f"last set ({words}): {failed}"}
    if done.record.kind is SetKind.WORK:
        choices["k"] = f"last set ({words}): a warm-up, counts for nothing"
    return choices


def _of_exercise(session: LiveSession, item: LiveItem) -> dict[str, str]:
    """What can be done with the exercise in hand."""
    choices = {"m": "one more set"}
    if warm_ups_left(item):
        choices["w"] = "no more warm-up sets"
    elif not item.done and (sets := ramp(item.facts, item.target)):
        choices["w"] = f"warm-up sets first: {', '.join(load_text(each.load) for each in sets)}"
    names = [other.key for other in session.items]
    behind = session.items[names.index(item.key) + 1 :]
    if session.turns(item):
        choices["t"] = "each exercise by itself, not in turns"
        if (other := session.next_in_turns(item)) is not None:
            choices["j"] = f"{other.facts.name} joins the turns"
    elif behind:
        choices["t"] = f"in turns with {behind[0].facts.name}, rest after both"
    if item.target.load.kind is LoadKind.BOX:
        choices[DEEP_LANDING] = "landed deeper than I took off"
        choices["b"] = f"how far the box is: {item.target.load.gap_cm or 0} cm now"
    return {**choices, "n": f"a note for {item.facts.name}"}


def _on_last_set(answer: str, item: LiveItem, done: LiveSet) -> Chosen:
    key, number, record = item.key, done.number, done.record
    if answer == "d":
        return Chosen(lambda conductor: conductor.drop_set(key, number))
    if answer == "f":
        failed = not record.to_failure
        say = "Kept: that set went to failure." if failed else "Kept: not to failure."
        return Chosen(lambda conductor: conductor.mark(key, number, to_failure=failed), say)
    kind = SetKind.WORK if record.kind is SetKind.WARM_UP else SetKind.WARM_UP
    say = "A warm-up: as many sets as planned are left." if kind is SetKind.WARM_UP else "It counts."
    return Chosen(lambda conductor: conductor.mark(key, number, kind), say)


async def _on_exercise(app: App[object], answer: str, item: LiveItem) -> Chosen | None:
    if answer == "m":
        return Chosen(lambda conductor: conductor.add_set())
    if answer == "w":
        return Chosen(lambda conductor: conductor.warm_ups())
    if answer == "t":
        return Chosen(lambda conductor: conductor.group(item.key))
    if answer == "j":
        return Chosen(lambda conductor: conductor.join(item.key))
    if answer == "b":
        now = item.target.load.gap_cm or 0
        gap = await app.push_screen_wait(
            NumberScreen("How far is the box?", now, unit="cm", most=MOST_GAP_CM, step=5)
        )
        return None if gap is None else Chosen(lambda conductor: conductor.gap(int(gap)))
    return None


async def _note(
    app: App[object], session: LiveSession, item: LiveItem | None, *, of_session: bool
) -> Chosen | None:
    before = session.note if of_session or item is None else item.note
    text = await app.push_screen_wait(NoteScreen(before))
    if text is None:
        return None
    say = "Note kept." if text else "No note."
    return Chosen(lambda conductor: conductor.note(text, of_session=of_session), say)
