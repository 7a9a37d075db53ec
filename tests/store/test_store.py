"""What the store promises its callers, on real files and in memory alike."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from runstrength_tui.errors import Missing, StoreBusy, StoreReadOnly, StoreUnreadable
from runstrength_tui.store.transaction import locked
from tests.store.conftest import Place
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, Clock, a_session

FOLDER = Path("/home/runner/data")


def test_a_completed_session_is_the_same_after_opening_again(place: Place) -> None:
    """A set, a note or an offset would change between the summary and History."""
    session = a_session(place.open().new_id(MORNING), note="häßlich 😅")
    assert place.open().complete(session)
    assert place.open().session(session.id) == session
    assert place.open().sessions() == (session,)
    assert place.open().count() == 1


def test_looking_makes_no_file(place: Place) -> None:
    """A question about an empty folder would leave files in it."""
    store = place.open()
    assert (store.sessions(), store.count(), store.trash(), store.session(1)) == ((), 0, (), None)
    assert store.check().problems == ()
    with pytest.raises(Missing):
        place.open().delete(1, MORNING)
    assert not place.system.realpath(place.file).exists()


def test_sessions_come_newest_first_and_in_pages(place: Place) -> None:
    """History would show weeks in a jumble, or skip sessions between pages."""
    store = place.open()
    order = [5, 1, 4, 2, 3]
    ids = {}
    for day in order:
        started = MORNING + timedelta(days=day)
        ids[day] = store.new_id(started)
        store.complete(a_session(ids[day], started=started))
    newest = [session.id for session in store.sessions()]
    assert newest == [ids[day] for day in (5, 4, 3, 2, 1)]
    assert [session.id for session in store.sessions(2)] == newest[:2]
    assert [session.id for session in store.sessions(2, before=newest[1])] == newest[2:4]
    assert [session.id for session in store.sessions(9, before=newest[3])] == newest[4:]
    assert store.sessions(0) == ()


def test_a_backdated_session_takes_its_place_in_time(place: Place) -> None:
    """What was trained on Thursday and written down on Saturday would stand as Saturday's."""
    store = place.open()
    store.complete(a_session(store.new_id(MORNING)))
    earlier = MORNING - timedelta(days=2)
    store.complete(a_session(store.new_id(earlier), started=earlier, note="backdated"))
    assert [session.note for session in store.sessions()] == ["", "backdated"]


def test_completing_twice_stores_once(place: Place) -> None:
    """A crash between storing and removing the log would double the session."""
    store = place.open()
    assert store.complete(a_session(1, note="first"))
    assert place.open().complete(a_session(1, note="again"))
    assert [session.note for session in place.open().sessions()] == ["first"]


def test_replace_changes_a_session_that_is_there(place: Place) -> None:
    """A session that was reopened and finished again would keep its old sets."""
    store = place.open()
    store.complete(a_session(1))
    assert store.complete(a_session(1, sets=3), replace=True)
    assert [session.sets for session in place.open().sessions()] == [3]


def test_a_deleted_session_stays_deleted_when_its_log_is_completed_again(place: Place) -> None:
    """A crash before the log's removal, then a delete: the session would come back by itself."""
    store = place.open()
    store.complete(a_session(1))
    store.delete(1, MORNING)
    for replace in (False, True):
        assert not place.open().complete(a_session(1), replace=replace)
    assert store.empty_trash(MORNING + timedelta(days=1)) == 1
    for replace in (False, True):
        assert not place.open().complete(a_session(1), replace=replace)
    assert place.open().count() == 0


def test_a_delete_can_be_undone(place: Place) -> None:
    """A session deleted by mistake would be gone, or come back changed."""
    store = place.open()
    session = a_session(7)
    store.complete(session)
    store.delete(7, MORNING)
    assert store.session(7) is None
    assert [(gone.id, gone.deleted_at, gone.session) for gone in place.open().trash()] == [
        (7, MORNING, session)
    ]
    back = store.restore(7)
    assert msgspec.structs.replace(back, updated=session.updated) == session
    assert back.updated == place.clock.now
    assert (place.open().sessions(), place.open().trash()) == ((back,), ())


def test_what_is_gone_is_said_to_be_gone(place: Place) -> None:
    """Changed here and deleted in another terminal would look as if it had worked."""
    store, other = place.open(), place.open()
    store.complete(a_session(1))
    other.delete(1, MORNING)
    before = place.content()
    with pytest.raises(Missing):
        store.delete(1, MORNING)
    with pytest.raises(Missing):
        store.restore(2)
    assert not store.withdraw(1)
    assert place.content() == before


def test_a_withdrawn_session_can_be_completed_again(place: Place) -> None:
    """Reopening a session from its summary would make it impossible to finish."""
    store = place.open()
    store.complete(a_session(1))
    assert store.withdraw(1)
    assert (store.session(1), store.trash()) == (None, ())
    assert place.open().complete(a_session(1, sets=4))
    assert place.open().sessions()[0].sets == 4


def test_emptying_the_trash_spares_what_was_deleted_later(place: Place) -> None:
    """A delete of this morning could no longer be undone."""
    store = place.open()
    for number in (1, 2, 3):
        store.complete(a_session(number))
        store.delete(number, MORNING + timedelta(days=number))
    assert store.empty_trash(MORNING + timedelta(days=3)) == 2
    assert [gone.id for gone in store.trash()] == [3]
    assert store.empty_trash(MORNING + timedelta(days=3)) == 0
    assert store.restore(3).id == 3


def test_new_ids_avoid_everything_that_ever_was(place: Place) -> None:
    """A new session would be taken for a deleted one and never be stored."""
    store = place.open()
    ids = [store.new_id(MORNING) for _ in range(3)]
    store.complete(a_session(ids[0]))
    store.complete(a_session(ids[0] + 1))
    store.delete(ids[0] + 1, MORNING)
    assert store.new_id(MORNING) not in (ids[0], ids[0] + 1)


def test_two_windows_see_each_others_sessions(place: Place) -> None:
    """One window's session would overwrite the other's, or stay unseen."""
    one, other = place.open(), place.open()
    one.complete(a_session(1))
    assert other.changed()
    other.complete(a_session(2))
    assert not other.changed()
    assert one.changed()
    assert [session.id for session in one.sessions()] == [2, 1]
    assert not one.changed()
    assert one.stamp == other.stamp


def test_a_record_that_does_not_read_is_left_out_counted_and_kept(place: Place) -> None:
    """One strange record would hide all of history, or vanish with the next write."""
    store = place.open()
    store.complete(a_session(1))
    store.complete(a_session(2))
    tables = msgspec.json.decode(place.content(), type=dict[str, dict[str, msgspec.Raw]])
    odd = {"3": b'{"id":3,"reps":"many"}', "4": b"17", "5": bytes(tables["sessions"]["1"])}
    tables["sessions"] |= {key: msgspec.Raw(value) for key, value in odd.items()}
    tables["weather"] = {"1": msgspec.Raw(b'{"rain":true}')}
    place.put(msgspec.json.encode(tables))
    store = place.open()
    assert [session.id for session in store.sessions()] == [2, 1]
    assert [session.id for session in store.sessions(1)] == [2]
    assert (store.unreadable_records(), store.count()) == (3, 5)
    store.complete(a_session(6))
    store.delete(4, MORNING)
    assert (store.unreadable_records(), store.trash()) == (3, ())
    with pytest.raises(Missing):
        store.restore(4)
    after = msgspec.json.decode(place.content(), type=dict[str, dict[str, msgspec.Raw]])
    assert bytes(after["sessions"]["3"]) == odd["3"]
    assert bytes(after["weather"]["1"]) == b'{"rain":true}'
    assert any("3 of the stored sessions" in problem for problem in store.check().problems)


def test_a_session_that_could_not_be_read_back_is_refused_aloud(place: Place) -> None:
    """It would be stored, and then be missing from History."""
    session = a_session(1)
    bad = msgspec.structs.replace(session.exercises[0].sets[0], rep_offsets=(float("nan"),))
    squat = msgspec.structs.replace(session.exercises[0], sets=(bad,))
    with pytest.raises(ValueError, match="read back"):
        place.open().complete(msgspec.structs.replace(session, exercises=(squat,)))


def test_changing_what_was_handed_out_changes_nothing_stored(place: Place) -> None:
    """A screen that edits its copy would change history without storing it, or with the next write."""
    store = place.open()
    store.complete(a_session(1))
    store.sessions()[0].exercises[0].regions.clear()
    assert store.sessions()[0].exercises[0].regions
    store.complete(a_session(2))
    assert place.open().sessions()[1] == a_session(1)


def test_a_busy_store_is_said_and_nothing_is_lost(place: Place) -> None:
    """A stopped process with the lock would freeze the app, or its write be lost without a word."""
    store = place.open()
    store.complete(a_session(1))
    started = place.system.monotonic()
    with locked(place.system, place.system.realpath(place.file)):
        assert place.open().sessions() == (a_session(1),), "reading needs no lock"
        if isinstance(place.system, MemoryOs):
            with pytest.raises(StoreBusy, match="nothing was stored"):
                store.complete(a_session(2))
            assert 2.5 < place.system.monotonic() - started < 4
    assert store.complete(a_session(2))
    assert place.open().count() == 2


def test_a_file_that_vanishes_while_the_app_runs_is_not_begun_anew(place: Place) -> None:
    """A moved file would be replaced by one with a single session."""
    store = place.open()
    store.complete(a_session(1))
    place.lose()
    for act in (store.sessions, lambda: store.complete(a_session(2))):
        with pytest.raises(StoreUnreadable, match="is gone"):
            act()
    assert "runstrength.json" not in place.names()


def test_a_folder_that_cannot_be_written_opens_to_be_read() -> None:
    """History could not be read on a read-only disk, or a session would seem stored."""
    system = MemoryOs(FOLDER)
    place = Place(FOLDER, system, Clock())
    place.open().complete(a_session(1))
    system.may_write = False
    store = place.open()
    assert store.read_only
    assert store.sessions() == (a_session(1),)
    before = dict(system.files)
    for act in (lambda: store.complete(a_session(2)), lambda: store.delete(1, MORNING)):
        with pytest.raises(StoreReadOnly, match="cannot be written"):
            act()
    assert system.files == before
    assert any("cannot be written" in problem for problem in store.check().problems)
    system.may_write = True
    assert not store.read_only
    assert store.complete(a_session(2))
