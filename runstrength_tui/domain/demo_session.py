"""One made-up session, done set by set through the same events as a real one."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    SkipReason,
    Target,
    TimingSource,
)

_MOST_KG: Final = 24.0
_MOST_CM: Final = 30
_SKIPS: Final = {
    3: (3, SkipReason.TIME),
    8: (2, SkipReason.TIRED),
    16: (0, SkipReason.PAIN),
    21: (1, SkipReason.NO_KIT),
    30: (-1, SkipReason.TIME),
}
"""By the session's place in the history: which exercise was skipped, and why."""
_NOTES: Final = {
    1: (0, "Heels stayed down this time."),
    6: (1, "Slower on the way down, feels better."),
    16: (0, "Achilles a bit stiff after the hills, so no jumps."),
    28: (1, "Elbows in: much easier on the shoulders."),
    36: (0, "Quiet landings, all of them."),
}
_SESSION_NOTES: Final = {
    11: "Straight after 6 km easy.",
    19: "Legs heavy from Sunday's long run.",
    33: "Tried it without music. Count was easier to keep.",
}
_BACK_NOTE: Final = "First one back after the cold, light on purpose."
_BOX_WOBBLES: Final = 15
_CUT_SHORT: Final = 32
Past = Mapping[tuple[str, str], Sequence[ExerciseRecord]]
"""By exercise and version, its last two doings, the newest first."""


class Dice:
    """Chance that comes out the same on every machine: only ``random()`` promises that."""

    def __init__(self, today: date) -> None:
        self._random = random.Random(f"made-up history of {today.isoformat()}").random

    def upto(self, limit: int) -> int:
        """Return a whole number from 0 to ``limit`` - 1."""
        return int(self._random() * limit)

    def chance(self, share: float) -> bool:
        """Return whether something happens that happens with this share."""
        return self._random() < share

    def about(self, value: float, spread: float) -> float:
        """Return a value within ``spread`` (a share) of another."""
        return value * (1 + spread * (2 * self._random() - 1))


class Doing:
    """One session as it is being done."""

    def __init__(
        self, header: e.Header, number: int, rng: Dice, past: Past, *, easy: bool, away: bool
    ) -> None:
        self._header = header
        self._past = past
        self._number = number
        self._rng = rng
        self._easy = easy or away
        self._away = away
        self._now = header.started_at
        self._events: list[e.Event] = []

    def events(self) -> list[e.Event]:
        """Do the session and return its events, from the check to its end."""
        left_out = self._check()
        items = [facts for facts in self._header.items if facts.key not in left_out]
        skipped, reason = _SKIPS.get(self._number, (len(items), SkipReason.TIME))
        noted, note = _NOTES.get(self._number, (len(items), ""))
        for place, facts in enumerate(items):
            if self._number == _CUT_SHORT and place == len(items) - 2:
                self._add(20, e.Finished, reason=EndReason.EARLY)
                return self._events
            if place in (skipped, len(items) + skipped):
                self._add(8, e.ItemSkipped, item=facts.key, reason=reason)
            else:
                self._exercise(facts)
            if place in (noted, len(items) + noted):
                self._add(15, e.NoteWritten, item=facts.key, text=note)
        if text := _BACK_NOTE if self._away else _SESSION_NOTES.get(self._number, ""):
            self._add(15, e.NoteWritten, text=text)
        self._add(self._rng.about(40, 0.5), e.Finished)
        return self._events

    def _add(self, after: float, kind: Callable[..., e.Event], **fields: object) -> None:
        """Let something happen ``after`` seconds from what happened last."""
        self._now += timedelta(milliseconds=round(after * 1000))
        self._events.append(kind(seq=len(self._events) + 1, at=self._now, **fields))

    def _check(self) -> set[str]:
        """Answer the check before the session; return what a "no" leaves out."""
        left_out: set[str] = set()
        for question in self._header.questions:
            wobbles = self._number == _BOX_WOBBLES and "teady" in question.text
            if wobbles:
                left_out.update(question.items)
            self._add(3, e.CheckAnswered, question=question.id, yes=not wobbles)
        return left_out

    def _exercise(self, facts: e.ItemFacts) -> None:
        count, load = self._aim(facts)
        if load != facts.targets[0].load:
            self._add(10, e.LoadSet, item=facts.key, load=load)
        sets, tired = len(facts.targets), False
        for number in range(1, sets + 1):
            tired = number == sets and not self._easy and self._rng.chance(0.15)
            done = max(1, count - (_sides(facts) if tired else 0))
            self._set(facts, number, done, Target(count=count, load=load))
        if self._rng.chance(0.75):
            self._add(4, e.EffortRated, item=facts.key, number=sets, effort=self._effort(tired, load, facts))

    def _aim(self, facts: e.ItemFacts) -> tuple[int, Load]:
        """Return what to do today: a little more than last time, back to the start after a step up."""
        sides = _sides(facts)
        low, high = facts.dose.low * sides, facts.dose.high * sides
        offered = facts.targets[0]
        if not facts.previous or self._away:
            return low, offered.load
        if self._easy:
            return offered.count, offered.load
        if self._earned(facts, high):
            heavier = _heavier(offered.load, facts)
            return (low, heavier) if heavier != offered.load else (high, offered.load)
        more = sides if self._rng.chance(0.95) else 0
        return min(high, max(low, offered.count + more)), offered.load

    def _earned(self, facts: e.ItemFacts, high: int) -> bool:
        """Whether the most reps were reached with the same weight in the last two sessions, and not hard."""
        times = self._past.get((facts.exercise, facts.rung), ())
        loads = {done.load for record in times for done in record.sets}
        good = [all(done.count >= high for done in record.sets) for record in times]
        hard = any(done.effort is Effort.HARD for record in times for done in record.sets)
        return good == [True, True] and len(loads) == 1 and not hard

    def _set(self, facts: e.ItemFacts, number: int, count: int, target: Target) -> None:
        wait = 70.0 if number == 1 else self._rng.about(facts.dose.rest_s, 0.15)
        kind = self._rng.upto(10)
        if kind < 5 and facts.measure is Measure.REPS:
            source = TimingSource.LIVE
            for rep in range(count):
                self._add(wait, e.RepCounted, item=facts.key)
                wait = self._rng.about(2.6 + 0.04 * rep, 0.12)
        else:
            source = TimingSource.ACCEPTED if kind < 8 else TimingSource.TYPED
            wait += count * 2.8
        if facts.jump_tier is not None and self._rng.chance(0.07):
            self._add(wait, e.RepMissed, item=facts.key)
            wait = 4.0
        if source is TimingSource.TYPED:
            self._add(wait, e.CountSet, item=facts.key, count=count, typed=True)
            wait = 1.0
        self._add(
            wait,
            e.SetDone,
            item=facts.key,
            number=number,
            count=count,
            load=target.load,
            target=target,
            source=source,
        )

    def _effort(self, tired: bool, load: Load, facts: e.ItemFacts) -> Effort:
        heavier = bool(facts.previous) and load != facts.previous[0].load
        if tired or (heavier and self._rng.chance(0.4)):
            return Effort.HARD
        return Effort.EASY if self._easy or self._rng.chance(0.35) else Effort.GOOD


def _sides(facts: e.ItemFacts) -> int:
    """Return 2 where both sides are counted together but asked for one by one."""
    return facts.side.sides if facts.dose.per_side else 1


def _heavier(load: Load, facts: e.ItemFacts) -> Load:
    """Return the load one step up, the same where there is no step or it would be too much."""
    if load.kind is LoadKind.BOX and load.box_cm is not None:
        return replace(load, box_cm=min(_MOST_CM, load.box_cm + facts.step_cm))
    if load.kind is LoadKind.EXTERNAL and load.kg is not None:
        return replace(load, kg=min(_MOST_KG, load.kg + facts.step_kg))
    return load
