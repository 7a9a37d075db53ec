"""A dozen sessions and seven runs that differ in what a filter can ask, each known by a letter."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any, Final

from runstrength_tui.domain.bests import Bests
from runstrength_tui.domain.exercise import JumpTier, LoadKind
from runstrength_tui.domain.history.collection import History, newest_first
from runstrength_tui.domain.history.rows import Records, RowMaker
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    PainArea,
    PainReport,
    PromptRecord,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)

ZONE: Final = timezone(timedelta(hours=1))
BASE_A: Final = ("runners-base-a", "Runner's base A")
BASE_B: Final = ("runners-base-b", "Runner's base B")


def at(day: str, hour: int = 18) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=ZONE)


def a_set(count: int, kg: float = 0, **more: Any) -> SetRecord:
    load = Load(kind=LoadKind.EXTERNAL, kg=kg) if kg else Load()
    return SetRecord(
        count=count,
        load=load,
        target=Target(count=count, load=load),
        done_at=at("2026-01-01"),
        source=TimingSource.ACCEPTED,
        **more,
    )


def squat(*sets: SetRecord, **more: Any) -> ExerciseRecord:
    return _did("goblet-squat", "goblet-squat", "Goblet squat", sets, **more)


def lunge(*sets: SetRecord, **more: Any) -> ExerciseRecord:
    return _did("walking-lunge", "walking-lunge", "Walking lunge", sets, **more)


def press(*sets: SetRecord, **more: Any) -> ExerciseRecord:
    return _did("press-up", "press-up", "Press-up", sets, **more)


def jump(*sets: SetRecord, **more: Any) -> ExerciseRecord:
    return _did(
        "box-jump", "low-box-jump", "Low box jump", sets,
        contacts_per_rep=1, jump_tier=JumpTier.MEDIUM, **more,
    )  # fmt: skip


def _did(exercise: str, rung: str, name: str, sets: tuple[SetRecord, ...], **more: Any) -> ExerciseRecord:
    return ExerciseRecord(
        exercise=exercise, rung=rung, name=name, sets=sets, **{"planned_sets": len(sets), **more}
    )


def session(
    number: int, day: str, *records: ExerciseRecord, plan: tuple[str, str] = ("", ""), minutes: int = 30,
    hour: int = 18, **more: Any,
) -> Session:  # fmt: skip
    start = at(day, hour)
    return Session(
        id=number, started_at=start, ended_at=start + timedelta(minutes=minutes), updated=start,
        plan=plan[0], plan_name=plan[1], exercises=records, **more,
    )  # fmt: skip


def run(number: int, day: str, km: float, minutes: int, kind: RunKind = RunKind.EASY, **more: Any) -> Run:
    start = at(day, 7)
    return Run(
        id=number, started_at=start, updated=start, kind=kind,
        distance_m=km * 1000 or None, seconds=minutes * 60 or None, **more,
    )  # fmt: skip


def pain(score: int) -> PainReport:
    return PainReport(area=PainArea.KNEE, score=score, at=at("2026-01-01"))


WARM_UP: Final = a_set(5, 8, kind=SetKind.WARM_UP)
EASY, GOOD, HARD = Effort.EASY, Effort.GOOD, Effort.HARD
SESSIONS: Final = {
    "a": session(1, "2025-11-03", squat(a_set(8, 12), a_set(8, 12, effort=EASY)), plan=BASE_A, minutes=25),
    "b": session(2, "2025-12-24", lunge(a_set(16)), note="Snow, so heels slid.", minutes=12),
    "c": session(3, "2026-01-01", squat(a_set(8, 12, effort=HARD)), jump(a_set(30), a_set(30)), plan=BASE_A),
    "d": session(
        4, "2026-03-10", squat(a_set(8, 14, effort=GOOD)), press(skipped=SkipReason.TIME), plan=BASE_B,
        effort=7,
    ),
    "e": session(5, "2026-03-31", press(a_set(10), a_set(12, rir=1.0)), pains=(pain(4),), plan=BASE_A),
    "f": session(6, "2026-06-15", squat(skipped=SkipReason.PAIN), lunge(a_set(16, effort=EASY))),
    "g": session(
        7, "2026-10-05", squat(WARM_UP, a_set(8, 12), a_set(6, 8, kind=SetKind.DROP)),
        plan=BASE_B, minutes=45, effort=4,
    ),
    "h": session(8, "2026-10-31", jump(a_set(3, missed=1)), press(a_set(9, to_failure=True)), minutes=33),
    "i": session(
        9, "2026-11-09", press(a_set(12, effort=HARD)), squat(a_set(8, 16, rir=3.0)), plan=BASE_A,
        end=EndReason.EARLY, prompts=(PromptRecord(id="X", text="Less.", at=at("2026-11-09")),),
    ),
    "j": session(10, "2026-11-16", lunge(a_set(20), note="Élan!"), minutes=8),
    "k": session(11, "2026-11-19", *(squat(a_set(8, 16), a_set(8, 16)) for _ in range(2)), jump(a_set(64))),
    "l": session(12, "2026-11-20", press(a_set(5)), plan=("my-own", "Bob's evening"), effort=9),
}  # fmt: skip
RUNS: Final = {
    "R": run(101, "2025-11-04", 8, 45),
    "S": run(102, "2026-03-08", 21.1, 118, RunKind.RACE, rpe=9, note="Half. Heels fine."),
    "T": run(103, "2026-10-04", 18.2, 110, RunKind.LONG),
    "U": run(104, "2026-11-10", 6, 30, RunKind.HARD, rpe=8),
    "V": run(105, "2026-11-17", 15.3, 85, rpe=5),
    "W": run(106, "2026-11-20", 0, 40),
    "X": run(107, "2026-11-21", 5, 0),
}


def collected(sessions: list[Session], runs: list[Run]) -> History:
    """Rows and records as the store's side makes them, from the oldest on."""
    maker, bests = RowMaker(), Bests()
    rows = [maker.run(each) for each in runs]
    records: dict[int, Records] = {}
    for each in sorted(sessions, key=lambda each: each.started_at):
        rows.append(maker.session(each))
        if new := bests.add(each):
            records[each.id] = maker.records(new)
    return History(rows=newest_first(rows), versions=maker.versions, plans=maker.plans, records=records)


def letters(history: History) -> str:
    """The letters of what is left, newest first."""
    by_key = {(False, each.id): letter for letter, each in SESSIONS.items()}
    by_key |= {(True, each.id): letter for letter, each in RUNS.items()}
    return "".join(by_key[row.key] for row in history.rows)
