"""A run by form: what was not said is not made up, and an edit changes what was touched and no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.run_entry import At, read_run, run_cells
from runstrength_tui.domain.safety.before import p5_warm_up, p11_ran_hard
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.errors import NotUnderstood
from runstrength_tui.library import Library
from tests.domain.safety.help import JUMP, ahead, context

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=1)))


def _read(typed: Mapping[str, str], before: Run | None = None, now: datetime = NOW) -> Run | Race:
    texts = [cell.value for cell in run_cells(before, DistanceUnit.KM)]
    for name, text in typed.items():
        texts[At[name.upper()]] = text
    return read_run(texts, before, now, DistanceUnit.KM)


def _run(typed: Mapping[str, str], now: datetime = NOW) -> Run:
    found = _read(typed, now=now)
    assert isinstance(found, Run)
    return found


def _edited(run: Run, **typed: str) -> Run | Race:
    return _read(typed, run)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({"distance": "8"}, (21, None, False, RunKind.EASY)),
        ({"time": "42:10", "hour": "now"}, (21, "17:47", False, RunKind.EASY)),
        ({"time": "45", "hour": "to 8:15", "kind": "l"}, (21, "07:30", False, RunKind.LONG)),
        ({"hour": "7", "kind": "hard"}, (21, "07:00", False, RunKind.HARD)),
        ({"hour": "20:00", "distance": "8"}, (21, "20:00", True, RunKind.EASY)),
        ({"done": "p", "distance": "8"}, (21, None, True, RunKind.EASY)),
        ({"date": "tomorrow", "kind": "long"}, (22, None, True, RunKind.LONG)),
        ({"date": "22 nov", "hour": "9:00"}, (22, "09:00", True, RunKind.EASY)),
        ({"date": "sun", "done": "planned", "hour": "9 am"}, (22, "09:00", True, RunKind.EASY)),
        ({"date": "sun", "done": "done"}, (15, None, False, RunKind.EASY)),
        ({"date": "yesterday", "kind": "race", "time": "1:45:00"}, (20, None, False, RunKind.RACE)),
    ],
)
def test_a_run_is_what_was_typed(
    typed: dict[str, str], wanted: tuple[int, str | None, bool, RunKind]
) -> None:
    """A run of this morning would have just ended, or one of tonight be behind already."""
    run = _run(typed)
    hour = None if run.day_only else f"{run.started_at:%H:%M}"
    assert (run.started_at.day, hour, run.planned, run.kind) == wanted
    assert run.planned or run.started_at <= NOW


def test_a_run_without_an_hour_is_no_warm_up_and_is_not_said_to_be_just_over(library: Library) -> None:
    """Who ran at seven and writes it down at eight in the evening would not be asked to warm up."""
    jump = [ahead(library, JUMP)]
    for now in (NOW, NOW.replace(hour=12, minute=50), NOW.replace(hour=0, minute=20)):
        hours: dict[str, str]
        for hours, asked in (({}, True), ({"hour": "now"}, False)):
            ran = _run({"kind": "hard", "time": "20", **hours}, now)
            assert ran.started_at.date() == now.date() and ran.ended_at <= now
            at = context(library, now=now, runs=[ran])
            assert (p5_warm_up(at, jump) is not None) is asked
            fired = p11_ran_hard(at, [ahead(library, JUMP)])
            assert fired is None or ("just now" in fired.text) is not asked


@pytest.mark.parametrize(
    ("typed", "race"),
    [
        (
            {"kind": "goal race", "distance": "half", "note": "Spring", "date": "4 apr 2027"},
            Race(on=date(2027, 4, 4), name="Spring", distance_m=21_097.5, goal=True),
        ),
        ({"kind": "race", "date": "29 nov"}, Race(on=date(2026, 11, 29))),
        ({"kind": "goal", "date": "29 nov"}, Race(on=date(2026, 11, 29), goal=True)),
    ],
)
def test_a_race_ahead_is_a_race_with_or_without_a_goal(typed: dict[str, str], race: Race) -> None:
    """Strength would stay away from a race that is a training run, or not from the one that counts."""
    assert _read(typed) == race


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"kind": "easy goal"},
        {"hour": "25:00"},
        {"hour": "to 23:00", "distance": "8"},
        {"hour": "20:00", "done": "done"},
        {"date": "tomorrow", "done": "done"},
        {"date": "yesterday", "hour": "now"},
        {"hard": "11"},
        {"distance": "far"},
        {"distance": "18", "time": "1:45"},
        {"date": "sun"},
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(typed: dict[str, str]) -> None:
    """A run would be stored that nobody ran."""
    with pytest.raises(NotUnderstood):
        _read(typed)


def test_an_edit_changes_what_was_touched_and_no_more() -> None:
    """Seconds and metres would be rounded, or the hour be lost, whenever a note is added."""
    told: dict[str, Any] = {"distance_m": 8046.7, "seconds": 2530, "rpe": 6.0, "heart_rate": 150}
    run = Run(id=5, started_at=NOW - timedelta(hours=9, seconds=7), updated=NOW, origin="line", **told)
    assert _edited(run) == run
    assert _edited(run, note="windy") == replace(run, note="windy")
    assert _edited(run, hour="") == replace(run, day_only=True, started_at=NOW.replace(hour=12, minute=0))
    moved = _edited(run, date="yesterday")
    assert isinstance(moved, Run)
    assert (moved.started_at.day, moved.started_at.hour, moved.day_only) == (20, 9, False)
    planned = replace(run, day_only=True, planned=True, started_at=NOW.replace(hour=20))
    assert _edited(planned, kind="long") == replace(planned, kind=RunKind.LONG)
    done = _edited(planned, done="done")
    assert isinstance(done, Run)
    assert (done.planned, done.day_only, done.ended_at <= NOW) == (False, True, True)
