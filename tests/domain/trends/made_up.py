"""Histories of chance: every kind of load, side and measure, warm-ups, misses, two units, unknown moves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from runstrength_tui.domain.exercise import JumpTier, LoadKind, Measure, Region, SideRule
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetKind,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.domain.units import WeightUnit

TODAY: Final = date(2026, 11, 21)
"""A Saturday."""

_LEGS: Final = {Region.LEGS: 0.75, Region.CORE: 0.25}
_UPPER: Final = {Region.UPPER: 0.75, Region.CORE: 0.25}
LUNGE: Final = ("walking-lunge", "loaded-walking-lunge", LoadKind.EXTERNAL)
Sort = tuple[str, str, LoadKind, Measure, SideRule, JumpTier | None, dict[Region, float]]
SORTS: Final[tuple[Sort, ...]] = (
    ("goblet-squat", "goblet-squat", LoadKind.EXTERNAL, Measure.REPS, SideRule.BOTH, None, _LEGS),
    ("goblet-squat", "bodyweight-squat", LoadKind.BODYWEIGHT, Measure.REPS, SideRule.BOTH, None, _LEGS),
    ("press-up", "table-press-up", LoadKind.BODYWEIGHT, Measure.REPS, SideRule.BOTH, None, _UPPER),
    ("press-up", "full-press-up", LoadKind.BODYWEIGHT, Measure.REPS, SideRule.BOTH, None, _UPPER),
    ("pull-up", "machine-assisted-pull-up", LoadKind.ASSISTED, Measure.REPS, SideRule.BOTH, None, _UPPER),
    (*LUNGE, Measure.REPS, SideRule.ALTERNATING, None, _LEGS),
    ("side-plank", "side-plank", LoadKind.BODYWEIGHT, Measure.SECONDS, SideRule.ONE_THEN_OTHER, None, _UPPER),
    ("farmer-carry", "farmer-carry", LoadKind.EXTERNAL, Measure.METRES, SideRule.BOTH, None, _UPPER),
    ("box-jump", "low-box-jump", LoadKind.BOX, Measure.REPS, SideRule.BOTH, JumpTier.MEDIUM, _LEGS),
    ("tuck-jump", "single-tuck-jump", LoadKind.BODYWEIGHT, Measure.REPS, SideRule.BOTH, JumpTier.HIGH, _LEGS),
    ("pogo-hops", "pogo-hops", LoadKind.BODYWEIGHT, Measure.REPS, SideRule.BOTH, JumpTier.LOW, _LEGS),
    ("own-curl", "own", LoadKind.BAND, Measure.REPS, SideRule.BOTH, None, {}),
)  # fmt: skip


def made_up(seed: int, weeks: int = 30) -> tuple[Session, ...]:
    """Return a history of so many weeks up to today, newest first; some weeks are idle."""
    dice = random.Random(seed)
    days = sorted(dice.sample(range(weeks * 7), k=dice.randint(1, weeks * 2)))
    return tuple(
        _session(dice, 10_000 - number, TODAY - timedelta(days=ago)) for number, ago in enumerate(days)
    )


def made_up_runs(seed: int, weeks: int = 30) -> tuple[Run, ...]:
    """Return runs of the same weeks, some ahead, some without a time or a number."""
    dice = random.Random(seed + 1)
    return tuple(
        Run(
            id=number,
            started_at=(at := datetime.combine(TODAY - timedelta(days=ago), time(7), UTC)),
            updated=at,
            kind=dice.choice(list(RunKind)),
            planned=ago < 0 or dice.random() < 0.1,
            seconds=dice.choice((None, 1800, 2700, 5400)),
            rpe=dice.choice((None, 3.0, 5.5, 8.0)),
        )
        for number, ago in enumerate(dice.sample(range(-14, weeks * 7), k=dice.randint(0, weeks * 2)))
    )


def lift(
    *counts: int,
    kg: float | None = 16.0,
    rung: str = "goblet-squat",
    exercise: str = "goblet-squat",
    kind: LoadKind = LoadKind.EXTERNAL,
    warm_up: Sequence[int] = (),
    name: str = "",
    **facts: object,
) -> ExerciseRecord:
    """Return an exercise with a work set for each count, and warm-ups before them."""
    load = Load(kind=kind, kg=kg) if kg is not None else Load(kind=kind)
    at = datetime(2026, 11, 1, tzinfo=UTC)
    sets = [
        SetRecord(
            count=count,
            load=load,
            target=Target(count=count, load=load),
            done_at=at,
            source=TimingSource.TYPED,
            kind=sort,
        )
        for sort, many in ((SetKind.WARM_UP, warm_up), (SetKind.WORK, counts))
        for count in many
    ]
    name = name or rung.replace("-", " ").capitalize()
    return ExerciseRecord(exercise=exercise, rung=rung, name=name, sets=tuple(sets), **facts)  # type: ignore[arg-type]


def on(day: date, *records: ExerciseRecord, minutes: int = 30, effort: int | None = None) -> Session:
    """Return a session of a day; its id is in the order of days."""
    start = datetime.combine(day, time(18), UTC)
    return Session(
        id=day.toordinal(),
        started_at=start,
        ended_at=start + timedelta(minutes=minutes),
        updated=start,
        exercises=records,
        effort=effort,
    )


def _session(dice: random.Random, number: int, day: date) -> Session:
    start = datetime.combine(day, time(dice.randint(6, 20)), UTC)
    records = tuple(_record(dice, sort) for sort in dice.choices(SORTS, k=dice.randint(0, 5)))
    return Session(
        id=number,
        started_at=start,
        ended_at=start + timedelta(minutes=dice.randint(5, 70)),
        updated=start,
        exercises=records,
        effort=dice.choice((None, 2, 5, 7, 10)),
    )


def _record(dice: random.Random, sort: Sort) -> ExerciseRecord:
    exercise, rung, kind, measure, side, tier, regions = sort
    unit = dice.choice(list(WeightUnit))
    sets = []
    for _ in range(dice.randint(0, 4)):
        both = (
            None if side is SideRule.BOTH or dice.random() < 0.4 else (dice.randint(0, 9), dice.randint(0, 9))
        )
        weighted = kind in (LoadKind.EXTERNAL, LoadKind.ASSISTED)
        load = Load(
            kind=kind,
            kg=dice.choice((None, 8.0, 12.0, 15.875, 16.0)) if weighted else None,
            box_cm=dice.choice((20, 25, 30)) if kind is LoadKind.BOX else None,
            unit=unit if weighted else WeightUnit.KG,
        )
        count = sum(both) if both else dice.randint(0, 14)
        sets.append(
            SetRecord(
                count=count,
                load=load,
                target=Target(count=8, load=load),
                done_at=datetime(2026, 1, 1, tzinfo=UTC),
                source=TimingSource.TYPED,
                missed=dice.choice((0, 0, 0, 1)) if tier else 0,
                left=both[0] if both else None,
                right=both[1] if both else None,
                kind=dice.choice((SetKind.WORK, SetKind.WORK, SetKind.WORK, SetKind.DROP, SetKind.WARM_UP)),
                effort=dice.choice((None, *Effort)),
                rir=dice.choice((None, None, 1.0, 4.0, 5.0)),
                to_failure=dice.random() < 0.1,
            )
        )
    return ExerciseRecord(
        exercise=exercise,
        rung=rung,
        name=rung.replace("-", " ").capitalize(),
        measure=measure,
        side=side,
        contacts_per_rep=1 if tier else 0,
        jump_tier=tier,
        regions=regions,
        planned_sets=len(sets),
        sets=tuple(sets),
    )
