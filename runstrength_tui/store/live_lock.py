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
"""How long a process is given to let go: when it is asked, after TERM, and again after KILL."""
HAND_OVER: Final = signal.SIGURG
"""Asks a process for its session; one that does not know the request does not even notice."""

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
    unsaved: bool = False
    """It holds entries in memory that the disk refuses, so it must not be ended."""

    @property
    def elsewhere(self) -> bool:
        """Whether it runs on another host, out of reach."""
        return bool(self.host) and self.host != _host()

    @property
    def ended(self) -> bool:
        """Whether the process is known to be gone; of one on another host nothing is known."""
        if self.pid <= 0 or self.host != _host():
            return not self.pid
        try:
            with contextlib.suppress(PermissionError):
                os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        return False

    def is_process(self, other: Holder) -> bool:
        """Whether both are the same process, whatever else is said of it."""
        return (self.pid, self.started, self.host) == (other.pid, other.started, other.host)


def this_process() -> Holder:
    """Return what the lock file says of this process."""
    pid = os.getpid()
    return Holder(pid=pid, started=process_start(pid) or "", host=_host(), tty=_tty()[:64])


def _host() -> str:
    return os.uname().nodename[:64]


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
        self.handed_over = False
        """The holder before let go of it because it was asked to, so nothing came between."""

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
            system.write(descriptor, _line(this_process()))
        return cls(descriptor, system)

    @classmethod
    def take_over(
        cls,
        folder: Path,
        holder: Holder,
        system: OsLayer | None = None,
        send: Callable[[int, int], None] = os.kill,
    ) -> LiveLock:
        """Return the lock after having the process ``holder`` let go of it, which may take 6 seconds.

        The process is asked; when it has not let go after 2 seconds it gets TERM, and KILL after 2 more (a
        stopped process ignores TERM); only while the file names it, and its start time is the one noted.
        Nothing but the acquired lock counts. Raises SessionHeld for a holder on another host, for one of
        this very process, for one that cannot save what it holds, when a third process was quicker, and
        when the lock stays held.
        """
        system = system or OsLayer()
        for number in (HAND_OVER, signal.SIGTERM, signal.SIGKILL):
            found = cls.acquire(folder, system)
            if isinstance(found, LiveLock):
                return found
            _check(found, holder)
            if found.unsaved and number != HAND_OVER:
                raise SessionHeld(
                    "The other terminal holds entries that it cannot save, so it was left alone: "
                    "please see to it there; nothing is lost."
                )
            if found.pid and process_start(holder.pid) == holder.started:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    send(holder.pid, number)
            until = system.monotonic() + WAIT_S
            while system.monotonic() < until:
                system.sleep(_PAUSE_S)
                found = cls.acquire(folder, system)
                if isinstance(found, LiveLock):
                    found.handed_over = number == HAND_OVER
                    return found
                _check(found, holder)
        raise SessionHeld(
            "The session could not be taken over: the terminal that has it does not let go; nothing is lost, "
            "please finish or leave it there."
        )

    def write_holder(self, *, unsaved: bool = False) -> None:
        """Say in the file who has the session, and whether it holds what the disk refuses."""
        self._overwrite(msgspec.structs.replace(this_process(), unsaved=unsaved))

    def _overwrite(self, holder: Holder | None) -> None:
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            self._system.write(self._descriptor, _line(holder))

    def release(self) -> None:
        """Let go; fine when that was done already."""
        self._overwrite(None)
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            _close(self._system, descriptor)


def held_sentence(holder: Holder) -> str:
    """Return who has the session and what can be done about it, in one sentence."""
    if holder.elsewhere:
        return f"The session under way is open on {holder.host}; please finish or leave it there."
    where = f" ({holder.tty})" if holder.tty else ""
    return (
        f"The session under way is open in another terminal{where}; finish or leave it there, or go on here."
    )


def read_holder(folder: Path, system: OsLayer | None = None) -> Holder:
    """Return whom the lock file of a data folder names, without touching the lock; empty for nobody."""
    system = system or OsLayer()
    try:
        descriptor = system.open(folder / LIVE_FOLDER / "lock", os.O_RDONLY)
    except OSError:
        return Holder()
    try:
        return _read(system, descriptor)
    finally:
        _close(system, descriptor)


def _check(found: Holder, holder: Holder) -> None:
    """Raise SessionHeld where ``holder`` may not be asked, or is no longer the one to ask.

    A file that says nothing is that of a lock which changes hands at this moment.
    """
    if found.pid and not found.is_process(holder):
        raise SessionHeld("Another terminal took the session over just now; nothing is lost.")
    if holder.elsewhere or holder.pid == os.getpid():
        raise SessionHeld(held_sentence(holder))
    if holder.pid <= 1 or not holder.started or not holder.host:
        raise SessionHeld(
            "The session under way is open elsewhere and does not say where; please finish or leave it there."
        )


def _line(holder: Holder | None) -> bytes:
    """Return all that the lock file says; nothing for nobody."""
    return (msgspec.json.encode(holder) if holder else b"").ljust(_SIZE - 1) + b"\n"


def _read(system: OsLayer, descriptor: int) -> Holder:
    try:
        return msgspec.json.decode(system.read(descriptor, _SIZE), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Holder()


def _close(system: OsLayer, descriptor: int) -> None:
    with contextlib.suppress(OSError):
        system.close(descriptor)
