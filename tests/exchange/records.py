"""Hypothesis strategies for whole histories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

import msgspec
from hypothesis import strategies as st
from msgspec import Raw, Struct

from runstrength_tui.domain.exercise import Level, LoadKind, Measure, SideRule
from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.profile import Profile, WeighIn
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    PainArea,
    PainReport,
    Session,
    SetKind,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.store.ids import LIMIT
from runstrength_tui.store.migrations import Tables, new_tables
from runstrength_tui.store.records import Tombstone

_ZONES: Final = (UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=9, minutes=30)))

ids = st.integers(-LIMIT + 1, LIMIT - 1)
moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=zone),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
    st.sampled_from(_ZONES),
)
texts = st.text(max_size=12)
amounts = st.none() | st.floats(-500, 500, allow_nan=False)
loads = st.builds(Load, kind=st.sampled_from(LoadKind), kg=amounts, band=texts)
set_records = st.builds(
    SetRecord,
    count=st.integers(0, 500),
    load=loads,
    target=st.builds(Target, count=st.integers(0, 500), load=loads),
    done_at=moments,
    source=st.sampled_from(TimingSource),
    effort=st.none() | st.sampled_from(Effort),
    rir=st.none() | st.floats(0, 10),
    kind=st.sampled_from(SetKind),
    rep_offsets=st.lists(st.floats(0, 99), max_size=2).map(tuple),
)
exercises = st.builds(
    ExerciseRecord,
    exercise=texts,
    rung=texts,
    name=texts,
    measure=st.sampled_from(Measure),
    side=st.sampled_from(SideRule),
    sets=st.lists(set_records, max_size=2).map(tuple),
    note=texts,
)
pains = st.builds(PainReport, area=st.sampled_from(PainArea), score=st.integers(0, 10), at=moments)
sessions = st.builds(
    Session,
    id=ids,
    started_at=moments,
    ended_at=moments,
    updated=moments,
    plan_name=texts,
    exercises=st.lists(exercises, max_size=2).map(tuple),
    note=texts,
    pains=st.lists(pains, max_size=1).map(tuple),
    origin=st.sampled_from(["", "line", "strong 2020-12-30T18:51 Push"]),
)
runs = st.builds(
    Run, id=ids, started_at=moments, updated=moments, kind=st.sampled_from(RunKind), note=texts, rpe=amounts
)
weigh_ins = st.builds(WeighIn, id=ids, at=moments, updated=moments, kg=st.floats(20, 350))
own = st.builds(OwnExercise, id=st.sampled_from(["own-a", "own-b", "own-c"]), name=texts)
profiles = st.builds(
    Profile,
    updated=st.none() | moments,
    level=st.none() | st.sampled_from(Level),
    pains=st.lists(pains, max_size=2).map(tuple),
    own_exercises=st.lists(own, max_size=2, unique_by=lambda each: each.id).map(tuple),
)
tombstones = st.builds(Tombstone, deleted_at=moments, updated=moments)


def _raws(of: st.SearchStrategy[Struct], most: int = 3) -> st.SearchStrategy[dict[str, Raw]]:
    """Records with ids of their own, in the order a file may have them."""
    return st.lists(of, max_size=most).map(
        lambda found: {str(each.id): Raw(msgspec.json.encode(each)) for each in found}  # type: ignore[attr-defined]
    )


def _trashed(session: Session, at: datetime) -> tuple[str, Raw]:
    inner = {"deleted_at": at, "updated": at, "session": Raw(msgspec.json.encode(session))}
    return str(session.id), Raw(msgspec.json.encode(inner))


@st.composite
def stores(draw: st.DrawFn) -> Tables:
    """The tables of a store in which no id is there twice."""
    tables = new_tables()
    tables["sessions"] = draw(_raws(sessions))
    tables["runs"] = draw(_raws(runs))
    tables["bodyweight"] = draw(_raws(weigh_ins, 2))
    tables["trash"] = dict(draw(st.lists(st.builds(_trashed, sessions, moments), max_size=2)))
    stones = draw(st.dictionaries(ids, tombstones, max_size=2))
    tables["tombstones"] = {str(doc_id): Raw(msgspec.json.encode(each)) for doc_id, each in stones.items()}
    if draw(st.booleans()):
        tables["profile"] = {"1": Raw(msgspec.json.encode(draw(profiles)))}
    if draw(st.booleans()):
        tables["plans"] = {"7": Raw(b'{"of":"a later version"}')}
    seen: set[str] = set()
    for name in ("tombstones", "trash", "sessions", "runs", "bodyweight"):
        tables[name] = {key: raw for key, raw in tables[name].items() if key not in seen}
        seen |= tables[name].keys()
    return tables
