"""The session under way behind plain calls: begun, gone on with, changed, stored, left."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from textual.app import App
from textual.signal import Signal

from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.live.before import LOOK_BACK, Before, last_times
from runstrength_tui.domain.live.closing import build, to_session
from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.events import ItemFacts, Reopened, SessionRated
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.live.opening import added_item, open_header
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.plan import Plan
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import BadFile, Missing, NotNow, NotStored, SessionHeld, StoreReadOnly
from runstrength_tui.library import Library
from runstrength_tui.paths import Places
from runstrength_tui.screens.history_calls import HistoryCalls, lasting

if TYPE_CHECKING:
    from runstrength_tui.domain.coach.suggestion import Suggestion
    from runstrength_tui.domain.live.header import Header
    from runstrength_tui.domain.live.swapping import Instead
    from runstrength_tui.screens.coaching import Coaching
    from runstrength_tui.screens.guard import Guard
    from runstrength_tui.screens.personal import Personal
    from runstrength_tui.screens.second_terminal import SecondTerminal
    from runstrength_tui.store.store import Store
    from runstrength_tui.store.under_way import Found, SessionUnderWay


class SessionCalls(HistoryCalls):
    """The part of Backstage that concerns the session under way, its log and its end."""

    personal: Personal
    """What the person told of themselves, and their preferences."""
    coach: Coaching
    """What the coach says of today."""
    second: SecondTerminal
    """The session as another terminal has it."""

    def __init__(self, app: App[Any], places: Places, clock: Callable[[], datetime]) -> None:
        super().__init__(app, places, clock)
        self.under_way: SessionUnderWay | None = None
        self.session: LiveSession | None = None
        """The session under way as it stands; None when there is none."""
        self.synced_seq = 0
        """Events up to here are on disk: ✓ may be shown for them."""
        self.greeting = ""
        """What the session screen says first, in one sentence."""
        self.session_changed: Signal[None] = Signal(app, "session-changed")
        self.synced: Signal[None] = Signal(app, "synced")
        self.rest_tick: Signal[None] = Signal(app, "rest-tick")
        self.rest_over: Signal[None] = Signal(app, "rest-over")
        self.arrived = asyncio.Event()
        """Set when the start is over: the history is open, and what was left under way is found."""
        self._starting = False

    @property
    @abstractmethod
    def library(self) -> Library:
        """Exercises and plans, with those the person brought along by name."""

    @property
    @abstractmethod
    def guard(self) -> Guard:
        """The safety rules over the session under way."""

    # --- beginning and going on -----------------------------------------------------

    async def start(self, what: Plan | Suggestion | None) -> None:
        """Open a session of a plan, exactly a suggestion, or an empty one.

        Raises RunStrengthError where that cannot be.

        A key pressed while the app is still starting counts: it waits until that is over.
        """
        await self.arrived.wait()
        if self.session is not None or self._starting:
            raise SessionHeld("A session is under way already: finish it first, nothing was changed.")
        if self.read_only:
            raise StoreReadOnly("This folder can only be read, so no session can be started here.")
        self._starting = True
        try:
            self.take(await self._begin(what))
        finally:
            self._starting = False

    async def _begin(self, what: Plan | Suggestion | None) -> SessionUnderWay:
        from runstrength_tui.store.under_way import SessionUnderWay  # Today stands before it

        now = self.clock()
        await self.personal.read()
        header = await self._header(what, now)
        await self.guard.learn()
        told = ""
        self._refuse(header)
        while await self._ask_first(header.items):
            if what is not None and not isinstance(what, Plan):
                after, told = await self.coach.again(what)
                header = await self._header(after, now)
            self._refuse(header)
        lines = self.guard.lines(header.items) if header.items else ()
        header = msgspec.structs.replace(header, questions=tuple(line.question for line in lines))
        begun = await self.in_writer(
            lambda: SessionUnderWay.start(self.places.data, header, self.writer, on_synced=self._on_synced)
        )
        self.greeting = told
        return begun

    def _refuse(self, header: Header) -> None:
        """Raise NotNow where exercises are planned for somebody whom a doctor should see first."""
        if header.items and (advice := self.guard.medical_advice()):
            raise NotNow(f"Not begun. {advice}")

    async def _ask_first(self, items: Sequence[ItemFacts]) -> bool:
        """Ask the next thing that these exercises are the first to need; return whether anything was.

        Raises NotNow where the person went back.
        """
        if not self.guard.asks_first(items):
            return False
        from runstrength_tui.screens.asked_first import ask_first  # it is seldom needed

        await ask_first(self._app, self, items)
        return True

    async def _header(self, what: Plan | Suggestion | None, now: datetime) -> Header:
        store, exercises = self.store, self.library.by_id
        if what is not None and not isinstance(what, Plan):
            from runstrength_tui.domain.coach.doing import header_of  # a start need not bring it

            return header_of(what, await self.in_writer(lambda: store.new_id(now)), now)
        before, session_id = await self.in_writer(lambda: (_before(store), store.new_id(now)))
        try:
            return open_header(session_id, now, what, exercises, before, self.personal.means)
        except KeyError as error:
            raise Missing(f"The plan names {error}, which the library does not have.") from None

    async def find(self) -> tuple[tuple[str, ...], Found | None]:
        """Put in order what a crash left; return what to tell, and a session that goes on if there is one."""
        store, folder = self.store, self.places.data

        def work() -> tuple[tuple[str, ...], Found | None]:
            from runstrength_tui.store.under_way import complete_leftovers, find

            leftovers = complete_leftovers(folder, store, build)
            return leftovers.told, find(folder)

        return await self.in_writer(work)

    async def resume(self, found: Found, *, take_over: bool = False) -> None:
        """Go on with a session that was found; with ``take_over`` the process that has it must let go.

        Raises RunStrengthError where that cannot be: the session is kept as it is.
        """
        from runstrength_tui.store.under_way import SessionUnderWay

        try:
            _ = self.library.rules
        except BadFile as error:
            if found.lock is not None:
                found.lock.release()
            raise BadFile(f"{error} The one under way is kept as it is, and goes on once they can.") from None
        await self.guard.learn()
        self.take(
            await asyncio.to_thread(
                SessionUnderWay.resume,
                found,
                self.writer,
                take_over=take_over,
                on_synced=self._on_synced,
            )
        )
        # Nobody knows how long a hold or a set to the tempo bell went on while nothing ran.
        if not (self.under_way and self.under_way.handed_over):
            self.act(lambda conductor: conductor.break_off())

    async def drop(self, found: Found) -> None:
        """Remove a found session in which nothing was done."""
        await self.resume(found)
        await self.abandon()

    def take(self, under_way: SessionUnderWay) -> None:
        """Make this session the one under way here."""
        self.second.stop()
        self.under_way = under_way
        self.synced_seq = under_way.synced_seq
        self.session = fold(under_way.header, under_way.events)
        self.session_changed.publish(None)

    # --- what is done in it ---------------------------------------------------------

    def conductor(self, session: LiveSession) -> Conductor:
        """Return what a key means in a session as it stands, now."""
        return Conductor(session, self.clock(), self.library.known_rules)

    def act(self, decide: Callable[[Conductor], Outcome]) -> str:
        """Do one thing to the session under way: logged first, then folded; returns a sentence or ""."""
        if self.session is None or self.under_way is None:
            return "No session is under way."
        if self.under_way.ending:
            return "The session is being put away: nothing was changed."
        outcome = decide(self.conductor(self.session))
        if outcome.events:
            self.under_way.append(*outcome.events)
            self.session = fold(self.under_way.header, self.under_way.events)
            self.session_changed.publish(None)
        return outcome.say

    async def add(self, exercise: Exercise) -> str:
        """Add an exercise to the session under way, or start one with it."""
        began_here = self.session is None
        if began_here:
            await self.start(None)
        store = self.store
        before = await self.in_writer(lambda: _before(store))
        key = str(self.session.seq + 100) if self.session else "1"
        facts = added_item(key, exercise, before, self.personal.means)
        try:
            while await self._ask_first((facts,)):
                pass
        except NotNow:
            if began_here:
                await self.abandon()
            raise
        asked = self.guard.asked_of(facts)
        return self.act(lambda conductor: conductor.add(facts, asked))

    async def instead_of(self, item: LiveItem) -> tuple[Instead, ...]:
        """Return what the sets left of an exercise can go on with; raises Missing where its file is gone."""
        from runstrength_tui.domain.live.swapping import instead_of

        exercise, store = self.library.exercise(item.facts.exercise), self.store
        before = await self.in_writer(lambda: _before(store))
        return instead_of(exercise, item.facts.rung, self.library.exercises, before)

    async def swap(self, item: str, to: Instead) -> str:
        """Let the sets left of an exercise of the session under way go on as another."""
        from runstrength_tui.domain.live.swapping import swapped_item

        store = self.store
        before = await self.in_writer(lambda: _before(store))
        going = self.session.item(item) if self.session else None
        if self.session is None or going is None or not going.open:
            return "No set is left to swap here: nothing was changed."
        facts = swapped_item(str(self.session.seq + 100), going, to, before, self.personal.means)
        while await self._ask_first((facts,)):
            pass
        asked = self.guard.asked_of(facts)
        return self.act(lambda conductor: conductor.swap(item, facts, asked))

    # --- its end ----------------------------------------------------------------------

    async def finish(self) -> Session:
        """Store the ended session; returns it once it is on disk and its log is gone."""
        if self.session is None or self.under_way is None:
            raise Missing("No session is under way.")
        stored = to_session(self.session)
        kept = await lasting(self.under_way.finish(stored, self.store, replace=self.session.reopened))
        if not kept:
            raise Missing("This session was deleted in another terminal, so it was not stored again.")
        self.history_changed.publish(None)
        return stored

    async def reopen(self, effort: int | None = None) -> None:
        """Go on with the session that was just finished; ``effort`` was said since it was stored."""
        if self.session is None or self.under_way is None:
            raise Missing("There is nothing to open again.")
        seq, now = self.session.seq, self.clock()
        rated = (SessionRated(seq=seq + 2, at=now, effort=effort),) if effort != self.session.effort else ()
        event = Reopened(seq=seq + 1, at=now)
        await lasting(self.under_way.reopen(event, self.store, *rated))
        self.session = fold(self.under_way.header, self.under_way.events)
        self.session_changed.publish(None)
        self.history_changed.publish(None)

    async def abandon(self) -> None:
        """End a session in which nothing was done; nothing is stored."""
        under_way = self.under_way
        self.put_away()
        if under_way is not None:
            await lasting(under_way.abandon())

    async def leave(self, *, anyway: bool = False) -> None:
        """Let go of the session; its log stays. Raises NotStored while entries are only in memory."""
        if self.under_way is None or self.session is None:
            return
        if self.session.ended is None:
            await lasting(self.under_way.leave(anyway=anyway))
        elif self.trouble and not anyway:
            raise NotStored(self.trouble)
        self.put_away()

    def put_away(self) -> None:
        """There is no session under way here any more."""
        self.under_way, self.session, self.synced_seq = None, None, 0
        self.session_changed.publish(None)

    # --- what the writer's thread says ------------------------------------------

    def _on_synced(self, seq: int) -> None:
        self._app.call_later(self._synced, seq)

    def _synced(self, seq: int) -> None:
        if seq > self.synced_seq:
            self.synced_seq = seq
            self.synced.publish(None)

    def _on_trouble(self, sentence: str | None) -> None:
        if (under_way := self.under_way) is not None:
            under_way.note_unsaved(sentence is not None)
        super()._on_trouble(sentence)


def _before(store: Store) -> dict[tuple[str, str], Before]:
    return last_times(store.sessions(LOOK_BACK))
