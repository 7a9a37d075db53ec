"""The lock between processes, and all of a change's tables in one write."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from runstrength_tui.errors import NotStored, RunStrengthError, StoreBusy, StoreReadOnly
from runstrength_tui.store.os_layer import OsLayer, Unsynced, make_folder

if TYPE_CHECKING:
    from runstrength_tui.store.storage import AtomicJSONStorage

LOCK_WAIT_S: Final = 3.0

_READ_ONLY: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def lock_path(file: Path) -> Path:
    """Return the file whose lock guards ``file``; it is never replaced, as ``file`` is."""
    return file.with_name(f"{file.name}.lock")


@contextlib.contextmanager
def locked(system: OsLayer, file: Path, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
    """Hold the lock of ``file`` (its real path); the kernel frees it when the process ends, however it ends.

    Raises StoreBusy when another process keeps it for ``wait_s`` seconds, and OSError.
    """
    lock = lock_path(file)
    until = system.monotonic() + wait_s
    while True:
        descriptor = system.open(lock, os.O_RDWR | os.O_CREAT)
        try:
            _acquire(system, descriptor, until)
            if system.fstat(descriptor).inode == system.stat(lock).inode:
                break
        except FileNotFoundError:
            pass  # removed while we waited: ours guards nothing any more
        except BaseException:
            _close(system, descriptor)
            raise
        _close(system, descriptor)
    try:
        yield
    finally:
        _close(system, descriptor)


def _acquire(system: OsLayer, descriptor: int, until: float) -> None:
    pause = 0.002
    while True:
        try:
            return system.flock(descriptor)
        except BlockingIOError:
            if system.monotonic() >= until:
                raise StoreBusy(
                    "Another RunStrength is busy with the store and has not let go for some seconds, "
                    "so nothing was stored; please try again."
                ) from None
        system.sleep(pause)
        pause = min(pause * 1.5, 0.05)


def _close(system: OsLayer, descriptor: int) -> None:
    with contextlib.suppress(OSError):
        system.close(descriptor)


@contextlib.contextmanager
def transaction(
    storage: AtomicJSONStorage, before_replace: Callable[[], None], *, always: bool = False
) -> Iterator[None]:
    """Make the changes of the ``with`` body one write, on top of what other processes stored.

    ``before_replace`` runs when the new file is on the disk and the old one still in place. An error, from
    the body or from the disk, leaves file and memory as they were. Raises StoreBusy, StoreReadOnly,
    NotStored and StoreUnreadable; ``always`` writes even when nothing changed.
    """
    system, path = storage.system, storage.path
    try:
        make_folder(system, path.parent)
        with locked(system, path):
            storage.begin()
            try:
                yield
                storage.commit(before_replace, always=always)
            finally:
                storage.end()
    except OSError as error:
        raise refusal(error, path) from error


def refusal(error: OSError, path: Path) -> RunStrengthError:
    """Return the sentence for a write that the system refused."""
    if isinstance(error, Unsynced):
        return NotStored(
            f"{path} was written, but the disk did not say that it will last ({error.strerror}); "
            "it is written again with the next try."
        )
    if error.errno in _READ_ONLY:
        return StoreReadOnly(f"{path.parent} cannot be written ({error.strerror}), so nothing was stored.")
    if error.errno in _FULL:
        return NotStored(
            f"The disk is full, so nothing was stored and {path} is as it was; "
            "please make room and try again."
        )
    return NotStored(
        f"Writing {path} failed ({error.strerror}), so nothing was stored and the file is as it was; "
        "please try again."
    )
