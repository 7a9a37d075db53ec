"""What was changed can be taken back, whole, and nothing that was changed since goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from runstrength_tui.domain.own_exercise import OwnExercise
from runstrength_tui.domain.profile import Profile, Race
from runstrength_tui.domain.run import Run
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import Missing, NotUnderstood
from runstrength_tui.store.store import Store
from tests.store.conftest import Place
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, a_session

RACE = Race(on=MORNING.date(), name="Half", distance_m=21_097.5)


def _run(days: int = 0, *, run_id: int = 0, **more: object) -> Run:
    at = MORNING + timedelta(days=days)
    return replace(Run(id=run_id, started_at=at, updated=at, distance_m=8000, seconds=2530), **more)


def _with_race(told: Profile) -> Profile:
    return replace(told, races=(*told.races, RACE))


def _bare(record: Session | Run | Profile) -> Session | Run | Profile:
    return replace(record, updated=MORNING)


def _seen(store: Store) -> tuple[object, ...]:
    """Return all that a person sees, whenever it was stored."""
    return (
        tuple(map(_bare, store.sessions())),
        tuple(map(_bare, store.runs())),
        tuple((gone.id, gone.session) for gone in store.trash()),
        tuple((gone.id, gone.run) for gone in store.trashed_runs()),
        _bare(store.profile()),
    )


def _stock(place: Place) -> dict[str, dict[str, object]]:
    """Return the tables as plain TinyDB reads them."""
    if isinstance(place.system, MemoryOs):
        return msgspec.json.decode(place.content(), type=dict[str, dict[str, object]])
    with TinyDB(place.file, access_mode="r") as plain:
        return {
            name: {str(doc.doc_id): dict(doc) for doc in plain.table(name).all()} for name in plain.tables()
        }


def test_a_run_a_session_and_a_race_of_one_line_go_in_and_out_together(place: Place) -> None:
    """Half of a mistyped line would stay in the history, or be counted twice when it is typed again."""
    store = place.open()
    change = store.add(
        sessions=(a_session(0, note="by a line"),),
        runs=(_run(),),
        profile=_with_race,
        told="run 8 km, base a",
    )
    (session,), (run,) = place.open().sessions(), place.open().runs()
    assert (change.sessions, change.runs) == ((session.id,), (run.id,))
    assert (session.updated, run.updated, session.note) == (MORNING, MORNING, "by a line")
    assert place.open().profile().races == (RACE,)
    assert store.changes(9) == (change,) and change.told == "run 8 km, base a"
    place.clock.days(1)
    assert place.open().take_back() == change
    assert _seen(store) == ((), (), (), (), Profile(updated=MORNING))
    tables = _stock(place)
    assert all(not tables[name] for name in ("sessions", "runs", "trash", "tombstones", "changes"))
    again = store.add(sessions=(session, a_session(0)), told="the same again")
    assert again.sessions[0] == session.id and len(again.sessions) == 2


ACTS: dict[str, Callable[[Store], object]] = {
    "edit": lambda store: store.change_session(
        replace(_first(store), note="edited"), "changing the note of base A"
    ),
    "move": lambda store: store.change_session(
        replace(_first(store), id=3, started_at=MORNING - timedelta(days=3)), "moving", instead_of=9
    ),
    "delete": lambda store: store.delete(9, store.profile().updated or MORNING),
    "delete a run": lambda store: store.delete_run(10),
    "edit a run": lambda store: store.put_run(_run(run_id=10, note="windy")),
    "move a run": lambda store: store.put_run(_run(-1, run_id=4), instead_of=10),
    "bring a run back": lambda store: store.restore_run(11),
    "bring back": lambda store: store.restore(8),
    "a race": lambda store: store.change_profile(_with_race, told="a race on 21 Nov"),
}


def _first(store: Store) -> Session:
    session = store.session(9)
    assert session is not None
    return session


def _filled(place: Place) -> Store:
    store = place.open()
    for number in (8, 9):
        store.complete(a_session(number))
    for number in (10, 11):
        store.put_run(_run(run_id=number))
    store.delete(8, MORNING)
    store.delete_run(11)
    return store


@pytest.mark.parametrize("name", ACTS)
def test_every_kind_of_change_is_taken_back_whole(place: Place, name: str) -> None:
    """An edit or a delete of yesterday could not be undone, or the undo would lose something else."""
    store = _filled(place)
    before, changes = _seen(store), [change.told for change in store.changes(99)]
    place.clock.days(1)
    ACTS[name](store)
    after = _seen(store)
    assert after != before
    assert _seen(place.open()) == after
    place.clock.days(1)
    if name.startswith("bring"):
        assert len(store.changes(99)) == len(changes) - 1, "bringing back takes the deletion back"
    else:
        assert len(store.changes(99)) == len(changes) + 1
        (newest,) = store.changes(1)
        assert place.open().take_back() == newest
        assert _seen(store) == before
        assert [change.told for change in store.changes(99)] == changes
    tables = _stock(place)
    assert set(tables["sessions"]) == {str(session.id) for session in store.sessions()}
    assert set(tables["runs"]) == {str(run.id) for run in store.runs()}
    assert len(tables["changes"]) == len(store.changes(99))


def test_changes_are_taken_back_one_after_the_other(place: Place) -> None:
    """After one undo the one before it would be refused, because the undo itself changed the record."""
    store = place.open()
    seen = [_seen(store)]
    store.add(sessions=(a_session(0),), told="one")
    for note in ("two", "three", "four"):
        seen.append(_seen(store))
        place.clock.days(1)
        store.change_session(replace(store.sessions()[0], note=note), note)
    seen.append(_seen(store))
    place.clock.days(1)
    store.delete(store.sessions()[0].id, place.clock.now)
    tolds = []
    while store.changes(1):
        place.clock.now += timedelta(seconds=1)
        tolds.append(place.open().take_back().told)
        assert _seen(store) == (*seen.pop()[:4], Profile(updated=MORNING))
    assert tolds[1:] == ["four", "three", "two", "one"] and not seen
    with pytest.raises(Missing, match="nothing that could be taken back"):
        store.take_back()


def test_an_earlier_change_is_taken_back_alone(place: Place) -> None:
    store = place.open()
    first = store.add(runs=(_run(),), told="first")
    store.add(runs=(_run(1),), told="second")
    store.take_back(first.id)
    assert [run.started_at for run in store.runs()] == [MORNING + timedelta(days=1)]
    before = place.content()
    with pytest.raises(Missing, match="taken back before"):
        store.take_back(first.id)
    assert place.content() == before


def test_what_was_changed_since_stays_and_is_named(place: Place) -> None:
    """An undo would throw away an hour of corrections, or bring back what was deleted."""
    store, other = place.open(), place.open()
    change = store.add(sessions=(a_session(0),), runs=(_run(),), profile=_with_race, told="a line")
    place.clock.days(1)
    session_id, run_id = change.sessions[0], change.runs[0]

    def refused(match: str) -> None:
        before = place.content()
        with pytest.raises(Missing, match=match):
            store.take_back(change.id)
        assert place.content() == before

    edited = replace(_or_fail(store.session(session_id)), effort=7, updated=place.clock.now)
    other.complete(edited, replace=True)
    refused("Runner's base A of Saturday 21 Nov was changed since, so nothing")
    other.complete(replace(edited, updated=MORNING), replace=True)
    other.delete_run(run_id)
    refused("The run of Saturday 21 Nov was deleted since")
    other.restore_run(run_id)
    other.change_profile(lambda told: replace(told, races=()))
    refused("Since then your list of races was changed")
    other.change_profile(_with_race)
    other.change_profile(lambda told: replace(told, body_mass_kg=70.0))
    store.take_back(change.id)
    assert (store.sessions(), store.runs(), store.profile().races) == ((), (), ())
    assert store.profile().body_mass_kg == 70.0, "what was told besides stays"


def _or_fail(session: Session | None) -> Session:
    assert session is not None
    return session


def test_an_edit_of_what_another_window_changed_is_refused(place: Place) -> None:
    """Two windows on one session: the second save would silently undo the first."""
    store, other = place.open(), place.open()
    store.complete(a_session(9))
    mine = _first(store)
    place.clock.days(1)
    change = other.change_session(replace(mine, note="theirs"), "a note")
    with pytest.raises(Missing, match="changed in another window"):
        store.change_session(replace(mine, note="mine"), "a note")
    store.change_session(replace(mine, note="mine", updated=change.at), "a note")
    other.delete(9, MORNING)
    with pytest.raises(Missing, match="not there any more"):
        store.change_session(mine, "a note")
    assert _first_note(store) == "mine"


def _first_note(store: Store) -> str:
    return store.trash()[0].session.note


def test_a_moved_session_does_not_come_back_under_its_old_day(place: Place) -> None:
    store = place.open()
    store.complete(a_session(9))
    ACTS["move"](store)
    assert not place.open().complete(a_session(9)), "a log that is completed again after a crash"
    assert [session.id for session in store.sessions()] == [3]
    store.take_back()
    assert [session.id for session in store.sessions()] == [9]


def test_the_same_file_imported_twice_adds_nothing(place: Place) -> None:
    """A second import of a whole history would double it, or bring back what was deleted on purpose."""
    store = place.open()
    sessions = tuple(
        a_session(0, started=MORNING + timedelta(hours=number), note=str(number)) for number in range(3)
    )
    sessions = tuple(replace(each, origin=f"strong {each.note}") for each in sessions)
    runs = (_run(origin="gpx 1"),)
    own = (OwnExercise(id="own-curl", name="Curl"),)

    shares: list[float] = []

    def bring() -> tuple[int, int]:
        change = store.import_records(
            sessions=sessions, runs=runs, own=own, told="a Strong file", on_way=shares.append
        )
        assert (change.id == 0) is (change.sessions == change.runs == ())
        return len(change.sessions), len(change.runs)

    assert bring() == (3, 1)
    assert shares and all(0 <= share <= 1 for share in shares), "a long import stood still while it stored"
    assert store.profile().own_exercises == own
    assert bring() == (0, 0)
    newest = store.sessions()[0]
    store.delete(newest.id, MORNING)
    store.delete_run(store.runs()[0].id)
    assert bring() == (0, 0), "deleted on purpose"
    known = store.origins()
    assert known.deleted == {newest.origin, runs[0].origin}
    assert known.there == {session.origin for session in sessions} - known.deleted
    place.clock.days(31)
    store.complete(a_session(99))
    assert (store.trash(), store.trashed_runs()) == ((), ())
    assert bring() == (0, 0), "deleted for good"
    assert len(store.sessions()) == 3


def test_an_import_taken_back_can_be_done_again(place: Place) -> None:
    store = place.open()
    sessions = (replace(a_session(0), origin="strong 1"), replace(a_session(5), origin=""))
    own = (OwnExercise(id="own-curl", name="Curl"),)
    for _ in range(2):
        change = store.import_records(sessions=sessions, own=own, told="a file")
        assert len(change.sessions) == 2
        assert store.session(5) == sessions[1], "what comes with its id stays as it is"
        store.take_back()
        assert (store.sessions(), store.profile().own_exercises) == ((), ())


def test_lines_are_never_taken_for_one_another(place: Place) -> None:
    """The second press-ups of a day would be left out as known."""
    store = place.open()
    for _ in range(2):
        store.import_records(sessions=(replace(a_session(0), origin="line"),), told="lines")
    assert store.count() == 2


def test_an_import_of_thousands_keeps_only_their_ids(place: Place) -> None:
    """Each later save would write the import once more."""
    store = place.open()
    sessions = [
        replace(a_session(0, started=MORNING - timedelta(hours=n), sets=1), origin=f"strong {n}")
        for n in range(2000)
    ]
    change = store.import_records(sessions=sessions, told="a Strong file")
    assert len(change.sessions) == 2000
    tables = msgspec.json.decode(place.content(), type=dict[str, msgspec.Raw])
    assert len(bytes(tables["changes"])) < 50_000
    store.take_back()
    assert store.count() == 0


def test_old_changes_and_old_trash_go_with_a_days_first_change(place: Place) -> None:
    """The file would grow with everything that was ever deleted; or a delete of this month be final."""
    store = place.open()
    for number in (1, 2):
        store.complete(a_session(number))
    store.put_run(_run(run_id=7), told="an old run")
    store.delete(1, place.clock.now)
    store.delete_run(7)
    place.clock.days(20)
    store.delete(2, place.clock.now)
    place.clock.days(11)
    assert [gone.id for gone in place.open().trash()] == [2, 1], "looking changes nothing"
    store.complete(a_session(3))
    assert ([gone.id for gone in store.trash()], store.trashed_runs()) == ([2], ())
    assert set(_stock(place)["tombstones"]) == {"1", "7"}
    assert [change.sessions for change in store.changes(9)] == [(2,)]
    assert store.restore(2).id == 2
    assert store.changes(9) == ()


def test_the_newest_200_changes_are_kept_also_where_the_clock_goes_back(place: Place) -> None:
    store = place.open()
    for number in range(205):
        place.clock.now -= timedelta(seconds=1)
        store.add(runs=(_run(number),), told=str(number))
    assert [change.told for change in store.changes(3)] == ["204", "203", "202"]
    assert len(store.changes(999)) == len(_stock(place)["changes"]) == 200
    assert store.take_back().told == "204"


def test_a_journal_that_does_not_read_holds_nothing_up(place: Place) -> None:
    """One strange entry would keep everything else from being stored or taken back."""
    store = place.open()
    store.add(runs=(_run(),), told="a run")
    tables = msgspec.json.decode(place.content(), type=dict[str, dict[str, msgspec.Raw]])
    tables["changes"]["9000000000000000"] = msgspec.Raw(b'{"told":7}')
    place.put(msgspec.json.encode(tables))
    store = place.open()
    assert [change.told for change in store.changes(9)] == ["a run"]
    store.take_back()
    assert store.runs() == ()
    assert store.check().problems == ()


def test_a_file_without_a_journal_reads_and_begins_one(place: Place) -> None:
    """Whoever used the version before could not store anything any more."""
    place.open().complete(a_session(1))
    tables = msgspec.json.decode(place.content(), type=dict[str, msgspec.Raw])
    del tables["changes"]
    place.put(msgspec.json.encode(tables))
    store = place.open()
    assert (store.changes(9), store.count()) == ((), 1)
    store.delete(1, MORNING)
    assert store.take_back().sessions == (1,)
    assert store.count() == 1


def test_a_day_no_id_reaches_is_said_and_nothing_is_stored(place: Place) -> None:
    store = place.open()
    with pytest.raises(NotUnderstood, match="2400-01-01 is further away"):
        store.add(runs=(_run(), _run(started_at=MORNING.replace(year=2400, month=1, day=1))), told="a run")
    assert (store.runs(), store.changes(1)) == ((), ())
