"""Any sequence of calls, with reopening and a second window, against a plain model."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from runstrength_tui.domain.session import Session
from runstrength_tui.errors import Missing, NotStored, StoreReadOnly
from runstrength_tui.store.store import Store
from tests.store.faults import Faults
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, Clock, a_session

FOLDER = Path("/home/runner/data")
IDS = st.integers(-3, 6)


class StoreMachine(RuleBasedStateMachine):
    """Two windows on one store: some order of ordinary actions would lose or double a session."""

    @initialize()
    def start(self) -> None:
        self.system = MemoryOs(FOLDER)
        self.faults = Faults(self.system)
        self.clock = Clock()
        self.windows = [self.opened(), self.opened()]
        self.sessions: dict[int, Session] = {}
        self.trash: dict[int, tuple[Session, int]] = {}
        self.buried: set[int] = set()
        self.time = 0

    def opened(self) -> Store:
        return Store.open(FOLDER, self.clock, self.system)

    def later(self) -> int:
        self.time += 1
        self.clock.now = MORNING + timedelta(hours=9 * self.time)
        return self.time

    @rule(window=st.integers(0, 1), number=IDS, note=st.text(max_size=5), replace=st.booleans())
    def complete(self, window: int, number: int, note: str, replace: bool) -> None:
        self.later()
        session = a_session(number, note=note, sets=1)
        allowed = number not in self.trash and number not in self.buried
        assert self.windows[window].complete(session, replace=replace) is allowed
        if allowed and (replace or number not in self.sessions):
            self.sessions[number] = session

    @rule(window=st.integers(0, 1), number=IDS)
    def delete(self, window: int, number: int) -> None:
        at = self.later()
        try:
            self.windows[window].delete(number, self.clock.now)
        except Missing:
            assert number not in self.sessions
        else:
            self.trash[number] = (self.sessions.pop(number), at)

    @rule(window=st.integers(0, 1), number=IDS)
    def restore(self, window: int, number: int) -> None:
        self.later()
        try:
            back = self.windows[window].restore(number)
        except Missing:
            assert number not in self.trash
        else:
            session, _ = self.trash.pop(number)
            assert back == msgspec.structs.replace(session, updated=self.clock.now)
            self.sessions[number] = back

    @rule(window=st.integers(0, 1), number=IDS)
    def withdraw(self, window: int, number: int) -> None:
        self.later()
        assert self.windows[window].withdraw(number) is (self.sessions.pop(number, None) is not None)

    @rule(window=st.integers(0, 1), age=st.integers(0, 6))
    def empty_trash(self, window: int, age: int) -> None:
        now = self.later()
        gone = {number for number, (_, at) in self.trash.items() if at < now - age}
        before = MORNING + timedelta(hours=9 * (now - age))
        assert self.windows[window].empty_trash(before) == len(gone)
        self.buried |= gone
        self.trash = {number: kept for number, kept in self.trash.items() if number not in gone}

    @rule(window=st.integers(0, 1), number=IDS, call=st.integers(1, 40))
    def fail(self, window: int, number: int, call: int) -> None:
        """A write fails somewhere: what it meant to do was done, or was not."""
        self.later()
        fresh = number not in self.sessions and number not in self.trash and number not in self.buried
        self.faults.arm(call)
        try:
            self.windows[window].complete(a_session(number))
        except (NotStored, StoreReadOnly):
            self.faults.disarm()
            if fresh and self.opened().session(number) is not None:
                self.sessions[number] = a_session(number)
        else:
            self.faults.disarm()
            if fresh:
                self.sessions[number] = a_session(number)

    @rule(window=st.integers(0, 1))
    def reopen(self, window: int) -> None:
        self.windows[window] = self.opened()

    @rule()
    def days_go_by(self) -> None:
        self.time += 3

    @invariant()
    def both_windows_show_the_model(self) -> None:
        for store in self.windows:
            assert store.sessions() == tuple(self.sessions[key] for key in sorted(self.sessions)[::-1])
            assert store.count() == len(self.sessions)
            assert {gone.id: gone.session for gone in store.trash()} == {
                number: session for number, (session, _) in self.trash.items()
            }
            assert not store.changed()

    def teardown(self) -> None:
        if hasattr(self, "windows"):
            assert self.opened().check().problems == ()


TestStoreAgainstAModel = StoreMachine.TestCase
TestStoreAgainstAModel.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@pytest.mark.campaign
class TestStoreAgainstAModelForLong(StoreMachine.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(max_examples=1000, stateful_step_count=25, deadline=None)
