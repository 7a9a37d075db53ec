"""Laws of a line: what is written of a record is read back as the same record."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrength_tui.domain.profile import Race
from runstrength_tui.domain.quicklog import Given, read_line, read_lines
from runstrength_tui.domain.quicklog.writing import (
    race_line,
    run_line,
    session_line,
)
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.library import Library
from tests.domain.quicklog.records import NOW, races, runs, sessions, with_own
from tests.domain.quicklog.told import run_told_by_line, told_by_line

GIVEN = Given(now=NOW)


@pytest.fixture(scope="module")
def names(library: Library) -> Library:
    return with_own(library)


def test_every_session_of_sixteen_weeks_comes_back_from_one_text(
    library: Library, history: tuple[Session, ...]
) -> None:
    text = "\n".join(session_line(session, library) for session in history)
    found = read_lines(text, library, GIVEN)
    assert [told_by_line(each) for each in found.sessions] == [told_by_line(each) for each in history]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_session_comes_back_from_its_line(names: Library, data: st.DataObject) -> None:
    session = data.draw(sessions(names))
    line = session_line(session, names)
    found = read_line(line, names, GIVEN)
    assert not found.runs and not found.races, line
    (back,) = found.sessions
    assert told_by_line(back) == told_by_line(session), line
    assert session_line(back, names) == line


@settings(max_examples=40, deadline=None)
@given(run=runs)
def test_a_run_comes_back_from_its_line(library: Library, run: Run) -> None:
    line = run_line(run)
    (back,) = read_line(line, library, GIVEN).runs
    assert run_told_by_line(back) == run_told_by_line(run), line


@settings(max_examples=40, deadline=None)
@given(race=races)
def test_a_race_comes_back_from_its_line(library: Library, race: Race) -> None:
    line = race_line(race)
    assert read_line(line, library, GIVEN).races == (race,), line


def test_every_version_of_every_exercise_has_a_name_in_a_line(names: Library) -> None:
    from runstrength_tui.domain.quicklog.building import empty_record
    from runstrength_tui.domain.version import Version

    for exercise in names.exercises:
        for rung in exercise.ladder:
            record = empty_record(Version(exercise, rung), planned=0)
            session = Session(id=0, started_at=NOW, ended_at=NOW, updated=NOW, exercises=(record,))
            line = session_line(replace(session, exercises=(record, record)), names)
            found = read_line(line, names, GIVEN).sessions[0].exercises
            assert [(each.exercise, each.rung) for each in found] == [(exercise.id, rung.id)] * 2, line
