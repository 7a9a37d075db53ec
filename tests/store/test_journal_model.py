"""Any sequence of changes in two windows, taken back: each step back is the history before it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile, Race
from runstrength_tui.domain.run import Run
from runstrength_tui.errors import Missing
from runstrength_tui.store.store import Store
from tests.store.memory_os import MemoryOs
from tests.store.sample import Clock, a_session

FOLDER = Path("/home/runner/data")
PLACES = st.integers(0, 3)
NOTES = st.sampled_from(["", "a", "b"])
WINDOWS = st.integers(0, 1)

State = tuple[dict[int, str], dict[int, str], dict[int, str], dict[int, str], tuple[Race, ...]]


class JournalMachine(RuleBasedStateMachine):
    """Undo would lose or bring back something besides what it says."""

    @initialize()
    def start(self) -> None:
        self.clock = Clock()
        self.system = MemoryOs(FOLDER)
        self.windows = [Store.open(FOLDER, self.clock, self.system) for _ in range(2)]
        self.before: dict[int, State] = {}

    def state(self) -> State:
        store = self.windows[0]
        return (
            {each.id: each.note for each in store.sessions()},
            {each.id: each.note for each in store.runs()},
            {gone.id: gone.session.note for gone in store.trash()},
            {gone.id: gone.run.note for gone in store.trashed_runs()},
            store.profile().races,
        )

    def note(self, before: State, known: set[int]) -> None:
        """Remember how it was before the entry that is new; forget those that are gone."""
        ids = [change.id for change in self.windows[1].changes(999)]
        for change_id in ids:
            if change_id not in known:
                assert change_id == ids[0], "the newest is the newest"
                self.before[change_id] = before
        self.before = {change_id: self.before[change_id] for change_id in ids}

    def later(self) -> tuple[State, set[int]]:
        self.clock.now += timedelta(minutes=7)
        return self.state(), set(self.before)

    @rule(window=WINDOWS, session=st.booleans(), run=st.booleans(), race=st.booleans(), note=NOTES)
    def add(self, window: int, session: bool, run: bool, race: bool, note: str) -> None:
        found = self.later()
        now = self.clock.now

        def with_race(told: Profile) -> Profile:
            return replace(told, races=(*told.races, Race(on=now.date(), name=note))) if race else told

        self.windows[window].add(
            sessions=(a_session(0, started=now, note=note, sets=1),) * session,
            runs=(Run(id=0, started_at=now, updated=now, note=note),) * run,
            profile=with_race,
            told=note,
        )
        self.note(*found)

    @rule(window=WINDOWS, place=PLACES, note=NOTES, moved=st.booleans())
    def change_session(self, window: int, place: int, note: str, moved: bool) -> None:
        found, store = self.later(), self.windows[window]
        for session in store.sessions()[place : place + 1]:
            new = session.started_at - timedelta(days=1)
            edited = replace(session, note=note)
            if moved:
                edited = replace(edited, id=store.new_id(new), started_at=new)
            store.change_session(edited, "a note", instead_of=session.id)
        self.note(*found)

    @rule(window=WINDOWS, place=PLACES, note=NOTES)
    def put_run(self, window: int, place: int, note: str) -> None:
        found, store = self.later(), self.windows[window]
        for run in store.runs()[place : place + 1]:
            store.put_run(replace(run, note=note))
        self.note(*found)

    @rule(window=WINDOWS, place=PLACES, run=st.booleans())
    def delete(self, window: int, place: int, run: bool) -> None:
        found, store = self.later(), self.windows[window]
        for each in (store.runs() if run else store.sessions())[place : place + 1]:
            if run:
                store.delete_run(each.id)
            else:
                store.delete(each.id, self.clock.now)
        self.note(*found)

    @rule(window=WINDOWS, place=PLACES, run=st.booleans())
    def bring_back(self, window: int, place: int, run: bool) -> None:
        found, store = self.later(), self.windows[window]
        for gone in (store.trashed_runs() if run else store.trash())[place : place + 1]:
            note = (store.restore_run(gone.id) if run else store.restore(gone.id)).note
            self.never_deleted(gone.id, int(run), note)
        self.note(*found)

    def never_deleted(self, doc_id: int, table: int, note: str) -> None:
        """Bringing back takes the deletion back, so the steps after it began with the record there."""
        left = {change.id for change in self.windows[1].changes(999)}
        for taken_back in set(self.before) - left:
            for change_id in left:
                if change_id > taken_back:
                    sessions, runs, trash, trashed_runs, _ = self.before[change_id]
                    there, gone = ((sessions, trash), (runs, trashed_runs))[table]
                    there[doc_id] = note
                    del gone[doc_id]

    @rule(window=WINDOWS)
    def take_back(self, window: int) -> None:
        known = self.later()[1]
        newest = max(self.before, default=None)
        try:
            change = self.windows[window].take_back()
        except Missing:
            assert newest is None
        else:
            assert change.id == newest
            whole = self.before.pop(change.id)
            assert self.state() == whole
        self.note(self.state(), known)

    def teardown(self) -> None:
        if hasattr(self, "windows"):
            while self.before:
                self.take_back(0)
            assert self.windows[0].check().problems == ()


TestJournalAgainstItself = JournalMachine.TestCase
TestJournalAgainstItself.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
