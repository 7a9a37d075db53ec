"""Sessions to look back on, put into the store before the app opens."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.session import (
    CheckAnswer,
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from tests.screens.app_help import SATURDAY, stored

WEIGHT = Load(kind=LoadKind.EXTERNAL, kg=16.0)


def past_session(
    number: int, *, days_ago: int, plan_name: str = "", note: str = "", name: str = "Goblet squat"
) -> Session:
    """A session of three sets and one skipped exercise."""
    start = SATURDAY - timedelta(days=days_ago)
    sets = tuple(
        SetRecord(
            count=8 - at,
            load=WEIGHT,
            target=Target(count=8, load=WEIGHT),
            done_at=start + timedelta(minutes=3 * at + 3),
            source=TimingSource.ACCEPTED,
            rest_s=90 if at else None,
            effort=Effort.GOOD if at == 2 else None,
        )
        for at in range(3)
    )
    squat = ExerciseRecord(
        exercise="goblet-squat", rung="goblet-squat", name=name, planned_sets=3, sets=sets, note=note
    )
    lunge = ExerciseRecord(
        exercise="walking-lunge",
        rung="walking-lunge",
        name="Walking lunge",
        planned_sets=2,
        skipped=SkipReason.TIME,
    )
    return Session(
        id=number,
        started_at=start,
        ended_at=start + timedelta(minutes=29),
        updated=start,
        plan_name=plan_name or f"Plan {number}",
        exercises=(squat, lunge),
        checks=(CheckAnswer(id="S18", question="Nothing baggy?", yes=True, at=start),),
        note=note,
    )


def keep(folder: Path, *sessions: Session) -> None:
    """Store sessions in the data folder of a run."""
    store = stored(folder)
    for session in sessions:
        store.complete(session)


def keep_many(folder: Path, count: int) -> None:
    """Store ``count`` sessions, one a day, numbered from the oldest, 1."""
    keep(folder, *(past_session(number, days_ago=count - number + 1) for number in range(1, count + 1)))
