"""Weeks add up: a total that is wrong would be trained by. Each is counted again here, set by set."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.bests import new_bests
from runstrength_tui.domain.history.collection import Totals, totals_of
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import Effort, ExerciseRecord, Session, SetKind, SkipReason
from tests.domain.history.made import RUNS, SESSIONS, a_set, collected, jump, lunge, press, session, squat


def counted(sessions: list[Session], runs: list[Run]) -> dict[date, dict[str, float]]:
    """The weeks' sums by a plain loop that shares nothing with the code under test."""
    weeks: dict[date, dict[str, float]] = {}
    everything: list[Session | Run] = [*sessions, *runs]
    for each in everything:
        moment = each.started_at
        monday = date.fromordinal(moment.date().toordinal() - moment.date().isoweekday() + 1)
        sums = weeks.setdefault(monday, dict.fromkeys(Totals.__struct_fields__, 0))
        if isinstance(each, Run):
            sums["runs"] += 1
            sums["metres"] += each.distance_m or 0
            sums["run_seconds"] += each.seconds or 0
            continue
        sums["sessions"] += 1
        sums["minutes"] += round((each.ended_at - each.started_at) / timedelta(minutes=1))
        for record in each.exercises:
            for done in record.sets:
                sums["landings"] += (done.count + done.missed) * record.contacts_per_rep
                if done.kind == "warm_up":
                    continue
                sums["sets"] += 1
                spare = done.rir is not None and done.rir > 4  # “easy” may be 4 left, which still trains
                if done.count and not record.contacts_per_rep and not spare:
                    sums["hard_sets"] += 1
    return weeks


def check(sessions: list[Session], runs: list[Run]) -> None:
    history = collected(sessions, runs)
    weeks = {week.monday: history.totals(week) for week in history.weeks()}
    wanted = counted(sessions, runs)
    assert list(weeks) == sorted(wanted, reverse=True)
    for monday, sums in wanted.items():
        found = weeks[monday]
        assert {name: round(getattr(found, name), 3) for name in sums} == {
            name: round(value, 3) for name, value in sums.items()
        }
    whole = totals_of(history.rows)
    for name in Totals.__struct_fields__:
        assert round(getattr(whole, name), 3) == round(sum(sums[name] for sums in wanted.values()), 3)


def test_the_weeks_of_the_demo_add_up(history: tuple[Session, ...]) -> None:
    check(list(history), list(RUNS.values()))


def test_the_weeks_of_sessions_of_every_kind_add_up() -> None:
    check(list(SESSIONS.values()), list(RUNS.values()))


_SETS = st.builds(
    a_set,
    st.integers(0, 30),
    st.sampled_from([0, 8, 16]),
    kind=st.sampled_from(SetKind),
    effort=st.sampled_from([None, *Effort]),
    rir=st.sampled_from([None, 0.0, 2.5, 4.0, 4.5, 9.0]),
    missed=st.integers(0, 2),
    to_failure=st.booleans(),
)
_RECORDS = st.builds(
    lambda make, sets, skipped: make(*sets, skipped=skipped),
    st.sampled_from([squat, lunge, press, jump]),
    st.lists(_SETS, max_size=4),
    st.sampled_from([None, SkipReason.TIME]),
)
_MOMENTS = st.builds(
    lambda minutes, hours: (
        datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=hours))) + timedelta(minutes=minutes)
    ),
    st.integers(0, 60 * 24 * 40),
    st.integers(-11, 13),
)
_TRAINED = st.lists(st.tuples(_MOMENTS, st.lists(_RECORDS, max_size=4), st.integers(0, 90)), max_size=8)
_RUN = st.lists(
    st.tuples(
        _MOMENTS, st.sampled_from(RunKind), st.none() | st.floats(100, 4e4), st.none() | st.integers(60, 9999)
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(_TRAINED, _RUN)
def test_the_weeks_of_any_history_add_up(
    trained: list[tuple[datetime, list[ExerciseRecord], int]],
    ran: list[tuple[datetime, RunKind, float | None, int | None]],
) -> None:
    sessions = [
        Session(
            id=number,
            started_at=at,
            ended_at=at + timedelta(minutes=length),
            updated=at,
            exercises=tuple(records),
        )
        for number, (at, records, length) in enumerate(trained, start=1)
    ]
    runs = [
        Run(id=number, started_at=at, updated=at, kind=kind, distance_m=metres, seconds=seconds)
        for number, (at, kind, metres, seconds) in enumerate(ran, start=1)
    ]
    check(sessions, runs)


def test_records_counted_on_the_way_are_those_that_a_look_back_finds(history: tuple[Session, ...]) -> None:
    collection = collected(list(history), [])
    for place, each in enumerate(history):
        slow = new_bests(each, history[:place], most=99)
        found = collection.records.get(each.id)
        assert bool(slow) == bool(found)
        assert {new.record.name for new in slow} == {
            version.name
            for at, version in enumerate(collection.versions)
            if found and found.versions & 1 << at
        }


def test_a_week_begins_on_monday_wherever_one_was(history: tuple[Session, ...]) -> None:
    east, west = timezone(timedelta(hours=12)), timezone(timedelta(hours=-8))
    early = session(1, "2026-11-16", squat(a_set(8)))
    monday = datetime(2026, 11, 16, 0, 30, tzinfo=east)
    sunday = datetime(2026, 11, 15, 23, 0, tzinfo=west)
    both = [
        Session(id=number, started_at=at, ended_at=at, updated=at, exercises=early.exercises)
        for number, at in ((1, monday), (2, sunday))
    ]
    weeks = collected(both, []).weeks()
    assert [(week.monday, week.end - week.start) for week in weeks] == [
        (date(2026, 11, 16), 1),
        (date(2026, 11, 9), 1),
    ]
