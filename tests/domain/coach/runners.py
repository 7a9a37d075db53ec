"""Made-up runners who follow the coach for a year: what they own, run, race, feel, how strong they get."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui.domain.coach import Asked, Suggestion, suggest
from runstrength_tui.domain.exercise import Level, LoadKind, Measure, Region, SideRule
from runstrength_tui.domain.gear import Bar, Gear, Means, Weights
from runstrength_tui.domain.live.header import ItemFacts
from runstrength_tui.domain.plan import Dose, Plan, PlanItem
from runstrength_tui.domain.profile import Habits, Profile, Race, StrengthOn
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.safety.engine import Context
from runstrength_tui.domain.safety.looking_back import lead
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    PainArea,
    PainReport,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.library import Library

HERE = ZoneInfo("Europe/Berlin")
START = date(2026, 1, 5)
LOOK_BACK = timedelta(days=120)

_GEARS = (
    Gear(),
    Gear(things=("bench", "step")),
    Gear(weights=(Weights(thing="kettlebell", amounts=(12.0,)),)),
    Gear(weights=(Weights(thing="kettlebell", amounts=(8.0, 12.0, 16.0, 20.0, 24.0)),), box_cm=(20, 30, 45)),
    Gear(
        things=("bench", "pull-up bar"),
        weights=(Weights(thing="dumbbell", amounts=(4.0, 4.0, 8.0, 8.0, 12.0, 12.0, 16.0, 16.0)),),
        bands=("light", "strong"),
    ),
    Gear(
        things=("bench", "rack", "pull-up bar"),
        bars=(Bar(plates=(1.25, 2.5, 5.0, 10.0, 15.0, 20.0)),),
        weights=(Weights(thing="dumbbell", amounts=(6.0, 6.0, 10.0, 10.0, 14.0, 14.0, 18.0, 18.0)),),
        box_cm=(20, 40),
    ),
)
_LB = Gear(
    things=("bench",),
    weights=(Weights(thing="dumbbell", amounts=(10.0, 10.0, 20.0, 20.0, 35.0, 35.0), unit=WeightUnit.LB),),
    bars=(Bar(amount=45.0, plates=(2.5, 5.0, 10.0, 25.0, 35.0, 45.0), unit=WeightUnit.LB),),
)
_HEAVY = Plan(
    id="heavy",
    name="Heavy",
    summary="With warm-up sets.",
    minutes=40,
    items=(
        PlanItem(
            exercise="deadlift",
            rung="conventional-deadlift",
            dose=Dose(sets=3, low=3, high=5, rir=3, rest_s=150, warm_up=True),
        ),
        PlanItem(exercise="press-up", rung="full-press-up", dose=Dose(sets=3, low=5, high=12, rir=3)),
        PlanItem(
            exercise="row", rung="dumbbell-row", dose=Dose(sets=2, low=8, high=10, per_side=True, rir=3)
        ),
    ),
)
_WEEKS: tuple[dict[int, RunKind], ...] = (
    {1: RunKind.HARD, 3: RunKind.HARD, 6: RunKind.LONG, 4: RunKind.EASY},
    {0: RunKind.EASY, 2: RunKind.HARD, 5: RunKind.LONG},
    {0: RunKind.EASY, 2: RunKind.EASY, 4: RunKind.EASY, 6: RunKind.LONG},
    {1: RunKind.EASY, 5: RunKind.EASY},
    {0: RunKind.EASY, 1: RunKind.HARD, 2: RunKind.EASY, 3: RunKind.HARD, 4: RunKind.EASY, 6: RunKind.LONG},
    {},
)
"""Kinds of run by weekday."""


class Day(Struct):
    """One day on which a runner looked at the suggestion."""

    asked: Asked
    suggestion: Suggestion
    session: Session | None


class Offer(Struct, frozen=True):
    """What a day's suggestion had in it, done or not; no region on a day for rest."""

    on: date
    regions: frozenset[Region]


class Runner:
    """One person; everything about them follows from ``seed``."""

    def __init__(self, seed: int, library: Library) -> None:
        self.dice = random.Random(seed)
        self.library = library
        self.gear = self.dice.choice(_GEARS)
        self.week = self.dice.choice(_WEEKS)
        self.answers = self.dice.choice((0.0, 0.5, 1.0))
        self.misses = self.dice.choice((0.0, 0.1, 0.3))
        self.gain = self.dice.uniform(0.5, 1.5)
        self.strong = self.dice.uniform(0.6, 1.4)
        self.sessions: list[Session] = []
        self.offers: list[Offer] = []
        self.runs: list[Run] = []
        level = self.dice.choice((None, None, Level.BEGINNER, Level.INTERMEDIATE, Level.ADVANCED))
        hard_days = self.dice.random() < 0.2
        races = [
            Race(on=START + timedelta(days=self.dice.randrange(20, 360)), distance_m=metres, goal=goal)
            for metres, goal in self.dice.sample(
                [(10_000.0, True), (21_097.5, True), (42_195.0, True), (5_000.0, False)],
                self.dice.randrange(3),
            )
        ]
        self.profile = Profile(
            level=level,
            gear=self.gear,
            races=tuple(races),
            body_mass_kg=self.dice.choice((None, 62.0, 80.0)),
            habits=Habits(
                strength_on=StrengthOn.HARD_DAYS if hard_days else StrengthOn.EASY_DAYS,
                a_week=self.dice.choice((None, None, 2, 3)),
                minutes=self.dice.choice((None, 20, 40)),
            ),
        )
        self.away = range(0)
        if self.dice.random() < 0.4:
            first = self.dice.randrange(60, 300)
            self.away = range(first, first + self.dice.choice((12, 18, 30, 70)))

        self._more(random.Random(f"more of {seed}"))

    def _more(self, dice: random.Random) -> None:
        """What came later: form that slips, no runs planned, a schedule, pounds, a plan with warm-ups."""
        self.slips = dice.choice((0.0, 0.0, 0.04))
        self.plans_runs = dice.random() < 0.7
        self.plans = self.library.plans
        self.unit = WeightUnit.KG
        if self.gear.bars:
            self.plans = (_HEAVY, *self.plans)
            if dice.random() < 0.5:
                self.gear, self.unit = _LB, WeightUnit.LB
        habits = self.profile.habits
        if dice.random() < 0.15:
            habits = replace(habits, schedule="FREQ=WEEKLY;BYDAY=TU,FR")
        self.profile = replace(self.profile, gear=self.gear, habits=habits)
        self.later = dice

    def live(self, days: int) -> Iterator[Day]:
        """Yield every day on which the coach was asked, after what was done of it."""
        for number in range(days):
            today = START + timedelta(days=number)
            self._run(today)
            if number in self.away:
                continue
            now = datetime.combine(today, time(18, 30), HERE)
            asked = self.asked(now)
            suggestion = suggest(asked)
            self.offers.append(Offer(today, frozenset(map(lead, suggestion.items))))
            session = None
            if suggestion.items and self.dice.random() >= self.misses:
                session = self._train(now, suggestion)
                self.sessions.insert(0, session)
            yield Day(asked, suggestion, session)

    def asked(self, now: datetime) -> Asked:
        ahead = (
            []
            if not self.plans_runs
            else [self._planned(now.date() + timedelta(days=days)) for days in range(1, 5)]
        )
        since = now - LOOK_BACK
        context = Context(
            now=now,
            rules=self.library.rules,
            profile=self.profile,
            sessions=tuple(each for each in self.sessions if each.started_at > since)
            or tuple(self.sessions[:1]),
            runs=(*(run for run in self.runs if run.started_at > since), *(run for run in ahead if run)),
            exercises=self.library.by_id,
        )
        return Asked(context=context, plans=self.plans, means=Means(gear=self.gear, unit=self.unit))

    def _kind(self, day: date) -> RunKind | None:
        if any(race.on == day for race in self.profile.races):
            return RunKind.RACE
        return self.week.get(day.weekday())

    def _planned(self, day: date) -> Run | None:
        kind = self._kind(day)
        at = datetime.combine(day, time(7), HERE)
        return Run(id=day.toordinal(), started_at=at, updated=at, kind=kind, planned=True) if kind else None

    def _run(self, day: date) -> None:
        run = self._planned(day)
        if run is not None and self.dice.random() > 0.1:
            minutes = 90 if run.kind is RunKind.LONG else 45
            self.runs.append(
                Run(
                    id=run.id,
                    started_at=run.started_at,
                    updated=run.updated,
                    kind=run.kind,
                    seconds=60 * minutes,
                    distance_m=minutes * 180.0,
                )
            )

    def _train(self, now: datetime, suggestion: Suggestion) -> Session:
        at = now
        records = []
        pains: list[PainReport] = []
        for item in suggestion.items:
            sets = []
            for target in item.targets:
                at += timedelta(seconds=40 + item.dose.rest_s)
                sets.append(self._set(item, target, at))
            rated = sets[-1].effort is None and self.dice.random() < self.answers
            if rated:
                sets[-1] = _rated(sets[-1], self._effort(item, sets[-1]))
            record = _record(item, sets)
            if self.dice.random() < 0.01:
                area = self.dice.choice(list(PainArea))
                score = self.dice.choice((2, 4, 5, 6, 8))
                pains.append(PainReport(area=area, score=score, at=at, exercise=item.exercise))
                if score >= 6:
                    record = replace(record, sets=record.sets[:-1], skipped=SkipReason.PAIN)
            records.append(record)
        return Session(
            id=now.date().toordinal(),
            started_at=now,
            ended_at=at,
            updated=at,
            plan=suggestion.plan,
            plan_name=suggestion.name,
            exercises=tuple(records),
            pains=tuple(pains),
        )

    def _able(self, item: ItemFacts, target: Target) -> float:
        """Reps that would come of a set, each side: more with training, fewer with weight."""
        done = sum(
            1 for each in self.sessions for record in each.exercises if record.exercise == item.exercise
        )
        places = [rung.id for rung in self.library.by_id[item.exercise].ladder]
        harder = places.index(item.rung)
        weight = abs(target.load.kg or 0.0) if target.load.kind is not LoadKind.ASSISTED else 0.0
        unit = {Measure.REPS: 1.0, Measure.SECONDS: 3.0, Measure.METRES: 4.0}[item.measure]
        fresh = self.strong * (14 - 1.2 * harder - 0.2 * weight) + self.gain * 0.35 * done
        return max(1.0, fresh) * unit

    def _set(self, item: ItemFacts, target: Target, at: datetime) -> SetRecord:
        sides = 1 if item.side is SideRule.BOTH else 2
        able = int(self._able(item, target) * self.dice.uniform(0.9, 1.1))
        count = max(sides, min(target.count, able * sides))
        return SetRecord(
            count=count,
            load=target.load,
            target=target,
            done_at=at,
            source=TimingSource.ACCEPTED,
            kind=target.kind,
            missed=2 if self.later.random() < self.slips else 0,
        )

    def _effort(self, item: ItemFacts, done: SetRecord) -> Effort:
        sides = 1 if item.side is SideRule.BOTH else 2
        left = self._able(item, done.target) - done.count / sides
        return Effort.HARD if left < 2 else Effort.GOOD if left < 4 else Effort.EASY


def _rated(done: SetRecord, effort: Effort) -> SetRecord:
    return replace(done, effort=effort)


def _record(item: ItemFacts, sets: Sequence[SetRecord]) -> ExerciseRecord:
    return ExerciseRecord(
        exercise=item.exercise,
        rung=item.rung,
        name=item.name,
        measure=item.measure,
        side=item.side,
        contacts_per_rep=item.contacts_per_rep,
        jump_tier=item.jump_tier,
        regions=item.regions,
        planned_sets=sum(target.kind is not SetKind.WARM_UP for target in item.targets),
        sets=tuple(sets),
        group=item.group,
    )
