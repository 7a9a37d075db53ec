"""Made-up history: sixteen weeks of a runner who mostly keeps at it, the same for the same day.

Every session is done through the same events as a real one, so that nothing in it can be impossible.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise, LoadKind, Measure, SideRule
from runstrength_tui.domain.live import events as e
from runstrength_tui.domain.live.closing import build
from runstrength_tui.domain.live.opening import last_times, open_header
from runstrength_tui.domain.plan import Plan, PlanItem
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    Session,
    SkipReason,
    Target,
    TimingSource,
)

WEEKS: Final = 16

_AWAY: Final = (38, 50)
"""Days ago: a fortnight of a cold, without training."""
_LONG_AGO: Final = 12
"""Days off after which a session is light."""
_EASY_WEEKS: Final = (4, 12)
_FIRST_STEPS_WEEKS: Final = 3
_DAYS: Final = {1: time(18, 10), 3: time(18, 30), 5: time(9, 20)}
"""Training days, Monday 0, and when they usually begin."""
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
_Past = Mapping[tuple[str, str], Sequence[ExerciseRecord]]
"""By exercise and version, its last two doings, the newest first."""


def made_up_history(
    today: date,
    exercises: Mapping[str, Exercise],
    plans: Mapping[str, Plan],
    localise: Callable[[datetime], datetime],
    new_id: Callable[[datetime, int], int],
) -> tuple[Session, ...]:
    """Return 40 to 45 sessions of the built-in plans that end the day before ``today``, oldest first.

    ``localise`` gives a naive local time its UTC offset; ``new_id`` makes an id of a moment and 12 random
    bits. Nothing but ``today`` decides what happens. Raises KeyError where a built-in plan is missing.
    """
    rng = _Dice(today)
    history: list[Session] = []
    moved_on: dict[tuple[str, str], str] = {}
    for number, (week, day) in enumerate(_days(today)):
        start = localise(datetime.combine(day, _DAYS[day.weekday()])) + timedelta(minutes=rng.upto(50) - 20)
        plan = _plan(week, number, plans)
        plan = _with_versions(_easier(plan) if week in _EASY_WEEKS else plan, moved_on)
        header = open_header(
            new_id(start, rng.upto(4096)), start, plan, exercises, last_times(reversed(history))
        )
        away = bool(history) and (start - history[-1].started_at).days >= _LONG_AGO
        doing = _Doing(header, number, rng, _last_two(history), easy=week in _EASY_WEEKS, away=away)
        history.append(build(header, doing.events()))
        _move_on(history, plan, exercises, moved_on)
    return tuple(history)


def _last_two(history: Sequence[Session]) -> _Past:
    """Return each version's last two doings, the newest first."""
    found: dict[tuple[str, str], tuple[ExerciseRecord, ...]] = {}
    for session in reversed(history):
        for record in session.exercises:
            times = found.get((record.exercise, record.rung), ())
            if record.sets and len(times) < 2:
                found[record.exercise, record.rung] = (*times, record)
    return found


class _Dice:
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


def _days(today: date) -> Iterator[tuple[int, date]]:
    """Yield the training days with the number of their week, without those away and two easy Saturdays."""
    first = today - timedelta(weeks=WEEKS)
    for passed in range(WEEKS * 7):
        day, week = first + timedelta(days=passed), passed // 7
        if day.weekday() not in _DAYS or _AWAY[0] <= (today - day).days <= _AWAY[1]:
            continue
        if week in _EASY_WEEKS and day.weekday() == 5:
            continue
        yield week, day


def _plan(week: int, number: int, plans: Mapping[str, Plan]) -> Plan:
    """Return the plan of a day: first steps, then A and B in turn, now and then the short one."""
    if number % 6 == 5:
        return plans["after-an-easy-run"]
    if week < _FIRST_STEPS_WEEKS:
        return plans["first-steps"]
    return plans["runners-base-a" if (number - number // 6) % 2 else "runners-base-b"]


def _easier(plan: Plan) -> Plan:
    """Return the plan of an easy week: one set fewer of everything."""
    return replace(
        plan,
        items=tuple(
            replace(item, dose=replace(item.dose, sets=max(1, item.dose.sets - 1))) for item in plan.items
        ),
    )


def _with_versions(plan: Plan, moved_on: Mapping[tuple[str, str], str]) -> Plan:
    """Return the plan with the versions that were earned in place of its own."""
    return replace(plan, items=tuple(_version(item, moved_on) for item in plan.items))


def _version(item: PlanItem, moved_on: Mapping[tuple[str, str], str]) -> PlanItem:
    return replace(item, rung=moved_on.get((item.exercise, item.rung), item.rung))


def _move_on(
    history: list[Session],
    plan: Plan,
    exercises: Mapping[str, Exercise],
    moved_on: dict[tuple[str, str], str],
) -> None:
    """Go on to the next version of a press-up that was done five times at the top of its range."""
    for item in plan.items:
        exercise = exercises[item.exercise]
        tops = [
            record
            for session in history
            for record in session.exercises
            if (record.exercise, record.rung) == (item.exercise, item.rung)
            and len(record.sets) >= item.dose.sets
            and all(done.count >= item.dose.high for done in record.sets)
        ]
        rungs = [rung.id for rung in exercise.ladder]
        place = rungs.index(item.rung)
        if exercise.pattern != "push" or len(tops) < 5 or place + 1 == len(rungs):
            continue
        for (name, planned), version in [*moved_on.items(), ((item.exercise, item.rung), item.rung)]:
            if name == item.exercise and version == item.rung:
                moved_on[name, planned] = rungs[place + 1]


class _Doing:
    """One session as it is being done."""

    def __init__(
        self, header: e.Header, number: int, rng: _Dice, past: _Past, *, easy: bool, away: bool
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
    return 2 if facts.dose.per_side and facts.side is not SideRule.BOTH else 1


def _heavier(load: Load, facts: e.ItemFacts) -> Load:
    """Return the load one step up, the same where there is no step or it would be too much."""
    if load.kind is LoadKind.BOX and load.box_cm is not None:
        return replace(load, box_cm=min(_MOST_CM, load.box_cm + facts.step_cm))
    if load.kind is LoadKind.EXTERNAL and load.kg is not None:
        return replace(load, kg=min(_MOST_KG, load.kg + facts.step_kg))
    return load
