"""Killed by ``kill -9`` at random moments of a session: what showed as saved is there afterwards."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from msgspec import Struct

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.live.conductor import Conductor
from runstrength_tui.domain.live.events import Event, Finished, PromptAnswered, PromptShown, Undone
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.domain.live.holding import Outcome
from runstrength_tui.domain.live.state import LiveItem, LiveSession
from runstrength_tui.domain.session import Effort
from runstrength_tui.domain.wording import count_text, load_text, short_count_text
from runstrength_tui.store.store import Store
from tests.end_to_end.app_help import (
    BACK_AGAIN,
    CHECK,
    EFFORT_ASK,
    FINISH_ASK,
    Home,
    go_to_plan,
    marks,
    start_plan,
)
from tests.pseudo_terminal import PseudoTerminal

_ACTS: Final = {
    "space": lambda conductor: conductor.rep(),
    "enter": lambda conductor: conductor.done(),
    "left": lambda conductor: conductor.more(-1),
    "right": lambda conductor: conductor.more(1),
    "up": lambda conductor: conductor.heavier(1),
    "down": lambda conductor: conductor.heavier(-1),
    "e": lambda conductor: conductor.effort(Effort.EASY),
    "g": lambda conductor: conductor.effort(Effort.GOOD),
    "u": lambda conductor: conductor.undo(),
    "r": lambda conductor: conductor.redo(),
    "j": lambda conductor: conductor.move(1),
    "k": lambda conductor: conductor.move(-1),
}
_WEIGHTS: Final = {
    "space": 10,
    "enter": 10,
    "left": 1,
    "right": 2,
    "up": 1,
    "down": 1,
    "e": 2,
    "g": 2,
}
_MOMENTS: Final = ("keys", "start", "keys", "finish", "begin", "rest", "keys", "keys")
NAME: Final = "No jumps"
STORED: Final = f"Stored: {NAME}"
_PLAN: Final = """
id = "no-jumps"
name = "No jumps"
summary = "No jumps, and nothing that a question would stand in the way of."
minutes = 30

[[items]]
exercise = "glute-bridge"
rung = "glute-bridge"
dose = { sets = 3, low = 10, high = 12, rest_s = 60 }

[[items]]
exercise = "goblet-squat"
rung = "goblet-squat"
dose = { sets = 3, low = 8, high = 10, kg = 8.0 }

[[items]]
exercise = "press-up"
rung = "step-press-up"
dose = { sets = 3, low = 5, high = 8 }

[[items]]
exercise = "walking-lunge"
rung = "walking-lunge"
dose = { sets = 2, low = 6, high = 8, per_side = true }
"""
_RARE: Final = {"u": 1, "r": 2, "j": 1, "k": 1}


class Tally(Struct):
    """What a run of kills came to."""

    kills: int = 0
    moments: dict[str, int] = {}
    keys: int = 0
    acknowledged: int = 0
    """Different sets that showed ✓."""
    lost: int = 0
    keys_missing: int = 0
    most_missing: int = 0
    finished: int = 0

    def __str__(self) -> str:
        moments = ", ".join(f"{name} {count}" for name, count in sorted(self.moments.items()))
        return (
            f"{self.kills} kills ({moments}), {self.keys} keys, {self.finished} sessions stored: "
            f"{self.acknowledged} sets acknowledged, {self.lost} lost; "
            f"{self.keys_missing} last keys missing, at most {self.most_missing} a kill"
        )


def _said(event: Event) -> dict[str, Any]:
    """Return an event without what only the app's clock knows, and without its place among prompts."""
    told: dict[str, Any] = msgspec.to_builtins(event)
    return {name: value for name, value in told.items() if name not in ("at", "timed", "seq")}


def _acts(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Return what was done, without what the rules said of it."""
    return [_said(event) for event in events if not isinstance(event, PromptShown | PromptAnswered)]


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _look(session: LiveSession) -> tuple[Any, ...]:
    """Return what the screen must show of a session: two that differ here differ on the screen."""
    item = session.current
    assert item is not None
    hand = item.hand
    in_hand = item.open or hand.begun
    return (
        tuple(
            (each.facts.name, len(each.done), max(len(each.done), len(each.targets)))
            for each in session.items
        ),
        item.facts.name,
        (item.number, hand.count, load_text(item.target.load)) if in_hand else None,
        hand.missed if session.rest is None else 0,
        tuple((done.number, done.record.count) for done in item.done),
        session.wants_effort,
    )


def _shows(text: str, session: LiveSession) -> bool:
    """Whether the screen (80×24) shows the session as it stands."""
    item = session.current
    assert item is not None
    listed = marks(text)
    for each in session.items:
        done = {found.number for found in each.done}
        wanted = "".join(
            "x" if number in done else "·" for number in range(1, max([len(each.targets), *done]) + 1)
        )
        if re.sub("[✓…]", "x", listed.get(each.facts.name, "")) != wanted:
            return False
    rows = []
    for found in item.done:
        record, facts = found.record, item.facts
        words = short_count_text(record.count, facts.measure, facts.side)
        if record.left != record.right:
            words = count_text(record.count, facts.measure, facts.side, left=record.left, right=record.right)
        rows.append(rf"^ +{found.number}  {re.escape(words)}(?: −\d+)? [✓…] ")
    if item.open or item.hand.begun:
        count = "" if item.hand.count is None else rf"{item.hand.count} "
        rows.append(rf"^ +{item.number}  {count}… +{re.escape(load_text(item.target.load))}")
    resting = session.rest is not None and session.rest.left(_now()) > 0
    told = re.search(r"missed +(\d+)", text)
    if (int(told[1]) if told else 0) != (0 if resting else item.hand.missed):
        return False
    current = rf"› {item.facts.name} "
    return (
        re.search(current, text) is not None
        and all(re.search(row, text, re.MULTILINE) for row in rows)
        and (EFFORT_ASK in text) == session.wants_effort
    )


def _heavier_than_offered(item: LiveItem) -> bool:
    return (item.target.load.kg or 0) > (item.offered(item.number).load.kg or 0)


class Driver:
    """Presses keys as fast as the screen shows them, knows what each must lead to, and kills."""

    def __init__(self, home: Home, seed: int) -> None:
        self.home = home
        self.random = random.Random(seed)
        self.tally = Tally()
        self.events: list[Event] = []
        """What must be in the log: all that it held at the start, and what each key since then led to."""
        self.session: LiveSession | None = None
        self.last_key = 0
        """How many of the newest events belong to the last key, whose effect was not seen yet."""
        self.acknowledged: set[tuple[str, int]] = set()
        """Sets that the screen showed with ✓ when it was last looked at: exercise and number."""
        self._ever: set[tuple[int, str, int]] = set()

    # --- the screen

    def look(self, t: PseudoTerminal) -> None:
        """Note which sets show ✓ now; a screen without the list says nothing new."""
        listed = marks(t.text)
        session = self.session
        if session is None or len(listed) < len(session.items):
            return
        self.acknowledged = {
            (name, number)
            for name, row in listed.items()
            for number, mark in enumerate(row, start=1)
            if mark == "✓"
        }
        self._ever |= {(session.header.session, *each) for each in self.acknowledged}
        self.tally.acknowledged = len(self._ever)

    def settle(self, t: PseudoTerminal, seconds: float = 8.0) -> None:
        """Read until the screen shows all that was pressed."""
        assert self.session is not None
        end = time.perf_counter() + seconds
        while not _shows(t.text, self.session):
            assert time.perf_counter() < end, f"the last key never showed; the screen:\n{t.text}"
            t.pump(0.05, until_quiet=0.004)
            self.look(t)
        contents = self.home.read_log()
        while _acts(contents.events) != _acts(self.events) and time.perf_counter() < end:
            t.pump(0.02)  # an arrow waits a moment for others, and no weight looks like any other
            contents = self.home.read_log()
        assert _acts(contents.events) == _acts(self.events)
        self.events = list(contents.events)
        self.session = fold(contents.header, self.events)
        self.last_key = 0

    # --- keys

    def press(self, t: PseudoTerminal, key: str, outcome: Outcome) -> None:
        """Press a key that must lead to ``outcome``; its effect is not waited for."""
        assert self.session is not None
        self.events += outcome.events
        self.last_key = len(outcome.events)
        self.session = fold(self.session.header, self.events)
        self.tally.keys += 1
        t.press(key, pause=0)

    def choose(self) -> tuple[str, Outcome] | None:
        """Choose a key whose effect can be seen; None when nothing is left to do."""
        session = self.session
        assert session is not None and session.current is not None
        before = _look(session)
        weights = _WEIGHTS | _RARE | {str(digit): 1 for digit in range(1, 10)}
        if session.all_done and not session.current.hand.begun:
            return None
        if not session.current.open and not session.current.hand.begun:
            weights = {"j": 1}
        while True:
            (key,) = self.random.choices(list(weights), list(weights.values()))
            if key == "enter" and not session.current.hand.begun:
                continue
            conductor = Conductor(session, _now())
            outcome: Outcome = conductor.digit(int(key)) if key.isdigit() else _ACTS[key](conductor)
            if not outcome.events:
                continue
            after = fold(session.header, [*self.events, *outcome.events])
            if any(_heavier_than_offered(each) for each in after.items):  # that is asked about first
                continue
            if _look(after) != before:
                return key, outcome

    def work(self, t: PseudoTerminal, most: int) -> bool:
        """Press up to ``most`` keys, each when the one before it shows; whether sets are left."""
        for _ in range(most):
            self.settle(t)
            chosen = self.choose()
            if chosen is None:
                return False
            self.press(t, *chosen)
        return True

    # --- one kill

    def arrive(self, t: PseudoTerminal) -> None:
        """Wait for the session that goes on, or start one; the model begins with what the log holds."""
        if self.session is None and not list((self.home.data / "live").glob("*.jsonl")):
            start_plan(t, NAME)
        elif self.session is None:
            t.wait_for(CHECK)
            t.press("enter")
            t.wait_gone(CHECK)
        else:
            t.wait_for(BACK_AGAIN)
            assert NAME in t.text
        contents = self.home.read_log()
        self.events = list(contents.events)
        self.session = fold(contents.header, self.events)
        self.settle(t)

    def once(self) -> None:
        """Open, go on, kill, and compare what is there with what was shown."""
        moment = _MOMENTS[self.tally.kills % len(_MOMENTS)]
        if moment == ("begin" if self.session else "start"):
            moment = "keys"
        finishing = ""
        with self.home.open() as t:
            if moment == "start":
                t.pump(self.random.uniform(0.0, 0.7))
                self.look(t)
            elif moment == "begin":
                go_to_plan(t, NAME)
                t.press("enter", pause=self.random.uniform(0.0, 0.15))
            else:
                self.arrive(t)
                left = self.work(t, self.random.randrange(1, 20))
                if moment == "rest":
                    self.settle(t)
                    t.pump(self.random.uniform(0.1, 1.2))
                    self.look(t)
                elif moment == "finish" or not left:
                    finishing = self.finish(t)
            if moment not in ("start", "begin"):
                t.pump(self.random.choice([0.0, self.random.uniform(0, 0.004), self.random.uniform(0, 0.03)]))
            t.signal(signal.SIGKILL)
            t.process.wait()
            t.pump(0.3, until_quiet=0.02)
            if not finishing:
                self.look(t)
        self.tally.kills += 1
        name = "finish" if finishing else moment if moment in ("start", "begin", "rest") else "keys"
        self.tally.moments[name] = self.tally.moments.get(name, 0) + 1
        self.compare(may_be_stored=finishing != "")

    def finish(self, t: PseudoTerminal) -> str:
        """Press the keys that finish; "" when nothing is done yet."""
        self.settle(t)
        session = self.session
        assert session is not None
        t.pump(0.05)
        self.look(t)
        if not session.sets_done:
            return ""
        t.press("f", pause=0)
        if session.sets_left:
            t.wait_for(FINISH_ASK)
            t.press("enter", pause=0)
        wait = self.random.choice(["at once", "a moment", "stored"])
        if wait == "a moment":
            t.pump(self.random.uniform(0.0, 0.06))
        elif wait == "stored":
            t.wait_for(STORED)
        return "finish"

    # --- what is there

    def compare(self, *, may_be_stored: bool) -> None:
        """Hold the log, or the stored session, against what was shown."""
        session = self.session
        if session is None:
            return
        number = session.header.session
        if not (self.home.data / "live" / f"{number}.jsonl").exists():
            assert may_be_stored, "the log is gone"
            self.compare_stored(session)
            return
        contents = self.home.read_log()
        assert contents.damaged == contents.lost == 0
        there = list(contents.events)
        if may_be_stored:  # the sets counted in part are done first, then the end is said
            new = _acts(there)[len(_acts(self.events)) :]
            assert new == _acts(_closing(session))[: len(new)]
            self.events = there
            if there and isinstance(there[-1], Finished):
                del there[-1]
                self.complete(session)
                return
        missing = len(_acts(self.events)) - len(_acts(there))
        if missing > 0:
            assert missing == self.last_key, f"{missing} events are missing, not those of the last key"
            self.tally.keys_missing += 1
            self.tally.most_missing = 1
        assert _acts(there) == _acts(self.events)[: len(_acts(there))]
        after = fold(contents.header, there)
        kept = {(item.facts.name, done.number) for item in after.items for done in item.done}
        lost = self.acknowledged - kept
        if lost and there and isinstance(there[-1], Undone):
            lost -= set(self._undone_last(there))
        self.tally.lost += len(lost)
        assert not lost, f"showed ✓ and are gone: {lost}"
        if self.session is not None:
            self.session = after

    def _undone_last(self, there: list[Event]) -> list[tuple[str, int]]:
        """The set that the last key, ``u``, took back before the screen could show it."""
        assert self.session is not None
        before = fold(self.session.header, there[:-1])
        after = fold(self.session.header, there)
        return [
            (item.facts.name, done.number)
            for item, then in zip(before.items, after.items, strict=True)
            for done in item.done
            if then.find(done.number) is None
        ]

    def complete(self, session: LiveSession) -> None:
        """A log that ends in Finished goes into the history at the next start, without asking."""
        with self.home.open() as t:
            t.wait_for("Today")
            for _ in range(100):
                if any(each["id"] == session.header.session for each in self.home.sessions()):
                    break
                t.pump(0.05)
            t.signal(signal.SIGKILL)
            t.process.wait()
        self.compare_stored(session)

    def compare_stored(self, session: LiveSession) -> None:
        """The stored session holds exactly the sets of the model, each once."""
        (stored,) = [each for each in self.home.sessions() if each["id"] == session.header.session]
        found = {
            (each["exercise"], at): done["count"]
            for each in stored["exercises"]
            for at, done in enumerate(each.get("sets", ()))
        }
        wanted = {
            (item.facts.exercise, at): done.record.count
            for item in fold(session.header, [*self.events, *_closing(session)]).items
            for at, done in enumerate(item.done)
        }
        self.tally.lost += len(wanted.keys() - found.keys())
        assert found == wanted
        self.tally.finished += 1
        self.session, self.acknowledged = None, set()


def _closing(session: LiveSession) -> tuple[Event, ...]:
    """What finishing a session makes: a set done for each counted in part, and the end."""
    return Conductor(session, session.at).finish().events


def _campaign(folder: Path, kills: int, seed: int, seconds: float = float("inf")) -> Tally:
    home = Home(folder)
    plans = folder / "config" / "runstrength" / "plans"
    plans.mkdir(parents=True)
    (plans / "no-jumps.toml").write_text(_PLAN)
    Store.open(home.data, _now).change_profile(
        lambda told: msgspec.structs.replace(told, level=Level.ADVANCED)
    )
    driver = Driver(home, seed)
    end = time.perf_counter() + seconds
    while driver.tally.kills < kills and time.perf_counter() < end:
        driver.once()
        if driver.tally.kills % 50 == 0:
            print(driver.tally, flush=True)
    assert driver.home.crashes == []
    print(driver.tally, flush=True)
    return driver.tally


def _hold(tally: Tally) -> None:
    assert tally.acknowledged > 0
    assert tally.lost == 0
    assert tally.most_missing <= 1


def test_half_a_dozen_kills_lose_no_set_that_showed_its_tick(tmp_path: Path) -> None:
    """Else a phone that kills the terminal, or a crash, would cost sets that the screen called saved."""
    _hold(_campaign(tmp_path, 6, seed=int(os.environ.get("RUNSTRENGTH_KILL_SEED", "1")), seconds=25))


@pytest.mark.campaign
@pytest.mark.parametrize("kills", [200, 1000])
def test_many_kills_lose_no_set_that_showed_its_tick(tmp_path: Path, kills: int) -> None:
    """As above, often enough to meet the rare moments."""
    tally = _campaign(tmp_path, kills, seed=kills)
    _hold(tally)
    assert tally.kills == kills
