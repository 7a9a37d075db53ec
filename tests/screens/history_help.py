"""Sessions to look back on, put into the store before the app opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from runstrength_tui.domain.exercise import JumpTier, LoadKind, Measure, Region, SideRule
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


def growing(sessions: int = 10) -> tuple[Session, ...]:
    """Sessions three days apart that get heavier, with a jump, a side plank and how hard each was."""
    return tuple(_grown(number, days_ago=3 * (sessions - number)) for number in range(1, sessions + 1))


def _grown(number: int, *, days_ago: int) -> Session:
    plain = past_session(number, days_ago=days_ago, plan_name="Runner's base A")
    squat = _of_sets(plain.exercises[0], Load(kind=LoadKind.EXTERNAL, kg=12.0 + number // 3 * 2), (8, 8, 8))
    squat = replace(squat, regions={Region.LEGS: 0.75, Region.CORE: 0.25})
    jump = replace(
        _of_sets(squat, Load(kind=LoadKind.BOX, box_cm=20), (5, 5, 5)),
        exercise="box-jump",
        rung="low-box-jump",
        name="Low box jump",
        contacts_per_rep=1,
        jump_tier=JumpTier.MEDIUM,
    )
    plank = replace(
        _of_sets(squat, Load(), (56, 60), sides=(30, 26 + number % 3)),
        exercise="side-plank",
        rung="side-plank",
        name="Side plank",
        measure=Measure.SECONDS,
        side=SideRule.ONE_THEN_OTHER,
        regions={Region.CORE: 1.0},
    )
    return replace(plain, exercises=(jump, squat, plank), effort=4 + number % 3)


def _of_sets(
    record: ExerciseRecord, load: Load, counts: Sequence[int], sides: tuple[int, int] | None = None
) -> ExerciseRecord:
    left, right = sides or (None, None)
    sets = tuple(
        replace(
            done,
            load=load,
            count=sum(sides) if sides else count,
            target=Target(count=count, load=load),
            left=left,
            right=right,
        )
        for done, count in zip(record.sets, counts, strict=False)
    )
    return replace(record, sets=sets)
