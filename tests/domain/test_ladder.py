"""Where a person stands on a ladder: if this is wrong, someone is sent on too early, or held back."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.exercise import Exercise, JumpTier, LoadKind, Measure, SideRule
from runstrength_tui.domain.kit import owned_kit
from runstrength_tui.domain.ladder import Standing, goal_of, goal_text, standing, standing_lines
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetKind,
    SetRecord,
    SkipReason,
    Target,
    TimingSource,
)
from runstrength_tui.library import Library
from tests.compiled_copy import our_library

NOON = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=1)))
BODY = Load()


@pytest.fixture(scope="module")
def library() -> Library:
    return our_library()


def a_set(count: int, load: Load = BODY, **more: Any) -> SetRecord:
    target = Target(count=count, load=load)
    return SetRecord(count=count, load=load, target=target, done_at=NOON, source=TimingSource.LIVE, **more)


def did(exercise: Exercise, rung: str, *sets: SetRecord, planned: int = 3, **more: Any) -> ExerciseRecord:
    version = exercise.rung(rung)
    landings = version.contacts_per_rep
    return ExerciseRecord(
        exercise=exercise.id,
        rung=rung,
        name=version.name,
        measure=version.measure or exercise.measure,
        side=version.side or exercise.side,
        contacts_per_rep=exercise.contacts_per_rep if landings is None else landings,
        planned_sets=planned,
        sets=sets,
        **more,
    )


def sessions(*records: ExerciseRecord) -> list[Session]:
    """One session a record, given oldest first; returned newest first."""
    return [
        Session(
            id=day + 1,
            started_at=NOON + timedelta(days=day),
            ended_at=NOON + timedelta(days=day, minutes=30),
            updated=NOON,
            exercises=(record,),
        )
        for day, record in enumerate(records)
    ][::-1]


def reps(*counts: int, effort: Effort | None = None, **more: Any) -> tuple[SetRecord, ...]:
    return tuple(a_set(count, effort=effort, **more) for count in counts)


EIGHTS = reps(8, 8, 8)
TABLE = "table-press-up"


@pytest.mark.parametrize(
    ("done", "passed"),
    [
        ([EIGHTS], 1),
        ([EIGHTS, EIGHTS], 2),
        ([EIGHTS, EIGHTS, EIGHTS], 2),
        ([EIGHTS, reps(8, 8, 7)], 0),
        ([reps(8, 8, 7), EIGHTS], 1),
        ([EIGHTS, reps(8, 7, 8), EIGHTS], 1),
        ([reps(9, 10, 12), EIGHTS], 2),
        ([EIGHTS, reps(8, 8)], 0),
        ([EIGHTS, reps(6, 8, 8, 8)], 2),
        ([EIGHTS, reps(8, 8, 8, effort=Effort.GOOD)], 2),
        ([EIGHTS, reps(8, 8, 8, effort=Effort.HARD)], 0),
    ],
)
def test_all_planned_sets_at_the_most_twice_in_a_row_earn_the_next(
    library: Library, done: list[tuple[SetRecord, ...]], passed: int
) -> None:
    press = library.exercise("press-up")
    where = standing(press, sessions(*(did(press, TABLE, *sets) for sets in done)))
    assert (where.passed, where.earned, where.sessions) == (passed, passed == 2, len(done))
    assert where.rung is not None and where.rung.id == TABLE
    assert where.easier is not None and where.easier.id == "wall-press-up"
    assert where.harder is not None and where.harder.id == "step-press-up"


def test_one_good_set_before_a_swap_earns_nothing(library: Library) -> None:
    press = library.exercise("press-up")
    cut_short = did(press, TABLE, *reps(8), planned=1, swapped_for="Wall press-up")
    where = standing(press, sessions(did(press, TABLE, *EIGHTS), cut_short))
    assert not where.earned and where.passed == 0
    assert where.goal is not None and where.goal.sets > 1


def test_what_is_counted_is_what_the_sentence_names(library: Library) -> None:
    """A card that asks for three sets of eight must not wait for twelves."""
    for exercise in library.exercises:
        for rung in exercise.ladder:
            if named := re.search(r"\d+ sets of (\d+)", rung.earn):
                goal = goal_of(exercise, rung)
                assert goal is not None and goal.count == int(named[1]), (exercise.id, rung.id)
            if named := re.search(r"at (\d+) cm", rung.earn):
                assert rung.goal_cm == int(named[1]), (exercise.id, rung.id)


def test_it_is_said_in_a_runners_words(library: Library) -> None:
    press = library.exercise("press-up")
    once = standing(press, sessions(did(press, TABLE, *EIGHTS)))
    assert standing_lines(once, press) == (
        "Table press-up, version 2 of 12 from the easiest, in 1 session so far.",
        "8, 8, 8 twice: once done.",
        "Then Step press-up.",
    )
    twice = standing(press, sessions(*[did(press, TABLE, *EIGHTS)] * 2))
    assert standing_lines(twice, press)[1:] == ("8, 8, 8 twice: done.", "Step press-up is next.")
    none = standing(press, ())
    assert standing_lines(none, press) == ("Not done yet. Table press-up is where most begin.",)
    assert (none.rung, none.place, none.goal, none.earned) == (None, None, None, False)


def test_weight_goes_up_before_the_version_changes(library: Library) -> None:
    """Ten easy reps with the lightest bell are no reason for a barbell."""
    squat = library.exercise("goblet-squat")
    light, heavy = (Load(kind=LoadKind.EXTERNAL, kg=kg) for kg in (8.0, 12.0))
    tens = [did(squat, "goblet-squat", *(a_set(10, load) for _ in range(3))) for load in (light, light)]
    where = standing(squat, sessions(*tens))
    assert where.earned and where.weight_first
    said = standing_lines(where, squat)
    assert said[1:3] == ("10, 10, 10 with 8 kg twice: done.", "Next is a step more weight.")
    assert said[3].startswith("Paused goblet squat comes after this: 3 sets of 10 with a fifth")
    more = did(squat, "goblet-squat", *(a_set(10, heavy) for _ in range(3)))
    assert standing(squat, sessions(*tens, more)).passed == 1
    half = did(squat, "goblet-squat", a_set(10, heavy), a_set(10, light), a_set(10, light))
    assert standing(squat, sessions(*tens, half)).passed == 0


def test_less_help_is_more(library: Library) -> None:
    pull = library.exercise("pull-up")
    rung = next(each for each in pull.ladder if each.load is LoadKind.ASSISTED)
    much, little = (Load(kind=LoadKind.ASSISTED, kg=-kg) for kg in (20.0, 10.0))
    goal = goal_of(pull, rung)
    assert goal is not None

    def done(load: Load) -> ExerciseRecord:
        return did(pull, rung.id, *(a_set(goal.count, load) for _ in range(3)))

    assert standing(pull, sessions(done(much), done(little))).passed == 1
    assert standing(pull, sessions(done(little), done(much))).passed == 2
    assert "a step less help" in " ".join(standing_lines(standing(pull, sessions(done(much))), pull))


def test_a_box_counts_from_its_height_and_without_a_miss(library: Library) -> None:
    """Low boxes and clipped landings do not earn a higher one."""
    jump = library.exercise("box-jump")

    def fives(cm: int, missed: int = 0) -> ExerciseRecord:
        load = Load(kind=LoadKind.BOX, box_cm=cm)
        sets = [a_set(5, load), a_set(5, load), a_set(5, load, missed=missed)]
        return did(jump, "low-box-jump", *sets, jump_tier=JumpTier.MEDIUM)

    passed = [
        standing(jump, sessions(*records)).passed
        for records in ([fives(20)] * 2, [fives(30)] * 2, [fives(35), fives(30)], [fives(30), fives(30, 1)])
    ]
    assert passed == [0, 2, 2, 0]
    where = standing(jump, sessions(fives(30)))
    assert where.goal is not None and goal_text(where.goal) == "5, 5, 5 at 30 cm twice"


def test_the_weaker_side_counts(library: Library) -> None:
    lunge = library.exercise("walking-lunge")
    even = did(lunge, "walking-lunge", *reps(16, 16), planned=2)
    odd = did(lunge, "walking-lunge", a_set(16, left=9, right=7), a_set(16), planned=2)
    assert standing(lunge, sessions(even, even)).passed == 2
    assert standing(lunge, sessions(even, odd)).passed == 0
    goal = standing(lunge, sessions(even)).goal
    assert goal is not None and goal_text(goal) == "8, 8 a side twice"


def test_form_lost_twice_leads_one_back_and_pain_earns_nothing(library: Library) -> None:
    press = library.exercise("press-up")
    slip = did(press, TABLE, a_set(8, missed=1), a_set(8, missed=1), a_set(8))
    assert not standing(press, sessions(slip)).slipped
    where = standing(press, sessions(slip, slip))
    assert where.slipped
    assert "go back to Wall press-up" in standing_lines(where, press)[1]
    assert not standing(press, sessions(slip, slip, did(press, TABLE, *EIGHTS))).slipped
    easiest = did(press, "wall-press-up", a_set(8, missed=2))
    assert "go back" not in " ".join(standing_lines(standing(press, sessions(easiest, easiest)), press))
    hurt = did(press, TABLE, *EIGHTS, skipped=SkipReason.PAIN)
    assert standing(press, sessions(did(press, TABLE, *EIGHTS), hurt)).passed == 0


def test_what_the_ladder_no_longer_has_is_passed_over(library: Library) -> None:
    """An own file that was changed, or a newer version's history, breaks nothing."""
    press = library.exercise("press-up")
    gone = replace(did(press, TABLE, *EIGHTS), rung="upside-down")
    assert standing(press, sessions(gone)) == standing(press, ())
    assert standing(press, sessions(did(press, TABLE, *EIGHTS), gone)).rung == press.rung(TABLE)
    skipped = did(press, "full-press-up", skipped=SkipReason.TIRED)
    other = replace(did(press, "full-press-up", *EIGHTS), exercise="plank")
    assert standing(press, sessions(did(press, TABLE, *EIGHTS), skipped, other)).rung == press.rung(TABLE)


def test_the_hardest_version_of_the_last_session_is_where_one_stands(library: Library) -> None:
    press = library.exercise("press-up")
    [session] = sessions(did(press, "full-press-up", *EIGHTS))
    both = replace(session, exercises=(did(press, "wall-press-up", *EIGHTS), *session.exercises))
    assert standing(press, [both]).rung == press.rung("full-press-up")


def test_the_top_and_kit_one_does_not_own(library: Library) -> None:
    press = library.exercise("press-up")
    top = standing(press, sessions(did(press, press.ladder[-1].id, *EIGHTS)))
    assert top.harder is None
    assert "no harder one" in standing_lines(top, press)[-1]
    high = sessions(did(press, "high-feet-press-up", *EIGHTS))
    owned = (None, owned_kit(()), owned_kit(["plate"]))
    harder = [standing(press, high, kit).harder for kit in owned]
    names = [rung.id for rung in harder if rung]
    assert names == ["weighted-press-up", "close-press-up", "weighted-press-up"]


def test_every_version_of_every_exercise_can_be_stood_on(library: Library) -> None:
    """Whatever was done, the card has something to say, in one or a few short sentences."""
    for exercise in library.exercises:
        for rung in exercise.ladder:
            load = Load(kind=rung.load or exercise.load, kg=8.0, box_cm=30)
            record = did(exercise, rung.id, *(a_set(500, load) for _ in range(3)))
            where: Standing = standing(exercise, sessions(record, record))
            assert where.rung == rung
            assert where.goal is None or where.passed == 2 or where.goal.load.box_cm
            lines = standing_lines(where, exercise)
            assert 2 <= len(lines) <= 4 and all(line.endswith((".", "!")) for line in lines), lines
            if where.goal is not None:
                assert where.goal.side is (rung.side or exercise.side)
                assert (where.goal.measure is Measure.SECONDS) == (
                    " s" in goal_text(where.goal).split(" a ")[0].split(" w")[0]
                )
                assert (where.goal.side is not SideRule.BOTH) == ("a side" in goal_text(where.goal))


def test_warm_up_sets_earn_nothing_and_cost_nothing(library: Library) -> None:
    """A set light on purpose is no set of eight, and a slip in it no lost form."""
    press = library.by_id["press-up"]
    slips = (a_set(8, kind=SetKind.WARM_UP, missed=2), a_set(8, kind=SetKind.WARM_UP, effort=Effort.HARD))
    two = [did(press, TABLE, *slips, *EIGHTS)] * 2
    assert standing(press, sessions(*two)).earned
    assert not standing(press, sessions(*two)).slipped
    short = did(press, TABLE, a_set(8, kind=SetKind.WARM_UP), *EIGHTS[:2])
    assert standing(press, sessions(short, short)).passed == 0
    only = did(press, TABLE, a_set(8, kind=SetKind.WARM_UP))
    assert standing(press, sessions(only)).rung is None


def test_as_many_as_any_level_begins_with_are_not_light(library: Library) -> None:
    """Else a beginner's usual eight rows would be a light day, and their plan's turn come twice in a row."""
    row = library.by_id["row"]
    load = Load(kind=LoadKind.EXTERNAL, kg=12.0)

    def two(count: int) -> ExerciseRecord:
        return did(row, "dumbbell-row", *[a_set(2 * count, load)] * 2)

    assert not standing(row, sessions(two(8), two(9))).light
    assert standing(row, sessions(two(8), two(4))).light


@pytest.mark.parametrize(
    ("counts", "light"),
    [
        ((8, 4), 1),
        ((8, 4, 4, 4), 3),
        ((8, 4, 8), 0),
        ((8, 7), 0),
        ((9, 8), 0),
        ((4, 4), 2),
        ((5, 5), 0),
        ((5, 3), 1),
    ],
)
def test_light_is_far_fewer_than_in_full(library: Library, counts: tuple[int, ...], light: int) -> None:
    """Else an exercise is light for months, because its turn for more is always another's."""
    squat = library.by_id["goblet-squat"]
    load = Load(kind=LoadKind.EXTERNAL, kg=12.0)
    times = [did(squat, "goblet-squat", *[a_set(count, load)] * 2) for count in counts]
    assert standing(squat, sessions(*times)).light == light
