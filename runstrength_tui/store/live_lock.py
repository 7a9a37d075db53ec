"""One session under way per data folder: who has it, and how another terminal takes it over.

The kernel's lock decides (``flock``, freed however a process ends); what the file says is only for people
and for the choice of a process to end. The file itself is never replaced, so all lock the same one.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from runstrength_tui.errors import SessionHeld, StoreReadOnly
from runstrength_tui.store.os_layer import OsLayer, make_folder
from runstrength_tui.store.transaction import refusal

LIVE_FOLDER: Final = "live"
WAIT_S: Final = 2.0
"""How long a process is given to let go, after TERM and again after KILL."""

_PAUSE_S: Final = 0.05
_SIZE: Final = 512
"""Every holder writes as many bytes, so that one write replaces all that the last one left."""


class Holder(Struct, frozen=True, kw_only=True):
    """The process that has the session; all empty when the file does not say."""

    pid: int = 0
    started: str = ""
    """When the process started, as the system says it: a pid alone may belong to another one by now."""
    host: str = ""
    tty: str = ""


def this_process() -> Holder:
    """Return what the lock file says of this process."""
    pid = os.getpid()
    return Holder(pid=pid, started=process_start(pid) or "", host=os.uname().nodename[:64], tty=_tty()[:64])


def process_start(pid: int) -> str | None:
    """Return when a process of this host started, in the system's own words; None when there is none."""
    if not os.path.exists("/proc/self/stat"):
        return start_by_ps(pid)
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()[19].decode()
    except OSError:
        return None


def start_by_ps(pid: int) -> str | None:
    """Return when a process started where there is no /proc (macOS), None when there is none."""
    import subprocess

    try:
        done = subprocess.run(
            ["ps", "-o", "lstart=", "-p", str(pid)],
            capture_output=True,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            check=False,
            text=True,
        )
    except OSError:
        return None
    return done.stdout.strip() or None


def _tty() -> str:
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            return os.ttyname(descriptor)
    return ""


class LiveLock:
    """The right to write a data folder's session under way; held until released or the process ends."""

    def __init__(self, descriptor: int, system: OsLayer) -> None:
        """Only for ``acquire`` and ``take_over``."""
        self._descriptor: int | None = descriptor
        self._system = system

    @property
    def held(self) -> bool:
        """Whether it has not been released."""
        return self._descriptor is not None

    @classmethod
    def acquire(cls, folder: Path, system: OsLayer | None = None) -> LiveLock | Holder:
        """Return the lock of the data folder, or who has it.

        Raises StoreReadOnly where the folder cannot be written, NotStored when the disk refuses.
        """
        system = system or OsLayer()
        path = folder / LIVE_FOLDER / "lock"
        try:
            make_folder(system, path.parent)
            if not system.writable(path.parent):
                raise StoreReadOnly(
                    f"{path.parent} cannot be written, so no session can go on there; "
                    "what is stored can still be read."
                )
            descriptor = system.open(path, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise refusal(error, path) from error
        try:
            system.flock(descriptor)
        except BlockingIOError:
            holder = _read(system, descriptor)
            _close(system, descriptor)
            return holder
        except OSError as error:
            _close(system, descriptor)
            raise refusal(error, path) from error
        with contextlib.suppress(OSError):
            system.write(descriptor, msgspec.json.encode(this_process()).ljust(_SIZE - 1) + b"\n")
        return cls(descriptor, system)

    @classmethod
    def take_over(
        cls,
        folder: Path,
        holder: Holder,
        system: OsLayer | None = None,
        send: Callable[[int, int], None] = os.kill,
    ) -> LiveLock:
        """Return the lock after ending the process ``holder``, which may take 4 seconds.

        The process gets TERM, and KILL when it has not let go after 2 seconds (a stopped process ignores
        TERM); only while the file names it, and its start time is the one noted. Nothing but the acquired
        lock counts. Raises SessionHeld for a holder on another host, for one of this very process, when a
        third process was quicker, and when the lock stays held.
        """
        system = system or OsLayer()
        for number in (signal.SIGTERM, signal.SIGKILL):
            found = cls.acquire(folder, system)
            if isinstance(found, LiveLock):
                return found
            _check(found, holder)
            if process_start(holder.pid) == holder.started:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    send(holder.pid, number)
            until = system.monotonic() + WAIT_S
            while system.monotonic() < until:
                system.sleep(_PAUSE_S)
                found = cls.acquire(folder, system)
                if isinstance(found, LiveLock):
                    return found
        raise SessionHeld(
            "The session could not be taken over: the terminal that has it does not let go; nothing is lost, "
            "please finish or leave it there."
        )

    def release(self) -> None:
        """Let go; fine when that was done already."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            self._system.write(descriptor, b" " * (_SIZE - 1) + b"\n")
        _close(self._system, descriptor)


def held_sentence(holder: Holder) -> str:
    """Return who has the session and what can be done about it, in one sentence."""
    if holder.host and holder.host != os.uname().nodename[:64]:
        return f"The session under way is open on {holder.host}; please finish or leave it there."
    where = f" ({holder.tty})" if holder.tty else ""
    return (
        f"The session under way is open in another terminal{where}; finish or leave it there, or go on here."
    )


def _check(found: Holder, holder: Holder) -> None:
    if found != holder:
        raise SessionHeld("Another terminal took the session over just now; nothing is lost.")
    if holder.host != os.uname().nodename[:64] or holder.pid == os.getpid():
        raise SessionHeld(held_sentence(holder))
    if holder.pid <= 1 or not holder.started:
        raise SessionHeld(
            "The session under way is open elsewhere and does not say where; please finish or leave it there."
        )


def _read(system: OsLayer, descriptor: int) -> Holder:
    try:
        return msgspec.json.decode(system.read(descriptor, _SIZE), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Holder()


def _close(system: OsLayer, descriptor: int) -> None:
    with contextlib.suppress(OSError):
        system.close(descriptor)
