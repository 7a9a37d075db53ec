"""If these fail, ``history`` hides weeks, or adds up what was not done."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrength_tui.commands.history_text import history_lines, weeks_out
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.units import DistanceUnit
from runstrength_tui.store.store import Store
from tests.commands.conftest import HELSINKI, HOSTILE, Command, a_session, stored
from tests.domain.history.made import RUNS, SESSIONS, collected

WHOLE = """\
This week: 3 sessions, 68 min, 7 sets, 6 hard, 64 landings
  3 runs, 20.3 km, 2 h 05 min
  Sat 21  07:00  Easy run, 5 km
  Fri 20  18:00  Bob's evening, 1 set                                     30 min
  Fri 20  07:00  Easy run                                                  40:00
  Thu 19  18:00  Without a plan, 5 sets                                   30 min
  Tue 17  07:00  Easy run, 15.3 km                                       1:25:00
  Mon 16  18:00  Without a plan, 1 set, 1 record                           8 min

Last week: 1 session, 30 min, 2 sets, 2 hard, 1 run, 6 km, 30 min
  Tue 10  07:00  Hard run, 6 km                                            30:00
  Mon  9  18:00  Runner's base A, 2 sets, 1 record                        30 min

26 Oct–1 Nov: 1 session, 33 min, 2 sets, 1 hard, 4 landings
  Sat 31  18:00  Without a plan, 2 sets                                   33 min"""


def test_weeks_are_told_whole_in_80_columns() -> None:
    history = collected(list(SESSIONS.values()), list(RUNS.values()))
    lines = list(history_lines(history, history.weeks()[:3], date(2026, 11, 21), DistanceUnit.KM, 80))
    assert "\n".join(lines) == WHOLE


def test_a_run_of_which_only_the_day_is_known_gets_no_hour() -> None:
    """A run of last Friday would be told as one at a quarter to twelve."""
    history = collected([], [replace(RUNS["X"], day_only=True)])
    line = list(history_lines(history, history.weeks(), date(2026, 11, 21), DistanceUnit.KM, 80))[-1]
    assert line == "  Sat 21         Easy run, 5 km"
    (week,) = weeks_out(history, history.weeks())
    assert b'"time"' not in msgspec.json.encode(week.entries)
    history = collected([next(iter(SESSIONS.values()))], [])
    assert b'"metres"' not in msgspec.json.encode(weeks_out(history, history.weeks())[0].entries)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    history = collected(list(SESSIONS.values()), list(RUNS.values()))
    for unit in DistanceUnit:
        lines = list(history_lines(history, history.weeks(), date(2026, 11, 21), unit, width))
        assert max(map(len, lines)) <= width


def test_words_narrow_it_down_and_limits_are_told(runstrength: Command, data: Path) -> None:
    stored(data, *(a_session(number * 10, days=-7 * number) for number in range(1, 12)))
    start = datetime(2026, 11, 1, 9, tzinfo=HELSINKI)
    Store.open(data, lambda: start).put_run(
        Run(id=5, started_at=start, updated=start, distance_m=16_000, seconds=5400)
    )
    everything = runstrength("history", "--all")
    assert everything.out.count("Runner's base A") == 11 and "There is more" not in everything.out
    some = runstrength("history", "--weeks", "2")
    assert some.out.count("Runner's base A") == 2 and "There is more: --all" in some.out
    assert runstrength("history", "run:15k+").out.count("Easy run, 16 km") == 1
    assert "11 sessions in 11 weeks." in runstrength("history", "goblet", "squat", "not:run", "--all").out
    assert "11 sessions" in runstrength("history", "plan:Runner's base A", "--all").out
    assert runstrength("history", "nordic").out == "Nothing fits.\n"


def test_nothing_yet_says_where_to_begin(runstrength: Command, data: Path) -> None:
    outcome = runstrength("history")
    assert (outcome.code, outcome.out.startswith("Nothing yet")) == (0, True)
    assert json.loads(runstrength("history", "--json").out) == []
    assert not data.exists()


def test_nonsense_is_one_line_that_names_the_nearest_and_ends_with_2(runstrength: Command) -> None:
    outcome = runstrength("history", "gobblet", "landngs:60+")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "“gobblet” is no exercise" in outcome.err and "goblet" in outcome.err


def test_programs_get_weeks_with_totals_and_records(runstrength: Command, data: Path) -> None:
    first, second = a_session(10), a_session(20, days=3)
    squat = second.exercises[1]
    done = replace(squat.sets[1], load=replace(squat.sets[1].load, kg=20.0))
    stored(data, first, replace(second, exercises=(replace(squat, name=HOSTILE, sets=(done,)),)))
    weeks = json.loads(runstrength("history", "--json").out)
    assert [week["monday"] for week in weeks] == ["2026-11-16"]
    assert weeks[0]["totals"]["sessions"] == 2
    newest = weeks[0]["entries"][0]
    assert (newest["id"], newest["kind"], newest["minutes"]) == (20, "session", 29)
    assert newest["records"][0].endswith("heaviest: 20 kg")


def test_a_plain_history_reads_no_library_and_no_dates(data: Path) -> None:
    stored(data, a_session())
    program = (
        "import sys; from runstrength_tui.commands import run;"
        f"run(['--data', {str(data)!r}, 'history']);"
        "print([m for m in ('textual', 'dateutil', 'runstrength_tui.library') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
