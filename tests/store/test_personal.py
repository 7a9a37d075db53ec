"""What a person told of themselves, and runs: kept as surely as sessions, on real files and in memory."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from runstrength_tui.domain.exercise import Level
from runstrength_tui.domain.gear import Gear
from runstrength_tui.domain.profile import Flag, Profile, Race, Screening
from runstrength_tui.domain.run import Run, RunKind
from runstrength_tui.domain.units import WeightUnit
from runstrength_tui.errors import Missing, StoreReadOnly
from tests.store.conftest import Place
from tests.store.memory_os import MemoryOs
from tests.store.sample import MORNING, Clock, a_session


def _told(profile: Profile) -> Profile:
    return replace(
        profile,
        level=Level.INTERMEDIATE,
        screening=Screening(answered_on=date(2026, 11, 21), flags=(Flag.HEART,)),
        races=(Race(on=date(2027, 4, 4), name="Häßlich 😅", distance_m=21_097.5, goal=True),),
        gear=Gear(things=("box",), box_cm=(20, 45)),
    )


def _run(run_id: int, days: int = 0, **more: object) -> Run:
    at = MORNING + timedelta(days=days)
    run = Run(id=run_id, started_at=at, updated=at, distance_m=8000, seconds=2530)
    return replace(run, **more)


def _tables(place: Place) -> dict[str, dict[str, msgspec.Raw]]:
    return msgspec.json.decode(place.content(), type=dict[str, dict[str, msgspec.Raw]])


def test_what_was_told_is_the_same_after_opening_again(place: Place) -> None:
    """Somebody with a heart condition would be offered jumps again tomorrow."""
    assert place.open().profile() == Profile()
    told = place.open().change_profile(_told)
    assert place.open().profile() == told == replace(_told(Profile()), updated=MORNING)


def test_two_windows_change_different_facts_and_both_stay(place: Place) -> None:
    one, other = place.open(), place.open()
    one.change_profile(_told)
    other.change_profile(lambda told: replace(told, level=Level.ADVANCED))
    assert one.profile().level is Level.ADVANCED and one.profile().races
    before = place.content()
    one.change_profile(lambda told: told)
    assert place.content() == before, "nothing changed, nothing written"


def test_facts_that_do_not_read_are_kept_beside_the_new_and_named(place: Place) -> None:
    """One strange entry would hide what was told, or the next change would throw it away."""
    place.open().change_profile(_told)
    tables = _tables(place)
    odd = b'{"level":"superb"}'
    place.put(msgspec.json.encode(tables | {"profile": {"1": msgspec.Raw(odd)}}))
    store = place.open()
    assert store.profile() == Profile() and store.profile_unreadable()
    store.change_profile(lambda told: replace(told, level=Level.BEGINNER))
    assert not place.open().profile_unreadable()
    assert bytes(_tables(place)["profile"]["2"]) == odd
    problem = next(each for each in store.check().problems if "told of yourself" in each)
    assert "number 2" in problem


def test_runs_come_newest_first_and_from_a_day_on(place: Place) -> None:
    store = place.open()
    ids = {}
    for day in (2, 0, 3, 1):
        ids[day] = store.new_id(MORNING + timedelta(days=day))
        store.put_run(_run(ids[day], day))
    assert [run.id for run in place.open().runs()] == [ids[day] for day in (3, 2, 1, 0)]
    assert [run.id for run in store.runs(limit=1)] == [ids[3]]
    assert [run.id for run in store.runs(since=MORNING + timedelta(days=2))] == [ids[3], ids[2]]
    assert store.run(ids[1]) == _run(ids[1], 1, updated=MORNING)


def test_a_run_deleted_by_mistake_comes_back_and_one_deleted_elsewhere_is_said_to_be_gone(
    place: Place,
) -> None:
    store, other = place.open(), place.open()
    kept = store.put_run(_run(store.new_id(MORNING)))
    assert other.delete_run(kept.id) == kept
    assert (store.runs(), store.new_id(MORNING) == kept.id) == ((), False)
    with pytest.raises(Missing):
        store.delete_run(kept.id)
    with pytest.raises(Missing):
        store.put_run(_run(store.new_id(MORNING + timedelta(days=1)), 1), instead_of=kept.id)
    assert store.runs() == ()
    store.put_run(kept)
    assert other.runs() == (kept,)
    assert _tables(place)["tombstones"] == {}


def test_a_run_moved_to_another_day_stands_there_once(place: Place) -> None:
    store = place.open()
    old = store.put_run(_run(store.new_id(MORNING), kind=RunKind.LONG))
    moved = replace(old, id=store.new_id(MORNING - timedelta(days=3)), started_at=MORNING - timedelta(days=3))
    store.put_run(moved, instead_of=old.id)
    assert place.open().runs() == (moved,)


def test_a_run_that_does_not_read_is_left_out_counted_and_kept(place: Place) -> None:
    store = place.open()
    good = store.put_run(_run(5))
    store.complete(a_session(7))
    tables = _tables(place)
    tables["runs"]["6"] = msgspec.Raw(b'{"id":6,"kind":"backwards"}')
    place.put(msgspec.json.encode(tables))
    store = place.open()
    assert store.runs() == (good,)
    with pytest.raises(Missing, match="cannot be read"):
        store.delete_run(6)
    assert store.unreadable_records() == 1
    assert any("1 of the stored runs cannot be read" in problem for problem in store.check().problems)
    store.put_run(_run(8))
    assert bytes(_tables(place)["runs"]["6"]) == b'{"id":6,"kind":"backwards"}'
    with pytest.raises(ValueError, match="read back"):
        store.put_run(_run(9, distance_m=float("nan")))


def test_body_mass_keeps_its_unit_and_a_day_has_one(place: Place) -> None:
    store = place.open()
    store.weigh(70.0, WeightUnit.KG)
    store.weigh(71.0, WeightUnit.KG)
    place.clock.days(1)
    told = store.weigh(68.0388555, WeightUnit.LB)
    assert (told.body_mass_kg, told.body_mass_unit) == (68.0388555, WeightUnit.LB)
    assert [(each.kg, each.unit) for each in place.open().weigh_ins()] == [
        (68.0388555, WeightUnit.LB),
        (71.0, WeightUnit.KG),
    ]


def test_the_file_still_opens_in_stock_tinydb(disk: Place) -> None:
    store = disk.open()
    store.change_profile(_told)
    store.put_run(_run(12))
    with TinyDB(disk.file, access_mode="r") as plain:
        assert plain.table("profile").get(doc_id=1)["level"] == "intermediate"
        assert [run["distance_m"] for run in plain.table("runs")] == [8000]


def test_a_folder_that_cannot_be_written_keeps_what_was_told_as_it_is() -> None:
    folder = Path("/home/runner/data")
    system = MemoryOs(folder)
    place = Place(folder, system, Clock())
    told = place.open().change_profile(_told)
    system.may_write = False
    store = place.open()
    for act in (
        lambda: store.change_profile(lambda _: Profile()),
        lambda: store.put_run(_run(1)),
        lambda: store.weigh(70, WeightUnit.KG),
    ):
        with pytest.raises(StoreReadOnly):
            act()
    assert place.open().profile() == told
