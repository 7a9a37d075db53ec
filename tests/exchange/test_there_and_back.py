"""If these fail, what leaves as a table for another tracker does not come back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from runstrength_tui.domain.demo import made_up_history
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.units import WeightUnit, from_kg
from runstrength_tui.exchange.hevy_out import hevy_chunks
from runstrength_tui.exchange.rows import Units
from runstrength_tui.exchange.strong_out import strong_chunks
from tests.exchange.told import HOME, library, read

UNITS = {
    "kg": Units(WeightUnit.KG),
    "lb": Units(WeightUnit.LB),
}


def _demo() -> tuple[Session, ...]:
    plans = {plan.id: plan for plan in library().plans}
    return made_up_history(
        date(2026, 11, 20),
        library().by_id,
        plans,
        lambda naive: naive.replace(tzinfo=HOME),
        lambda moment, bits: int(moment.timestamp()) << 12 | bits,
    )


def _told(session: Session, unit: WeightUnit) -> Iterator[str]:
    yield f"{session.started_at:%Y-%m-%d %H:%M} {session.plan_name}"
    for record in session.exercises:
        for done in record.sets:
            weight = from_kg(done.load.kg, unit) if done.load.kg else ""
            yield f"{record.rung} {done.count} {weight} {done.kind} {done.effort}"


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("write", [strong_chunks, hevy_chunks])
def test_sets_loads_and_reps_come_back(unit: str, write: object) -> None:
    sessions = _demo()
    units = UNITS[unit]
    found = read(b"".join(write(sessions, [], units)), units.weight)  # type: ignore[operator]
    assert found.refused == ()
    assert [list(_told(each, units.weight)) for each in found.sessions] == [
        list(_told(each, units.weight)) for each in sessions
    ]


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("write", [strong_chunks, hevy_chunks])
def test_runs_come_back_as_runs(unit: str, write: object) -> None:
    started = datetime(2026, 11, 14, 8, 5, tzinfo=HOME)
    runs = [
        Run(id=1, started_at=started, updated=started, distance_m=8_000, seconds=2_530, rpe=6.5, note="=wet"),
        Run(id=2, started_at=started + timedelta(days=1), updated=started, distance_m=21_097.5),
    ]
    units = UNITS[unit]
    found = read(b"".join(write([], runs, units)), units.weight)  # type: ignore[operator]
    assert found.sessions == ()
    for run, back in zip(runs, found.runs, strict=True):
        assert back.started_at == run.started_at
        assert back.distance_m == pytest.approx(run.distance_m, abs=0.1)
        assert (back.seconds, back.rpe, back.note) == (run.seconds, run.rpe, run.note)
