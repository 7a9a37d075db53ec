"""The system calls by which the store changes files, in one place so that tests may fail or stop at any of them."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

FILE_MODE: Final = 0o600
FOLDER_MODE: Final = 0o700


class OsCalls:
    """The real calls; each raises OSError as the system does."""

    def open(self, path: Path, flags: int) -> int:
        """Open ``path`` for the owner alone, never through a symbolic link, and return the descriptor."""
        return os.open(path, flags | os.O_NOFOLLOW, FILE_MODE)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write once; fewer bytes than given may have been taken."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """Wait until the device has what was written."""
        os.fsync(descriptor)

    def links(self, descriptor: int) -> int:
        """How many names the open file has; 0 when it was deleted under us."""
        return os.fstat(descriptor).st_nlink

    def close(self, descriptor: int) -> None:
        """Give the descriptor back."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give ``source`` the name ``target`` in one step."""
        os.replace(source, target)

    def unlink(self, path: Path) -> None:
        """Remove one name."""
        os.unlink(path)

    def make_folder(self, path: Path) -> None:
        """Make a folder, with those above it, for the owner alone; fine when it is there."""
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Make the names in a folder last."""
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.fsync(descriptor)
        finally:
            os.close(descriptor)


SYSTEM: Final = OsCalls()


def write_all(calls: OsCalls, descriptor: int, data: bytes) -> None:
    """Write every byte, in as many calls as it takes; raises OSError."""
    rest = memoryview(data)
    while rest:
        taken = calls.write(descriptor, bytes(rest))
        rest = rest[taken:]


def replace_whole(calls: OsCalls, path: Path, data: bytes, flags: int = 0) -> int:
    """Put a file of ``data`` at ``path`` so that a crash leaves the old or the new one, never a part.

    Returns the new file's descriptor, open for writing with ``flags``. Raises OSError; the file at ``path``
    is then the old one, or the new one not yet known to last.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    with contextlib.suppress(FileNotFoundError):
        calls.unlink(temporary)
    descriptor = calls.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | flags)
    try:
        write_all(calls, descriptor, data)
        calls.fsync(descriptor)
        calls.replace(temporary, path)
        calls.sync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            calls.close(descriptor)
        with contextlib.suppress(OSError):
            calls.unlink(temporary)
        raise
    return descriptor
