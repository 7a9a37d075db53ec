"""What a file of ours must look like, and how an older layout becomes the present one."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Raw, Struct

from runstrength_tui.domain.exercise import LoadKind, Measure
from runstrength_tui.domain.session import (
    Effort,
    ExerciseRecord,
    Load,
    Session,
    SetRecord,
    Target,
    TimingSource,
)
from runstrength_tui.store.ids import EPOCH, RANDOM_BITS, new_id
from runstrength_tui.store.records import META_ID, TABLES, Meta, TrashRecord

Tables = dict[str, dict[str, Raw]]

SCHEMA_VERSION: Final = 2

_TABLES: Final = msgspec.json.Decoder(Tables)
_META: Final = msgspec.json.Decoder(Meta)


class NotOurs(Exception):
    """The bytes are no store that this version reads; ``str(error)`` completes "the file ..."."""


def new_tables() -> Tables:
    """Return an empty store of the present version with an identity of its own."""
    meta = Meta(schema_version=SCHEMA_VERSION, store=os.urandom(16).hex())
    return {name: {} for name in TABLES} | {"meta": {META_ID: Raw(msgspec.json.encode(meta))}}


def understand(data: bytes) -> tuple[Tables, int]:
    """Return a file's tables, in the present layout, and the schema version it was found in.

    Documents stay undecoded, and tables we do not know are carried along. Raises NotOurs.
    """
    if not data:
        raise NotOurs("is empty")
    if not data.strip(b"\0"):
        raise NotOurs("holds nothing but zero bytes")
    try:
        tables = _TABLES.decode(data)
        meta = _META.decode(tables["meta"][META_ID])
    except (msgspec.ValidationError, KeyError, RecursionError):
        raise NotOurs("is not a RunStrength file") from None
    except msgspec.DecodeError as error:
        broken = "truncated" in str(error)
        raise NotOurs("breaks off in the middle" if broken else f"is damaged ({error})") from None
    except UnicodeDecodeError:
        raise NotOurs("is damaged (it is not text)") from None
    if meta.schema_version > SCHEMA_VERSION:
        raise NotOurs(
            f"was written by a newer RunStrength (its format is version {meta.schema_version}, "
            f"this one reads up to version {SCHEMA_VERSION})"
        )
    if meta.schema_version < 1 or not _ids_are_whole(tables):
        raise NotOurs("is not a RunStrength file")
    return migrate(tables, meta), meta.schema_version


def _ids_are_whole(tables: Tables) -> bool:
    """TinyDB turns every key into an int and back; only keys that survive that keep their record."""
    try:
        return all(str(int(key)) == key for name in TABLES for key in tables.get(name, ()))
    except ValueError:
        return False


def migrate(tables: Tables, meta: Meta) -> Tables:
    """Return ``tables`` in the present layout, one step a version; nothing is written."""
    for version in range(meta.schema_version, SCHEMA_VERSION):
        tables = _STEPS[version](tables)
        meta = msgspec.structs.replace(
            meta, schema_version=version + 1, store=meta.store or os.urandom(16).hex()
        )
        tables["meta"] = tables["meta"] | {META_ID: Raw(msgspec.json.encode(meta))}
    return tables


class _SetV1(Struct):
    exercise: str
    reps: int
    load_kg: float = 0.0
    rpe: float | None = None
    started: float = 0.0
    seconds: float = 0.0
    note: str = ""


class _SessionV1(Struct):
    started: float
    ended: float
    sets: tuple[_SetV1, ...]
    note: str = ""


def _from_version_1(tables: Tables) -> Tables:
    """Version 1 kept times as Unix seconds and a session's sets in one flat list.

    Ids become the present time-ordered ones, always the same for the same file, so that two copies of it
    stay copies. A record that does not read is carried along as it is.
    """
    taken: set[int] = set()
    sessions: dict[str, Raw] = {}
    trash: dict[str, Raw] = {}
    for old_id, raw in tables.get("sessions", {}).items():
        session = _session_from_version_1(raw, old_id, taken)
        key = str(session.id) if session else _free(old_id, taken)
        sessions[key] = Raw(msgspec.json.encode(session)) if session else raw
    for old_id, raw in tables.get("trash", {}).items():
        session = _session_from_version_1(raw, old_id, taken)
        if session is None:
            trash[_free(old_id, taken)] = raw
            continue
        record = TrashRecord(
            deleted_at=session.ended_at,
            updated=session.ended_at,
            session=Raw(msgspec.json.encode(session)),
        )
        trash[str(session.id)] = Raw(msgspec.json.encode(record))
    return {name: {} for name in TABLES} | tables | {"sessions": sessions, "trash": trash}


def _free(old_id: str, taken: set[int]) -> str:
    found = int(old_id)
    while found in taken:
        found += 1
    taken.add(found)
    return str(found)


def _session_from_version_1(raw: Raw, old_id: str, taken: set[int]) -> Session | None:
    try:
        old = msgspec.json.decode(raw, type=_SessionV1)
        started, ended = _moment(old.started), _moment(old.ended)
        exercises = tuple(
            _exercise_from_version_1(tuple(done for done in old.sets if done.exercise == exercise), old.ended)
            for exercise in dict.fromkeys(done.exercise for done in old.sets)
        )
        low = int(old_id) & ((1 << RANDOM_BITS) - 1)
        session_id = new_id(started, taken.__contains__, lambda _: low)
    except (msgspec.MsgspecError, ValueError, OverflowError, OSError):
        return None
    taken.add(session_id)
    return Session(
        id=session_id,
        started_at=started,
        ended_at=ended,
        updated=ended,
        exercises=exercises,
        note=old.note,
    )


def _exercise_from_version_1(sets: tuple[_SetV1, ...], ended: float) -> ExerciseRecord:
    exercise = sets[0].exercise
    held = all(done.reps == 0 and done.seconds >= 1 for done in sets)
    return ExerciseRecord(
        exercise=exercise,
        rung="",
        name=exercise[:1].upper() + exercise[1:],
        measure=Measure.SECONDS if held else Measure.REPS,
        planned_sets=len(sets),
        sets=tuple(_set_from_version_1(done, held, ended) for done in sets),
        note="; ".join(dict.fromkeys(done.note for done in sets if done.note)),
    )


def _set_from_version_1(old: _SetV1, held: bool, ended: float) -> SetRecord:
    count = round(old.seconds) if held else old.reps
    load = Load(kind=LoadKind.EXTERNAL, kg=old.load_kg) if old.load_kg else Load()
    return SetRecord(
        count=count,
        load=load,
        target=Target(count=count, load=load),
        done_at=_moment(old.started + old.seconds if old.started else ended),
        source=TimingSource.TYPED,
        effort=_effort(old.rpe),
    )


def _effort(rpe: float | None) -> Effort | None:
    """RIR = 10 - RPE; RPE 0 was "not said"."""
    if not rpe:
        return None
    left = 10 - rpe
    return Effort.EASY if left >= 4 else Effort.GOOD if left >= 2 else Effort.HARD


def _moment(seconds: float) -> datetime:
    if seconds < EPOCH.timestamp():
        raise ValueError("before there was a version 1")
    return datetime.fromtimestamp(seconds, UTC)


_STEPS: Final[dict[int, Callable[[Tables], Tables]]] = {1: _from_version_1}
