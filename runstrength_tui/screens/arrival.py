"""What happens at the start: open the history, and go back to a session that was not finished."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from runstrength_tui.domain.live.closing import nothing_done
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.domain.run import BY_HAND
from runstrength_tui.domain.session import EndReason
from runstrength_tui.domain.wording import day_text, many_text, time_text
from runstrength_tui.errors import RunStrengthError, StoreUnreadable
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.screens.working import run_once
from runstrength_tui.store.live_lock import held_sentence, this_process

if TYPE_CHECKING:
    from runstrength_tui.store.under_way import Found

STALE: Final = timedelta(hours=4)
"""A session untouched for longer is asked about; a younger one is gone on with at once."""

_EARLY_S: Final = 0.5
"""How long the history is not opened for the sake of what can be shown without it."""
_GIVEN: Final = "given"
"""No key: another terminal took the session meanwhile."""


async def arrive(app: App[Any], backstage: Backstage) -> None:
    """Open the history and the session under way, asking only what cannot be known."""
    try:
        await _arrive(app, backstage)
    finally:
        backstage.arrived.set()


async def look_early(backstage: Backstage) -> None:
    """Have Today stand by what was trained lately, where that is known, before a lifetime is read."""
    try:
        lately = await backstage.look_early()
        if lately is not None:
            backstage.personal.know(lately.profile)
            backstage.history_changed.publish(None)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(backstage.today_stands.wait(), _EARLY_S)
    finally:
        backstage.looked_early.set()


async def _arrive(app: App[Any], backstage: Backstage) -> None:
    try:
        await backstage.open_store()
    except StoreUnreadable as error:
        from runstrength_tui.screens.damaged import DamagedScreen  # as below: a start need not bring it

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
        elif await new_here(backstage):
            from runstrength_tui.screens.first_start import first_start  # as above

            await first_start(app, backstage)
    except RunStrengthError as error:
        app.notify(str(error), severity="error", timeout=30, markup=False)


async def new_here(backstage: Backstage) -> bool:
    """Whether nobody has told anything here yet, nor trained but for what was brought along."""
    if backstage.read_only or backstage.personal.unreadable or not backstage.personal.profile.untold:
        return False
    store = backstage.store
    sessions, runs = await backstage.in_writer(lambda: (store.sessions(1), store.runs(1)))
    origins = (*(session.origin for session in sessions), *(run.origin for run in runs))
    return all(origin not in BY_HAND for origin in origins)


def go_to_session(app: App[Any], backstage: Backstage) -> None:
    """Go to the session under way: one's own, or another terminal's to watch; it is looked for if need be."""
    if backstage.session is not None:
        app.switch_mode("session")
    elif backstage.second.session is not None:
        app.switch_mode("watch")
    else:
        run_once(app, "look", partial(_look_and_go, app, backstage))


async def _look_and_go(app: App[Any], backstage: Backstage) -> None:
    await backstage.arrived.wait()
    try:
        if backstage.session is None and await look_again(app, backstage):
            return
    except RunStrengthError as error:
        app.notify(str(error), severity="warning", timeout=15, markup=False)
    app.switch_mode("session")


async def look_again(app: App[Any], backstage: Backstage) -> bool:
    """Watch the session that another terminal has, or go on with it where that one let go.

    Returns whether there is one. Raises RunStrengthError.
    """
    _, found = await backstage.find()
    if found is None or (found.holder is not None and found.holder.is_process(this_process())):
        return False
    if found.lock is None:
        await backstage.second.watch(found.path)
        await app.switch_mode("watch")
    else:
        await _go_back(app, backstage, found)
    return True


async def _held(app: App[Any], backstage: Backstage, found: Found) -> None:
    """Ask once where the session that another terminal has is to go on; where it cannot, say so."""
    second, holder = backstage.second, found.holder
    if holder is None or holder.elsewhere:
        await second.watch(found.path)
        where = (
            held_sentence(holder) if holder else "A session is under way, but this folder can only be read."
        )
        app.notify(f"{where} 3 watches it.", timeout=15, markup=False)
        return
    from runstrength_tui.screens.ask import Ask

    question = Ask(
        "A session is open elsewhere",
        (f"It is under way in another terminal{f' ({holder.tty})' if holder.tty else ''}.",),
        {"enter": "go on here; it is watched there", "escape": "watch it"},
    )
    if await app.push_screen_wait(question) == "enter":
        try:
            await second.take_found(found)
            return
        except RunStrengthError as error:
            app.notify(str(error), severity="warning", timeout=15, markup=False)
    await look_again(app, backstage)


async def _go_back(app: App[Any], backstage: Backstage, found: Found) -> None:
    if found.lock is None:
        await _held(app, backstage, found)
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
    from runstrength_tui.screens.ask import Ask

    question = Ask(
        "A session was left open",
        (
            f"{session.header.plan_name or 'Your session'}, {when}: "
            f"{many_text(session.sets_done, 'set')} done{', one begun' if session.begun else ''}.",
        ),
        {"enter": "store it, ended with its last set", "g": "go on with it"},
        escape=False,
    )
    second = backstage.second
    second.answering = found, lambda: question.is_current and question.dismiss(_GIVEN)
    answer = await app.push_screen_wait(question)
    second.answering = None
    if answer == _GIVEN:
        await second.watch(found.path)
        await app.switch_mode("watch")
        return
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
