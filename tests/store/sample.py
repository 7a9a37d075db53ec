"""Sessions and a clock for the store's tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from runstrength_tui.domain.exercise import LoadKind, Region
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetRecord,
    Target,
    TimingSource,
)

HERE = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 21, 7, 0, tzinfo=HERE)


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def days(self, count: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=count)


def a_session(session_id: int, *, started: datetime = MORNING, note: str = "", sets: int = 2) -> Session:
    """Return a plausible session."""
    load = Load(kind=LoadKind.EXTERNAL, kg=16.0)
    done = tuple(
        SetRecord(
            count=8,
            load=load,
            target=Target(count=8, load=load),
            done_at=started + timedelta(minutes=2 * number),
            source=TimingSource.LIVE,
            rest_s=90 if number else None,
            rep_offsets=(0.0, 1.5, 3.25),
            effort=Effort.GOOD,
        )
        for number in range(sets)
    )
    squat = ExerciseRecord(
        exercise="goblet-squat",
        rung="basic",
        name="Goblet squat",
        regions={Region.LEGS: 0.8, Region.CORE: 0.2},
        planned_sets=3,
        sets=done,
    )
    return Session(
        id=session_id,
        started_at=started,
        ended_at=started + timedelta(minutes=25),
        updated=started + timedelta(minutes=25),
        plan="base-a",
        plan_name="Runner's base A",
        exercises=(squat,),
        note=note,
    )
