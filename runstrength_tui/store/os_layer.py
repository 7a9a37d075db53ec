"""Reading and replacing whole files so that a crash, a full disk or another program cannot tear them."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from runstrength_tui.store.os_calls import OsCalls

_TEMPORARY: Final = ".tmp"
_NEW_FILE: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    inode: int
    size: int
    mtime_ns: int


class Unsynced(OSError):
    """The new file is in place, but its folder is not synced: a power cut may bring the old one back."""


class OsLayer(OsCalls):
    """What the table file needs of the system beyond writing: looking, reading, locking and waiting."""

    def realpath(self, path: Path) -> Path:
        """Return where a chain of links ends, whether anything is there or not."""
        return Path(os.path.realpath(path))

    def stat(self, path: Path) -> Stamp:
        """Return the stamp of the file at ``path``, following links."""
        found = os.stat(path)
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def fstat(self, descriptor: int) -> Stamp:
        """Return the stamp of an open file."""
        found = os.fstat(descriptor)
        return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def read(self, descriptor: int, size: int) -> bytes:
        """Read up to ``size`` bytes; none at the end."""
        return os.read(descriptor, size)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; refused where ``target`` is there."""
        os.link(source, target)

    def flock(self, descriptor: int) -> None:
        """Take the whole file's lock, or raise BlockingIOError at once."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return os.listdir(folder)

    def writable(self, folder: Path) -> bool:
        """Whether files can be made in ``folder``."""
        return os.access(folder, os.W_OK | os.X_OK)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def monotonic(self) -> float:
        """Return seconds on a clock that never jumps."""
        return time.monotonic()


def exists(system: OsLayer, path: Path) -> bool:
    """Whether something is at ``path``; anything but "no such file" is raised."""
    try:
        system.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def names(system: OsLayer, folder: Path) -> list[str]:
    """Return the sorted names in ``folder``, none where there is no folder."""
    try:
        return sorted(system.names(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def make_folder(system: OsLayer, folder: Path) -> None:
    """Make ``folder`` where it is missing, 0700, so that it lasts; an existing one keeps its mode."""
    if not exists(system, folder):
        system.make_folder(folder)
        sync_names(system, folder.parent)


def read_whole(system: OsLayer, path: Path) -> tuple[bytes, Stamp]:
    """Return a file's bytes and their stamp, reading again where another program wrote meanwhile."""
    descriptor = system.open(path, os.O_RDONLY)
    try:
        for _ in range(5):
            before = system.fstat(descriptor)
            parts = []
            while part := system.read(descriptor, max(before.size, 1)):
                parts.append(part)
            data = parts[0] if len(parts) == 1 else b"".join(parts)
            if system.fstat(descriptor) == before and len(data) == before.size:
                return data, before
            system.close(descriptor)
            descriptor = -1
            descriptor = system.open(path, os.O_RDONLY)
        raise OSError(errno.EBUSY, "another program keeps writing it")
    finally:
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                system.close(descriptor)


def write_atomically(
    system: OsLayer, path: Path, data: bytes, before_replace: Callable[[], None] | None = None
) -> Stamp:
    """Put ``data`` at ``path`` whole or not at all, 0600 and synced; return its stamp.

    ``before_replace`` runs when the new file is safely on the disk and the old one still in place.
    Raises OSError with nothing changed and nothing left over, or ``Unsynced``.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}{_TEMPORARY}")
    try:
        descriptor = system.open(temporary, _NEW_FILE)
        try:
            done = system.write(descriptor, data)
            while done < len(data):
                done += system.write(descriptor, data[done:])
            system.fsync(descriptor)
            stamp = system.fstat(descriptor)
        finally:
            system.close(descriptor)
        if before_replace is not None:
            before_replace()
        system.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            system.unlink(temporary)
        raise
    try:
        sync_names(system, path.parent)
    except OSError as error:
        raise Unsynced(error.errno, error.strerror) from error
    return stamp


def write_lightly(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` whole or not at all, 0600, for what may be lost with the power.

    Raises OSError with nothing left over.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def sync_names(system: OsLayer, folder: Path) -> None:
    """Make renames in ``folder`` survive a power cut, where its file system can sync folders at all."""
    try:
        system.sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def leftovers(system: OsLayer, folder: Path, start: str) -> list[Path]:
    """Return the temporary files that killed writers of files named ``start``... left in ``folder``."""
    return [
        folder / name
        for name in names(system, folder)
        if name.startswith(f".{start}") and name.endswith(_TEMPORARY)
    ]


def clean(system: OsLayer, folder: Path, start: str) -> None:
    """Remove what killed writers left; only to be called under the lock, when no writer is at work."""
    with contextlib.suppress(OSError):
        for path in leftovers(system, folder, start):
            system.unlink(path)
