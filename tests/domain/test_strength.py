"""What sets add up to: a wrong sum would be believed, and trained by."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise, JumpTier, LoadKind, Measure, Muscle, Region, SideRule
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetKind,
    SetRecord,
)
from runstrength_tui.domain.strength import (
    Work,
    average_single,
    by_week,
    epley,
    hard_records,
    hard_sets,
    is_hard,
    main_region,
    moved_kg,
    muscles_of,
    region_of,
    region_sets,
    single_of,
    work_of,
)
from runstrength_tui.library import Library
from tests.domain.test_ladder import a_set, did, reps, sessions

SQUAT = ExerciseRecord(
    exercise="goblet-squat",
    rung="goblet-squat",
    name="Goblet squat",
    regions={Region.LEGS: 0.75, Region.CORE: 0.25},
)
JUMP = ExerciseRecord(
    exercise="tuck-jump", rung="single-tuck-jump", name="Tuck", contacts_per_rep=1, jump_tier=JumpTier.HIGH
)


def kg(weight: float, kind: LoadKind = LoadKind.EXTERNAL) -> Load:
    return Load(kind=kind, kg=weight)


@pytest.mark.parametrize(
    ("weight", "count", "single"),
    [(60, 5, 70.0), (60, 8, 76.0), (100, 3, 110.0), (40, 10, 53.3), (80, 1, 80.0)],
)
def test_a_single_is_estimated_by_epley_and_a_single_is_itself(
    weight: float, count: int, single: float
) -> None:
    assert round(epley(weight, count), 1) == single
    assert round(single_of(a_set(count, kg(weight)), SQUAT) or 0, 1) == single


@pytest.mark.parametrize(
    ("done", "record", "reps"),
    [
        (a_set(8, kg(16), effort=Effort.GOOD), SQUAT, 10),
        (a_set(6, kg(16), effort=Effort.EASY), SQUAT, 10),
        (a_set(10, kg(16), effort=Effort.HARD), SQUAT, 10),
        (a_set(8, kg(16), rir=1.5, effort=Effort.HARD), SQUAT, 9.5),
        (a_set(8, kg(16), to_failure=True), SQUAT, 8),
        (a_set(1, kg(16), rir=2), SQUAT, 3),
        (a_set(8, kg(16), kind=SetKind.DROP), SQUAT, 8),
        (a_set(9, kg(16), effort=Effort.GOOD), SQUAT, None),
        (a_set(7, kg(16), effort=Effort.EASY), SQUAT, None),
        (a_set(11, kg(16)), SQUAT, None),
        (a_set(8, kg(16), kind=SetKind.WARM_UP), SQUAT, None),
        (a_set(0, kg(16), missed=1), SQUAT, None),
        (a_set(8), SQUAT, None),
        (a_set(8, kg(0)), SQUAT, None),
        (a_set(8, kg(10, LoadKind.ADDED)), SQUAT, None),
        (a_set(8, kg(-10, LoadKind.ASSISTED)), SQUAT, None),
        (a_set(8, kg(16)), replace(SQUAT, side=SideRule.ONE_THEN_OTHER), None),
        (a_set(8, kg(16)), replace(SQUAT, side=SideRule.ALTERNATING), None),
        (a_set(8, kg(16)), replace(SQUAT, measure=Measure.SECONDS), None),
        (a_set(8, kg(16)), JUMP, None),
    ],
)
def test_a_set_speaks_for_a_single_only_where_that_means_something(
    done: SetRecord, record: ExerciseRecord, reps: float | None
) -> None:
    assert single_of(done, record) == (None if reps is None else pytest.approx(16 * (1 + reps / 30)))


def test_the_best_single_is_the_average_of_the_last_three_sessions() -> None:
    assert average_single([99, 20, 22, 24]) == pytest.approx(22)
    assert average_single([80]) == pytest.approx(80)
    assert average_single([]) is None


@pytest.mark.parametrize(
    ("done", "hard"),
    [
        (a_set(8), True),
        (a_set(8, effort=Effort.EASY), True),
        (a_set(8, effort=Effort.GOOD), True),
        (a_set(8, effort=Effort.HARD), True),
        (a_set(8, rir=4.0), True),
        (a_set(8, rir=4.5, effort=Effort.EASY), False),
        (a_set(8, rir=5.0), False),
        (a_set(8, rir=5.0, kind=SetKind.DROP), False),
        (a_set(8, kind=SetKind.DROP), True),
        (a_set(8, kind=SetKind.WARM_UP, effort=Effort.HARD), False),
        (a_set(0, missed=2), False),
    ],
)
def test_a_set_is_hard_unless_it_was_a_warm_up_or_more_than_four_were_left(
    done: SetRecord, hard: bool
) -> None:
    assert is_hard(done, SQUAT) is hard
    assert is_hard(done, JUMP) is False


def test_landings_count_in_warm_ups_and_misses_and_big_ones_apart() -> None:
    big = replace(JUMP, sets=(a_set(2, kind=SetKind.WARM_UP), a_set(4, missed=1)))
    small = replace(JUMP, jump_tier=JumpTier.LOW, contacts_per_rep=2, sets=reps(10))
    lifted = replace(SQUAT, sets=reps(8, 8))
    assert [work_of(session) for session in sessions(big, small, lifted)] == [
        Work(hard_sets=2),
        Work(landings=20),
        Work(landings=7, big_landings=7),
    ]


def test_a_week_begins_on_monday_where_the_session_was_and_not_in_utc() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=-8)))  # Monday in UTC
    early = datetime(2026, 11, 23, 0, 10, tzinfo=timezone(timedelta(hours=9)))  # Sunday in UTC
    one, two = sessions(replace(SQUAT, sets=reps(8)), replace(SQUAT, sets=reps(8, 8)))
    found = by_week([replace(one, started_at=late), replace(two, started_at=early)])
    assert found == {date(2026, 11, 16): Work(hard_sets=2), date(2026, 11, 23): Work(hard_sets=1)}


def test_a_prime_mover_gets_the_set_and_a_helper_half_of_it(library: Library) -> None:
    squat = did(library.by_id["goblet-squat"], "goblet-squat", *reps(8, 8, 8), a_set(8, rir=6))
    press = did(library.by_id["press-up"], "full-press-up", *reps(8, 8))
    jump = did(library.by_id["box-jump"], "low-box-jump", *reps(5, 5))
    found = muscles_of(
        hard_records(sessions(squat, press, jump, replace(SQUAT, exercise="gone"))), library.by_id
    )
    assert found == {
        Muscle.QUADS: 3,
        Muscle.GLUTE_MAX: 3 + 1,
        Muscle.ABS: 1.5 + 1,
        Muscle.MID_BACK_TRAPS: 1.5,
        Muscle.ADDUCTORS: 1.5,
        Muscle.CALVES: 1.5,
        Muscle.CHEST: 2,
        Muscle.TRICEPS: 2,
        Muscle.FRONT_DELT: 2,
    }
    assert [region_of(muscle) for muscle in Muscle].count(Region.LEGS) == 9
    assert [region_of(muscle) for muscle in Muscle].count(Region.CORE) == 3


def test_each_set_is_shared_out_once_among_the_regions() -> None:
    press = replace(SQUAT, regions={Region.UPPER: 0.75, Region.CORE: 0.25}, sets=reps(8, 8))
    found = region_sets(sessions(press, replace(SQUAT, sets=reps(8)), replace(SQUAT, regions={})))
    assert found == {Region.LEGS: 0.75, Region.CORE: 0.75, Region.UPPER: 1.5}
    assert main_region(press) is Region.UPPER
    assert main_region(replace(press, regions={})) is None


def test_weight_moved_counts_both_sides_once_and_help_never(library: Library) -> None:
    by_id = library.by_id
    warm = a_set(5, kg(8), kind=SetKind.WARM_UP)
    squat = did(by_id["goblet-squat"], "goblet-squat", a_set(8, kg(10)), a_set(8, kg(16)), warm)
    lunge = did(by_id["walking-lunge"], "loaded-walking-lunge", a_set(16, kg(8), left=8, right=8))
    helped = did(by_id["pull-up"], "machine-assisted-pull-up", a_set(5, kg(-20, LoadKind.ASSISTED)))
    carry = did(by_id["farmer-carry"], by_id["farmer-carry"].ladder[-1].id, a_set(20, kg(32)))
    assert carry.measure is Measure.METRES
    bridge = did(by_id["glute-bridge"], "dumbbell-bridge", a_set(10, kg(12)))
    assert [moved_kg(each) for each in (squat, lunge, helped, carry, bridge)] == [
        8 * 10 + 8 * 16,
        16 * 8,
        0,
        0,
        10 * 12,
    ]


def test_the_made_up_history_adds_up_the_same_in_a_plain_loop(
    history: tuple[Session, ...], library: Library
) -> None:
    """Counted again without any of the functions."""
    total_hard = total_landings = 0
    lifted = 0.0
    chest = glutes = 0.0
    legs = 0.0
    weeks: dict[tuple[int, int], list[int]] = {}
    for session in history:
        year, week, _ = session.started_at.isocalendar()
        here = weeks.setdefault((year, week), [0, 0])
        for record in session.exercises:
            exercise: Exercise = library.by_id[record.exercise]
            for done in record.sets:
                if record.contacts_per_rep:
                    total_landings += record.contacts_per_rep * (done.count + done.missed)
                    here[1] += record.contacts_per_rep * (done.count + done.missed)
                    continue
                total_hard += 1
                here[0] += 1
                chest += exercise.muscles.get(Muscle.CHEST, 0)
                glutes += exercise.muscles.get(Muscle.GLUTE_MAX, 0)
                legs += exercise.regions.get(Region.LEGS, 0)
                if record.measure == "reps":
                    lifted += done.count * (done.load.kg or 0)
    assert total_hard > 300
    assert total_landings > 200
    assert sum(map(hard_sets, (record for session in history for record in session.exercises))) == total_hard
    assert sum(work_of(session).landings for session in history) == total_landings
    assert [[week.hard_sets, week.landings] for week in by_week(history).values()] == list(weeks.values())
    muscles = muscles_of(hard_records(history), library.by_id)
    assert (muscles[Muscle.CHEST], muscles[Muscle.GLUTE_MAX]) == (chest, glutes)
    assert region_sets(history)[Region.LEGS] == pytest.approx(legs)
    assert sum(region_sets(history).values()) == pytest.approx(total_hard)
    assert sum(
        map(moved_kg, (record for session in history for record in session.exercises))
    ) == pytest.approx(lifted)
