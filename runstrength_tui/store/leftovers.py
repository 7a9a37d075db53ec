"""What a crash, or another terminal, left of sessions under way: found, read, set aside, put in order."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from runstrength_tui.domain.live.closing import ended_log
from runstrength_tui.domain.live.events import Event, Header, Reopened
from runstrength_tui.domain.session import Session
from runstrength_tui.errors import BadFile, Missing, NotStored, RunStrengthError, SessionHeld, StoreReadOnly
from runstrength_tui.store.live_lock import LIVE_FOLDER, Holder, LiveLock
from runstrength_tui.store.live_log import LogContents, LogDamaged, LogNewer, read_log
from runstrength_tui.store.os_layer import OsLayer, clean, exists, names, sync_names, write_atomically
from runstrength_tui.store.store import Store
from runstrength_tui.store.transaction import refusal

_LOG_NAME: Final = re.compile(r"(-?[0-9]+)\.jsonl")


class Found(Struct, frozen=True, kw_only=True):
    """A session that was begun and not finished, with the lock, or with who has it."""

    folder: Path
    path: Path
    contents: LogContents | None
    """What it held when it was found; None when it cannot be read (``resume`` says why)."""
    lock: LiveLock | None
    holder: Holder | None
    """The process that has it; None with ``lock`` None: the folder can only be read."""

    def release(self) -> None:
        """Give up the lock without going on."""
        if self.lock is not None:
            self.lock.release()


class Leftovers(Struct, frozen=True, kw_only=True):
    """What was put in order at the start."""

    completed: tuple[Session, ...] = ()
    """Sessions that were finished and are stored now."""
    told: tuple[str, ...] = ()
    """What the person should hear, a sentence each."""


def find(folder: Path, system: OsLayer | None = None) -> Found | None:
    """Return the newest session of the data folder that has not ended, or None.

    Its lock comes with it, so that two terminals that start at once do not both go on: hand it to
    ``SessionUnderWay.resume``, or release it.
    """
    system = system or OsLayer()
    if not logs(folder, system):
        return None
    lock: LiveLock | None = None
    holder: Holder | None = None
    with contextlib.suppress(StoreReadOnly, NotStored):
        taken = LiveLock.acquire(folder, system)
        lock, holder = (taken, None) if isinstance(taken, LiveLock) else (None, taken)
    for path in reversed(logs(folder, system)):
        contents: LogContents | None = None
        try:
            contents = read_log(path, system)
        except FileNotFoundError:
            continue
        except (LogDamaged, LogNewer, OSError):
            pass
        if contents is None or ended_log(contents.events) is None:
            return Found(folder=folder, path=path, contents=contents, lock=lock, holder=holder)
    if lock is not None:
        lock.release()
    return None


def complete_leftovers(
    folder: Path,
    store: Store,
    build: Callable[[Header, Sequence[Event]], Session],
    system: OsLayer | None = None,
) -> Leftovers:
    """Put in order what a crash left behind; to be called at the start, before ``find``.

    A log that ends in *Finished* is stored, unless its session is stored or was deleted, and removed; where
    it was reopened, it takes the place of what was stored before. A log that was reopened and not finished
    again takes its session back from the store. One that goes on although
    its session is stored is an old copy: it is set aside. Another process's session is left alone.
    Raises nothing for one log: what failed stays for the next start, and is told.
    """
    system = system or OsLayer()
    if not logs(folder, system):
        return Leftovers()
    try:
        lock = LiveLock.acquire(folder, system)
    except RunStrengthError:
        return Leftovers()
    if isinstance(lock, Holder):
        return Leftovers()
    completed: list[Session] = []
    told: list[str] = []
    try:
        clean(system, folder / LIVE_FOLDER, "")
        for path in logs(folder, system):
            try:
                contents = read_log(path, system)
            except (LogDamaged, LogNewer, OSError):
                continue
            try:
                _put_in_order(path, contents, store, build, system, completed, told)
            except RunStrengthError as error:
                told.append(str(error))
            except OSError as error:
                told.append(str(refusal(error, path)))
    finally:
        lock.release()
    return Leftovers(completed=tuple(completed), told=tuple(told))


def _put_in_order(
    path: Path,
    contents: LogContents,
    store: Store,
    build: Callable[[Header, Sequence[Event]], Session],
    system: OsLayer,
    completed: list[Session],
    told: list[str],
) -> None:
    header, events = contents.header, contents.events
    if ended_log(events) is not None:
        if contents.damaged:
            told.append(set_aside(path, contents, system))
        session = build(header, events)
        stored = store.session(session.id)
        older = stored is not None and stored.updated < session.updated
        if store.complete(session, replace=older and _was_reopened(events)):
            completed.append(session)
        system.unlink(path)
        sync_names(system, path.parent)
    elif _was_reopened(events):
        store.withdraw(header.session)
    elif store.session(header.session) is not None:
        aside = _move_aside(path, "old", system)
        told.append(f"The session under way was stored already, so its old file is kept as {aside.name}.")


def _was_reopened(events: Sequence[Event]) -> bool:
    return any(isinstance(event, Reopened) for event in events)


def log_path(folder: Path, header: Header) -> Path:
    """Return where the log of a session lies."""
    return folder / LIVE_FOLDER / f"{header.session}.jsonl"


def logs(folder: Path, system: OsLayer) -> list[Path]:
    """Return the logs of a data folder, the oldest session's first; copies set aside are none."""
    live = folder / LIVE_FOLDER
    found = [match for name in names(system, live) if (match := _LOG_NAME.fullmatch(name))]
    return [live / match[0] for match in sorted(found, key=lambda match: int(match[1]))]


def under_way(folder: Path, system: OsLayer | None = None) -> tuple[int, ...]:
    """Return the ids of sessions that are under way or wait to be stored; nothing is read or locked."""
    return tuple(int(path.stem) for path in logs(folder, system or OsLayer()))


def refuse_second(folder: Path, system: OsLayer) -> None:
    """Raise SessionHeld when a session is under way already; one that only waits to be stored is not."""
    for path in logs(folder, system):
        with contextlib.suppress(LogDamaged, FileNotFoundError):
            if ended_log(read_log(path, system).events) is None:
                raise SessionHeld("A session is under way already; go on with it, or finish it first.")


def read_own(path: Path, system: OsLayer) -> LogContents:
    """Return what a log holds whose lock we have; one without a readable beginning is set aside.

    Raises Missing when it is gone, LogDamaged, LogNewer, BadFile when the disk does not read, and OSError.
    """
    try:
        return read_log(path, system)
    except FileNotFoundError:
        raise Missing(
            "The session is not under way any more: it was finished or left out elsewhere."
        ) from None
    except LogDamaged as error:
        aside = _move_aside(path, "damaged", system)
        raise LogDamaged(
            f"The session under way cannot be read, its file is damaged; it is kept as {aside.name}."
        ) from error
    except OSError as error:
        raise BadFile(f"{path} cannot be read ({error.strerror}); please try again.") from error


def set_aside(path: Path, contents: LogContents, system: OsLayer) -> str:
    """Keep a damaged log under a second name, before the first gets a sound file; return what to tell.

    Raises OSError.
    """
    aside = _free_name(path, "damaged", system)
    try:
        system.link(path, aside)
    except OSError:
        write_atomically(system, aside, path.read_bytes())
    sync_names(system, path.parent)
    if contents.lost:
        what = "One entry" if contents.lost == 1 else f"{contents.lost} entries"
        return (
            f"{what} of this session could not be read, so please check your sets; "
            f"the damaged file is kept as {aside.name}."
        )
    return (
        f"The file of this session was damaged, so please check your last sets; it is kept as {aside.name}."
    )


def _move_aside(path: Path, word: str, system: OsLayer) -> Path:
    aside = _free_name(path, word, system)
    system.replace(path, aside)
    sync_names(system, path.parent)
    return aside


def _free_name(path: Path, word: str, system: OsLayer) -> Path:
    number = 1
    while exists(system, aside := path.with_name(f"{path.stem}.{word}-{number}.jsonl")):
        number += 1
    return aside
