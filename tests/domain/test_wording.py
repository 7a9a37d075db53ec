"""If these fail, a screen or a command tells the runner something other than what was done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from runstrength_tui.domain import wording
from runstrength_tui.domain.exercise import Grade, JumpTier, LoadKind, Measure, SideRule
from runstrength_tui.domain.plan import Dose
from runstrength_tui.domain.session import (
    Effort,
    EndReason,
    ExerciseRecord,
    Load,
    Session,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)

NONE = Load()
KG_16 = Load(kind=LoadKind.EXTERNAL, kg=16.0)
BOX = Load(kind=LoadKind.BOX, box_cm=40, gap_cm=30)
AT = datetime(2026, 11, 19, 18, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("load", "short", "long"),
    [
        (NONE, "", "bodyweight"),
        (KG_16, "16 kg", "16 kg"),
        (Load(kind=LoadKind.EXTERNAL, kg=12.5), "12.5 kg", "12.5 kg"),
        (Load(kind=LoadKind.EXTERNAL), "", "no weight"),
        (Load(kind=LoadKind.EXTERNAL, kg=0.0), "", "no weight"),
        (Load(kind=LoadKind.ADDED, kg=5.0), "+5 kg", "+5 kg"),
        (Load(kind=LoadKind.ADDED, kg=0.0), "", "bodyweight"),
        (Load(kind=LoadKind.ASSISTED, kg=-20.0), "−20 kg", "20 kg of help"),
        (Load(kind=LoadKind.BAND), "band", "band"),
        (BOX, "40 cm", "40 cm box, 30 cm away"),
        (Load(kind=LoadKind.BOX, box_cm=20), "20 cm", "20 cm box"),
        (Load(kind=LoadKind.BOX), "", "no box"),
    ],
)
def test_a_weight_or_height_is_named_with_its_unit(load: Load, short: str, long: str) -> None:
    assert wording.load_text(load) == short
    assert wording.load_long_text(load) == long


@pytest.mark.parametrize(
    ("count", "measure", "side", "full", "short"),
    [
        (8, Measure.REPS, SideRule.BOTH, "8", "8"),
        (16, Measure.REPS, SideRule.ALTERNATING, "16 steps, 8 a side", "8 a side"),
        (15, Measure.REPS, SideRule.ALTERNATING, "15 steps", "15 steps"),
        (1, Measure.REPS, SideRule.ALTERNATING, "1 step", "1 step"),
        (16, Measure.REPS, SideRule.ONE_THEN_OTHER, "8 a side", "8 a side"),
        (15, Measure.REPS, SideRule.ONE_THEN_OTHER, "15 in all", "15 in all"),
        (30, Measure.SECONDS, SideRule.BOTH, "30 s", "30 s"),
        (60, Measure.SECONDS, SideRule.ONE_THEN_OTHER, "30 s a side", "30 s a side"),
        (40, Measure.METRES, SideRule.BOTH, "40 m", "40 m"),
        (0, Measure.REPS, SideRule.BOTH, "0", "0"),
    ],
)
def test_a_count_says_what_it_counts_and_how_the_sides_share_it(
    count: int, measure: Measure, side: SideRule, full: str, short: str
) -> None:
    assert wording.count_text(count, measure, side) == full
    assert wording.short_count_text(count, measure, side) == short


def test_sides_that_differ_are_both_said() -> None:
    uneven = SideRule.ONE_THEN_OTHER
    assert wording.count_text(15, Measure.REPS, uneven, left=8, right=7) == "L8 R7"
    assert wording.count_text(16, Measure.REPS, uneven, left=8, right=8) == "8 a side"


def _record(**more: object) -> SetRecord:
    base = SetRecord(
        count=8,
        load=KG_16,
        target=Target(count=8, load=KG_16),
        done_at=AT,
        source=TimingSource.LIVE,
    )
    return _replaced(base, more)


def _replaced(record: SetRecord, more: dict[str, object]) -> SetRecord:
    from msgspec.structs import replace

    return replace(record, **more)


@pytest.mark.parametrize(
    ("record", "of", "text"),
    [
        (_record(), ExerciseRecord(exercise="a", rung="b", name="Goblet squat"), "8 × 16 kg"),
        (
            _record(effort=Effort.EASY),
            ExerciseRecord(exercise="a", rung="b", name="Goblet squat"),
            "8 × 16 kg, easy",
        ),
        (
            _record(count=5, load=BOX, missed=1, effort=Effort.HARD),
            ExerciseRecord(exercise="a", rung="b", name="Box jump"),
            "5 at 40 cm, 1 missed, hard",
        ),
        (
            _record(count=16),
            ExerciseRecord(exercise="a", rung="b", name="Walking lunge", side=SideRule.ALTERNATING),
            "8 a side, 16 kg",
        ),
        (
            _record(count=15, left=8, right=7),
            ExerciseRecord(exercise="a", rung="b", name="Split squat", side=SideRule.ONE_THEN_OTHER),
            "L8 R7, 16 kg",
        ),
        (
            _record(count=30, load=NONE),
            ExerciseRecord(exercise="a", rung="b", name="Bridge hold", measure=Measure.SECONDS),
            "30 s",
        ),
        (_record(count=10, load=NONE), ExerciseRecord(exercise="a", rung="b", name="Press-up"), "10"),
    ],
)
def test_a_set_reads_as_a_runner_says_it(record: SetRecord, of: ExerciseRecord, text: str) -> None:
    assert wording.set_text(record, of) == text


@pytest.mark.parametrize(
    ("dose", "side", "measure", "text"),
    [
        (
            Dose(sets=3, low=8, high=10, kg=16.0),
            SideRule.BOTH,
            Measure.REPS,
            "3 × 8–10, 16 kg, rest 1:30",
        ),
        (
            Dose(sets=2, low=8, high=8, per_side=True, rest_s=60),
            SideRule.ALTERNATING,
            Measure.REPS,
            "2 × 8 a side, rest 1:00",
        ),
        (
            Dose(sets=2, low=16, high=16, rest_s=60),
            SideRule.ALTERNATING,
            Measure.REPS,
            "2 × 16 steps, rest 1:00",
        ),
        (Dose(sets=3, low=5, high=5, box_cm=30), SideRule.BOTH, Measure.REPS, "3 × 5, 30 cm, rest 1:30"),
        (Dose(sets=3, low=30, high=30), SideRule.BOTH, Measure.SECONDS, "3 × 30 s, rest 1:30"),
    ],
)
def test_what_a_plan_asks_for_fits_one_short_line(
    dose: Dose, side: SideRule, measure: Measure, text: str
) -> None:
    assert wording.dose_text(dose, measure=measure, side=side) == text


def test_the_weight_offered_today_stands_in_for_the_plans_own() -> None:
    dose = Dose(sets=3, low=8, high=8, kg=8.0)
    assert wording.dose_text(dose, KG_16, rest=False) == "3 × 8, 16 kg"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (-5, "0:00"), (45, "0:45"), (90, "1:30"), (3599, "59:59"), (3723, "1:02:03")],
)
def test_a_clock_reads_as_a_clock(seconds: int, text: str) -> None:
    assert wording.clock_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (45.2, "45 s"),
        (-1, "0 s"),
        (60, "1 min"),
        (1740, "29 min"),
        (3590, "1 h 00 min"),
        (3900, "1 h 05 min"),
    ],
)
def test_a_span_is_as_exact_as_it_is_useful(seconds: float, text: str) -> None:
    assert wording.span_text(seconds) == text


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "Thursday"),
        (6, "Sunday"),
        (7, "14 Nov"),
        (-1, "tomorrow"),
        (-3, "24 Nov"),
        (400, "17 Oct 2025"),
    ],
)
def test_a_day_is_named_so_that_it_cannot_be_mistaken(ago: int, text: str) -> None:
    today = date(2026, 11, 21)
    assert wording.day_text(today - timedelta(days=ago), today) == text


def test_dates_and_times() -> None:
    assert wording.date_text(date(2026, 11, 21), date(2026, 12, 1), weekday=True) == "Saturday 21 Nov"
    assert wording.time_text(AT) == "18:04"


def test_every_value_of_the_records_has_its_words() -> None:
    """A value without words would end a screen with a KeyError."""
    assert all(wording.skip_text(reason) for reason in SkipReason)
    assert [wording.end_text(end) for end in EndReason].count("") == 1
    assert all(wording.effort_text(effort) for effort in Effort)
    assert len({wording.tier_text(tier) for tier in JumpTier}) == 3
    assert len({wording.grade_text(grade) for grade in Grade}) == 4
    assert all(isinstance(wording.unit_text(measure), str) for measure in Measure)


def test_a_sessions_totals_name_landings_only_where_there_are_some() -> None:
    done = _record(count=5, load=BOX, missed=1)
    jump = ExerciseRecord(exercise="box_jump", rung="low", name="Box jump", contacts_per_rep=1, sets=(done,))
    session = Session(id=1, started_at=AT, ended_at=AT + timedelta(minutes=29), updated=AT, exercises=(jump,))
    assert wording.totals_text(session) == "29 min: 1 set, 6 landings"
    assert wording.session_name(session) == "Without a plan"
    plain = Session(id=1, started_at=AT, ended_at=AT, updated=AT, plan_name="First steps")
    assert wording.totals_text(plain) == "0 sets", "another tracker's file without a duration"
    assert wording.session_name(plain) == "First steps"
