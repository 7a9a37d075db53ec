"""An older layout becomes the present one, losing nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.session import Effort, TimingSource
from tests.store.conftest import Place
from tests.store.memory_os import MemoryOs
from tests.store.sample import a_session
from tests.store.version_1 import ODD, SET_STARTED, STARTED, VERSION_1


def test_a_file_of_version_1_shows_every_set_that_was_in_it(place: Place) -> None:
    """Whoever used the first version would lose sets, weights or moments."""
    place.put(VERSION_1)
    second, first = place.open().sessions()
    assert first.started_at == datetime.fromtimestamp(STARTED, UTC)
    assert (first.minutes, first.note, first.sets, second.sets) == (30, "première", 5, 1)
    squat, press_up, plank = first.exercises
    assert (squat.exercise, squat.rung, squat.name, squat.note) == (
        "goblet-squat",
        "",
        "Goblet-squat",
        "wobbly",
    )
    assert [done.load.kg for done in squat.sets] == [16.0, 16.0]
    assert squat.sets[0].load.kind is LoadKind.EXTERNAL
    assert press_up.sets[0].load.kind is LoadKind.BODYWEIGHT
    assert [done.effort for done in squat.sets + press_up.sets + plank.sets] == [
        Effort.EASY,
        Effort.HARD,
        Effort.GOOD,
        Effort.GOOD,
        None,
    ]
    assert press_up.sets[0].done_at == datetime.fromtimestamp(SET_STARTED + 25.5, UTC)
    assert press_up.note == "on toes"
    assert (plank.measure, plank.sets[0].count) == (Measure.SECONDS, 45)
    assert {done.source for done in squat.sets} == {TimingSource.TYPED}


def test_the_file_is_backed_up_migrated_once_and_goes_on_working(place: Place) -> None:
    """A migration that went wrong could not be undone, or would be done again at each start."""
    place.put(VERSION_1)
    store = place.open()
    content = place.content()
    assert content != VERSION_1
    assert place.names("backups") == [
        "runstrength-20261121-070000-before-version-2.json",
        "runstrength-20261121.json",
    ]
    for copy in store.check().backups:
        assert place.system.stat(copy.path).size == len(VERSION_1)
    assert place.open().sessions() == store.sessions()
    assert place.content() == content
    assert store.complete(a_session(store.new_id(place.clock.now)))
    assert store.count() == 4


def test_deleted_strange_and_unknown_records_are_carried_along(place: Place) -> None:
    """What the new layout does not understand would vanish."""
    place.put(VERSION_1)
    store = place.open()
    (trashed,) = store.trash()
    assert trashed.session.note == "deleted"
    assert store.unreadable_records() == 1
    tables = msgspec.json.decode(place.content())
    assert tables["sessions"]["7"] == ODD
    assert tables["own"] == {"1": {"kept": True}}
    assert store.restore(trashed.id).note == "deleted"


def test_two_copies_of_one_old_file_get_the_same_ids(place: Place) -> None:
    """Merging them later would double every session."""
    place.put(VERSION_1)
    first = [session.id for session in place.open().sessions()]
    other = Place(place.folder.parent / "other", place.system, place.clock)
    other.put(VERSION_1)
    assert [session.id for session in other.open().sessions()] == first


def test_an_old_file_can_be_read_where_nothing_can_be_written(place: Place) -> None:
    """An old backup on a read-only disk could not be looked at."""
    if not isinstance(place.system, MemoryOs):
        pytest.skip("root may write anywhere; the file system in memory shows it")
    place.put(VERSION_1)
    place.system.may_write = False
    assert len(place.open().sessions()) == 2
    assert place.content() == VERSION_1


def test_an_old_file_that_appears_while_the_app_runs_is_backed_up_before_it_changes(place: Place) -> None:
    """Putting an old backup in place by hand would skip the migration's backup."""
    store = place.open()
    store.complete(a_session(1))
    place.put(VERSION_1)
    assert len(store.sessions()) == 2
    store.complete(a_session(2))
    kept = [name for name in place.names("backups") if "before-version-2" in name]
    assert len(kept) == 1
    assert store.count() == 4


def test_the_last_three_backups_before_migrations_are_kept(place: Place) -> None:
    """They would pile up, or be pushed out by the daily ones."""
    for _ in range(5):
        place.put(VERSION_1)
        place.open()
        place.clock.days(1)
    kept = [name for name in place.names("backups") if "before" in name]
    assert kept == [f"runstrength-202611{day}-070000-before-version-2.json" for day in (23, 24, 25)]
