"""A copy of what was trained lately, beside the history: with it Today stands before a lifetime is read.

It is believed for exactly the file it was made from, by the program that made it; losing it costs nothing.
"""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from runstrength_tui import __version__
from runstrength_tui.domain.session import Session
from runstrength_tui.store.os_layer import OsLayer, Stamp, write_lightly
from runstrength_tui.store.records import FILE_NAME, Lately

COPY_NAME: Final = ".lately.json"
_BACK: Final = timedelta(days=120)
"""How far back the rules and the coach look; the newest sessions belong to it however old they are."""
_LEAST: Final = 60


class LatelyCopy(Struct, frozen=True, kw_only=True):
    """What was trained lately, and which state of the history that is from."""

    made_by: str = __version__
    stamp: Stamp
    day: date
    lately: Lately


def belongs(place: int, session: Session, now: datetime) -> bool:
    """Whether a session, the so-many-newest, is among those that were trained lately."""
    return place < _LEAST or session.started_at >= now - _BACK


def first_moment(now: datetime) -> datetime:
    """Return the moment from which on runs were run lately."""
    return now - _BACK


def read_copy(folder: Path, now: datetime, system: OsLayer | None = None) -> LatelyCopy | None:
    """Return the copy, cut to what is lately now; None where it is not of the history as it is."""
    system = system or OsLayer()
    try:
        stamp = system.stat(system.realpath(folder / FILE_NAME))
        copy = msgspec.json.decode((folder / COPY_NAME).read_bytes(), type=LatelyCopy)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if (copy.made_by, copy.stamp) != (__version__, stamp) or copy.day > now.date():
        return None
    lately, since = copy.lately, first_moment(now)
    sessions = tuple(each for place, each in enumerate(lately.sessions) if belongs(place, each, now))
    runs = tuple(run for run in lately.runs if run.started_at >= since)
    return replace(copy, day=now.date(), lately=replace(lately, sessions=sessions, runs=runs))


def write_copy(folder: Path, copy: LatelyCopy) -> None:
    """Write the copy in place of the one there; where that cannot be, there is none of this state."""
    with contextlib.suppress(OSError):
        write_lightly(folder / COPY_NAME, msgspec.json.encode(copy))
