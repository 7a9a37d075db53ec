"""My history with an exercise: a wrong best or a trend of the wrong numbers would be believed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind, Measure, SideRule
from runstrength_tui.domain.session import ExerciseRecord, Load, SetKind, SetRecord
from runstrength_tui.domain.with_it import TREND, WithIt, sets_text, with_it, with_it_lines
from tests.domain.test_ladder import NOON, a_set, sessions

SQUAT = ExerciseRecord(exercise="squat", rung="goblet", name="Goblet squat", planned_sets=3)


def kg(weight: float, kind: LoadKind = LoadKind.EXTERNAL) -> Load:
    return Load(kind=kind, kg=weight)


def squat(*sets: SetRecord, **more: Any) -> ExerciseRecord:
    return replace(SQUAT, sets=sets, **more)


def test_nothing_done_says_nothing() -> None:
    skipped = squat()
    other = replace(squat(a_set(8)), exercise="plank")
    assert with_it("squat", sessions(skipped, other)) == WithIt()
    assert with_it_lines(WithIt(), date(2026, 11, 21)) == ()


def test_last_time_best_and_trend_are_told() -> None:
    records = [
        squat(a_set(8, kg(12)), a_set(8, kg(12))),
        squat(a_set(8, kg(16)), a_set(5, kg(20)), a_set(8, kg(16))),
        squat(a_set(8, kg(16)), a_set(8, kg(16)), a_set(7, kg(16))),
    ]
    found = with_it("squat", sessions(*records))
    assert with_it_lines(found, date(2026, 11, 23)) == (
        "Last time, yesterday: Goblet squat, 8, 8, 7 × 16 kg",
        "Best, Saturday: Goblet squat, 5 × 20 kg",
        "3 sessions in all",
    )
    assert found.last is not None and found.last.session == 3
    assert found.trend is not None
    assert (found.trend.values, found.trend.meaning) == (
        (12.0, 20.0, 16.0),
        "heaviest set of each session, kg",
    )
    assert [on.day for on in found.trend.days] == [20, 21, 22]


@pytest.mark.parametrize(
    ("kind", "weights", "best", "values", "meaning"),
    [
        (LoadKind.ASSISTED, (-20, -10, -15), -10, (-20, -10, -15), "least help"),
        (LoadKind.ASSISTED, (20, 10, 15), 10, (-20, -10, -15), "least help"),
        (LoadKind.ADDED, (5, 10, 0), 10, (5, 10, 0), "on top of the body"),
        (LoadKind.EXTERNAL, (8, 24, 16), 24, (8, 24, 16), "kg"),
    ],
)
def test_best_is_by_what_makes_it_harder(
    kind: LoadKind, weights: tuple[float, ...], best: float, values: tuple[float, ...], meaning: str
) -> None:
    found = with_it("squat", sessions(*(squat(a_set(8, kg(each, kind))) for each in weights)))
    assert found.best[0].done.load.kg == best
    assert found.trend is not None
    assert found.trend.values == values and meaning in found.trend.meaning


def test_the_highest_box_and_a_set_of_misses() -> None:
    """A box that was never landed on is no record."""
    boxes = [(5, 30, 0), (3, 40, 1), (0, 60, 2)]
    records = [
        squat(a_set(count, Load(kind=LoadKind.BOX, box_cm=cm), missed=missed)) for count, cm, missed in boxes
    ]
    found = with_it("squat", sessions(*records))
    assert found.best[0].done.load.box_cm == 40
    only_misses = with_it("squat", sessions(records[2]))
    assert only_misses.best == () and only_misses.sessions == 1
    assert found.trend is not None and found.trend.meaning == "highest box of each session, cm"


@pytest.mark.parametrize(
    ("record", "values", "meaning"),
    [
        (squat(a_set(8), a_set(10)), (10.0, 10.0), "most reps in a set of each session"),
        (squat(a_set(8, kg(16))), (8.0, 8.0), "most reps in a set of each session"),
        (squat(a_set(45), measure=Measure.SECONDS), (45.0, 45.0), "longest set of each session, seconds"),
        (
            squat(a_set(16), side=SideRule.ALTERNATING),
            (8.0, 8.0),
            "most reps in a set of each session, each side",
        ),
        (
            squat(a_set(20, kg(16)), measure=Measure.METRES),
            (20.0, 20.0),
            "longest set of each session, metres",
        ),
    ],
)
def test_where_the_weight_stays_the_count_tells_more(
    record: ExerciseRecord, values: tuple[float, ...], meaning: str
) -> None:
    found = with_it("squat", sessions(record, record)).trend
    assert found is not None
    assert (found.values, found.meaning) == (values, meaning)


def test_versions_are_never_mixed() -> None:
    """Wall press-ups beside full ones would make a record of what was easy."""
    wall = squat(a_set(30), rung="wall", name="Wall")
    full = squat(a_set(8), rung="full", name="Full")
    found = with_it("squat", sessions(wall, full, wall, full))
    assert [(each.name, each.done.count) for each in found.best] == [("Full", 8), ("Wall", 30)]
    assert found.trend is not None and found.trend.values == (8.0, 8.0)
    assert with_it("squat", sessions(wall, full)).trend is None


def test_twice_in_a_session_is_one_session() -> None:
    [session] = sessions(squat(a_set(8, kg(12))))
    twice = replace(session, exercises=(*session.exercises, squat(a_set(6, kg(16)))))
    found = with_it("squat", [twice, twice])
    assert found.sessions == 2
    assert found.trend is not None and found.trend.values == (6.0, 6.0)
    assert found.best[0].done.load.kg == 16


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (squat(a_set(8, kg(16))), "8 × 16 kg"),
        (squat(a_set(8), a_set(8)), "8, 8"),
        (squat(a_set(8, kg(16)), a_set(8, kg(20))), "8 × 16 kg; 8 × 20 kg"),
        (squat(a_set(30), a_set(20), measure=Measure.SECONDS), "30 s; 20 s"),
        (squat(a_set(16), a_set(16), side=SideRule.ALTERNATING), "8 a side; 8 a side"),
        (squat(a_set(5, missed=1), a_set(5)), "5, 1 missed; 5"),
    ],
)
def test_all_sets_in_one_line(record: ExerciseRecord, text: str) -> None:
    assert sets_text(record) == text


KINDS = st.sampled_from([LoadKind.EXTERNAL, LoadKind.BODYWEIGHT, LoadKind.ASSISTED, LoadKind.BOX])
LOADS = st.builds(Load, kind=KINDS, kg=st.sampled_from([None, 0.0, 8.0]), box_cm=st.sampled_from([None, 30]))
SETS = st.lists(st.builds(a_set, st.integers(0, 9), LOADS), max_size=3).map(tuple)
RECORDS = st.builds(squat, rung=st.sampled_from("ab")).flatmap(
    lambda record: SETS.map(lambda sets: replace(record, sets=sets))
)


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, max_size=40))
def test_whatever_was_done_it_can_be_told(records: list[ExerciseRecord]) -> None:
    """Nothing in a history stops the card from opening; a trend is as long as its days."""
    found = with_it("squat", sessions(*records))
    assert found.sessions == sum(bool(record.sets) for record in records)
    assert len(with_it_lines(found, NOON.date())) == (2 + len(found.best) if found.last else 0)
    if found.trend is not None:
        assert 2 <= len(found.trend.values) == len(found.trend.days) <= TREND
        assert list(found.trend.days) == sorted(found.trend.days)


def test_warm_ups_are_neither_best_nor_last_time() -> None:
    warm = a_set(12, kg(30), kind=SetKind.WARM_UP)
    done = squat(warm, a_set(8, kg(16)), a_set(8, kg(16)))
    found = with_it("squat", sessions(done, squat(a_set(8, kg(18))), squat(warm)))
    assert with_it_lines(found, date(2026, 11, 22)) == (
        "Last time, yesterday: Goblet squat, 8 × 18 kg",
        "Best, yesterday: Goblet squat, 8 × 18 kg",
        "2 sessions in all",
    )
    assert sets_text(done) == "8, 8 × 16 kg"
