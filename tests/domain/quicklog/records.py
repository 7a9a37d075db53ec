"""Sessions, runs and races of any kind that the store can hold, to be written as lines."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from runstrength_tui.domain.exercise import Exercise, LoadKind, Measure, Rung, SideRule
from runstrength_tui.domain.own_exercise import OwnExercise, own_id
from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.quicklog.building import empty_record
from runstrength_tui.domain.quicklog.said import clean_note
from runstrength_tui.domain.rating import effort_of
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    PainArea,
    PainKind,
    PainReport,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.domain.units import WeightUnit, to_kg
from runstrength_tui.domain.version import Version
from runstrength_tui.library import Library

NOW = datetime(2026, 11, 21, 19, 30, tzinfo=timezone(timedelta(hours=1)))
OWN_NAMES = (
    "Bench Press (Barbell)",
    "Overhead Press (Each Side, Dumbbells)",
    "45° Back Extension",
    "Running",
    "Drop",
    "w",
    "3x8",
    "Run 5x5",
    "Note",
    "Monday",
    "No box jump",
    "“Curl”",
    'Squat "deep"',
    "Squat; paused",
    "???",
    "Жим лёжа",
    "Hüftheben",
    "base",
    "Plank 2",
    "Curl\\",
    "Row, easy",
)
"""Names as other trackers have them, and the worst that a person can come up with."""


def with_own(library: Library) -> Library:
    """Return the library with exercises of the person's own under every kind of name."""
    taken = {exercise.id for exercise in library.exercises}
    own = []
    for place, name in enumerate(OWN_NAMES):
        own.append(
            OwnExercise(
                id=own_id(name, taken),
                name=name,
                measure=list(Measure)[place % 3],
                side=list(SideRule)[place % 3],
                load=list(LoadKind)[place % 6],
            )
        )
        taken.add(own[-1].id)
    return library.with_own(own)


notes = st.text(max_size=30).map(clean_note) | st.sampled_from(
    ['said "hop"', "a; b, press-up 3x8", "ends in \\", "two\nlines", "#1 // note", "“x”"]
)
zones = st.sampled_from([timezone(timedelta(minutes=each)) for each in (0, 60, -210, 345, 840)])
moments = st.builds(
    lambda minutes, zone: (NOW - timedelta(minutes=minutes)).astimezone(zone).replace(second=17),
    st.integers(3000, 3_000_000),
    zones,
)
masses = st.one_of(
    st.sampled_from([0.0, 1.25, 8.0, 16.0, 62.5, 20.4116567, 1 / 3]).map(lambda kg: (kg, WeightUnit.KG)),
    st.floats(0.001, 400).map(lambda kg: (kg, WeightUnit.KG)),
    st.sampled_from([2.5, 35.0, 45.0, 52.5, 110.0]).map(lambda lb: (to_kg(lb, WeightUnit.LB), WeightUnit.LB)),
)


@st.composite
def loads(draw: st.DrawFn, kind: LoadKind) -> Load:
    """A load of a version that is loaded so, or of another kind now and then."""
    kind = draw(st.sampled_from([kind, kind, kind, LoadKind.BODYWEIGHT, LoadKind.ADDED, LoadKind.BAND]))
    if kind is LoadKind.BOX:
        height = draw(st.none() | st.integers(1, 120))
        return Load(
            kind=kind, box_cm=height, gap_cm=draw(st.none() | st.integers(1, 200)) if height else None
        )
    if kind is LoadKind.BAND:
        return Load(
            kind=kind, band=draw(st.sampled_from(["", "red", "Light green", 'a "b"', "easy, no band"]))
        )
    if kind is LoadKind.BODYWEIGHT:
        return Load(kind=kind)
    kg, unit = draw(masses)
    return Load(kind=kind, kg=-kg if kind is LoadKind.ASSISTED else kg, unit=unit)


@st.composite
def sets_of(draw: st.DrawFn, version: Version) -> SetRecord:
    """One set of a version."""
    count = draw(st.integers(0, 60))
    left = right = None
    if version.side is SideRule.ALTERNATING:
        left, right = (count + 1) // 2, count // 2
    if version.side is not SideRule.BOTH and draw(st.integers(0, 4)) == 0:
        left = draw(st.integers(0, count))
        right = count - left
    rir = draw(st.none() | st.sampled_from([0.0, 0.5, 2.0, 3.25, 10.0]))
    load = draw(loads(version.load))
    kind = draw(st.sampled_from([SetKind.WORK, SetKind.WORK, SetKind.WARM_UP, SetKind.DROP]))
    return SetRecord(
        count=count,
        load=load,
        target=Target(count=8, load=Load()),
        done_at=NOW,
        source=draw(st.sampled_from(TimingSource)),
        missed=draw(st.sampled_from([0, 0, 0, 2])),
        left=left,
        right=right,
        rest_s=draw(st.none() | st.integers(0, 600)),
        effort=draw(st.sampled_from([effort_of(rir) if rir is not None else None, *Effort])),
        kind=kind,
        to_failure=draw(st.booleans()),
        rir=rir,
    )  # fmt: skip


@st.composite
def records(draw: st.DrawFn, versions: list[tuple[Exercise, Rung]]) -> ExerciseRecord:
    """One exercise of a session; alike sets stand together now and then."""
    version = Version(*draw(st.sampled_from(versions)))
    some = draw(st.lists(sets_of(version), max_size=4))
    sets = tuple(each for each in some for _ in range(draw(st.sampled_from([1, 1, 2, 3]))))
    skipped = draw(st.none() | st.sampled_from(SkipReason))
    return empty_record(version, planned=3, sets=sets, note=draw(notes), skipped=skipped)


pains = st.builds(
    PainReport,
    area=st.sampled_from(PainArea),
    score=st.integers(0, 10),
    at=st.just(NOW),
    kind=st.none() | st.sampled_from(PainKind),
    exercise=st.sampled_from(["", "plank"]),
)


@st.composite
def sessions(draw: st.DrawFn, library: Library) -> Session:
    """A session as the store can hold it."""
    versions = [(exercise, rung) for exercise in library.exercises for rung in exercise.ladder]
    random.Random(1).shuffle(versions)
    started = draw(moments)
    plans = [("", ""), *((plan.id, plan.name) for plan in library.plans), ("gone", "A plan; gone"), ("x", "")]
    plan, plan_name = draw(st.sampled_from(plans))
    return Session(
        id=7,
        started_at=started,
        ended_at=started + timedelta(seconds=draw(st.integers(0, 100_000))),
        updated=NOW,
        plan=plan,
        plan_name=plan_name,
        exercises=tuple(draw(st.lists(records(versions), max_size=4))),
        note=draw(notes),
        effort=draw(st.none() | st.integers(0, 10)),
        end=draw(st.sampled_from(EndReason)),
        pains=tuple(draw(st.lists(pains, max_size=2))),
    )


runs = st.builds(
    Run,
    id=st.just(7),
    started_at=moments,
    updated=st.just(NOW),
    kind=st.sampled_from([RunKind.EASY, RunKind.HARD, RunKind.LONG]),
    planned=st.booleans(),
    day_only=st.booleans(),
    distance_m=st.none() | st.floats(1, 400_000) | st.sampled_from([21_097.5, 8000.0, 8046.72]),
    seconds=st.none() | st.integers(1, 72 * 3600),
    rpe=st.none()
    | st.sampled_from([0.0, 6.0])
    | st.integers(1, 10_000).map(lambda thousandth: thousandth / 1000),
    heart_rate=st.none() | st.integers(25, 250),
    note=notes,
)
races = st.builds(
    Race,
    on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    name=notes.map(lambda text: text.replace("\n", " ")[:60].strip()),
    distance_m=st.none() | st.floats(1, 400_000),
    goal=st.booleans(),
)
