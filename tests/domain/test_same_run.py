"""A run that is told twice counts once, and two runs of one day stay two."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.same_run import completed, same_run, twins

DAY = datetime(2026, 11, 20, tzinfo=timezone(timedelta(hours=1)))
TRACK = "track 2026-11-20T06:05Z"


def run(hour: float, km: float | None, minutes: float | None, origin: str = "line", **more: object) -> Run:
    return Run(
        id=0,
        started_at=DAY + timedelta(hours=hour),
        updated=DAY,
        distance_m=None if km is None else km * 1000,
        seconds=None if minutes is None else round(minutes * 60),
        origin=origin,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (run(7, 8, 42.2), run(7.1, 8.05, 41.5, TRACK), True),
        (run(20, 8, 42.2), run(7.1, 8.05, 41.5, TRACK), True),  # written down in the evening
        (run(7, 8, None), run(7.1, 8.05, 41.5, TRACK), True),
        (run(20, 8, None), run(7.1, 8.05, 41.5, TRACK), False),  # too little to go by
        (run(12, 8, None, day_only=True), run(7.1, 8.05, 41.5, TRACK), True),
        (run(7, None, 42), run(7.1, 8.05, 41.5, TRACK), True),
        (run(7, None, 42), run(7.1, 8.05, None, TRACK), False),
        (run(7, 8, 42), run(7.1, 8.5, 42, TRACK), False),
        (run(7, 8, 42), run(7.1, 8, 46, TRACK), False),
        (run(7, 8, 42), run(31.1, 8, 42, TRACK), False),  # the same round a day later
        (run(7, 8, 42, planned=True), run(7.1, 8, 42, TRACK), False),
        (run(18, 2, 12, TRACK), run(18.8, 2, 12.1, "track b"), False),  # warming up, cooling down
        (run(18, 8, 42, TRACK), run(18.1, 8.02, 42, "strong x run"), True),
        (run(12, 8, 42, "fitnotes x run", day_only=True), run(18.1, 8.02, 42, TRACK), True),
        (run(12, 8, None, "fitnotes x run", day_only=True), run(18.1, 8.02, 42, TRACK), False),
        (run(12, 8, 42, "lines 2026-11-20T12:00 run"), run(7.1, 8.02, 42, TRACK), True),
    ],
)
def test_what_is_one_run_told_twice(one: Run, other: Run, same: bool) -> None:
    assert same_run(one, other) is same is same_run(other, one)


def test_of_the_way_there_and_the_way_back_each_is_known_once() -> None:
    there, back = run(7.1, 5, 26.5, "track a"), run(17.2, 5, 27, "track b")
    mine = run(17, 5, 27)
    assert twins((there, back), (mine,)) == {1: mine}
    assert twins((there,), (mine, back)) == {0: mine}


def test_a_run_keeps_what_was_written_and_gets_what_it_lacks() -> None:
    mine = run(12, 8, None, day_only=True, rpe=6, note="wet", kind=RunKind.HARD)
    watch = run(7.1, 8.05, 41.5, TRACK, heart_rate=142, note="Lunch Run")
    full = completed(mine, watch)
    assert (full.distance_m, full.rpe, full.note, full.kind) == (8000, 6, "wet", RunKind.HARD)
    assert (full.seconds, full.heart_rate, full.origin) == (41.5 * 60, 142, TRACK)
    assert (full.started_at, full.day_only) == (watch.started_at, False)
    told = run(7, 8, 42.2, heart_rate=140)
    assert completed(told, watch) == told, "nothing to add, nothing to store"
