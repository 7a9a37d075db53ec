"""The session as two terminals share it: watched in one, taken over, given away when the other asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.signal import Signal

from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.state import LiveSession
from runstrength_tui.errors import Missing, NotStored, RunStrengthError, StoreReadOnly
from runstrength_tui.screens import later
from runstrength_tui.screens.history_calls import lasting
from runstrength_tui.store.live_lock import Holder, held_sentence

if TYPE_CHECKING:
    from runstrength_tui.screens.backstage import Backstage
    from runstrength_tui.store.under_way import Found
    from runstrength_tui.store.watch import LogWatch, Seen

LOOK_S: Final = 1.0
"""How often another terminal's session is looked at."""
BURST_S: Final = 0.5
"""An ``enter`` that comes so soon after the session was given away was meant for the session."""
_STARTING_S: Final = 1.0
"""A session that is just being opened is waited for so long before it is given away."""


class SecondTerminal:
    """What becomes of the session when two terminals want it; one for an app.

    ``session`` is another terminal's as it is watched here; only Backstage has one's own.
    """

    def __init__(self, app: App[Any], backstage: Backstage) -> None:
        self._app = app
        self._backstage = backstage
        self.session: LiveSession | None = None
        """The session watched, as its log tells it; None while none is."""
        self.seq = 0
        """Events up to here stand in the file."""
        self.holder: Holder | None = None
        """The process that has it, None when nobody has."""
        self.faulty = False
        """Its file cannot be read just now, so ``session`` is how it stood before."""
        self.given = False
        """It was had here before, so taking it over is taking it back."""
        self.changed: Signal[None] = Signal(app, "watched-changed")
        """There is something new to show of the session watched: an event, a second, its end."""
        self.answering: tuple[Found, Callable[[], object]] | None = None
        """A found session that is held while a question about it stands, and how to take that back."""
        self._watch: LogWatch | None = None
        self._since: datetime | None = None
        self._taking = False
        self._giving = False

    # --- watching -----------------------------------------------------------------

    async def watch(self, path: Path, *, given: bool = False) -> None:
        """Watch the session of a log from now on; raises RunStrengthError where it cannot be read."""
        from runstrength_tui.store.watch import LogWatch  # few starts need it

        watch = LogWatch(path)
        seen = await self._backstage.in_writer(watch.look)
        self.stop()
        self._watch, self.given = watch, given
        if given:
            self._since = self._backstage.clock()
        self._take_in(seen)
        self.changed.publish(None)
        self._app.run_worker(self._follow(watch), group="watch")

    def stop(self) -> None:
        """Watch no longer."""
        self._watch = None
        if self.session is not None:
            self.session, self.holder, self.seq, self.faulty = None, None, 0, False
            self.changed.publish(None)

    async def _follow(self, watch: LogWatch) -> None:
        """Look once a second; say so only where something is new or a clock runs."""
        ran = False
        while True:
            await asyncio.sleep(LOOK_S)
            if self._watch is not watch:
                break
            try:
                seen = await self._backstage.in_writer(watch.look)
            except Missing:
                await self._over(watch)
                break
            except RunStrengthError as error:
                await self._leave(watch, str(error))
                break
            if self._watch is not watch:
                break
            new, runs = self._take_in(seen), self._clock_runs()
            if new or runs or ran:
                self.changed.publish(None)
            ran = runs
        watch.close()

    def _take_in(self, seen: Seen | None) -> bool:
        if seen is None:
            return False
        events = seen.contents.events
        self.session = fold(seen.contents.header, events)
        self.seq = events[-1].seq if events else 0
        self.holder, self.faulty = seen.holder, seen.faulty
        return True

    def _clock_runs(self) -> bool:
        session, now = self.session, self._backstage.clock()
        if session is None or session.ended is not None:
            return False
        hand = session.current.hand if session.current is not None else None
        if hand is not None and (hand.hold is not None or hand.tempo is not None):
            return True
        return session.rest is not None and session.rest.left(now) > 0

    async def _over(self, watch: LogWatch) -> None:
        """Its log is gone: it was finished there, or there was nothing to keep."""
        session = self.session
        if session is None or self._watch is not watch:
            return
        try:
            stored = await self._backstage.record(session.header.session)
        except RunStrengthError:
            stored = None
        name = session.header.plan_name or "The session"
        how = "finished in the other terminal: it is stored" if stored else "ended there, with nothing stored"
        await self._leave(watch, f"{name} was {how}.")

    async def _leave(self, watch: LogWatch, sentence: str) -> None:
        if self._watch is not watch:
            return
        here = self._app.current_mode == "watch"
        self.stop()
        self._app.notify(sentence, timeout=15, markup=False)
        self._backstage.history_changed.publish(None)
        if here:
            await self._app.switch_mode("today")
        await self._clear("watch")

    async def _clear(self, mode: str) -> None:
        """Drop a place over which a question stands, with the question; it is made again when gone to."""
        app = self._app
        try:
            covered = len(app.get_screen_stack(mode)) > 1
        except KeyError:  # nobody has been there
            return
        if covered and app.current_mode != mode:
            make = later.watch if mode == "watch" else later.session
            await app.remove_mode(mode)
            app.add_mode(mode, partial(make, self._backstage))

    def offer(self, *, s: bool = False) -> str:
        """Return what ``enter`` does with the session watched: ``take it over``; with ``s`` ``takes``."""
        if self.kept_from:
            return ""
        if self.holder is None:
            return "goes on here" if s else "go on here"
        return f"take{'s' if s else ''} it {'back' if self.given else 'over'}"

    def line(self, *, short: bool) -> str:
        """Return how it is with the session watched and what ``enter`` does."""
        session, holder = self.session, self.holder
        if self._taking:
            return "Taking it over …"
        if session is not None and session.ended is not None and holder is not None:
            return "Finished there; it is being stored."
        if self.faulty:
            return "Its file cannot be read: so it stood."
        if self.kept_from:
            where = f"on {holder.host}" if holder is not None and holder.elsewhere else "there"
            return f"Watching: it can only go on {where}."
        enter = f"enter {self.offer(s=True)}"
        if short:
            return f"Watching: {enter}."
        if holder is None:
            return f"Watching: no terminal has the session any more. {enter}."
        where = f" ({holder.tty})" if holder.tty else ""
        return f"Watching: it goes on in another terminal{where}. {enter}."

    # --- taking over ----------------------------------------------------------------

    @property
    def kept_from(self) -> str:
        """Why the session watched cannot go on here, in one sentence; "" where it can."""
        if self.holder is not None and self.holder.elsewhere:
            return held_sentence(self.holder)
        if self._backstage.read_only:
            return "This folder can only be read, so the session can be watched here and no more."
        return ""

    def too_soon(self, seconds: float) -> bool:
        """Whether the session was given away or taken less than so many seconds ago."""
        return (
            self._since is not None and 0 <= (self._backstage.clock() - self._since).total_seconds() < seconds
        )

    async def take(self) -> str:
        """Go on here with the session that is watched; return why not, "" when it is so."""
        if self._taking:
            return ""
        self._taking = True
        self.changed.publish(None)
        try:
            told, found = await self._backstage.find()
            for sentence in told:
                self._app.notify(sentence, timeout=15, markup=False)
            if found is None:
                raise Missing("The session is not under way any more: it was finished or left out elsewhere.")
            await self.take_found(found)
        except RunStrengthError as error:
            return str(error)
        finally:
            self._taking = False
            self.changed.publish(None)
        return ""

    async def take_found(self, found: Found) -> None:
        """Go on with a session that was found, whoever has it; raises RunStrengthError where that fails."""
        if found.lock is None and found.holder is None:
            raise StoreReadOnly(
                self.kept_from or "The session cannot go on here: the folder can only be read."
            )
        back, held = self.given, found.lock is None
        await self._backstage.resume(found, take_over=held)
        self._since = self._backstage.clock()
        under_way = self._backstage.under_way
        how = "Taken back" if back else "Taken over" if held else "Back where you were"
        self._backstage.greeting = (under_way.told if under_way else "") or f"{how}: nothing was lost."
        await self._app.switch_mode("session")
        await self._clear("watch")

    # --- giving away ------------------------------------------------------------------

    def asked(self) -> None:
        """Another terminal asks for the session; may be called from outside the app's own tasks."""
        self._app.call_later(self._asked)

    def _asked(self) -> None:
        if not self._giving:
            self._giving = True
            self._app.run_worker(self._give(), group="give")

    async def _give(self) -> None:
        try:
            if self.answering is not None:
                found, take_back = self.answering
                found.release()
                take_back()
                return
            tries = round(_STARTING_S / 0.1)
            while self._backstage.session is None and tries:
                tries -= 1
                await asyncio.sleep(0.1)
            await self.give()
        finally:
            self._giving = False

    async def give(self) -> None:
        """Save and let go of the session under way here, and watch it from now on.

        It stays where its last entries cannot be saved, and where it is finished and about to be stored.
        """
        backstage, app = self._backstage, self._app
        under_way, session = backstage.under_way, backstage.session
        if under_way is None or session is None or session.ended is not None:
            return
        backstage.under_way = None  # no key counts any more
        try:
            await lasting(under_way.leave())
        except NotStored:  # the lock file says so, and the other terminal tells the person
            backstage.under_way = under_way
            return
        was_here = app.current_mode == "session"
        to, sentence = "watch", "The session goes on in another terminal; 3 watches it."
        try:
            await self.watch(under_way.path, given=True)
        except RunStrengthError as error:
            to, sentence = "today", str(error)
        backstage.put_away()
        if was_here:
            await app.switch_mode(to)
        if to == "today" or not was_here:
            app.notify(sentence, timeout=15, markup=False)
        await self._clear("session")
