"""Everything as one JSON file: our own format, which loses nothing, out and back in.

The file is one object, a record a line::

    {"format":"runstrength","version":1,"store":"5f0c…",
    "profile":{"updated":"2026-11-20T07:12:00+01:00","level":"beginner"},
    "weigh_ins":[
    {"id":…,"at":…,"updated":…,"kg":70.5}
    ],
    "runs":[],
    "sessions":[],
    "trash":[
    {"id":…,"record":{"deleted_at":…,"updated":…,"session":{…}}}
    ],
    "tombstones":[],
    "odd":[]}

``store`` is a random name that a history and its copies share. Records stand as ``runstrength.json`` holds
them, each kind by ascending id; their fields are those of the structs ``Profile``, ``WeighIn``, ``Run`` and
``Session`` in ``runstrength_tui/domain``. Times are ISO 8601 with their UTC offset, weights kilograms,
distances metres or, where the field says so, centimetres. ``trash`` is what was deleted and can be brought
back, ``tombstones`` are the ids of what is gone for good, ``odd`` are records (with their ``table``) that the
version which wrote the file could not read itself. A field that holds its default is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec
from msgspec import Raw, Struct

from runstrength_tui.domain.whole import Kept, Odd, Whole
from runstrength_tui.errors import BadFile

FORMAT: Final = "runstrength"
VERSION: Final = 1

_DEEPEST: Final = 300
"""Levels that are left for whoever reads it later from deep inside the app."""
_CHUNK: Final = 1 << 16
_NOTHING: Final = Raw(b"null")


class _Numbered(Struct):
    """A record whose form does not hold its id."""

    id: int
    record: Raw


class _Odd(Struct):
    table: str
    id: int
    record: Raw


class _WithId(Struct):
    id: int


class _Kind(Struct):
    format: Literal["runstrength"]
    version: int


class _File(Struct):
    """The whole file; what a later version adds to it is passed over."""

    format: str
    version: int
    store: str = ""
    profile: Raw = _NOTHING
    weigh_ins: tuple[Raw, ...] = ()
    runs: tuple[Raw, ...] = ()
    sessions: tuple[Raw, ...] = ()
    trash: tuple[_Numbered, ...] = ()
    tombstones: tuple[_Numbered, ...] = ()
    odd: tuple[_Odd, ...] = ()


def whole_chunks(whole: Whole) -> Iterator[bytes]:
    """Yield the file piece by piece: the same bytes for the same records."""
    encode = msgspec.json.encode
    yield b'{"format":%b,"version":%d,"store":%b,\n' % (encode(FORMAT), VERSION, encode(whole.store))
    yield b'"profile":%b,\n' % (b"null" if whole.profile is None else bytes(whole.profile))
    yield from _section(b"weigh_ins", (bytes(kept.raw) for kept in whole.weigh_ins))
    yield from _section(b"runs", (bytes(kept.raw) for kept in whole.runs))
    yield from _section(b"sessions", (bytes(kept.raw) for kept in whole.sessions))
    yield from _section(b"trash", map(_numbered, whole.trash))
    yield from _section(b"tombstones", map(_numbered, whole.tombstones))
    odd = (encode(_Odd(each.table, each.id, each.raw)) for each in whole.odd)
    yield from _section(b"odd", odd, end=b"}\n")


def _section(name: bytes, records: Iterable[bytes], end: bytes = b",\n") -> Iterator[bytes]:
    """Yield a list, a record a line, in pieces of some size."""
    part = bytearray(b'"%b":[' % name)
    first = True
    for record in records:
        part += b"\n" if first else b",\n"
        part += record
        first = False
        if len(part) >= _CHUNK:
            yield bytes(part)
            part.clear()
    yield bytes(part) + (b"]" if first else b"\n]") + end


def _numbered(kept: Kept) -> bytes:
    return b'{"id":%d,"record":%b}' % (kept.id, bytes(kept.raw))


def is_whole(data: bytes) -> bool:
    """Whether a file says that it is of our own format, whatever else may be wrong with it."""
    try:
        msgspec.json.decode(data, type=_Kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return b'"format":"runstrength"' in data[:200].replace(b" ", b"")
    return True


def read_whole(data: bytes) -> Whole:
    """Return what a file of our own format holds; whether each record reads is for the store to say.

    Raises BadFile, with the line where there is one to name.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        data.decode()
        kind = msgspec.json.decode(data, type=_Kind)
        if kind.version > VERSION:
            raise BadFile(
                f"The file was written by a newer RunStrength (its format is version {kind.version}, this "
                f"one reads up to version {VERSION}): nothing was stored; bring this one up to date first."
            )
        msgspec.json.decode(b"[" * _DEEPEST + data + b"]" * _DEEPEST, type=Raw)
        found = msgspec.json.decode(data, type=_File)
    except UnicodeDecodeError as error:
        raise _bad(data, error.start, "is damaged (it is not text)") from None
    except RecursionError:
        raise BadFile("The file is nested more deeply than any of ours: nothing was stored.") from None
    except msgspec.ValidationError as error:
        raise BadFile(f"The file is no export of RunStrength ({error}): nothing was stored.") from None
    except msgspec.DecodeError as error:
        if "truncated" in str(error):
            raise _bad(data, len(data), "is where the file breaks off") from None
        place = str(error).rpartition("(byte ")[2].rstrip(")")
        raise _bad(data, int(place) if place.isdecimal() else 0, "is damaged") from None
    return Whole(
        store=found.store,
        profile=None if found.profile == _NOTHING else _compact(found.profile),
        weigh_ins=_kept(data, found.weigh_ins),
        runs=_kept(data, found.runs),
        sessions=_kept(data, found.sessions),
        trash=tuple(Kept(each.id, _compact(each.record)) for each in found.trash),
        tombstones=tuple(Kept(each.id, _compact(each.record)) for each in found.tombstones),
        odd=tuple(Odd(each.table, each.id, _compact(each.record)) for each in found.odd),
    )


def line_of(data: bytes, doc_id: int) -> int:
    """Return the line of a file on which the record with this id stands, 0 where it cannot be told."""
    place = data.find(b'"id":%d,' % doc_id)
    return _line(data, place) if place >= 0 else 0


def _kept(data: bytes, raws: tuple[Raw, ...]) -> tuple[Kept, ...]:
    return tuple(Kept(_id_of(data, raw), _compact(raw)) for raw in raws)


def _id_of(data: bytes, raw: Raw) -> int:
    try:
        return msgspec.json.decode(raw, type=_WithId).id
    except msgspec.ValidationError:
        raise _bad(data, data.find(bytes(raw)), "is a record without its number") from None


def _compact(raw: Raw) -> Raw:
    return Raw(msgspec.json.format(raw, indent=-1))


def _bad(data: bytes, place: int, what: str) -> BadFile:
    return BadFile(f"Line {_line(data, place)} {what}: nothing was stored.")


def _line(data: bytes, place: int) -> int:
    return data[: max(0, place)].count(b"\n") + 1
