"""Runs the command line in this process, on folders of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec import Struct

from runstrength_tui.commands import run
from runstrength_tui.domain.exercise import JumpTier, LoadKind, SideRule
from runstrength_tui.domain.session import (
    CheckAnswer,
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    NotMyDay,
    PainArea,
    PainKind,
    PainReport,
    PromptRecord,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.store.store import Store
from tests.compiled_copy import lay_copy

HELSINKI = timezone(timedelta(hours=2))
START = datetime(2026, 11, 19, 18, 2, tzinfo=HELSINKI)
HOSTILE = "left\x1b[31m knee \x1b]0;pwned\x07[/red] [PR] \u202egnp.exe\x9b2J"


class Outcome(Struct, frozen=True):
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def runstrength(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Return a function that runs ``runstrength --data <the test's> …`` in this process."""
    for variable, folder in (("CONFIG", "config"), ("STATE", "state"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(tmp_path / folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def call(*arguments: str) -> Outcome:
        if arguments[:1] != ("doctor",):  # which makes no folder and reads the files themselves
            lay_copy(tmp_path / "cache" / "runstrength")
        capsys.readouterr()
        code = run(["--data", str(data), *arguments])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return call


def _set(count: int, load: Load, minute: int, **more: object) -> SetRecord:
    fields: dict[str, object] = {"target": Target(count=count, load=load), **more}
    return SetRecord(
        count=count,
        load=load,
        done_at=START + timedelta(minutes=minute),
        source=TimingSource.LIVE,
        **fields,  # type: ignore[arg-type]
    )


def a_session(number: int = 8_000_000_000_000, *, days: int = 0) -> Session:
    """Return a session with everything in it that can be told of one."""
    start = START + timedelta(days=days)
    box, bell = Load(kind=LoadKind.BOX, box_cm=30), Load(kind=LoadKind.EXTERNAL, kg=16.0)
    light = Load(kind=LoadKind.EXTERNAL, kg=8.0)
    return Session(
        id=number,
        started_at=start,
        ended_at=start + timedelta(minutes=29),
        updated=start + timedelta(minutes=29),
        plan="runners-base-a",
        plan_name="Runner's base A",
        end=EndReason.EARLY,
        exercises=(
            ExerciseRecord(
                exercise="box-jump",
                rung="low-box-jump",
                name="Low box jump",
                contacts_per_rep=1,
                jump_tier=JumpTier.MEDIUM,
                planned_sets=2,
                sets=(_set(5, box, 3), _set(5, box, 5, missed=1, rest_s=95)),
            ),
            ExerciseRecord(
                exercise="goblet-squat",
                rung="goblet-squat",
                name="Goblet squat",
                planned_sets=3,
                group="a",
                sets=(
                    _set(5, light, 7, kind=SetKind.WARM_UP),
                    _set(8, bell, 8, effort=Effort.GOOD, rir=2.5),
                    _set(7, bell, 10, target=Target(count=8, load=bell), effort=Effort.HARD, rest_s=92),
                    _set(9, light, 11, kind=SetKind.DROP, to_failure=True),
                ),
                skipped=SkipReason.TIRED,
                note=HOSTILE,
            ),
            ExerciseRecord(
                exercise="walking-lunge",
                rung="walking-lunge",
                name="Walking lunge",
                side=SideRule.ALTERNATING,
                planned_sets=2,
                group="a",
                sets=(_set(16, Load(), 14, left=8, right=8), _set(15, Load(), 16, left=8, right=7)),
            ),
            ExerciseRecord(exercise="press-up", rung="p", name="Press-up", planned_sets=3),
            ExerciseRecord(
                exercise="deadlift", rung="d", name="Deadlift", planned_sets=2, skipped=SkipReason.NO_KIT
            ),
        ),
        checks=(CheckAnswer(id="S19", question="Safe, open space?", yes=False, at=start),),
        prompts=(PromptRecord(id="I1", text="Stop here and sit down.", at=start, answer="stopped"),),
        note="Windy.",
        pains=(
            PainReport(area=PainArea.KNEE, score=4, at=start, kind=PainKind.ACHE, exercise="goblet-squat"),
        ),
        not_my_day=(NotMyDay.SLEPT_BADLY, NotMyDay.SORE),
        effort=7,
    )


def stored(data: Path, *sessions: Session) -> None:
    """Put finished sessions into the store of ``data``."""
    store = Store.open(data, lambda: START)
    for session in sessions:
        assert store.complete(session)
