"""If these fail, a record is told that is none, or one that was set is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrength_tui.domain.bests import new_bests
from runstrength_tui.domain.exercise import LoadKind
from runstrength_tui.domain.session import Effort, ExerciseRecord, Session
from runstrength_tui.domain.trends.one_exercise import View, course, exercise_page
from runstrength_tui.domain.trends.records import record_text, records
from runstrength_tui.library import Library
from tests.domain.trends.made_up import TODAY, lift, made_up, on

SEEDS = st.integers(0, 10_000)


def _told(library: Library, *sessions: Session) -> list[tuple[str, str, str]]:
    found = records(sorted(sessions, key=lambda each: -each.id), library.by_id, TODAY)
    return [record_text(each, TODAY) for each in found]


def test_each_range_of_reps_has_its_record_and_the_day_it_was_set(library: Library) -> None:
    week = timedelta(days=7)
    sessions = (
        on(TODAY - 2 * week, lift(5, 8, kg=20)),
        on(TODAY - week, lift(6, 8, kg=20)),
        on(TODAY, lift(12, kg=16), lift(6, kg=20)),
    )
    assert _told(library, *sessions) == [
        ("4–6 reps", "6 × 20 kg", "14 Nov"),
        ("7–10 reps", "8 × 20 kg", "7 Nov"),
        ("11–15 reps", "12 × 16 kg", "21 Nov"),
    ]


def test_a_warm_up_is_never_a_record(library: Library) -> None:
    assert _told(library, on(TODAY, lift(8, kg=16, warm_up=(3,)))) == [("7–10 reps", "8 × 16 kg", "21 Nov")]
    heavy = on(TODAY, lift(kg=40, warm_up=(5,)))
    assert _told(library, heavy) == []
    assert new_bests(heavy, (on(TODAY - timedelta(days=2), lift(5, kg=16)),)) == ()


@pytest.mark.parametrize("sign", [1, -1])
def test_the_least_help_is_the_record_however_help_is_written(library: Library, sign: int) -> None:
    def pull(kg: float) -> ExerciseRecord:
        return lift(
            5,
            kg=sign * kg,
            kind=LoadKind.ASSISTED,
            exercise="pull-up",
            rung="machine-assisted-pull-up",
        )

    earlier, later = on(TODAY - timedelta(days=2), pull(12)), on(TODAY, pull(30))
    assert _told(library, earlier, later) == [("4–6 reps", "5 × −12 kg", "19 Nov")]
    assert new_bests(later, (earlier,)) == ()


def test_of_jumps_only_the_height_is_one(library: Library) -> None:
    low = lift(12, kg=None, kind=LoadKind.BODYWEIGHT, exercise="tuck-jump", rung="x", contacts_per_rep=1)
    assert _told(library, on(TODAY, low)) == []


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_no_set_beats_a_record_and_every_record_was_done(library: Library, seed: int) -> None:
    """A second calculation: every set is held against every record of its version and range."""
    sessions = made_up(seed)
    by_id = {session.id: session for session in sessions}
    held = {}
    for holder in records(sessions, library.by_id, TODAY):
        assert holder.done.kind != "warm_up" and holder.done.count
        assert any(holder.done is done for record in by_id[holder.session].exercises for done in record.sets)
        assert by_id[holder.session].started_at.date() == holder.on
        held[holder.exercise, holder.rung, holder.done.load.kind, holder.reps] = holder
    for session in sessions:
        for record in session.exercises:
            for done in record.sets:
                if done.kind == "warm_up" or not done.count:
                    continue
                count = done.count
                if record.side != "both":
                    count = done.count // 2 if done.left is None else min(done.left, done.right or 0)
                weight = abs(done.load.kg or 0.0) * (-1 if done.load.kind == "assisted" else 1)
                weighted = bool(done.load.kg) or done.load.kind == "assisted"
                key = record.exercise, record.rung, done.load.kind
                if record.contacts_per_rep:
                    if done.load.kind == "box":
                        assert (held[(*key, "highest")].done.load.box_cm or 0) >= (done.load.box_cm or 0)
                    continue
                if record.measure == "reps" and weighted:
                    feat = "16 and more"
                    for low, high in ((11, 15), (7, 10), (4, 6), (1, 3), (0, 0)):
                        if low <= count <= high:
                            feat = f"{max(1, low)}–{high or 3}"
                    best = held[(*key, feat)].done.load
                    sign = -1 if best.kind == "assisted" else 1
                    assert sign * abs(best.kg or 0.0) >= weight
                else:
                    feat = "most" if record.measure == "reps" else "longest"
                    holder = held[(*key, feat)]
                    longest = holder.done.count
                    if record.side != "both":
                        left, right = holder.done.left, holder.done.right
                        longest = longest // 2 if left is None or right is None else min(left, right)
                    assert longest >= count


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_an_estimate_is_only_made_where_it_means_something(library: Library, seed: int) -> None:
    """For weight, both sides, at most ten reps done and left together; the average of three sessions."""
    sessions = made_up(seed)
    left = {Effort.EASY: 4, Effort.GOOD: 2, Effort.HARD: 0}
    for exercise in ("goblet-squat", "walking-lunge", "box-jump", "pull-up", "own-curl"):
        found = course(exercise, library.by_id.get(exercise), sessions, TODAY - timedelta(days=999), TODAY)
        rolling: dict[str, list[float]] = {}
        at = 0
        for session in reversed(sessions):
            best_rung, best = "", (-2, -999.0, 0)
            for record in session.exercises:
                if record.exercise != exercise:
                    continue
                rungs = [rung.id for rung in library.by_id[exercise].ladder] if exercise != "own-curl" else []
                for done in record.sets:
                    if done.kind != "warm_up" and done.count:
                        load = done.load.box_cm or (done.load.kg or 0.0)
                        load = -load if done.load.kind == "assisted" else load
                        count = done.count
                        if record.side != "both":
                            count = count // 2 if done.left is None else min(done.left, done.right or 0)
                        place = rungs.index(record.rung) if record.rung in rungs else -1
                        if (place, load, count) > best:
                            best_rung, best = record.rung, (place, load, count)
            if not best_rung:
                continue
            singles = []
            for record in session.exercises:
                if (record.exercise, record.rung) != (exercise, best_rung) or exercise != "goblet-squat":
                    continue
                for done in record.sets:
                    reserve = done.rir if done.rir is not None else 0 if done.to_failure else None
                    if reserve is None:
                        reserve = left[done.effort] if done.effort else 0
                    reps = done.count + reserve
                    weight = done.load.kg if done.load.kind == "external" else None
                    if weight and done.kind != "warm_up" and done.count and reps <= 10:
                        singles.append(weight * (1 if reps <= 1 else 1 + reps / 30))
            mine = rolling.setdefault(best_rung, [])
            mine += [max(singles)] if singles else []
            last = mine[-3:]
            expected = sum(last) / len(last) if singles else None
            assert found.times[at].single == (pytest.approx(expected) if expected is not None else None)
            at += 1
        assert at == len(found.times)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_volume_is_kilograms_times_reps_of_work_sets(library: Library, seed: int) -> None:
    sessions = made_up(seed)
    squat = library.by_id["goblet-squat"]
    found = course(squat.id, squat, sessions, TODAY - timedelta(days=999), TODAY)
    by_id = {session.id: session for session in sessions}
    for each in found.times:
        moved = 0.0
        for record in by_id[each.point.session].exercises:
            for done in record.sets if record.exercise == squat.id else ():
                if done.kind != "warm_up":
                    moved += done.count * (done.load.kg or 0.0)
        assert each.moved == pytest.approx(moved)


def test_each_view_of_the_demo_says_what_it_shows(library: Library, history: tuple[Session, ...]) -> None:
    newest = tuple(reversed(history))
    start = TODAY - timedelta(days=365)
    said = {}
    for exercise in ("goblet-squat", "press-up", "box-jump", "walking-lunge"):
        found = course(exercise, library.by_id[exercise], newest, start, TODAY)
        for view in found.views:
            page = exercise_page(found, view, TODAY)
            said[exercise, view] = page.says
            assert page.plot is not None and not page.plot.empty
    assert "±10 %" in said["goblet-squat", View.SINGLE]
    assert said["box-jump", View.BEST].startswith("Low box jump: highest box")
    assert said["press-up", View.VERSION].startswith("Press-up: from Table press-up to ")
    assert ("press-up", View.SINGLE) not in said and ("walking-lunge", View.SINGLE) not in said
    never = course("nordic-curl", library.by_id["nordic-curl"], newest, start, TODAY)
    assert exercise_page(never, View.BEST, TODAY).says == "Nordic curl was not done in this time."
