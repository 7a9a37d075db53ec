"""What there is to find in one run's folders, looked at without changing anything."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from runstrength_tui import __version__
from runstrength_tui.domain.live.fold import fold
from runstrength_tui.errors import BadFile
from runstrength_tui.library.building import build
from runstrength_tui.library.compiled import DATA, stamps_of
from runstrength_tui.settings import read_settings
from runstrength_tui.store.leftovers import logs
from runstrength_tui.store.live_lock import LIVE_FOLDER, Holder, process_start
from runstrength_tui.store.live_log import read_log
from runstrength_tui.store.os_layer import OsLayer
from runstrength_tui.store.records import StoreReport
from runstrength_tui.store.report import examine

if TYPE_CHECKING:
    from runstrength_tui.paths import Places


class Folder(Struct, frozen=True, kw_only=True):
    """A folder that is used, and whether it is there yet; it is made when first needed."""

    path: Path
    exists: bool


class UnderWay(Struct, frozen=True, kw_only=True):
    """The log of a session that is not in the history yet."""

    file: Path
    started_at: datetime | None = None
    plan_name: str = ""
    sets: int = 0
    finished: bool = False
    """It goes into the history at the next start."""


class Held(Struct, frozen=True, kw_only=True):
    """The process that has the session under way."""

    pid: int
    host: str
    terminal: str
    here: bool
    """It runs on this machine, now; one elsewhere cannot be seen from here."""


class LibraryFindings(Struct, frozen=True, kw_only=True):
    """How much the library holds, the person's own files included."""

    exercises: int
    plans: int
    own: int
    """Files of the person's own that were found."""


class Findings(Struct, frozen=True, kw_only=True):
    """Everything found; all is well when ``problems`` is empty."""

    version: str
    well: bool
    folders: dict[str, Folder]
    store: StoreReport
    under_way: tuple[UnderWay, ...]
    set_aside: tuple[Path, ...]
    """Damaged or doubtful logs that were kept; nothing reads them any more."""
    held: Held | None
    library: LibraryFindings
    problems: tuple[str, ...]
    """One sentence each."""


def examine_all(places: Places) -> Findings:
    """Look at every file that RunStrength would use from these folders."""
    problems: list[str] = []
    store = examine(places.data)
    problems.extend(store.problems)
    under_way = tuple(_logs(places.data, problems))
    try:
        read_settings(places.config)
    except BadFile as error:
        problems.append(str(error))
    library = build(stamps_of((DATA, places.config)))
    problems.extend(str(fault) for fault in library.faults)
    folders = {
        name: Folder(path=path, exists=path.is_dir()) for name, path in msgspec.structs.asdict(places).items()
    }
    problems.extend(
        f"{folder.path} cannot be written; what belongs there is left out."
        for name, folder in folders.items()
        if name != "data" and folder.exists and not os.access(folder.path, os.W_OK | os.X_OK)
    )
    return Findings(
        version=__version__,
        well=not problems,
        folders=folders,
        store=store,
        under_way=under_way,
        set_aside=_aside(places.data / LIVE_FOLDER, under_way),
        held=_holder(places.data / LIVE_FOLDER / "lock"),
        library=LibraryFindings(
            exercises=len(library.exercises),
            plans=len(library.plans),
            own=len(stamps_of((places.config,))),
        ),
        problems=tuple(problems),
    )


def _logs(data: Path, problems: list[str]) -> Iterator[UnderWay]:
    """Yield what each log of a session under way tells; what is wrong with one goes to ``problems``."""
    try:
        files = logs(data, OsLayer())
    except OSError as error:
        problems.append(f"{data / LIVE_FOLDER} cannot be read ({error.strerror}).")
        return
    for file in files:
        try:
            found = read_log(file)
        except BadFile as error:
            problems.append(str(error))
            yield UnderWay(file=file)
            continue
        except OSError as error:
            problems.append(f"{file} cannot be read ({error.strerror}).")
            yield UnderWay(file=file)
            continue
        if found.damaged or found.lost:
            problems.append(f"{file} is damaged in the middle; everything in it that reads is kept.")
        session = fold(found.header, found.events)
        yield UnderWay(
            file=file,
            started_at=found.header.started_at,
            plan_name=found.header.plan_name,
            sets=session.sets_done,
            finished=session.ended is not None,
        )


def _aside(folder: Path, under_way: Sequence[UnderWay]) -> tuple[Path, ...]:
    """Return the logs that were kept under another name."""
    known = {log.file for log in under_way}
    return tuple(path for path in sorted(folder.glob("*.jsonl")) if path not in known)


def _holder(lock: Path) -> Held | None:
    """Return who has the session according to the lock file, None where nobody does or has died since."""
    try:
        holder = msgspec.json.decode(lock.read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    here = holder.host == os.uname().nodename[:64]
    if not holder.pid or (here and process_start(holder.pid) != holder.started):
        return None
    return Held(pid=holder.pid, host=holder.host, terminal=holder.tty, here=here)
