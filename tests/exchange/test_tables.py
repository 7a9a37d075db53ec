"""If these fail, other trackers read another history than the one that was trained."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.rating import effort_of, rpe_of
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetKind,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.domain.units import DistanceUnit, WeightUnit
from runstrength_tui.exchange.guard import guarded, unguarded
from runstrength_tui.exchange.hevy_out import hevy_chunks
from runstrength_tui.exchange.markdown_out import diary_chunks
from runstrength_tui.exchange.rows import Units
from runstrength_tui.exchange.strong_out import strong_chunks
from tests.commands.conftest import a_session

HERE = timezone(timedelta(hours=2))
KG = Units(WeightUnit.KG)
LB = Units(WeightUnit.LB)
MORNING = datetime(2026, 11, 20, 7, 5, 9, tzinfo=HERE)
RUN = Run(
    id=9,
    started_at=MORNING,
    updated=MORNING,
    distance_m=8_046.72,
    seconds=2_530,
    rpe=6.5,
    heart_rate=148,
    note="Wet.",
)
STRONG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-11-19 18:02:00,Runner's base A,29m,Low box jump,1,0,5,0,0,"set 1: 30 cm box; set 2: 30 cm box, \
1 missed","Windy.; Not my day: slept badly, very sore; Pain: Knee 4 of 10, an ache, during Goblet squat; \
Said: Stop here and sit down. (stopped); How hard: 7 of 10, very hard",
2026-11-19 18:02:00,Runner's base A,29m,Low box jump,2,0,5,0,0,,,
2026-11-19 18:02:00,Runner's base A,29m,Goblet squat,W,8,5,0,0,Elbows in.,,
2026-11-19 18:02:00,Runner's base A,29m,Goblet squat,1,16,8,0,0,,,7.5
2026-11-19 18:02:00,Runner's base A,29m,Goblet squat,2,16,7,0,0,,,9.5
2026-11-19 18:02:00,Runner's base A,29m,Goblet squat,D,8,9,0,0,,,
2026-11-19 18:02:00,Runner's base A,29m,Walking lunge,1,0,16,0,0,set 2: L8 R7,,
2026-11-19 18:02:00,Runner's base A,29m,Walking lunge,2,0,15,0,0,,,
2026-11-20 07:05:09,Easy run,42m,Running,1,0,0,8.04672,2530,Wet.; heart rate 148,,6.5
"""

HEVY = """\
title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_lbs,\
reps,distance_miles,duration_seconds,rpe
Plank day,"20 Nov 2026, 07:05","20 Nov 2026, 07:15",,Pull-up,,,0,failure,-44.09,6,,,
Plank day,"20 Nov 2026, 07:05","20 Nov 2026, 07:15",,Pull-up,,,1,dropset,22.05,3,,,9.5
Plank day,"20 Nov 2026, 07:05","20 Nov 2026, 07:15",,Side plank,0,,0,normal,,,,30,
Plank day,"20 Nov 2026, 07:05","20 Nov 2026, 07:15",,Farmer carry,0,green band,0,warmup,,,0.02485,,
Easy run,"20 Nov 2026, 07:05","20 Nov 2026, 07:47",,Running,,Wet.; heart rate 148,0,normal,,,5,2530,6.5
"""


def _set(count: int, load: Load, **more: object) -> SetRecord:
    return SetRecord(
        count=count,
        load=load,
        target=Target(count=count, load=load),
        done_at=MORNING,
        source=TimingSource.TYPED,
        **more,  # type: ignore[arg-type]
    )


def _whole_session() -> Session:
    session = a_session()
    squat = replace(session.exercises[1], note="Elbows in.", sets=(
        *session.exercises[1].sets[:3], replace(session.exercises[1].sets[3], to_failure=False)
    ))  # fmt: skip
    return replace(session, exercises=(session.exercises[0], squat, *session.exercises[2:]))


def _plank_day() -> Session:
    help_, added = Load(kind=LoadKind.ASSISTED, kg=-20.0), Load(kind=LoadKind.ADDED, kg=10.0)
    band = Load(kind=LoadKind.BAND, band="green")
    pull = (
        _set(6, help_, to_failure=True),
        _set(3, added, kind=SetKind.DROP, effort=Effort.HARD, rir=0.5),
    )
    return Session(
        id=8,
        started_at=MORNING,
        ended_at=MORNING + timedelta(minutes=10),
        updated=MORNING,
        plan_name="Plank day",
        exercises=(
            ExerciseRecord(exercise="pull-up", rung="p", name="Pull-up", sets=pull),
            ExerciseRecord(
                exercise="side-plank",
                rung="s",
                name="Side plank",
                measure=Measure.SECONDS,
                group="a",
                sets=(_set(30, Load()),),
            ),
            ExerciseRecord(
                exercise="carry",
                rung="c",
                name="Farmer carry",
                measure=Measure.METRES,
                group="a",
                sets=(_set(40, band, kind=SetKind.WARM_UP),),
            ),
        ),
    )


def _text(chunks: object) -> str:
    return b"".join(chunks).decode()  # type: ignore[arg-type]


def test_a_table_for_strong_has_every_set_and_run_in_its_columns() -> None:
    ahead = replace(RUN, id=10, planned=True, started_at=MORNING + timedelta(days=3))
    assert _text(strong_chunks([_whole_session()], [RUN, ahead], KG)) == STRONG


def test_a_table_for_hevy_says_kinds_of_sets_turns_pounds_and_miles() -> None:
    assert _text(hevy_chunks([_plank_day()], [RUN], LB)) == HEVY


@pytest.mark.parametrize("write", [strong_chunks, hevy_chunks])
@pytest.mark.parametrize("note", ['=HYPERLINK("http://x","y")', "+1", "-2 reps", "@cmd", "\t=1", "＝1"])
def test_no_note_is_run_by_a_spreadsheet(note: str, write: object) -> None:
    session = replace(_plank_day(), plan_name=note, note=note)
    table = list(csv.reader(io.StringIO(_text(write([session], [replace(RUN, note=note)], KG)))))  # type: ignore[operator]
    cells = [cell for row in table[1:] for cell in row]
    risky = [cell for cell in cells if cell[:1] in tuple("=+-@＝\t\r")]
    assert risky == ["-20"]  # a number, which is no formula
    assert sum(cell.startswith("'") for cell in cells) >= 4


@given(st.text(alphabet="'=+-@\t\rab "))
@settings(max_examples=200, deadline=None)
def test_taking_the_guard_off_gives_the_text_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")


@pytest.mark.parametrize("effort", list(Effort))
def test_a_word_for_a_set_survives_the_way_over_rpe(effort: Effort) -> None:
    rpe = rpe_of(effort)
    assert rpe is not None
    assert effort_of(10 - rpe) is effort


def test_the_diary_tells_week_by_week_and_takes_no_note_for_markup() -> None:
    session = replace(_plank_day(), note="**bold** <script> [x](y)")
    race = replace(RUN, kind=RunKind.RACE, id=11, started_at=MORNING + timedelta(days=7), day_only=True)
    told = _text(diary_chunks([session], [RUN, race], DistanceUnit.KM))
    assert told.startswith(
        "# Training diary\n\n## Week of 16 Nov 2026\n\n1 session, 3 sets; 1 run, 8.05 km\n"
    )
    assert "### Friday 20 Nov 2026, 07:05–07:15: Plank day\n\n10 min: 3 sets\n" in told
    assert "- Note: \\*\\*bold\\*\\* \\<script\\> \\[x\\](y)\n" in told
    assert "- **Side plank** (in turns with Farmer carry)\n  - 1: 30 s\n" in told
    assert (
        "### Friday 20 Nov 2026, 07:05: Easy run\n\n8.05 km, 42:10, how hard: 6.5 of 10, heart rate 148\n"
        in told
    )
    assert "## Week of 23 Nov 2026\n\n1 run, 8.05 km\n\n### Friday 27 Nov 2026: Race\n" in told
