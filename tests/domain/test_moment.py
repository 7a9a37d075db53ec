"""What is put on another day has the hour it is said to have, whatever the clocks did between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from runstrength_tui.domain.history import editing
from runstrength_tui.domain.moment import at_home
from runstrength_tui.domain.quicklog import Given, read_line
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.run_entry import At, read_run, run_cells
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.library import Library
from tests.store.sample import a_session

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
NOW = datetime(2026, 11, 21, 19, 30, tzinfo=WINTER)


def home(naive: datetime) -> datetime:
    """Berlin, where winter time began on 25 October 2026."""
    summer = datetime(2026, 3, 29, 2) <= naive < datetime(2026, 10, 25, 3)
    return naive.replace(tzinfo=SUMMER if summer else WINTER)


def test_a_moment_keeps_its_hour_and_gets_the_offset_of_its_day() -> None:
    moved = NOW.replace(month=10, day=20)
    assert at_home(moved, NOW, home).isoformat() == "2026-10-20T19:30:00+02:00"
    assert at_home(NOW, NOW, home) == NOW
    abroad = NOW.astimezone(UTC)
    assert at_home(abroad.replace(month=10), abroad, home) == abroad.replace(month=10), "not at home: unknown"


def test_a_session_moved_across_the_change_of_clocks_goes_there_whole() -> None:
    session = editing.moved(a_session(1), NOW, 30)
    start = at_home(session.started_at.replace(month=10, day=20), session.started_at, home)
    moved = editing.moved(session, start, 30)
    moments = [moved.started_at, moved.ended_at, *(d.done_at for e in moved.exercises for d in e.sets)]
    assert {each.utcoffset() for each in moments} == {timedelta(hours=2)}
    assert (f"{moved.started_at:%d %H:%M}", moved.minutes) == ("20 19:30", 30)


def test_a_line_or_a_form_of_a_day_in_summer_is_of_summer_time(library: Library) -> None:
    given = Given(now=NOW, localise=home)
    for line in ("2026-10-20 18:30 run 8k 42:10, press-up 3x12", "2026-10-20 run 8k", "20 oct 18:30 base a"):
        found = read_line(line, library, given)
        starts = [run.started_at for run in found.runs] + [each.started_at for each in found.sessions]
        assert {start.utcoffset() for start in starts} == {timedelta(hours=2)}, line
    (run,) = read_line("2026-10-20 18:30 +01:00 run 8k", library, given).runs
    assert run.started_at.utcoffset() == timedelta(hours=1), "what was said holds"
    texts = [cell.value for cell in run_cells(None, DistanceUnit.KM)]
    texts[At.DATE], texts[At.HOUR], texts[At.DISTANCE] = "2026-10-20", "18:30", "8"
    typed = read_run(texts, None, NOW, DistanceUnit.KM, home)
    assert isinstance(typed, Run) and typed.started_at.isoformat() == "2026-10-20T18:30:00+02:00"
