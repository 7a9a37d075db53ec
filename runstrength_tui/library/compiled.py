"""The compiled copy of the library: one JSON file in the cache folder that loads in a blink.

Reading some thirty TOML files takes longer than drawing the first screen; the copy does not. It is only
ever a copy: whatever is wrong with it, it is made anew from the files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Raw, Struct

from runstrength_tui import __version__
from runstrength_tui.domain.exercise import Exercise
from runstrength_tui.domain.plan import Plan
from runstrength_tui.library.faults import Fault

DATA: Final = Path(__file__).resolve().parent.parent / "data"
"""Our own exercises and plans, beside the code in a checkout and in a wheel alike."""
COPY = "library.json"
FORMAT = 4
"""Raised by hand when the same files would compile to something else."""
NO_RULES = Raw(b"null")
KINDS = ("exercises", "figures", "plans")


class Stamp(Struct, frozen=True, array_like=True):
    """What tells a changed file from an unchanged one; a size of -1: it cannot be looked at."""

    path: str
    size: int
    mtime_ns: int


class Compiled(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the library files say, and what they were when they said it."""

    exercises: tuple[Exercise, ...]
    plans: tuple[Plan, ...]
    own_plans: dict[str, str] = {}
    """The file of each plan of a person's own, by the plan's id."""
    faults: tuple[Fault, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    rules: Raw = NO_RULES
    """Not decoded before a session asks for them; ``NO_RULES`` where their file is at fault."""
    app: str = __version__
    format: int = FORMAT


class _Sealed(Struct, frozen=True, forbid_unknown_fields=True):
    crc: int
    body: Raw


def stamps_of(folders: Iterable[Path]) -> tuple[Stamp, ...]:
    """Return the stamps of every ``*.toml`` in the folders' ``exercises``, ``figures`` and ``plans``.

    A missing folder holds nothing; one that cannot be listed has a stamp of its own.
    """
    stamps: list[Stamp] = []
    for folder in folders:
        for kind in KINDS:
            where = os.path.join(folder, kind)
            try:
                with os.scandir(where) as entries:
                    found = sorted(
                        entry.path
                        for entry in entries
                        if entry.name.endswith(".toml") and not entry.name.startswith(".")
                    )
            except FileNotFoundError:
                continue
            except OSError:
                stamps.append(Stamp(where, -1, 0))
                continue
            stamps += map(stamp_of, found)
    return tuple(stamps)


def load(cache: Path, stamps: tuple[Stamp, ...]) -> Compiled | None:
    """Return the copy if it is whole and made from exactly these files by this version, else None."""
    try:
        sealed = msgspec.json.decode((cache / COPY).read_bytes(), type=_Sealed)
        if crc32(sealed.body) != sealed.crc:
            return None
        found = msgspec.json.decode(sealed.body, type=Compiled)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    is_fresh = (found.format, found.app, found.stamps) == (FORMAT, __version__, stamps)
    return found if is_fresh else None


def save(cache: Path, compiled: Compiled) -> None:
    """Keep the copy, readable by its owner alone; a folder that cannot be written is no error."""
    from runstrength_tui.whole_file import write_whole

    body = msgspec.json.encode(compiled)
    data = msgspec.json.encode(_Sealed(crc32(body), Raw(body)))
    with suppress(OSError):
        write_whole(cache / COPY, data, lasting=False)


def stamp_of(path: str) -> Stamp:
    """Return the stamp of one file."""
    try:
        found = os.stat(path)
    except OSError:
        return Stamp(path, -1, 0)
    return Stamp(path, found.st_size, found.st_mtime_ns)
