"""The system calls by which the store changes files, in one place so that tests may fail any of them."""

from __future__ import annotations

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
