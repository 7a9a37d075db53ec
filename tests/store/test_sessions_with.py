"""Looking up everything that was done with one exercise."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrength_tui.domain.session import Session
from tests.store.conftest import Place
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, Clock, a_session
from tests.store.test_store import FOLDER


def _with(session: Session, *exercises: str) -> Session:
    """The session, done with other exercises."""
    squat = session.exercises[0]
    return replace(session, exercises=tuple(replace(squat, exercise=each) for each in exercises))


def test_only_the_sessions_with_the_exercise_come_newest_first(place: Place) -> None:
    """My history with an exercise would show somebody else's sets, or miss some of mine."""
    store = place.open()
    did = [("plank", "row"), ("row",), ("side-plank",), (), ("plank",)]
    ids = []
    for day, exercises in enumerate(did):
        started = MORNING + timedelta(days=day)
        ids.append(store.new_id(started))
        store.complete(_with(a_session(ids[-1], started=started), *exercises))
    assert [session.id for session in store.sessions_with("plank")] == [ids[4], ids[0]]
    assert [session.id for session in store.sessions_with("plank", 1)] == [ids[4]]
    assert [session.id for session in place.open().sessions_with("row")] == [ids[1], ids[0]]
    assert store.sessions_with("plan") == store.sessions_with("") == store.sessions_with("plank", 0) == ()


def test_a_lifetime_is_looked_through_one_session_at_a_time(place: Place) -> None:
    """A year's figures would miss sessions at its edge, or take those before 2020 for newer ones."""
    store = place.open()
    starts = [MORNING - timedelta(days=days) for days in (4000, 30, 2, 1)]
    kept = [a_session(store.new_id(start), started=start) for start in starts]
    for session in kept:
        store.complete(session)
    assert list(store.each_session()) == kept[::-1]
    assert list(store.each_session(starts[2])) == kept[:1:-1]
    assert list(store.each_session(MORNING)) == []


def test_a_name_elsewhere_in_a_session_is_no_exercise(place: Place) -> None:
    """A plan or a note of the same name would count as having done it."""
    store = place.open()
    session = replace(a_session(store.new_id(MORNING)), plan="plank", note='did "plank"')
    store.complete(session)
    assert store.sessions_with("plank") == ()
    assert store.sessions_with("goblet-squat") == (session,)


def test_a_file_laid_out_by_another_program_is_searched_as_well(place: Place) -> None:
    """After an editor has indented the file, the history of every exercise would be empty."""
    import json

    store = place.open()
    session = a_session(store.new_id(MORNING))
    store.complete(session)
    place.put(json.dumps(json.loads(place.content()), indent=4).encode())
    assert place.open().sessions_with("goblet-squat") == (session,)


def test_a_record_that_does_not_read_hides_no_other(place: Place) -> None:
    """One damaged session would take the whole history of an exercise with it."""
    store = place.open()
    first, second = (store.new_id(MORNING + timedelta(days=day)) for day in (0, 1))
    for each in (first, second):
        store.complete(a_session(each))
    place.put(place.content().replace(f'"id":{second}'.encode(), b'"id":7'))
    assert [session.id for session in place.open().sessions_with("goblet-squat")] == [first]


IDS = st.text("abc-", min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(did=st.lists(st.lists(IDS, max_size=3), max_size=6), wanted=IDS)
def test_it_is_what_decoding_all_of_them_finds(did: list[list[str]], wanted: str) -> None:
    """The short cut must not change the answer."""
    store = Place(FOLDER, MemoryOs(FOLDER), Clock()).open()
    for day, exercises in enumerate(did):
        started = MORNING + timedelta(days=day)
        store.complete(_with(a_session(store.new_id(started), started=started), *exercises))
    every = store.sessions()
    assert store.sessions_with(wanted) == tuple(
        session for session in every if any(each.exercise == wanted for each in session.exercises)
    )
