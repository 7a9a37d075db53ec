"""If these fail, an export loses something, or bringing two copies together loses or doubles training."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from msgspec import Raw
from msgspec.structs import replace

from runstrength_tui.domain.profile import Profile
from runstrength_tui.domain.session import Session
from runstrength_tui.domain.whole import Kept, Odd, Whole
from runstrength_tui.exchange.whole_json import read_whole, whole_chunks
from runstrength_tui.store.merging import Merged, merge
from runstrength_tui.store.migrations import Tables, new_tables, understand
from runstrength_tui.store.whole import whole_of
from tests.exchange.records import stores
from tests.store.sample import MORNING, a_session

LATER = MORNING + timedelta(days=1)
ID = 8_000_000_000_000


def _raw(record: object) -> Raw:
    return Raw(msgspec.json.encode(record))


def _with(**tables: dict[str, Raw]) -> Tables:
    return new_tables() | tables


def _holding(session: Session) -> Tables:
    return _with(sessions={str(session.id): _raw(session)})


def _deleted(session: Session, at: datetime) -> Tables:
    return _with(trash={str(session.id): _raw({"deleted_at": at, "updated": at, "session": session})})


def _gone(session: Session, at: datetime) -> Tables:
    return _with(tombstones={str(session.id): _raw({"deleted_at": at, "updated": at})})


def _tallies(merged: Merged) -> dict[str, dict[str, int]]:
    return {
        tally.table: {
            name: value for name, value in msgspec.to_builtins(tally).items() if name != "table" and value
        }
        for tally in merged.tallies
    }


def _exported(tables: Tables) -> bytes:
    return b"".join(whole_chunks(whole_of(tables)))


@given(stores())
@settings(max_examples=60, deadline=None)
def test_out_and_into_an_empty_store_and_out_again_gives_the_same_bytes(tables: Tables) -> None:
    out = _exported(tables)
    merged = merge(new_tables(), read_whole(out))
    assert merged.unread == ()
    assert _exported(merged.tables) == out
    again, _ = understand(msgspec.json.encode(merged.tables))
    assert _exported(again) == out


@given(stores(), stores())
@settings(max_examples=60, deadline=None)
def test_bringing_in_the_same_twice_adds_nothing_and_nothing_here_is_lost(
    ours: Tables, theirs: Tables
) -> None:
    whole = whole_of(theirs)
    once = merge(ours, whole)
    twice = merge(once.tables, whole)
    assert twice.tables == once.tables
    assert twice.changes == 0
    for name in ("sessions", "runs"):
        for key in ours[name]:
            assert any(key in once.tables[table] for table in (name, "trash"))
    for key in (*ours["trash"], *ours["tombstones"]):
        assert not any(key in once.tables[name] for name in ("sessions", "runs"))


def test_of_two_forms_of_one_session_the_one_changed_later_stays() -> None:
    ours, theirs = a_session(ID), replace(a_session(ID), note="corrected", updated=LATER)
    newer = merge(_holding(ours), whole_of(_holding(theirs)))
    older = merge(_holding(theirs), whole_of(_holding(ours)))
    assert _tallies(newer) == {"sessions": {"newer": 1}}
    assert _tallies(older) == {"sessions": {"same": 1}}
    assert newer.tables["sessions"] == older.tables["sessions"] == _holding(theirs)["sessions"]


def test_what_was_deleted_here_stays_deleted() -> None:
    session = replace(a_session(ID), updated=LATER)
    for ours in (_deleted(session, MORNING), _gone(session, MORNING)):
        merged = merge(ours, whole_of(_holding(session)))
        assert _tallies(merged) == {"sessions": {"deleted": 1}}
        assert merged.tables == ours


@pytest.mark.parametrize("away", [_deleted, _gone])
def test_what_was_deleted_there_goes_to_the_trash_here_unless_it_was_changed_since(away: object) -> None:
    session = a_session(ID)
    theirs = whole_of(away(session, LATER))  # type: ignore[operator]
    merged = merge(_holding(session), theirs)
    assert merged.tables["sessions"] == {}
    assert bytes(_raw(session)) in [
        bytes(raw)[-len(bytes(_raw(session))) - 1 : -1] for raw in merged.tables["trash"].values()
    ]
    changed = _holding(replace(session, updated=LATER + timedelta(hours=1)))
    assert merge(changed, theirs).tables == changed


def test_something_in_the_trash_here_that_does_not_read_stays_and_stops_nothing() -> None:
    damaged = _with(trash={str(ID): _raw({"deleted_at": "x"})})
    merged = merge(damaged, whole_of(_deleted(a_session(ID), LATER)))
    assert merged.tables == damaged and _tallies(merged) == {"trash": {"same": 1}}


def test_the_same_workout_of_another_tracker_is_not_there_twice() -> None:
    origin = "strong 2020-12-30T18:51 Push"
    ours, theirs = replace(a_session(ID), origin=origin), replace(a_session(ID + 9), origin=origin)
    assert merge(_holding(ours), whole_of(_holding(theirs))).changes == 0
    lines = (replace(ours, origin="line"), replace(theirs, origin="line"))
    assert merge(_holding(lines[0]), whole_of(_holding(lines[1]))).changes == 1


def test_facts_told_in_two_places_come_together() -> None:
    here = Profile(updated=LATER, body_mass_kg=70)
    there = msgspec.convert(
        {
            "updated": MORNING.isoformat(),
            "body_mass_kg": 80,
            "own_exercises": [{"id": "own-cable-crunch", "name": "Cable crunch"}],
            "pains": [{"area": "knee", "score": 4, "at": MORNING.isoformat()}],
        },
        Profile,
    )
    merged = merge(_with(profile={"1": _raw(here)}), whole_of(_with(profile={"1": _raw(there)})))
    both = msgspec.json.decode(merged.tables["profile"]["1"], type=Profile)
    assert (both.body_mass_kg, both.updated) == (70, LATER)
    assert (both.own_exercises, both.pains) == (there.own_exercises, there.pains)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"id":1}',
        b"[]",
        bytes(_raw(a_session(2))),
        bytes(_raw(replace(a_session(1), started_at=MORNING.replace(tzinfo=None)))),
    ],
)
def test_a_record_that_does_not_read_is_named_and_left_out(raw: bytes) -> None:
    merged = merge(new_tables(), Whole(sessions=(Kept(1, Raw(raw)),)))
    assert [(each.table, each.id) for each in merged.unread] == [("sessions", 1)]
    assert merged.tables["sessions"] == {}


@pytest.mark.parametrize("field", ["updated", "started_at"])
def test_a_record_with_a_time_without_its_offset_stops_no_import(field: str) -> None:
    """Made by hand, here or there, it cannot be put in order: it stays where it is, the rest comes in."""
    session = a_session(ID)
    odd = _with(sessions={str(ID): _raw(replace(session, **{field: MORNING.replace(tzinfo=None)}))})
    for theirs in (_holding(session), _deleted(session, LATER), _gone(session, LATER)):
        whole = whole_of(theirs)
        assert merge(odd, whole).tables["sessions"] == odd["sessions"]
        assert merge(odd, replace(whole, runs=(Kept(1, _raw({"id": 1})),))).unread[0].id == 1
    assert merge(_holding(session), whole_of(odd)).tables["sessions"] == _holding(session)["sessions"]


def test_facts_of_a_person_with_a_time_without_its_offset_stay_where_they_are() -> None:
    good, bad = ({"updated": at, "level": "beginner"} for at in (LATER, LATER.replace(tzinfo=None)))
    ours = _with(profile={"1": _raw(bad)})
    assert merge(ours, whole_of(_with(profile={"1": _raw(good)}))).tables["profile"] == ours["profile"]


def test_no_file_can_rename_a_store_in_use_or_reach_its_own_tables() -> None:
    ours = _holding(a_session(ID))
    odd = (Odd("meta", 1, Raw(b"{}")), Odd("changes", 1, Raw(b"{}")), Odd("plans", 1 << 60, Raw(b"{}")))
    merged = merge(ours, Whole(store="other", odd=odd))
    assert merged.tables == ours
    assert len(merged.unread) == 3
