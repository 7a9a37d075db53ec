"""What the line needs of the history, and what becomes of it there; on disk before it is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from runstrength_tui.domain.live.before import LOOK_BACK, last_times
from runstrength_tui.domain.profile import with_races
from runstrength_tui.domain.quicklog import read_line
from runstrength_tui.domain.quicklog.being_written import Writing, stored_text
from runstrength_tui.domain.quicklog.completing import completions
from runstrength_tui.domain.quicklog.outcome import Given, Understood
from runstrength_tui.domain.quicklog.when import only_a_day
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import StoreReadOnly
from runstrength_tui.screens.backstage import Backstage
from runstrength_tui.store.line_book import LineBook
from runstrength_tui.store.records import Change
from runstrength_tui.text import clean_text

if TYPE_CHECKING:
    from runstrength_tui.domain.coach.suggestion import Suggestion

_MOST_TOLD: Final = 120


class LineDone(Struct, frozen=True):
    """What became of a line: a sentence, and the id of the change that can be taken back, 0 for none."""

    told: str
    change: int = 0


class Keeping:
    """Between the line and the backstage, for one opening of the sheet."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._book = LineBook(backstage.places.state)
        self._newest: int | None = None
        """The change that ``undo`` is said to take back."""

    def writing(self) -> Writing:
        """Return the line as it was left last time."""
        return Writing(read_line, completions, self._backstage.line_draft)

    def put_by(self, text: str) -> None:
        """Keep what is typed for the next opening, which may be on another day."""
        self._backstage.line_draft = "" if only_a_day(text) else text

    async def learn(self, writing: Writing) -> None:
        """Have lines read by what was done last; raises RunStrengthError while the history is not open."""
        backstage = self._backstage
        await backstage.arrived.wait()
        store, book = backstage.store, self._book
        names = backstage.library.with_own(backstage.personal.profile.own_exercises)

        def look() -> tuple[tuple[Session, ...], tuple[Run, ...], tuple[str, ...], tuple[Change, ...]]:
            _ = names.index_of_names  # made here, so that no key waits for it
            return store.sessions(LOOK_BACK), store.runs(), book.earlier(), store.changes(1)

        sessions, runs, earlier, changes = await backstage.in_writer(look)
        self._newest = changes[0].id if changes else None
        due = await backstage.coach.due()
        last = clean_text(changes[0].told) if changes else ""
        writing.know(names, self._given(sessions, due), earlier, last, runs)

    def _given(self, sessions: Sequence[Session], due: Suggestion | None) -> Given:
        from runstrength_tui.domain.coach.doing import as_plan  # a start need not bring it

        backstage = self._backstage
        return Given(
            now=backstage.clock(),
            localise=datetime.astimezone,
            means=backstage.personal.means,
            distance=backstage.personal.settings.distance,
            before=last_times(sessions),
            planned=as_plan(due) if due else None,
            aimed=due.items if due else (),
        )

    async def finish(self, writing: Writing) -> LineDone | None:
        """Store what the line says, or take the newest change back; None where it is not understood."""
        if not writing.known:
            await self.learn(writing)
        if writing.undo:
            done = await take_back(self._backstage, self._newest)
            self.put_by("")
            return done
        writing.insist(self._backstage.clock())
        if writing.understood is None:
            return None
        done = await self._store(writing.understood, writing.text)
        self.put_by("")
        return done

    async def _store(self, understood: Understood, line: str) -> LineDone:
        backstage, store, book = self._backstage, self._backstage.store, self._book
        if backstage.read_only:
            raise StoreReadOnly("This folder can only be read, so nothing was stored.")
        races = understood.races

        def work() -> int:
            change = store.add(
                sessions=understood.sessions,
                runs=understood.runs,
                profile=(lambda facts: with_races(facts, races)) if races else None,
                told=clean_text(line, most=_MOST_TOLD),
            )
            book.add(line)
            return change.id

        kept = await backstage.on_disk(work)
        await _tell(backstage)
        return LineDone(f"Stored: {stored_text(understood)}.", kept)


async def take_back(backstage: Backstage, change: int | None = None) -> LineDone:
    """Take a change back, the newest for None; raises Missing where that cannot be."""
    store = backstage.store
    taken = await backstage.on_disk(lambda: store.take_back(change))
    await _tell(backstage)
    return LineDone(f"Taken back: {clean_text(taken.told)}.")


async def _tell(backstage: Backstage) -> None:
    """Have every screen show what holds now."""
    await backstage.personal.read()
    backstage.personal.changed.publish(None)
    backstage.history_changed.publish(None)
