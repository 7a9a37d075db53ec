"""What happens at the start: open the history, and go back to a session that was not finished."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from textual.app import App

from runstrength_tui.domain.live.closing import nothing_done
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.session import EndReason
from runstrength_tui.domain.wording import day_text, many_text, time_text
from runstrength_tui.errors import RunStrengthError, StoreUnreadable
from runstrength_tui.screens.ask import Ask
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.damaged import DamagedScreen
from runstrength_tui.store.live_lock import held_sentence
from runstrength_tui.store.under_way import Found

STALE: Final = timedelta(hours=4)
"""A session untouched for longer is asked about; a younger one is gone on with at once."""


async def arrive(app: App[Any], backstage: Backstage) -> None:
    """Open the history and the session under way, asking only what cannot be known."""
    try:
        await _arrive(app, backstage)
    finally:
        backstage.arrived.set()


async def _arrive(app: App[Any], backstage: Backstage) -> None:
    try:
        await backstage.open_store()
    except StoreUnreadable as error:
        await app.push_screen_wait(DamagedScreen(backstage, error))
    except RunStrengthError as error:
        app.notify(str(error), severity="error", timeout=30, markup=False)
        return
    backstage.history_changed.publish(None)
    try:
        told, found = await backstage.find()
        for sentence in told:
            app.notify(sentence, timeout=15, markup=False)
        if found is not None:
            await _go_back(app, backstage, found)
    except RunStrengthError as error:
        app.notify(str(error), severity="error", timeout=30, markup=False)


async def look_again(app: App[Any], backstage: Backstage) -> None:
    """Ask once more about a session that another terminal has, or go on with it where that one let go."""
    _, found = await backstage.find()
    if found is not None:
        await _go_back(app, backstage, found)


async def _go_back(app: App[Any], backstage: Backstage, found: Found) -> None:
    if found.lock is None:
        if found.holder is None:
            app.notify(
                "A session is under way here, but the folder can only be read.",
                timeout=15,
                markup=False,
            )
            return
        question = Ask(
            "A session is open elsewhere",
            (held_sentence(found.holder),),
            {"enter": "go on here; it ends there", "escape": "leave it there"},
        )
        if await app.push_screen_wait(question) != "enter":
            return
        await backstage.resume(found, take_over=True)
        _say_where(app, backstage, "Taken over: nothing was lost.")
        return
    session = fold(found.contents.header, found.contents.events) if found.contents else None
    if session is not None and backstage.clock() - session.at > STALE:
        await _ask_stale(app, backstage, found, session)
        return
    await backstage.resume(found)
    _say_where(app, backstage, "Back where you were: nothing was lost.")


async def _ask_stale(app: App[Any], backstage: Backstage, found: Found, session: LiveSession) -> None:
    if nothing_done(session):
        await backstage.drop(found)
        return
    when = f"{day_text(session.at.date(), backstage.clock().date())} at {time_text(session.at)}"
    question = Ask(
        "A session was left open",
        (
            f"{session.header.plan_name or 'Your session'}, {when}: "
            f"{many_text(session.sets_done, 'set')} done{', one begun' if session.begun else ''}.",
        ),
        {"enter": "store it, ended with its last set", "g": "go on with it"},
        escape=False,
    )
    answer = await app.push_screen_wait(question)
    await backstage.resume(found)
    if answer == "enter":
        backstage.act(lambda conductor: conductor.finish(EndReason.LEFT_OPEN))
        await backstage.finish()
        backstage.put_away()
        app.notify("Stored.", timeout=5, markup=False)
    else:
        _say_where(app, backstage, "Going on: nothing was lost.")


def _say_where(app: App[Any], backstage: Backstage, sentence: str) -> None:
    under_way = backstage.under_way
    backstage.greeting = under_way.told if under_way and under_way.told else sentence
    app.switch_mode("session")
