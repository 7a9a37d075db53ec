"""A file system in memory that knows what a power cut would leave: the store's second home in tests."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from runstrength_tui.store.os_layer import OsLayer, Stamp


class Inode:
    """A file's content: as programs see it, and as it was last synced."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.data = b""
        self.synced = b""
        self.mtime_ns = 0
        self.holder: int | None = None


Rename = tuple[Path | None, Path | None, Inode]
"""A name that went from one place (None: new) to another (None: removed) and is not synced yet."""


class MemoryOs(OsLayer):
    """Folders and files in memory; names last when their folder is synced, content when the file is."""

    def __init__(self, folder: Path) -> None:
        self.folders = {folder, *folder.parents}
        self.files: dict[Path, Inode] = {}
        self.lasting: dict[Path, Inode] = {}
        self.pending: list[Rename] = []
        self.open_files: dict[int, tuple[Inode, int]] = {}
        self.ticks = itertools.count(1)
        self.clock = 0.0
        self.may_write = True

    def realpath(self, path: Path) -> Path:
        return path

    def _inode(self, path: Path) -> Inode:
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return self.files[path]

    def _stamp(self, inode: Inode) -> Stamp:
        return Stamp(inode.number, len(inode.data), inode.mtime_ns)

    def stat(self, path: Path) -> Stamp:
        return Stamp(0, 0, 0) if path in self.folders else self._stamp(self._inode(path))

    def fstat(self, descriptor: int) -> Stamp:
        return self._stamp(self.open_files[descriptor][0])

    def open(self, path: Path, flags: int) -> int:
        if path.parent not in self.folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        if flags & os.O_EXCL and path in self.files:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        if flags & os.O_CREAT and path not in self.files:
            inode = self.files[path] = Inode(next(self.ticks))
            self.pending.append((None, path, inode))
        descriptor = next(self.ticks)
        self.open_files[descriptor] = (self._inode(path), 0)
        return descriptor

    def read(self, descriptor: int, size: int) -> bytes:
        inode, at = self.open_files[descriptor]
        part = inode.data[at : at + size]
        self.open_files[descriptor] = (inode, at + len(part))
        return part

    def write(self, descriptor: int, data: bytes) -> int:
        inode, at = self.open_files[descriptor]
        taken = data[: max(1, len(data) // 2)]
        inode.data = inode.data[:at] + taken
        inode.mtime_ns = next(self.ticks)
        self.open_files[descriptor] = (inode, at + len(taken))
        return len(taken)

    def fsync(self, descriptor: int) -> None:
        inode, _ = self.open_files[descriptor]
        inode.synced = inode.data

    def close(self, descriptor: int) -> None:
        inode, _ = self.open_files.pop(descriptor)
        if inode.holder == descriptor:
            inode.holder = None

    def replace(self, source: Path, target: Path) -> None:
        inode = self.files.pop(source)
        self.files[target] = inode
        self.pending.append((source, target, inode))

    def link(self, source: Path, target: Path) -> None:
        if target in self.files:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        self.files[target] = self._inode(source)
        self.pending.append((None, target, self.files[target]))

    def unlink(self, path: Path) -> None:
        inode = self._inode(path)
        del self.files[path]
        self.pending.append((path, None, inode))

    def flock(self, descriptor: int) -> None:
        inode, _ = self.open_files[descriptor]
        if inode.holder not in (None, descriptor):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        inode.holder = descriptor

    def make_folder(self, path: Path) -> None:
        self.folders |= {path, *path.parents}

    def sync_folder(self, path: Path) -> None:
        for change in self.pending:
            _apply(self.lasting, change, path)
        self.pending = [change for change in self.pending if not _inside(change, path)]

    def names(self, folder: Path) -> list[str]:
        if folder not in self.folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        return [path.name for path in self.files if path.parent == folder]

    def writable(self, folder: Path) -> bool:
        return self.may_write

    def sleep(self, seconds: float) -> None:
        self.clock += seconds

    def monotonic(self) -> float:
        return self.clock

    def put(self, path: Path, data: bytes) -> None:
        """Place a file as another program would have, long ago."""
        inode = Inode(next(self.ticks))
        inode.data = inode.synced = data
        self.files[path] = self.lasting[path] = inode

    def after_power_cuts(self) -> Iterator[MemoryOs]:
        """Yield every state of the disk: any unsynced names, unsynced content torn in three ways."""
        for chosen in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.lasting)
            for change, kept in zip(self.pending, chosen, strict=True):
                if kept:
                    _apply(names, change, None)
            for torn in ("old", "half", "zeros"):
                survivor = MemoryOs(Path("/"))
                survivor.folders = set(self.folders)
                for path, inode in names.items():
                    survivor.put(path, _torn(inode, torn))
                yield survivor


def _inside(change: Rename, folder: Path) -> bool:
    return any(path is not None and path.parent == folder for path in change[:2])


def _apply(names: dict[Path, Inode], change: Rename, folder: Path | None) -> None:
    source, target, inode = change
    if folder is None or _inside(change, folder):
        if source is not None:
            names.pop(source, None)
        if target is not None:
            names[target] = inode


def _torn(inode: Inode, how: str) -> bytes:
    if inode.data == inode.synced or how == "old":
        return inode.synced
    return inode.data[: len(inode.data) // 2] if how == "half" else bytes(len(inode.data))
