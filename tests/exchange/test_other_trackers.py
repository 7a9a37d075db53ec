"""If these fail, somebody's years in another tracker come in wrong, or not at all.

The rows are our own, in the shapes that those apps write.
"""

from __future__ import annotations

import pytest

from runstrength_tui.domain.exercise import LoadKind, Measure, Muscle, Pattern, Region
from runstrength_tui.domain.own_exercise import as_exercise
from runstrength_tui.domain.session import Effort
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import BadFile
from runstrength_tui.exchange.incoming import UnitNeeded
from tests.exchange.told import library, names, read, rows, told

KG, LB = WeightUnit.KG, WeightUnit.LB

STRONG_12 = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)
STRONG_10 = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE"
STRONG_OLD = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;"
    "Notes;Workout Notes"
)
STRONG_NEW = (
    "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;"
    "Distance (meters);Seconds;Notes;Workout Notes"
)
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",'
    '"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"'
)
HEVY_LB = HEVY.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles")
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time"
LIFTOSAUR = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,"
    "Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,"
    "Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes"
)
SQUAT_DAY = [
    "2024-03-05 18:30 +48 Legs: goblet-squat/back-squat w5x40kg, 5x80kg@2 “belt on”; plank/plank 60s",
]

STRONG_FILES = {
    "twelve columns": (
        rows(
            STRONG_12,
            '2024-03-05 18:30:11,"Legs",48m,"Squat (Barbell)",W,40.0,5,0,0,"belt on","",',
            '2024-03-05 18:30:11,"Legs",48m,"Squat (Barbell)",1,80.0,5,0,0,"","",8',
            '2024-03-05 18:30:11,"Legs",48m,"Plank",1,0,0,0,60,"","",',
        ),
        SQUAT_DAY,
    ),
    "without durations": (
        rows(
            STRONG_12.replace("Duration,", ""),
            '2024-03-05 18:30:11,"Legs","Squat (Barbell)",1,80.0,5,0,0,"","",',
        ),
        ["2024-03-05 18:30 +0 Legs: goblet-squat/back-squat 5x80kg"],
    ),
    "ten columns, reps as 5.0": (
        rows(
            STRONG_10,
            '2024-03-05 18:30:11,"Legs",1h 2min,"Squat (Barbell)",1,80.0,5.0,0,0.0,9.5',
            '2024-03-05 18:30:11,"Legs",1h 2min,"Squat (Barbell)",F,80.0,4.0,0,0.0,',
        ),
        ["2024-03-05 18:30 +62 Legs: goblet-squat/back-squat 5x80kg@0.5, 4x80kg!"],
    ),
    "old, semicolons, a unit in each row": (
        rows(
            STRONG_OLD,
            '2018-12-10 10:33:55;"Push";"Overhead Press (Barbell)";1;95;lbs;6;7;;;0;"";"slow day"',
            '2018-12-10 10:33:55;"Push";"Overhead Press (Barbell)";2;40;kg;6;;;;0;"";""',
        ),
        ["2018-12-10 10:33 +0 Push: overhead-press/barbell-press 6x95lb@3, 6x40kg"],
    ),
    "new, semicolons, decimal commas, rests": (
        rows(
            STRONG_NEW,
            '7;2024-03-05 18:30:00;Legs;2880;"Squat (Barbell)";W;40;5;;;;belt on;',
            '7;2024-03-05 18:30:00;Legs;2880;"Squat (Barbell)";Rest Timer;;;;;90;;',
            '7;2024-03-05 18:30:00;Legs;2880;"Squat (Barbell)";1;"80,0";5;"8,0";;;;',
            "7;2024-03-05 18:30:00;Legs;2880;Plank;1;;;;;60;;",
        ),
        SQUAT_DAY,
    ),
    "new, everything in quotes": (
        rows(
            ";".join(f'"{name}"' for name in STRONG_NEW.split(";")),
            '"7";"2024-03-05 18:30:00";"Legs";"600";"Squat (Barbell)";"1";"80.0";"5";"";"";"";"";""',
        ),
        ["2024-03-05 18:30 +10 Legs: goblet-squat/back-squat 5x80kg"],
    ),
    "French": (
        rows(
            "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,"
            "Secondes,Notes,Notes d'entraînement,RPE",
            '2024-03-05 18:30:11,"Jambes",35min,"Squat (Barbell)",1,80.0,5,0,0,"",,',
        ),
        ["2024-03-05 18:30 +35 Jambes: goblet-squat/back-squat 5x80kg"],
    ),
    "German": (
        rows(
            "Datum;Name des Trainings;Dauer;Übungsname;Satz-Reihenfolge;Gewicht;Wiederholungen;Distanz;"
            "Sekunden;Notizen;Trainingsnotizen;RPE",
            '2024-03-05 18:30:11;"Beine";35min;"Squat (Barbell)";1;82,5;5;0;0;"";"";8,5',
            '2024-03-05 18:30:11;"Beine";35min;"Squat (Barbell)";Pausentimer;0;0;0;90;"";"";',
        ),
        ["2024-03-05 18:30 +35 Beine: goblet-squat/back-squat 5x82.5kg@1.5"],
    ),
    "a language nobody knows": (
        rows(
            "Dáta,Ainm,Fad,Cleachtadh,Ord,Meáchan,Athrá,Achar,Soicindí,Nótaí,Nótaí eile,RPE",
            '2024-03-05 18:30:11,"Cosa",35m,"Squat (Barbell)",1,80.0,5,0,0,"",,',
            '2024-03-05 18:30:11,"Cosa",35m,"Plank",1,0,0,0,60,"",,',
        ),
        ["2024-03-05 18:30 +35 Cosa: goblet-squat/back-squat 5x80kg; plank/plank 60s"],
    ),
}

HEVY_FILES = {
    "kilograms, turns, a drop set, to failure": (
        rows(
            HEVY,
            '"Upper","15 Sep 2025, 07:48","15 Sep 2025, 08:33","","Pull Up",0,"",0,"warmup",,5,,0,',
            '"Upper","15 Sep 2025, 07:48","15 Sep 2025, 08:33","","Pull Up",0,"",1,"normal",10,5,,,9',
            '"Upper","15 Sep 2025, 07:48","15 Sep 2025, 08:33","","Push Up",0,"",0,"failure",,18,,,',
            '"Upper","15 Sep 2025, 07:48","15 Sep 2025, 08:33","","Lateral Raise (Dumbbell)",,"",0,'
            '"dropset",8,12,,,',
        ),
        [
            "2025-09-15 07:48 +45 Upper: pull-up/pull-up w5; pull-up/weighted-pull-up 5x10kg@1; "
            "press-up/full-press-up 18!; [Lateral Raise (Dumbbell)] d12x8kg"
        ],
    ),
    "pounds and miles, a run": (
        rows(
            HEVY_LB,
            '"Late","2 Oct 2025, 18:06","2 Oct 2025, 19:16","","Dead Hang",,"",0,"normal",,,,50,',
            '"Late","2 Oct 2025, 18:06","2 Oct 2025, 19:16","","Deadlift (Barbell)",,"",0,"normal",225,5,,,',
            '"Late","2 Oct 2025, 18:06","2 Oct 2025, 19:16","","Running",,"windy",0,"normal",,,3.1,1500,',
        ),
        [
            "2025-10-02 18:06 +70 Late: pull-up/dead-hang 50s; deadlift/conventional-deadlift 5x225lb",
            "2025-10-02 18:06 run 4989m 1500s “windy”",
        ],
    ),
}

FITNOTES_FILES = {
    "Android, commas that nobody quoted": (
        rows(
            FITNOTES,
            "2025-04-29,Overhead Press (Each Side, Dumbbells),Shoulders,8.0,kgs,5,,,",
            "2025-04-29,Barbell Squat,Legs,60.0,kgs,5,,,",
        ),
        [
            "2025-04-29 12:00 +0: [Overhead Press (Each Side, Dumbbells)] 5x8kg; "
            "goblet-squat/back-squat 5x60kg"
        ],
    ),
    "Android, commas in name and comment": (
        rows(
            f"{FITNOTES},Comment",
            "2025-04-29,Row, seated,Back,40.0,kgs,8,,,,slow, then slower",
        ),
        ["2025-04-29 12:00 +0: [Row, seated] 8x40kg “slow, then slower”"],
    ),
    "Android, pounds in the header, a run": (
        rows(
            "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time",
            "2017-06-23,Pushups,Chest,0.0,22,,,",
            "2017-06-23,Running (Treadmill),Cardio,,,1.23,mi,0:09:21",
        ),
        ["2017-06-23 12:00 +0: press-up/full-press-up 22", "2017-06-23 12:00 run 1979m 561s"],
    ),
    "iOS, both units": (
        rows(
            "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind",
            "2025-04-29,Deadlift,Back,100,220.5,5,,,,steady,",
            "2025-04-29,Leg Press,Legs,,300,10,,,,,",
        ),
        ["2025-04-29 12:00 +0: deadlift/conventional-deadlift 5x100kg “steady”; [Leg Press] 10x300lb"],
    ),
    "another app's FitNotesWorkouts": (
        rows(
            "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,"
            "RPE,RIR,Categories,Note",
            'Up,2025-02-23T10:13:53Z,2025-02-23T11:08:47Z,"94,0",Bench Press,Barbell,7,"62,5",,,Done,false,'
            ',2,"Triceps",',
            'Up,2025-02-23T10:13:53Z,2025-02-23T11:08:47Z,"94,0",Bench Press,Barbell,3,"62,5",,,Failed,false,'
            ',,"Triceps",',
            'Up,2025-02-23T10:13:53Z,2025-02-23T11:08:47Z,"94,0",Bench Press,Barbell,7,"62,5",,,NotStarted,'
            'false,,,"Triceps",',
        ),
        ["2025-02-23 12:13 +55 Up: [Bench Press (Barbell)] 7x62.5kg@2, 3x62.5kg!"],
    ),
    "Liftosaur": (
        rows(
            LIFTOSAUR,
            '2025-02-23T10:13:53Z,Basic,Day A,"Squat, Barbell",1,5,5,0,,,0,40,kg,40,kg,0,,,,""',
            '2025-02-23T10:13:53Z,Basic,Day A,"Squat, Barbell",0,5,6,1,8,9,1,80,kg,80,kg,0,,,,"up"',
            '2025-02-23T10:13:53Z,Basic,Day A,"Squat, Barbell",0,5,,1,8,,1,80,kg,,,0,,,,""',
        ),
        ["2025-02-23 12:13 +0 Day A: goblet-squat/back-squat w5x40kg, 6x80kg@1 “up”"],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(*given, id=name)
        for files in (STRONG_FILES, HEVY_FILES, FITNOTES_FILES)
        for name, given in files.items()
    ],
)
def test_each_shape_of_file_comes_in_as_it_was_trained(text: str, expected: list[str]) -> None:
    found = read(text, KG)
    assert told(found) == expected
    assert not found.refused
    assert told(read(text.replace("\n", "\r\n").encode("utf-8-sig"), KG)) == expected
    assert told(read(("\ufeff" + text).encode("utf-16-le"), KG)) == expected


def test_weights_without_a_unit_are_asked_for_never_guessed() -> None:
    text = STRONG_FILES["twelve columns"][0]
    with pytest.raises(UnitNeeded, match=r"line 2: 40.*--unit kg or --unit lb"):
        read(text)
    pounds = read(text, LB).sessions[0].exercises[0].sets[1].load
    assert (pounds.unit, round(pounds.kg or 0, 2)) == (LB, 36.29)
    unloaded = rows(STRONG_12, '2024-03-05 18:30:11,"Home",20m,"Push Up",1,0,12,0,0,"","",')
    assert told(read(unloaded)) == ["2024-03-05 18:30 +20 Home: press-up/full-press-up 12"]
    with pytest.raises(UnitNeeded, match="km or miles"):
        read(rows(STRONG_12, '2024-03-05 18:30:11,"Out",20m,"Running",1,0,0,5,1500,"","",'))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["15 Sep 2025, 07:48"], ["2025-09-15 07:48"]),
        (["May 15, 2026, 7:26 PM", "May 16, 2026, 12:05 AM"], ["2026-05-15 19:26", "2026-05-16 00:05"]),
        (["05.06.2026, 07:30"], ["2026-06-05 07:30"]),
        (["05/06/2026 07:30", "05/25/2026 07:30"], ["2026-05-06 07:30", "2026-05-25 07:30"]),
        (["05/06/2026 07:30", "25/05/2026 07:30"], ["2026-06-05 07:30", "2026-05-25 07:30"]),
        (["3/1/2026 07:30", "3/3/2026 07:30", "3/5/2026 07:30"], ["2026-03-01", "2026-03-03", "2026-03-05"]),
        (["1/3/2026 07:30", "3/3/2026 07:30", "5/3/2026 07:30"], ["2026-03-01", "2026-03-03", "2026-03-05"]),
        (["5/6/2026, 7:30 AM"], ["2026-05-06 07:30"]),
        (["15. Mai 2025, 07:48", "2. März 2025, 07:48"], ["2025-05-15", "2025-03-02"]),
        (["3 févr. 2025, 07:48", "1 août 2025, 07:48"], ["2025-02-03", "2025-08-01"]),
        (["9 juil. 2025, 7:48", "9 juin 2025, 7:48"], ["2025-07-09", "2025-06-09"]),
        (["15 de ago. de 2025, 07:48", "1 ene 2025, 07:48"], ["2025-08-15", "2025-01-01"]),
        (["15 paź 2025, 07:48", "1 сент. 2025, 07:48"], ["2025-10-15", "2025-09-01"]),
        (["15 marrask. 2025, 07.48", "1 heinä 2025, 07.48"], ["2025-11-15 07:48", "2025-07-01 07:48"]),
        (["2026年5月15日 19:26"], ["2026-05-15 19:26"]),
        (["2026/05/15 19:26"], ["2026-05-15 19:26"]),
        (["2026-05-15T19:26:00+02:00", "2026-05-15T17:30:00Z"], ["2026-05-15 19:26", "2026-05-15 19:30"]),
    ],
)
def test_dates_are_read_in_the_language_and_order_of_the_phone(dates: list[str], expected: list[str]) -> None:
    lines = [f'"A","{date}","","","Plank",,"",{n},"normal",,,,60,' for n, date in enumerate(dates)]
    found = sorted(f"{each.started_at:%Y-%m-%d %H:%M}" for each in read(rows(HEVY, *lines)).sessions)
    assert all(day.startswith(each) for day, each in zip(found, sorted(expected), strict=True))


@pytest.mark.parametrize(
    ("name", "weight", "reps", "seconds", "expected"),
    [
        ("Squat (Barbell)", 80, 5, 0, "goblet-squat/back-squat 5x80kg"),
        ("squats - barbell", 80, 5, 0, "goblet-squat/back-squat 5x80kg"),
        ("Romanian Deadlift (Dumbbell)", 20, 8, 0, "deadlift/romanian-deadlift 8x40kg"),
        ("Bulgarian Split Squat", 0, 8, 0, "rear-foot-elevated-split-squat/bodyweight-bulgarian 16"),
        ("Bulgarian Split Squat", 10, 8, 0, "rear-foot-elevated-split-squat/weighted-bulgarian 16x20kg"),
        ("Walking Lunge", 0, 20, 0, "walking-lunge/walking-lunge 20"),
        ("Pull Up (Assisted)", 25, 6, 0, "pull-up/machine-assisted-pull-up 6x-25kg"),
        ("Pull Up", -20, 6, 0, "pull-up/machine-assisted-pull-up 6x-20kg"),
        ("Side Plank", 0, 0, 30, "side-plank/side-plank 60s"),
        ("Side Plank", 0, 1, 30, "side-plank/side-plank 60s"),
        ("Jump Rope", 0, 0, 120, "skipping/two-foot-skipping 120s"),
        ("Jump Rope", 0, 150, 0, "[Jump Rope] 150"),
        ("Lunge (Bodyweight)", 12, 8, 0, "[Lunge (Bodyweight)] 8x12kg"),
        ("Goblet squat", 16, 8, 0, "goblet-squat/goblet-squat 8x16kg"),
        ("Archer press-up", 0, 8, 0, "press-up/archer-press-up 8"),
        ("Bench Press (Barbell)", 60, 8, 0, "[Bench Press (Barbell)] 8x60kg"),
        ("Chest Dip", 0, 8, 0, "[Chest Dip] 8"),
        ("Mein Turnen [PR]", 5, 8, 0, "[Mein Turnen [PR]] 8x5kg"),
        ("Running", 0, 30, 0, "[Running] 30"),
    ],
)
def test_a_name_becomes_the_same_movement_or_stays_the_persons_own(
    name: str, weight: float, reps: int, seconds: int, expected: str
) -> None:
    line = f'2024-03-05 18:30:11,"A",9m,"{name}",1,{weight},{reps},0,{seconds},"","",'
    assert told(read(rows(STRONG_12, line), KG)) == [f"2024-03-05 18:30 +9 A: {expected}"]


def test_what_is_known_of_an_exercise_that_is_not_ours_counts_for_balance() -> None:
    found = read(
        rows(
            STRONG_12,
            '2024-03-05 18:30:11,"A",9m,"Bench Press (Barbell)",1,60,8,0,0,"","",',
            '2024-03-05 18:30:11,"A",9m,"Thing of mine",1,60,8,0,0,"","",',
            '2024-03-05 18:30:11,"A",9m,"Jump Squat",1,20,8,0,0,"","",',
        ),
        KG,
    )
    bench, thing, jump = found.own
    assert (bench.pattern, bench.muscles[Muscle.CHEST], bench.load) == (Pattern.PUSH, 1.0, LoadKind.EXTERNAL)
    assert (thing.pattern, thing.muscles) == (None, {})
    assert jump.muscles == library().exercise("tuck-jump").muscles
    assert found.sessions[0].exercises[0].regions == {Region.UPPER: 1.0}
    assert found.sessions[0].exercises[1].regions == {}


def test_an_exercise_that_came_before_is_the_same_one_again() -> None:
    text = rows(STRONG_12, '2024-03-05 18:30:11,"A",9m,"Thing of mine",1,0,8,0,0,"","",')
    first = read(text)
    again = read(
        text.replace("2024", "2025").replace(",0,8,", ",10,8,").replace("Thing", "THING"), KG, first.own
    )
    assert again.sessions[0].exercises[0].exercise == first.own[0].id
    assert [(each.id, each.load) for each in again.own] == [(first.own[0].id, LoadKind.EXTERNAL)]
    assert read(text, KG, again.own).own == ()


def test_sets_keep_their_marks_ratings_and_landings() -> None:
    found = read(
        rows(
            STRONG_12,
            '2024-03-05 18:30:11,"A",9m,"Box Jump",1,0,5,0,0,"","felt fresh",',
            '2024-03-05 18:30:11,"A",9m,"Squat (Barbell)",1,80,5,0,0,"","",6',
            '2024-03-05 18:30:11,"A",9m,"Squat (Barbell)",D,60,5,0,0,"","",70',
        ),
        KG,
    )
    session = found.sessions[0]
    assert session.contacts == 5
    assert session.note == "felt fresh"
    assert [done.effort for done in session.exercises[1].sets] == [Effort.EASY, None]
    assert [done.rir for done in session.exercises[1].sets] == [4.0, None]
    assert any("1 rating beyond the scale" in remark for remark in found.remarks)
    assert session.exercises[0].measure is Measure.REPS
    assert session.origin == "strong 2024-03-05T18:30 A"


def test_exercises_in_turns_stay_in_turns() -> None:
    session = read(HEVY_FILES["kilograms, turns, a drop set, to failure"][0]).sessions[0]
    assert [each.group for each in session.exercises] == ["A", "A", "A", ""]


def test_rows_in_any_order_make_the_same_workouts() -> None:
    header, *lines = STRONG_FILES["twelve columns"][0].splitlines()
    other = lines[-1].replace("18:30:11", "18:30:59").replace("2024", "2023")
    found = read(rows(header, lines[0], other, *lines[1:]), KG)
    assert [each.split(":")[0] for each in told(found)] == ["2023-03-05 18", "2024-03-05 18"]
    assert told(found)[1:] == SQUAT_DAY


def test_the_category_of_an_exercise_that_nobody_knows_counts_in_the_balance() -> None:
    """Else a FitNotes history stays out of the shares of legs, core and upper body."""
    text = rows(
        FITNOTES,
        "2025-04-29,Wobble press,Chest,8.0,kgs,5,,,",
        "2025-04-29,Wobble squat,Legs,8.0,kgs,5,,,",
        "2025-04-29,Wobble row,Cardio,8.0,kgs,5,,,",
    )
    found = read(text)
    regions = {each.name: each.regions for each in found.sessions[0].exercises}
    assert regions == {"Wobble press": {"upper": 1.0}, "Wobble squat": {"legs": 1.0}, "Wobble row": {}}
    assert [each.region for each in found.own] == ["upper", "legs", None]
    assert as_exercise(found.own[1]).regions == {"legs": 1.0}


def test_what_was_decided_for_the_person_is_said() -> None:
    remarks = read(FITNOTES_FILES["iOS, both units"][0]).remarks
    assert remarks == ("FitNotes keeps no time of day: each day is one session, at noon.",)
    text = rows(STRONG_12, '2024-03-05 18:30:11,"A",9m,"Bulgarian Split Squat",1,10,8,0,0,"","",')
    assert read(text, KG).remarks == (
        "Two dumbbells count in all, so their weight is twice the file's: Weighted Bulgarian.",
        "Reps and seconds are taken to be a side: Weighted Bulgarian.",
    )


def test_sets_not_done_and_lines_without_sense_are_left_out_and_named() -> None:
    found = read(
        rows(
            STRONG_12,
            '2024-03-05 18:30:11,"A",9m,"Plank",1,0,0,0,60,"","",',
            '2024-03-05 18:30:11,"A",9m,"Plank",2,0,0,0,0,"","",',
            'soon,"A",9m,"Plank",3,0,0,0,60,"","",',
            '2024-03-05 18:30:11,"A",9m,"Plank",4,0,0,0,many,"","",',
            '2124-03-05 18:30:11,"A",9m,"Plank",5,0,0,0,60,"","",',
            '2027-03-05 18:30:11,"A",9m,"Plank",6,0,0,0,60,"","",',
            f'2024-03-05 18:30:11,"A",9m,"Plank",7,{"9" * 1_000_000},5,0,60,"","",'.replace(
                "9" * 900_000, ""
            ),
            '2024-03-05 18:30:11,"A",9m,"",8,0,0,0,60,"","",',
            '2024-03-05 18:30:11,"A",9m,"Squat (Barbell)",9,8000,1,0,0,"","",',
        ),
        KG,
    )
    assert told(found) == ["2024-03-05 18:30 +9 A: plank/plank 60s"]
    assert found.empty == 1
    assert [(each.line, each.why[:30]) for each in found.refused] == [
        (4, "“soon” is no date"),
        (5, "“many” is no time taken"),
        (6, "“2124-03-05 18:30:11” is no da"),
        (7, "2027-03-05 is still ahead"),
        (8, f"“{'9' * 29}"),
        (9, "the name of the exercise is mi"),
        (10, "8000 kg is no weight that anyo"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            rows(STRONG_12, '2024-03-05 18:30:11,"A",9m,"Plank",1,0'),
            "Line 2 has 6 columns where the header has 12",
        ),
        (rows(STRONG_12, *["2024-03-05 18:30:11,A,9m,Plank,1,0,0,0,60,,,,9"] * 2), "Line 2 has 13 columns"),
        (rows(STRONG_12, '2024-03-05 18:30:11,"A' + "x\n" * 300), "Line 2: a cell is longer than any note"),
        (rows(STRONG_12, '2024-03-05 18:30:11,"A' + "x" * 140_000), "Line 2: a cell is longer than any note"),
        (rows(STRONG_12), "holds no set that was done"),
        (rows(STRONG_12, *["x,A,9m,Plank,1,0,0,0,60,,,"] * 1001), "More than 1000 lines make no sense"),
    ],
)
def test_a_damaged_table_is_one_sentence_with_its_line_and_nothing_comes_of_it(
    text: str, sentence: str
) -> None:
    with pytest.raises(BadFile, match=sentence):
        read(text, KG)


def test_names_that_hurt_a_terminal_are_clean_before_they_are_kept() -> None:
    text = rows(
        STRONG_12,
        '2024-03-05 18:30:11,"\x1b]0;pwned\x07Legs\u202e",9m,"\x9b2JCurl",1,0,5,0,0,"\'=1+1","\x1b[31mred",',
    )
    session = read(text).sessions[0]
    assert (session.plan_name, session.note) == ("]0;pwnedLegs", "[31mred")
    assert (session.exercises[0].name, session.exercises[0].note) == ("2JCurl", "=1+1")


def test_names_tell_how_they_were_matched() -> None:
    found = read(
        rows(
            STRONG_12,
            '2024-03-05 18:30:11,"A",9m,"Squat (Barbell)",1,60,8,0,0,"","",',
            '2024-03-05 18:30:11,"A",9m,"Glute-focused squat",1,60,8,0,0,"","",',
            '2024-03-05 18:30:11,"A",9m,"Leg Press",1,60,8,0,0,"","",',
            '2024-03-05 18:30:11,"A",9m,"Thing",1,60,8,0,0,"","",',
        ),
        KG,
    )
    assert names(found) == [
        ("Squat (Barbell)", "goblet-squat/back-squat known"),
        ("Glute-focused squat", "glute-bridge/glute-barbell-squat name"),
        ("Leg Press", "own-leg-press/own known"),
        ("Thing", "own-thing/own own"),
    ]
