"""If these fail, the demo shows what no runner could have done, or something else each time."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from runstrength_tui.domain.demo import WEEKS, made_up_history
from runstrength_tui.domain.demo_runs import made_up_race, made_up_runs
from runstrength_tui.domain.run import RunKind
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.wording import set_text
from runstrength_tui.library import Library
from tests.compiled_copy import our_library

DAYS = [date(2026, 2, 26) + timedelta(days=days) for days in range(7)]


@pytest.fixture(scope="module")
def library() -> Library:
    return our_library()


def _history(today: date, library: Library) -> tuple[Session, ...]:
    return made_up_history(
        today,
        library.by_id,
        {plan.id: plan for plan in library.plans},
        lambda naive: naive.replace(tzinfo=UTC),
        lambda moment, bits: int(moment.timestamp()) << 12 | bits,
    )


@pytest.mark.parametrize("today", DAYS)
def test_it_is_sixteen_weeks_of_sessions_in_order_up_to_yesterday(today: date, library: Library) -> None:
    history = _history(today, library)
    assert 40 <= len(history) <= 45
    assert [session.id for session in history] == sorted({session.id for session in history})
    assert today - timedelta(weeks=WEEKS) <= history[0].started_at.date()
    assert today - timedelta(days=4) <= history[-1].started_at.date() < today
    for before, after in itertools.pairwise(history):
        assert before.ended_at + timedelta(hours=24) < after.started_at


def test_the_same_day_has_the_same_history_and_another_day_another(library: Library) -> None:
    assert _history(DAYS[0], library) == _history(DAYS[0], library)
    assert _history(DAYS[0], library)[5].exercises != _history(DAYS[1], library)[5].exercises


@pytest.mark.parametrize("today", DAYS)
def test_it_has_something_of_everything_that_happens(today: date, library: Library) -> None:
    history = _history(today, library)
    records = [record for session in history for record in session.exercises]
    sets = [done for record in records for done in record.sets]
    assert len({record.skipped for record in records}) >= 5
    assert {done.source for done in sets} == {"live", "accepted", "typed"}
    assert {done.effort for done in sets} == {None, "easy", "good", "hard"}
    assert any(done.missed for done in sets)
    assert any(done.count < done.target.count for done in sets)
    assert any(record.note for record in records)
    assert any(session.note for session in history)
    assert {session.end for session in history} == {"complete", "early"}
    assert any(not check.yes for session in history for check in session.checks)
    pauses = [after.started_at - before.ended_at for before, after in itertools.pairwise(history)]
    assert max(pauses) > timedelta(days=12)


@pytest.mark.parametrize("today", DAYS)
def test_it_gets_better_and_stays_within_what_a_person_does(today: date, library: Library) -> None:
    history = _history(today, library)
    squats = [
        done.load.kg
        for session in history
        for record in session.exercises
        if record.rung == "goblet-squat"
        for done in record.sets
    ]
    weights = [kg for kg in squats if kg is not None]
    assert min(weights) == weights[0] < max(weights) <= 24
    versions = [
        record.rung for session in history for record in session.exercises if record.exercise == "press-up"
    ]
    assert versions[0] != versions[-1]
    for session in history:
        assert 5 <= session.minutes <= 45
        for record in session.exercises:
            times = [done.done_at for done in record.sets]
            assert times == sorted(times)
            assert all(session.started_at < at <= session.ended_at for at in times)
            assert all(set_text(done, record) for done in record.sets)


@pytest.mark.parametrize("today", DAYS[:2])
def test_it_has_runs_of_every_kind_and_a_race_ahead(today: date, library: Library) -> None:
    history = _history(today, library)
    runs = made_up_runs(
        today,
        history,
        lambda naive: naive.replace(tzinfo=UTC),
        lambda moment, bits: int(moment.timestamp()) << 12 | bits,
    )
    assert {run.kind for run in runs} == {RunKind.EASY, RunKind.HARD, RunKind.LONG}
    assert len({run.id for run in runs}) == len(runs) > 40
    assert all(history[0].started_at.date() <= run.started_at.date() < today for run in runs)
    assert all(5_000 < (run.distance_m or 0) < 20_000 and run.seconds for run in runs)
    assert made_up_race(today).on > today
    efforts = {session.effort for session in history}
    assert None in efforts and len(efforts) > 3
    sides = [done for each in history for record in each.exercises for done in record.sets]
    assert any(done.left != done.right for done in sides)


def test_every_time_carries_the_offset_it_was_given(library: Library) -> None:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Helsinki")
    history = made_up_history(
        date(2026, 11, 21),
        library.by_id,
        {plan.id: plan for plan in library.plans},
        lambda naive: naive.replace(tzinfo=zone),
        lambda moment, bits: int(moment.timestamp()) << 12 | bits,
    )
    offsets = {session.started_at.utcoffset() for session in history}
    assert offsets == {timedelta(hours=2), timedelta(hours=3)}
    assert all(isinstance(session.ended_at, datetime) and session.ended_at.tzinfo for session in history)


def test_it_lies_in_a_store_like_any_other(tmp_path: Path) -> None:
    from runstrength_tui.commands.call import now_local
    from runstrength_tui.commands.demo import write_history
    from runstrength_tui.store.store import Store

    sessions = write_history(tmp_path / "data", tmp_path / "cache")
    store = Store.open(tmp_path / "data", now_local)
    assert store.sessions() == tuple(reversed(sessions))
    assert store.check().problems == ()
